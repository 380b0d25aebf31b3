"""Splits a body into blocks with their exact source. Joined again, they give the same body, character by character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from briefkit.core.text.lines import markdown_lines
from briefkit.core.text.visible import visible
from briefkit.core.values import frozen

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")  # as CommonMark counts lines: a lone carriage return ends one
_WRAPPED = {
    "blockquote_open": "quote",
    "list_item_open": "item",
    "dd_open": "item",
    "footnote_reference_open": "note",
    "footnote_open": "note",
}
_LEAVES = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "fence": "code",
    "code_block": "code",
    "html_block": "html",
    "details": "html",
    "language_part": "html",
    "summary_open": "html",
    "dt_open": "paragraph",
    "formula_block": "paragraph",
    "hr": "rule",
    "tr_open": "row",
    "deep": "paragraph",
}


@frozen
class SourceBlock:
    """A heading, paragraph, list item, table row, quotation, note, rule, HTML or code block, as written in the source.

    `before` is the white space before it, `text` its source without surrounding space; `line` is the line in the body,
    from 1; `level` is a heading's level, or for other blocks the depth in lists and quotations. The kind `other` covers
    the rest: the rule of a table, a link definition, the marker of an empty item.
    """

    kind: str
    before: str
    text: str
    line: int
    level: int = 0


@frozen
class SourceText:
    """A body as blocks; `tail` is the white space after the last one."""

    blocks: tuple[SourceBlock, ...]
    tail: str = ""

    def joined(self) -> str:
        """The original body, unchanged."""
        return "".join(block.before + block.text for block in self.blocks) + self.tail


@frozen
class _Span:
    start: int
    end: int
    kind: str
    level: int


@cache
def _parser() -> MarkdownIt:
    """A parser for the block structure only: the inside of a block is compared as source."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - not needed when no texts are compared
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415 - as above

    from briefkit.core.body.bounds import bound  # noqa: PLC0415 - as above
    from briefkit.core.body.bullets import read_bullets  # noqa: PLC0415 - as above
    from briefkit.core.body.definitions import read_definitions  # noqa: PLC0415 - as above
    from briefkit.core.body.dollars import read_formula_blocks  # noqa: PLC0415 - as above
    from briefkit.core.body.html import read_html  # noqa: PLC0415 - as above

    parser = read_definitions(read_bullets(MarkdownIt("commonmark").enable(["table"]).use(footnote_plugin)))
    return bound(read_html(read_formula_blocks(parser))).disable(["inline", "text_join", "footnote_tail"])


def split_blocks(body: str) -> SourceText:
    """Split a body into its blocks. Every character is in exactly one of them."""
    lines = [line for line in _LINE.findall(body) if line]
    numbers = markdown_lines(body)
    blocks: list[SourceBlock] = []
    before = ""
    for span in _filled(sorted(_spans(_parser().parse(body)), key=lambda span: span.start), lines):
        source = "".join(lines[span.start : span.end])
        text = source.strip()
        if not visible(text).strip():
            before += source
            continue
        head = len(source) - len(source.lstrip())
        if span.kind == "code":  # the indent of its first line counts
            head = max(source.rfind("\n", 0, head), source.rfind("\r", 0, head)) + 1
            text = source[head:].rstrip()
        blocks.append(SourceBlock(span.kind, before + source[:head], text, numbers[span.start], span.level))
        before = source[head + len(text) :]
    return SourceText(tuple(blocks), before)


def _spans(tokens: list[Token]) -> Iterator[_Span]:
    around: list[str] = []
    for token in tokens:
        if token.type in _WRAPPED:
            around.append(_WRAPPED[token.type])
        elif token.nesting < 0 and token.type.removesuffix("_close") + "_open" in _WRAPPED:
            around.pop()
        elif token.type in _LEAVES and token.map:
            kind = _LEAVES[token.type]
            if kind == "paragraph" and around:
                kind = around[-1]
            level = int(token.tag[1]) if kind == "heading" else len(around)
            yield _Span(token.map[0], token.map[1], kind, level)


def _filled(spans: list[_Span], lines: list[str]) -> Iterator[_Span]:
    """The spans, with additional ones for the lines between them, so that each line is in exactly one."""
    end = 0
    for span in spans:
        if span.start < end:
            continue
        yield from _between(end, span.start, lines)
        yield span
        end = span.end
    yield from _between(end, len(lines), lines)


def _between(start: int, end: int, lines: list[str]) -> Iterator[_Span]:
    """Spans for lines outside all blocks: one per run of blank lines and one per run of other lines."""
    edges = [start, *(n for n in range(start + 1, end) if bool(lines[n].strip()) != bool(lines[n - 1].strip())), end]
    for first, last in pairwise(edges):
        if first < last:
            yield _Span(first, last, "other", 0)
