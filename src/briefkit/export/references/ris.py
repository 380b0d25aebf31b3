"""References as RIS, for reference managers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefkit.core.dates.dates import PartialDate
from briefkit.core.publication.reference import Reference

_TYPES = {
    "commentary": "ELEC",
    "analysis": "RPRT",
    "report": "RPRT",
    "memo": "RPRT",
    "submission": "RPRT",
    "testimony": "HEAR",
    "podcast": "SOUND",
    "": "ELEC",
}


def ris(references: Sequence[Reference]) -> str:
    """A list of records, one field a line."""
    return "\n".join("".join(f"{tag}  - {value}\n" for tag, value in _fields(item)) for item in references)


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(reference.kind, "GEN")
    yield "ID", reference.key
    yield from (("AU", author.sorted) for author in reference.authors)
    values = {
        "TI": reference.title,
        "PY": str(reference.date.year) if reference.date else "",
        "DA": _date(reference.date),
        "PB": reference.publisher,
        "T2": reference.series,
        "IS": reference.number,
        "M3": reference.genre,
        "DO": reference.doi,
        "UR": reference.url,
        "Y2": _date(reference.retrieved),
        "LA": reference.language,
        "AB": reference.abstract,
        "N1": "Retracted" if reference.is_retracted else "",
    }
    yield from ((tag, value) for tag, value in values.items() if value)
    yield from (("KW", word) for word in reference.keywords)
    yield "ER", ""


def _date(date: PartialDate | None) -> str:
    """A date as the format has it: 2018/11/ for a month."""
    if date is None:
        return ""
    parts = [f"{date.year:04}", f"{date.month:02}" if date.month else "", f"{date.day:02}" if date.day else ""]
    return "/".join(parts)
