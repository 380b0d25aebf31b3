"""Lists of works in RIS, as reference managers and databases write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefkit.importers.decode import decode
from briefkit.importers.people import Named
from briefkit.importers.works.work import MOST, Work, Works, date_of, doi_alone, language_named, plain

_KINDS = {
    **dict.fromkeys(("RPRT", "BOOK", "THES", "EBOOK", "GOVDOC", "STAND"), "report"),
    **dict.fromkeys(("JOUR", "CHAP", "CONF", "CPAPER", "EJOUR", "ECHAP", "ABST", "UNPB"), "analysis"),
    **dict.fromkeys(("NEWS", "MGZN", "BLOG", "ELEC", "WEB"), "commentary"),
    **dict.fromkeys(("HEAR",), "testimony"),
    **dict.fromkeys(("SOUND", "VIDEO"), "podcast"),
}
_NUMBER = re.compile(r"(?:no\.?\s?|nr\.?\s?)?\d{1,6}(?:[/-]\w{1,8})?", re.IGNORECASE)
_AUTHORS = ("AU", "A1")
_MORE = {"volume": ("volume",), "note": ("notes", "note"), "isbn": ("issn",), "edition": ("edition",)}
_TAG = re.compile(r"[ \t]{0,8}(?P<tag>[A-Z][A-Z0-9])[ \t]{0,4}-(?:[ \t]|\Z)[ \t]{0,8}(?P<value>.*)")


def works_in_ris(data: bytes) -> Works:
    """The works of a list, also where entries lack their end. One that cannot be read is among the problems."""
    import rispy  # noqa: PLC0415 - part of the extra `import`

    works: list[Work] = []
    problems: list[str] = []
    for line, entry, text in list(_records(decode(data).text))[:MOST]:
        try:
            (fields,) = rispy.loads(text)
        except Exception as error:  # noqa: BLE001 - the library raises what it meets
            problems.append(f"line {line}: an entry cannot be read: {type(error).__name__}")
            continue
        work = _work(fields, line, entry, _order(text))
        works += [work] if work else []
        problems += [] if work else [f"line {line}: an entry has no title"]
    return Works(tuple(works), tuple(problems))


def _records(text: str) -> Iterator[tuple[int, str, str]]:
    """Each entry: the number of its first line, as it stands there, and as the standard has it.

    A line without a tag continues the one above.
    """
    held: list[str] = []
    first, lines = 0, text.split("\n")
    for number, line in enumerate(lines, 1):
        found = _TAG.fullmatch(line.rstrip())
        if found and found["tag"] in ("TY", "ER"):
            if held:
                yield _record(lines, first, number if found["tag"] == "ER" else number - 1, held)
            held, first = ([f"TY  - {found['value']}"], number) if found["tag"] == "TY" else ([], 0)
        elif held and found:
            held.append(f"{found['tag']}  - {found['value']}")
        elif held and line.strip():
            held[-1] = f"{held[-1]} {line.strip()}"
    if held:
        yield _record(lines, first, len(lines), held)


def _record(lines: list[str], first: int, last: int, held: list[str]) -> tuple[int, str, str]:
    return first, "\n".join(lines[first - 1 : last]).strip(), "\n".join([*held, "ER  - "])


def _order(text: str) -> dict[str, int]:
    """Names → where they stand in an entry, whose authors may have several tags."""
    found = (_TAG.fullmatch(line.rstrip()) for line in text.split("\n"))
    return {match["value"].strip(): number for number, match in enumerate(found) if match and match["tag"] in _AUTHORS}


def _work(fields: Mapping[str, Any], line: int, entry: str, order: Mapping[str, int]) -> Work | None:
    title = _first(fields, "title", "primary_title", "short_title")
    if not title:
        return None
    authors = [*(fields.get("first_authors") or []), *(fields.get("authors") or [])]
    authors.sort(key=lambda name: order.get(str(name).strip(), 0))
    people = authors or fields.get("secondary_authors") or []
    urls = fields.get("urls") or [fields.get("url")]
    return Work(
        _first(fields, "id", "label", "accession_number"),
        title,
        line,
        entry,
        _KINDS.get(str(fields.get("type_of_reference", "")).strip(), "note"),
        tuple(Named(name) for person in people if (name := _name(str(person)))),
        next((date for name in ("date", "publication_year", "year") if (date := date_of(_first(fields, name)))), None),
        _first(fields, "publisher"),
        next((str(url).strip() for url in urls if str(url).startswith("http")), ""),
        doi_alone(_first(fields, "doi")),
        _first(fields, "journal_name", "secondary_title", "tertiary_title", "alternate_title3"),
        _number(fields),
        _first(fields, "abstract", "notes_abstract"),
        language_named(_first(fields, "language")),
        tuple(filter(None, map(plain, fields.get("keywords") or []))),
        date_of(_first(fields, "access_date")),
        tuple(
            (key, text) for key, names in _MORE.items() if (text := _first(fields, *names)) and text != _number(fields)
        ),
        () if authors or not people else ("the list names no author: those in it are its editors",),
    )


def _number(fields: Mapping[str, Any]) -> str:
    """The number of a report, for which some programs take a field of notes."""
    note = _first(fields, "note")
    return _first(fields, "number") or (note if _NUMBER.fullmatch(note) else "")


def _first(fields: Mapping[str, Any], *names: str) -> str:
    values = (fields.get(name) for name in names)
    return next(
        (text for value in values if (text := plain(value[0] if isinstance(value, list) and value else value))), ""
    )


def _name(text: str) -> str:
    """A name in the order in which it is printed: `Family, Given, Suffix` in the list."""
    family, given, suffix = [part.strip() for part in (*text.split(","), "", "")][:3]
    return plain(" ".join(filter(None, (given, family, suffix))))
