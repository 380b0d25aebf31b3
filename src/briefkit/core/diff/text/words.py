"""Compares matching texts word by word.

Words, numbers and links are never split, and equal runs keep the white space of each side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from briefkit.core.diff.text.alignment import best_pairs
from briefkit.core.diff.text.bounded import BoundedMatcher
from briefkit.core.diff.text.segments import Op, Segment, segments_of, tidy_spaces
from briefkit.core.diff.text.tokens import BREAK, Token
from briefkit.core.text.words import fold

_SENTENCE = re.compile(r"[.!?…。！？]$")
_SIMILAR = 0.5
_LARGE = 2_000_000  # token pairs: for more than this, equal sentences are found first
_SENTENCES = 10_000  # pairs of sentences: for more than this, none are looked for that are alike


def diff_lines(old: Sequence[Token], new: Sequence[Token]) -> tuple[Segment, ...]:
    """The segments between the lines of two blocks of code: each of whole lines, with their indent."""
    return tuple(segments_of(_opcodes(old, new), old, new))


def diff_words(old: Sequence[Token], new: Sequence[Token]) -> tuple[Segment, ...]:
    """The segments between two token lists, compared by words or by sentences, whichever shows fewer changes."""
    large = len(old) * len(new) > _LARGE
    ops = swallow_islands(_by_whole_sentences(old, new) if large else _opcodes(old, new), old, new)
    if not large and _much_changed(ops, old, new):
        by_sentence = swallow_islands(_sentence_opcodes(old, new), old, new)
        ops = min((ops, by_sentence), key=lambda option: _cost(option, old, new))
    return tidy_spaces(segments_of(ops, old, new))


def _opcodes(old: Sequence[Token], new: Sequence[Token], at: tuple[int, int] = (0, 0)) -> list[Op]:
    keys, others = [token.key for token in old], [token.key for token in new]
    head = 0
    while head < min(len(keys), len(others)) and keys[head] == others[head]:
        head += 1
    tail = 0
    while tail < min(len(keys), len(others)) - head and keys[-1 - tail] == others[-1 - tail]:
        tail += 1
    matcher = BoundedMatcher(keys[head : len(keys) - tail], others[head : len(others) - tail])
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
    """The number of changed words, plus two for each separate change."""
    return _changed(ops, old, new) + 2 * sum(op != "equal" for op, *_ in ops)


def _much_changed(ops: list[Op], old: Sequence[Token], new: Sequence[Token]) -> bool:
    total = _words(old, 0, len(old)) + _words(new, 0, len(new))
    return total > 20 and _changed(ops, old, new) > 0.4 * total


def swallow_islands(ops: list[Op], old: Sequence[Token], new: Sequence[Token]) -> list[Op]:
    """Merge short equal runs into longer changes around them: a lone “the” between rewritten halves only distracts."""
    kept: list[Op] = []
    counts = _running(old), _running(new)
    for number, (op, a, b, c, d) in enumerate(ops):
        around = (kept[-1], ops[number + 1]) if kept and number + 1 < len(ops) else None
        island = op == "equal" and around is not None and _is_island(around, *counts, old[a:b])
        if island or (op != "equal" and kept and kept[-1][0] != "equal"):
            last = kept.pop()
            kept.append(("replace", last[1], b, last[3], d))
        else:
            kept.append((op, a, b, c, d))
    return kept


def _running(tokens: Sequence[Token]) -> list[int]:
    """How many words there are before each token, and before the end."""
    return list(accumulate((token.is_word for token in tokens), initial=0))


def _is_island(around: tuple[Op, Op], old: list[int], new: list[int], run: Sequence[Token]) -> bool:
    """Whether a run is short between its changes; `old` and `new` count the words before each token."""
    if any(token.key == BREAK for token in run):
        return False
    size = _words(run, 0, len(run))
    sides = [max(old[b] - old[a], new[d] - new[c]) for _, a, b, c, d in around]
    return size <= 2 and min(sides) >= 2 * size + 1 + (size == 0)


def _sentences(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    edges = [0]
    edges += [n + 1 for n, token in enumerate(tokens[:-1]) if _SENTENCE.search(token.text) or token.key == BREAK]
    return list(zip(edges, [*edges[1:], len(tokens)], strict=True))


def _sentence_opcodes(old: Sequence[Token], new: Sequence[Token]) -> list[Op]:
    """Operations for similar sentences, in order, each compared by words; the other sentences are replaced whole."""
    olds, news = _sentences(old), _sentences(new)
    ops: list[Op] = []
    at = (0, 0)
    for i, j in _pairs_in_order([_bag(old[a:b]) for a, b in olds], [_bag(new[c:d]) for c, d in news]):
        ops += _whole(at[0], olds[i][0], at[1], news[j][0])
        ops += _opcodes(old[slice(*olds[i])], new[slice(*news[j])], (olds[i][0], news[j][0]))
        at = (olds[i][1], news[j][1])
    return ops + _whole(at[0], len(old), at[1], len(new))


def _by_whole_sentences(old: Sequence[Token], new: Sequence[Token]) -> list[Op]:
    """Operations for very long blocks: equal sentences first, then words in the gaps between them."""
    olds, news = _sentences(old), _sentences(new)
    texts = [
        [" ".join(token.key for token in side[a:b]) for a, b in spans] for side, spans in ((old, olds), (new, news))
    ]
    ops: list[Op] = []
    for op, i, j, k, m in BoundedMatcher(texts[0], texts[1]).get_opcodes():
        a, b = (olds[i][0] if i < len(olds) else len(old)), (olds[j - 1][1] if j > i else -1)
        c, d = (news[k][0] if k < len(news) else len(new)), (news[m - 1][1] if m > k else -1)
        b, d = (b if j > i else a), (d if m > k else c)
        if op == "equal" or (b - a) * (d - c) > _LARGE or not (b - a) * (d - c):
            ops.append((op, a, b, c, d))
        else:
            ops += _opcodes(old[a:b], new[c:d], (a, c))
    return ops


def _bag(tokens: Sequence[Token]) -> set[str]:
    return {fold(token.key) for token in tokens if token.is_word}


def _pairs_in_order(olds: list[set[str]], news: list[set[str]]) -> list[tuple[int, int]]:
    """The pairs of similar sentences, in order, that have the most words in common."""
    if len(olds) * len(news) > _SENTENCES:
        return []
    return best_pairs([[_gain(bag, other) for other in news] for bag in olds])


def _gain(old: set[str], new: set[str]) -> float:
    """What a pair of sentences adds: its similarity for each word, nothing if they are not similar."""
    size = len(old) + len(new)
    alike = 2 * len(old & new) / (size or 1)
    return alike * size if alike >= _SIMILAR else 0.0


def _whole(a: int, b: int, c: int, d: int) -> list[Op]:
    if a == b and c == d:
        return []
    return [("replace", a, b, c, d)]
