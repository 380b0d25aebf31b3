"""The blocks of a page as paragraphs, in their order: what is marked as no part of the text, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from briefkit.importers import lines as kinds
from briefkit.importers.forms import LONGEST_LABEL
from briefkit.importers.html.captions import are_two_texts, caption_of, captioned
from briefkit.importers.html.noise import Mark
from briefkit.importers.html.pictures import Pictures
from briefkit.importers.html.tables import rows_of, table_markdown
from briefkit.importers.html.tree import Element, all_around, one_line
from briefkit.importers.html.words import Run, Words, runs_of, words_of
from briefkit.importers.labels import label_of
from briefkit.importers.paragraphs import Paragraph, numbered

TEXT = Mark("", "")
"""The mark of an element whose paragraphs are told apart by what they say."""
_BULLETS = re.compile(r"[•◦▪●·‣–-]\s")
_TYPED = re.compile(r"[•◦▪●‣]\s{1,3}(?=\S)")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Place(NamedTuple):
    """Where a block stands: what marks it, in how many lists and quotations, and what its first line begins with."""

    mark: Mark = TEXT
    lists: int = 0
    quoted: bool = False
    bullet: str = ""


_IN_TEXT = Place()


class _Inner(NamedTuple):
    """What an element adds to the line that it stands in, and the paragraphs that come behind that."""

    runs: list[Run]
    behind: list[Paragraph]


class Walk:
    """Makes the paragraphs of elements; `marks` are what is known of some, `notes` the labels of footnotes."""

    def __init__(
        self,
        base: str = "",
        marks: Mapping[Element, Mark] | None = None,
        references: Mapping[Element, str] | None = None,
        footnotes: Mapping[Element, str] | None = None,
    ) -> None:
        """`references` are the elements that refer to footnotes, `footnotes` those that are some, with their labels."""
        self.base = base
        self.marks = marks or {}
        self.references = references or {}
        self.footnotes = footnotes or {}
        self.pictures = Pictures(base)
        self.notes: list[str] = []
        self.apart: set[Element] = set()  # what holds something marked, or a picture or the like
        self.around_others: set[Element] = set()  # the same without pictures

    def paragraphs(self, root: Element, mark: Mark = TEXT) -> tuple[Paragraph, ...]:
        """The paragraphs of an element, numbered from 1."""
        self.apart = all_around(child for child in root.within() if child in self.marks or child.tag in _APART)
        self.around_others = all_around(child for child in root.within() if child in self.marks or child.tag in _OTHERS)
        found = tuple(numbered(merged(captioned(self._blocks(root, Place(mark))))))
        self.notes += self.pictures.notes()
        return found

    def _blocks(self, element: Element, place: Place) -> Iterator[Paragraph]:
        """The paragraphs of what is in an element: of its blocks, and of the lines between them."""
        runs: list[Run] = []
        behind: list[Paragraph] = []
        breaks = 0
        for before, child in pairwise((None, *element.children)):
            if child is None:
                continue
            if before is not None and are_two_texts(before, child):
                runs.append(Run(" "))
            if isinstance(child, Element) and child.tag == "br":
                breaks += 1
                if breaks == 2 or (behind and breaks == 1):
                    yield from (*self._lines(runs, place), *behind)
                    runs, behind, place = [], [], place._replace(bullet="")
                elif breaks == 1:
                    runs.append(Run("\n"))
                continue
            if isinstance(child, str) or (child.is_inline and child.tag not in _APART and not self._is_apart(child)):
                new = list(runs_of(child, self.base, self.references))
                breaks = breaks if _are_blank(new) else 0
                runs += new
                continue
            if not breaks and not _are_blank(runs) and (inner := self._within_line(child, place)):
                runs += inner.runs
                behind += inner.behind
                continue
            yield from (*self._lines(runs, place), *behind)
            place = place if _are_blank(runs) else place._replace(bullet="")
            runs, behind, breaks = [], [], 0
            parts = self._block(child, place)
            if first := next(parts, None):
                place = place._replace(bullet="")
                yield first
                yield from parts  # not one by one, as each paragraph passes all the elements that it is in
        yield from (*self._lines(runs, place), *behind)

    def _within_line(self, child: Element, place: Place) -> _Inner | None:
        """What a picture, or something that is left out, adds to the line that it stands in; None for any other."""
        if not child.is_inline:
            return None
        inner = place._replace(bullet="")
        if mark := self.marks.get(child):
            return _Inner([], list(self._block(child, inner))) if mark.kind == kinds.BOILERPLATE else None
        if place.mark.kind or child.tag in _OTHERS or child in self.around_others:
            return None
        images = [part for part in (child, *child.within()) if part.tag == "img"]
        pictures = [part for image in images for part in self._picture(image, inner)]
        return _Inner(list(runs_of(child, self.base, self.references)), pictures)

    def _is_apart(self, element: Element) -> bool:
        """Whether something in an inline element is marked, or a picture."""
        return element in self.marks or element in self.apart

    def _lines(self, runs: list[Run], place: Place) -> Iterator[Paragraph]:
        """The paragraph of some runs, or one for each line if they begin with bullets or say who wrote a text."""
        lines = [[]]  # type: list[list[Run]]
        for run in runs:
            if run.text == "\n":
                lines.append([])
            else:
                lines[-1].append(run)
        texts = ["".join(run.text for run in line).strip() for line in lines]
        if len(lines) > 1 and (all(map(_BULLETS.match, texts[1:])) or (place == _IN_TEXT and any(map(_signs, texts)))):
            for line in lines:
                yield from self._paragraph(self._words(line, place), place)
        else:
            yield from self._paragraph(
                self._words([run if run.text != "\n" else Run(" ") for run in runs], place), place
            )

    def _words(self, runs: list[Run], place: Place) -> Words:
        """Runs as words, without their styles where they are left out anyway."""
        left_out = place.mark.kind and place.mark.kind not in kinds.IN_BODY
        return words_of([Run(f" {run.text} ") for run in runs] if left_out else runs)

    def _paragraph(self, words: Words, place: Place) -> Iterator[Paragraph]:
        if not words.text:
            return
        mark, markdown = place.mark, words.markdown
        text = words.text
        if mark == TEXT and place.bullet:
            mark, text = Mark(kinds.ITEM, "an item of a list"), f"{place.bullet} {text}"
        elif mark == TEXT and (sign := _TYPED.match(text)):
            mark, markdown = Mark(kinds.ITEM, "begins with a bullet"), words.markdown[sign.end() :]
        elif mark == TEXT and place.quoted:
            mark = Mark(kinds.QUOTE, "a quotation in the markup")
        yield Paragraph(
            text,
            0,
            0,
            bullet=mark.kind == kinds.ITEM,
            markdown=markdown,
            kind=mark.kind,
            reason=mark.reason,
            level=place.lists,
            people=mark.people,
        )

    def _block(self, element: Element, place: Place) -> Iterator[Paragraph]:
        """The paragraphs of a block: by its mark, if it has one, else by its tag."""
        if mark := self.marks.get(element):
            place = Place(mark)
        if place.mark.kind and place.mark.kind not in kinds.IN_BODY:
            yield from self._blocks(element, place) if element.tag != "img" else ()
        elif element in self.footnotes:
            yield from self._footnote(element)
        elif make := _MAKERS.get(element.tag):
            yield from make(self, element, place)
        else:
            yield from self._blocks(element, place)

    def _footnote(self, element: Element) -> Iterator[Paragraph]:
        words = words_of([Run(" "), *(run for run in runs_of(element, self.base, {}))])
        text = words.text
        if text:
            label = self.footnotes[element]
            bare = _BACK.sub("", _without_label(words.markdown)).strip()
            yield Paragraph(
                text, 0, 0, markdown=f"[^{label}]: {bare}", kind=kinds.FOOTNOTE, reason="a note that the text refers to"
            )

    def _heading(self, element: Element, place: Place) -> Iterator[Paragraph]:
        if any(not child.is_inline for child in element.elements() if child.tag != "br") or self._is_apart(element):
            yield from self._blocks(element, place)
            return
        words = words_of(list(runs_of(element, self.base, self.references)))
        if words.text:
            reason = "a heading in the markup"
            marked = unbolded(words)
            yield Paragraph(
                words.text, 0, 0, markdown=marked, kind=kinds.HEADING, reason=reason, level=int(element.tag[1])
            )

    def _list(self, element: Element, place: Place) -> Iterator[Paragraph]:
        number = _number(element.get("start"))
        for child in element.children:
            if isinstance(child, str):
                yield from self._lines([Run(child)], place)
            elif child.tag == "li" and child not in self.marks and child not in self.footnotes:
                bullet = f"{number}." if element.tag == "ol" else "•"
                yield from self._blocks(child, place._replace(lists=place.lists + 1, bullet=bullet))
                number += 1
            else:
                yield from self._block(child, place._replace(lists=place.lists + (child.tag in ("ul", "ol"))))

    def _quote(self, element: Element, place: Place) -> Iterator[Paragraph]:
        yield from self._blocks(element, place._replace(quoted=True))

    def _table(self, element: Element, place: Place) -> Iterator[Paragraph]:
        rows = None if any(child in self.marks for child in element.within()) else rows_of(element)
        if rows is None:
            yield from self._blocks(element, place)
            return
        cells = {cell: self._cell(cell) for row in rows for cell in row if cell}
        texts = tuple(tuple(cells[cell].text if cell else "" for cell in row) for row in rows)
        text = " ".join(part for row in texts for part in row if part)
        if text:
            markdown = table_markdown(rows, cells.__getitem__)
            yield Paragraph(text, 0, 0, rows=texts, markdown=markdown, kind=kinds.TABLE, reason="a table in the markup")
        for caption in element.elements():
            if caption.tag == "caption" and caption.text:
                words = self._cell(caption)
                yield Paragraph(
                    words.text,
                    0,
                    0,
                    markdown=f"Table: {words.markdown}",
                    kind=kinds.TEXT,
                    reason="the caption of a table",
                )

    def _cell(self, cell: Element) -> Words:
        return words_of(list(_flat(cell, self.base, self.references)))

    def _code(self, element: Element, place: Place) -> Iterator[Paragraph]:
        source = "".join(_source(element)).strip("\n")
        if place.mark != TEXT or not source.strip():
            yield from self._blocks(element, place)
            return
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", source)), default=0))
        yield Paragraph(
            one_line(source), 0, 0, markdown=f"{fence}\n{source}\n{fence}", kind=kinds.CODE, reason="code in the markup"
        )

    def _rule(self, _element: Element, _place: Place) -> Iterator[Paragraph]:
        yield Paragraph("* * *", 0, 0, kind=kinds.RULE, reason="a break in the markup")

    def _definitions(self, element: Element, place: Place) -> Iterator[Paragraph]:
        term: list[Words] = []
        for child in _entries(element):
            if (
                child.tag in ("dt", "dd")
                and child not in self.marks
                and all(part.is_inline or part.tag in ("p", "br", "div") for part in child.within())
            ):
                words = self._cell(child)
                if child.tag == "dt":
                    yield from (part for one in term for part in self._paragraph(one, place))
                    term = [words] if words.text else []
                elif words.text and term:
                    text = f"{term[0].text} {words.text}"
                    yield Paragraph(
                        text,
                        0,
                        0,
                        markdown=f"{term[0].markdown}\n: {words.markdown}",
                        kind=kinds.TEXT,
                        reason="a term and what it means",
                    )
                    term = []
                else:
                    yield from self._paragraph(words, place)
            else:
                yield from (part for one in term for part in self._paragraph(one, place))
                term = []
                yield from self._block(child, place)
        yield from (part for one in term for part in self._paragraph(one, place))

    def _summary(self, element: Element, place: Place) -> Iterator[Paragraph]:
        words = words_of(
            [run._replace(styles=run.styles | {"strong"}) for run in _flat(element, self.base, self.references)]
        )
        yield from self._paragraph(words, place._replace(bullet=""))

    def _picture(self, element: Element, _place: Place) -> Iterator[Paragraph]:
        if picture := self.pictures.of(element):
            yield Paragraph(
                picture.alt, 0, 0, kind=kinds.ALT, reason="the description of a picture", picture=picture.name
            )

    def _figure(self, element: Element, place: Place) -> Iterator[Paragraph]:
        captions = list(element.find("figcaption"))
        if not captions or any(child.tag in ("table", "pre", "blockquote") for child in element.within()):
            yield from self._blocks(element, place)
            return
        images = list(element.find("img"))
        held = {part for caption in captions for part in (caption, *caption.within())}
        for image in images:
            yield from self._picture(image, place)
        caption = captions[0]
        if text := caption_of(caption):
            yield Paragraph(text, 0, 0, kind=kinds.CAPTION, reason="the caption of a picture in the markup")
        for other in captions[1:]:
            if words := one_line(other.text):
                yield Paragraph(
                    words,
                    0,
                    0,
                    kind=kinds.REPEATED if words in text else kinds.CAPTION,
                    reason="a further caption of the picture",
                )
        rest = Element("div", {})
        rest.children = [
            child
            for child in element.children
            if not (isinstance(child, Element) and (child in held or child.tag == "img"))
        ]
        for part in self._blocks(rest, place):
            if part.kind != kinds.ALT:
                same = part.text and part.text in text
                yield replace(part, kind=kinds.REPEATED, reason="the caption again") if same else part


_BACK = re.compile(r"\s{0,3}(?:\[[↩↑^⤴⬆︎\s]{1,4}\]\([^()]{0,300}\)|[↩↑⤴⬆]\ufe0e?|\\\^)\s{0,3}")
_LABEL = re.compile(r"\[?\(?\\?\[?\d{1,3}\\?\]?[.):]?\s+")
_OTHERS = frozenset(("iframe", "video", "audio", "button", "input", "select", "textarea", "svg"))
_APART = _OTHERS | {"img"}
_MAKERS = {
    **dict.fromkeys(_HEADINGS, Walk._heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), Walk._list),
    "blockquote": Walk._quote, "table": Walk._table, "pre": Walk._code, "hr": Walk._rule, "dl": Walk._definitions,
    "summary": Walk._summary, "img": Walk._picture, "figure": Walk._figure,
}  # fmt: skip


def _are_blank(runs: Iterable[Run]) -> bool:
    return not any(run.text.strip() for run in runs)


def _signs(line: str) -> bool:
    """Whether a line says who wrote a text, or when."""
    label = label_of(line) if 0 < len(line) <= LONGEST_LABEL else None
    return label is not None and label[0] in (kinds.BYLINE, kinds.DATELINE)


def _without_label(markdown: str) -> str:
    """A note without the number or sign that it begins with."""
    label = _LABEL.match(markdown)
    return markdown[label.end() :] if label else markdown


def unbolded(words: Words) -> str:
    """The Markdown of a heading, which is not bold throughout."""
    inner = words.markdown.removeprefix("**").removesuffix("**")
    return inner if words.strong and "**" not in inner else words.markdown


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _flat(element: Element, base: str, references: Mapping[Element, str]) -> Iterator[Run]:
    """The words of an element on one line, also those of its blocks."""
    if element in references:
        yield from runs_of(element, base, references)
        return
    for child in element.children:
        if isinstance(child, str) or child.is_inline or child.tag == "br":
            yield from runs_of(child, base, references)
        else:
            yield Run(" ")
            yield from _flat(child, base, references)
            yield Run(" ")


def _source(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.tag == "br":
            yield "\n"
        else:
            yield from _source(child)
            if child.tag in ("div", "p", "li"):
                yield "\n"


def _entries(element: Element) -> Iterator[Element]:
    """The terms and definitions of a list, also those in groups."""
    for child in element.children:
        if isinstance(child, str):
            if child.strip():
                loose = Element("p", {}, element)
                loose.children = [child]
                yield loose
        elif child.tag == "div":
            yield from _entries(child)
        else:
            yield child


_MERGED = 300  # characters of a line of a report


def merged(found: Iterable[Paragraph]) -> list[Paragraph]:
    """Paragraphs of which short ones that are left out for one reason stand together."""
    parts: list[Paragraph] = []
    for part in found:
        before = parts[-1] if parts else None
        alike = before and before.kind == part.kind == kinds.BOILERPLATE and before.reason == part.reason
        if before and alike and len(before.text) + len(part.text) <= _MERGED:
            parts[-1] = replace(before, text=f"{before.text} · {part.text}", markdown="")
        else:
            parts.append(replace(part, markdown="") if part.kind == kinds.BOILERPLATE else part)
    return parts
