"""What the first and last pages of a document state of it: date, authors, series and number, DOI."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefkit.importers import document as names
from briefkit.importers import lines as kinds
from briefkit.importers.document import Fact
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.pdf.opening import File
from briefkit.importers.people import people_in_byline
from briefkit.importers.written_dates import date_alone, dates_in

_LONGEST = 110  # characters of a line that states something
_DOI = re.compile(
    r"(?:doi:?\s{0,2}(?:https?://(?:dx\.)?doi\.org/)?|https?://(?:dx\.)?doi\.org/)(?P<doi>10\.\d{4,9}/[^\s\"<>]{2,100})",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?P<series>[^\W\d_][^|•·:;]{2,60}?)[\s,:]{1,2}(?:(?:no|nr|n|vol|issue|number|nummer|heft|ausgabe|выпуск)\s?[.°º]?\s?|№\s?|#)"
    r"(?P<number>\d{1,4}(?:[/.-]\d{1,4})?)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?P<series>(?:[^\W\d_][\w&.-]{0,20}\s){0,4}[\w&-]{0,20}(?:paper|papier|papers|brief|briefing|report|studie|study|"
    r"analysis|analyse|aktuell|memo|note|comment|kommentar|review|bulletin|document|series|reihe)s?)\s(?P<number>\d{1,4}(?:/\d{1,4})?)",
    re.IGNORECASE,
)
_IDENTIFIED = re.compile(
    r"\b(?P<name>ISSN|ISBN)(?:-1[03])?(?:\s?\([^()]{1,20}\))?:?\s?(?P<value>[\dXx][\dXx -]{6,20}[\dXx])"
)
_PLACED = re.compile(r"(?:[^\W\d_][\w.’' -]{1,30},\s)(?:(?:den|the|le|on)\s)?")
_BETWEEN = re.compile(r"\s{0,2}(?:\||•|·|—|–|/)\s{0,2}|\s{2,}")
_SUBJECT = re.compile(r"(?:subject|re|betreff|betr\.|objet|asunto|тема)\s?:\s?(?P<title>\S.{2,180})", re.IGNORECASE)
_FROM = re.compile(r"(?:from|von|de|от)\s?:\s?(?P<who>[^,;()]{3,60})(?P<rest>[,;(].*)?", re.IGNORECASE)
_TO = re.compile(r"(?:to|an|à|кому)\s?:\s?\S", re.IGNORECASE)
_NAMES = re.compile(r"\s?[,;&]\s?|\s(?:and|und|et|y|и)\s")


class Front:
    """The paragraphs of a document while what they state of it is taken from them."""

    def __init__(self, paragraphs: Sequence[Paragraph], file: File) -> None:
        """Read the first page and the last."""
        self.paragraphs = list(paragraphs)
        self.facts: list[Fact] = []
        self.notes: list[str] = []
        self._file = file
        for at in self._short():
            self._imprint(at)
        self._memo()
        self._authors()

    def _short(self) -> list[int]:
        """The lines of the cover and of the imprint: those of the first page, and short ones of the last."""
        last = max((part.page for part in self.paragraphs), default=0)
        return [
            at
            for at, part in enumerate(self.paragraphs)
            if part.page in (1, 2, last)
            and len(part.text) <= _LONGEST
            and part.kind in ("", kinds.BOILERPLATE, kinds.HEADING)
        ]

    def _known(self, name: str) -> bool:
        return any(fact.name == name for fact in self.facts)

    def _state(self, name: str, value: str, page: int) -> None:
        if not self._known(name):
            self.facts.append(Fact(name, value, f"page {page}"))

    def _leave(self, at: int, reason: str) -> None:
        if self.paragraphs[at].kind != kinds.BOILERPLATE:
            self.paragraphs[at] = replace(self.paragraphs[at], kind=kinds.BOILERPLATE, reason=reason, level=0)

    def _imprint(self, at: int) -> None:
        """What a line of the cover or the imprint states."""
        part = self.paragraphs[at]
        if found := _DOI.search(part.text):
            self._state(names.DOI, found["doi"].rstrip(".,;)"), part.page)
            if len(found[0]) > 0.6 * len(part.text):
                self._leave(at, "its DOI")
        if found := _IDENTIFIED.search(part.text):
            self.notes.append(f"{found['name']} {found['value'].strip()} is printed on page {part.page}")
            if len(part.text) < 60:
                self._leave(at, f"its {found['name']}")
        if part.page == 1 and part.kind != kinds.HEADING and not part.text.endswith((".", "?", "!")):
            self._cover(at, part)

    def _cover(self, at: int, part: Paragraph) -> None:
        """A line of the first page that states series, number or date, and nothing else."""
        pieces = [piece for piece in _BETWEEN.split(part.text) if piece]
        stated = [self._piece(piece, part.page) for piece in pieces]
        if all(stated):
            self._leave(at, "states " + " and ".join(dict.fromkeys(stated)))

    def _piece(self, piece: str, page: int) -> str:
        """What a part of a line states; empty if it says anything else."""
        if date_alone(piece):
            return ""  # common to all formats
        dates = dates_in(piece)
        before = piece[: dates[0].start] if dates else piece
        if len(dates) == 1 and _PLACED.fullmatch(before) and not piece[dates[0].end :].strip(" ."):
            self._state(names.DATE, str(dates[0].date), page)
            return "its date"
        found = _NUMBERED.match(before) or _CALLED.match(before)
        rest = before[found.end() :].strip(" ,()") if found else "x"
        if found and not rest and (not dates or not piece[dates[0].end :].strip(" )")):
            self._state(names.SERIES, found["series"].strip(" ,:"), page)
            self._state(names.NUMBER, found["number"], page)
            if dates:
                self._state(names.DATE, str(dates[0].date), page)
            return "its series"
        return ""

    def _memo(self) -> None:
        """The head of a memo: what it is about, and who writes it."""
        front = [at for at, part in enumerate(self.paragraphs) if part.page == 1 and not part.kind][:12]
        is_titled = any(part.kind == kinds.TITLE for part in self.paragraphs)
        subject = next((at for at in front if _SUBJECT.fullmatch(self.paragraphs[at].text)), None)
        if subject is None:
            return
        found = _SUBJECT.fullmatch(self.paragraphs[subject].text)
        if found and (not is_titled or self._is_label_title()):
            self._state(names.TITLE, found["title"].strip(), 1)
            self._leave(subject, "what it is about, which is its title")
        for at in front:
            text = self.paragraphs[at].text
            if (sender := _FROM.fullmatch(text)) and people_in_byline(f"By {sender['who'].strip()}"):
                self.facts.append(Fact(names.AUTHOR, sender["who"].strip(), "the line “From”"))
                self._leave(at, "who writes it")
            elif _TO.match(text):
                self._leave(at, "to whom it is written")

    def _is_label_title(self) -> bool:
        """Whether the largest type of the first page only says that it is a memo."""
        return any(
            part.kind == kinds.TITLE and len(part.text.split()) <= 2 and len(part.text) < 20 for part in self.paragraphs
        )

    def _authors(self) -> None:
        """Names that the file states as its authors, if the first page has them on a line of their own."""
        stated = [name.strip() for name in _NAMES.split(self._file.author) if name.strip()]
        if not stated or self._known(names.AUTHOR):
            return
        for at, part in enumerate(self.paragraphs):
            if part.page > 2 or part.kind or len(part.text) > _LONGEST:
                continue
            own = [name.strip() for name in _NAMES.split(part.text) if name.strip()]
            if own and set(own) <= set(stated) and people_in_byline(f"By {part.text}"):
                self.facts += [Fact(names.AUTHOR, name, "a line of its own, as the file says") for name in own]
                self.paragraphs[at] = replace(
                    part, kind=kinds.BYLINE, reason="names that the file states as its authors"
                )


def said_by_file(file: File, paragraphs: Iterable[Paragraph], facts: Sequence[Fact]) -> Iterator[str]:
    """What is to be said of the metadata of a file, which is not believed alone."""
    text = " ".join(part.text for part in paragraphs if part.page <= 2).casefold()
    if file.author and not any(name.casefold() in text for name in _NAMES.split(file.author) if name.strip()):
        yield f"the file names “{file.author}” as its author, which no page confirms: not taken"
    is_dated = any(fact.name == names.DATE for fact in facts)
    if file.made and not is_dated:
        yield f"the file was made on {file.made}, which is not when the text was published"
