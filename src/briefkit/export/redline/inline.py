"""The words of a redline as readers see them: emphasis, code, links and notes instead of their Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefkit.core.diff.text.segments import Segment
from briefkit.core.diff.text.tokens import Token, tokens_of

RESTYLED = "restyled"
"""The operation of words that are the same on both sides but set otherwise, such as in bold."""

_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\((.*)\)|\[.*\])", re.DOTALL)
_NOTE = re.compile(r"\[\^([^\[\]\s]{1,100})\]")
_ADDRESS = re.compile(r"<((?:https?:|mailto:)[^<>\s]+)>")
_MARK = re.compile(r"<!--\s*+briefkit:(.*)-->", re.DOTALL)
_EMPHASIS = {"**": ("strong",), "__": ("strong",), "*": ("em",), "_": ("em",), "***": ("strong", "em")}
_DEEPEST = 10  # emphasis in emphasis: what is deeper stays as it is written
_SPECIAL = {"link", "note", "code"}
_HIDDEN = ("hidden",)
_SIGNS = re.compile(r"[*`]+")
_Styles = dict[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: `op` as in a segment, or restyled.

    `style` holds strong, em, code, link and note, apart by spaces, as on the new side; of a restyled piece `was` holds
    those of the old side. `target` is the address of a link that changed.
    """

    op: str
    text: str
    style: str = ""
    was: str = ""
    target: str = ""


def inline_pieces(segments: Sequence[Segment], kind: str) -> Iterator[Piece]:
    """Runs of one style. A block end is ¶."""
    yield from _merged(_Inline(segments, kind).pieces())


def shown(text: str) -> str:
    """A token as readers see it: the text of a link, code without backticks, a mark by its part."""
    if found := _LINK.fullmatch(text):
        return _SIGNS.sub("", found[1])
    if (found := _MARK.fullmatch(text)) and (part := found[1].strip()) and "\n" not in part:
        return f"[{part}]"
    if found := _NOTE.fullmatch(text) or _ADDRESS.fullmatch(text):
        return found[1]
    return text.strip("`") if text[:1] == "`" else text


class _Inline:
    """The tokens of both sides, each with its emphasis."""

    def __init__(self, segments: Sequence[Segment], kind: str) -> None:
        self.segments = segments
        self.old = [tokens_of(segment.old, kind) for segment in segments]
        self.new = [tokens_of(segment.new, kind) for segment in segments]
        self.old_styles, self.new_styles = _emphasis(self.old), _emphasis(self.new)
        self.space = {"old": "", "new": ""}

    def pieces(self) -> Iterator[Piece]:
        old = new = 0
        for segment, olds, news in zip(self.segments, self.old, self.new, strict=True):
            if segment.op in {"split", "merge"}:
                yield Piece(segment.op, "¶")
            elif segment.op == "delete":
                yield from self.run(segment.op, olds, self.old_styles, old, "old")
            else:
                was = self.before(old) if segment.op == "equal" and len(olds) == len(news) else None
                yield from self.run(segment.op, news, self.new_styles, new, "new", was=was)
            old, new = old + len(olds), new + len(news)

    def before(self, start: int) -> _Styles:
        """The emphasis on the old side, by place in a run."""
        return {place - start: styles for place, styles in self.old_styles.items() if place >= start}

    def run(
        self, op: str, tokens: Sequence[Token], styles: _Styles, start: int, side: str, *, was: _Styles | None = None
    ) -> Iterator[Piece]:
        for place, token in enumerate(tokens):
            style = styles.get(start + place, ())
            space = self.space[side] or (" " if token.space else "")
            if style is _HIDDEN:
                self.space[side] = "" if op == "equal" else space
                yield Piece(op, space if op == "equal" else "")
                continue
            self.space = {"old": "", "new": ""} if op == "equal" else self.space | {side: ""}
            yield Piece(op, space)
            piece = _piece(op, token, style)
            before = was.get(place, ()) if was is not None else style
            is_restyled = before != style and before is not _HIDDEN and piece.text.strip()
            yield replace(piece, op=RESTYLED, was=" ".join(before)) if is_restyled else piece


def _piece(op: str, token: Token, emphasis: tuple[str, ...]) -> Piece:
    special, link = _special(token.text), _LINK.fullmatch(token.text)
    text = shown(token.text) if op == "equal" or special else token.text  # a mark that changed is told in full
    target = "".join((link[2] or "").split()[:1]).strip("<>") if link and op != "equal" else ""
    return Piece(op, " " if text.isspace() else text, " ".join([*emphasis, *special]), target=target)


def _special(text: str) -> tuple[str, ...]:
    if _LINK.fullmatch(text) or _ADDRESS.fullmatch(text):
        return ("link",)
    if _NOTE.fullmatch(text):
        return ("note",)
    return ("code",) if text[:1] == "`" else ()


def _emphasis(runs: Sequence[Sequence[Token]]) -> _Styles:
    """The emphasis of each token of a side, by place; asterisks that pair and backslashes before signs are hidden."""
    tokens = [token for run in runs for token in run]
    styles: _Styles = {}
    opened: list[tuple[str, int]] = []
    for place, token in enumerate(tokens):
        before, after = (tokens[place - 1] if place else None), next(iter(tokens[place + 1 : place + 2]), None)
        escaped = before is not None and before.text == "\\" and not token.space
        if escaped and not token.is_word:
            styles[place - 1] = _HIDDEN
        if token.text not in _EMPHASIS or escaped:
            continue
        tight = before is not None and not token.space and not before.text.isspace()
        match = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == token.text), None)
        if tight and match is not None:
            _set(styles, opened[match][1], place, _EMPHASIS[token.text])
            del opened[match:]
        elif after is not None and not after.space and not after.text.isspace():
            opened = [*opened[-_DEEPEST:], (token.text, place)]
    return styles


def _set(styles: _Styles, start: int, end: int, emphasis: tuple[str, ...]) -> None:
    for place in range(start + 1, end):
        if (known := styles.get(place, ())) is not _HIDDEN:
            styles[place] = tuple(dict.fromkeys((*emphasis, *known)))
    styles[start] = styles[end] = _HIDDEN


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece. A space between two words of one kind belongs to them."""
    found = [piece for piece in pieces if piece.text]
    for place in range(1, len(found) - 1):
        before, space, after = found[place - 1 : place + 2]
        if space.text == " " and _is_run(before) and _kind(before) == _kind(after) and space.op in {before.op, "equal"}:
            found[place] = replace(before, text=" ")
    for kind, run in groupby(found, lambda piece: _kind(piece) if _is_run(piece) else id(piece)):
        first = next(run)
        yield first if isinstance(kind, int) else replace(first, text="".join(piece.text for piece in (first, *run)))


def _kind(piece: Piece) -> tuple[str, str, str]:
    return piece.op, piece.style, piece.was


def _is_run(piece: Piece) -> bool:
    """Whether a piece may be joined with its neighbours: links, notes and code stay what they are."""
    return piece.op not in {"split", "merge"} and not set(piece.style.split()) & _SPECIAL
