"""Parts of many items: together all, without overlap, and the same whatever else there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.query.shard import Shard, in_shard, parse_shard
from briefkit.errors import QueryError

NAMES = st.sets(st.text(min_size=1, max_size=20).filter(lambda name: name.isprintable()), max_size=30)


@given(NAMES, st.integers(1, 12))
def test_each_item_is_in_one_part(names: set[str], many: int) -> None:
    parts = [list(in_shard(names, Shard(number, many), str)) for number in range(1, many + 1)]
    assert sorted(name for part in parts for name in part) == sorted(names)


@given(NAMES, NAMES, st.integers(1, 5))
def test_a_part_is_the_same_when_others_are_added(names: set[str], others: set[str], many: int) -> None:
    before, after = ({*in_shard(found, Shard(1, many), str)} for found in (names, names | others))
    assert before == after & names


def test_parts_are_those_that_the_documentation_says() -> None:
    """The first eight bytes of SHA-256, so that another program can tell them, too."""
    assert [name for name in "abcdefgh" if Shard(1, 2).holds(name)] == ["a", "b", "c", "e", "f"]


def test_a_name_that_is_not_utf_8_is_in_a_part() -> None:
    assert sum(Shard(number, 3).holds("a\udcff.md") for number in (1, 2, 3)) == 1


@pytest.mark.parametrize(
    "text", ["", "3", "0/3", "4/3", "1/0", "-1/3", "1/3/5", "a/b", "1.5/3", "1/99999999999", "١/٣"]
)
def test_what_is_no_part_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="is no part"):
        parse_shard(text)
    assert parse_shard(" 3/10 ") == Shard(3, 10)
