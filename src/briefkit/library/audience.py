"""A library as an audience may see it: the one door to it for everything that is written for others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.publication.audience import INTERNAL, mixed_notes
from briefkit.errors import ExportError
from briefkit.library.library import Library, today
from briefkit.settings import AUDIENCES

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.publication.audience import IsGone
    from briefkit.storage.audience_store import PublicStore


class Refusal(NamedTuple):
    """A brief that is not for an audience, with the reason and the way out."""

    brief: Brief
    error: ExportError


class Chosen(NamedTuple):
    """The briefs that an audience may see, as it may see them, and the others; `library` knows the former alone.

    `notes` are sentences on what is not for everybody or not current among several briefs.
    """

    library: Library
    allowed: list[Brief]
    refused: list[Refusal]
    notes: list[str]


def library_for(library: Library, audience: str) -> Library:
    """A library as an audience may see it. Raises SettingsError, and ValueError for an unknown audience."""
    if audience not in AUDIENCES:
        raise ValueError(f"there is no audience “{audience}”; there are {', '.join(AUDIENCES)}")
    if audience in (library.audience, INTERNAL):
        return library
    from briefkit.storage.audience_store import PublicStore

    return Library(library.folder, PublicStore(library.store, today()))


def for_audience(library: Library, briefs: Sequence[Brief], audience: str) -> Chosen:
    """Those of some briefs that an audience may see, in their order, and why it may not see the others."""
    notes = mixed_notes(briefs, library.settings.library.access, today())
    shown = library_for(library, audience)
    public = _public_store(shown)
    if public is None:
        return Chosen(shown, [*briefs], [], notes)
    allowed: list[Brief] = []
    refused: list[Refusal] = []
    for brief in briefs:
        if found := public.brief_at(brief.path):
            allowed.append(found)
        else:
            refused.append(Refusal(brief, refusal_of(brief, public.refused.get(brief.path, "no longer there"))))
    return Chosen(shown, allowed, refused, notes)


def _public_store(library: Library) -> PublicStore | None:
    """What a library for the public knows; None of one for all."""
    if library.audience == INTERNAL:
        return None
    from briefkit.storage.audience_store import PublicStore

    return library.store if isinstance(library.store, PublicStore) else None


def what_is_gone(library: Library | None) -> IsGone:
    """Whether a library's audience does not see the brief with an id."""
    public = _public_store(library) if library else None
    return public.is_gone if public else lambda _: False


def refusal_of(brief: Brief, reason: str, label: str = "") -> ExportError:
    """Why a brief is not for the public; `label` tells which version of it."""
    name = f"{brief.path} ({label})" if label else brief.path
    hint = "mark it “access: public” once it is cleared, or choose other briefs"
    if "embargo" in reason:
        hint = "wait until the embargo is over; see “briefkit check” if there should be none"
    return ExportError(f"{name} is {reason}: not for the public", hint=hint)


def names_left_out(library: Library, path: str) -> list[str]:
    """What the brief in a file says of briefs that the audience does not see, each as a sentence."""
    public = _public_store(library)
    if public is None:
        return []
    return [f"{what} is left out: it is not for the public" for what in public.left_out(path)]


def left_out_note(library: Library) -> str | None:
    """How many briefs an audience does not see, for tables; None if it sees all."""
    public = _public_store(library)
    number = len(public.refused) if public else 0
    if not number:
        return None
    return f"{number} {'brief is' if number == 1 else 'briefs are'} left out: not for the public"
