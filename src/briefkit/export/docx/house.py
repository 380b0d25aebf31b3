"""The styles, lists and running lines of a document: ours, and in their place those of the house's own document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefkit.core.publication.house_document import ReferenceDocument
from briefkit.export.docx.look import Look
from briefkit.export.docx.styles import Style, defaults_xml, styles_of
from briefkit.export.docx.xml import root

_LANG = re.compile(r"<w:lang\b[^>]{0,200}>(?:</w:lang>)?")
_EMPTY = ReferenceDocument()


class House:
    """What a document takes over from that of the house; without one, nothing.

    `ids` are the ids that our styles have in it, where they are others: a style is the same if Word knows it by the
    same name, whatever its id.
    """

    def __init__(self, reference: ReferenceDocument | None, look: Look) -> None:
        self.reference = reference or _EMPTY
        self.is_there = reference is not None
        self.look = look
        self.ids: dict[str, str] = {}
        self._ours: list[Style] = []
        taken = {id_.lower() for id_ in self.reference.names.values()}
        for style in styles_of(look):
            known = self.reference.names.get((style.kind, style.name.lower()))
            if known is None:
                self._ours.append(style)
                if style.id.lower() in taken:
                    self.ids[style.id] = f"{style.id}Briefkit"
            elif known != style.id:
                self.ids[style.id] = known

    @property
    def has_letterhead(self) -> bool:
        """Whether the house's own header stands above the masthead."""
        return self.reference.has_letterhead

    def numbers(self, style: str) -> bool:
        """Whether a style of the house has bullets or numbers of its own; `style` is our id."""
        return self.ids.get(style, style) in self.reference.numbered

    def styles_xml(self) -> str:
        """The part with the styles: those of the house, and ours for what it has none for."""
        defaults = self.reference.defaults or defaults_xml(self.look)
        if self.reference.defaults:
            defaults = _LANG.sub("", defaults).replace(
                "</w:rPr></w:rPrDefault>", f"{self.look.lang}</w:rPr></w:rPrDefault>"
            )
        return root("w:styles", f"{defaults}{''.join(self.reference.styles)}{''.join(self._written())}", "w")

    def _written(self) -> Iterator[str]:
        for style in self._ours:
            named = replace(
                style,
                id=self.ids.get(style.id, style.id),
                based=self.ids.get(style.based, style.based),
                next=self.ids.get(style.next, style.next),
                default=style.default and not self.is_there,
            )
            yield named.xml
