"""For whom a redline is: the same briefs are refused as in exports, and the same fields left out, in both versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefkit.core.brief.model import Brief
from briefkit.core.events.state import Mention
from briefkit.core.publication.audience import INTERNAL, PUBLIC, cleared, internal_fields, uncommented, why_refused
from briefkit.library.around import Around
from briefkit.library.audience import library_for, refusal_of, what_is_gone
from briefkit.library.library import Library, today
from briefkit.library.publishable import check_embargo
from briefkit.settings import Settings


class Readers:
    """Those who get a redline, and what they may see of a library; there may be none.

    A `document` is for others, as an export is: briefs under embargo are refused unless it is `embargoed`, and what
    others of them say is left out. What is no document is for work on a brief, so nothing is asked.
    """

    def __init__(
        self, library: Library | None, audience: str = INTERNAL, *, document: bool = False, embargoed: bool = False
    ) -> None:
        self.audience, self._document, self._embargoed = audience, document, embargoed
        self.library = library_for(library, audience) if library else None
        self._settings = library.settings if library else Settings()

    def version(self, brief: Brief, label: str = "") -> Brief:
        """A version of a brief as they may see it; `label` tells which. Raises ExportError if it is not for them."""
        access, label = self._settings.library.access, "" if label == brief.path else label
        if self.audience == PUBLIC:
            if reason := why_refused(brief, access, today()):
                raise refusal_of(brief, reason, label)
            fields = internal_fields(self._settings.export.internal)
            seen = cleared(brief, fields, what_is_gone(self.library))
            return seen.replaced(body=uncommented(seen.body))
        if self._document and not self._embargoed:
            check_embargo(brief, access, lambda _: 0, label=label)
        return brief

    def mentions(self, mentions: Iterable[Mention], briefs: Sequence[Brief]) -> list[Mention]:
        """What some briefs say of events, but for those that a document must not quote."""
        found = [*mentions]
        if not (self._document and self.library):
            return found
        held = Around(self.library, briefs).others_held_back(mention.brief for mention in found)
        return [mention for mention in found if mention.brief not in held]
