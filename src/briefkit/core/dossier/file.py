"""A dossier file: which briefs a dossier has, and how it is made, so that one command makes it again.

It is YAML with one key, `dossier`. Whatever is wrong in it is a finding with its line: no dossier is made of a file
that was understood in part.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.core.brief.shapes import DATE, TEXT, ListOf, Notes, one_of
from briefkit.core.dates.dates import PartialDate, parse_date
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.publication.dossier import PARTS
from briefkit.core.query.order import parse_order
from briefkit.core.text.words import fold, suggestion
from briefkit.core.values import frozen
from briefkit.core.yaml.nodes import is_empty, position_of, value_of
from briefkit.core.yaml.read import read_yaml
from briefkit.errors import QueryError
from briefkit.settings import AUDIENCES

if TYPE_CHECKING:
    from briefkit.core.yaml.nodes import Node

ROOT, LAST_MADE = "dossier", "last_made"
_TEXTS = ("query", "title", "subtitle", "for", "since", "language")
KEYS = ("query", "order", "title", "subtitle", "for", "since", "parts", "language", "audience", LAST_MADE)
"""The keys of a dossier. Only briefkit writes the last one."""
_CONFLICT = ("<<<<<<< ", ">>>>>>> ")
"""How lines begin by which version control marks a conflict."""
_EXAMPLE = "begin it with “dossier:” and write its keys below, such as “  query: topic:sanctions”"


@frozen
class Edition:
    """When a dossier was made, and the hash of the file of each of its briefs by id."""

    date: PartialDate
    briefs: Mapping[str, str]


class Named(NamedTuple):
    """A brief that the file names, and the line on which it does."""

    name: str
    line: int


@frozen
class DossierFile:
    """What a dossier file says. `order` is a key to sort by; `named` are the briefs that stand first.

    `lines` has the line of each key. `last` is the edition made last, `before` that of an earlier day.
    """

    query: str = ""
    order: str | None = None
    named: tuple[Named, ...] = ()
    title: str | None = None
    subtitle: str | None = None
    recipient: str | None = None
    since: str | None = None
    parts: tuple[str, ...] = ()
    language: str | None = None
    audience: str | None = None
    last: Edition | None = None
    before: Edition | None = None
    lines: Mapping[str, int] = field(default_factory=dict)

    def baseline(self, today: datetime.date) -> Edition | None:
        """The last edition of a day before: what is made twice on a day is compared with an earlier one both times."""
        return self.before if self.last and self.last.date.last >= today else self.last


def parse_dossier_file(text: str) -> tuple[DossierFile | None, Sequence[Diagnostic]]:
    """Read a dossier file. Returns what it says, or None and what is wrong with it."""
    if conflict := _conflict(text):
        return None, [conflict]
    root, found = read_yaml(text)
    if found:
        return None, found
    dossier = value_of(root, ROOT) if root is not None and root.id == "mapping" else None
    if root is None or dossier is None:
        line = position_of(root)[0] if root is not None else 1
        return None, [Diagnostic("value", f"this is no dossier file: it has no key “{ROOT}”", line, 1, _EXAMPLE)]
    if dossier.id != "mapping":
        return None, [Diagnostic("value", f"“{ROOT}” has no keys", *position_of(dossier), _EXAMPLE)]
    reader = _Reader(dossier)
    reader.notes.findings += [*_unknown(root, (ROOT,)), *_unknown(dossier, KEYS)]
    made, findings = reader.file(), reader.notes.findings
    return (None if findings else made), sorted(findings, key=lambda one: (one.line, one.column))


def _conflict(text: str) -> Diagnostic | None:
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(_CONFLICT):
            hint = f"keep one of the two; of “{LAST_MADE}” the one with the later date"
            return Diagnostic("yaml", "two versions were not merged here", number, 1, hint)
    return None


def _unknown(mapping: Node, known: Sequence[str]) -> Iterator[Diagnostic]:
    for name, _ in mapping.value:
        if name.value not in known:
            same = next((one for one in known if fold(one) == fold(name.value)), None)
            hint = f"write “{same}”" if same else suggestion(name.value, known)
            yield Diagnostic("unknown-key", f"there is no key “{name.value}”", *position_of(name), hint)


class _Reader:
    """Reads the keys of a dossier, and notes what does not fit."""

    def __init__(self, dossier: Node) -> None:
        self.dossier, self.notes = dossier, Notes()
        self.nodes: dict[str, Node] = {name.value: value for name, value in dossier.value}

    def file(self) -> DossierFile:
        """The whole. It is of use only if nothing was noted."""
        texts = {name: self.read(name, TEXT) for name in _TEXTS}
        order, named = self.order()
        if not texts["query"] and not named and not self.notes.findings:
            self.notes.reject(self.dossier, "it finds no briefs", "write a “query”, or list briefs under “order”")
        last = self.nodes.get(LAST_MADE)
        made = self.edition(last) if last is not None and not is_empty(last) else None
        before = value_of(last, "before") if made and last is not None else None
        return DossierFile(
            query=texts["query"] or "",
            order=order,
            named=named,
            title=texts["title"],
            subtitle=texts["subtitle"],
            recipient=texts["for"],
            since=texts["since"],
            parts=self.parts(),
            language=texts["language"],
            audience=self.read("audience", one_of(*AUDIENCES)),
            last=made,
            before=self.edition(before) if before is not None else None,
            lines={name.value: position_of(name)[0] for name, _ in self.dossier.value},
        )

    def read(self, name: str, shape: Any) -> Any:
        """The value of a key as its shape has it; None without one."""
        node = self.nodes.get(name)
        return None if node is None else self.notes.read(name, node, shape, required=False)

    def order(self) -> tuple[str | None, tuple[Named, ...]]:
        """The key to sort by, or the briefs that are listed."""
        node = self.nodes.get("order")
        if node is None or is_empty(node):
            return None, ()
        if node.id == "sequence":
            items = [(item, TEXT.read(item, self.notes)) for item in node.value if not self.notes.absent(item)]
            return None, tuple(Named(text, position_of(item)[0]) for item, text in items if text)
        if node.id == "mapping":
            return self.notes.reject(node, "expected a key to sort by, such as -date, or a list of briefs"), ()
        try:
            parse_order(node.value)
        except QueryError as error:
            self.notes.reject(node, error.message, f"a brief stands in a list: [{node.value}]; {error.hint}")
        return node.value, ()

    def parts(self) -> tuple[str, ...]:
        """The parts that are wanted; none if the file does not choose."""
        node = self.nodes.get("parts")
        if node is None:
            return ()
        if is_empty(node) or (node.id == "sequence" and not node.value):
            self.notes.reject(node, "“parts” is empty", f"leave it out for all, or list some of {', '.join(PARTS)}")
            return ()
        return tuple(self.read("parts", ListOf(one_of(*PARTS))) or ())

    def edition(self, node: Node) -> Edition | None:
        """An edition that briefkit has noted."""
        hint = f"remove “{LAST_MADE}”: it is written when the dossier is made"
        day, briefs = (value_of(node, "date"), value_of(node, "briefs")) if node.id == "mapping" else (None, None)
        date = DATE.read(day, self.notes) if day is not None and not is_empty(day) else None
        if date is None or briefs is None or briefs.id != "mapping":
            self.notes.reject(node, f"“{LAST_MADE}” has no date, or no briefs by id", hint)
            return None
        hashes = {name.value: TEXT.read(value, self.notes) for name, value in briefs.value}
        return Edition(parse_date(date), {id_: text for id_, text in hashes.items() if text})
