"""`library.judgments`: the forecasts, their scores, and what is recorded about them later."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from briefkit.core.brief.vocabulary import OUTCOMES
from briefkit.core.dates.dates import PartialDate
from briefkit.core.judgments.calibration import BANDS, Calibration, calibration
from briefkit.core.judgments.chains import chains
from briefkit.core.judgments.forecasts import merged
from briefkit.core.judgments.groups import GROUPINGS, Group, groups_by
from briefkit.core.judgments.ledger import FIRST, LAST, Method, ledger
from briefkit.core.judgments.outcome import CONFLICT
from briefkit.core.judgments.rows import (
    JUDGMENTS,
    JudgmentDefaults,
    JudgmentRow,
    due_by,
    in_one_spelling,
    rows_of_judgments,
    with_condition,
    with_outcome,
    without_due,
)
from briefkit.core.judgments.score_tables import CALIBRATION, SCORES, BandRow, ScoreRow, band_rows, score_row
from briefkit.core.judgments.stated import StatedLedger
from briefkit.core.judgments.view import as_metadata
from briefkit.core.query.flags import judgments_query
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
    from briefkit.core.judgments.path import PathStep
    from briefkit.library.edit import Changes
    from briefkit.library.library import Library


class Judgments(Part):
    """The forecast ledger: judgments, which of them are due, how they turned out, and how well they score.

    A forecast once published stays on the record, also when its brief is superseded or retracted; one that later briefs
    carry on is one forecast. Every question is about those of which one of the briefs matches a query, now or as of a
    day. `everything` includes drafts.
    """

    def __call__(
        self,
        query: QueryLike = None,
        *,
        outcome: str | None = None,
        by: str | None = None,
        about: Words = (),
        depends_on: Words = (),
        conditional: bool = False,
        condition: str | None = None,
        as_of: DayLike = None,
        everything: bool = False,
    ) -> Table[JudgmentRow]:
        """Judgments by the dates of their briefs.

        `outcome` and `by` (a person's id, alias or name) limit the table, `about` to judgments about one of some
        issues, as the query `judgment:(about:…)` does, `depends_on` likewise to those that depend on one of some
        events, `conditional` to those with a condition, `condition` to those whose condition contains all its words.
        Raises QueryError for an unknown outcome.
        """
        outcomes = (*OUTCOMES, CONFLICT)
        if outcome not in (None, *outcomes):
            raise QueryError(f"there is no outcome “{outcome}”", hint=suggestion(outcome or "", outcomes))
        table = self._table(query, as_of, about=about, depends_on=depends_on, everything=everything)
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
        depends_on: Words = (),
        as_of: DayLike = None,
        everything: bool = False,
    ) -> Table[JudgmentRow]:
        """The open judgments due by a day (today by default), earliest first; `about` and `depends_on` as for all.

        `source` is a list of the open judgments without a due date.
        """
        table = self._table(query, as_of, about=about, depends_on=depends_on, everything=everything)
        table.source = without_due(table)
        table.rows = due_by(table, last_day(by) or last_day(as_of) or today())
        return table

    def path(self, ref: str, *, as_of: DayLike = None) -> Table[PathStep]:
        """All that was said of the likelihood of the judgment BRIEF#ID, in order; as it was known on a day.

        `source` is the `LikelihoodPath` from which charts are drawn. Raises BriefkitError if there is no such judgment.
        """
        from briefkit.library.judgments_path import path

        return path(self.library, ref, as_of)

    def score(
        self,
        query: QueryLike = None,
        *,
        by: str | None = None,
        at: str | None = None,
        days_before: int | None = None,
        numeric_only: bool = False,
        bands: str = "icd203",
        as_of: DayLike = None,
    ) -> Table[ScoreRow]:
        """What became of the forecasts, and their scores: one row for each group of `by`, then one for all of them.

        Scored are all estimates of a forecast, each weighted by its days; or one of them: `at` “first” or “last”, or
        the one that held `days_before` the close. `numeric_only` leaves out forecasts that rest on a term or a band.
        `source` is the `Calibration` of all in `bands`. Raises QueryError for an unknown grouping, method or bands.
        """
        method = _method(at, days_before, numeric_only=numeric_only)
        groups, whole, notes = self._groups(query, by, as_of, method)
        rows = [*(score_row(group, by or "all") for group in groups), score_row(whole, "all")]
        return Table(SCORES, rows, source=_calibrated(whole, bands), notes=notes)

    def calibration(
        self,
        query: QueryLike = None,
        *,
        by: str | None = None,
        at: str | None = None,
        days_before: int | None = None,
        numeric_only: bool = False,
        bands: str = "icd203",
        as_of: DayLike = None,
    ) -> Table[BandRow]:
        """How often what was called likely came true: one row for each band of each group, then the bands of all.

        Parameters, `source` and errors are those of `score`.
        """
        method = _method(at, days_before, numeric_only=numeric_only)
        groups, whole, notes = self._groups(query, by, as_of, method)
        source = _calibrated(whole, bands)
        return Table(CALIBRATION, list(band_rows([*groups, whole], bands)), source=source, notes=notes)

    def _table(
        self, query: QueryLike, as_of: DayLike, *, about: Words = (), depends_on: Words = (), everything: bool
    ) -> Table[JudgmentRow]:
        parsed, context = self.library.parse(query), self.library.query_context
        named = judgments_query(context, about=many(about), depends_on=many(depends_on))
        parsed = parsed._replace(query=all_of([parsed.query, named]))
        day = last_day(as_of)
        asked = briefs_to_read(parsed.query, JUDGMENT_FIELDS)
        stated = self.library.store.judgments(asked, drafts=everything, day=day)
        rows = [row for row, _ in self._forecasts(stated)]
        test = self.item_test(parsed.query, JUDGMENT_FIELDS, day)
        rows = rows if test is None else [row for row in rows if test(as_metadata(row))]
        return Table(JUDGMENTS, rows, notes=[*parsed.notes, *self.unknown_words(parsed.query, rows)])

    def carried(
        self, query: Query, *, day: datetime.date | None = None, undated: bool = False
    ) -> tuple[set[str], list[JudgmentRow]]:
        """The forecasts that the current briefs alone do not tell, and the ids of all briefs that state them.

        Those are briefs that carry on judgments of others, or that are no longer current.
        """
        ledger = self.library.store.carried_judgments(query, day=day, undated=undated)
        return {stated.brief.id for stated, _ in ledger.judgments}, [row for row, _ in self._forecasts(ledger)]

    def _forecasts(self, ledger: StatedLedger) -> list[tuple[JudgmentRow, int]]:
        """The forecasts of which a brief was asked for, each with the number that it stands for."""
        rows = rows_of_judgments((stated for stated, _ in ledger.judgments), judgment_defaults(self.library))
        counts = {id(row): count for row, (_, count) in zip(rows, ledger.judgments, strict=True)}
        found = [
            (merged(chain), counts[id(chain[0])])
            for chain in chains(rows, ledger.editions)
            if ledger.asked is None or any(row.brief in ledger.asked for row in chain)
        ]
        return list(zip(in_one_spelling([row for row, _ in found]), (count for _, count in found), strict=True))

    def _groups(
        self, query: QueryLike, by: str | None, as_of: DayLike, method: Method
    ) -> tuple[list[Group], Group, list[str]]:
        if by is not None:
            _check("score by", by, GROUPINGS)
        parsed = self.library.parse(query)
        day = last_day(as_of)
        now = day or today()
        if method.days_before is not None or self.item_test(parsed.query, JUDGMENT_FIELDS, day):  # look at each of them
            table = self._table(parsed.query, as_of, everything=False)
            found, notes = [(row, 1) for row in table], table.notes
        else:
            found = self._forecasts(self.library.store.judgments_to_score(parsed.query, by, now, day=day))
            notes = self.unknown_words(parsed.query, [row for row, _ in found])
        rows, counts = [row for row, _ in found], {id(row): count for row, count in found if count > 1}
        language = self.library.settings.library.language
        groups = groups_by(rows, by, now, method, counts, language=language) if by else []
        return groups, Group("all", ledger(rows, now, method, counts)), [*parsed.notes, *notes]

    def resolve(
        self,
        ref: str,
        outcome: str | None = None,
        *,
        on: PartialDate | DayLike = None,
        evidence: str | None = None,
        condition_met: str | None = None,
        again: bool = False,
    ) -> Changes:
        """Record the outcome of the judgment BRIEF#ID, with the day that decided it and a source as evidence.

        Without `on` that is today, but once `due` is over only what did not occur has a default: the last day of `due`.
        `condition_met` (yes, no, unknown) says whether the condition held. Alone, “no” records the outcome void,
        “yes” and “unknown” no outcome. What is recorded changes only with `again`; the outcome “open” takes it back,
        with its date, evidence and `condition_met`. Nothing is written until `apply`. Raises BriefkitError for an
        unknown outcome, judgment or source, for a day in the future or an occurrence after `due`, and for a condition
        that is missing or does not go with the outcome.
        """
        from briefkit.library.judgments_resolve import resolve

        return resolve(self.library, ref, outcome, on=on, evidence=evidence, condition_met=condition_met, again=again)

    def update(
        self,
        ref: str,
        *,
        probability: Sequence[str | float] = (),
        term: str | None = None,
        on: PartialDate | DayLike = None,
        again: bool = False,
    ) -> Changes:
        """Add a later probability (one number, or two for a range), a later term or both, in its place by date.

        Earlier ones are kept; only with `again` is one of the same date replaced. Nothing is written until `apply`.
        Raises BriefkitError if there is nothing to add, the judgment is unknown or resolved, the term is not on its
        scale, the day is in the future or after `due`, or has another update.
        """
        from briefkit.library.judgments_write import update

        return update(self.library, ref, probability=probability, term=term, on=on, again=again)

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
    return JudgmentDefaults(library.registry, settings.likelihood_scale, library.settings.house, settings.language)


def _calibrated(whole: Group, bands: str) -> Calibration:
    _check("cut likelihoods by", bands, BANDS)
    return calibration(whole.ledger.scored, bands)


def _method(at: str | None, days_before: int | None, *, numeric_only: bool) -> Method:
    """Which estimates are scored. Raises QueryError for one that does not exist, and for two of them."""
    if at is not None:
        _check("score the estimate at", at, (FIRST, LAST))
        if days_before is not None:
            raise QueryError("one estimate can be scored: at first or last, or some days before the close")
    if days_before is not None and days_before < 1:
        raise QueryError(f"no estimate counts {days_before} days before the close", hint="1 is the day before it")
    return Method(at, days_before, numeric_only)


def _check(what: str, word: str, known: Collection[str]) -> None:
    if word not in known:
        raise QueryError(f"cannot {what} “{word}”", hint=suggestion(word, known))
