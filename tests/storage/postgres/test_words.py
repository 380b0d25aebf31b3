"""A brief's words as PostgreSQL stores them: nothing is dropped, and no phrase spans two texts."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from typing import Any

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.query.texts import PARTS
from briefkit.core.query.value import Text
from briefkit.core.search.rank import count_texts
from briefkit.core.search.spans import places
from briefkit.core.text.words import words
from briefkit.storage.postgres.copying import BINARY_END, BINARY_START, binary_row
from briefkit.storage.postgres.words import (
    COLUMNS,
    LONGEST_PHRASE,
    LONGEST_START,
    NOTHING,
    PLACE_OF,
    Chunk,
    chunks_of,
    in_one,
    in_several,
    lexeme,
)
from tests.postgres import server
from tests.storage.libraries import PROSE

_TEXTS = st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(PROSE) | st.text(max_size=30)), max_size=8)
_LONG = "word " * 600 + " ".join(f"w{number}" for number in range(20_000)) + " end of the text"


@cache
def connection() -> psycopg.Connection[Any]:
    return psycopg.connect(server().address(), autocommit=True)


def stored(chunks: list[Chunk]) -> list[list[str]]:
    """The words of each row as PostgreSQL has them, in order of column and place."""
    ask = """SELECT json_agg(format('%%s %%s %%s', lexeme, position, weight) ORDER BY position)
        FROM vectors, unnest(vector) AS held(lexeme, positions, weights),
        unnest(positions, weights) AS one(position, weight) WHERE row = %s AND place = %s"""
    receive(chunks)
    places = [[(row, place) for place in range(len(chunk))] for row, chunk in enumerate(chunks)]
    answers = [[connection().execute(ask, at).fetchone() for at in row] for row in places]
    return [[item for answer in row if answer and answer[0] for item in answer[0]] for row in answers]


def receive(chunks: list[Chunk]) -> None:
    """Have PostgreSQL read some rows as those of the table `word`."""
    connection().execute("DROP TABLE IF EXISTS vectors")
    connection().execute("CREATE TEMPORARY TABLE vectors (row bigint, place bigint, vector tsvector)")
    rows = [(row, place, vector) for row, chunk in enumerate(chunks) for place, vector in enumerate(chunk)]
    with connection().cursor().copy("COPY vectors FROM STDIN (FORMAT binary)") as stream:
        stream.write(b"".join([BINARY_START, *(binary_row("qqb", row) for row in rows), BINARY_END]))


def found(chunks: list[Chunk], asked: tuple[str, ...]) -> bool:
    query = " <-> ".join(f"'{lexeme(word)}'" for word in asked)
    receive(chunks)
    return connection().execute("SELECT bool_or(vector @@ %s::tsquery) FROM vectors", [query]).fetchone() == (True,)


def test_every_part_has_a_weight_of_its_own() -> None:
    assert len({PLACE_OF[part] for part in PARTS}) == len(PARTS)
    assert sorted(part for parts in COLUMNS.values() for part in parts) == sorted(PARTS)


@given(_TEXTS)
def test_postgres_keeps_each_word_with_its_part(fields: list[tuple[str, str]]) -> None:
    chunks, length = chunks_of(fields)
    wanted = sorted(f"{word} {PLACE_OF[part][1]}" for part, text in fields for word in words(text))
    assert sorted(re.sub(r" \d+ ", " ", item) for row in stored(chunks) for item in row) == wanted
    title = [text for part, text in fields if part == "title"][:1]
    metadata = {"title": title[0]} if title else {}
    assert chunks_of([("title", text) for text in title])[1] == count_texts([], metadata, "")[1] <= length


@given(_TEXTS, st.data())
def test_phrases_are_found_within_one_text_only(fields: list[tuple[str, str]], data: Any) -> None:
    every = [words(text) for _, text in fields]
    line = [word for held in every for word in held]
    if line:
        start = data.draw(st.integers(0, len(line) - 1))
        asked = tuple(line[start : start + data.draw(st.integers(1, 4))])
        assert found(chunks_of(fields)[0], asked) == any(
            any(places(held, Text(asked))) or [*places(held, Text(asked))] for held in every
        )


def test_a_long_text_has_several_rows_and_loses_nothing() -> None:
    chunks, length = chunks_of([("body", _LONG), ("sources", "end of the list")])
    held = words(_LONG)
    assert length == len(held) + 4
    rows = [[item.split() for item in row] for row in stored([chunk._replace(held=NOTHING) for chunk in chunks])]
    assert len(chunks) == 4
    for row in rows:
        numbers = [int(place) for _, place, weight in row if weight == PLACE_OF["body"][1]]
        assert max(numbers) <= 16_383
        assert len(numbers) == len(set(numbers))
        assert max(Counter(word for word, *_ in row).values()) <= 255
    for start in [*range(0, len(held) - LONGEST_PHRASE, 977), 254, 255, 256, 16_300, len(held) - LONGEST_PHRASE]:
        assert found(chunks, tuple(held[start : start + LONGEST_PHRASE])), start
    assert not found(chunks, ("text", "end"))


@pytest.mark.parametrize("letter", ["a", "ü", "\U00020000"])
def test_very_long_words_differ_and_keep_their_beginning(letter: str) -> None:
    one, other = letter * 5000, letter * 5001
    assert lexeme(one) != lexeme(other)
    assert lexeme(one).startswith(letter * LONGEST_START)
    assert len(lexeme(one).encode()) < 2047
    assert lexeme(letter * LONGEST_START) == letter * LONGEST_START
    assert json.dumps(stored(chunks_of([("title", one if letter != "\U00020000" else letter)])[0]))


def test_many_long_words_take_several_rows() -> None:
    text = " ".join(f"{number}{'x' * 380}" for number in range(4000))
    chunks, _ = chunks_of([("body", text)])
    assert len({item.split()[0] for row in stored(chunks) for item in row}) == 4000


@given(st.lists(st.tuples(st.sampled_from(["A", "B", "D"]), st.lists(st.sampled_from(["a", "bb", "制", "x" * 401])))))
def test_what_fits_into_one_row_is_in_it_as_in_the_first_of_several(texts: list[tuple[str, list[str]]]) -> None:
    whole = in_one(texts)
    if whole is None:
        assert any(len(word) > LONGEST_START for _, held in texts for word in held)
    else:
        assert [*in_several(texts)] == ([whole] if whole != NOTHING else [])


@pytest.mark.parametrize(("words_", "rows"), [(["a"] * 255, 1), (["a"] * 256, 2), ([*map(str, range(16_383))], 1)])
def test_one_row_holds_what_postgres_keeps_and_no_more(words_: list[str], rows: int) -> None:
    assert len([*in_several([("D", words_)])]) == rows
    assert (in_one([("D", words_)]) is None) == (rows > 1)
    assert in_one([("D", [*map(str, range(16_384))])]) is None
