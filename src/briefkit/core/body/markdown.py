"""Parsing Markdown (CommonMark with GFM tables, strikethrough and footnotes) into a document with line numbers.

HTML is never passed on: `<!-- briefkit: … -->` on a line of its own becomes a mark, other comments are for authors and
left out, tags with a meaning in print become what they mean (`html.py`), and all other HTML is shown as text. Whatever
else is not shown as written is in `dropped` of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from briefkit.core.body import document as doc
from briefkit.core.body.anchors import AnchorNames
from briefkit.core.body.bare_links import BARE
from briefkit.core.body.bounds import DEEP, DEEP_TEXT, LINE
from briefkit.core.body.comments import blanked_comments, our_comments, without_comments
from briefkit.core.body.github import alert_of, is_task, with_box
from briefkit.core.body.html import SUMMARY
from briefkit.core.body.outline import Places
from briefkit.core.body.parser import UNDEFINED, lost_cells, lost_definitions, parser
from briefkit.core.text.lines import markdown_lines
from briefkit.core.text.links import safe_link

_MARK = re.compile(r"<!--\s*briefkit\b:?\s*(issues|timeline|judgments|figure)(?:\s+([\w.-]+))?\s*-->", re.IGNORECASE)
_STYLES = {
    "em": "emphasis",
    "strong": "strong",
    "s": "strikethrough",
    "u": "underline",
    "sub": "subscript",
    "sup": "superscript",
    "kbd": "keyboard",
    "mark": "highlight",
}
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*+)?/?>")
_ALIGN = re.compile(r"text-align:(\w+)")


def parse_markdown(text: str, *, first_line: int = 1) -> doc.Document:
    """Parse a body. `first_line` is the number of its first line in its file."""
    env: dict[str, Any] = {}
    tree = SyntaxTreeNode(parser().parse(text, env))
    return _Reader(markdown_lines(text, first_line)).document(tree, env)


class _Reader:
    def __init__(self, lines: Sequence[int]) -> None:
        self.lines = lines
        self.line = lines[0]
        self.start = 0
        self.depth = 0
        self.labels: set[str] = set()
        self.anchors = AnchorNames()
        self.dropped: list[tuple[int, str]] = []
        self.links: list[tuple[int, str]] = []
        self.html: list[tuple[int, str]] = []
        self.alerts: set[int] = set()
        self.note_order: list[int] = []

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
        self.dropped += [(cell.line, str(cell)) for cell in cells]
        self.dropped += [(self.lines[line], text) for line, text in lost_definitions(env, self.labels)]
        dropped = sorted(dict.fromkeys(self.dropped), key=itemgetter(0))
        return doc.Document(
            tuple(blocks), footnotes, tuple(dropped), cells, tuple(self.links), tuple(self.html), frozenset(self.alerts)
        )

    def note(self, node: SyntaxTreeNode) -> tuple[doc.Block, ...]:
        return self.blocks(child for child in node.children if child.type != "footnote_anchor")

    def blocks(self, nodes: Iterator[SyntaxTreeNode] | list[SyntaxTreeNode]) -> tuple[doc.Block, ...]:
        self.depth += 1
        found = tuple(block for node in nodes for block in self.block(node))
        self.depth -= 1
        return found

    def block(self, node: SyntaxTreeNode) -> list[doc.Block]:  # noqa: C901, PLR0911 - one case per kind of block
        if node.map:
            self.line = self.lines[node.map[0]]
        line = self.line
        match node.type:
            case "heading":
                children = self.inlines(node)
                return [self.heading(int(node.tag[1]), children, line)]
            case "paragraph":
                children = _trimmed(self.inlines(node))
                return [_with_speaker(children, line)] if children else []
            case _ if node.type == SUMMARY:
                return [doc.Paragraph((doc.Styled("strong", self.inlines(node)),), line=line)]
            case "bullet_list" | "ordered_list" | "dl":
                return [self.items(node, line) if node.type != "dl" else self.definitions(node, line)]
            case "blockquote":
                return [self.quote(node, line)]
            case "fence" | "code_block":
                return [self.code(node, line)]
            case "table":
                return [self.table(node, line)]
            case "hr":
                return [doc.Rule(line)]
            case "html_block":
                return self.html_block(node.content, line)
            case _ if node.type == DEEP:
                return [self.deep(node, line)]
            case _:
                return []

    def code(self, node: SyntaxTreeNode, line: int) -> doc.CodeBlock:
        info = node.info.strip() if node.type == "fence" else ""
        if info.startswith("{"):
            self.dropped.append((line, f"the directive “{info[:40]}” is left out; what follows is printed as code"))
        return doc.CodeBlock(node.content, info.split(" ")[0], line)

    def deep(self, node: SyntaxTreeNode, line: int) -> doc.Paragraph:
        """What is nested too deep, line by line as it stands in the source."""
        self.dropped.append((line, DEEP_TEXT))
        return _as_lines(node.content.split("\n"), line)

    def items(self, node: SyntaxTreeNode, line: int) -> doc.Items:
        start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
        tight = all(child.hidden for item in node.children for child in item.children if child.type == "paragraph")
        items = tuple(self.item(item) for item in node.children)
        tasks = start is None and all(is_task(item) for item in items)
        return doc.Items(items, start, tight, line, "tasks" if tasks else "")

    def item(self, node: SyntaxTreeNode) -> tuple[doc.Block, ...]:
        return with_box(self.blocks(node.children), _opening(node))

    def definitions(self, node: SyntaxTreeNode, line: int) -> doc.Items:
        """A list of terms with their definitions; a term that has several has them one after the other."""
        items: list[tuple[doc.Block, ...]] = []
        for child in node.children:
            if child.type == "dt":
                self.line = self.lines[child.map[0]] if child.map else self.line
                items.append((doc.Paragraph(self.inlines(child), line=self.line),))
            else:
                items[-1] += self.blocks(child.children)
        hidden = (part.hidden for child in node.children for part in child.children if part.type == "paragraph")
        return doc.Items(tuple(items), None, all(hidden), line, "definitions")

    def quote(self, node: SyntaxTreeNode, line: int) -> doc.Quote:
        kind = alert_of(_opening(node))
        if kind:
            self.alerts.add(self.lines[node.children[0].map[0]] if node.children[0].map else line)
            words = node.children[0].children[0].children
            first_break = next((at for at, part in enumerate(words) if part.type == "softbreak"), len(words) - 1)
            del words[: first_break + 1]
        return doc.Quote(self.blocks(node.children), line, kind)

    def table(self, node: SyntaxTreeNode, line: int) -> doc.Table:
        head_row = node.children[0].children[0]
        rows = node.children[1].children if len(node.children) > 1 else []
        aligns = tuple(_align(cell) for cell in head_row.children)
        head = tuple(self.inlines(cell) for cell in head_row.children)
        return doc.Table(head, tuple(tuple(self.inlines(cell) for cell in row.children) for row in rows), aligns, line)

    def html_block(self, content: str, line: int) -> list[doc.Block]:
        stripped = content.strip()
        if mark := _MARK.fullmatch(stripped):
            if self.depth:
                self.unprinted(mark[0], line, "inside a list, quotation or footnote")
            return [doc.Mark(mark[1].lower(), mark[2] or "", line)]
        self.unprinted(stripped, line, "not on a line of its own")
        shown = without_comments(stripped).strip()
        if not shown:
            return []
        self.as_text(blanked_comments(stripped), line)
        return [_as_lines(shown.split("\n"), line)]

    def as_text(self, html: str, line: int) -> None:
        """Report each tag of HTML that is shown as text, or the HTML as a whole if there is none in it."""
        places = Places(html, line)
        tags = [(places.of(found.start())[0], found[0]) for found in _TAG.finditer(html)]
        self.html += tags or [(line, html.strip())]
        self.dropped += [
            (row, "HTML is shown as text") for row in dict.fromkeys(row for row, _ in tags or [(line, "")])
        ]

    def unprinted(self, html: str, line: int, where: str) -> None:
        """Report marks for generated parts that nothing is printed for."""
        places = Places(html, line)
        for offset, comment, text in our_comments(html):
            why = f"is {where}" if _MARK.fullmatch(comment) else "is unknown"
            self.dropped.append((places.of(offset)[0], f"nothing is printed for the mark “{text}”, which {why}"))

    def heading(self, level: int, children: tuple[doc.Inline, ...], line: int) -> doc.Heading:
        if self.depth:
            return doc.Heading(level, children, "", line)
        own, github = self.anchors.of(doc.plain_text(children))
        return doc.Heading(level, children, own, line, "" if github == own else github)

    def inlines(self, node: SyntaxTreeNode) -> tuple[doc.Inline, ...]:
        if node.type == "inline" and node.map:
            self.start = node.map[0]
        return _joined(part for child in node.children for part in self.inline(child))

    def place(self, node: SyntaxTreeNode) -> int:
        """The line on which an inline part starts."""
        after: int = node.meta.get(LINE, 0)
        return self.lines[min(self.start + after, len(self.lines) - 1)]

    def inline(self, node: SyntaxTreeNode) -> list[doc.Inline]:  # noqa: C901, PLR0911, PLR0912 - one case per kind
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
            case _ if node.type in _STYLES:
                return [doc.Styled(_STYLES[node.type], self.inlines(node))]
            case "link":
                return self.link(node)
            case "image":
                self.note_label(node, "picture")
                return [doc.Image(str(node.attrs["src"]), doc.plain_text(self.inlines(node)), self.place(node))]
            case "html_inline":
                return self.html_inline(node)
            case "footnote_ref":
                return [doc.NoteRef(int(node.meta["id"]) + 1)]
            case _ if node.type == UNDEFINED:
                self.dropped.append(
                    (self.place(node), f"there is no footnote {node.content}; the mark is shown as text")
                )
                return [doc.Text(node.content)]
            case _ if node.type == DEEP:
                self.dropped.append((self.place(node), DEEP_TEXT))
                return [doc.Text(node.content)]
            case _:
                return []

    def html_inline(self, node: SyntaxTreeNode) -> list[doc.Inline]:
        if node.content.startswith("<!--"):
            self.unprinted(node.content, self.place(node), "not on a line of its own")
            return []
        self.as_text(node.content, self.place(node))
        return [doc.Text(node.content)]

    def note_label(self, node: SyntaxTreeNode, what: str) -> None:
        """Remember the definition that a link or picture uses; report its title, which is not shown."""
        if label := node.meta.get("label"):
            self.labels.add(label)
        if title := str(node.attrs.get("title") or "").strip():
            self.dropped.append((self.place(node), f"the title “{title}” of a {what} is left out"))

    def link(self, node: SyntaxTreeNode) -> list[doc.Inline]:
        self.note_label(node, "link")
        line, children = self.place(node), self.inlines(node)
        url = safe_link(str(node.attrs["href"]))
        if url is None:
            self.dropped.append((line, f"a link to “{str(node.attrs['href'])[:80]}”"))
            return list(children)
        self.links.append((line, url))
        return [doc.Link(url, children, bare=node.markup == BARE)]


def _opening(node: SyntaxTreeNode) -> str:
    """The source of the paragraph that opens a quotation or item; empty if something else does."""
    first = node.children[0] if node.children else None
    return first.children[0].content if first and first.type == "paragraph" and first.children else ""


def _align(cell: SyntaxTreeNode) -> str:
    found = _ALIGN.search(str(cell.attrs.get("style", "")))
    return found[1] if found else ""


def _joined(parts: Iterator[doc.Inline]) -> tuple[doc.Inline, ...]:
    """The parts, with texts that follow each other as one."""
    joined: list[doc.Inline] = []
    for is_text, run in groupby(parts, lambda part: isinstance(part, doc.Text)):
        if not is_text:
            joined += run
            continue
        text = _run_on(part.text for part in run if isinstance(part, doc.Text))
        text = text.lstrip(" ") if joined and isinstance(joined[-1], doc.LineBreak) else text
        joined += [doc.Text(text)] if text else []
    return tuple(joined)


def _run_on(texts: Iterable[str]) -> str:
    """Texts as one; of the spaces around what was left out between them, one is enough."""
    joined: list[str] = []
    for text in texts:
        joined.append(text[1:] if joined and joined[-1][-1:] == " " == text[:1] else text)
    return "".join(joined)


def _trimmed(children: tuple[doc.Inline, ...]) -> tuple[doc.Inline, ...]:
    """A paragraph without line breaks at its start and end."""
    first, last = 0, len(children)
    while first < last and isinstance(children[first], doc.LineBreak):
        first += 1
    while first < last and isinstance(children[last - 1], doc.LineBreak):
        last -= 1
    return children[first:last]


def _as_lines(lines: list[str], line: int) -> doc.Paragraph:
    """A paragraph of lines, each as it is."""
    children: list[doc.Inline] = []
    for number, text in enumerate(lines):
        children += [doc.LineBreak()] if number else []
        children.append(doc.Text(text))
    return doc.Paragraph(tuple(children), line=line)


def _with_speaker(children: tuple[doc.Inline, ...], line: int) -> doc.Paragraph:
    """A paragraph, with a speaker if it opens with `**Name:**` or `**Name**:`."""
    if len(children) > 1 and isinstance(children[0], doc.Styled) and children[0].style == "strong":
        name, rest = doc.plain_text(children[0].children), children[1]
        if isinstance(rest, doc.Text):
            after = rest.text.removeprefix(":") if not name.endswith(":") else rest.text
            if name.endswith(":") or after != rest.text:
                return doc.Paragraph((doc.Text(after.lstrip()), *children[2:]), name.rstrip(": "), line)
    return doc.Paragraph(children, line=line)
