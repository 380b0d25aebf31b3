"""The text of a diff in CriticMarkup.

`{--removed--}` and `{++added++}` never cross a blank line, so that any Markdown reader shows the paragraphs unchanged.
Whitespace on one side only cannot be marked without breaking that, and what reads alike on both sides is no change;
both are listed in a closing comment. `accept_all` and
`reject_all` restore each body exactly.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefkit.core.diff.text.diff import BlockChange, TextDiff

START = "<!-- briefkit: text -->\n"
_END = "\n<!-- briefkit: end "
_JOINER = "\u2060"  # invisible; distinguished from the author's own by counting
_OPEN = re.compile(rf"\{{(?={_JOINER}*(?:\+\+|--|~~|==|>>))")
_CLOSE = re.compile(rf"(?<=\+\+|--|~~|==|<<)({_JOINER}*)\}}")
_TILDE = re.compile(rf"~(?={_JOINER}*>)")
_BEGIN = re.compile(r"\{(\+\+|--|>>)")
_ENDS = {
    "++": re.compile(r"(?:\+\+|<<)\}"),
    "--": re.compile(r"(?:--|<<)\}"),
    ">>": re.compile(r"(?:>>|<<)\}"),
}
_BLANK_LINE = r"\n[^\S\n]*+\n|\r[^\S\r\n]*+\r"
_BLANK = re.compile(rf"((?<!\s)(?:(?!{_BLANK_LINE})\s)*+(?:{_BLANK_LINE})\s*+)")
"""All the white space around a blank line, looked for once from where it begins."""


@dataclass(slots=True)
class _Writer:
    """The text written so far, with the whitespace that the sides do not share."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    spaces: list[tuple[int, str, str, str]] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def flush(self) -> None:
        """Escape the text of both sides in one piece, so that no mark can arise where two runs meet."""
        if self.plain:
            self.add(escape("".join(self.plain)))
            self.plain.clear()

    def space(self, old: str, new: str, shown: str | None = None) -> None:
        """Write whitespace; what a side has instead of the whitespace shown is recorded."""
        wanted = (new or old) if shown is None else shown
        if old == new == wanted:
            self.plain.append(wanted)
            return
        self.flush()
        self.spaces.append((self.length, wanted, old, new))
        self.add(wanted)

    def equal(self, old: str, new: str) -> None:
        """Write a run that both sides have, perhaps with different whitespace or signs that cannot be seen."""
        if old == new:
            self.plain.append(new)
            return
        left, right = re.split(r"(\s+)", old), re.split(r"(\s+)", new)
        if len(left) != len(right):  # quote marks (>) wrapped differently
            self.alike(old, new)
            return
        for place, (old_piece, new_piece) in enumerate(zip(left, right, strict=True)):
            if place % 2:
                self.space(old_piece, new_piece)
            else:  # the same, or what reads alike
                self.alike(old_piece, new_piece)

    def alike(self, old: str, new: str) -> None:
        """Write what reads alike on both sides; what the old one has instead is recorded like white space."""
        if old == new:
            self.plain.append(new)
        else:
            self.space(old, new, escape(new))

    def marked(self, mark: str, text: str) -> None:
        """Write a run of one side; blank lines inside it stay outside the marks."""
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
    """The text in CriticMarkup, with the closing comment if whitespace needs it."""
    writer = _Writer()
    for block in diff.blocks:
        _write_block(writer, block)
    writer.space(diff.old_tail, diff.new_tail)
    writer.flush()
    body = "".join(writer.pieces)
    if not writer.spaces and _END not in body:
        return body
    closing = json.dumps([[at, len(shown), old, new] for at, shown, old, new in writer.spaces], separators=(",", ":"))
    return f"{body}{_END}{closing.replace('>', chr(92) + 'u003e')} -->\n"


def _write_block(writer: _Writer, block: BlockChange) -> None:
    old, new = (block.old_before if block.change != "moved-to" else ""), block.new_before
    apart = writer.pieces and block.change not in {"same", "changed"} and block.kind not in {"item", "row"}
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
    """The text with an invisible joiner in everything that would be read as a mark."""
    text = _OPEN.sub("{" + _JOINER, text)
    text = _CLOSE.sub(rf"\1{_JOINER}}}", text)
    return _TILDE.sub("~" + _JOINER, text)


def unescape(text: str) -> str:
    """The inverse of `escape`."""
    text = re.sub(rf"~{_JOINER}(?={_JOINER}*>)", "~", text)
    text = re.sub(rf"(?<=\+\+|--|~~|==|<<)({_JOINER}*){_JOINER}\}}", r"\1}", text)
    return re.sub(rf"\{{{_JOINER}(?={_JOINER}*(?:\+\+|--|~~|==|>>))", "{", text)


def accept_all(markdown: str) -> str:
    """The body of the second brief, from the Markdown alone. Raises ValueError if the text was left out."""
    return _resolve(markdown, "++", 3)


def reject_all(markdown: str) -> str:
    """The body of the first brief, from the Markdown alone. Raises ValueError if the text was left out."""
    return _resolve(markdown, "--", 2)


def _resolve(markdown: str, kept: str, column: int) -> str:
    _, found, text = markdown.partition(START + "\n")
    if not found:
        raise ValueError("this Markdown has no text to accept or reject")
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
    texts: list[str] = []
    at, endless = 0, set()
    for begin in _BEGIN.finditer(text):
        if begin.start() < at or begin[1] in endless:
            continue
        end = _ENDS[begin[1]].search(text, begin.end())
        if end is None:  # nor will a later one find it
            endless.add(begin[1])
            continue
        texts.append(unescape(text[at : begin.start()]))
        if begin[1] == kept:
            texts.append(unescape(text[begin.end() : end.start()]))
        at = end.end()
    return "".join([*texts, unescape(text[at:])])
