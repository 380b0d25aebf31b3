"""A library as an audience may see it: the one door to it for everything that is written for others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.brief.embargo import must_wait
from briefkit.core.publication.audience import UNDER_EMBARGO, mixed_notes
from briefkit.core.query.value import EVERYTHING, Query
from briefkit.core.text.words import counted
from briefkit.errors import ExportError
from briefkit.library.library import Library
from briefkit.settings import AUDIENCES, INTERNAL

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.publication.audience import IsGone
    from briefkit.storage.audience_store import PublicStore
    from briefkit.storage.known_briefs import KnownBriefs


_FOUND_INSIDE = "{} is left out: it matches the query only in what is not for the public"


class Refusal(NamedTuple):
    """A brief that is not for an audience, with the reason and the way out."""

    brief: Brief
    error: ExportError


class Chosen(NamedTuple):
    """The briefs that an audience may see, as it may see them, and the others; `library` knows the former alone.

    `notes` are sentences on what is not for everybody or not current among the briefs that go out.
    """

    library: Library
    allowed: list[Brief]
    refused: list[Refusal]
    notes: list[str]


def library_for(library: Library, audience: str, known: KnownBriefs | None = None) -> Library:
    """A library as an audience may see it; `known` is kept from one of its states to the next.

    Raises SettingsError, and ValueError for an unknown audience.
    """
    if audience not in AUDIENCES:
        raise ValueError(f"there is no audience “{audience}”; there are {', '.join(AUDIENCES)}")
    if audience in (library.audience, INTERNAL):
        return library
    from briefkit.storage.audience_store import PublicStore

    day, sees_all = lambda: library.embargo_day, lambda: library.sees_all
    return library.with_store(PublicStore(library.store, day, sees_all, known=known))


def for_audience(
    library: Library,
    briefs: Sequence[Brief],
    audience: str,
    *,
    query: Query = EVERYTHING,
    named: Collection[str] = (),
    embargoed: bool = True,
) -> Chosen:
    """Those of some briefs that an audience may see, in their order, and why it may not see the others.

    What only its internal fields, comments or keys of the library's own have found by a `query` is left out: that it is
    there would tell of them. Briefs in `named` files are there in any case. Without `embargoed`, nothing is noted of
    what is held back: it does not go out.
    """
    shown = library_for(library, audience)
    public = _public_store(shown)
    access, day = library.settings.library.access, library.embargo_day
    if public is None:
        out = [brief for brief in briefs if embargoed or not must_wait(brief, access, day)]
        return Chosen(shown, [*briefs], [], mixed_notes(out, access, day))
    allowed: list[Brief] = []
    refused: list[Refusal] = []
    for brief in briefs:
        if found := public.brief_at(brief.path):
            allowed.append(found)
        else:
            refused.append(Refusal(brief, refusal_of(brief, public.refused.get(brief.path, "no longer there"))))
    paths = {one.path for one in shown.find(query)} | {*named} if query != EVERYTHING else {*public.paths()}
    kept = [brief for brief in allowed if brief.path in paths]
    unseen = [_FOUND_INSIDE.format(brief.path) for brief in allowed if brief not in kept]
    return Chosen(shown, kept, refused, [*unseen, *mixed_notes(kept, access, day)])


def _public_store(library: Library) -> PublicStore | None:
    """What a library for the public knows; None of one for all."""
    if library.audience == INTERNAL:
        return None
    from briefkit.storage.audience_store import PublicStore

    return library.store if isinstance(library.store, PublicStore) else None


class Gone(NamedTuple):
    """Whether an id, or a file that a link leads to, is that of a brief that a library's audience does not see."""

    id: IsGone
    file: IsGone

    @classmethod
    def of(cls, library: Library | None) -> Gone:
        """What an audience does not see; nothing of no library."""
        public = _public_store(library) if library else None
        return cls(public.is_gone, public.is_file_gone) if public else cls(lambda _: False, lambda _: False)


def refusal_of(brief: Brief, reason: str, label: str = "") -> ExportError:
    """Why a brief is not for the public; `label` tells which version of it."""
    name = f"{brief.path} ({label})" if label else brief.path
    hint = "mark it “access: public” once it is cleared, or choose other briefs"
    if reason == UNDER_EMBARGO:
        hint = "wait until the embargo is over; see “briefkit check” if there should be none"
    return ExportError(f"{name} is {reason}: not for the public", hint=hint)


def names_left_out(library: Library, path: str) -> list[str]:
    """What the brief in a file says of briefs that the audience does not see, each as a sentence."""
    public = _public_store(library)
    if public is None:
        return []
    found = Counter(public.left_out(path))
    return [
        f"{counted(number, what[2:])} are left out: they are not for the public"
        if number > 1 and what.startswith("a ")
        else f"{what} is left out: it is not for the public"
        for what, number in found.items()
    ]


def left_out_note(library: Library) -> str | None:
    """How many briefs an audience does not see, for tables; None if it sees all."""
    public = _public_store(library)
    number = len(public.refused) if public else 0
    if not number:
        return None
    return f"{number} {'brief is' if number == 1 else 'briefs are'} left out: not for the public"
