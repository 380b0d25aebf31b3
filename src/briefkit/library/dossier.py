"""`library.dossier`: many briefs prepared for print as one document, and as a file of some format."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.core.brief.model import Brief
from briefkit.core.brief.vocabulary import UNPUBLISHED
from briefkit.core.dates.dates import end_key
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.dossier.given import Joint, Plan, Ready
from briefkit.core.dossier.make import make_dossier
from briefkit.core.dossier.sources import source_numbers
from briefkit.core.events.state import EventState, states_of
from briefkit.core.issues.rows import PositionRow, rows_of_stated
from briefkit.core.issues.stated import stated_issues
from briefkit.core.judgments.calibration import calibration
from briefkit.core.judgments.ledger import ledger
from briefkit.core.judgments.rows import JudgmentRow, due_order
from briefkit.core.judgments.score import score
from briefkit.core.publication.dossier import DUE, PARTS, PAST, Dossier
from briefkit.core.publication.picture import logo_left_out, picture_of
from briefkit.core.publication.value import Layout, Picture
from briefkit.core.query.items import POSITIONS
from briefkit.core.query.order import NEWEST_FIRST, sort_metadata
from briefkit.core.query.value import EVERYTHING, Query, Word, all_of, clause
from briefkit.core.text.words import suggestion
from briefkit.core.timeline.decisions import decision_entries
from briefkit.core.timeline.digest_rows import BRIEF, CHANGED, Digest
from briefkit.core.timeline.rows import TimelineRow
from briefkit.errors import ExportError
from briefkit.export.result import ExportResult, refusal
from briefkit.export.writers import writer_named
from briefkit.library.around import Around
from briefkit.library.library import today
from briefkit.library.part import Part
from briefkit.library.publication import english_labels, imprint_of, left_out_of, prepare_publication, sentence_of
from briefkit.library.reference import with_reference
from briefkit.settings import SETTINGS_FILE
from briefkit.storage.files.media import read_image

if TYPE_CHECKING:
    from briefkit.library.library import Library


_NOT_ASKED = (*UNPUBLISHED, "retracted")
"""The statuses of briefs that no dossier has that does not name them."""


class Prepared(NamedTuple):
    """A dossier, and for each brief by its path what is not in it as written; those without a path are of the whole."""

    dossier: Dossier
    findings: Sequence[tuple[str, Diagnostic]]


class Dossiers(Part):
    """Dossiers of many briefs."""

    def __call__(
        self,
        briefs: Sequence[Brief],
        plan: Plan | None = None,
        *,
        query: Query = EVERYTHING,
        layout: Layout | None = None,
        notes: Mapping[str, str] | None = None,
        left: Sequence[str] = (),
        had: Collection[str] = (),
    ) -> Prepared:
        """A dossier of some briefs, in their order, ready for a writer.

        Conditions of the `query` on issues, parties, positions and judgments choose among what is told of all briefs
        together. `notes` are words for the contents by the ids of briefs, `left` titles of briefs that were in it
        before, and `had` the ids of all that were: none of them is a new brief. Raises ExportError for a dossier
        without briefs, and for an unknown part.
        """
        plan, layout = plan or Plan(), layout or Layout()
        _check(plan, briefs, layout)
        findings: list[tuple[str, Diagnostic]] = []
        around, imprint = Around(self.library, briefs), imprint_of(self.library)
        made = zip(briefs, source_numbers(briefs), strict=True)
        ready: list[Ready] = []
        for brief, numbers in made:
            one = prepare_publication(self.library, brief, layout, numbers=numbers, around=around, imprint=imprint)
            findings += [(brief.path, finding) for finding in one.findings]
            ready.append(Ready(brief, one.publication, numbers, (notes or {}).get(brief.id, "")))
        asked = all_of([query, clause("id", ":", [Word(brief.id) for brief in briefs])])
        joint = self._joint(plan, briefs, asked, around, findings)
        joint = joint._replace(left=left, digest=_without_known(joint.digest, had))
        logo = self._logo(imprint.logo, findings)
        dossier = make_dossier(
            plan, ready, joint, self.library.registry, imprint, today=today(), layout=layout, logo=logo
        )
        return Prepared(dossier, findings)

    def export(self, prepared: Prepared, format_: str, *, strict: bool = False) -> ExportResult:
        """A dossier as a file of a format, with a warning for each change or omission, after the path of its brief.

        Raises ExportError for a format that does not exist or cannot hold a dossier, and with `strict` instead of any
        warning.
        """
        writer = writer_named(format_)
        of_all = {finding.message for path, finding in prepared.findings if not path}
        found = [
            _sentence(path, finding)
            for path, finding in prepared.findings
            if not path or finding.line or finding.message not in of_all
        ]
        dossier = with_reference(self.library, prepared.dossier, format_)
        result = writer.write(dossier)
        said = [warning for warning in result.warnings if warning not in result.remarks]
        warnings = tuple(dict.fromkeys([*found, *said]))
        if strict and warnings:
            raise refusal(warnings)
        remarks = (*result.remarks, *english_labels(dossier.language))
        return ExportResult(result.data, (*remarks, *warnings), remarks)

    def choose(self, briefs: Sequence[Brief], named: Collection[str]) -> tuple[list[Brief], list[str]]:
        """The briefs that belong in a dossier, and sentences on those that do not.

        What was not published, or was retracted, is left out unless its path is `named`.
        """
        kept = [brief for brief in briefs if brief.path in named or brief.status not in _NOT_ASKED]
        return kept, [
            f"{brief.path} is left out: its status is {brief.status}" for brief in briefs if brief not in kept
        ]

    def _joint(
        self, plan: Plan, briefs: Sequence[Brief], asked: Query, around: Around, findings: list[tuple[str, Diagnostic]]
    ) -> Joint:
        events, hidden = self._events(briefs, plan, around, findings)
        now = today()
        rows = self._judgments(asked, around, findings) if {DUE, PAST} & set(plan.parts) else []
        past = [row for row in rows if not row.is_open]
        scored = ledger(past, now).scored
        return Joint(
            digest=self._digest(plan, asked, hidden),
            positions=self._positions(briefs, asked, plan),
            due=sorted((row for row in rows if row.is_open), key=due_order),
            past=sorted(past, key=lambda row: (end_key(row.judgment.resolved_on), row.ref)),
            score=score(scored),
            calibration=calibration(scored),
            events=events,
            wanted=self._wanted(asked, plan),
            today=now,
        )

    def _wanted(self, asked: Query, plan: Plan) -> list[TimelineRow]:
        """The decisions that are still wanted, at their deadlines, as the timeline has them."""
        decisions = self.library.decisions(asked, language=plan.language or None)
        return list(decision_entries(row for row in decisions if row.decision.is_open))

    def _digest(self, plan: Plan, asked: Query, hidden: Collection[str]) -> Digest | None:
        """What changed since the plan's day, without some events."""
        if plan.since is None:
            return None
        digest: Digest = self.library.digest(plan.since, None, asked, language=plan.language).source
        return replace(digest, rows=tuple(row for row in digest.rows if row.kind != CHANGED or row.id not in hidden))

    def _positions(self, briefs: Sequence[Brief], asked: Query, plan: Plan) -> list[PositionRow]:
        """The positions of the live briefs that the query chooses, by issue, in order of date."""
        test = self.item_test(asked, POSITIONS)
        ordered = sorted((brief for brief in briefs if brief.live), key=lambda brief: brief.newest_last)
        stated = (one for brief in ordered for one in stated_issues(brief, chosen=test))
        language = plan.language or self.library.settings.library.language
        return [row for row in rows_of_stated(stated, self.library.registry, language) if row.chosen]

    def _judgments(self, asked: Query, around: Around, findings: list[tuple[str, Diagnostic]]) -> list[JudgmentRow]:
        """The forecasts of the briefs, without those that a brief carries on which is held back."""
        rows = list(self.library.judgments(asked))
        held = around.others_held_back(row.brief for row in rows)
        findings += [("", left_out_of(path)) for path in sorted(held.values())]
        return [row for row in rows if row.brief not in held]

    def _events(
        self, briefs: Sequence[Brief], plan: Plan, around: Around, findings: list[tuple[str, Diagnostic]]
    ) -> tuple[list[EventState], set[str]]:
        """The events of the briefs as those tell them that are not held back, and the ids of those that others tell."""
        registry = self.library.registry
        ids = dict.fromkeys(registry.resolve("events", event.id) for brief in briefs for event in brief.events)
        if not ids:
            return [], set()
        mentions = around.mentions(ids)
        held = around.others_held_back(mention.brief for mention in mentions)
        hidden = {registry.resolve("events", mention.event.id) for mention in mentions if mention.brief in held}
        findings += [("", left_out_of(path)) for path in sorted(held.values())]
        language = plan.language or self.library.settings.library.language
        shown = [mention for mention in mentions if mention.brief not in held]
        return [*states_of(ids, shown, registry, language=language).values()], hidden

    def _logo(self, path: str | None, findings: list[tuple[str, Diagnostic]]) -> Picture | None:
        if not path:
            return None
        data = read_image(self.library.files, SETTINGS_FILE, path)
        picture = picture_of(data) if isinstance(data, bytes) else data
        if isinstance(picture, Picture):
            return picture
        findings.append(("", Diagnostic("image", logo_left_out(path, picture))))
        return None


def _without_known(digest: Digest | None, had: Collection[str]) -> Digest | None:
    """A digest without the news that there is a brief, for those that the readers have had."""
    if digest is None or not had:
        return digest
    return replace(digest, rows=tuple(row for row in digest.rows if row.kind != BRIEF or row.brief not in had))


def _sentence(path: str, finding: Diagnostic) -> str:
    return f"{path}: {sentence_of(finding)}" if path else sentence_of(finding)


def _check(plan: Plan, briefs: Sequence[Brief], layout: Layout) -> None:
    if not briefs:
        raise ExportError("a dossier needs a brief", hint="see what there is with “briefkit list”")
    for part in plan.parts:
        if part not in PARTS:
            raise ExportError(f"a dossier has no part “{part}”", hint=suggestion(part, PARTS))
    if layout.one_page:
        raise ExportError("a dossier does not fit on one page", hint="export its briefs with --one-page, each alone")


def in_order(library: Library, briefs: Sequence[Brief], order: str = NEWEST_FIRST) -> list[Brief]:
    """Briefs in an order such as `-date` or `title`. Raises QueryError for an unknown one."""
    keyed = [_sortable(brief) for brief in briefs]
    return [row["brief"] for row in sort_metadata(keyed, order, library.settings.library.language)]


def _sortable(brief: Brief) -> dict[str, Any]:
    values = {"id": brief.id, "title": brief.title, "kind": brief.kind, "status": brief.status}
    return values | {"date": str(brief.date) if brief.date else None, "publisher": brief.publisher, "brief": brief}
