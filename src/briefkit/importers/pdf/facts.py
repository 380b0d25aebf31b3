"""What the first and last pages of a document state of it where a text that was copied has nothing: heads, imprints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefkit.importers import document as names
from briefkit.importers import lines as kinds
from briefkit.importers.bylines import people_in_byline
from briefkit.importers.document import Fact
from briefkit.importers.labels import doi_in, label_of, parted
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.pdf.opening import File
from briefkit.importers.phrases.people import BYLINE

_LONGEST_ABOVE = 80
_LONGEST = 120  # characters of a line that states something
_IDENTIFIED = re.compile(
    r"\b(?P<name>ISSN|ISBN)(?:-1[03])?(?:\s?\([^()]{1,20}\))?:?\s?(?P<value>[\dXx][\dXx-]{6,20}[\dXx])(?![\dXx])"
)
_NAMES = re.compile(r"\s?[,;&]\s?|\s(?:and|und|et|y|и)\s")
_LONG = 220  # characters of what is surely text
_BEHIND_HEAD = frozenset((kinds.ITEM, kinds.TABLE, kinds.FOOTNOTE, kinds.CAPTION))
_STATED = frozenset((kinds.SERIES, kinds.IDENTIFIER, kinds.DATELINE, kinds.KIND))


def with_stated(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs of which those at the head and foot of the first page, and the imprint, are known for what they state.

    Elsewhere on the first page such lines are known as in any other format.
    """
    last = max((part.page for part in paragraphs), default=0)
    title = next((at for at, part in enumerate(paragraphs) if part.kind == kinds.TITLE), 0)
    found: list[Paragraph] = []
    for at, part in enumerate(paragraphs):
        if (
            at < title
            and part.kind in ("", kinds.HEADING)
            and len(part.text) <= _LONGEST_ABOVE
            and len(parted(part)) == 1
        ):
            found.append(_above(part))
        elif part.page == 1 and part.kind == kinds.BOILERPLATE and len(part.text) <= _LONGEST:
            found += _of_edge(part)
        elif part.page in {1, 2, last} and part.kind in ("", kinds.ITEM) and len(part.text) <= _LONGEST:
            found.append(_of_imprint(part))
        else:
            found.append(part)
    return found


def _above(part: Paragraph) -> Paragraph:
    """A short line above the title: what it is called, from when it is, or by whom it is published."""
    if label_of(part.text) or part.text.endswith((".", "?", ":")):
        return replace(part, kind="", level=0)
    return replace(part, kind=kinds.BOILERPLATE, reason="stands above the title", level=0)


def _is_numbered(part: Paragraph) -> bool:
    """Whether a line ends with the number of its page behind a word: that is no number in a series."""
    before = part.text.removesuffix(f" {part.page}")
    return before != part.text and before[-1:].isalpha() and not label_of(before)


def _of_edge(part: Paragraph) -> list[Paragraph]:
    """A line at the edge of the first page; only one of which each part states something tells of the document."""
    pieces = parted(replace(part, kind="", reason=""))
    labels = [label_of(piece.text) for piece in pieces]
    if not all(label and label[0] in _STATED for label in labels) or _is_numbered(part):
        return [part]
    return [
        replace(piece, kind=label[0], reason=f"{label[1]}, at the edge of the first page")
        for piece, label in zip(pieces, labels, strict=True)
        if label
    ]


def _of_imprint(part: Paragraph) -> Paragraph:
    if doi_in(part.text):
        return replace(part, kind=kinds.IDENTIFIER, reason="the DOI")
    if (found := _IDENTIFIED.search(part.text)) and len(found[0]) * 2 > len(part.text):
        return replace(part, kind=kinds.BOILERPLATE, reason=f"the {found['name']}")
    return part


def with_authors(paragraphs: Sequence[Paragraph], author: str) -> tuple[list[Paragraph], list[Fact]]:
    """Paragraphs and authors: names that the file states, if one of its first pages has them on a line of their own.

    With the word for it, such as “By”, the line may also say where they work.
    """
    stated = {name.strip() for name in _NAMES.split(author) if name.strip()}
    found, facts = list(paragraphs), list[Fact]()
    for at, part in enumerate(paragraphs):
        if part.page > 2 or part.kind in _BEHIND_HEAD or (not part.kind and len(part.text) > _LONG):
            break
        if part.kind not in ("", kinds.HEADING, kinds.STANDFIRST) or len(part.text) > _LONGEST:
            continue
        signed = BYLINE.fullmatch(part.text)
        own = [name.strip() for name in _NAMES.split(signed["names"] if signed else part.text) if name.strip()]
        is_alone = own and set(own) <= stated and people_in_byline(f"By {part.text}")
        known = [name for name in own if name in stated]
        if is_alone or (signed and known and not people_in_byline(part.text)):
            facts += [Fact(names.AUTHOR, name, "a line of the first pages, as the file says") for name in known]
            found[at] = replace(part, kind=kinds.BYLINE, reason="names that the file states as its authors", level=0)
    return found, facts


def said_by_file(file: File, paragraphs: Iterable[Paragraph], *, is_dated: bool) -> Iterator[str]:
    """What is to be said of the metadata of a file, which are not believed alone, and of ISSN and ISBN."""
    parts = list(paragraphs)
    for part in parts:
        if (found := _IDENTIFIED.search(part.text)) and len(part.text) <= _LONGEST:
            yield f"{found['name']} {found['value']} is printed on page {part.page}"
    text = " ".join(part.text for part in parts if part.page <= 2).casefold()
    if file.author and not any(name.casefold() in text for name in _NAMES.split(file.author) if name.strip()):
        yield f"the file names “{file.author}” as its author, which no page confirms: not taken"
    if file.made and not is_dated:
        yield f"the file was made on {file.made}, which is not when the text was published"
