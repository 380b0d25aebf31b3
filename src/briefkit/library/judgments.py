"""`library.judgments`: the forecasts, their scores, and what is recorded about them later."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from briefkit.core.brief.vocabulary import OUTCOMES
from briefkit.core.dates.dates import PartialDate
from briefkit.core.judgments.calibration import BANDS, Calibration, calibration
from briefkit.core.judgments.rows import (
    JUDGMENTS,
    JudgmentDefaults,
    JudgmentRow,
    due_by,
    rows_of_judgments,
    with_condition,
    with_outcome,
    without_due,
)
from briefkit.core.judgments.score import GROUPINGS, Group, ledger, scores_by
from briefkit.core.judgments.score_tables import CALIBRATION, SCORES, BandRow, ScoreRow, band_rows, score_row
from briefkit.core.judgments.view import as_metadata
from briefkit.core.query.flags import about_query
from briefkit.core.query.items import JUDGMENTS as JUDGMENT_FIELDS
from briefkit.core.query.items import briefs_to_read
from briefkit.core.query.value import Query, all_of
from briefkit.core.tables import Table
from briefkit.core.text.words import suggestion
from briefkit.errors import QueryError
from briefkit.library.conditions import Words, many
from briefkit.library.library import today
from briefkit.library.part import DayLike, Part, QueryLike, last_day

if TYPE_CHECKING:
    from briefkit.library.edit import Changes
    from briefkit.library.library import Library


class Judgments(Part):
    """The forecast ledger: judgments, which of them are due, how they turned out, and how well they score.

    Every question is about the live briefs that match a query, now or as of a day; `everything` includes briefs that
    are not live.
    """

    def __call__(
        self,
        query: QueryLike = None,
        *,
        outcome: str | None = None,
        by: str | None = None,
        about: Words = (),
        conditional: bool = False,
        condition: str | None = None,
        as_of: DayLike = None,
        everything: bool = False,
    ) -> Table[JudgmentRow]:
        """Judgments by the dates of their briefs.

        `outcome` and `by` (a person's id, alias or name) limit the table, `about` to judgments about one of some
        issues, as the query `judgment:(about:…)` does, `conditional` to those with a condition, `condition` to those
        whose condition contains all its words. Raises QueryError for an unknown outcome.
        """
        if outcome not in (None, *OUTCOMES):
            raise QueryError(f"there is no outcome “{outcome}”", hint=f"use one of {', '.join(OUTCOMES)}")
        table = self._table(query, as_of, about=about, everything=everything)
        rows = with_outcome(table, outcome)
        if by:
            person = self.meant_id("people", by, {row.by for row in rows if row.by})
            rows = [row for row in rows if row.by == person]
        table.rows = with_condition(rows, condition or "") if conditional or condition else rows
        return table

    def due(
        self,
        query: QueryLike = None,
        *,
        by: DayLike = None,
        about: Words = (),
        as_of: DayLike = None,
        everything: bool = False,
    ) -> Table[JudgmentRow]:
        """The open judgments due by a day (today by default), earliest first; `about` limits them as for all.

        `source` is a list of the open judgments without a due date.
        """
        table = self._table(query, as_of, about=about, everything=everything)
        table.source = without_due(table)
        table.rows = due_by(table, last_day(by) or last_day(as_of) or today())
        return table

    def score(
        self,
        query: QueryLike = None,
        *,
        by: str | None = None,
        time_weighted: bool = False,
        bands: str = "icd203",
        as_of: DayLike = None,
        everything: bool = False,
    ) -> Table[ScoreRow]:
        """Brier and logarithmic scores: one row for each group of `by`, then one for all judgments.

        `source` is the `Calibration` of all judgments in `bands`. Raises QueryError for an unknown grouping or bands.
        """
        groups, whole, notes = self._groups(query, by, as_of, time_weighted=time_weighted, everything=everything)
        rows = [*(score_row(group, by or "all") for group in groups), score_row(whole, "all")]
        return Table(SCORES, rows, source=_calibrated(whole, bands), notes=notes)

    def calibration(
        self,
        query: QueryLike = None,
        *,
        by: str | None = None,
        time_weighted: bool = False,
        bands: str = "icd203",
        as_of: DayLike = None,
        everything: bool = False,
    ) -> Table[BandRow]:
        """How often what was called likely came true: one row for each band of each group, then the bands of all.

        Parameters, `source` and errors are those of `score`.
        """
        groups, whole, notes = self._groups(query, by, as_of, time_weighted=time_weighted, everything=everything)
        source = _calibrated(whole, bands)
        return Table(CALIBRATION, list(band_rows([*groups, whole], bands)), source=source, notes=notes)

    def _table(self, query: QueryLike, as_of: DayLike, *, about: Words = (), everything: bool) -> Table[JudgmentRow]:
        parsed = self.library.parse(query)
        asked_about = about_query(many(about), self.library.query_context)
        parsed = parsed._replace(query=all_of([parsed.query, asked_about]))
        asked = briefs_to_read(parsed.query, JUDGMENT_FIELDS)
        stated = self.library.store.judgments(asked, live=not everything, day=last_day(as_of))
        rows = self._chosen(parsed.query, rows_of_judgments(stated, judgment_defaults(self.library)), last_day(as_of))
        return Table(JUDGMENTS, rows, notes=[*parsed.notes, *self.unknown_words(parsed.query, rows)])

    def _chosen(self, query: Query, rows: list[JudgmentRow], day: datetime.date | None) -> list[JudgmentRow]:
        """The judgments that meet the conditions on judgments, their issues and events."""
        test = self.item_test(query, JUDGMENT_FIELDS, day)
        return rows if test is None else [row for row in rows if test(as_metadata(row))]

    def _groups(
        self, query: QueryLike, by: str | None, as_of: DayLike, *, time_weighted: bool, everything: bool
    ) -> tuple[list[Group], Group, list[str]]:
        if by is not None:
            _check("score by", by, GROUPINGS)
        if time_weighted:  # then every day counts, and no two judgments score alike
            table = self._table(query, as_of, everything=everything)
            rows, notes = table.rows, table.notes
        else:
            rows, notes = self._rows_to_score(query, by, as_of, everything=everything)
        groups = scores_by(rows, by, time_weighted=time_weighted) if by else []
        return groups, Group("all", ledger(rows, time_weighted=time_weighted)), notes

    def _rows_to_score(
        self, query: QueryLike, by: str | None, as_of: DayLike, *, everything: bool
    ) -> tuple[list[JudgmentRow], list[str]]:
        """Rows for `ledger`: judgments that score alike are one row, repeated."""
        parsed = self.library.parse(query)
        if self.item_test(parsed.query, JUDGMENT_FIELDS, last_day(as_of)):  # each judgment is looked at
            table = self._table(parsed.query, as_of, everything=everything)
            return list(table), [*parsed.notes, *table.notes]
        counted = self.library.store.judgments_to_score(parsed.query, by, live=not everything, day=last_day(as_of))
        rows = rows_of_judgments((stated for stated, _ in counted), judgment_defaults(self.library))
        repeated = [row for row, (_, count) in zip(rows, counted, strict=True) for _ in range(count)]
        return repeated, [*parsed.notes, *self.unknown_words(parsed.query, repeated)]

    def resolve(
        self,
        ref: str,
        outcome: str,
        *,
        on: PartialDate | DayLike = None,
        evidence: str | None = None,
        again: bool = False,
    ) -> Changes:
        """Record the outcome of the judgment BRIEF#ID, as of a day (today by default), with a source as evidence.

        A recorded outcome changes only with `again`; “open” takes it back, with its date and evidence. Nothing is
        written until `apply`. Raises BriefkitError for an unknown outcome, judgment or source, and for a day in the
        future.
        """
        from briefkit.library.judgments_write import resolve

        return resolve(self.library, ref, outcome, on=on, evidence=evidence, again=again)

    def update(
        self,
        ref: str,
        *,
        probability: Sequence[str | float] = (),
        term: str | None = None,
        on: PartialDate | DayLike = None,
    ) -> Changes:
        """Add a later probability (one number, or two for a range), a later term or both, in its place by date.

        Earlier ones are kept. Nothing is written until `apply`. Raises BriefkitError if there is nothing to add, the
        judgment is unknown or resolved, the term is not on its scale, or the day is in the future or after `due`.
        """
        from briefkit.library.judgments_write import update

        return update(self.library, ref, probability=probability, term=term, on=on)

    def remove_update(self, ref: str, which: str = "last") -> Changes:
        """Take back a later likelihood: that of a date as it stands in the file, or the “last” one.

        Its key goes with the only one, so that nothing is left of it. Nothing is written until `apply`. Raises
        BriefkitError if the judgment is unknown or has no such update, and if it has several of that date.
        """
        from briefkit.library.judgments_write import remove_update

        return remove_update(self.library, ref, which)


def judgment_defaults(library: Library) -> JudgmentDefaults:
    """What the library supplies where a judgment does not."""
    settings = library.settings.library
    return JudgmentDefaults(library.registry, settings.likelihood_scale, settings.name, settings.language)


def _calibrated(whole: Group, bands: str) -> Calibration:
    _check("cut likelihoods by", bands, BANDS)
    return calibration(whole.ledger.forecasts, bands)


def _check(what: str, word: str, known: Collection[str]) -> None:
    if word not in known:
        raise QueryError(f"cannot {what} “{word}”", hint=suggestion(word, known))
