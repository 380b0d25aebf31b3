"""Whatever is typed, deleted, moved, added or removed in a document becomes what the same would be in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefkit import Library
from briefkit.core.publication.places import Bookmarks
from briefkit.core.revisions.base import Printed
from briefkit.core.revisions.compare.changes import find_changes
from briefkit.core.revisions.document import Bookmark, Paragraph, Returned, Sign
from briefkit.core.revisions.glyphs import glyphs_of
from briefkit.core.revisions.merge.there import changes_there
from briefkit.library.take_back import Returning, taking_of
from tests.thorough import examples

HEAD = "---\ntitle: Fees\nkind: memo\ndate: 2026-11-20\n---\n\n"
UNSHRUNK = [phase for phase in Phase if phase != Phase.shrink]
WORD = st.text("abcdeé一مש", min_size=1, max_size=6)
TEXT = st.lists(WORD, min_size=2, max_size=8)


class Block(NamedTuple):
    """A paragraph, or a list of bullets or numbers, as the words of its lines."""

    kind: str
    lines: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        texts = [" ".join(words) for words in self.lines]
        if self.kind == "numbers":
            return "".join(f"{number}. {text}\n" for number, text in enumerate(texts, 1))
        return "".join(f"- {text}\n" if self.kind == "bullets" else f"{text}\n" for text in texts)


Blocks = tuple[Block, ...]


def blocks_of(groups: Sequence[tuple[str, list[list[str]], list[str]]]) -> Blocks:
    """Lists with a paragraph behind each, so that none is continued by the next; each line has a word of its own."""
    found: list[Block] = []
    own = (f"{one}{other}{one}{other}" for one in "rstuv" for other in "wxyz")
    for kind, items, text in groups:
        found.append(Block(kind, tuple((next(own), *item) for item in items)))
        found.append(Block("text", ((next(own), *text),)))
    return tuple(found)


BRIEFS = st.lists(
    st.tuples(st.sampled_from(["bullets", "numbers"]), st.lists(TEXT, min_size=2, max_size=4), TEXT),
    min_size=1,
    max_size=3,
).map(blocks_of)
Edit = tuple[str, int, int, int, list[str]]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["type", "delete", "move", "add", "remove"]),
        st.integers(0, 99),
        st.integers(0, 99),
        st.integers(0, 99),
        TEXT,
    ),
    min_size=1,
    max_size=3,
)


def markdown(blocks: Blocks) -> bytes:
    return (HEAD + "\n".join(map(str, blocks))).encode()


@cache
def library_in(folder: Path) -> Library:
    (folder / "briefkit.toml").touch()
    (folder / "fees.md").write_bytes(HEAD.encode() + b"Text.\n")
    return Library.open(folder)


@pytest.fixture(scope="module")
def returning(tmp_path_factory: pytest.TempPathFactory) -> Returning:
    library = library_in(tmp_path_factory.mktemp("edits"))
    brief = library.get("fees")
    return Returning(library, brief, library.source(brief), Returned(()), [])


def sent(printed: Sequence[Printed]) -> list[Paragraph]:
    """The paragraphs of the document that was sent."""
    names = Bookmarks()
    return [
        Paragraph(
            tuple(Sign(spot.glyph) for spot in part.spots),
            tuple(Bookmark(names.name(place), 0) for place in part.places),
            part.style,
            part.level,
            part.depth,
            part.numbered,
        )
        for part in printed
    ]


class Editing:
    """A brief and its document while both are edited in the same way; `first` is the first paragraph of the text."""

    def __init__(self, blocks: Blocks, paragraphs: list[Paragraph], first: int) -> None:
        self.blocks, self.paragraphs, self.first = list(blocks), paragraphs, first

    def edit(self, edit: Edit) -> None:
        kind, block, line, other, words = edit
        at = block % len(self.blocks)
        own = self.blocks[at]
        number = line % len(own.lines)
        start = self.first + sum(len(before.lines) for before in self.blocks[:at])
        acts: dict[str, Callable[[int, int, int, int, list[str]], None]] = {
            "type": self._type, "delete": self._delete, "move": self._move, "add": self._add, "remove": self._remove,
        }  # fmt: skip
        acts[kind](at, number, start, other, words)

    def _lines(self, at: int, lines: list[tuple[str, ...]]) -> None:
        self.blocks[at] = self.blocks[at]._replace(lines=tuple(lines))

    def _reword(self, at: int, number: int, start: int, words: list[str]) -> None:
        lines = list(self.blocks[at].lines)
        lines[number] = tuple(words)
        self._lines(at, lines)
        signs = tuple(map(Sign, glyphs_of(" ".join(words))))
        self.paragraphs[start + number] = replace(self.paragraphs[start + number], signs=signs)

    def _type(self, at: int, number: int, start: int, other: int, words: list[str]) -> None:
        own = list(self.blocks[at].lines[number])
        place = other % (len(own) + 1)
        self._reword(at, number, start, [*own[:place], words[0], *own[place:]])

    def _delete(self, at: int, number: int, start: int, other: int, _words: list[str]) -> None:
        own = list(self.blocks[at].lines[number])
        place = other % len(own)
        if len(own) > 2:
            self._reword(at, number, start, [*own[:place], *own[place + 1 :]])

    def _move(self, at: int, number: int, start: int, other: int, _words: list[str]) -> None:
        lines = list(self.blocks[at].lines)
        target = other % len(lines)
        lines.insert(target, lines.pop(number))
        self._lines(at, lines)
        self.paragraphs.insert(start + target, self.paragraphs.pop(start + number))

    def _add(self, at: int, number: int, start: int, _other: int, words: list[str]) -> None:
        if self.blocks[at].kind != "bullets":
            return  # numbers of the others would stay as they are
        self._lines(at, [*self.blocks[at].lines[: number + 1], tuple(words), *self.blocks[at].lines[number + 1 :]])
        signs = tuple(map(Sign, glyphs_of(" ".join(words))))
        self.paragraphs.insert(start + number + 1, replace(self.paragraphs[start + number], signs=signs, bookmarks=()))

    def _remove(self, at: int, number: int, start: int, _other: int, _words: list[str]) -> None:
        if self.blocks[at].kind == "bullets" and len(self.blocks[at].lines) > 1:
            self._lines(at, [*self.blocks[at].lines[:number], *self.blocks[at].lines[number + 1 :]])
            del self.paragraphs[start + number]


@settings(max_examples=examples(0.2), phases=UNSHRUNK)
@given(blocks=BRIEFS, edits=EDITS)
def test_edits_are_those_of_markdown(returning: Returning, blocks: Blocks, edits: list[Edit]) -> None:
    data = markdown(blocks)
    printed = returning.printed(data)
    here: Any = SimpleNamespace(base=data, paragraphs=printed, library=returning.library)
    untouched = find_changes(printed, Returned(tuple(sent(printed))))
    assert (untouched.changes, untouched.unplaced) == ((), ())
    first = next(number for number, part in enumerate(printed) if part.place.startswith("L"))
    editing = Editing(blocks, sent(printed), first)
    for edit in edits:
        editing.edit(edit)
    found = find_changes(printed, Returned(tuple(editing.paragraphs)))
    taking = taking_of(here, data)
    assert (taking.take(found.changes), found.unplaced) == ([], ())
    assert taking.result.decode() == markdown(tuple(editing.blocks)).decode()
    assert changes_there(taking_of(here, taking.result), found.changes) == list(found.changes)
