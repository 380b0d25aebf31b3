"""Whatever words are changed, wherever they are printed: they come back, and nothing else does."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefkit import Library
from briefkit.core.publication.places import Bookmarks
from briefkit.core.revisions.base import Printed
from briefkit.core.revisions.compare.changes import find_changes
from briefkit.core.revisions.document import Bookmark, Cell, Paragraph, Returned, Sign
from briefkit.core.revisions.glyphs import Glyph
from briefkit.core.revisions.value import Change
from briefkit.library.take_back import Returning, taking_of
from tests.places import LIBRARIES
from tests.thorough import examples

BRIEFS = {"returned": "2020-03-draft", "scripts": "2026-09-fees-zh", "submissions": "2021-11-night-patrols"}
SIGNS = "abcdeéßабв一二三אבגبتث0123 *_[]()<>|\\`~#!&:-+.,$^"
WORDS = st.text(SIGNS, min_size=1, max_size=12).filter(lambda text: any(sign.isalpha() for sign in text))


STRAIGHT = str.maketrans("“”‘’", "\"\"''")


Edits = dict[int, tuple[int, int, str]]
UNSHRUNK = [phase for phase in Phase if phase != Phase.shrink]  # each example writes a brief


class Sent(NamedTuple):
    """A brief as it was sent: its file, what it prints, and the document."""

    returning: Returning
    data: bytes
    document: Returned

    @property
    def printed(self) -> Sequence[Printed]:
        return self.returning.paragraphs

    def editable(self) -> list[int]:
        """The paragraphs whose words are all those of one place, where its first words are printed."""
        places: set[str] = set()
        found = []
        for number, part in enumerate(self.printed):
            own = {spot.place for spot in part.spots}
            if len(own) == 1 and "" not in own and not own & places and all(not spot.glyph.kind for spot in part.spots):
                found.append(number)
            places |= own
        return found

    def changes(self, edits: Edits) -> list[Change]:
        """The changes of the document with other words in some paragraphs."""
        paragraphs = list(self.document.paragraphs)
        for number, edit in edits.items():
            paragraphs[number] = replace(paragraphs[number], signs=self.signs(number, edit))
        return list(find_changes(self.printed, replace(self.document, paragraphs=tuple(paragraphs))).changes)

    def signs(self, number: int, edit: tuple[int, int, str]) -> tuple[Sign, ...]:
        """The signs of a paragraph with words in the place of some of them."""
        signs = self.document.paragraphs[number].signs
        first = edit[0] % len(signs)
        last = min(first + edit[1], len(signs))
        styles = signs[first].glyph.styles
        new = tuple(Sign(Glyph(sign, styles, signs[first].glyph.target)) for sign in edit[2].strip())
        return signs[:first] + new + signs[last:]

    def taken(self, changes: Sequence[Change], data: bytes | None = None) -> bytes:
        """The file with some changes, all of which are taken."""
        taking = taking_of(self.returning, self.data if data is None else data)
        assert taking.take(changes) == []
        return taking.result

    def texts(self, data: bytes) -> dict[str, str]:
        """What a file of the brief prints, by the places of paragraphs that have one."""
        return texts_of(self.returning.printed(data))

    def edited(self, edits: Edits) -> dict[str, str]:
        """What the brief prints with other words in some paragraphs."""
        own = {self.printed[number].spots[0].place: words(self.signs(number, edit)) for number, edit in edits.items()}
        return texts_of(self.printed) | own

    def __repr__(self) -> str:
        return self.returning.brief.id


def texts_of(printed: Sequence[Printed]) -> dict[str, str]:
    """The words of paragraphs by their only places; of several with one place, those of the first."""
    found: dict[str, str] = {}
    for part in printed:
        places = {spot.place for spot in part.spots}
        if len(places) == 1 and (place := places.pop()):
            found.setdefault(place, words([Sign(spot.glyph) for spot in part.spots]))
    return found


def words(signs: Sequence[Sign]) -> str:
    """The words; a quotation mark whose partner was deleted is printed straight, as a file has it."""
    return " ".join("".join(sign.glyph.sign for sign in signs).translate(STRAIGHT).split())


@pytest.fixture(scope="module", params=BRIEFS)
def sent(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sent:
    folder: Path = tmp_path_factory.mktemp("sent") / "library"
    shutil.copytree(LIBRARIES / request.param, folder)
    library = Library.open(folder)
    brief = library.get(BRIEFS[request.param])
    data = library.source(brief)
    returning = Returning(library, brief, data, Returned(()), [])
    names = Bookmarks()
    paragraphs = tuple(
        Paragraph(
            tuple(Sign(spot.glyph) for spot in part.spots),
            tuple(Bookmark(names.name(place), 0) for place in part.places),
            part.style,
            part.level,
            part.depth,
            part.numbered,
            Cell(number, 0, 0) if part.in_cell else None,
            str(part.note) if part.note else "",
        )
        for number, part in enumerate(returning.paragraphs)
    )
    return Sent(returning, data, Returned(paragraphs))


EDITS = st.dictionaries(
    st.integers(0, 200), st.tuples(st.integers(0, 300), st.integers(0, 20), WORDS), min_size=1, max_size=3
)


def placed(sent: Sent, edits: Edits) -> Edits:
    """Edits of paragraphs that can be edited."""
    numbers = sent.editable()
    return {numbers[number % len(numbers)]: edit for number, edit in edits.items()}


@settings(max_examples=examples(0.1), phases=UNSHRUNK)
@given(edits=EDITS)
def test_words_come_back_as_they_are_and_others_stay(sent: Sent, edits: Edits) -> None:
    edits = placed(sent, edits)
    assert sent.texts(sent.taken(sent.changes(edits))) == sent.edited(edits)
    assert sent.taken([]) == sent.data


@settings(max_examples=examples(0.1), phases=UNSHRUNK)
@given(edits=EDITS, data=st.data())
def test_changes_may_be_taken_in_any_order_and_what_is_rejected_stays(
    sent: Sent, edits: Edits, data: st.DataObject
) -> None:
    edits = placed(sent, edits)
    chosen = {number: edits[number] for number in data.draw(st.lists(st.sampled_from(sorted(edits)), unique=True))}
    places = {place_of(sent, number) for number in chosen}
    changes = sent.changes(edits)
    some = [change for change in changes if change.place in places]
    rest = [change for change in changes if change.place not in places]
    first = sent.taken(some)
    assert sent.texts(first) == sent.edited(chosen)
    assert sent.taken(changes) == sent.taken(rest, data=first) == sent.taken(some, data=sent.taken(rest))


def place_of(sent: Sent, number: int) -> str:
    """The place of the words of a paragraph."""
    return sent.printed[number].spots[0].place
