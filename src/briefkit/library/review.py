"""`library.review`: what texts suggest for their briefs' front matter, accepted or rejected one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.brief.model import BRIEF
from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.shapes import Json
from briefkit.core.edit.brief_edit import edit_brief
from briefkit.core.edit.suggested import as_in_file
from briefkit.core.edit.suggested_edits import acceptance, rejection, unfit, waiting
from briefkit.core.edit.value import refused
from briefkit.core.edit.waiting import REVIEWS, SUGGESTIONS, WaitingBrief, WaitingSuggestion, kinds_text
from briefkit.core.query.value import PRESENT, Clause
from briefkit.core.tables import Table
from briefkit.core.text.words import counted, did_you_mean
from briefkit.core.text.words import suggestion as near_word
from briefkit.errors import BriefkitError, EditRefusedError
from briefkit.library.edit import Changes, change_of, file_of, resolver
from briefkit.library.guard import new_warnings
from briefkit.library.part import Part
from briefkit.library.suggestions import find_suggestions, suggesters_of
from briefkit.storage.files.transaction import FileChange

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief, Suggestion
    from briefkit.core.diagnostic import Diagnostic
    from briefkit.library.library import Library

ALL = "all"
_WAITING = Clause("suggested", PRESENT)


class Choice(NamedTuple):
    """What is decided about some suggestions of a brief, by id; `values` are those that were changed before."""

    accepted: Sequence[str] = ()
    rejected: Sequence[str] = ()
    values: Mapping[str, Json] = {}


class Decisions(Changes):
    """Decisions on suggestions, to be applied. `refused` are those that cannot be accepted: id and reason."""

    def __init__(self, library: Library, brief: Brief, choice: Choice) -> None:
        self.refused: list[tuple[str, str]] = []
        self.choice, self._brief = choice, brief
        super().__init__(library, self._plan_decisions, names={brief.path: brief.id})

    @property
    def accepted(self) -> list[str]:
        """The ids that are accepted and not refused."""
        return self._done(self.choice.accepted)

    @property
    def rejected(self) -> list[str]:
        """The ids that are rejected and could be."""
        return self._done(self.choice.rejected)

    def _done(self, ids: Sequence[str]) -> list[str]:
        undone = {id_ for id_, _ in self.refused}
        return [id_ for id_ in ids if id_ not in undone]

    def _plan_decisions(self) -> list[FileChange]:
        self.refused.clear()
        change = change_of(self.library, self._brief.path, lambda before: self._decided(before, one_by_one=False))
        if change and not self._is_fine(change.before, change.after):
            self.refused.clear()
            change = change_of(self.library, self._brief.path, lambda before: self._decided(before, one_by_one=True))
        return [change] if change else []

    def _is_fine(self, before: bytes, after: bytes) -> bool:
        try:
            new_warnings(self.library, [FileChange(self._brief.path, before, after)])
        except EditRefusedError:
            return False
        return True

    def _decided(self, before: bytes, *, one_by_one: bool) -> bytes:
        """The bytes of the brief after the decisions; with `one_by_one` each is checked, and what it breaks refused."""
        done, wrong = before, unfit(before)
        for id_ in (*self.choice.accepted, *self.choice.rejected):
            try:
                after = self._one(done, id_, wrong.get(id_.casefold()))
                if one_by_one and after != done:
                    new_warnings(self.library, [FileChange(self._brief.path, done, after)])
            except EditRefusedError as error:
                self.refused.append((id_, error.message + (f" ({error.hint})" if error.hint else "")))
            else:
                done = after
        return done

    def _one(self, data: bytes, id_: str, wrong: Diagnostic | None) -> bytes:
        brief = parse_brief(data, id=self._brief.id, path=self._brief.path).brief
        same = [item for item in brief.suggested if item.id.casefold() == id_.casefold()] if brief else []
        if wrong and (len(same) != 1 or (id_ in self.choice.accepted and id_ not in self.choice.values)):
            raise refused("check", wrong.message, wrong.hint)
        suggestion = next((item for item in same if not item.rejected), None)
        if brief is None or suggestion is None:
            return data  # somebody else has decided
        if id_ in self.choice.values:
            suggestion = suggestion.replaced(value=self.choice.values[id_])
        registry = self.library.registry
        edits = acceptance(suggestion, brief, registry) if id_ in self.choice.accepted else rejection(suggestion)
        return edit_brief(data, edits, resolver(registry))


class Review(Part):
    """Suggestions and what is decided about them."""

    def briefs(self) -> Table[WaitingBrief]:
        """The briefs with suggestions that nobody has reviewed, newest first."""
        rows = (_waiting(brief) for brief in reversed(self.library.find(_WAITING)) if brief.unreviewed)
        return Table(REVIEWS, rows)

    def suggestions(self, briefs: Sequence[Brief]) -> Table[WaitingSuggestion]:
        """The suggestions of some briefs that nobody has reviewed."""
        return Table(SUGGESTIONS, (_row(brief, item) for brief in briefs for item in brief.unreviewed))

    def paragraphs(self, brief: Brief) -> list[str]:
        """The paragraphs of a brief as plain text, in which quotations are shown."""
        from briefkit.importers.suggestions.passages import passages_of_brief

        return [passage.text for passage in passages_of_brief(brief)]

    def choice(self, brief: Brief, accept: Sequence[str], reject: Sequence[str]) -> Choice:
        """What some words accept and reject: ids, kinds, or `all`, in any letter case.

        Of two words that mean a suggestion the narrower counts: its id, then its kind, then `all`. Raises BriefkitError
        for a word that means nothing, and for a suggestion that would be accepted and rejected alike.
        """
        accepted, rejected = _ranks(brief, accept), _ranks(brief, reject)
        both = [id_ for id_, rank in accepted.items() if rank == rejected.get(id_)]
        if both:
            named = f"{both[0]} and {counted(len(both) - 1, 'other')}" if both[1:] else both[0]
            hint = "name what to reject by its kind or id: --accept all --reject issue-3"
            raise BriefkitError(f"{named} would be both accepted and rejected", hint=hint)
        return Choice(
            [id_ for id_, rank in accepted.items() if rank > rejected.get(id_, -1)],
            [id_ for id_, rank in rejected.items() if rank > accepted.get(id_, -1)],
        )

    def decide(self, brief: Brief, choice: Choice) -> Decisions:
        """Accept and reject suggestions of a brief. Nothing is written until `apply`.

        Whatever `check` would call an error is not accepted, and named in `refused`.
        """
        return Decisions(self.library, brief, choice)

    def find(self, brief: Brief, suggesters: Sequence[str] = ()) -> Changes:
        """Look for suggestions in a brief again: those that it neither has, nor waits for, nor has rejected.

        `suggesters` are those of other packages, besides those in the settings. Raises BriefkitError for one that is
        not installed.
        """
        found, notes = find_suggestions(self.library, brief, suggesters_of(self.library, suggesters))
        file = file_of(self.library, brief)

        def plan() -> list[FileChange]:
            change = change_of(self.library, file.path, lambda before: edit_brief(before, waiting(before, found)))
            return [change] if change else []

        return Changes(self.library, plan, names={file.path: file.id}, notes=notes)


def _ranks(brief: Brief, words: Sequence[str]) -> dict[str, int]:
    """The suggestions that some words mean: id → 0 for `all`, 1 for the kind, 2 for the id itself."""
    ranks: dict[str, int] = {}
    for word in words:
        for id_, rank in _meant(brief, word.casefold()):
            ranks[id_] = max(rank, ranks.get(id_, rank))
    return ranks


def _meant(brief: Brief, word: str) -> list[tuple[str, int]]:
    waiting = brief.unreviewed
    ids = [
        (item.id, rank)
        for item in waiting
        for rank, name in enumerate((ALL, item.kind, item.id.casefold()))
        if name == word
    ]
    if not ids and word not in (ALL, *_KINDS):
        if not waiting:
            raise BriefkitError(f"{brief.id} has no suggestion “{word}”: none waits to be reviewed")
        kinds = list(dict.fromkeys([ALL, *(item.kind for item in waiting)]))
        hint = did_you_mean(word, kinds) or near_word(word, [*kinds, *(item.id for item in waiting)])
        raise BriefkitError(f"{brief.id} has no suggestion “{word}”", hint=hint)
    return ids


_KINDS = (
    "topics",
    "parties",
    "regions",
    "issues",
    "events",
    "positions",
    "judgments",
    "key_points",
    "authors",
    "experts",
)


def _waiting(brief: Brief) -> WaitingBrief:
    waiting = brief.unreviewed
    return WaitingBrief(brief.id, brief.date, brief.title, len(waiting), kinds_text(item.kind for item in waiting))


def _row(brief: Brief, item: Suggestion) -> WaitingSuggestion:
    add = item.add or ""
    value = as_in_file(item.value, BRIEF.keys[add].shape.item) if add else item.value
    return WaitingSuggestion(brief.id, item.id, item.kind, add, value, item.quote, item.at, item.because, item.by)
