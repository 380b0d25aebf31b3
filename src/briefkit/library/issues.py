"""`library.issues`: who wants what on which issue."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from briefkit.core.issues.contradictions import CONTRADICTIONS
from briefkit.core.issues.contradictions import contradictions as pairs_of
from briefkit.core.issues.history import Moves
from briefkit.core.issues.matrix import MATRIX, IssueMatrix, matrix_entries, matrix_of_last, pivot_by_party, wide_schema
from briefkit.core.issues.moved import POSITIONS, moved_positions
from briefkit.core.issues.rows import PositionRow, rows_of_stated
from briefkit.core.issues.steps import STEPS, issue_steps
from briefkit.core.issues.summary import SUMMARIES, issue_summaries
from briefkit.core.query.items import POSITIONS as ITEMS
from briefkit.core.query.items import ItemView, briefs_to_read
from briefkit.core.query.single import notes_on_single
from briefkit.core.query.value import EVERYTHING, Query, Word, all_of, clause
from briefkit.core.tables import Table
from briefkit.core.text.words import did_you_mean
from briefkit.errors import QueryError
from briefkit.library.part import DayLike, Part, QueryLike, last_day

VIEWS = ("position", "issue", "brief")
MOST_CELLS = 1_000_000
"""The most cells, issues times parties, of a matrix with a column for each party."""
MOST_GAPS = 100_000
"""The most rows without a position of a matrix with a row for each issue and party."""


class Issues(Part):
    """Who wants what on which issue, how that has moved, and which positions nobody has recorded."""

    def __call__(
        self,
        query: QueryLike = None,
        *,
        issues: Iterable[str] = (),
        by: str = VIEWS[0],
        pivot: str | None = None,
        wide: bool = False,
        contradictions: bool = False,
        as_of: DayLike = None,
        everything: bool = False,
    ) -> Table[Any]:
        """The positions in the live briefs that match a query, now or as of a day.

        Conditions on issues, parties, positions, sources and dates also choose among the positions of a brief; how a
        position moved is told from all that was recorded before it, also in superseded briefs, and what it contradicts
        from all that counts. `everything` includes briefs that are not live; `issues` limits the table to these ids,
        aliases or titles.
        Rows are `MovedPosition`s; `IssueSummary`s with `by="issue"`, `IssueStep`s with `by="brief"`, `MatrixEntry`s
        with `pivot="party"` (`MatrixRow`s if also `wide`), `Contradiction`s with `contradictions`.
        `source` is the `IssueMatrix` of a pivot, otherwise the `Moves` (None for contradictions without a position).

        Raises QueryError for an unknown view, a combination of views, a query that cannot be understood, or a table
        with too many cells.
        """
        _check_view(by, pivot, wide=wide, contradictions=contradictions)
        parsed = self.library.parse(query)
        day, record, issues = last_day(as_of), not everything, tuple(issues)
        if pivot and parsed.query == EVERYTHING and (matrix := self._matrix(issues, record=record, day=day)):
            table = _matrix_table(matrix, wide=wide)
            table.notes = [*parsed.notes, *self.unknown_words(parsed.query, matrix.rows)]
            return table
        history = self._history_on(issues, parsed.query, record=record, day=day)
        counted = [row for row in history if row.replaced == 0] if record else history
        rows = [row for row in counted if row.chosen]
        notes = [*parsed.notes, *self.unknown_words(parsed.query, rows)]
        if not rows:
            notes += notes_on_single(parsed.query)
        if issues:
            rows = self._of_issues(rows, issues, notes)
        moves = Moves(history, counted)
        if contradictions:
            known = [row for row in counted if row.chosen is not None]
            table = Table(CONTRADICTIONS, pairs_of(known, rows), source=moves if rows else None)
        elif pivot:
            table = _matrix_table(pivot_by_party(rows, moves, title=self._title), wide=wide)
        else:
            table = _TABLES[by](rows, moves)
        table.notes = notes
        return table

    def _matrix(self, issues: Collection[str], *, record: bool, day: datetime.date | None) -> IssueMatrix | None:
        """The matrix of some issues of the registry, or of all, which needs only the last positions.

        None if one has no row, or is not in the registry: then what may be meant is looked for in all briefs.
        """
        registry = self.library.registry
        if not all(registry.knows("issues", issue) for issue in issues):
            return None
        keys = {registry.key("issues", issue) for issue in issues}
        last = self.library.store.last_positions(EVERYTHING, keys, record=record, day=day)
        matrix = matrix_of_last(last, registry, self.library.settings.library.language, record=record)
        return matrix if len(matrix.rows) == len(keys) or not keys else None

    def history(
        self,
        query: Query,
        chosen: Callable[[ItemView], bool] | None = None,
        *,
        record: bool,
        day: datetime.date | None,
        language: str | None = None,
    ) -> list[PositionRow]:
        """All positions on the issues of the chosen ones in briefs that match a query; these are marked.

        With `record`, those of live and superseded briefs. Titles are in `language`, if not in that of the library.
        """
        asked = briefs_to_read(query, ITEMS, history=True)
        stated = self.library.store.history(asked, chosen, record=record, day=day)
        language = language or self.library.settings.library.language
        return rows_of_stated(stated, self.library.registry, language, record=record)

    def _history_on(
        self, issues: Collection[str], query: Query, *, record: bool, day: datetime.date | None
    ) -> list[PositionRow]:
        """The history of the named issues; of all where one of them is none that the registry knows, or has no row.

        An issue that nobody covers is named with those that it may be meant for, and these may be in any brief.
        """
        registry = self.library.registry
        if issues and day is None and all(registry.knows("issues", issue) for issue in issues):
            narrowed = all_of([query, clause("issue", ":", map(Word, issues))])
            history = self.history(narrowed, self.item_test(narrowed, ITEMS), record=record, day=None)
            if {registry.resolve("issues", issue) for issue in issues} <= {row.issue for row in history}:
                return history
        return self.history(query, self.item_test(query, ITEMS, day), record=record, day=day)

    def _title(self, party: str) -> str:
        return self.library.registry.holder_title(party, self.library.settings.library.language)

    def _of_issues(self, rows: list[PositionRow], issues: Iterable[str], notes: list[str]) -> list[PositionRow]:
        registry = self.library.registry
        found = {row.issue for row in rows}
        wanted = {self.meant_id("issues", issue, found): issue for issue in issues}
        for issue in sorted(set(wanted) - found):
            hint = did_you_mean(wanted[issue], found | set(registry.ids("issues")) - {issue})
            notes.append(f"no brief here covers “{wanted[issue]}”" + (f" – {hint}" if hint else ""))
        return [row for row in rows if row.issue in wanted]


def _check_view(by: str, pivot: str | None, *, wide: bool, contradictions: bool) -> None:
    """Raise QueryError for an unknown view or a combination of views."""
    if pivot not in (None, "party"):
        hint = did_you_mean(pivot or "", ["party"]) or "use --pivot party"
        raise QueryError(f"cannot pivot by “{pivot}”", hint=hint)
    if by not in VIEWS:
        hint = did_you_mean(by, VIEWS) or f"use one of {', '.join(VIEWS)}, or --pivot party"
        raise QueryError(f"cannot list issues by “{by}”", hint=hint)
    if (pivot is not None) + (by != VIEWS[0]) + contradictions > 1:
        raise QueryError("--by, --pivot and --contradictions are mutually exclusive", hint="choose one of them")
    if wide and not pivot:
        raise QueryError("--wide needs --pivot party")


def _matrix_table(matrix: IssueMatrix, *, wide: bool) -> Table[Any]:
    if wide:
        cells = len(matrix.rows) * len(matrix.parties)
        if cells > MOST_CELLS:
            message = f"a table of {len(matrix.rows):,} issues and {len(matrix.parties):,} parties is too large"
            hint = f"name the issues that matter, or narrow the briefs with a query, to {MOST_CELLS:,} cells"
            raise QueryError(message, hint=hint)
        return Table(wide_schema(matrix), matrix.rows, source=matrix)
    gaps = sum(len(row.missing) for row in matrix.rows)
    if gaps > MOST_GAPS:
        message = f"{gaps:,} rows for parties without a position are more than {MOST_GAPS:,}"
        raise QueryError(message, hint="use --wide, name the issues that matter, or narrow the briefs with a query")
    return Table(MATRIX, list(matrix_entries(matrix)), source=matrix)


_TABLES: dict[str, Callable[[Sequence[PositionRow], Moves], Table[Any]]] = {
    "position": lambda rows, moves: Table(POSITIONS, moved_positions(rows, moves), source=moves),
    "issue": lambda rows, moves: Table(SUMMARIES, issue_summaries(rows, moves), source=moves),
    "brief": lambda rows, moves: Table(STEPS, issue_steps(rows, moves), source=moves),
}
