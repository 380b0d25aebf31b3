"""The inlines of a document from the parser's nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from markdown_it.tree import SyntaxTreeNode

from briefkit.core.body import document as doc
from briefkit.core.body.bare_links import BARE
from briefkit.core.body.bounds import DEEP, DEEP_TEXT, LINE
from briefkit.core.body.dollars import DISPLAY, INLINE
from briefkit.core.body.losses import Losses
from briefkit.core.body.parser import MARK, UNDEFINED
from briefkit.core.body.tags import LANGUAGE, QUOTED
from briefkit.core.text.links import safe_link

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


class InlineReader:
    """Reads inlines; `lines` has the line of the file for each line of the text.

    `labels` are the definitions in use, `links` the address of each link by line, `formulas` all formulas.
    """

    def __init__(self, lines: Sequence[int], losses: Losses) -> None:
        self.lines = lines
        self.losses = losses
        self.start = 0
        self.labels: set[str] = set()
        self.links: list[tuple[int, str]] = []
        self.formulas: list[doc.Formula] = []
        self.quotations = 0

    def inlines(self, node: SyntaxTreeNode) -> tuple[doc.Inline, ...]:
        """The inlines in a node, with texts that follow each other as one."""
        if node.type == "inline" and node.map:
            self.start = node.map[0]
        parts = _joined(part for child in node.children for part in self.inline(child))
        if node.type == "inline" and LANGUAGE in node.meta:
            return self.spoken_block(parts, *node.meta[LANGUAGE])
        return parts

    def spoken(self, node: SyntaxTreeNode, parts: Sequence[doc.Inline]) -> list[doc.Inline]:
        """Inline parts, in the language that their tag tells."""
        written = node.meta.get(LANGUAGE)
        tag = None if written is None else self.losses.language(written, self.place(node))
        return [doc.InLanguage(tag, tuple(parts))] if tag and parts else list(parts)

    def spoken_block(self, parts: Sequence[doc.Inline], written: str, line: int) -> tuple[doc.Inline, ...]:
        """The words of a block in a language that is told on a line of the text; pictures stay apart from them."""
        tag = self.losses.language(written, self.lines[line])
        if tag is None:
            return tuple(parts)
        runs = ((apart, tuple(run)) for apart, run in groupby(parts, _is_picture))
        return tuple(part for apart, run in runs for part in (run if apart else (doc.InLanguage(tag, run),)))

    def quotation(self, node: SyntaxTreeNode) -> list[doc.Inline]:
        """Words between marks that are straight here, as in any text; in a quotation those are single."""
        mark = doc.Text("'" if self.quotations % 2 else '"')
        self.quotations += 1
        words = self.spoken(node, self.inlines(node))
        self.quotations -= 1
        return [mark, *words, mark]

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
            case _ if node.type == MARK:
                return [doc.Text(node.content, as_written=True)]
            case "softbreak":
                return [doc.Text(" ")]
            case "hardbreak":
                return [doc.LineBreak()]
            case "code_inline":
                return [doc.CodeSpan(node.content)]
            case _ if node.type in _STYLES:
                return self.spoken(node, [doc.Styled(_STYLES[node.type], self.inlines(node))])
            case _ if node.type == LANGUAGE:
                return self.spoken(node, self.inlines(node))
            case _ if node.type == QUOTED:
                return self.quotation(node)
            case "link":
                return self.spoken(node, self.link(node))
            case "image":
                self.note_label(node, "picture")
                return [doc.Image(str(node.attrs["src"]), doc.plain_text(self.inlines(node)), self.place(node))]
            case "html_inline":
                return self.html_inline(node)
            case "footnote_ref":
                return [doc.NoteRef(int(node.meta["id"]) + 1)]
            case _ if node.type == INLINE:
                return [self.formula(node.content, self.place(node), display=node.markup == DISPLAY)]
            case _ if node.type == UNDEFINED:
                self.losses.add(self.place(node), f"there is no footnote {node.content}; the mark is shown as text")
                return [doc.Text(node.content)]
            case _ if node.type == DEEP:
                self.losses.add(self.place(node), DEEP_TEXT)
                return [doc.Text(node.content, as_written=True)]
            case _:
                return []

    def html_inline(self, node: SyntaxTreeNode) -> list[doc.Inline]:
        if node.content.startswith("<!--"):
            self.losses.unprinted(node.content, self.place(node), "not on a line of its own")
            return []
        self.losses.as_text(node.content, self.place(node))
        return [doc.Text(node.content, as_written=True)]

    def formula(self, tex: str, line: int, *, display: bool) -> doc.Formula:
        """A formula, remembered."""
        self.formulas.append(doc.Formula(tex, display, line))
        return self.formulas[-1]

    def note_label(self, node: SyntaxTreeNode, what: str) -> None:
        """Remember the definition that a link or picture uses; report its title, which is not shown."""
        if label := node.meta.get("label"):
            self.labels.add(label)
        if title := str(node.attrs.get("title") or "").strip():
            self.losses.add(self.place(node), f"the title “{title}” of a {what} is left out")

    def link(self, node: SyntaxTreeNode) -> list[doc.Inline]:
        self.note_label(node, "link")
        line, children = self.place(node), self.inlines(node)
        url = safe_link(str(node.attrs["href"]))
        if url is None:
            self.losses.add(line, f"a link to “{str(node.attrs['href'])[:80]}”")
            return list(children)
        if not all(isinstance(child, doc.Text) and not child.text.strip() for child in children):
            self.links.append((line, url))
            return [doc.Link(url, children, bare=node.markup == BARE)]
        if url.startswith("#"):
            self.losses.add(line, f"a link to “{url[:80]}” has no words and is left out")
            return []
        self.links.append((line, url))
        return [doc.Link(url, (doc.Text(url),), bare=True)]


def _is_picture(part: doc.Inline) -> bool:
    """Whether a part is a picture, or a link that holds one."""
    return isinstance(part, doc.Image) or (isinstance(part, doc.Link) and any(map(_is_picture, part.children)))


def _joined(parts: Iterator[doc.Inline]) -> tuple[doc.Inline, ...]:
    """The parts, with texts that follow each other as one."""
    joined: list[doc.Inline] = []
    for as_written, run in groupby(parts, _keeps_marks):
        if as_written is None:
            joined += run
            continue
        text = _run_on(part.text for part in run if isinstance(part, doc.Text))
        text = text.lstrip(" ") if joined and isinstance(joined[-1], doc.LineBreak) else text
        joined += [doc.Text(text, as_written)] if text else []
    return tuple(joined)


def _keeps_marks(part: doc.Inline) -> bool | None:
    """Whether a text has quotation marks that stay; None for anything but a text."""
    if not isinstance(part, doc.Text):
        return None
    return part.as_written and ('"' in part.text or "'" in part.text)


def _run_on(texts: Iterable[str]) -> str:
    """Texts as one; of the spaces around what was left out between them, one is enough."""
    joined: list[str] = []
    for text in texts:
        joined.append(text[1:] if joined and joined[-1][-1:] == " " == text[:1] else text)
    return "".join(joined)


def trimmed(children: tuple[doc.Inline, ...]) -> tuple[doc.Inline, ...]:
    """A paragraph without line breaks at its start and end."""
    first, last = 0, len(children)
    while first < last and isinstance(children[first], doc.LineBreak):
        first += 1
    while first < last and isinstance(children[last - 1], doc.LineBreak):
        last -= 1
    return children[first:last]
