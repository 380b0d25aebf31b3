"""The registry."""

from __future__ import annotations

import json

import pytest

from briefkit.core.registry.names import StoredNames, names_to_json
from briefkit.core.registry.registry import parse_registry
from briefkit.core.registry.stored import registry_from_json, registry_to_json

TEXT = """\
parties:
  us: {title: United States, titles: {de: Vereinigte Staaten}, aliases: [USA, Washington]}
  us-congress: {title: US Congress, parent: us}
  senate: {parent: us-congress}
topics:
  trade: Trade
  empty:
events: {g20: {title: G20, date: "2018-11-30/2018-12-01", status: held}}
people: {b-expert: {name: B. Expert}}
"""


def test_words_resolve_to_ids() -> None:
    registry, findings = parse_registry(TEXT)
    assert not findings
    for word in ("us", "USA", "washington", "United States", "vereinigte staaten"):
        assert registry.resolve("parties", word) == "us"
    assert registry.resolve("parties", "mars") == "mars"
    assert not registry.knows("parties", "mars")
    assert registry.title("parties", "usa", "de-AT") == "Vereinigte Staaten"
    assert registry.title("parties", "usa", "fr") == "United States"
    assert registry.title("topics", "trade") == "Trade"
    assert registry.title("topics", "empty") == "empty"
    assert registry.title("people", "b-expert") == "B. Expert"
    assert registry.parts("parties", "us") == {"us", "us-congress", "senate"}


def test_a_registry_comes_back_from_where_it_is_stored() -> None:
    """With all that an entry may say, keys of the library's own, and the order of the file."""
    text = TEXT.replace("status: held", 'status: held, status_on: "2018-12", place: Rome')
    text = text.replace("B. Expert}", "B. Expert}, zebra: {name: Zed, affiliation: [odd], desk: {lead: A}}, aa: Ann")
    registry, _ = parse_registry(f"{text}issues: {{dam: {{title: The dam, question: Fill it?, aliases: gerd}}}}\n")
    stored = registry_from_json(json.loads(json.dumps(registry_to_json(registry))))
    assert stored.sections == registry.sections
    assert repr(stored.sections) == repr(registry.sections)
    assert [*stored.ids("people")] == ["b-expert", "zebra", "aa"]
    assert registry_from_json({}).sections == parse_registry("")[0].sections


BOTH = """\
parties: {us: {aliases: [USA]}, expert: {title: The expert group}}
people: {expert: {name: E. Xpert}, b-expert: {name: B. Expert}}
"""


@pytest.mark.parametrize("stored", [False, True])
@pytest.mark.parametrize(
    ("word", "people", "section"),
    [
        ("USA", (), "parties"),
        ("B. Expert", (), "people"),
        ("mars", (), "parties"),  # unknown: a party that is not registered
        ("mars", ("mars",), "people"),  # an author or expert of the brief
        ("usa", ("usa",), "parties"),  # parties come first
        ("expert", ("expert",), "parties"),
    ],
)
def test_a_holder_is_a_party_first(word: str, people: tuple[str, ...], section: str, *, stored: bool) -> None:
    registry, _ = parse_registry(BOTH)
    names = StoredNames(names_to_json(registry)) if stored else registry
    assert names.holder_section(word, people) == section


def test_what_does_not_fit_is_reported_and_the_rest_kept() -> None:
    registry, findings = parse_registry("parties: [a]\nplaces: {x: y}\ntopics: {t: [1]}\nevents: {e: {date: soon}}\n")
    assert [finding.line for finding in findings] == [1, 2, 3, 4]
    assert list(registry.ids("events")) == ["e"]
    assert parse_registry("- a")[1]
    assert not parse_registry("")[1]
