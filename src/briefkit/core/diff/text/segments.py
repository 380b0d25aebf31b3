"""Segments of inserted, deleted and equal text, which when joined give the source of each side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from briefkit.core.diff.text.tokens import BREAK, Token
from briefkit.core.values import frozen

Op = tuple[str, int, int, int, int]
"""The operation (equal, delete, insert or replace), its bounds in the old tokens, then in the new."""


@frozen
class Segment:
    """A run of text: `op` is equal, delete, insert, split (a block end inserted) or merge (a block end deleted).

    `old` and `new` are its source on each side, empty where it has none. In an equal run they differ at most in white
    space and in what cannot be seen.
    """

    op: str
    old: str
    new: str


def segments_of(ops: Iterable[Op], old: Sequence[Token], new: Sequence[Token]) -> list[Segment]:
    """The segments of some operations. A block end is a segment of its own."""
    found: list[Segment] = []
    for op, a, b, c, d in ops:
        if op == "equal":
            found.append(Segment("equal", _joined(old[a:b]), _joined(new[c:d])))
        else:
            found += _one_sided("delete", "merge", old[a:b])
            found += _one_sided("insert", "split", new[c:d])
    return found


def _joined(tokens: Iterable[Token]) -> str:
    return "".join(token.space + token.text for token in tokens)


def _one_sided(op: str, at_break: str, tokens: Sequence[Token]) -> list[Segment]:
    runs: list[tuple[str, str]] = []
    for is_break, run in groupby(tokens, lambda token: token.key == BREAK):
        if is_break:
            runs += [(at_break, token.space + token.text) for token in run]
        else:
            runs.append((op, _joined(run)))
    return [Segment(name, text, "") if op == "delete" else Segment(name, "", text) for name, text in runs]


def tidy_spaces(segments: list[Segment]) -> tuple[Segment, ...]:
    """Segments with white space where a reader expects it: shared space is equal, other space goes with its word."""
    runs = [[segment.op, segment.old, segment.new] for segment in segments]
    for number, (op, old, _) in enumerate(runs):
        if op == "delete" and number + 1 < len(runs) and runs[number + 1][0] == "insert":
            _hoist(runs, number, old, runs[number + 1][2])
        elif op in {"delete", "insert"} and number + 1 < len(runs) and runs[number + 1][0] == "equal":
            _push(runs[number], runs[number + 1])
    return tuple(Segment(op, old, new) for op, old, new in runs if old or new)


def _hoist(segments: list[list[str]], number: int, old: str, new: str) -> None:
    """Move the space before both the old and the new words to the equal segment before them."""
    spaces = old[: len(old) - len(old.lstrip())], new[: len(new) - len(new.lstrip())]
    if number and segments[number - 1][0] == "equal" and all(spaces):
        segments[number - 1][1] += spaces[0]
        segments[number - 1][2] += spaces[1]
        segments[number][1] = old[len(spaces[0]) :]
        segments[number + 1][2] = new[len(spaces[1]) :]


def _push(change: list[str], equal: list[str]) -> None:
    """At the start of a block, move the space after an inserted or deleted word into its segment."""
    old, new = (text[: len(text) - len(text.lstrip())] for text in equal[1:])
    if change[0] == "insert" and new and not old:
        change[2] += new
        equal[2] = equal[2][len(new) :]
    elif change[0] == "delete" and old and not new:
        change[1] += old
        equal[1] = equal[1][len(old) :]
