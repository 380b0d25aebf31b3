"""Limits nesting to what a page can show, which is also as deep as any writer must go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefkit.core.body.document import Block, Inline, Items, Paragraph, Quote, Within
from briefkit.core.body.limits import PRINTED

FLATTENED = f"nested more than {PRINTED} levels deep; printed with {PRINTED} levels"


class Limiter:
    """Takes out what is too deep, keeping its content; `deep` has the lines where that was."""

    def __init__(self) -> None:
        self.deep: dict[int, None] = {}

    def blocks(self, blocks: Iterable[Block], room: int) -> tuple[Block, ...]:
        return tuple(part for block in blocks for part in self.block(block, room))

    def block(self, block: Block, room: int) -> tuple[Block, ...]:
        match block:
            case Items(items) if room:
                return (replace(block, items=tuple(self.blocks(item, room - 1) for item in items)),)
            case Items(items):
                self.deep[block.line] = None
                return tuple(part for item in items for part in self.blocks(item, 0))
            case Quote(inner) if room:
                return (replace(block, blocks=self.blocks(inner, room - 1)),)
            case Quote(inner):
                self.deep[block.line] = None
                return self.blocks(inner, 0)
            case Paragraph(children):
                limited = _inlines(children, PRINTED)
                if limited != children:
                    self.deep[block.line] = None
                return (replace(block, children=limited),)
            case _:
                return (block,)


def _inlines(children: tuple[Inline, ...], room: int) -> tuple[Inline, ...]:
    if not any(isinstance(child, Within) for child in children):
        return children
    return tuple(part for child in children for part in _inline(child, room))


def _inline(child: Inline, room: int) -> tuple[Inline, ...]:
    if not isinstance(child, Within):
        return (child,)
    return (replace(child, children=_inlines(child.children, room - 1)),) if room else _inlines(child.children, 0)
