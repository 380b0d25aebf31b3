"""Matching by words gives what comparing each record with each gives, also where there are too many for that."""

from __future__ import annotations

from collections import Counter
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.core.diff.records import alike
from briefkit.core.diff.records.alike import content, similarity
from briefkit.core.diff.records.match import Candidate, MatchResult, is_negated, match_candidates

WORDS = ("the", "not", "fee", "falls", "radar", "posts", "close", "north", "number", "7", "8", "Gebühr")


def each_with_each(old: list[Candidate], new: list[Candidate]) -> MatchResult:
    """The definition, for records without keys: every pair is compared, and every pair looks for its runner-up."""
    found = MatchResult()
    texts = likenesses(old, new)
    for (i, j), like in texts.items():
        second = max([0.0, *(other for (m, n), other in texts.items() if (m == i) != (n == j))])
        if like >= 0.6 and like - second >= 0.2 and is_negated(old[i].text) == is_negated(new[j].text):
            found.pairs[i] = (j, "text")
    taken = {j for j, _ in found.pairs.values()}
    for (i, j), like in texts.items():
        if i not in found.pairs and j not in taken and (reason := uncertainty(old[i], new[j], like)):
            found.possible.append((i, j, reason))
    return found


def likenesses(old: list[Candidate], new: list[Candidate]) -> dict[tuple[int, int], float]:
    used = Counter(word for record in (*old, *new) for word in content(record.text))
    found = {}
    for i, one in enumerate(old):
        for j, other in enumerate(new):
            left, right = content(one.text), content(other.text)
            shared = sum(number / used[word] for word, number in (left & right).items())
            whole = sum(number / used[word] for bag in (left, right) for word, number in bag.items())
            found[i, j] = 2 * shared / (whole or 1)
    return found


def uncertainty(old: Candidate, new: Candidate, like: float) -> str:
    titles = similarity(old.title, new.title)
    if like >= 0.6 and is_negated(old.text) != is_negated(new.text):
        return "the wording is similar, but one negates the other"
    if like >= 0.6:
        return "the wording is similar, but another record is just as close"
    if like >= 0.45 or (titles >= 0.45 and old.title == old.text):
        return "the wording is partly similar"
    return "only the titles are similar" if titles >= 0.55 else ""


texts = st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join)
records = st.lists(
    st.builds(Candidate, st.just(""), texts, st.just(()), texts)
    | texts.map(lambda text: Candidate("", text, (), text)),
    max_size=8,
)


@given(records, records)
def test_records_are_matched_as_if_each_were_compared_with_each(old: list[Candidate], new: list[Candidate]) -> None:
    assert match_candidates(old, new) == each_with_each(old, new)


@given(records, records, st.integers(0, 20))
@settings(max_examples=300)
def test_too_many_records_are_never_matched_where_comparing_all_would_not(
    old: list[Candidate], new: list[Candidate], most: int
) -> None:
    with patch.object(alike, "MOST_COMPARED", most):
        found = match_candidates(old, new)
    every = each_with_each(old, new)
    assert found.pairs.items() <= every.pairs.items()
    assert found.is_partial or found == every
    known = {(i, j) for i, j, _ in every.possible}
    taken = {j for j, _ in every.pairs.values()}
    assert all((i, j) in known or i in every.pairs or j in taken for i, j, _ in found.possible)
