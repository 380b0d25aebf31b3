"""Documents read by their formats: what is common to all of them."""

from __future__ import annotations

from briefkit.core.values import frozen
from briefkit.errors import BriefkitError
from briefkit.importers.classify import classified
from briefkit.importers.document import Document
from briefkit.importers.drafting import draft_of
from briefkit.importers.formats import Format
from briefkit.importers.importers import Draft, Source
from briefkit.importers.lines import Line


@frozen
class Reading:
    """A document that has been read: `document`, or for formats whose documents are no running text its `drafts`."""

    source: Source
    format: Format
    document: Document | None
    ready: tuple[Draft, ...] = ()

    @property
    def lines(self) -> list[Line]:
        """What each paragraph is."""
        if self.document is None:
            return [line for draft in self.ready for line in draft.lines]
        return classified(self.document).lines()

    def drafts(self) -> tuple[Draft, ...]:
        """The drafts. Raises BriefkitError if there is no text that could be a brief."""
        return self.ready if self.document is None else (draft_of(self.document, self.source),)


def read(source: Source, format: Format) -> Reading:  # noqa: A002 - the word that users type
    """Read a document. Raises BriefkitError if it cannot be read."""
    function = format.load()
    if format.drafts:
        drafts = tuple(function(source))
        if source.title and len(drafts) > 1:
            raise BriefkitError("one title cannot be that of several texts", hint="leave --title out")
        return Reading(source, format, None, drafts)
    return Reading(source, format, function(source.data))
