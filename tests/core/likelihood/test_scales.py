"""The three scales, with every term and band, as published by ICD 203, PHIA and the IPCC."""

from __future__ import annotations

import pytest

from briefkit.core.likelihood.scales import ICD203, IPCC, PHIA, SCALES, Scale

TABLE = [
    *[(ICD203, word, 1, 5) for word in ("almost no chance", "remote")],
    *[(ICD203, word, 5, 20) for word in ("very unlikely", "highly improbable")],
    *[(ICD203, word, 20, 45) for word in ("unlikely", "improbable")],
    *[(ICD203, word, 45, 55) for word in ("roughly even chance", "roughly even odds")],
    *[(ICD203, word, 55, 80) for word in ("likely", "probable")],
    *[(ICD203, word, 80, 95) for word in ("very likely", "highly probable")],
    *[(ICD203, word, 95, 99) for word in ("almost certain", "nearly certain")],
    (PHIA, "remote chance", 0, 5),
    (PHIA, "highly unlikely", 10, 20),
    (PHIA, "unlikely", 25, 35),
    (PHIA, "realistic possibility", 40, 50),
    *[(PHIA, word, 55, 75) for word in ("likely", "probable", "likely or probable")],
    (PHIA, "highly likely", 80, 90),
    (PHIA, "almost certain", 95, 100),
    (IPCC, "virtually certain", 99, 100),
    (IPCC, "extremely likely", 95, 100),
    (IPCC, "very likely", 90, 100),
    (IPCC, "likely", 66, 100),
    (IPCC, "more likely than not", 50, 100),
    (IPCC, "about as likely as not", 33, 66),
    (IPCC, "unlikely", 0, 33),
    (IPCC, "very unlikely", 0, 10),
    (IPCC, "extremely unlikely", 0, 5),
    (IPCC, "exceptionally unlikely", 0, 1),
]


@pytest.mark.parametrize(("scale", "word", "low", "high"), TABLE)
def test_every_term_has_its_band(scale: Scale, word: str, low: int, high: int) -> None:
    term = scale.term(word.upper())
    assert term is not None
    assert (term.low, term.high) == (low / 100, high / 100)


def test_the_table_is_complete() -> None:
    assert {(scale.id, word) for scale in SCALES.values() for term in scale.terms for word in term.words} == {
        (scale.id, word) for scale, word, *_ in TABLE
    }


def test_steps_run_from_the_least_to_the_most_likely() -> None:
    assert [ICD203.step(term.name) for term in ICD203.terms] == list(range(7))
    assert ICD203.step("perhaps") is None
    for scale in SCALES.values():
        midpoints = [term.midpoint for term in scale.terms]
        assert midpoints == sorted(midpoints)


def test_phia_has_gaps() -> None:
    assert PHIA.terms_for(0.07) == ()
    assert PHIA.terms_for(0.50) == ()
    assert [term.name for term in PHIA.terms_for(0.499)] == ["realistic possibility"]


def test_ipcc_overlaps() -> None:
    assert [term.name for term in IPCC.terms_for(0.995)] == [
        "more likely than not",
        "likely",
        "very likely",
        "extremely likely",
        "virtually certain",
    ]
    assert "more likely than not" not in [term.name for term in IPCC.terms_for(0.5)]
