"""Reading a file into a brief: decode, split, parse, read the values. Problems are collected, never raised."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import yaml

from briefkit.core.brief.model import BRIEF, Brief, brief_of
from briefkit.core.brief.shapes import Json, Notes, says_nothing
from briefkit.core.brief.split import SplitText, decode, split
from briefkit.core.brief.vocabulary import RESERVED_KEYS, STATUSES
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.yaml.nodes import is_empty, position_of, value_of
from briefkit.core.yaml.read import read_yaml

if TYPE_CHECKING:
    from briefkit.core.yaml.nodes import Node


class Reading:
    """What was read from a file.

    `metadata` is the brief as JSON without its text, or None if it cannot be listed. `findings` say what is wrong.
    `front_matter` is the YAML with the place of each node. `own_keys` says whether there are keys that briefkit does
    not know.
    """

    def __init__(
        self,
        findings: tuple[Diagnostic, ...],
        front_matter: yaml.MappingNode | None = None,
        metadata: dict[str, Json] | None = None,
        text: SplitText | None = None,
        *,
        own_keys: bool = False,
    ) -> None:
        self.findings, self.front_matter, self.metadata, self.own_keys = findings, front_matter, metadata, own_keys
        self._text = text

    @property
    def body(self) -> str:
        """The Markdown of the brief; empty if it cannot be listed."""
        return self._text.body if self._text else ""

    @cached_property
    def brief(self) -> Brief | None:
        """The brief, made from its metadata."""
        if self.metadata is None or self._text is None:
            return None
        _, body, body_line = self._text
        problems = _led(self.front_matter, self.findings) if self.front_matter else self.findings
        return brief_of(self.metadata, body=body, body_line=body_line, problems=problems)


def parse_brief(data: bytes, *, id: str, path: str) -> Reading:  # noqa: A002 - the brief's own word
    """Read one file. There is no brief if decoding, splitting or YAML fails, or if title, kind or date is unusable."""
    text = decode(data)
    halves = text if isinstance(text, Diagnostic) else split(text)
    if isinstance(halves, Diagnostic):
        return Reading((halves,))
    root, found = read_yaml(halves.front_matter, first_line=2)
    if not isinstance(root, yaml.MappingNode):
        return Reading(tuple(found or [_no_mapping(root)]))
    notes = Notes()
    values = BRIEF.read_values(root, notes)
    if any(finding.rule == "value" for finding in notes.findings):
        values["status"] = _status(root, values["status"])
    found += notes.findings + _missing(root, values)
    if "date" not in values:
        found = _dated(root, found, draft=values["status"] == "draft")
    found.sort(key=lambda finding: (finding.line, finding.column))
    if any(finding.unlists for finding in found):
        return Reading(tuple(found), root)
    metadata = {"id": id, "path": path} | {name: value for name, value in values.items() if name not in RESERVED_KEYS}
    metadata.setdefault("date", None)
    return Reading(tuple(found), root, metadata, halves, own_keys=notes.own_keys)


def _status(root: yaml.MappingNode, read: str) -> str:
    """The status, which letter case does not hide; one that cannot be read must not pass for published."""
    written = value_of(root, "status")
    if written is None or says_nothing(written):
        return read
    word = written.value.strip().lower() if written.id == "scalar" else None
    return word if word in STATUSES else "draft"


def _led(root: yaml.MappingNode, found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Findings on values, with the trail to each value that is not inside another."""
    keys = {position_of(value): name.value for name, value in root.value} if found else {}
    return tuple(
        replace(finding, trail=(keys[place],)) if (place := (finding.line, finding.column)) in keys else finding
        for finding in found
    )


def _no_mapping(root: Node | None) -> Diagnostic:
    line, column = position_of(root) if root else (1, 1)
    message = "the front matter is not a mapping" if root else "the front matter is empty"
    return Diagnostic("front-matter", message, line, column, "write keys such as “title: …”", unlists=True)


def _missing(root: yaml.MappingNode, values: dict[str, Json]) -> list[Diagnostic]:
    found = []
    for name, _ in root.value if not values.keys().isdisjoint(RESERVED_KEYS) else ():
        if name.value in RESERVED_KEYS:
            message = f"the key “{name.value}” is reserved and ignored"
            found.append(Diagnostic("reserved-key", message, *position_of(name), "rename it"))
    for key in ("title", "kind"):
        if key not in values:
            written = value_of(root, key)
            if written is not None and says_nothing(written) and not is_empty(written):
                message, hint = f"the {key} is empty", f"write “{key}: …”"
            else:
                message, hint = f"no {key}", f"add “{key}: …”"
            found.append(Diagnostic("required", message, *position_of(written or root), hint, unlists=True))
    return found


def _dated(root: yaml.MappingNode, found: list[Diagnostic], *, draft: bool) -> list[Diagnostic]:
    """The findings, so that a brief is not listed if its date is invalid, or missing in anything but a draft."""
    written = value_of(root, "date")
    if written is not None and not is_empty(written) and not says_nothing(written):
        place = position_of(written)
        return [
            replace(finding, unlists=True) if (finding.line, finding.column) == place else finding for finding in found
        ]
    if draft:
        notes = Notes()
        if written is not None:
            notes.absent(written, "“date” is empty")
        return [*found, *notes.findings]
    hint = "add “date: YYYY-MM-DD”, or “status: draft”"
    return [*found, Diagnostic("required", "no date", *position_of(written or root), hint, unlists=True)]
