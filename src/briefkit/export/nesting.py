"""Limits nesting to eight levels: more than a page can show, and as deep as any writer must go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefkit.core.body.document import Block, Inline, Items, Link, Paragraph, Quote, Styled
from briefkit.core.publication.value import Publication

DEEPEST = 8


def limit_nesting(publication: Publication) -> tuple[Publication, tuple[str, ...]]:
    """The publication with nesting limited to DEEPEST, and a warning for each block that was deeper."""
    limited = replace(
        publication,
        blocks=_blocks(publication.blocks, DEEPEST),
        notes=tuple(_blocks(note, DEEPEST) for note in publication.notes),
    )
    deep = [before.line for before, after in zip(publication.blocks, limited.blocks, strict=True) if before != after]
    warnings = tuple(
        f"line {line}: nested more than {DEEPEST} levels deep; printed with {DEEPEST} levels" for line in deep
    )
    return limited, warnings


def _blocks(blocks: Iterable[Block], room: int) -> tuple[Block, ...]:
    return tuple(part for block in blocks for part in _block(block, room))


def _block(block: Block, room: int) -> tuple[Block, ...]:
    match block:
        case Items(items):
            if room == 0:
                return tuple(part for item in items for part in _blocks(item, 0))
            return (replace(block, items=tuple(_blocks(item, room - 1) for item in items)),)
        case Quote(inner):
            return (replace(block, blocks=_blocks(inner, room - 1)),) if room else _blocks(inner, 0)
        case Paragraph(children):
            return (replace(block, children=_inlines(children, DEEPEST)),)
        case _:
            return (block,)


def _inlines(children: tuple[Inline, ...], room: int) -> tuple[Inline, ...]:
    if not any(isinstance(child, Styled | Link) for child in children):
        return children
    return tuple(part for child in children for part in _inline(child, room))


def _inline(child: Inline, room: int) -> tuple[Inline, ...]:
    if not isinstance(child, Styled | Link):
        return (child,)
    return (replace(child, children=_inlines(child.children, room - 1)),) if room else _inlines(child.children, 0)
