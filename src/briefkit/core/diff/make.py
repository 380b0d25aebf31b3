"""Compares two briefs and returns their difference as one value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefkit.core.brief.model import Brief
from briefkit.core.dates.dates import PartialDate
from briefkit.core.diff.records.candidates import PART_OF_SECTION, Naming
from briefkit.core.diff.records.compare import RecordComparer, compare_fields, unseen_values
from briefkit.core.diff.records.since import happened_since
from briefkit.core.diff.summary import summary_of
from briefkit.core.diff.text.diff import BlockChange, TextDiff, diff_texts, words_in
from briefkit.core.diff.text.unseen import Unseen, unseen_in_text
from briefkit.core.diff.value import COMPARISON, REVISION, Diff, FieldChange, RecordChange, Side, Statistics
from briefkit.core.events.state import Mention
from briefkit.core.publication.labels import Labels
from briefkit.core.registry.registry import Registry


def make_diff(
    old: Brief,
    new: Brief,
    registry: Registry,
    *,
    mode: str = REVISION,
    labels: tuple[str, str] | None = None,
    scale: str = "icd203",
    language: str = "en",
    warnings: tuple[str, ...] = (),
    mentions: Sequence[Mention] = (),
    unseen: tuple[Unseen, ...] = (),
) -> Diff:
    """Compare two briefs. `labels` distinguish the sides (`HEAD` and `working file`); the default is their dates.

    `mentions` are what other briefs say of their events, `unseen` what differs in the files but not in the briefs.
    """
    naming = Naming(registry, language, shared=mode == REVISION, people=old.people | new.people)
    comparer = RecordComparer(old, new, naming, scale)
    records = tuple(comparer.records())
    fields = compare_fields(old, new, naming)
    text = diff_texts(old.body, new.body)
    side_labels = labels or labels_of(old, new)
    diff = Diff(
        mode=mode,
        old=_side(old, side_labels[0], language),
        new=_side(new, side_labels[1], language),
        summary=(),
        fields=fields,
        records=records,
        possible=tuple(comparer.possible),
        since=happened_since(old, new, naming, Labels(language), mentions) if mode == COMPARISON else (),
        text=text,
        statistics=statistics_of(text, fields, records),
        warnings=(*warnings, *comparer.warnings),
        unseen=(*unseen_in_text(text, new.body_line), *unseen_values(old, new), *unseen),
    )
    return replace(diff, summary=summary_of(diff))


def labels_of(old: Brief, new: Brief) -> tuple[str, str]:
    """Short labels that distinguish two briefs: their months, else their days, else “the first” and “the second”."""
    dates = old.date, new.date
    for wanted in (2, 3):
        texts = [Labels("en").date(_coarser(date, wanted)) for date in dates if date]
        if len(set(texts)) == 2:
            return texts[0], texts[1]
    return "the first", "the second"


def _coarser(date: PartialDate, precision: int) -> PartialDate:
    return date if date.precision <= precision else PartialDate(date.year, date.month)


def _side(brief: Brief, label: str, language: str) -> Side:
    return Side(brief.id, brief.path, brief.title, brief.kind, brief.date, label, brief.language or language)


def statistics_of(text: TextDiff, fields: tuple[FieldChange, ...], records: tuple[RecordChange, ...]) -> Statistics:
    """The figures of a difference."""
    count = Counter(block.change for block in text.blocks)
    shown = [block for block in text.blocks if block.change != "moved-from"]
    deleted, inserted = _words(shown, "delete", "old"), _words(shown, "insert", "new")
    equal = _words(shown, "equal", "new")
    edited_moves = sum(block.change == "moved-to" and block.edited for block in text.blocks)
    return Statistics(
        old_words=equal + deleted,
        new_words=equal + inserted,
        deleted_words=deleted,
        inserted_words=inserted,
        passages=len(shown),
        passages_changed=count["changed"] + edited_moves,
        passages_added=count["added"],
        passages_removed=count["removed"],
        passages_shared=sum(block.change in {"same", "changed", "moved-to"} for block in shown),
        moves=len({block.move for block in text.blocks if block.move}),
        by_part=_by_part(fields, records)
        | {"text": sum(block.change not in {"same", "moved-from"} for block in shown)},
    )


def _words(blocks: list[BlockChange], op: str, side: str) -> int:
    return sum(words_in(getattr(segment, side)) for block in blocks for segment in block.segments if segment.op == op)


def _by_part(fields: tuple[FieldChange, ...], records: tuple[RecordChange, ...]) -> dict[str, int]:
    """How many records and fields differ, by part; each position counts separately."""
    counts = dict.fromkeys(("issues", "positions", "judgments", "events", "sources", "meta"), 0)
    counts["meta"] = len(fields)
    for record in records:
        positions = sum(part.change != "same" for part in record.parts)
        counts["positions"] += positions
        if record.change != "same" and (record.change != "changed" or record.fields or not positions):
            counts[PART_OF_SECTION.get(record.section, "meta")] += 1
    return counts
