"""The sections of a redline, the most important first."""

from __future__ import annotations

from briefkit.core.diff.lines import change_lines, other_lines
from briefkit.core.diff.value import COMPARISON, Diff, RecordChange
from briefkit.core.values import frozen


@frozen
class Section:
    """A heading and its items; `form` names the part of the template that prints them."""

    anchor: str
    title: str
    form: str
    items: tuple[object, ...]


def sections(diff: Diff) -> list[Section]:
    """All sections except the text."""
    parts = _comparison(diff) if diff.mode == COMPARISON else _revision(diff)
    return [Section(f"s{number}", *section) for number, section in enumerate(parts, 1) if section[2]]


_Parts = tuple[str, str, tuple[object, ...]]


def _comparison(diff: Diff) -> list[_Parts]:
    issues, judgments = diff.section("issues"), diff.section("judgments")
    old, new = diff.old.label, diff.new.label
    return [
        ("Issues in both", "issues", tuple(r for r in issues if r.change in {"same", "changed"})),
        (f"Issues only in {old}", "issues", _only(issues, "removed")),
        (f"Issues only in {new}", "issues", _only(issues, "added")),
        ("Judgments in both", "verdicts", tuple(r for r in judgments if r.verdict)),
        (f"Judgments only in {old}", "judgments", _only(judgments, "removed")),
        (f"Judgments only in {new}", "judgments", _only(judgments, "added")),
        ("Between the two", "since", diff.since),
        ("Possibly the same", "possible", diff.possible),
        ("Events, people and sources", "groups", tuple(_groups(diff))),
        ("Other differences", "lines", tuple(other_lines(diff))),
    ]


def _only(records: tuple[RecordChange, ...], change: str) -> tuple[RecordChange, ...]:
    return tuple(record for record in records if record.change == change)


def _groups(diff: Diff) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    """Sections with the titles in both and in only one."""
    groups = []
    for section in ("events", "authors", "experts", "recommendations", "sources", "figures", "related"):
        records = diff.section(section)
        both = tuple(record.title for record in records if record.change in {"same", "changed"})
        parts = [("in both", both), *((f"only in {side.label}", tuple(r.title for r in _only(records, change)))
                                      for side, change in ((diff.old, "removed"), (diff.new, "added")))]  # fmt: skip
        groups.append((section.capitalize(), [part for part in parts if part[1]]))
    for change in diff.fields:
        if change.path in {"topics", "parties", "regions"}:
            gained = ((f"only in {diff.old.label}", change.removed), (f"only in {diff.new.label}", change.added))
            groups.append((change.label.capitalize(), [part for part in gained if part[1]]))
    return [group for group in groups if group[1]]


def _revision(diff: Diff) -> list[_Parts]:
    changed = tuple(
        r for r in diff.section("issues") if r.change == "changed" and any(p.change != "same" for p in r.parts)
    )
    verdicts = tuple(r for r in diff.section("judgments") if r.verdict and r.change == "changed")
    lines = tuple(line for part, line in change_lines(diff) if part != "text")
    fields = tuple(change for change in diff.fields if change.segments)
    return [
        ("What changed", "lines", lines),
        ("Reworded", "reworded", fields),
        ("Issues whose positions changed", "issues", changed),
        ("Judgments that changed", "verdicts", verdicts),
        ("Possibly the same", "possible", diff.possible),
    ]
