"""References as CSL-JSON, the format of citation processors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from briefkit.core.dates.dates import PartialDate
from briefkit.core.publication.reference import Reference
from briefkit.core.text.personal_names import PersonalName

_TYPES = {
    "commentary": "webpage",
    "analysis": "report",
    "qa": "interview",
    "report": "report",
    "memo": "report",
    "submission": "report",
    "testimony": "hearing",
    "podcast": "broadcast",
    "event": "event",
    "": "webpage",
}


def csl_json(references: Sequence[Reference]) -> str:
    """An array of items (CSL-JSON 1.0)."""
    return json.dumps([_item(reference) for reference in references], ensure_ascii=False, indent=2) + "\n"


def _item(reference: Reference) -> dict[str, Any]:
    fields = {
        "id": reference.key,
        "type": _TYPES.get(reference.kind, "document"),
        "title": reference.title,
        "author": [_name(author) for author in reference.authors],
        "issued": _date(reference.date),
        "publisher": reference.publisher,
        "collection-title": reference.series,
        "collection-number": reference.number,
        "genre": reference.genre,
        "URL": reference.url,
        "DOI": reference.doi,
        "accessed": _date(reference.retrieved),
        "abstract": reference.abstract,
        "language": reference.language,
        "keyword": ", ".join(word.replace(",", " ") for word in reference.keywords),
        "status": "retracted" if reference.is_retracted else "",
    }
    return {name: value for name, value in fields.items() if value}


def _name(name: PersonalName) -> dict[str, str]:
    if name.whole:
        return {"literal": name.whole}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def _date(date: PartialDate | None) -> dict[str, Any] | None:
    if date is None:
        return None
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]}
