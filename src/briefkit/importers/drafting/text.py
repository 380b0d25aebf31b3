"""The text of a draft in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefkit.core.body.escape import as_markdown, is_bold
from briefkit.importers import lines as kinds
from briefkit.importers.drafting.figures import Figure
from briefkit.importers.lines import Line
from briefkit.importers.phrases.page import LEAD_OF_NOTE

_NUMBERED = re.compile(r"\(?(\d{1,3})[.)]\s+")
_BULLET = re.compile(r"\S{1,4}\s+")
_LABELLED = re.compile(r"(?:Q|Question|Frage|Вопрос|A|Answer|Antwort|Ответ)\s?\d{0,2}[:.]\s+")


def blocks_of(lines: list[Line], figures: list[Figure], kind: str) -> Iterator[str]:
    """The blocks of the text; items that follow each other are one list. A picture is marked where it stands."""
    ids = {name: figure["id"] for figure, name, _ in figures}
    levels = _levels(lines)
    items: list[str] = []
    for line in _notes_joined(lines):
        if line.kind == kinds.ITEM:
            items.append(_item(line))
            continue
        if items and (line.kind in kinds.IN_BODY or line.paragraph.picture):
            yield "\n".join(items)
            items = []
        if line.kind in kinds.IN_BODY:
            yield _block(line, kind, next(levels) if line.kind == kinds.HEADING else 0)
        elif line.kind == kinds.ALT and line.paragraph.picture:
            yield f"<!-- briefkit: figure {ids[line.paragraph.picture]} -->"
    if items:
        yield "\n".join(items)


def _notes_joined(lines: list[Line]) -> Iterator[Line]:
    """The lines, with “Editor's note:” on a line of its own and the note itself as one."""
    lead: Line | None = None
    for line in lines:
        is_plain = line.kind == kinds.TEXT and not line.paragraph.markdown
        if lead and is_plain:
            yield replace(line, paragraph=replace(line.paragraph, text=f"{lead.text} {line.text}"))
            lead = None
            continue
        if lead:
            yield lead
        lead = line if is_plain and LEAD_OF_NOTE.fullmatch(line.text) else None
        if not lead:
            yield line
    if lead:
        yield lead


def _levels(lines: list[Line]) -> Iterator[int]:
    """How many levels each heading stands below the highest: one below the heading that it belongs to, never more."""
    above: list[int] = []
    for line in lines:
        if line.kind == kinds.HEADING:
            while above and above[-1] >= line.paragraph.level:
                above.pop()
            yield len(above)
            above.append(line.paragraph.level)


def _item(line: Line) -> str:
    """An item with its bullet or number; four columns for each level below the first are right for both."""
    number = _NUMBERED.match(line.text)
    rest = line.text[number.end() :] if number else _BULLET.sub("", line.text, count=1)
    text = line.paragraph.markdown or as_markdown(rest)
    return f"{'    ' * max(0, line.paragraph.level - 1)}{f'{number[1]}.' if number else '-'} {text}"


def _block(line: Line, kind: str, below: int) -> str:
    """A block in Markdown; `below` is how many levels a heading stands below the highest."""
    text = _LABELLED.sub("", line.text, count=1) if kind == "qa" else line.text
    marked = line.paragraph.markdown if line.paragraph.markdown and text == line.text else as_markdown(text)
    if line.kind in (kinds.QUESTION, kinds.HEADING) and is_bold(marked):
        marked = marked[2:-2]
    match line.kind:
        case kinds.QUESTION:
            marked = f"## {marked}"
        case kinds.HEADING:
            marked = f"{'#' * min(6, 2 + below)} {marked}"
        case kinds.QUOTE:
            marked = f"> {marked}"
        case kinds.RULE:
            marked = "---"
        case kinds.TABLE:
            marked = line.paragraph.markdown or _table(line.paragraph.rows)
        case kinds.SPEAKER if not line.paragraph.markdown:
            who, _, said = text.partition(":")
            if said:
                marked = f"**{as_markdown(who)}:** {as_markdown(said.strip())}"
            elif not text.startswith("("):
                marked = f"**{marked}**"
    return marked


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    """A table, the first row of which is its head."""
    head, *rest = [f"| {' | '.join(as_markdown(cell).replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return "\n".join([head, f"|{' --- |' * len(rows[0])}", *rest])
