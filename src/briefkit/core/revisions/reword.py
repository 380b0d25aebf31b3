"""A change with other new words than those of the document."""

from __future__ import annotations

from dataclasses import replace

from briefkit.core.revisions.glyphs import glyphs_of
from briefkit.core.revisions.value import Added, Change, Remark, Words


def reworded(change: Change, words: str) -> Change:
    """The change with other new words, in the style of the first one; blanks at their ends stay."""
    act = change.act
    if isinstance(act, Words):
        old = "".join(glyph.text for glyph in act.new)
        lead, tail = old[: len(old) - len(old.lstrip())], old[len(old.rstrip()) :] if old.strip() else ""
        styles, target = (act.new[0].styles, act.new[0].target) if act.new else (frozenset(), "")
        new = tuple(glyphs_of(f"{lead}{words}{tail}", styles, target))
        return replace(change, act=replace(act, new=new, notes={}))
    if isinstance(act, Added):
        block = act.block._replace(signs=tuple((glyph, None) for glyph in glyphs_of(words)))
        return replace(change, act=replace(act, block=block, notes={}))
    return replace(change, act=replace(act, text=words)) if isinstance(act, Remark) else change
