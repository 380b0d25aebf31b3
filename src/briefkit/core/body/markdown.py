"""Parsing Markdown (CommonMark with GFM tables, strikethrough and footnotes) into a document with line numbers.

HTML is recognised but never passed on: `<!-- briefkit: … -->` on a line of its own becomes a mark, other comments are
dropped, and all other HTML is shown as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from briefkit.core.body import document as doc
from briefkit.core.text.lines import markdown_lines
from briefkit.core.text.links import safe_link
from briefkit.core.text.slug import slug

_MARK = re.compile(r"<!--\s*briefkit:\s*(issues|timeline|judgments|figure)(?:\s+([\w.-]+))?\s*-->")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_STYLES = {"em": "emphasis", "strong": "strong", "s": "strikethrough"}
_ALIGN = re.compile(r"text-align:(\w+)")


@cache
def _parser() -> MarkdownIt:
    return _new_parser()


def _new_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table", "strikethrough"]).use(footnote_plugin)
    parser.validateLink = _any_link  # type: ignore[method-assign]  # unsafe links are dropped and reported below
    return parser


def _any_link(url: str) -> bool:
    return bool(url)


@cache
def source_parser() -> MarkdownIt:
    """The same parser for those who look for a place in the source: it keeps footnotes that nothing refers to."""
    return _new_parser().disable("footnote_tail")


def parse_markdown(text: str, *, first_line: int = 1) -> doc.Document:
    """Parse a body. `first_line` is the number of its first line in its file."""
    tree = SyntaxTreeNode(_parser().parse(text))
    return _Reader(markdown_lines(text, first_line)).document(tree)


class _Reader:
    def __init__(self, lines: Sequence[int]) -> None:
        self.lines = lines
        self.line = lines[0]
        self.anchors: dict[str, int] = {}
        self.dropped: list[tuple[int, str]] = []
        self.note_order: list[int] = []

    def document(self, tree: SyntaxTreeNode) -> doc.Document:
        notes: dict[int, SyntaxTreeNode] = {}
        blocks: list[doc.Block] = []
        for node in tree.children:
            if node.type == "footnote_block":
                notes = {item.meta["id"]: item for item in node.children}
            else:
                blocks += self.block(node)
        footnotes = tuple(self.note(notes[number]) for number in sorted(notes))
        return doc.Document(tuple(blocks), footnotes, tuple(self.dropped))

    def note(self, node: SyntaxTreeNode) -> tuple[doc.Block, ...]:
        return self.blocks(child for child in node.children if child.type != "footnote_anchor")

    def blocks(self, nodes: Iterator[SyntaxTreeNode] | list[SyntaxTreeNode]) -> tuple[doc.Block, ...]:
        return tuple(block for node in nodes for block in self.block(node))

    def block(self, node: SyntaxTreeNode) -> list[doc.Block]:  # noqa: PLR0911 - one case per kind of block
        if node.map:
            self.line = self.lines[node.map[0]]
        line = self.line
        match node.type:
            case "heading":
                children = self.inlines(node)
                return [doc.Heading(int(node.tag[1]), children, self.anchor(doc.plain_text(children)), line)]
            case "paragraph":
                return [_with_speaker(self.inlines(node), line)]
            case "bullet_list" | "ordered_list":
                return [self.items(node, line)]
            case "blockquote":
                return [doc.Quote(self.blocks(node.children), line)]
            case "fence" | "code_block":
                return [doc.CodeBlock(node.content, (node.info or "").split(" ")[0] if node.info else "", line)]
            case "table":
                return [self.table(node, line)]
            case "hr":
                return [doc.Rule(line)]
            case "html_block":
                return self.html(node.content, line)
            case _:
                return []

    def items(self, node: SyntaxTreeNode, line: int) -> doc.Items:
        start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
        tight = all(child.hidden for item in node.children for child in item.children if child.type == "paragraph")
        return doc.Items(tuple(self.blocks(item.children) for item in node.children), start, tight, line)

    def table(self, node: SyntaxTreeNode, line: int) -> doc.Table:
        head_row = node.children[0].children[0]
        rows = node.children[1].children if len(node.children) > 1 else []
        aligns = tuple(_align(cell) for cell in head_row.children)
        head = tuple(self.inlines(cell) for cell in head_row.children)
        return doc.Table(head, tuple(tuple(self.inlines(cell) for cell in row.children) for row in rows), aligns, line)

    def html(self, content: str, line: int) -> list[doc.Block]:
        stripped = content.strip()
        if mark := _MARK.fullmatch(stripped):
            return [doc.Mark(mark[1], mark[2] or "", line)]
        shown = _COMMENT.sub("", stripped).strip()
        if not shown:
            return []
        self.dropped.append((line, "HTML is shown as text"))
        lines = shown.split("\n")
        children: list[doc.Inline] = []
        for number, text in enumerate(lines):
            children += [doc.LineBreak()] if number else []
            children.append(doc.Text(text))
        return [doc.Paragraph(tuple(children), line=line)]

    def anchor(self, text: str) -> str:
        name = slug(text)
        count = self.anchors[name] = self.anchors.get(name, 0) + 1
        return name if count == 1 else f"{name}-{count}"

    def inlines(self, node: SyntaxTreeNode) -> tuple[doc.Inline, ...]:
        return _joined(part for child in node.children for part in self.inline(child))

    def inline(self, node: SyntaxTreeNode) -> list[doc.Inline]:  # noqa: C901, PLR0911 - one case per kind of inline
        match node.type:
            case "inline":
                return list(self.inlines(node))
            case "text" | "text_special":
                return [doc.Text(node.content)]
            case "softbreak":
                return [doc.Text(" ")]
            case "hardbreak":
                return [doc.LineBreak()]
            case "code_inline":
                return [doc.CodeSpan(node.content)]
            case "em" | "strong" | "s":
                return [doc.Styled(_STYLES[node.type], self.inlines(node))]
            case "link":
                return self.link(node)
            case "image":
                return [doc.Image(str(node.attrs["src"]), doc.plain_text(self.inlines(node)))]
            case "html_inline":
                return [] if node.content.startswith("<!--") else [doc.Text(node.content)]
            case "footnote_ref":
                return [doc.NoteRef(int(node.meta["id"]) + 1)]
            case _:
                return []

    def link(self, node: SyntaxTreeNode) -> list[doc.Inline]:
        children = self.inlines(node)
        url = safe_link(str(node.attrs["href"]))
        if url is None:
            self.dropped.append((self.line, f"a link to “{str(node.attrs['href'])[:80]}”"))
            return list(children)
        return [doc.Link(url, children)]


def _align(cell: SyntaxTreeNode) -> str:
    found = _ALIGN.search(str(cell.attrs.get("style", "")))
    return found[1] if found else ""


def _joined(parts: Iterator[doc.Inline]) -> tuple[doc.Inline, ...]:
    joined: list[doc.Inline] = []
    for part in parts:
        if part == doc.Text(""):
            continue
        last = joined[-1] if joined else None
        if isinstance(part, doc.Text) and isinstance(last, doc.Text):
            joined[-1] = doc.Text(last.text + part.text)
        else:
            joined.append(part)
    return tuple(joined)


def _with_speaker(children: tuple[doc.Inline, ...], line: int) -> doc.Paragraph:
    """A paragraph, with a speaker if it opens with `**Name:**` or `**Name**:`."""
    if len(children) > 1 and isinstance(children[0], doc.Styled) and children[0].style == "strong":
        name, rest = doc.plain_text(children[0].children), children[1]
        if isinstance(rest, doc.Text):
            after = rest.text.removeprefix(":") if not name.endswith(":") else rest.text
            if name.endswith(":") or after != rest.text:
                return doc.Paragraph((doc.Text(after.lstrip()), *children[2:]), name.rstrip(": "), line)
    return doc.Paragraph(children, line=line)
