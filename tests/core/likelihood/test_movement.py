"""Movement of likelihoods: by terms on one scale, by numbers elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.likelihood.figures import Band
from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.likelihood.movement import (
    HARDENED,
    REVERSED,
    SOFTENED,
    UNCHANGED,
    likelihood_direction,
    likelihood_move,
    likelihood_steps,
)
from briefkit.core.likelihood.scales import ICD203, IPCC, PHIA, SCALES, Scale

BACK = {HARDENED: {SOFTENED}, SOFTENED: {HARDENED}, REVERSED: {REVERSED}, UNCHANGED: {UNCHANGED}}


def number(value: float, scale: Scale = ICD203) -> Likelihood:
    return Likelihood(scale, None, (value, value))


def said(term: str, scale: Scale = ICD203) -> Likelihood:
    return Likelihood(scale, term, None)


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        (0.6, 0.7, "hardened"),
        (0.7, 0.6, "softened"),
        (0.3, 0.2, "hardened"),
        (0.3, 0.4, "softened"),
        (0.6, 0.4, "reversed"),
        (0.5, 0.6, "hardened"),
        (0.6, 0.5, "softened"),
        (0.6, 0.6, "unchanged"),
        (0.1 + 0.2, 0.3, "unchanged"),  # 0.30000000000000004
        (0.46, 0.54, "reversed"),  # the same term, so the numbers decide
        (0.46, 0.6, "hardened"),  # even odds → likely: a step from the middle, not across it
    ],
)
def test_numbers_move_in_words(before: float, after: float, word: str) -> None:
    assert likelihood_move(number(before), number(after)) == word


@pytest.mark.parametrize(
    ("before", "after", "word", "steps"),
    [
        (said("unlikely"), said("very unlikely"), "hardened", -1),
        (said("likely"), said("roughly even chance"), "softened", -1),
        (said("likely"), said("unlikely"), "reversed", -2),
        (said("likely"), said("probable"), "unchanged", 0),
        (said("likely"), number(0.9), "hardened", 1),
        (said("likely"), said("highly likely", PHIA), "hardened", None),
        (said("likely"), number(0.07, PHIA), "reversed", None),
        (number(0.2, PHIA), number(0.07, PHIA), "hardened", None),  # in a gap there is no term
    ],
)
def test_terms_move_by_steps_on_one_scale(before: Likelihood, after: Likelihood, word: str, steps: int | None) -> None:
    assert (likelihood_move(before, after), likelihood_steps(before, after)) == (word, steps)


@pytest.mark.parametrize(
    ("before", "after"),
    [  # an author's term that does not fit its number moves nothing: readers see the number next to it
        (Likelihood(ICD203, "likely", (0.6, 0.6)), Likelihood(ICD203, "roughly even chance", (0.7, 0.7))),
        (Likelihood(ICD203, "likely", (0.6, 0.6)), Likelihood(ICD203, "unlikely", (0.7, 0.7))),
    ],
)
def test_terms_never_move_against_their_numbers(before: Likelihood, after: Likelihood) -> None:
    assert (likelihood_move(before, after), likelihood_steps(before, after)) == ("hardened", None)
    same = after._replace(probability=before.probability)
    assert (likelihood_move(before, same), likelihood_steps(before, same)) == ("unchanged", None)


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(list(SCALES.values())))
def test_the_direction_is_that_of_the_number(one: float, other: float, scale: Scale) -> None:
    before, after = number(one, scale), number(other, scale)
    direction = likelihood_direction(before, after)
    assert direction == -likelihood_direction(after, before)
    assert direction == 0 or (direction > 0) == (other > one)
    assert (direction == 0) == (likelihood_move(before, after) == UNCHANGED)


def test_a_first_likelihood_is_stated() -> None:
    assert likelihood_move(None, number(0.6)) == "stated"
    assert likelihood_move(said("perhaps"), number(0.6)) == "stated"


VALUES = st.integers(0, 1000).map(lambda number: number / 1000)


@given(VALUES, VALUES, st.sampled_from(list(SCALES.values())), st.sampled_from(list(SCALES.values())))
def test_the_reverse_movement_mirrors_it(one: float, other: float, scale: Scale, other_scale: Scale) -> None:
    before, after = number(one, scale), number(other, other_scale)
    there, back = likelihood_move(before, after), likelihood_move(after, before)
    if abs(one - 0.5) != abs(other - 0.5):
        assert back in BACK[there]
    steps, steps_back = likelihood_steps(before, after), likelihood_steps(after, before)
    assert steps == (None if steps_back is None else -steps_back)


@given(VALUES, st.sampled_from(list(SCALES.values())))
def test_a_number_has_the_only_term_that_contains_it(value: float, scale: Scale) -> None:
    term = scale.term_at(value)
    held = scale.terms_for(value)
    assert term is None or term in held
    if len(held) == 1:
        assert term is held[0]
    starting = [row for row in held if row.low == value]
    if len(held) == 2 and len(starting) == 1 and all(value in (row.low, row.high) for row in held):
        assert term is starting[0]


@pytest.mark.parametrize(
    ("scale", "value", "term"),
    [
        (ICD203, 0.8, "very likely"),
        (ICD203, 0.05, "very unlikely"),
        (ICD203, 0.99, "almost certain"),
        (ICD203, 0.995, None),
        (PHIA, 0.05, "remote chance"),
        (PHIA, 0.07, None),
        (IPCC, 0.2, "unlikely"),
        (IPCC, 0.33, "about as likely as not"),
        (IPCC, 0.6, None),
    ],
)
def test_boundaries_gaps_and_overlaps(scale: Scale, value: float, term: str | None) -> None:
    assert number(value, scale).term == term


@pytest.mark.parametrize(
    ("term", "probability", "expected", "band"),
    [
        ("likely", None, "likely", (0.55, 0.8)),
        ("likely", (0.9, 0.9), "likely", (0.9, 0.9)),  # the stated term stays, right or wrong
        (None, (0.9, 0.9), "very likely", (0.9, 0.9)),
        (None, (0.6, 0.7), "likely", (0.6, 0.7)),
        ("perhaps", None, "perhaps", None),
        ("perhaps", (0.6, 0.6), "perhaps", (0.6, 0.6)),
        (None, None, None, None),
    ],
)
def test_a_stated_term_takes_precedence_over_the_number(
    term: str | None, probability: Band | None, expected: str | None, band: Band | None
) -> None:
    likelihood = Likelihood(ICD203, term, probability)
    assert (likelihood.term, likelihood.band) == (expected, band)
