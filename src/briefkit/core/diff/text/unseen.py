"""What differs between two texts without being seen: composition, soft hyphens, line ends, no-break spaces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from briefkit.core.diff.text.diff import BlockChange, TextDiff
from briefkit.core.text.visible import NO_BREAK_SPACES, UNSEEN, visible
from briefkit.core.text.words import composed, counted
from briefkit.core.values import frozen

COMPOSITION, LINE_ENDS = "accents composed differently", "line ends"
NO_BREAK, TRAILING = "no-break spaces", "trailing spaces"
BYTE_ORDER = ("byte order mark removed", "byte order mark added")
_NOUNS = {LINE_ENDS: "line", NO_BREAK: "place", TRAILING: "line"}
_SIGNS = {kind: re.compile(f"[{signs}]") for kind, signs in UNSEEN.items()}
_NO_BREAK = re.compile(f"[{NO_BREAK_SPACES}]")
_LINE_END = re.compile(r"\r\n|\r")
_ANY_END = re.compile(r"\r\n|\r|\n")
_TRAILING = re.compile(r"(?<![^\S\n])[^\S\n]++(?=\n)")
_SIGN = re.compile(r"\S")
_SPACES = re.compile(r"(\s+)")


@frozen
class Unseen:
    """A kind of difference that cannot be seen: in how many words, lines or places, and the first line of the new file.

    In the front matter, `count` is that of values and `line` is None. A byte order mark is neither here nor there: its
    `count` is 0.
    """

    what: str
    count: int
    line: int | None

    @property
    def text(self) -> str:
        """The difference in words: “soft hyphens (3 words, first in line 7)”."""
        if not self.count:
            return self.what
        if self.line is None:
            return f"{self.what} ({counted(self.count, 'value')} of the front matter)"
        where = "in line" if self.count == 1 else "first in line"
        return f"{self.what} ({counted(self.count, _NOUNS.get(self.what, 'word'))}, {where} {self.line})"


def unseen_in_text(diff: TextDiff, body_line: int) -> tuple[Unseen, ...]:
    """The differences of two bodies that cannot be seen, each kind once; white space that only wraps is left out.

    `body_line` is the line on which the new body begins in its file, from 1.
    """
    lines: dict[str, list[int]] = {}
    for what, line in _all(diff):
        lines.setdefault(what, []).append(line)
    return tuple(Unseen(what, len(found), min(found) + body_line - 1) for what, found in lines.items())


def unseen_in_values(old: Iterable[str], new: Iterable[str]) -> tuple[Unseen, ...]:
    """How the texts of two front matters differ without being seen, each kind once."""
    before = {reads(text): text for text in old}
    counts: Counter[str] = Counter()
    for text in new:
        other = before.get(reads(text), text)
        counts.update({what for what, _ in _in_run(other, text, 1)})
    return tuple(Unseen(what, count, None) for what, count in counts.items())


def reads(text: str) -> str:
    """What is the same for two values that read alike."""
    return _NO_BREAK.sub(" ", visible(text))


def _all(diff: TextDiff) -> Iterator[tuple[str, int]]:
    last = 1
    for block in diff.blocks:
        line = block.new_line or last
        if block.old and block.new:
            yield from _in_space(block.old_before, block.new_before, max(1, line - _ends(block.new_before)))
        yield from _in_block(block, line)
        last = line + sum(_ends(segment.new) for segment in block.segments)
    yield from _in_space(diff.old_tail, diff.new_tail, last)


def _in_block(block: BlockChange, line: int) -> Iterator[tuple[str, int]]:
    for segment in block.segments:
        if segment.op == "equal" and segment.old != segment.new:
            yield from _in_run(segment.old, segment.new, line)
        line += _ends(segment.new)


def _in_run(old: str, new: str, line: int) -> Iterator[tuple[str, int]]:
    left, right = _SPACES.split(old), _SPACES.split(new)
    if len(left) != len(right):  # quote marks wrapped differently
        return
    for place, (before, after) in enumerate(zip(left, right, strict=True)):
        found = _in_space(before, after, line) if place % 2 else ((what, line) for what in _in_word(before, after))
        yield from found
        line += _ends(after)


def _in_word(old: str, new: str) -> Iterator[str]:
    if old == new:
        return
    for what, signs in _SIGNS.items():
        if signs.findall(old) != signs.findall(new):
            yield what
        old, new = signs.sub("", old), signs.sub("", new)
    if old != new and composed(old) == composed(new):
        yield COMPOSITION


def _in_space(old: str, new: str, line: int) -> Iterator[tuple[str, int]]:
    """What differs in white space, apart from how it is wrapped and spread, line by line."""
    if old == new:
        return
    for what in _in_word("".join(old.split()), "".join(new.split())):
        yield what, line + min(_ends(text[: sign.start()]) for text in (old, new) if (sign := _SIGN.search(text)))
    if len(_NO_BREAK.findall(old)) != len(_NO_BREAK.findall(new)):
        yield NO_BREAK, line
    if _ANY_END.findall(old) != _ANY_END.findall(new) and _ends(old) == _ends(new):
        yield from ((LINE_ENDS, line + at) for at in range(_ends(new)))
    if _ends(old) == _ends(new) and _TRAILING.findall(_unix(old)) != _TRAILING.findall(_unix(new)):
        yield TRAILING, line


def _unix(text: str) -> str:
    return _LINE_END.sub("\n", text)


def _ends(text: str) -> int:
    return len(_ANY_END.findall(text))
