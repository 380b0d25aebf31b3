"""What a text suggests, sentence by sentence, and what it does not."""

from __future__ import annotations

import importlib.metadata
from importlib.metadata import EntryPoint

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.brief.shapes import Json
from briefkit.core.dates.dates import parse_date
from briefkit.core.edit.suggested import misfit
from briefkit.core.registry.registry import Registry, parse_registry
from briefkit.errors import BriefkitError
from briefkit.importers.suggestions.enumerations import disputed_in
from briefkit.importers.suggestions.suggest import suggestions_for
from briefkit.importers.suggestions.suggestion import CAPTION, HEADING, QUESTION, Passage, SourceText, Suggestion
from briefkit.installed.plugins import SUGGESTERS

REGISTRY = parse_registry("""
topics: {fees: {title: Harbour fees, titles: {de: Hafengebühren}}, energy: {title: Energy}}
parties:
  us: {title: United States, aliases: [USA, Washington]}
  port: {title: Port Authority}
  lomna: {title: Lomna, titles: {de: Lomnien}}
issues:
  port-fees: {title: Port fees, question: Should port fees be raised?}
  dredging: {title: Dredging of the channel}
  start: {title: New START, aliases: [start]}
events:
  harbour-summit: {title: Harbour summit, date: "2024-05-11", place: Portsea}
people: {ada-brenner: {name: Ada Brenner}}
""")[0]


def found(
    *texts: str | Passage,
    registry: Registry = REGISTRY,
    language: str = "en",
    date: str = "2024-04",
    people: tuple[str, ...] = (),
) -> list[Suggestion]:
    passages = tuple(text if isinstance(text, Passage) else Passage(text, at="line 1") for text in texts)
    text = SourceText(passages, language=language, date=parse_date(date), people=people)
    return list(suggestions_for(text, registry).suggestions)


def values(kind: str, *texts: str | Passage, **more: Json) -> list[Json]:
    return [item.value for item in found(*texts, **more) if item.kind == kind]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Washington waits. Then Washington's envoy leaves.", ["us"]),
        ("The U.S. fleet and US banks are affected.", ["us"]),
        ("They told us that us fishermen pay.", []),
        ("The meeting in Washington was followed by one in Washington, too.", []),
        ("Lomnian officials met other Lomnians.", ["lomna"]),
        ("LOMNA. Lomna’s minister.", ["lomna"]),
        ("Russian and Russian-made pumps.", ["russia"]),
        ("The port authority decides, and the Port Authority pays.", ["port"]),
        ("Nobody names anybody.", []),
        ("The United States and Lomna should meet.", ["us", "lomna"]),
        ("The EU, Lomna and Ukraine wait.", ["eu", "lomna", "ukraine"]),
        ("The port of Lomna and its pilots wait.", []),
    ],
)
def test_parties(text: str, ids: list[str]) -> None:
    assert values("parties", text) == ids


def test_a_party_is_suggested_once_with_its_mentions() -> None:
    (suggestion,) = [item for item in found("Lomna waits. Lomna pays. Lomna sleeps.") if item.kind == "parties"]
    assert (suggestion.quote, suggestion.at) == ("Lomna waits.", "line 1")
    assert "3 mentions" in suggestion.because


@pytest.mark.parametrize(
    ("passages", "ids"),
    [
        (["Harbour fees rise."], ["fees"]),
        (["Die Hafengebühren steigen. Hafengebühren!"], ["fees"]),
        (["Energy is mentioned."], []),
        ([Passage("Energy", HEADING), "It is cold."], ["energy"]),
    ],
)
def test_topics(passages: list[str | Passage], ids: list[str]) -> None:
    assert values("topics", *passages) == ids


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("The two differ on fees, pilots and the dredging of the port.", ["fees", "pilots", "dredging of the port"]),
        ("Disputes over water, fish or both continue.", ["water", "fish"]),
        ("There is a dispute over the island.", ["island"]),
        ("They remain deeply divided over the pilots' pay, which nobody knows.", ["pilots' pay"]),
        ("Issues ranging from fees to pilots and fog to ice were raised.", ["fees", "pilots", "fog", "ice"]),
        ("They plan to withdraw from the 1987 Coastal Waters (CWA) treaty.", ["Coastal Waters (CWA) treaty"]),
        ("Areas that are in dispute, such as the conflicts in Lomna and Portsea, remain.",
         ["conflict in Lomna", "conflict in Portsea"]),
        ("Die Seiten sind uneins über Gebühren, Lotsen und die Fahrrinne.", ["Gebühren", "Lotsen", "Fahrrinne"]),
        ("Issues such as the gas transit remain open.", ["gas transit"]),
        ("Contentious issues include fees and pilots.", ["fees", "pilots"]),
        ("They disagree over tariffs (steel, aluminium), visas and the so-called \"red line\".",
         ["tariffs", "visas", "red line"]),
        ("They differ on “fair, equal” fees and the so-called grey fleet (which grows).",
         ["“fair, equal” fees", "grey fleet"]),
        ("They differ on fees (old and", ["fees"]),
        ("The two differ on fees; on permits; and on quotas.", ["fees", "permits", "quotas"]),
        ("They clash over quotas, e.g. herring, and then over the pilots.", ["quotas", "herring", "pilots"]),
        ("They withdrew from the INF treaty, broke the Coast Pact and left the Open Skies Treaty.",
         ["INF treaty", "Coast Pact", "Open Skies Treaty"]),
        ("Die Seiten streiten über Kontrollen, Tarife und die Leitung nach Lomna.",
         ["Kontrollen", "Tarife", "Leitung nach Lomna"]),
        ("They are divided over whether to raise fees, cut pilots and close the port.", []),
        ("They disagree over the", []),
        ("They agree on everything.", []),
        ("There is a dispute over this.", []),
        ("He differs from her in age.", []),
    ],
)  # fmt: skip
def test_what_is_disputed(sentence: str, items: list[str]) -> None:
    assert [item.text for item in disputed_in(sentence)] == items


def test_issues_have_the_id_of_the_registry_or_a_new_one() -> None:
    text = "The parties disagree over port fees, the pilots' pay and dredging of the channel."
    assert values("issues", text) == [
        {"id": "port-fees"},
        {"id": "pilots-pay", "title": "Pilots' pay"},
        {"id": "dredging"},
    ]
    assert values("issues", "The talks start late. They start again, and start.") == []


@pytest.mark.parametrize(
    ("passage", "value"),
    [
        ("The Nordic summit in Skagen on 3 June 2024 was short.",
         {"id": "nordic-summit-2024", "title": "Nordic summit", "date": "2024-06-03", "place": "Skagen"}),
        ("Its parliamentary elections on 9 May are next.", None),
        ("The Lomnian elections on 9 May are next.",
         {"id": "lomnian-elections-2024", "title": "Lomnian elections", "date": "2024-05-09"}),
        ("After the Nordic summit in March, nothing moved.",
         {"id": "nordic-summit-2024", "title": "Nordic summit", "date": "2024-03"}),
        ("The Harbour summit will be on 11 May.", {"id": "harbour-summit"}),
        ("A meeting was held in Portsea on 11 May 2024.", {"id": "harbour-summit", "date": "2024-05-11"}),
        (Passage("The two ministers meet in Skagen, Denmark, on May 3, 2024.", CAPTION),
         {"id": "skagen-2024", "title": "Meeting in Skagen", "date": "2024-05-03", "place": "Skagen"}),
        ("They met, and on 3 June 2024 it rained.", None),
        ("Talks in Skagen were held on 3 June 2024.",
         {"id": "skagen-2024", "title": "Talks in Skagen", "date": "2024-06-03", "place": "Skagen"}),
        ("Lomna holds a parliamentary election on 3 June 2024.",
         {"id": "lomna-2024", "title": "Election in Lomna", "date": "2024-06-03", "place": "Lomna"}),
        ("In spring, Lomna will hold early elections in May 2024.",
         {"id": "lomna-2024", "title": "Elections in Lomna", "date": "2024-05", "place": "Lomna"}),
        ("Lomna hosted talks on 3 June 2024.",
         {"id": "lomna-2024", "title": "Talks in Lomna", "date": "2024-06-03", "place": "Lomna"}),
        ("Skagen and Lomna held an election on 3 June 2024.", None),
        ("Lomna held talks on 3 June 2024.", None),
    ],
)  # fmt: skip
def test_events(passage: str | Passage, value: Json) -> None:
    assert values("events", passage) == ([value] if value else [])


def test_days_without_a_year_need_a_known_month() -> None:
    assert values("events", "The Lomnian elections on 9 May are next.", date="2024") == []


@pytest.mark.parametrize(
    ("text", "holder", "position"),
    [
        ("Lomna rejects any port fees above 3 euros.", "lomna", {"says": "Rejects any port fees above 3 euros"}),
        ("Lomna wants port fees raised by a tenth.", "lomna",
         {"says": "Wants port fees raised by a tenth", "stance": "supports"}),
        ("Lomna opposes raised port fees, but pays.", "lomna",
         {"says": "Opposes raised port fees", "stance": "opposes"}),
        ("Washington is ready to discuss port fees.", "us", {"says": "Is ready to discuss port fees"}),
        ("Lomnian officials do not want port fees raised.", "lomna", {"says": "Do not want port fees raised"}),
        ("Ada Brenner calls for lower port fees.", "ada-brenner", {"says": "Calls for lower port fees"}),
        ("If Lomna rejects the port fees, all is lost.", "", {}),
        ("Lomna wants peace and quiet.", "", {}),
        ("Does Lomna reject port fees?", "", {}),
    ],
)  # fmt: skip
def test_positions(text: str, holder: str, position: Json) -> None:
    expected = [{"id": "port-fees", "positions": {holder: position}}] if holder else []
    assert values("positions", text) == expected


def test_a_heading_names_the_issue() -> None:
    assert values("positions", Passage("Port fees", HEADING), "Lomna demands a delay of two years.") == [
        {"id": "port-fees", "positions": {"lomna": {"says": "Demands a delay of two years"}}}
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It is unlikely that the two sides will agree.",
         {"claim": "The two sides will agree", "stated_as": "It is unlikely that the two sides will agree",
          "term": "unlikely", "scale": "icd203"}),
        ("The fog is thick, and Lomna is very likely to close its port by the end of 2024.",
         {"claim": "Lomna will close its port by the end of 2024",
          "stated_as": "Lomna is very likely to close its port by the end of 2024", "term": "very likely",
          "scale": "icd203", "due": "2024"}),
        ("The port will probably close before the summit.",
         {"claim": "The port will close before the summit",
          "stated_as": "The port will probably close before the summit",
          "term": "likely", "scale": "icd203", "horizon": "before the summit"}),
        ("The port is not likely to close.", None),
        ("There is a 30 percent chance that the port will close.",
         {"claim": "The port will close", "stated_as": "There is a 30 percent chance that the port will close",
          "probability": 0.3}),
        ("If nobody pays, the port will close in June.",
         {"claim": "The port will close in June", "stated_as": "the port will close in June",
          "condition": "nobody pays", "due": "2024-06"}),
        ("Unless fees fall, it is likely that the port will close.",
         {"claim": "The port will close", "stated_as": "it is likely that the port will close", "term": "likely",
          "scale": "icd203", "condition": "unless fees fall"}),
        ("Until fees fall, ships will stay away.",
         {"claim": "Ships will stay away until fees fall", "stated_as": "Until fees fall, ships will stay away",
          "horizon": "until fees fall"}),
        ("It is likely that the tariff will rise until 2027.",
         {"claim": "The tariff will rise until 2027",
          "stated_as": "It is likely that the tariff will rise until 2027", "term": "likely", "scale": "icd203",
          "due": "2027"}),
        ("Until 2027, it is likely that the tariff will rise.",
         {"claim": "The tariff will rise until 2027",
          "stated_as": "Until 2027, it is likely that the tariff will rise", "term": "likely", "scale": "icd203",
          "due": "2027"}),
        ("The port is likely to stay closed, although nobody pays, until fees fall.", None),
        ("No side is likely to yield.",
         {"claim": "No side will yield", "stated_as": "No side is likely to yield", "term": "likely",
          "scale": "icd203"}),
        ("If nobody pays, however, the port will close.",
         {"claim": "The port will close", "stated_as": "the port will close", "condition": "nobody pays"}),
        ("It is likely that repairs will take longer than in 2023.",
         {"claim": "Repairs will take longer than in 2023",
          "stated_as": "It is likely that repairs will take longer than in 2023", "term": "likely",
          "scale": "icd203"}),
        ("The port could close.", None),
        ("If nobody pays, the port could close.", None),
        ("The minister said that it is unlikely that the port will close.", None),
        ("“It is unlikely that the port will close.”", None),
        ("Is it likely that the port will close?", None),
        ("It may be likely or unlikely that they agree.", None),
        ("The port will close.", None),
        ("Until then nobody pays, and so everybody will.", None),
    ],
)  # fmt: skip
def test_judgments(text: str, value: Json) -> None:
    assert values("judgments", text) == ([{"id": "j1"} | value] if value else [])


def test_the_only_author_judges() -> None:
    text = "It is unlikely that the two sides will agree."
    assert values("judgments", text, people=("ada",))[0]["by"] == "ada"
    assert "by" not in values("judgments", text, people=("ada", "ben"))[0]
    assert values("judgments", Passage(text, QUESTION)) == []


def test_german_and_french_estimates_are_quoted_without_a_term() -> None:
    (value,) = values("judgments", "Die Gespräche werden wahrscheinlich bis Herbst dauern.", language="de")
    assert value["claim"] == "Die Gespräche werden bis Herbst dauern"
    assert "term" not in value
    assert values("judgments", "Los puertos cerrarán probablemente.", language="es") == []


WORDS = st.sampled_from(
    [
        *("Lomna", "Washington", "US", "us", "it is unlikely that", "likely to", "will probably", "if", "unless", ","),
        *(".", "“", "”", "?", "U.S.", "differ on", "fees", "and", "over", "issues such as", "ranging from", "to", ";"),
        *("3 May 2024", "summit in Portsea", "wants", "rejects", "port fees", "withdraw from the 1987", "Treaty"),
        *("(INF)", ":", "—", "not", "by the end of 2024", "Russia’s", "There is a 30 % chance that", "\n", "-", "’"),
    ]
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_every_quotation_is_in_the_text(text: str) -> None:
    for suggestion in found(text):
        assert suggestion.quote in text
        assert suggestion.because
        assert not misfit(suggestion.add, suggestion.value)


def test_hostile_text_takes_no_time() -> None:
    for piece in (
        "Lomna wants ",
        "if ",
        "issues such as a, ",
        "it is unlikely that ",
        "in May ",
        "a-",
        "U.S.",
        ", and ",
    ):
        found(*[piece * (20_000 // len(piece))] * 5)


def suggester(text: SourceText, registry: Registry) -> list[Suggestion]:
    """As docs/review.md shows."""
    return [
        Suggestion("topics", "fees", "Harbour fees\n rise", "a model says so"),
        Suggestion("topics", "fees", "Never said", "a model says so"),
        Suggestion("events", ["x"], "Harbour", "a model says so"),
        Suggestion("title", "T", "Harbour", "a model says so"),
        "nonsense",  # type: ignore[list-item]
    ]


def failing(text: SourceText, registry: Registry) -> list[Suggestion]:
    """It fails."""
    raise RuntimeError("no network")


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [
        EntryPoint(name, f"tests.importers.suggestions.test_suggestions:{name}", SUGGESTERS)
        for name in ("suggester", "failing")
    ]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: points if group == SUGGESTERS else [])


@pytest.mark.usefixtures("installed")
def test_other_packages_may_suggest_what_they_can_quote() -> None:
    text = SourceText((Passage("Harbour fees rise.", at="p. 2"),))
    answer = suggestions_for(text, Registry(), ["suggester", "failing"])
    (one,) = [item for item in answer.suggestions if item.by]
    assert (one.by, one.at, one.value) == ("suggester", "p. 2", "fees")
    assert len(answer.notes) == 5
    assert answer.notes[-1] == "the suggester “failing” failed: RuntimeError: no network"
    assert not suggestions_for(text, Registry()).notes


@pytest.mark.usefixtures("installed")
def test_an_unknown_suggester_is_refused() -> None:
    with pytest.raises(BriefkitError, match="there is no suggester"):
        suggestions_for(SourceText(()), Registry(), ["sugester"])
