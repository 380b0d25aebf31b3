"""The topics of `briefkit help`: their list, a page, and the pages that mention a word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from briefkit.core.body import document as doc
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.text.clean import clean, clean_line
from briefkit.core.text.shell import argument
from briefkit.output.manual import Mention, Topic
from briefkit.output.terminal.body import blocks_group
from briefkit.output.terminal.layout import label_grid, measured, spaced

_PAGE = re.compile(r"(?:[^/:#]*/)*([^/:#]+)\.md(?:#.*)?")
BY_NAME = {"Servers", "Reference"}
"""The groups whose names say enough: with a line for each of them the list would not fit on one screen."""
_INDENT = 2


def topics_page(topics: Iterable[Topic], width: int) -> RenderableType:
    """The topics group by group, a line for each."""
    known = list(topics)
    longest = max(len(topic.name) for topic in known if topic.group not in BY_NAME)
    parts: list[RenderableType] = [Text("briefkit help TOPIC shows one of these pages, or the help of a command.")]
    for group, members in groupby(known, lambda topic: topic.group):
        parts += [Text(), *_group(group, list(members), longest)]
    return measured(Group(*parts), width)


def group_page(topics: Sequence[Topic], width: int) -> RenderableType:
    """The topics of one group, a line for each."""
    lines = _lines(topics, max(len(topic.name) for topic in topics))
    return measured(Group(Text(topics[0].group, style="bold"), lines), width)


def _group(group: str, topics: Sequence[Topic], longest: int) -> list[RenderableType]:
    if group not in BY_NAME:
        return [Text(group, style="bold"), _lines(topics, longest)]
    names = Text.assemble((f"{group}: ", "bold"), (", ".join(topic.name for topic in topics), "cyan"))
    names.append(f" (briefkit help {argument(group.lower())} has a line on each)")
    return [names]


def _lines(topics: Iterable[Topic], longest: int) -> RenderableType:
    grid = label_grid(width=longest, style="cyan")
    for topic in topics:
        grid.add_row(topic.name, topic.about)
    return Padding(grid, (0, 0, 0, _INDENT))


def mentions_page(asked: str, mentions: Iterable[Mention], width: int) -> RenderableType:
    """The topics that have a word in their headings, with these."""
    grid = label_grid()
    for topic, headings in mentions:
        grid.add_row(Text(topic.name, style="cyan"), Text("\n".join(headings)))
    head = Text(f"No topic is called “{clean_line(asked)}”, but these pages have headings with it:")
    return measured(Group(head, Padding(grid, (0, 0, 0, _INDENT))), width)


def topic_page(topic: Topic, known: Collection[str], width: int, usage: str = "") -> RenderableType:
    """A page; `known` are the topics that a link can lead to, `usage` the help of the command of the same name."""
    page = spaced(map(_shown, _linked(parse_markdown(topic.text).blocks, known)))
    parts: list[RenderableType] = [Text(usage.rstrip("\n")), Text(), Rule(style="dim"), Text()] if usage else []
    return measured(Group(*parts, page), width)


def _shown(block: doc.Block) -> RenderableType:
    return _Code(block) if isinstance(block, doc.CodeBlock) else blocks_group([block], lambda _mark: None)


class _Code:
    """A block of code, indented if its longest line has room for that: output is as wide as the page it is shown on."""

    def __init__(self, block: doc.CodeBlock) -> None:
        self.text = block.text.rstrip("\n")

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """The lines; those that are wider than the terminal go on in the next one."""
        longest = max(map(cell_len, self.text.split("\n")))
        text = Text(clean(self.text), style="cyan", overflow="fold")
        yield Padding(text, (0, 0, 0, 2 * _INDENT if longest + 2 * _INDENT <= options.max_width else 0))


def _linked(blocks: Iterable[doc.Block], known: Collection[str]) -> tuple[doc.Block, ...]:
    """Blocks in which a link to a page says how to see it, or nothing if it is no topic."""

    def words(children: Iterable[doc.Inline]) -> tuple[doc.Inline, ...]:
        return tuple(word for child in children for word in _linked_words(child, known))

    def block_of(block: doc.Block) -> doc.Block:
        match block:
            case doc.Paragraph() | doc.Heading():
                return replace(block, children=words(block.children))
            case doc.Items():
                return replace(block, items=tuple(_linked(item, known) for item in block.items))
            case doc.Quote():
                return replace(block, blocks=_linked(block.blocks, known))
            case doc.Table():
                rows = tuple(tuple(words(cell) for cell in row) for row in block.rows)
                return replace(block, head=tuple(words(cell) for cell in block.head), rows=rows)
        return block

    return tuple(block_of(block) for block in blocks)


def _linked_words(child: doc.Inline, known: Collection[str]) -> Iterator[doc.Inline]:
    if not isinstance(child, doc.Within):
        yield child
        return
    inner = tuple(word for part in child.children for word in _linked_words(part, known))
    page = _PAGE.fullmatch(child.url) if isinstance(child, doc.Link) else None
    if page is None:
        yield replace(child, children=inner)
        return
    yield from inner
    if page[1] in known:
        yield from (doc.Text(" ("), doc.CodeSpan(f"briefkit help {argument(page[1])}"), doc.Text(")"))
