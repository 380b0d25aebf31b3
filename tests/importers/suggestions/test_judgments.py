"""What a suggested judgment claims is what its sentence says, and is due when that says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.brief.shapes import Json
from briefkit.core.dates.dates import parse_date
from briefkit.core.registry.registry import Registry
from briefkit.importers.suggestions.due import due_in
from briefkit.importers.suggestions.suggest import suggestions_for
from briefkit.importers.suggestions.suggestion import Passage, SourceText


def judgments(text: str, language: str = "en") -> list[Json]:
    source = SourceText((Passage(text, at="line 1"),), language=language, date=parse_date("2025-05-12"))
    return [item.value for item in suggestions_for(source, Registry()).suggestions if item.kind == "judgments"]


CLAUSES = st.sampled_from(["Mexico will sign", "the port will not close", "the talks collapse by March 2026"])
DENIED = st.sampled_from(
    [
        *("It is not likely that {}", "It is no longer likely that {}", "It is hardly likely that {}"),
        *("It isn’t likely that {}", "It is scarcely likely that {}", "It is by no means likely that {}"),
        *("It is far from likely that {}", "It is less likely that {}", "It is not very likely that {}"),
        *("It is not unlikely that {}", "It is not improbable that {}", "It is never probable that {}"),
        *("It is anything but likely that {}", "It is neither likely nor planned that {}", "Is it likely that {}"),
        *("We do not expect that it is likely that {}", "I doubt that it is likely that {}"),
        *("We do not think it is likely that {}", "Not that it is likely that {}", "It is doubtful that {}"),
        *("Nobody here thinks it is likely that {}", "It is as likely as not that {}", "It could be likely that {}"),
        *("It would be wrong to think that it is likely that {}", "It is improbable that {}"),
        *("There is no chance that {}", "There is no 30 per cent chance that {}", "There is a slim chance that {}"),
        *("There is little probability that {}", "We do not see that there is a 70 percent chance that {}"),
        *("We do not think — as others do — that it is likely that {}", "It would not be likely that {}"),
        *("It is a mistake that it is likely that {}", "Under these terms it is unlikely not to be so that {}"),
    ]
)


@given(DENIED, CLAUSES, st.sampled_from([".", " if the tariffs stay.", " until 2027.", ", but time is short."]))
def test_an_estimate_that_is_denied_or_doubted_claims_nothing(opening: str, clause: str, end: str) -> None:
    for sentence in (opening.format(clause), f"For now, {opening[0].lower()}{opening[1:].format(clause)}"):
        for value in judgments(f"{sentence}{end}"):
            assert value.get("term", "") in ("unlikely", "very unlikely")


@pytest.mark.parametrize(
    "sentence",
    [
        "Mexico is not likely to sign.",
        "Mexico is hardly likely to sign.",
        "Mexico isn’t likely to sign.",
        "Mexico is no longer likely to sign.",
        "Mexico is no more likely to sign.",
        "Mexico is as likely to sign as Canada.",
        "Mexico is not unlikely to sign.",
        "No side is unlikely to sign.",
        "We doubt that Mexico is likely to sign.",
        "We do not believe that Mexico is likely to sign.",
        "It is not true that Mexico will probably sign.",
        "We do not expect that Mexico will probably sign.",
        "We do not expect that Mexico will sign if the tariffs stay.",
        "We doubt Mexico will sign unless the tariffs fall.",
        "If the tariffs stay, it is hardly likely that Mexico will sign.",
    ],
)
def test_no_form_of_an_estimate_is_turned_round(sentence: str) -> None:
    assert judgments(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "claim", "term"),
    [
        ("It is still very likely that Mexico will sign.", "Mexico will sign", "very likely"),
        ("It is unlikely that Mexico will not sign.", "Mexico will not sign", "unlikely"),
        ("It is likely that Mexico will not sign.", "Mexico will not sign", "likely"),
        ("There is no deal yet, and it is likely that Mexico will sign.", "Mexico will sign", "likely"),
        ("Mexico will probably not sign.", "Mexico will not sign", "likely"),
        ("Mexico is therefore unlikely to sign.", "Mexico will sign", "unlikely"),
        ("It is highly likely that Mexico will sign.", "Mexico will sign", None),
    ],
)
def test_what_leaves_an_estimate_as_it_is(sentence: str, claim: str, term: str | None) -> None:
    (value,) = judgments(sentence)
    assert (value["claim"], value.get("term")) == (claim, term)
    assert value["stated_as"] in sentence


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Es ist kaum wahrscheinlich dass die Gespräche scheitern.", "de"),
        ("Es ist wenig wahrscheinlich, dass die Gespräche scheitern.", "de"),
        ("Die Gespräche werden nicht sehr wahrscheinlich scheitern.", "de"),
        ("Les ports ne fermeront pas probablement en mai.", "fr"),
        ("Il est sans doute que les ports ferment.", "fr"),
    ],
)
def test_denied_adverbs_elsewhere(sentence: str, language: str) -> None:
    assert judgments(sentence, language) == []


@pytest.mark.parametrize("subject", ["Very little", "Nothing", "Few rules", "Too little"])
def test_a_conditional_forecast_may_deny_with_its_subject(subject: str) -> None:
    (value,) = judgments(f"Absent a new offer, {subject.lower()} will change for the foreseeable future.")
    assert (value["claim"], value["condition"]) == (
        f"{subject} will change for the foreseeable future",
        "absent a new offer",
    )
    assert "term" not in value


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("before 2028", "2027"),
        ("prior to 2028", "2027"),
        ("ahead of 2028", "2027"),
        ("before March 2026", "2026-02"),
        ("before January 2026", "2025-12"),
        ("before 1 July 2026", "2026-06-30"),
        ("before the start of 2028", "2027"),
        ("by the beginning of 2028", "2027"),
        ("before the end of 2025", "2025"),
        ("before the end of March 2026", "2026-03"),
        ("before the end of the year", "2025"),
        ("before next year", "2025"),
        ("before the end of next year", "2026"),
        ("by 2028", "2028"),
        ("by the end of 2027", "2027"),
        ("by March 2026", "2026-03"),
        ("by 1 July 2026", "2026-07-01"),
        ("by late 2026", "2026"),
        ("until 2027", "2027"),
        ("until the end of 2027", "2027"),
        ("no later than 2027", "2027"),
        ("no later than 1 July 2026", "2026-07-01"),
        ("in 2026", "2026"),
        ("at the end of 2026", "2026"),
        ("in June", "2025-06"),
        ("by 9 June", "2025-06-09"),
        ("before 9 June", "2025-06-08"),
        ("this year", "2025"),
        ("next year", "2026"),
        ("by year-end", "2025"),
        ("after 2027", ""),
        ("more than in 2023", ""),
        ("under the 2026 budget", ""),
        ("in the 2026 budget", ""),
        ("in the year 2028", "2028"),
    ],
)
def test_due_in_english(words: str, due: str) -> None:
    assert due_in(f"The fees will fall {words}", parse_date("2025-05-12")) == due


@pytest.mark.parametrize(
    ("words", "due", "language"),
    [
        ("vor 2028", "2027", "de"),
        ("vor März 2026", "2026-02", "de"),
        ("vor dem 1. Juli 2026", "2026-06-30", "de"),
        ("vor Ende 2025", "2025", "de"),
        ("bis Anfang 2028", "2027", "de"),
        ("bis 2027", "2027", "de"),
        ("bis Ende 2027", "2027", "de"),
        ("bis zum Ende des Jahres 2027", "2027", "de"),
        ("bis zum 1. Juli 2026", "2026-07-01", "de"),
        ("spätestens 2027", "2027", "de"),
        ("im Jahr 2026", "2026", "de"),
        ("im März 2026", "2026-03", "de"),
        ("bis Jahresende", "2025", "de"),
        ("nächstes Jahr", "2026", "de"),
        ("seit 2020", "", "de"),
        ("mehr als im März 2023", "", "de"),
        ("avant 2028", "2027", "fr"),
        ("avant mars 2026", "2026-02", "fr"),
        ("avant le 1er juillet 2026", "2026-06-30", "fr"),
        ("avant la fin de 2025", "2025", "fr"),
        ("d’ici 2028", "2028", "fr"),
        ("d’ici à la fin de 2027", "2027", "fr"),
        ("d'ici fin 2027", "2027", "fr"),
        ("jusqu’en 2027", "2027", "fr"),
        ("au plus tard en 2027", "2027", "fr"),
        ("en 2026", "2026", "fr"),
        ("cette année", "2025", "fr"),
        ("d’ici la fin de l’année", "2025", "fr"),
        ("l’année prochaine", "2026", "fr"),
        ("depuis 2020", "", "fr"),
    ],
)
def test_due_in_other_languages(words: str, due: str, language: str) -> None:
    assert due_in(f"Die Gebühren sinken {words}", parse_date("2025-05-12"), language) == due


def test_a_language_without_such_words_has_no_due_date() -> None:
    assert due_in("Las tasas bajarán antes de 2028", None, "es") == ""
