"""The wording of a digest, shared by the terminal and Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefkit.core.issues.movement import INCOMPARABLE, MOVED, UNSTATED, WORDS
from briefkit.core.likelihood.figures import band_text, percent_text
from briefkit.core.text.clean import clean_line
from briefkit.core.text.words import counted
from briefkit.core.timeline import digest_rows as what
from briefkit.core.timeline.digest_rows import Digest, DigestRow

_WITHOUT_STANCE = "without a stance"
_DECISIONS = {
    what.WANTED: "decision wanted",
    what.DUE: "decision due, still wanted",
    "chosen": "decision taken",
    "rejected": "proposal rejected",
    "deferred": "decision deferred",
}
_NOUNS = {what.BRIEF: "new brief", what.MADE: "forecast made", what.DUE: "due, still open"}
OTHER = "Other changes"


class Block(NamedTuple):
    """The changes of one issue (None for those without one): what moved, and the rest, which may be grouped."""

    issue: str | None
    title: str
    moved: Sequence[DigestRow]
    rest: Sequence[DigestRow]


def blocks_of(digest: Digest) -> list[Block]:
    """A digest by issue: first the issues on which something moved, then the others; changes without an issue last."""
    blocks = []
    for issue, rows in digest.by_issue().items():
        moved = [row for row in rows if has_moved(row)]
        rest = [row for row in rows if not has_moved(row)]
        blocks.append(Block(issue, rows[0].issue_title or OTHER, moved, rest))
    return sorted(blocks, key=lambda block: (not block.issue, not block.moved))


def has_moved(row: DigestRow) -> bool:
    """Whether something is other than before; otherwise it is new."""
    if row.kind in (what.STATUS, what.POSITION):
        return row.word in MOVED or row.word == INCOMPARABLE
    return row.kind in (what.UPDATED, what.RESOLVED, what.DUE, what.DECISION, what.DECIDED, what.CHANGED)


def change_label(row: DigestRow) -> str:
    """The kind of a change and its direction."""
    if row.kind in _NOUNS:
        return _NOUNS[row.kind]
    if row.kind in (what.STATUS, what.POSITION):
        noun = "issue" if row.kind == what.STATUS else "position"
        return f"{noun} {_WITHOUT_STANCE if row.word == UNSTATED else WORDS[row.word]}"
    if row.kind == what.CHANGED:
        return "event date" if row.word == what.DATED else f"event {row.word}"
    if row.kind == what.UPDATED:
        return f"forecast {row.word}"
    if row.kind in (what.DECISION, what.DECIDED):
        return _DECISIONS[row.word]
    return f"forecast {row.word.replace('-', ' ')}"


def change_note(row: DigestRow) -> str:
    """The values, date and origin of a change."""
    parts = [_change(row), row.date, f"{row.brief}#{row.id}" if row.brief and row.id else row.brief]
    if row.kind == what.CHANGED and row.detail:
        parts.append(f"judgments that depend on it: {row.detail}")
    elif row.detail and row.kind in (what.POSITION, what.RESOLVED, what.BRIEF, what.MADE, what.DECIDED):
        parts.append(row.detail)
    return ", ".join(part for part in parts if part)


def change_line(row: DigestRow) -> str:
    """A change in one line that may be cut at its end: the values and the date come before long texts.

    A likelihood is given in figures alone, so that more of the claim is left.
    """
    row = row._replace(before_term=None, after_term=None)
    change = None if row.kind == what.CHANGED and not (row.before or row.moved_from) else _change(row)
    if row.kind in (what.POSITION, what.STATUS):
        parts = [row.holder, change, row.date, row.brief]
    elif row.kind == what.CHANGED:
        parts = [row.text, change, row.date]
    else:
        parts = [change, row.date, row.text, f"{row.brief}#{row.id}" if row.id else row.brief]
    return ", ".join(part for part in parts if part)


def rest_line(rows: Sequence[DigestRow]) -> str:
    """What is new on an issue, counted by kind: briefs, statuses and positions that are recorded first, forecasts."""
    return "; ".join(part for part in (_new_briefs(rows), _first(rows), _made(rows)) if part)


def _new_briefs(rows: Sequence[DigestRow]) -> str:
    briefs = [str(row.brief) for row in rows if row.kind == what.BRIEF]
    return f"{counted(len(briefs), 'new brief')} ({', '.join(briefs)})" if briefs else ""


def _first(rows: Sequence[DigestRow]) -> str:
    status = [f"status {row.after}" for row in rows if row.kind == what.STATUS]
    holders = dict.fromkeys(str(row.holder) for row in rows if row.kind == what.POSITION)
    return f"first recorded: {', '.join([*status, *holders])}" if status or holders else ""


def _made(rows: Sequence[DigestRow]) -> str:
    made = [f"{row.brief}#{row.id}" for row in rows if row.kind == what.MADE]
    return f"{counted(len(made), 'forecast')} made ({', '.join(made)})" if made else ""


def _change(row: DigestRow) -> str | None:
    if row.moved_from:
        return f"{row.moved_from} → {row.moved_to}"
    before = ", ".join(filter(None, [row.before_term, _value(row.before)]))
    after = ", ".join(filter(None, [row.after_term, _value(row.after)]))
    if row.kind in (what.RESOLVED, what.DUE):
        return f"estimate {before}" if before else None
    if row.kind in (what.DECISION, what.DECIDED):
        return f"needed by {after}" if after else None
    if before and after:
        return f"{before} → {after}"
    return after or before


def _value(value: object) -> str | None:
    match value:
        case None:
            return None
        case float() | int():
            return percent_text(value)
        case [float() | int() as low, float() | int() as high]:
            return band_text((float(low), float(high)))
        case _:
            return str(value)


def digest_markdown(digest: Digest, *, full: bool = False) -> Iterator[str]:
    """A digest as a Markdown document: what moved, and what is new grouped, or with `full` also change by change."""
    yield f"# What changed from {digest.since} to {digest.until}\n"
    if not digest.rows:
        yield "\nNo changes.\n"
    for block in blocks_of(digest):
        yield f"\n## {_escaped(block.title)}\n\n"
        for row in (*block.moved, *block.rest) if full else block.moved:
            holder = f"{row.holder}: " if row.holder else ""
            note = change_note(row)
            line = f"**{change_label(row)}** – {_escaped(holder + row.text)}" + (f" ({_escaped(note)})" if note else "")
            yield f"- {line}\n"
        if block.rest and not full:
            yield f"- {_escaped(rest_line(block.rest))}\n"


def _escaped(text: str) -> str:
    return "".join(f"\\{character}" if character in "\\`*_[]<>|#" else character for character in clean_line(text))
