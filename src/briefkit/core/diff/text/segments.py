"""What was put in, what was taken out, what stays: runs of source that joined give each side again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefkit.core.diff.text.tokens import BREAK, Token

Op = tuple[str, int, int, int, int]
"""equal, delete, insert or replace; the bounds among the old tokens, then among the new."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text: `op` is equal, delete, insert, split (a block's end put in) or merge (one taken out).

    `old` and `new` are its source on each side, the empty text where it has none; of an equal run they differ in
    white space only.
    """

    op: str
    old: str
    new: str


def segments_of(ops: Iterable[Op], old: Sequence[Token], new: Sequence[Token]) -> list[Segment]:
    """The operations as text. A block's end is a segment of its own."""
    found: list[Segment] = []
    for op, a, b, c, d in ops:
        if op == "equal":
            found.append(Segment("equal", _joined(old[a:b]), _joined(new[c:d])))
        else:
            found += _one_sided("delete", "merge", old[a:b])
            found += _one_sided("insert", "split", new[c:d])
    return found


def _joined(tokens: Sequence[Token]) -> str:
    return "".join(token.space + token.text for token in tokens)


def _one_sided(op: str, at_break: str, tokens: Sequence[Token]) -> list[Segment]:
    runs: list[tuple[str, str]] = []
    for token in tokens:
        name = at_break if token.key == BREAK else op
        if runs and runs[-1][0] == name == op:
            runs[-1] = (op, runs[-1][1] + token.space + token.text)
        else:
            runs.append((name, token.space + token.text))
    return [Segment(name, text, "") if op == "delete" else Segment(name, "", text) for name, text in runs]


def tidy_spaces(segments: list[Segment]) -> tuple[Segment, ...]:
    """White space where a reader expects it: one on both sides stays, one on a single side goes with its word."""
    told = [[segment.op, segment.old, segment.new] for segment in segments]
    for number, (op, old, _) in enumerate(told):
        if op == "delete" and number + 1 < len(told) and told[number + 1][0] == "insert":
            _hoist(told, number, old, told[number + 1][2])
        elif op in {"delete", "insert"} and number + 1 < len(told) and told[number + 1][0] == "equal":
            _push(told[number], told[number + 1])
    return tuple(Segment(op, old, new) for op, old, new in told if old or new)


def _hoist(told: list[list[str]], number: int, old: str, new: str) -> None:
    """A space before both the old and the new words belongs to what stays before them."""
    spaces = old[: len(old) - len(old.lstrip())], new[: len(new) - len(new.lstrip())]
    if number and told[number - 1][0] == "equal" and all(spaces):
        told[number - 1][1] += spaces[0]
        told[number - 1][2] += spaces[1]
        told[number][1] = old[len(spaces[0]) :]
        told[number + 1][2] = new[len(spaces[1]) :]


def _push(change: list[str], stays: list[str]) -> None:
    """At the start of a block the space after a word that was put in or taken out goes with it."""
    old, new = (text[: len(text) - len(text.lstrip())] for text in stays[1:])
    if change[0] == "insert" and new and not old:
        change[2] += new
        stays[2] = stays[2][len(new) :]
    elif change[0] == "delete" and old and not new:
        change[1] += old
        stays[1] = stays[1][len(old) :]
