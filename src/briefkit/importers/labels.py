"""Lines that say what a text is instead of being part of it: its kind, its series, who wrote it, and when."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from briefkit.importers import lines as kinds
from briefkit.importers.bylines import people_in_byline
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.people import people_named
from briefkit.importers.phrases.kinds import OTHER_KIND, kind_named
from briefkit.importers.phrases.page import CRUMBS
from briefkit.importers.phrases.people import ROLE
from briefkit.importers.written_dates import date_alone, date_and_place

_PARTED = re.compile(r"\s{1,3}[|·•]\s{1,3}|\t| {2,}")
_BYLINE_WITHIN = re.compile(r"\s作者\s?[:：]")
_LISTED = re.compile(r",\s{1,3}")
_LONGEST_PART, _MOST_PARTS = 60, 6
_GLUED = re.compile(r"(?P<kind>[^\W\d_][^\d]{2,40}?[^\W\d_A-Z])(?P<other>[A-ZÀ-ÞА-Я].{3,80})")
_MARKED = re.compile(
    r"(?P<series>[^\W\d_][^\d|]{1,60}?),?\s{1,9}(?:no\.?|nr\.?|n[°º]|№|issue|ausgabe|numéro|vol\.?|#)\s?"
    r"(?P<number>\d{1,4}(?:[/.-]\w{1,5})?)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<series>[^\W\d_][^\d|]{1,60}?)\s(?P<number>\d{1,4}(?:[/.-](?:[A-Z]\s?)?\d{1,4})?)")
_SERIES = re.compile(
    r"\b(?:papers?|briefs?|briefings?|reports?|series|aktuell|studien?|analysen?|bulletin|notes?|letters?|comments?|"
    r"cahiers?|documents?|perspectives?|nota\sde\sprensa)\b",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"(?:issue|ausgabe|numéro|выпуск|no\.|nr\.|n[°º]|№|#)\s?(?P<number>\d{1,4}(?:/\d{2,4})?)", re.IGNORECASE
)
_SUBJECT = re.compile(r"((?:subject|betreff|betr\.|objet|asunto|oggetto|тема)\s?:)\s{1,9}(\S.{2,198})", re.IGNORECASE)
_NAME_AND_DATE = re.compile(r"(?P<name>[^,\d]{5,60}),\s(?P<date>.{6,40})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_IMPRINT = re.compile(
    r"©|\(c\)\s(?=(?:19|20)\d\d)|\bcopyright\b(?=.{0,40}(?:19|20)\d\d)|版权所有|все\sправа\sзащищены|جميع\sالحقوق\sمحفوظة|"
    r"\ball\srights\sreserved|\balle\srechte\svorbehalten|\btous\sdroits\sréservés|\A[ep]?-?IS[SB]N\b",
    re.IGNORECASE,
)
_LONGEST_IMPRINT = 500
_OF_IMPRINT = (kinds.SERIES, kinds.IDENTIFIER, kinds.DATELINE)
_ENDS_WITH_MARK = re.compile(r"\b(?:no|nr|vol)\.$", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?<=[.;])\s|\s[|·•–—]\s|[,;]\s(?=(?:https?://(?:dx\.)?doi\.org/|doi\b|[ep]?-?IS[SB]N\b))|"
    r"\s(?=(?:https?://(?:dx\.)?doi\.org/|doi:?\s?(?:10\.|https?:)|[ep]?-?IS[SB]N\b))",
    re.IGNORECASE,
)
_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:?\s?(?:https?://doi\.org/)?)(?P<doi>10\.\d{4,9}/[^\s]{1,200})", re.IGNORECASE
)


class Series(NamedTuple):
    """The series in which a text has appeared, and its number there; each may be empty."""

    series: str
    number: str


def label_of(text: str) -> tuple[str, str] | None:
    """The class of a line before a text that is no title, and the reason; None for any other."""
    return next(((kind, reason) for kind, reason, is_one in _LABELS if is_one(text)), None)


def series_in(text: str) -> Series | None:
    """The series that a line names with a number: “Working Paper 2020/07”, “Policy Papers No. 14”, “Issue 42”.

    A number alone behind a name is one only if the name is that of a series, and it is no year: not “Agenda 2030”.
    """
    if found := _ISSUE.fullmatch(text):
        return Series("", found["number"])
    if found := _MARKED.fullmatch(text):
        return Series(found["series"].strip(" ,–-"), found["number"])
    found = _NUMBERED.fullmatch(text)
    if found and _SERIES.search(found["series"]) and not _YEAR.fullmatch(found["number"]):
        return Series(found["series"], found["number"])
    return None


def doi_in(text: str) -> str | None:
    """The DOI of a line that holds nothing else."""
    found = _DOI.fullmatch(text)
    return found["doi"].rstrip(".,;") if found else None


def parted(paragraph: Paragraph) -> list[Paragraph]:
    """A line in which labels stand beside each other, as several; `Analysis | Transport · 3 May 2020`.

    What stands beside a label without being one is the page's: a topic, a place, minutes to read.
    """
    if paragraph.kind or paragraph.rows:
        return [paragraph]
    if subject := _SUBJECT.fullmatch(paragraph.text):
        label, title = subject.groups()
        return [
            replace(paragraph, text=label, kind=kinds.HEADER, reason="the name of a field"),
            replace(paragraph, text=title, kind=kinds.TITLE, reason="behind “Subject:”"),
        ]
    if imprint := _imprint(paragraph):
        return imprint
    glued = _GLUED.fullmatch(paragraph.text)
    if glued and kind_named(glued["kind"]) and label_of(glued["other"]):
        return [replace(paragraph, text=glued[part]) for part in ("kind", "other")]
    if (
        (found := _NAME_AND_DATE.fullmatch(paragraph.text))
        and people_named(found["name"])
        and date_alone(found["date"])
    ):
        return [replace(paragraph, text=found[part]) for part in ("name", "date")]
    return _beside_each_other(paragraph)


def _beside_each_other(paragraph: Paragraph) -> list[Paragraph]:
    parts = _with_numbers([part.strip() for part in _PARTED.split(paragraph.text) if part.strip()])
    if len(parts) == 1:
        return _listed(paragraph) if not _BYLINE_WITHIN.search(paragraph.text) else _spaced(paragraph)
    if not 2 <= len(parts) <= _MOST_PARTS or any(len(part) > _LONGEST_PART for part in parts):
        return [paragraph]
    if series_in(" ".join(parts)):
        return [replace(paragraph, text=" ".join(parts))]
    labels = [label_of(part) for part in parts]
    if not any(label and label[0] != kinds.BOILERPLATE for label in labels):
        return [paragraph]
    return _apart(paragraph, parts)


def _imprint(paragraph: Paragraph) -> list[Paragraph]:
    """An imprint of which parts state a DOI, a series or a date, part by part; empty for any other line.

    A year alone is that of the copyright. A work that a text refers to may have a DOI and an ISBN as well, so a line
    is an imprint only if it tells of rights, or begins with an ISSN or ISBN.
    """
    if len(paragraph.text) > _LONGEST_IMPRINT or not _IMPRINT.search(paragraph.text):
        return []
    parts = _numbers_kept([part.strip() for part in _BESIDE.split(paragraph.text) if part.strip()])
    stated = [_stated(part.rstrip(".,;")) for part in parts]
    if not any(stated):
        return []
    return [
        replace(paragraph, text=part.rstrip(".,;"), kind=label[0], reason=f"{label[1]}, in the imprint")
        if label
        else replace(paragraph, text=part, kind=kinds.BOILERPLATE, reason="the imprint")
        for part, label in zip(parts, stated, strict=True)
    ]


def _stated(part: str) -> tuple[str, str] | None:
    label = label_of(part)
    return label if label and label[0] in _OF_IMPRINT and not _YEAR.fullmatch(part) else None


def _numbers_kept(parts: list[str]) -> list[str]:
    """Parts of an imprint, with “No.” and the number behind it in one."""
    found: list[str] = []
    for part in parts:
        if found and part[0].isdigit() and _ENDS_WITH_MARK.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


def _listed(paragraph: Paragraph) -> list[Paragraph]:
    """A line such as “Policy Papers 2023/A 45, 20.07.2023, 8 pages”, part by part: it names a series and a date."""
    if len(paragraph.text) > _LONGEST_PART * 2:
        return [paragraph]
    parts = [part.strip() for part in _LISTED.split(paragraph.text)]
    found = {label[0] for part in parts if (label := label_of(part))}
    if not {kinds.SERIES, kinds.DATELINE} <= found:
        return [paragraph]
    return _apart(paragraph, parts)


def _spaced(paragraph: Paragraph) -> list[Paragraph]:
    """A line such as “2023-07-21 来源：… 作者：李自国”, whose parts are apart by spaces."""
    parts = paragraph.text.split()
    return _apart(paragraph, parts) if 2 <= len(parts) <= 2 * _MOST_PARTS and date_alone(parts[0]) else [paragraph]


def _apart(paragraph: Paragraph, parts: list[str]) -> list[Paragraph]:
    labels = [label_of(part) for part in parts]
    return [
        replace(paragraph, text=part)
        if label or people_named(part)
        else replace(paragraph, text=part, kind=kinds.BOILERPLATE, reason="beside a label of the page")
        for part, label in zip(parts, labels, strict=True)
    ]


def _with_numbers(parts: list[str]) -> list[str]:
    """Parts of a line in which a number stands with the name of its series: `Letters from the Strait · No. 31`."""
    found: list[str] = []
    for part in parts:
        if found and _ISSUE.fullmatch(part) and not label_of(found[-1]) and series_in(f"{found[-1]} {part}"):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


_LABELS: tuple[tuple[str, str, Callable[[str], object]], ...] = (
    (kinds.KIND, "what the page calls it", kind_named),
    (kinds.BYLINE, "names behind “by”, or with where they work", people_in_byline),
    (kinds.DATELINE, "a date alone", lambda text: date_alone(text) or date_and_place(text)),
    (kinds.SERIES, "a series and the number in it", series_in),
    (kinds.IDENTIFIER, "the DOI", doi_in),
    (kinds.BOILERPLATE, "the path to the page", CRUMBS.fullmatch),
    (kinds.BOILERPLATE, "what the page calls it, which is no kind of brief", OTHER_KIND.fullmatch),
    (kinds.BOILERPLATE, "what somebody is", ROLE.fullmatch),
)
