"""`library.decisions`: the decisions that submissions ask for, and what is recorded of them later."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefkit.core.brief.as_of import known_by
from briefkit.core.brief.model import Brief, brief_to_json
from briefkit.core.brief.vocabulary import AWAITING, DECISION_OUTCOMES
from briefkit.core.decisions.options import OPTIONS, OptionRow, option_rows
from briefkit.core.decisions.rows import DECISIONS, DecisionRow, by_deadline, decision_row, wanted_by
from briefkit.core.query.match import asks_text, matcher
from briefkit.core.query.value import EVERYTHING, PRESENT, Clause, Item, Query, all_of, any_of
from briefkit.core.tables import Table
from briefkit.core.text.words import suggestion
from briefkit.errors import QueryError
from briefkit.library.library import today
from briefkit.library.part import DayLike, Part, QueryLike, last_day

if TYPE_CHECKING:
    from briefkit.core.dates.dates import PartialDate
    from briefkit.library.edit import Changes

_ASKING = Item("decision", EVERYTHING)
_CHOOSING = Item("option", EVERYTHING)
_SUCCEEDING = Clause("supersedes", PRESENT)


class Decisions(Part):
    """The decisions that briefs ask for: all of them, those still wanted, and what came of them.

    Live briefs count, and those in review, which wait for the same decision; with `everything` drafts and briefs that
    were superseded or retracted as well. `as_of` answers as of a day: what was decided later is still open.
    """

    def __call__(
        self,
        query: QueryLike = None,
        *,
        outcome: str | None = None,
        by: str | None = None,
        as_of: DayLike = None,
        everything: bool = False,
        undated: bool = False,
        language: str | None = None,
    ) -> Table[DecisionRow]:
        """Decisions by their deadlines, those without one last.

        `outcome` (open, chosen, rejected, deferred) and `by`, the party or person who decides, limit the table. With
        `undated`, what came of a decision on an unknown day counts as known by `as_of`. Titles of the registry are in
        `language`, if not in that of the library. Raises QueryError for an unknown outcome.
        """
        if outcome not in (None, *DECISION_OUTCOMES):
            hint = suggestion(outcome or "", DECISION_OUTCOMES)
            raise QueryError(f"there is no outcome “{outcome}” of a decision", hint=hint)
        table = self._table(query, as_of, everything=everything, undated=undated, language=language)
        rows = [row for row in table if outcome in (None, row.decision.state)]
        table.rows = by_deadline(self._decided_by(rows, by))
        return table

    def due(
        self,
        query: QueryLike = None,
        *,
        by: DayLike = None,
        as_of: DayLike = None,
        everything: bool = False,
    ) -> Table[DecisionRow]:
        """The decisions still wanted, earliest deadline first; with `by`, those needed on or before that day."""
        table = self._table(query, as_of, everything=everything)
        table.rows = wanted_by(table, last_day(by))
        return table

    def options(self, query: QueryLike = None, *, as_of: DayLike = None, everything: bool = False) -> Table[OptionRow]:
        """The options of the briefs that match a query, of the latest brief first."""
        parsed = self.library.parse(query)
        found = self._counted(self._briefs(parsed.query, last_day(as_of), _CHOOSING), everything=everything)
        rows = option_rows(sorted(found, key=lambda brief: brief.newest_last, reverse=True))
        return Table(OPTIONS, rows, notes=[*parsed.notes, *self.unknown_words(parsed.query, rows)])

    def _decided_by(self, rows: list[DecisionRow], by: str | None) -> list[DecisionRow]:
        if not by:
            return rows
        section = self.library.registry.holder_section(by)
        wanted = self.meant_id(section, by, {row.by for row in rows if row.by})
        return [row for row in rows if row.by == wanted]

    def _table(
        self,
        query: QueryLike,
        as_of: DayLike,
        *,
        everything: bool,
        undated: bool = False,
        language: str | None = None,
    ) -> Table[DecisionRow]:
        parsed, day = self.library.parse(query), last_day(as_of)
        registry, language = self.library.registry, language or self.library.settings.library.language
        asking = self._briefs(parsed.query, day, _ASKING, undated=undated)
        found = self._counted(asking, everything=everything)
        rows = [decision_row(brief, registry, day or today(), language) for brief in found if brief.decision]
        return Table(DECISIONS, rows, notes=[*parsed.notes, *self.unknown_words(parsed.query, rows)])

    @staticmethod
    def _counted(briefs: Iterable[Brief], *, everything: bool) -> list[Brief]:
        return [brief for brief in briefs if everything or brief.status in AWAITING]

    def _briefs(self, query: Query, day: datetime.date | None, having: Query, *, undated: bool = False) -> list[Brief]:
        """The briefs that have a decision or options and match a query, now or as they were known on a day."""
        store = self.library.store
        if day is None:
            return list(store.find(all_of([having, query])))
        known = known_by(store.find(any_of([having, _SUCCEEDING])), day, undated=undated)
        test, body = matcher(query, store.match_context), asks_text(query)
        return [brief for brief in known if query == EVERYTHING or test(brief_to_json(brief, body=body))]

    def resolve(
        self,
        name: str,
        outcome: str,
        *,
        option: str | None = None,
        on: PartialDate | DayLike = None,
        by: str | None = None,
        evidence: str | None = None,
        note: str | None = None,
        needed_by: str | None = None,
        again: bool = False,
    ) -> Changes:
        """Record what came of the decision that a brief asks for; nothing is written until `apply`.

        `outcome` is chosen (with the id or title of an `option`), rejected, deferred (`needed_by` gives the new
        deadline) or open, which takes back what was recorded. `on` is the day of the decision, today by default, `by`
        who decided if it was not who was asked, `evidence` the id of a source, and `note` what was said with it. What
        is recorded changes only with `again`. Raises BriefkitError for a brief without a decision, an unknown option
        or source, a day in the future, and for values that do not go with the outcome.
        """
        from briefkit.library.decisions_resolve import Resolution, resolve

        return resolve(self.library, name, Resolution(outcome, option, on, by, evidence, note, needed_by, again))
