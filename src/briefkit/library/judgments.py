"""What a library answers about forecasts, and what is written of them later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.brief.vocabulary import OUTCOMES
from briefkit.core.dates.dates import PartialDate
from briefkit.core.edit.value import Add, Bare, Edit, Set, Value
from briefkit.core.judgments.calibration import BANDS, Calibration, calibration
from briefkit.core.judgments.rows import JUDGMENTS, JudgmentRow, due_by, with_condition, with_outcome, without_due
from briefkit.core.judgments.score import GROUPINGS, Group, ledger, scores_by
from briefkit.core.judgments.score_tables import CALIBRATION, SCORES, BandRow, ScoreRow, band_rows, score_row
from briefkit.core.tables import Table
from briefkit.core.text.words import did_you_mean
from briefkit.errors import BriefkitError, QueryError
from briefkit.library.answers import judgments_asked, judgments_to_score
from briefkit.library.library import today
from briefkit.library.part import Asked, Day, Part, date_of, last_day

if TYPE_CHECKING:
    from briefkit.library.edit import Changes


class Judgments(Part):
    """The forecast ledger: what was said, what is due, how well it did, and what became of it.

    Every question takes the live briefs of a query, or with `everything` all of them, as they stood on a day.
    """

    def __call__(
        self,
        query: Asked = None,
        *,
        outcome: str | None = None,
        by: str | None = None,
        conditional: bool = False,
        condition: str | None = None,
        as_of: Day = None,
        everything: bool = False,
    ) -> Table[JudgmentRow]:
        """Judgments by their briefs' dates: with an outcome, by a person (id, alias or name), those with a condition.

        `condition` keeps those whose condition holds all its words. Raises QueryError for an unknown outcome.
        """
        if outcome not in (None, *OUTCOMES):
            raise QueryError(f"there is no outcome “{outcome}”", hint=f"use one of {', '.join(OUTCOMES)}")
        table = self._asked(query, as_of, everything=everything)
        rows = with_outcome(table, outcome)
        if by:
            person = self.library.registry.resolve("people", by)
            rows = [row for row in rows if row.by == person]
        table.rows = with_condition(rows, condition or "") if conditional or condition else rows
        return table

    def due(
        self, query: Asked = None, *, by: Day = None, as_of: Day = None, everything: bool = False
    ) -> Table[JudgmentRow]:
        """The open judgments that fall due by a day (today, if none is named), the earliest first.

        `source` lists the open judgments that have no due date.
        """
        table = self._asked(query, as_of, everything=everything)
        table.source = without_due(table)
        table.rows = due_by(table, last_day(by) or last_day(as_of) or today())
        return table

    def score(
        self,
        query: Asked = None,
        *,
        by: str | None = None,
        time_weighted: bool = False,
        bands: str = "icd203",
        as_of: Day = None,
        everything: bool = False,
    ) -> Table[ScoreRow]:
        """Brier and logarithmic scores, a row for each group of `by` and one for all of them, which comes last.

        `source` is the `Calibration` of all, cut into `bands`. Raises QueryError for an unknown grouping or cut.
        """
        groups, whole, notes = self._groups(query, by, as_of, time_weighted=time_weighted, everything=everything)
        rows = [*(score_row(group, by or "all") for group in groups), score_row(whole, "all")]
        return Table(SCORES, rows, source=_calibrated(whole, bands), notes=notes)

    def calibration(
        self,
        query: Asked = None,
        *,
        by: str | None = None,
        time_weighted: bool = False,
        bands: str = "icd203",
        as_of: Day = None,
        everything: bool = False,
    ) -> Table[BandRow]:
        """How often came true what was called so likely: a row for each band of each group, then those of all.

        Takes and raises what `score` does.
        """
        groups, whole, notes = self._groups(query, by, as_of, time_weighted=time_weighted, everything=everything)
        source = _calibrated(whole, bands)
        return Table(CALIBRATION, list(band_rows([*groups, whole], bands)), source=source, notes=notes)

    def _asked(self, query: Asked, as_of: Day, *, everything: bool) -> Table[JudgmentRow]:
        parsed = self.library.parse(query)
        rows = judgments_asked(self.library, parsed.query, last_day(as_of), live=not everything)
        return Table(JUDGMENTS, rows, notes=[*parsed.notes, *self.unknown(parsed.query, rows)])

    def _groups(
        self, query: Asked, by: str | None, as_of: Day, *, time_weighted: bool, everything: bool
    ) -> tuple[list[Group], Group, list[str]]:
        if by is not None:
            _check("score by", by, GROUPINGS)
        parsed, day = self.library.parse(query), last_day(as_of)
        if time_weighted:  # then every day counts, and no two judgments are alike
            rows = judgments_asked(self.library, parsed.query, day, live=not everything)
        else:
            rows = judgments_to_score(self.library, parsed.query, day, by=by, live=not everything)
        groups = scores_by(rows, by, time_weighted=time_weighted) if by else []
        notes = [*parsed.notes, *self.unknown(parsed.query, rows)]
        return groups, Group("all", ledger(rows, time_weighted=time_weighted)), notes

    def resolve(
        self,
        ref: str,
        outcome: str,
        *,
        on: PartialDate | Day = None,
        evidence: str | None = None,
        again: bool = False,
    ) -> Changes:
        """Record what became of the judgment BRIEF#ID, on a day (today, if none is named); nothing is written yet.

        `evidence` is the id of a source of its brief. An outcome that is recorded changes only with `again`.
        Raises BriefkitError for what there is not.
        """
        if outcome not in OUTCOMES[1:]:
            hint = did_you_mean(outcome, OUTCOMES[1:]) or f"use one of {', '.join(OUTCOMES[1:])}"
            raise BriefkitError(f"there is no outcome “{outcome}”", hint=hint)
        found = self._named(ref)
        recorded = found.judgment.outcome
        if recorded not in (None, "open", outcome) and not again:
            message = f"{found.ref} is resolved: {recorded}, {found.judgment.resolved_on or 'undated'}"
            raise BriefkitError(message, hint="say --again to change that")
        day = _past(on)
        told = {"outcome": outcome, "resolved_on": str(day)} | _evidence(found.brief, evidence)
        changes = self._changes(found, [Set((*found.path, name), value) for name, value in told.items()])
        if outcome in ("occurred", "did-not-occur") and not (evidence or found.judgment.evidence):
            changes.notes.append("note: no evidence yet; name a source with --evidence")
        return changes

    def update(
        self,
        ref: str,
        *,
        probability: Sequence[str | float] = (),
        term: str | None = None,
        on: PartialDate | Day = None,
    ) -> Changes:
        """Add a later probability (one number, or a band of two), a later term or both; the earlier ones stay.

        Nothing is written yet. Raises BriefkitError where there is nothing to add, or the judgment is resolved.
        """
        if not probability and not term:
            raise BriefkitError("nothing to add", hint="say --probability 0.9, or --term likely")
        found = self._named(ref)
        if found.judgment.outcome not in (None, "open"):
            raise BriefkitError(f"{found.ref} is resolved: a later probability would be hindsight")
        told: dict[str, Value] = {"date": str(_past(on))}
        numbers: list[Value] = [Bare(str(number)) for number in probability]
        if numbers:
            told["probability"] = numbers[0] if len(numbers) == 1 else numbers
        if term:
            told["term"] = term
        return self._changes(found, [Add((*found.path, "updates"), told)])

    def _named(self, ref: str) -> _Named:
        name, hash_, id_ = ref.rpartition("#")
        if not hash_ or not name or not id_:
            raise BriefkitError(f"“{ref}” names no judgment", hint="write BRIEF#ID, such as 2018-11-impasse#j1")
        brief = self.library.get(name)
        known = {judgment.id: judgment for judgment in brief.judgments}
        if id_ not in known:
            hint = did_you_mean(id_, known) or f"it has {', '.join(known) or 'none'}"
            raise BriefkitError(f"{brief.id} has no judgment “{id_}”", hint=hint)
        return _Named(brief, known[id_])

    def _changes(self, found: _Named, edits: list[Edit]) -> Changes:
        changes = self.library.edit([found.brief], edits)
        changes.names = {found.brief.path: found.ref}
        return changes


class _Named(NamedTuple):
    brief: Brief
    judgment: Judgment

    @property
    def ref(self) -> str:
        return f"{self.brief.id}#{self.judgment.id}"

    @property
    def path(self) -> tuple[str, str]:
        return ("judgments", self.judgment.id)


def _calibrated(whole: Group, bands: str) -> Calibration:
    _check("cut likelihoods by", bands, BANDS)
    return calibration(whole.ledger.forecasts, bands)


def _check(what: str, word: str, known: Iterable[str]) -> None:
    words = list(known)
    if word not in words:
        hint = did_you_mean(word, words) or f"use one of {', '.join(words)}"
        raise QueryError(f"cannot {what} “{word}”", hint=hint)


def _evidence(brief: Brief, evidence: str | None) -> dict[str, str]:
    sources = [source.id for source in brief.sources]
    if evidence is not None and evidence not in sources:
        hint = did_you_mean(evidence, sources) or "add it first: briefkit set ID 'sources+={id: …, title: …, url: …}'"
        raise BriefkitError(f"{brief.id} has no source “{evidence}”", hint=hint)
    return {"evidence": evidence} if evidence else {}


def _past(on: PartialDate | Day) -> PartialDate:
    """A date of the past, today if none is named. Raises BriefkitError for one to come."""
    date = date_of(on) or date_of(today())
    assert date is not None  # noqa: S101 - today is a date
    if date.first > today():
        raise BriefkitError(f"{date} is still to come", hint="an outcome and a probability have a day in the past")
    return date
