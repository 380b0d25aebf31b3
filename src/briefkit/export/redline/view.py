"""A difference as a page: its head, its sections, the most important first, and its text."""

from __future__ import annotations

from briefkit.core.diff.lines import change_lines, other_lines
from briefkit.core.diff.phrases import words_text
from briefkit.core.diff.records.candidates import DECISIONS
from briefkit.core.diff.reworded import reworded_values
from briefkit.core.diff.value import COMPARISON, Diff, RecordChange, Side
from briefkit.core.values import frozen
from briefkit.export.redline.items import (
    GroupItem,
    development_item,
    issue_item,
    judgment_item,
    line_of,
    possible_item,
    reworded_item,
    verdict_item,
)
from briefkit.export.redline.text import Passage, passages
from briefkit.export.texts import sanitized


@frozen
class Section:
    """A heading and its items; `form` names the part of the template that prints them."""

    anchor: str
    title: str
    form: str
    items: tuple[object, ...]


@frozen
class Redline:
    """All that a redline prints, in English but for the briefs' own words.

    `notice` is what readers must know before they quote it: whether a version is a draft, internal or under embargo.
    `against` is the title of the other analysis in a comparison. `words` says how much of the text changed.
    """

    name: str
    title: str
    notice: str
    against: str
    old: Side
    new: Side
    summary: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    words: str


def make_redline(diff: Diff, *, text: bool | None = None, notice: str = "") -> Redline:
    """The page of a difference. By default the text is left out of a comparison."""
    diff = sanitized(diff)
    compared = diff.mode == COMPARISON
    wanted = not compared if text is None else text
    shown = passages(diff.text, diff.old.language, diff.new.language) if wanted and not diff.text.same else []
    moved = "; moved passages are shown at both ends" if diff.statistics.moves else ""
    return Redline(
        name="Two analyses compared" if compared else "What changed",
        title=line_of(diff.new.title),
        notice=notice,
        against=line_of(diff.old.title) if compared else "",
        old=diff.old,
        new=diff.new,
        summary=line_of(" ".join(diff.summary)),
        sections=tuple(sections(diff)),
        passages=tuple(shown),
        words=f"{words_text(diff.statistics.inserted_words, diff.statistics.deleted_words)}{moved}.",
    )


def sections(diff: Diff) -> list[Section]:
    """All sections except the text."""
    parts = _comparison(diff) if diff.mode == COMPARISON else _revision(diff)
    return [Section(f"s{number}", *section) for number, section in enumerate(parts, 1) if section[2]]


_Parts = tuple[str, str, tuple[object, ...]]


def _comparison(diff: Diff) -> list[_Parts]:
    issues, judgments = diff.section("issues"), diff.section("judgments")
    old, new = line_of(diff.old.label), line_of(diff.new.label)

    def listed(records: tuple[RecordChange, ...]) -> tuple[object, ...]:
        return tuple(issue_item(record, diff, noted=True) for record in records)

    return [
        ("Issues in both", "issues", listed(tuple(r for r in issues if r.change in {"same", "changed"}))),
        (f"Issues only in {old}", "issues", listed(_only(issues, "removed"))),
        (f"Issues only in {new}", "issues", listed(_only(issues, "added"))),
        ("Judgments in both", "verdicts", tuple(verdict_item(r) for r in judgments if r.verdict)),
        (f"Judgments only in {old}", "judgments", tuple(map(judgment_item, _only(judgments, "removed")))),
        (f"Judgments only in {new}", "judgments", tuple(map(judgment_item, _only(judgments, "added")))),
        ("Between the two", "since", tuple(map(development_item, diff.since))),
        ("Possibly the same", "possible", tuple(map(possible_item, diff.possible))),
        ("Events, people and sources", "groups", tuple(_groups(diff))),
        ("Other differences", "lines", tuple(map(line_of, other_lines(diff)))),
    ]


def _only(records: tuple[RecordChange, ...], change: str) -> tuple[RecordChange, ...]:
    return tuple(record for record in records if record.change == change)


def _groups(diff: Diff) -> list[GroupItem]:
    """Sections with the titles in both and in only one."""
    groups = []
    for section in ("events", "authors", "experts", "recommendations", *DECISIONS, "sources", "figures", "related"):
        records = diff.section(section)
        both = tuple(record.title for record in records if record.change in {"same", "changed"})
        parts = [("in both", both), *((f"only in {side.label}", tuple(r.title for r in _only(records, change)))
                                      for side, change in ((diff.old, "removed"), (diff.new, "added")))]  # fmt: skip
        groups.append(_group(section.capitalize(), parts))
    for change in diff.fields:
        if change.path in {"topics", "parties", "regions"}:
            gained = [(f"only in {diff.old.label}", change.removed), (f"only in {diff.new.label}", change.added)]
            groups.append(_group(change.label.capitalize(), gained))
    return [group for group in groups if group.parts]


def _group(title: str, parts: list[tuple[str, tuple[str, ...]]]) -> GroupItem:
    return GroupItem(title, tuple((line_of(name), line_of("; ".join(titles))) for name, titles in parts if titles))


def _revision(diff: Diff) -> list[_Parts]:
    changed = tuple(
        r for r in diff.section("issues") if r.change == "changed" and any(p.change != "same" for p in r.parts)
    )
    verdicts = tuple(r for r in diff.section("judgments") if r.verdict and r.change == "changed")
    lines = tuple(line_of(line) for part, line in change_lines(diff) if part != "text")
    values = tuple(reworded_item(value) for value in reworded_values(diff, short=True) if value.part != "positions")
    return [
        ("What changed", "lines", lines),
        ("Reworded", "reworded", values),
        ("Issues whose positions changed", "issues", tuple(issue_item(r, diff, noted=False) for r in changed)),
        ("Judgments that changed", "verdicts", tuple(map(verdict_item, verdicts))),
        ("Possibly the same", "possible", tuple(map(possible_item, diff.possible))),
    ]
