"""Parsing Markdown (CommonMark with GFM tables, strikethrough and footnotes) into a document with line numbers.

HTML is never passed on: `<!-- briefkit: … -->` on a line of its own becomes a mark, other comments are for authors and
left out, tags with a meaning in print become what they mean (`html.py`), and all other HTML is shown as text. Whatever
else is not shown as written is in `dropped` of the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from briefkit.core.body import document as doc
from briefkit.core.body.addresses import Address, addresses_of
from briefkit.core.body.anchors import AnchorNames
from briefkit.core.body.bounds import DEEP, DEEP_TEXT
from briefkit.core.body.comments import blanked_comments, without_comments
from briefkit.core.body.dollars import BLOCK
from briefkit.core.body.github import alert_of
from briefkit.core.body.html import SUMMARY
from briefkit.core.body.inlines import InlineReader, trimmed
from briefkit.core.body.lists import definitions, items, opening
from briefkit.core.body.losses import MARK, Losses
from briefkit.core.body.parser import SOURCE, lost_cells, lost_definitions, parser
from briefkit.core.body.tables import table
from briefkit.core.text.lines import markdown_lines

_BREAKS = ("softbreak", "hardbreak")


def parse_markdown(text: str, *, first_line: int = 1) -> doc.Document:
    """Parse a body. `first_line` is the number of its first line in its file."""
    return _read(text, markdown_lines(text, first_line))[0]


def parse_with_addresses(text: str, *, first_line: int = 1) -> tuple[doc.Document, list[Address]]:
    """Parse a body, and list its addresses with their lines in the file: also those that are not printed."""
    lines = markdown_lines(text, first_line)
    document, env = _read(text, lines)
    addresses = addresses_of(env[SOURCE], env)
    return document, [one._replace(line=lines[min(one.line, len(lines)) - 1]) for one in addresses]


def _read(text: str, lines: Sequence[int]) -> tuple[doc.Document, dict[str, Any]]:
    env: dict[str, Any] = {}
    tree = SyntaxTreeNode(parser().parse(text, env))
    return _Reader(lines).document(tree, env), env


class _Reader:
    def __init__(self, lines: Sequence[int]) -> None:
        self.lines = lines
        self.line = lines[0]
        self.depth = 0
        self.losses = Losses()
        self.words = InlineReader(lines, self.losses)
        self.anchors = AnchorNames()
        self.alerts: set[int] = set()

    def document(self, tree: SyntaxTreeNode, env: dict[str, Any]) -> doc.Document:
        notes: dict[int, SyntaxTreeNode] = {}
        blocks: list[doc.Block] = []
        for node in tree.children:
            if node.type == "footnote_block":
                notes = {item.meta["id"]: item for item in node.children}
            else:
                blocks += self.block(node)
        footnotes = tuple(self.note(notes[number]) for number in sorted(notes))
        cells = tuple(doc.LostCell(self.lines[cell.line], *cell[1:]) for cell in lost_cells(env))
        for cell in cells:
            self.losses.add(cell.line, str(cell))
        for line, text in lost_definitions(env, self.words.labels):
            self.losses.add(self.lines[line], text)
        links, html = tuple(self.words.links), tuple(self.losses.html)
        alerts, formulas, marks = frozenset(self.alerts), tuple(self.words.formulas), tuple(self.losses.marks)
        languages = tuple(dict.fromkeys(self.losses.languages))
        dropped = self.losses.in_order()
        return doc.Document(tuple(blocks), footnotes, dropped, cells, links, html, alerts, formulas, marks, languages)

    def note(self, node: SyntaxTreeNode) -> tuple[doc.Block, ...]:
        return self.blocks([child for child in node.children if child.type != "footnote_anchor"])

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[doc.Block, ...]:
        self.depth += 1
        found = tuple(block for node in nodes for block in self.block(node))
        self.depth -= 1
        return found

    def block(self, node: SyntaxTreeNode) -> list[doc.Block]:  # noqa: C901, PLR0911 - one case per kind
        line = self.go_to(node)
        match node.type:
            case "heading":
                return [self.heading(node, line)]
            case "paragraph":
                children = trimmed(self.words.inlines(node))
                return [doc.Paragraph(children, line=line)] if children else []
            case _ if node.type == SUMMARY:
                return [doc.Paragraph((doc.Styled("strong", self.words.inlines(node)),), line=line)]
            case "bullet_list" | "ordered_list":
                return [items(node, line, self.blocks)]
            case "dl":
                return [definitions(node, line, self.blocks, self.term)]
            case "blockquote":
                return [self.quote(node, line)]
            case "fence" | "code_block" | "formula_block":
                return [self.code(node, line)]
            case "table":
                return [table(node, line, self.words.inlines)]
            case "hr":
                return [doc.Rule(line)]
            case "html_block":
                return self.html_block(node.content, line)
            case _ if node.type == DEEP:
                return [self.deep(node, line)]
            case _:
                return []

    def go_to(self, node: SyntaxTreeNode) -> int:
        """The line of a node; that of the one before if it has none."""
        if node.map:
            self.line = self.lines[node.map[0]]
        return self.line

    def heading(self, node: SyntaxTreeNode, line: int) -> doc.Heading:
        level, children = int(node.tag[1]), self.words.inlines(node)
        if self.depth:
            return doc.Heading(level, children, "", line)
        own, github = self.anchors.of(doc.plain_text(children))
        return doc.Heading(level, children, own, line, "" if github == own else github)

    def term(self, node: SyntaxTreeNode) -> doc.Paragraph:
        return doc.Paragraph(self.words.inlines(node), line=self.go_to(node))

    def quote(self, node: SyntaxTreeNode, line: int) -> doc.Quote:
        kind = alert_of(opening(node))
        if kind:
            self.alerts.add(self.lines[node.children[0].map[0]] if node.children[0].map else line)
            words = node.children[0].children[0].children
            first_break = next((at for at, part in enumerate(words) if part.type in _BREAKS), len(words) - 1)
            del words[: first_break + 1]
        return doc.Quote(self.blocks(node.children), line, kind)

    def code(self, node: SyntaxTreeNode, line: int) -> doc.CodeBlock | doc.Paragraph:
        """A block of code, or a formula on lines of its own."""
        info = node.info.strip() if node.type == "fence" else ""
        if node.type == BLOCK or info == "math":
            return doc.Paragraph((self.words.formula(node.content.strip(), line, display=True),), line=line)
        if info.startswith("{"):
            self.losses.add(line, f"the directive “{info[:40]}” is left out; what follows is printed as code")
        return doc.CodeBlock(node.content, info.split(" ")[0], line)

    def deep(self, node: SyntaxTreeNode, line: int) -> doc.Paragraph:
        """What is nested too deep, line by line as it stands in the source."""
        self.losses.add(line, DEEP_TEXT)
        return _as_lines(node.content.split("\n"), line)

    def html_block(self, content: str, line: int) -> list[doc.Block]:
        stripped = content.strip()
        if mark := MARK.fullmatch(stripped):
            if self.depth:
                self.losses.unprinted(mark[0], line, "inside a list, quotation or footnote")
                return []
            self.losses.marks.append((line, f"{mark[1]} {mark[2] or ''}".strip(), ""))
            return [doc.Mark(mark[1].lower(), mark[2] or "", line)]
        self.losses.unprinted(stripped, line, "not on a line of its own")
        shown = without_comments(stripped).strip()
        if not shown:
            return []
        self.losses.as_text(blanked_comments(stripped), line)
        return [_as_lines(shown.split("\n"), line)]


def _as_lines(lines: list[str], line: int) -> doc.Paragraph:
    """A paragraph of lines, each as it is."""
    children: list[doc.Inline] = []
    for number, text in enumerate(lines):
        children += [doc.LineBreak()] if number else []
        children.append(doc.Text(text, as_written=True))
    return doc.Paragraph(tuple(children), line=line)
