"""The judgment that a command writes to, called BRIEF#ID."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.brief.model import Brief, Judgment, Source
from briefkit.core.dates.dates import PartialDate
from briefkit.core.edit.value import Edit
from briefkit.core.text.words import did_you_mean, meant
from briefkit.errors import BriefkitError
from briefkit.library.library import today
from briefkit.library.part import DayLike, date_of

if TYPE_CHECKING:
    from briefkit.library.edit import Changes
    from briefkit.library.library import Library
from briefkit.library.names import find_brief

_OTHERWISE = {"source": "add it first: briefkit set ID 'sources+={id: …, title: …, url: …}'"}
"""What to do about an unknown id that resembles no other, by kind."""


class FoundJudgment(NamedTuple):
    """A judgment and its brief."""

    brief: Brief
    judgment: Judgment

    @property
    def ref(self) -> str:
        """Its name: BRIEF#ID."""
        return f"{self.brief.id}#{self.judgment.id}"

    @property
    def path(self) -> tuple[str, str]:
        """Its place in the front matter."""
        return ("judgments", self.judgment.id)


def find_judgment(library: Library, ref: str) -> FoundJudgment:
    """The judgment that is called BRIEF#ID. Raises BriefkitError."""
    name, hash_, id_ = ref.rpartition("#")
    if not hash_ or not name or not id_:
        raise BriefkitError(f"“{ref}” is not a judgment", hint="write BRIEF#ID, such as 2018-11-impasse#j1")
    brief = find_brief(library, name)
    return FoundJudgment(brief, brief.judgments[place_of(brief, "judgment", id_, brief.judgments)])


def place_of(brief: Brief, kind: str, typed: str, items: Sequence[Judgment | Source]) -> int:
    """The place of the item that a typed id means. Raises BriefkitError if it means none, or several."""
    ids = [item.id for item in items]
    places = meant(typed, ids)
    if len(places) > 1:
        found = ", ".join(ids[place] for place in places)
        message = f"“{typed}” could be any of {len(places)} {kind}s of {brief.id}: {found}"
        raise BriefkitError(message, hint="give the id as it stands there; two that are the same need new ones")
    if not places:
        hint = did_you_mean(typed, ids) or _OTHERWISE.get(kind) or f"it has {', '.join(ids) or 'none'}"
        raise BriefkitError(f"{brief.id} has no {kind} “{typed}”", hint=hint)
    return places[0]


def changes_of(library: Library, found: FoundJudgment, edits: list[Edit], *notes: str) -> Changes:
    """Planned edits of a judgment, with its claim to be repeated to the user, and notes."""
    changes = library.edit([found.brief], edits)
    changes.names = {found.brief.path: found.ref}
    changes.subject = found.judgment.claim
    changes.add_notes(notes)
    return changes


def past_date(on: PartialDate | DayLike) -> PartialDate | None:
    """A date that is not in the future; None for None. Raises BriefkitError."""
    date = date_of(on)
    if date is not None and date.first > today():
        raise BriefkitError(f"{date} is in the future", hint="outcomes and updates are dated today or earlier")
    return date
