"""The order of a publication: where the parts that briefkit makes stand beside what the author wrote.

The author's marks decide; then a heading of the author's that names a part; then the kind of the brief. Writers print
`Publication.blocks` as they are and decide nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from briefkit.core.body.document import Block, Heading, Mark, plain_text
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.publication import value as pub
from briefkit.core.publication.marks import REPEATED, judged_marks
from briefkit.core.publication.parts import (
    CONSULTATION,
    DECISION,
    FIGURE,
    HEADINGS,
    ISSUES,
    JUDGMENTS,
    OPTIONS,
    TIMELINE,
    part_named,
    parts_of,
    places_under,
)
from briefkit.core.publication.work import Work

_TEXT = "text"
_TEXT_FIRST = (DECISION, _TEXT, OPTIONS, CONSULTATION, JUDGMENTS, ISSUES, TIMELINE)
_TABLES_FIRST = (DECISION, JUDGMENTS, ISSUES, _TEXT, OPTIONS, CONSULTATION, TIMELINE)
_ORDERS = {
    **dict.fromkeys(("memo", "report", "submission"), _TABLES_FIRST),
    "event": (DECISION, TIMELINE, JUDGMENTS, ISSUES, _TEXT, OPTIONS, CONSULTATION),
}
"""Kind of a brief → its order without marks. Any other leads with its text, also one that briefkit does not know."""
_ONE_PAGE = (DECISION, OPTIONS, JUDGMENTS, ISSUES)


def ordered_blocks(work: Work, figures: Sequence[pub.FigureEntry]) -> tuple[Block, ...]:
    """The body with a mark for each generated part. Marks that print nothing are taken out, each with a diagnostic."""
    present = parts_of(work.brief)
    ids = [figure.id for figure in figures]
    body = list(_first_marks(work, present, frozenset(ids)))
    marked = {(block.part, block.argument) for block in body if isinstance(block, Mark)}
    homeless = [part for part in HEADINGS if present[part] and (part, "") not in marked]
    body = _under_headings(body, homeless, work.language)
    placed = {block.part for block in body if isinstance(block, Mark)}
    blocks: list[Block] = [Mark(FIGURE, id_) for id_ in ids if (FIGURE, id_) not in marked]
    for part in _ORDERS.get(work.brief.kind, _TEXT_FIRST):
        if part == _TEXT:
            blocks += _titled(body, work.language)
        elif present[part] and part not in placed:
            blocks.append(Mark(part))
    return tuple(blocks)


def one_page_blocks(publication: pub.Publication) -> tuple[Block, ...]:
    """The marks of a publication on one page, which has no text."""
    present = {
        DECISION: publication.decision,
        OPTIONS: publication.options,
        JUDGMENTS: publication.judgments,
        ISSUES: publication.issues,
    }
    return tuple(Mark(part) for part in _ONE_PAGE if present[part])


def _first_marks(work: Work, present: Mapping[str, bool], figures: Collection[str]) -> Iterator[Block]:
    """The blocks of the body, with each mark once, and only those with something to print."""
    marks = [(block.line, _name(block), "") for block in work.document.blocks if isinstance(block, Mark)]
    judged = judged_marks(marks, present, figures)
    for block in work.document.blocks:
        if not isinstance(block, Mark):
            yield block
            continue
        mark = next(judged)
        if mark.why == REPEATED:
            message = f"the mark “{_name(block)}” is left out: the same stands in line {mark.first}"
            work.findings.append(Diagnostic("mark", message, block.line))
        elif mark.why:
            message = f"there is nothing to print for the mark “{_name(block)}”"
            work.findings.append(Diagnostic("mark", message, block.line))
        else:
            yield replace(block, argument=mark.argument)


def _name(mark: Mark) -> str:
    return f"{mark.part} {mark.argument}".strip()


def _under_headings(body: Sequence[Block], parts: Sequence[str], language: str) -> list[Block]:
    """The body with a mark for each of some parts that a heading names: after the text below that heading."""
    headings = [(at, block) for at, block in enumerate(body) if isinstance(block, Heading)]
    ends = [*(at for at, _ in headings[1:]), len(body)]
    places = places_under([plain_text(heading.children) for _, heading in headings], parts, language)
    if not places:
        return list(body)
    marks = {ends[number]: Mark(part, line=headings[number][1].line) for part, number in places.items()}
    blocks = [block for at in range(len(body) + 1) for block in (marks.get(at), *body[at : at + 1])]
    return [block for block in blocks if block is not None]


def _titled(body: Sequence[Block], language: str) -> Iterator[Block]:
    """The body, in which a part needs no heading of its own below one that the author wrote for it.

    That is one with nothing between the two, or one of its section that names the part.
    """
    if not any(isinstance(block, Mark) for block in body):
        yield from body
        return
    above: list[tuple[int, str | None]] = []
    before: Block | None = None
    for block in body:
        if isinstance(block, Heading):
            above = [section for section in above if section[0] < block.level]
            above.append((block.level, _part_of(block, language)))
        has_own = _is_heading(before) or (isinstance(block, Mark) and any(part == block.part for _, part in above))
        yield replace(block, titled=False) if isinstance(block, Mark) and has_own else block
        before = block


def _part_of(block: Block, language: str) -> str | None:
    return part_named(plain_text(block.children), language) if isinstance(block, Heading) else None


def _is_heading(block: Block | None) -> bool:
    return isinstance(block, Heading) and bool(plain_text(block.children).strip())
