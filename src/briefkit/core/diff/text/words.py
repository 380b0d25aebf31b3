"""Words inside two texts that belong together: what was put in, what was taken out, what stays.

Nothing is ever cut inside a word, a number or a link, and what stays keeps the white space of each side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from briefkit.core.diff.text.segments import Op, Segment, segments_of, tidy_spaces
from briefkit.core.diff.text.tokens import BREAK, Token
from briefkit.core.text.words import fold

_SENTENCE = re.compile(r"[.!?…。！？]+$")
_SIMILAR = 0.5
_LARGE = 2_000_000  # pairs of tokens: beyond, sentences that stay the same are found first


def diff_words(old: Sequence[Token], new: Sequence[Token]) -> tuple[Segment, ...]:
    """The segments that lead from one run of tokens to another, by words or by sentences, whichever shows less."""
    large = len(old) * len(new) > _LARGE
    ops = swallow_islands(_by_whole_sentences(old, new) if large else _opcodes(old, new), old, new)
    if not large and _much_changed(ops, old, new):
        by_sentence = swallow_islands(_sentence_opcodes(old, new), old, new)
        ops = min((ops, by_sentence), key=lambda told: _cost(told, old, new))
    return tidy_spaces(segments_of(ops, old, new))


def _opcodes(old: Sequence[Token], new: Sequence[Token], at: tuple[int, int] = (0, 0)) -> list[Op]:
    keys, others = [token.key for token in old], [token.key for token in new]
    head = 0
    while head < min(len(keys), len(others)) and keys[head] == others[head]:
        head += 1
    tail = 0
    while tail < min(len(keys), len(others)) - head and keys[-1 - tail] == others[-1 - tail]:
        tail += 1
    matcher = SequenceMatcher(None, keys[head : len(keys) - tail], others[head : len(others) - tail], autojunk=False)
    x, y = at[0] + head, at[1] + head
    found: list[Op] = [("equal", at[0], x, at[1], y)] if head else []
    found += [(op, a + x, b + x, c + y, d + y) for op, a, b, c, d in matcher.get_opcodes()]
    x, y = at[0] + len(keys) - tail, at[1] + len(others) - tail
    return found + ([("equal", x, x + tail, y, y + tail)] if tail else [])


def _words(tokens: Sequence[Token], start: int, end: int) -> int:
    return sum(token.is_word for token in tokens[start:end])


def _changed(ops: Iterable[Op], old: Sequence[Token], new: Sequence[Token]) -> int:
    return sum(_words(old, a, b) + _words(new, c, d) for op, a, b, c, d in ops if op != "equal")


def _cost(ops: list[Op], old: Sequence[Token], new: Sequence[Token]) -> int:
    """Words shown as changed, and two for each place where the eye must stop."""
    return _changed(ops, old, new) + 2 * sum(op != "equal" for op, *_ in ops)


def _much_changed(ops: list[Op], old: Sequence[Token], new: Sequence[Token]) -> bool:
    total = _words(old, 0, len(old)) + _words(new, 0, len(new))
    return total > 20 and _changed(ops, old, new) > 0.4 * total


def swallow_islands(ops: list[Op], old: Sequence[Token], new: Sequence[Token]) -> list[Op]:
    """Short equal runs between longer changes join them: a lone “the” between two new halves helps nobody."""
    kept: list[Op] = []
    for number, (op, a, b, c, d) in enumerate(ops):
        around = (kept[-1], ops[number + 1]) if kept and number + 1 < len(ops) else None
        island = op == "equal" and around is not None and _is_island(around, old, new, old[a:b])
        if island or (op != "equal" and kept and kept[-1][0] != "equal"):
            last = kept.pop()
            kept.append(("replace", last[1], b, last[3], d))
        else:
            kept.append((op, a, b, c, d))
    return kept


def _is_island(around: tuple[Op, Op], old: Sequence[Token], new: Sequence[Token], run: Sequence[Token]) -> bool:
    if any(token.key == BREAK for token in run):
        return False
    size = _words(run, 0, len(run))
    sides = [max(_words(old, a, b), _words(new, c, d)) for _, a, b, c, d in around]
    return size <= 2 and min(sides) >= 2 * size + 1 + (size == 0)


def _sentences(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    edges = [0]
    edges += [n + 1 for n, token in enumerate(tokens[:-1]) if _SENTENCE.search(token.text) or token.key == BREAK]
    return list(zip(edges, [*edges[1:], len(tokens)], strict=True))


def _sentence_opcodes(old: Sequence[Token], new: Sequence[Token]) -> list[Op]:
    """Sentences that are alike, in order, each compared by words; the others whole."""
    mine, others = _sentences(old), _sentences(new)
    ops: list[Op] = []
    at = (0, 0)
    for i, j in _pairs_in_order([_bag(old[a:b]) for a, b in mine], [_bag(new[c:d]) for c, d in others]):
        ops += _whole(at[0], mine[i][0], at[1], others[j][0])
        ops += _opcodes(old[slice(*mine[i])], new[slice(*others[j])], (mine[i][0], others[j][0]))
        at = (mine[i][1], others[j][1])
    return ops + _whole(at[0], len(old), at[1], len(new))


def _by_whole_sentences(old: Sequence[Token], new: Sequence[Token]) -> list[Op]:
    """For very long blocks: sentences that stay the same, and words in the gaps that are left."""
    mine, others = _sentences(old), _sentences(new)
    told = [
        [" ".join(token.key for token in side[a:b]) for a, b in spans] for side, spans in ((old, mine), (new, others))
    ]
    ops: list[Op] = []
    for op, i, j, k, m in SequenceMatcher(None, told[0], told[1], autojunk=False).get_opcodes():
        a, b = (mine[i][0] if i < len(mine) else len(old)), (mine[j - 1][1] if j > i else -1)
        c, d = (others[k][0] if k < len(others) else len(new)), (others[m - 1][1] if m > k else -1)
        b, d = (b if j > i else a), (d if m > k else c)
        if op == "equal" or (b - a) * (d - c) > _LARGE or not (b - a) * (d - c):
            ops.append((op, a, b, c, d))
        else:
            ops += _opcodes(old[a:b], new[c:d], (a, c))
    return ops


def _bag(tokens: Sequence[Token]) -> set[str]:
    return {fold(token.key) for token in tokens if token.is_word}


def _pairs_in_order(mine: list[set[str]], others: list[set[str]]) -> list[tuple[int, int]]:
    best: list[list[tuple[float, tuple[tuple[int, int], ...]]]] = [[(0.0, ())] * (len(others) + 1)]
    for i, bag in enumerate(mine):
        row: list[tuple[float, tuple[tuple[int, int], ...]]] = [(0.0, ())]
        for j, other in enumerate(others):
            choices = [best[i][j + 1], row[j]]
            alike = 2 * len(bag & other) / ((len(bag) + len(other)) or 1)
            if alike >= _SIMILAR:
                score, pairs = best[i][j]
                choices.append((score + alike * (len(bag) + len(other)), (*pairs, (i, j))))
            row.append(max(choices, key=lambda choice: choice[0]))
        best.append(row)
    return list(best[-1][-1][1])


def _whole(a: int, b: int, c: int, d: int) -> list[Op]:
    if a == b and c == d:
        return []
    return [("replace", a, b, c, d)]
