"""For whom a redline is: the same briefs are refused as in exports, and the same fields left out, in both versions."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from briefkit.core.body.addresses import PICTURE, ParsedBody
from briefkit.core.brief.model import Brief
from briefkit.core.edit.move import Move
from briefkit.core.edit.relink import relinked
from briefkit.core.events.state import Mention
from briefkit.core.publication.audience import (
    cleared,
    internal_fields,
    uncommented,
    why_refused,
    without_remarks,
)
from briefkit.errors import EditRefusedError, ExportError
from briefkit.library.around import Around
from briefkit.library.audience import Gone, library_for, refusal_of
from briefkit.library.library import Library, today
from briefkit.library.publishable import check_embargo
from briefkit.settings import INTERNAL, PUBLIC, Settings

_LEFT_OUT = "left-out.md"
"""What a link to a brief that is not for the public leads to."""


class Readers:
    """Those who get a redline, and what they may see of a library; there may be none.

    A `document` is for others, as an export is: briefs under embargo are refused unless it is `embargoed`, and what
    others of them say is left out, as are comments. What is no document is for work on a brief, so nothing is asked.
    """

    def __init__(
        self, library: Library | None, audience: str = INTERNAL, *, document: bool = False, embargoed: bool = False
    ) -> None:
        self.audience, self._document, self._embargoed = audience, document, embargoed
        self.library = library_for(library, audience) if library else None
        self._settings = library.settings if library else Settings()

    @property
    def _day(self) -> datetime.date:
        return self.library.embargo_day if self.library else today()

    def version(self, brief: Brief, label: str = "") -> Brief:
        """A version of a brief as they may see it; `label` tells which. Raises ExportError if it is not for them."""
        access, label = self._settings.library.access, "" if label == brief.path else label
        if self.audience == PUBLIC:
            if reason := why_refused(brief, access, self._day):
                raise refusal_of(brief, reason, label)
            fields = internal_fields(self._settings.export.internal)
            seen = cleared(brief, fields, Gone.of(self.library).id)
            return seen.replaced(body=self._unlinked(seen, uncommented(seen.body)))
        if self._document and not self._embargoed:
            check_embargo(brief, access, self._day, lambda _: 0, label=label)
        if self._document:
            return brief.replaced(body=uncommented(without_remarks(brief.body)))
        return brief

    def mentions(self, mentions: Iterable[Mention], briefs: Sequence[Brief]) -> list[Mention]:
        """What some briefs say of events, but for those that a document must not quote."""
        found = [*mentions]
        if not (self._document and self.library):
            return found
        held = Around(self.library, briefs).others_held_back(mention.brief for mention in found)
        return [mention for mention in found if mention.brief not in held]

    def _unlinked(self, brief: Brief, body: str) -> str:
        """A body in which no link names a brief that they may not see. Raises ExportError if one cannot be changed."""
        is_gone = Gone.of(self.library).file
        for address in {one.text for one in ParsedBody(body).addresses() if one.kind != PICTURE}:
            file = unquote(address.partition("#")[0].partition("?")[0])
            if not file or "://" in file or not is_gone(file):
                continue
            for folder in (posixpath.dirname(brief.path), ""):
                old = posixpath.normpath(posixpath.join(folder, file))
                try:
                    body = relinked(body, brief.body_line, brief.path, Move(old, posixpath.join(folder, _LEFT_OUT)))
                except EditRefusedError as error:
                    hint = "take the link out of the text"
                    raise ExportError(f"{brief.path}: {error.message}: it is not for the public", hint=hint) from error
        return body
