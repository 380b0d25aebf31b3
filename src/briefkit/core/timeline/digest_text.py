"""The wording of a digest, shared by the terminal and Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.issues.movement import UNSTATED, WORDS
from briefkit.core.likelihood.figures import band_text
from briefkit.core.text.clean import clean_line
from briefkit.core.timeline import digest as what
from briefkit.core.timeline.digest import Digest, DigestRow

_WITHOUT_STANCE = "without a stance"
_NOUNS = {what.BRIEF: "new brief", what.MADE: "forecast made", what.DUE: "due, still open"}


def change_label(row: DigestRow) -> str:
    """The kind of a change and its direction."""
    if row.kind in _NOUNS:
        return _NOUNS[row.kind]
    if row.kind in (what.STATUS, what.POSITION):
        noun = "issue" if row.kind == what.STATUS else "position"
        return f"{noun} {_WITHOUT_STANCE if row.word == UNSTATED else WORDS[row.word]}"
    if row.kind == what.CHANGED:
        return f"event {row.word}"
    if row.kind == what.UPDATED:
        return f"forecast {row.word}"
    return f"forecast {row.word.replace('-', ' ')}"


def change_note(row: DigestRow) -> str:
    """The values, date and origin of a change."""
    parts = [_change(row), row.date, f"{row.brief}#{row.id}" if row.brief and row.id else row.brief]
    if row.kind == what.CHANGED and row.detail:
        parts.append(f"judgments that depend on it: {row.detail}")
    elif row.kind in (what.POSITION, what.RESOLVED, what.BRIEF, what.MADE) and row.detail:
        parts.append(row.detail)
    return ", ".join(part for part in parts if part)


def _change(row: DigestRow) -> str | None:
    before, after = _value(row.before), _value(row.after)
    if row.kind == what.RESOLVED:
        return f"estimate {before}" if before else None
    if before and after:
        return f"{before} → {after}"
    return after or before


def _value(value: object) -> str | None:
    match value:
        case None:
            return None
        case float() | int():
            return band_text((float(value), float(value)))
        case [float() | int() as low, float() | int() as high]:
            return band_text((float(low), float(high)))
        case _:
            return str(value)


def digest_markdown(digest: Digest) -> Iterator[str]:
    """A digest as a Markdown document."""
    yield f"# What changed from {digest.since} to {digest.until}\n"
    if not digest.rows:
        yield "\nNo changes.\n"
    for rows in digest.by_issue().values():
        yield f"\n## {_escaped(rows[0].issue_title or 'Other changes')}\n\n"
        for row in rows:
            holder = f"{row.holder}: " if row.holder else ""
            note = change_note(row)
            line = f"**{change_label(row)}** – {_escaped(holder + row.text)}" + (f" ({_escaped(note)})" if note else "")
            yield f"- {line}\n"


def _escaped(text: str) -> str:
    return "".join(f"\\{character}" if character in "\\`*_[]<>|#" else character for character in clean_line(text))
