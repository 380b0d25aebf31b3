"""Bytes into a brief: decode, split, parse, type. What is wrong is collected, never raised."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from briefkit.core.brief.brief import BRIEF, Brief
from briefkit.core.brief.split import decode, split
from briefkit.core.brief.table import RESERVED_KEYS
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.yaml.events import Mapping, Node, read_yaml


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: the brief (None where it cannot be listed), what is wrong, and its front matter as written.

    Without findings the front matter may be missing: `front_matter_of` reads it where a place is asked for.
    """

    brief: Brief | None
    findings: tuple[Diagnostic, ...]
    front_matter: Mapping | None = None


def parse_brief(data: bytes, *, id: str, path: str) -> Reading:  # noqa: A002 - the brief's own word
    """Read one file. The brief is None where decoding, splitting or YAML fails, or title, kind or date do not do."""
    text = decode(data)
    if isinstance(text, Diagnostic):
        return Reading(None, (text,))
    halves = split(text)
    if isinstance(halves, Diagnostic):
        return Reading(None, (halves,))
    root, found = read_yaml(halves.front_matter, first_line=2)
    if not found and not isinstance(root, Mapping):
        found = [_no_mapping(root)]
    if not isinstance(root, Mapping):
        return Reading(None, tuple(found))
    values = BRIEF.read_values(root, found)
    found += _missing(root, values)
    if "date" not in values:
        found = _dated(root, found, draft=values.get("status") == "draft")
    found.sort(key=lambda finding: (finding.line, finding.column))
    if any(finding.unlists for finding in found):
        return Reading(None, tuple(found), root)
    values["extra"] = {name: value for name, value in values.get("extra", {}).items() if name not in RESERVED_KEYS}
    told = tuple(found)
    brief = Brief(**values, id=id, path=path, body=halves.body, body_line=halves.body_line, problems=told)
    return Reading(brief, told, root)


def front_matter_of(data: bytes) -> Mapping | None:
    """The front matter of a file as written, with its places; None where it cannot be read."""
    text = decode(data)
    halves = text if isinstance(text, Diagnostic) else split(text)
    root = None if isinstance(halves, Diagnostic) else read_yaml(halves.front_matter, first_line=2)[0]
    return root if isinstance(root, Mapping) else None


def _no_mapping(root: Node | None) -> Diagnostic:
    line, column = (root.line, root.column) if root else (1, 1)
    message = "the front matter is not a mapping" if root else "the front matter is empty"
    return Diagnostic("front-matter", message, line, column, "write keys such as “title: …”", unlists=True)


def _missing(root: Mapping, values: dict[str, Any]) -> list[Diagnostic]:
    found = [
        Diagnostic(
            "reserved-key", f"the key “{name.text}” is reserved and not read", name.line, name.column, "rename it"
        )
        for name, _ in root.entries
        if name.text in RESERVED_KEYS
    ]
    for name in ("title", "kind"):
        if not str(values.get(name) or "").strip():
            place = root.get(name) or root
            message = f"no {name}"
            found.append(Diagnostic("required", message, place.line, place.column, f"add “{name}: …”", unlists=True))
    return found


def _dated(root: Mapping, found: list[Diagnostic], *, draft: bool) -> list[Diagnostic]:
    """The findings, where the date is invalid, or missing in what is no draft: then the brief cannot be listed."""
    written = root.get("date")
    if written is not None and not written.empty:
        place = (written.line, written.column)
        return [
            replace(finding, unlists=True) if (finding.line, finding.column) == place else finding for finding in found
        ]
    if draft:
        return found
    place_of = written or root
    hint = "add “date: YYYY-MM-DD”, or “status: draft”"
    return [*found, Diagnostic("required", "no date", place_of.line, place_of.column, hint, unlists=True)]
