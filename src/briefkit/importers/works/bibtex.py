"""Lists of works in BibTeX and biblatex."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefkit.importers.decode import decode
from briefkit.importers.people import Named
from briefkit.importers.works.work import MOST, Work, Works, checked, date_of, doi_alone, language_named, plain

_KINDS = {
    **dict.fromkeys(
        ("report", "techreport", "book", "mvbook", "thesis", "phdthesis", "mastersthesis", "manual"), "report"
    ),
    **dict.fromkeys(
        ("article", "incollection", "inbook", "inproceedings", "conference", "unpublished", "collection"), "analysis"
    ),
    **dict.fromkeys(("online", "electronic", "www"), "commentary"),
}
_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_NAMES.split(" "), 1)}
_AND = re.compile(r"\s+and(?=\s)", re.IGNORECASE)
_PERCENT = re.compile(r"(?<!\\)%")
_INHERITED = ("publisher", "year", "month", "date", "language", "langid", "institution", "series", "editor")
_PART = r"(?:\"[^\"]{0,2000}\"|\{[^{}]{0,2000}\}|[A-Za-z0-9_:-]{1,100})"
_PIECE = re.compile(_PART)
_PUT_TOGETHER = re.compile(rf"{_PART}(?:\s{{0,9}}#\s{{0,9}}{_PART}){{1,50}}")
_MORE = {
    "volume": "volume",
    "pages": "pages",
    "type": "work_type",
    "note": "note",
    "isbn": "isbn",
    "edition": "edition",
}
_SIGNS = re.compile(r"[\\${}~%]|--|``|''")


def works_in_bibtex(data: bytes) -> Works:
    """The works of a list. An entry that cannot be read is among the problems, with its line."""
    from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 - part of the extra `import`

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library: Any = parse_string(decode(data).text)
    problems: list[str] = []
    entries = list(library.entries)
    strings = {item.key.lower(): str(item.value).strip('{}"') for item in library.strings}
    for block in library.failed_blocks:
        line = (block.start_line or 0) + 1
        again: Any = getattr(block, "ignore_error_block", None)
        if type(block).__name__ == "DuplicateBlockKeyBlock" and hasattr(again, "fields"):
            entries.append(_bared(again))
            problems.append(f"line {line}: a second entry has the key “{again.key}”")
        else:
            start = " ".join((block.raw or "").split())[:60]
            problems.append(f"line {line}: an entry cannot be read: {start}")
    by_key = {entry.key: _fields(entry, strings) for entry in entries}
    works: list[Work] = []
    for entry in sorted(entries, key=lambda entry: entry.start_line or 0)[:MOST]:
        if work := _work(entry, _fields(entry, strings), by_key):
            works.append(work)
        else:
            problems.append(_untitled(entry))
    return Works(tuple(works), tuple(problems))


def _untitled(entry: Any) -> str:
    return f"line {(entry.start_line or 0) + 1}: “{entry.key}” has no title"


def _fields(entry: Any, strings: Mapping[str, str]) -> dict[str, str]:
    return {field.key.lower(): _value(str(field.value), strings) for field in entry.fields}


def _value(text: str, strings: Mapping[str, str]) -> str:
    """The value of a field. Parts that `#` puts together, which the parser leaves as they are, as one text."""
    bare = text.strip()
    if "#" not in bare or not ('"' in bare or "{" in bare) or not _PUT_TOGETHER.fullmatch(bare):
        return text
    parts = _PIECE.findall(bare)
    return "".join(part[1:-1] if part[0] in '"{' else strings.get(part.lower(), part) for part in parts)


def _bared(entry: Any) -> Any:
    """An entry that the parser has not made ready: its values without the signs that enclose them."""
    for field in entry.fields:
        value = str(field.value).strip()
        field.value = value[1:-1] if len(value) > 1 and value[0] + value[-1] in ("{}", '""') else value
    return entry


def _work(entry: Any, fields: dict[str, str], by_key: Mapping[str, dict[str, str]]) -> Work | None:
    """The work of an entry; None if it has no title."""
    parent = by_key.get(fields.get("crossref", ""), {})
    fields = {name: parent[name] for name in _INHERITED if name in parent} | fields
    title = ": ".join(filter(None, (unicode_of(fields.get(name, "")) for name in ("title", "subtitle"))))
    if not title:
        return None
    return Work(
        entry.key,
        title,
        (entry.start_line or 0) + 1,
        (entry.raw or "").strip(),
        _KINDS.get(entry.entry_type.lower(), "note"),
        tuple(people_of(fields.get("author") or fields.get("editor") or "")),
        _date(fields),
        unicode_of(
            fields.get("publisher")
            or fields.get("institution")
            or fields.get("organization")
            or fields.get("school")
            or ""
        ),
        _address(fields),
        doi_alone(fields.get("doi", "")),
        unicode_of(
            fields.get("series") or fields.get("journaltitle") or fields.get("journal") or fields.get("booktitle") or ""
        ),
        unicode_of(fields.get("number", "")),
        unicode_of(fields.get("abstract", "")),
        language_named(fields.get("langid") or fields.get("language") or ""),
        tuple(filter(None, (unicode_of(word) for word in re.split("[,;]", fields.get("keywords", ""))))),
        date_of(fields.get("urldate", "").strip("{} ")),
        tuple((key, text) for name, key in _MORE.items() if (text := unicode_of(fields.get(name, "")))),
        tuple(_notes(fields)),
    )


def _notes(fields: Mapping[str, str]) -> Iterator[str]:
    if fields.get("editor") and not fields.get("author"):
        yield "the list names no author: those in it are its editors"
    if re.search(r"\band\s+others\s*$", fields.get("author") or fields.get("editor") or ""):
        yield "the list names not all of its authors: “and others”"


def _address(fields: Mapping[str, str]) -> str:
    """The address as it is written, without the signs that TeX asks for."""
    found = re.search(r"https?://[^\s{}]+", (fields.get("url") or fields.get("howpublished") or "").replace("\\", ""))
    return found[0] if found else ""


def _date(fields: Mapping[str, str]) -> Any:
    if date := date_of(fields.get("date", "").strip("{}")):
        return date
    year = date_of(fields.get("year", "").strip("{} "))
    if year is None or year.month:
        return year
    month = fields.get("month", "").strip("{}. ").lower()
    number = int(month) if month.isdigit() else _MONTHS.get(unicode_of(month)[:3])
    day = fields.get("day", "").strip("{} ")
    return checked(year.year, number, int(day) if day.isdigit() and number else None)


def people_of(text: str) -> Iterator[Named]:
    """The people of a field, parted before TeX is read: braces may hide an `and`. “and others” is nobody."""
    for part in _parted(text):
        if part.lower() == "others" or not part:
            continue
        pieces = [unicode_of(piece) for piece in _at_depth_0(part, ",")]
        if len(pieces) == 1 or not pieces[1]:
            yield Named(pieces[0])
        elif len(pieces) == 2:
            yield Named(f"{pieces[1]} {pieces[0]}".strip())
        else:
            yield Named(f"{pieces[2]} {pieces[0]} {pieces[1]}".strip())


def _parted(text: str) -> Iterator[str]:
    """The parts between each `and` outside braces."""
    start = depth = at = 0
    while at < len(text):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        found = _AND.match(text, at) if depth <= 0 and text[at].isspace() else None
        if found:
            yield " ".join(text[start:at].split())
            start = at = found.end()
        else:
            at += 1
    yield " ".join(text[start:].split())


def _at_depth_0(text: str, sign: str) -> list[str]:
    depth, parts = 0, [""]
    for letter in text:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if letter == sign and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def unicode_of(text: str) -> str:
    """TeX as text on one line."""
    if not _SIGNS.search(text):
        return plain(text)
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415 - part of the extra `import`

    reader = LatexNodes2Text(math_mode="verbatim", keep_braced_groups=False)
    return plain(reader.latex_to_text(_PERCENT.sub(r"\\%", text)))
