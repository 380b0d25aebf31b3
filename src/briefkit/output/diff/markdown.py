"""A difference as Markdown: what changed in words, then the text in CriticMarkup.

`{--gone--}` and `{++come++}` never cross a blank line, so that any Markdown reader shows the paragraphs as they are.
White space that belongs to one side only cannot be marked without breaking that; it is listed in a closing comment.
`accept_all` and `reject_all` give each body again, to the last character.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefkit.core.diff.lines import change_lines
from briefkit.core.diff.text.diff import BlockChange, TextDiff
from briefkit.core.diff.value import COMPARISON, Diff
from briefkit.core.text.clean import clean_line

START = "<!-- briefkit: text -->\n"
_END = "\n<!-- briefkit: end "
_JOINER = "\u2060"  # invisible; kept apart from the author's own by counting
_OPEN = re.compile(rf"\{{(?={_JOINER}*(?:\+\+|--|~~|==|>>))")
_CLOSE = re.compile(rf"(?<=\+\+|--|~~|==|<<)({_JOINER}*)\}}")
_TILDE = re.compile(rf"~(?={_JOINER}*>)")
_MARK = re.compile(r"\{(\+\+|--|>>)(.*?)(?:\1|<<)\}", re.DOTALL)
_BLANK = re.compile(r"(\s*\n[^\S\n]*\n\s*|\s*\r[^\S\r\n]*\r\s*|\s*\r\n[^\S\n]*\r\n\s*)")


def diff_markdown(diff: Diff, *, text: bool | None = None) -> str:
    """The whole document. The text is left out of a comparison unless it is asked for."""
    parts = [f"# {_line(diff.old.title)}: what changed\n" if diff.mode != COMPARISON else "# Two analyses compared\n"]
    parts.append("".join(f"- {mark} {_line(side.label)}: {_line(side.title)} (`{_line(side.path)}`)\n"
                         for mark, side in (("from", diff.old), ("to", diff.new))))  # fmt: skip
    parts.append(_line(" ".join(diff.summary)) + "\n")
    lines = [f"- {_line(line)}\n" for part, line in change_lines(diff) if part != "text"]
    if lines:
        parts.append("## What changed\n\n" + "".join(lines))
    pairs = [
        f"- {item.section}: {_line(item.old)} “{_line(item.old_title)}” ~ {_line(item.new)} “{_line(item.new_title)}”"
        f" ({item.reason})\n"
        for item in diff.possible
    ]
    if pairs:
        parts.append("## Possibly the same\n\n" + "".join(pairs))
    head = "\n".join(parts)
    wanted = diff.mode != COMPARISON if text is None else text
    return f"{head}\n{START}\n{text_markdown(diff.text)}" if wanted and not diff.text.same else head


def _line(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>{}])", r"\\\1", clean_line(text))


@dataclass(slots=True)
class _Writer:
    """The text as it is written, with the white space that the sides do not share."""

    told: list[str] = field(default_factory=list)
    length: int = 0
    spaces: list[tuple[int, str, str, str]] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.told.append(text)
        self.length += len(text)

    def flush(self) -> None:
        """Text of both sides is escaped in one piece: a mark of ours never arises where two runs meet."""
        if self.plain:
            self.add(escape("".join(self.plain)))
            self.plain.clear()

    def space(self, old: str, new: str, shown: str | None = None) -> None:
        """White space of each side; where it is not the one shown it is remembered."""
        wanted = (new or old) if shown is None else shown
        if old == new == wanted:
            self.plain.append(wanted)
            return
        self.flush()
        self.spaces.append((self.length, wanted, old, new))
        self.add(wanted)

    def equal(self, old: str, new: str) -> None:
        """A run that both sides have, perhaps with other white space."""
        if old == new:
            self.plain.append(new)
            return
        mine, its = re.split(r"(\s+)", old), re.split(r"(\s+)", new)
        if len(mine) != len(its) or mine[::2] != its[::2]:  # a quotation's marks wrapped otherwise
            self.marked("--", old)
            self.marked("++", new)
            return
        for place, (one, other) in enumerate(zip(mine, its, strict=True)):
            if place % 2:
                self.space(one, other)
            else:
                self.plain.append(other)

    def marked(self, mark: str, text: str) -> None:
        """A run of one side; blank lines inside it stay outside the marks."""
        self.flush()
        old = mark == "--"
        for place, piece in enumerate(_BLANK.split(text)):
            if place % 2 or (piece and not piece.strip()):
                self.space(piece if old else "", "" if old else piece, piece)
            elif piece:
                self.add(f"{{{mark}{escape(piece)}{mark}}}")
        self.flush()

    def note(self, words: str) -> None:
        self.flush()
        self.add(f"{{>>{words}<<}}")


def text_markdown(diff: TextDiff) -> str:
    """The text in CriticMarkup, with the closing comment where white space needs it."""
    writer = _Writer()
    for block in diff.blocks:
        _write_block(writer, block)
    writer.space(diff.old_tail, diff.new_tail)
    writer.flush()
    body = "".join(writer.told)
    if not writer.spaces and _END not in body:
        return body
    closing = json.dumps([[at, len(shown), old, new] for at, shown, old, new in writer.spaces], separators=(",", ":"))
    return f"{body}{_END}{closing.replace('>', chr(92) + 'u003e')} -->\n"


def _write_block(writer: _Writer, block: BlockChange) -> None:
    old, new = (block.old_before if block.change != "moved-to" else ""), block.new_before
    apart = writer.told and block.change not in {"same", "changed"} and block.kind not in {"item", "row"}
    writer.space(old, new, "\n\n" if apart and "\n\n" not in (new or old) else None)
    if block.change == "moved-from":
        writer.marked("--", block.segments[0].old)
        writer.note(f"move {block.move}: moved away")
        return
    if block.change == "moved-to":
        writer.marked("++", "".join(segment.new for segment in block.segments))
        writer.note(f"move {block.move}: moved here{', edited' if block.edited else ''}")
        return
    for segment in block.segments:
        match segment.op:
            case "equal":
                writer.equal(segment.old, segment.new)
            case "split" | "merge":
                writer.space(segment.old, segment.new)
            case op:
                writer.marked("--" if op == "delete" else "++", segment.old or segment.new)


def escape(text: str) -> str:
    """Signs that would be read as marks, each with an invisible joiner in it."""
    told = _OPEN.sub("{" + _JOINER, text)
    told = _CLOSE.sub(rf"\1{_JOINER}}}", told)
    return _TILDE.sub("~" + _JOINER, told)


def unescape(text: str) -> str:
    """What `escape` was given."""
    told = re.sub(rf"~{_JOINER}(?={_JOINER}*>)", "~", text)
    told = re.sub(rf"(?<=\+\+|--|~~|==|<<)({_JOINER}*){_JOINER}\}}", r"\1}", told)
    return re.sub(rf"\{{{_JOINER}(?={_JOINER}*(?:\+\+|--|~~|==|>>))", "{", told)


def accept_all(markdown: str) -> str:
    """The body of the second brief, from the Markdown alone. Raises ValueError where the text was left out."""
    return _settled(markdown, "++", 3)


def reject_all(markdown: str) -> str:
    """The body of the first brief, from the Markdown alone. Raises ValueError where the text was left out."""
    return _settled(markdown, "--", 2)


def _settled(markdown: str, kept: str, column: int) -> str:
    _, found, text = markdown.partition(START + "\n")
    if not found:
        raise ValueError("this Markdown holds no text to accept or reject")
    body, closed, closing = text.rpartition(_END)
    spaces = json.loads(closing.removesuffix(" -->\n")) if closed else []
    return "".join(_pieces(body if closed else text, spaces, kept, column))


def _pieces(body: str, spaces: list[list[object]], kept: str, column: int) -> Iterator[str]:
    at = 0
    for item in spaces:
        place, length = int(str(item[0])), int(str(item[1]))
        yield _side(body[at:place], kept)
        yield str(item[column])
        at = place + length
    yield _side(body[at:], kept)


def _side(text: str, kept: str) -> str:
    pieces = _MARK.split(text)
    told = []
    for place in range(0, len(pieces), 3):
        told.append(unescape(pieces[place]))
        if place + 1 < len(pieces) and pieces[place + 1] == kept:
            told.append(unescape(pieces[place + 2]))
    return "".join(told)
