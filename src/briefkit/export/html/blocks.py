"""The author's blocks as HTML, with all text escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import escape

from briefkit.core.body import document as doc
from briefkit.core.publication.value import Publication
from briefkit.export.directions import direction_of
from briefkit.export.html.inlines import HtmlInlines
from briefkit.export.html.lines import classes
from briefkit.export.html.tables import HtmlTables
from briefkit.export.layout import URGENT, is_pull_quote, leads_in, longest_word


class HtmlBlocks(HtmlInlines):
    """Renders blocks as HTML. `named` are the names of the tables that stand on the page before these."""

    def __init__(self, publication: Publication, prefix: str = "", named: Counter[str] | None = None) -> None:
        super().__init__(publication, prefix)
        self.tables = HtmlTables(self.labels, self.in_labels, prefix, named)

    def note(self, blocks: tuple[doc.Block, ...]) -> str:
        """The text of a footnote."""
        self.in_note = True
        return "".join(self.block(block) for block in blocks)

    def block(self, block: doc.Block) -> str:  # noqa: PLR0911 - one case per kind of block
        """One block."""
        match block:
            case doc.Heading(level, children, anchor):
                place = f' id="{escape(anchor)}"' if anchor else ""
                return f"<h{level}{place}{self.own_direction(children)}>{self.own_words(children)}</h{level}>"
            case doc.Paragraph(children):
                name, space = block.turn.rstrip(), " " if block.turn.endswith(" ") else ""
                turn = f"<b{classes(name, 'speaker')}>{escape(name)}</b>{space}" if name else ""
                lead = ' class="lead"' if leads_in(doc.plain_text(children)) else ""
                return f"<p{lead}{self.own_direction(children)}>{turn}{self.own_words(children)}</p>"
            case doc.Items():
                return self.items(block)
            case doc.Quote(blocks, alert=alert) if alert:
                name, *rest = self.quoted(blocks)
                urgent = " urgent" if alert in URGENT else ""
                return f'<div class="alert{urgent}" role="note">{name}{"".join(rest)}</div>'
            case doc.Quote(blocks):
                is_pulled = is_pull_quote(block) and not (self.in_note or self.in_quote)
                shown = ' class="pull"' if is_pulled else ""
                return f"<blockquote{shown}>{''.join(self.quoted(blocks))}</blockquote>"
            case doc.CodeBlock(text):
                way = ' dir="ltr"' if self.publication.right_to_left else ""
                return f'<pre tabindex="0"{way}><code>{escape(text)}</code></pre>'
            case doc.Table():
                return self.table(block)
            case doc.Rule():
                return "<hr>"
            case doc.Mark():
                return ""

    def quoted(self, blocks: Sequence[doc.Block]) -> list[str]:
        """The blocks of a quotation or an alert, in which no quotation is set larger."""
        outer, self.in_quote = self.in_quote, True
        inner = [self.inner(block) for block in blocks]
        self.in_quote = outer
        return inner

    def inner(self, block: doc.Block) -> str:
        """A block inside another. A heading there is not part of the outline, and there are no generated parts."""
        if isinstance(block, doc.Heading):
            way = self.own_direction(block.children)
            return f'<p class="subhead"{way}>{self.inlines(block.children)}</p>'
        return self.block(block)

    def own_direction(self, children: tuple[doc.Inline, ...]) -> str:
        """The attribute of a block that runs as its letters do; figures alone stay on the side of the page."""
        auto = ' dir="auto"'
        if not self.publication.right_to_left:
            return auto
        return auto if direction_of(doc.plain_text(children)) else ""

    def own_words(self, children: tuple[doc.Inline, ...]) -> str:
        """The words of such a block; figures alone run from left to right on any page."""
        inside = self.inlines(children)
        alone = self.publication.right_to_left and not direction_of(doc.plain_text(children))
        return f'<bdi dir="ltr">{inside}</bdi>' if alone and inside else inside

    def items(self, items: doc.Items) -> str:
        """A list, with its bullets on the side of the page whatever the direction of an item."""
        if items.form == "definitions":
            terms = (
                f"<dt>{self.item(item[:1], tight=True)}</dt><dd>{self.item(item[1:], tight=items.tight)}</dd>"
                for item in items.items
            )
            return f"<dl>{''.join(terms)}</dl>"
        inside = "".join(f"<li>{self.item(item, tight=items.tight)}</li>" for item in items.items)
        if items.start is None:
            return f'<ul class="tasks">{inside}</ul>' if items.form == "tasks" else f"<ul>{inside}</ul>"
        start = "" if items.start == 1 else f' start="{items.start}"'
        return f"<ol{start}>{inside}</ol>"

    def item(self, blocks: tuple[doc.Block, ...], *, tight: bool) -> str:
        """The content of a list item; a paragraph of a tight list has no tags, unless it follows another."""
        return "".join(
            self.isolated(block.children)
            if tight
            and isinstance(block, doc.Paragraph)
            and not block.speaker
            and not isinstance(before, doc.Paragraph)
            else self.inner(block)
            for before, block in zip((None, *blocks), blocks, strict=False)
        )

    def isolated(self, children: tuple[doc.Inline, ...]) -> str:
        """Inline parts on their own, isolated if they run otherwise than the page."""
        way = direction_of(doc.plain_text(children)) or "ltr"
        inside = self.inlines(children)
        return inside if (way == "rtl") == self.publication.right_to_left else f"<bdi>{inside}</bdi>"

    def table(self, table: doc.Table) -> str:
        """A table with its caption, in whose cells words that are too long for a column are marked."""
        caption = self.inlines(table.caption)
        self.longest = longest_word(len(table.head))
        written = self.tables.table(table, caption, self.inlines)
        self.longest = 0
        return written
