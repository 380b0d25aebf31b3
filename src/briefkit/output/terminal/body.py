"""A brief's body for the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count, zip_longest

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from briefkit.core.body import document as doc
from briefkit.core.text.clean import clean
from briefkit.core.text.links import is_web_link
from briefkit.output.terminal.hanging import Hanging, Quoted
from briefkit.output.terminal.layout import spaced

_STYLES = {
    "emphasis": "italic",
    "strong": "bold",
    "strikethrough": "strike",
    "underline": "underline",
    "keyboard": "reverse",
    "highlight": "bold reverse",
}
_HEADINGS = {1: "bold underline", 2: "bold", 3: "bold italic"}
_WORD = 24  # columns: a longer word is broken rather than a table made a list
_JUSTIFY = {"right": "right", "center": "center"}

RenderMark = Callable[[doc.Mark], RenderableType | None]


def inline_text(children: Iterable[doc.Inline], style: str = "") -> Text:  # noqa: C901 - one case per kind
    """Inline parts as styled text; the address of a web link follows its words."""
    text = Text(style=style)
    for child in children:
        match child:
            case doc.Text(words):
                text.append(clean(words))
            case doc.Styled("superscript" | "subscript" as kind, inner):
                text.append(clean(doc.plain_style(kind, inner)))
            case doc.Styled(kind, inner):
                text.append_text(inline_text(inner, _STYLES[kind]))
            case doc.InLanguage(_, inner):
                text.append_text(inline_text(inner))
            case doc.CodeSpan(words):
                text.append(clean(words), style="cyan")
            case doc.Formula():
                text.append(clean(child.source), style="cyan")
            case doc.Link(url, inner, bare):
                text.append_text(inline_text(inner, "underline"))
                if is_web_link(url) and not bare and doc.plain_text(inner) != url:
                    text.append(f" <{clean(url)}>", style="dim")
            case doc.Image(src, alt):
                text.append(f"[{clean(alt or src)}]", style="dim")
            case doc.LineBreak():
                text.append("\n")
            case doc.NoteRef(number):
                text.append(f"[{number}]", style="dim")
    return text


def blocks_group(blocks: Iterable[doc.Block], render_mark: RenderMark) -> Group:
    """Blocks one below the other with an empty line between them."""
    return spaced(part for block in blocks if (part := _block(block, render_mark)) is not None)


def _block(block: doc.Block, render_mark: RenderMark) -> RenderableType | None:  # noqa: PLR0911 - one case per kind
    match block:
        case doc.Heading(level, children):
            return _Passage(inline_text(children), _HEADINGS.get(level, "italic"))
        case doc.Paragraph(children):
            return _Passage(Text.assemble((clean(block.turn), "bold"), inline_text(children)))
        case doc.Items():
            return _items(block, render_mark)
        case doc.Quote(inner):
            return Quoted(blocks_group(inner, render_mark), 4, style="italic")
        case doc.CodeBlock(text):
            return Padding(Text(clean(text.rstrip("\n")), style="cyan"), (0, 2))
        case doc.Table():
            return _Columns(block)
        case doc.Rule():
            return Rule(style="dim")
        case doc.Mark():
            return render_mark(block)


class _Passage:
    """A text that is wrapped only if it has to be: Rich takes each apart and joins it again, even a single word."""

    def __init__(self, text: Text, style: str = "") -> None:
        self.text = text
        self.text.stylize_before(style)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[RenderableType | Segment]:
        """The text; a letter takes two columns at most."""
        is_short = 2 * len(self.text) <= options.max_width and self.text.plain.isprintable()
        return self.text.render(console, end="\n") if is_short else [self.text]


def _items(block: doc.Items, render_mark: RenderMark) -> RenderableType:
    if block.form == "definitions":
        return spaced(_definition(item, render_mark) for item in block.items)
    if block.form == "tasks":
        return Hanging((Text(""), blocks_group(item, render_mark)) for item in block.items)
    marks = (f" {number}." if block.start is not None else " •" for number in count(block.start or 0))
    return Hanging(
        (Text(mark), blocks_group(item, render_mark)) for mark, item in zip(marks, block.items, strict=False)
    )


def _definition(item: tuple[doc.Block, ...], render_mark: RenderMark) -> RenderableType:
    """A term, and what it means indented below it."""
    term = (_Passage(inline_text(part.children), "bold") for part in item[:1] if isinstance(part, doc.Paragraph))
    return Group(*term, Hanging([(Text(" " * 3), blocks_group(item[1:], render_mark))]))


class _Columns:
    """A table; where its columns have no room for their words side by side, each row is a list of its cells."""

    def __init__(self, block: doc.Table) -> None:
        self.block = block
        self.head = [inline_text(cell) for cell in block.head]
        self.rows = [[inline_text(cell) for cell in row] for row in block.rows]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[RenderableType]:
        """The table or the lists, below their caption."""
        if self.block.label:
            yield Text.assemble((clean(self.block.label), "bold"), "  ", inline_text(self.block.caption))
        columns = zip_longest(*(self.head, *self.rows), fillvalue=Text())
        needed = sum(min(_WORD, max(_longest(cell) for cell in column)) + 2 for column in columns)
        yield self.table() if needed <= options.max_width + 2 else spaced(self.list_of(row) for row in self.rows)

    def table(self) -> Table:
        """The cells side by side."""
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for head, align in zip(self.head, self.block.aligns, strict=True):
            table.add_column(head, justify=_JUSTIFY.get(align, "left"), overflow="fold")  # type: ignore[arg-type]
        for row in self.rows:
            table.add_row(*row)
        return table

    def list_of(self, row: list[Text]) -> Group:
        """The cells of a row, each below the last and after the head of its column."""
        named = zip_longest(self.head, row, fillvalue=Text())
        return Group(*(Text.assemble(head, ": " if head else "", cell) for head, cell in named if cell))


def _longest(cell: Text) -> int:
    """The columns that the longest word of a cell takes."""
    return max(map(cell_len, cell.plain.split()), default=0)


def notes_group(notes: tuple[tuple[doc.Block, ...], ...], render_mark: RenderMark) -> RenderableType:
    """Footnotes by number."""
    return Hanging(
        (Text(f"[{number}]", style="dim"), blocks_group(blocks, render_mark)) for number, blocks in enumerate(notes, 1)
    )
