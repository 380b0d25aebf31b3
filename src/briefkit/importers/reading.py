"""Documents read by their formats: what is common to all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefkit.core.values import frozen
from briefkit.errors import BriefkitError
from briefkit.importers.classify import classified
from briefkit.importers.directions import without_turns
from briefkit.importers.document import TITLE, Document, Fact
from briefkit.importers.drafting.drafting import draft_of
from briefkit.importers.formats import Format
from briefkit.importers.forms import same
from briefkit.importers.importers import Draft, Source
from briefkit.importers.lines import Line
from briefkit.installed.plugins import Plugin


@frozen
class Reading:
    """A document that has been read: `document`, or for formats whose documents are no running text its `drafts`.

    `notes` are sentences on how it came, which each draft tells.
    """

    source: Source
    format: Format
    document: Document | None
    ready: tuple[Draft, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def lines(self) -> list[Line]:
        """What each paragraph is."""
        if self.document is None:
            return [line for draft in self.ready for line in draft.lines]
        return classified(self.document).lines()

    def drafts(self) -> tuple[Draft, ...]:
        """The drafts. Raises BriefkitError if there is no text that could be a brief."""
        drafts = self.ready if self.document is None else (draft_of(self.document, self.source),)
        return tuple(replace(draft, notes=(*self.notes, *draft.notes)) for draft in drafts)


def read(source: Source, format: Format, notes: tuple[str, ...] = ()) -> Reading:  # noqa: A002 - the word that users type
    """Read a document; `notes` are those of the reading. Raises BriefkitError if it cannot be read."""
    made = _run(format, source if format.drafts else source.data)
    if format.plugin:
        _check_drafts(made, format.plugin)
    found = without_turns(made)
    if not format.drafts:
        return Reading(source, format, _with_title(found, source.title), notes=notes)
    drafts = (found,) if isinstance(found, Draft) else tuple(found)
    if source.title and len(drafts) > 1:
        raise BriefkitError("one title cannot be that of several texts", hint="leave --title out")
    return Reading(source, format, None, drafts, notes)


def _check_drafts(made: object, plugin: Plugin) -> None:
    """Raise PluginError for what is neither a draft nor several."""
    drafts = made if isinstance(made, tuple) else (made,)
    if wrong := [draft for draft in drafts if not isinstance(draft, Draft)]:
        raise plugin.failed("gave what is no Draft", type(wrong[0]).__name__)


def _with_title(document: Document, title: str | None) -> Document:
    """A document that states the title that is given, if a paragraph has that: then it is known where the head is."""
    if title and any(same(paragraph.text, title) for paragraph in document.paragraphs):
        return replace(document, facts=(Fact(TITLE, title, "the command"), *document.facts))
    return document


def _run(format: Format, argument: Source | bytes) -> Any:  # noqa: A002 - as above
    """What the function of a format makes of a document."""
    if not format.contained:
        return format.load()(argument)
    from briefkit.importers.contained.process import read_contained  # noqa: PLC0415 - plain text needs no process

    format.require()
    return read_contained(format.place, argument, format.name, fresh=format.fresh)
