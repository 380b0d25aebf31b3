"""`briefkit export`"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import typer

from briefkit.cli.audience import AudienceOption, audience_named, refuse_embargoed
from briefkit.cli.bulk import Bulk, FromOption, OnOption, PartOption, bulk_of, on_cluster
from briefkit.cli.dossier import (
    Asked,
    ChangedSinceOption,
    DossierOption,
    LanguageOption,
    OrderOption,
    PartsOption,
    RecipientOption,
    SinceLastOption,
    SubtitleOption,
    TitleOption,
    Wanted,
    export_dossier,
)
from briefkit.cli.dossier_file import dossier_file_named
from briefkit.cli.export_options import (
    DryRunOption,
    EmbargoedOption,
    JobsOption,
    LargePrintOption,
    OnePageOption,
    OpenOption,
    OutputOption,
    PaperOption,
    ReferenceDocxOption,
    StrictOption,
    ToOption,
)
from briefkit.cli.export_tables import check_tables, export_tables
from briefkit.cli.job_report import ReportOption, job_report, refuse_report
from briefkit.cli.options import IdsArgument, LibraryOption, Selection, filtered, words_of
from briefkit.cli.output import STDOUT, Batch, ForceOption, standard_output
from briefkit.cli.progress import StderrProgress
from briefkit.core.jobs.outcome import Outcome
from briefkit.core.query.shard import in_shard
from briefkit.errors import ExportError
from briefkit.settings import PAPERS

if TYPE_CHECKING:
    from pathlib import Path

    from briefkit.core.brief.model import Brief
    from briefkit.library.audience import Chosen
    from briefkit.library.exports import Making
    from briefkit.library.library import Library
    from briefkit.library.on_cluster import OnCluster

_CONDITION = re.compile(r"@\w|([a-z_.]{1,40})(?::|[<>]=?|=)(\d{1,9}(?::|\Z))?")
"""How a condition begins, as in `topic:sanctions`; with figures it may be a place, such as `brief.md:12:3`."""


@filtered
def export_command(
    ctx: typer.Context,
    selection: Selection,
    ids: IdsArgument = None,
    output: OutputOption = None,
    to: ToOption = None,
    strict: StrictOption = False,
    large_print: LargePrintOption = False,
    one_page: OnePageOption = False,
    paper: PaperOption = None,
    reference_docx: ReferenceDocxOption = None,
    embargoed: EmbargoedOption = False,
    audience: AudienceOption = None,
    jobs: JobsOption = None,
    open_: OpenOption = False,
    dossier: DossierOption = False,
    title: TitleOption = None,
    subtitle: SubtitleOption = None,
    recipient: RecipientOption = None,
    changed_since: ChangedSinceOption = None,
    order: OrderOption = None,
    parts: PartsOption = None,
    language: LanguageOption = None,
    since_last: SinceLastOption = False,
    from_: FromOption = None,
    part: PartOption = None,
    report: ReportOption = None,
    on: OnOption = None,
    force: ForceOption = False,
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Publish briefs as PDF, Word document, HTML, EPUB, Markdown or text, alone or as one dossier, or as tables.

    What briefkit made before is replaced, any other file only with --force, and a file of a library never. A brief that
    cannot be exported is named, the others are made, and the exit code is 2. In place of ids there may be a query with
    conditions, such as topic:sanctions, or a dossier file, such as summit.yaml.
    """
    from briefkit.core.publication.value import Layout
    from briefkit.library.exports import Making
    from briefkit.settings import INTERNAL

    session = ctx.obj
    asked = Asked(title, subtitle, recipient, changed_since, order, words_of(parts), language, since_last)
    audience, paper = audience and audience.lower(), paper and paper.lower()
    bulk = bulk_of(from_, part, ids or (), selection)
    source = dossier_file_named(ids or [], selection)
    names: Sequence[str] = []
    names, selection = (names, selection) if source else _names_or_query(ids or [], selection)
    _check_options(names, selection, paper, otherwise=source is not None or bulk.given)
    names = names if bulk.names is None else bulk.names
    own = audience or (source.file.audience if source else None)
    layout = Layout(large_print, one_page, paper, reference_docx, comments=own == INTERNAL)
    opened = session.open(library)
    readers = audience_named(own, opened.settings.export.audience)
    refuse_embargoed(readers, embargoed=embargoed)
    wanted = Wanted(
        names,
        selection,
        words_of(to),
        standard_output(output),
        readers,
        embargoed,
        strict,
        force,
        dry_run,
        open_,
        source,
        bulk,
    )
    if dossier or source:
        _refuse_part(bulk)
        refuse_report(report, "a dossier is made of all of them")
        if on:
            raise ExportError("a dossier is made here", hint="leave out --on")
        _refuse_tables(wanted)
        export_dossier(session, opened, asked, wanted, layout)
        return
    asked.refuse()
    if dry_run:
        refuse_report(report, "--dry-run does nothing")
    making = Making(layout, strict=strict, embargoed=embargoed)
    outcomes = job_report("export", report, bulk, names, selection, wanted.to, str(wanted.output), making, readers)
    with on_cluster(on, opened) as cluster, outcomes.written():
        _export_each(Batch(session, report=outcomes), opened, wanted, making, Hands(jobs, cluster))


class Hands(NamedTuple):
    """Who makes the publications: a number of processes, or a cluster."""

    jobs: int | None
    cluster: OnCluster | None


def _export_each(batch: Batch, opened: Library, wanted: Wanted, making: Making, hands: Hands) -> None:
    """Make a file of each brief in each format of documents, and those of all of them in each format of tables."""
    from briefkit.library.export_targets import check_one_file, export_targets, formats_of
    from briefkit.library.reference import without_effect
    from briefkit.output.table_files import TABLE_FORMATS

    session = batch.session
    formats = formats_of(wanted.to, wanted.output, TABLE_FORMATS)
    documents = [format_ for format_ in formats if format_ not in TABLE_FORMATS]
    tables = [format_ for format_ in formats if format_ in TABLE_FORMATS]
    if tables:
        refuse_report(batch.outcomes.path, "tables are of all of them together")
    check_one_file(len(formats), wanted.output)
    check_tables(batch, tables, wanted.output)
    session.note(without_effect(making.layout, documents))
    chosen = _chosen(batch, opened, wanted)
    if chosen is None:
        if not batch.failed:
            wanted.bulk.report_nothing(session, "exported")
        batch.number = batch.failed
        batch.finish()
        return
    targets = export_targets(chosen.allowed, documents, wanted.output, missing=batch.failed) if documents else []
    whole = len(tables) if documents else len(chosen.allowed) * bool(tables)  # tables alone are counted by their briefs
    batch.number = len(targets) + whole + batch.failed
    if wanted.open:
        batch.check_showing([wanted.output] if wanted.output == STDOUT else [])
    _make(batch, chosen.library, targets, making, hands, wanted)
    if tables:
        export_tables(batch, chosen, tables, making, wanted, alone=len(formats) == 1)
    if wanted.open and not wanted.dry_run:
        batch.show_made()
    batch.finish()


def _refuse_tables(wanted: Wanted) -> None:
    """Raise ExportError for a dossier as tables."""
    from briefkit.library.export_targets import formats_of
    from briefkit.output.table_files import TABLE_FORMATS

    for format_ in formats_of(wanted.to, wanted.output, TABLE_FORMATS):
        if format_ in TABLE_FORMATS:
            of_all = "the tables are of all briefs together"
            hint = f"export its query instead: {of_all}" if wanted.source else f"leave out --dossier: {of_all}"
            raise ExportError(f"a dossier cannot be exported to “{format_}”", hint=hint)


def _chosen(batch: Batch, opened: Library, wanted: Wanted) -> Chosen | None:
    """The briefs to publish, after a word on those of them that are not for everybody or not current.

    None if there are none of them in this part, or on the list that was read.
    """
    session, bulk = batch.session, wanted.bulk
    if wanted.by_name:
        briefs = batch.briefs(opened, wanted.ids, bulk)
    else:
        found = session.select(opened, wanted.selection)
        if not found:
            raise ExportError("no matching briefs", hint="see what there is with “briefkit list”")
        briefs = [*in_shard(found, bulk.part, attrgetter("path"))]
    if not briefs and bulk.given:
        return None
    query = wanted.query(opened)
    return batch.chosen(opened, briefs, wanted.audience, query=query, embargoed=wanted.embargoed)


def _refuse_part(bulk: Bulk) -> None:
    if bulk.part:
        raise ExportError("a dossier is one document, which has no parts", hint="leave out --part")


def _make(
    batch: Batch,
    library: Library,
    targets: Sequence[tuple[Brief, str, Path]],
    making: Making,
    hands: Hands,
    wanted: Wanted,
) -> None:
    """Make each file in turn, and write it; what they are made of comes from several processes if there are many."""
    from briefkit.library.exports import Exports
    from briefkit.library.publishable import check_publishable

    progress, before = StderrProgress(), batch.failed
    orders = [] if wanted.dry_run else [(brief.path, format_) for brief, format_, _ in targets]
    with closing(Exports(library, orders, making, hands.jobs, hands.cluster)) as exports:
        for number, (brief, format_, path) in enumerate(targets):
            with batch.one(brief.path, format_) as said:
                check_publishable(library, brief, embargoed=making.embargoed)
                batch.check(path, force=wanted.force)
                if not wanted.dry_run:
                    made = exports.result(number)
                    said.extend(made.warnings)
                    batch.warn(brief.path, made.warnings)
                    batch.write(path, made.data, force=wanted.force)
                    batch.outcomes.add(exported(brief.path, format_, path, said))
            progress.clear()
            batch.report(path, dry_run=wanted.dry_run)
            progress.advance("exported", number + 1 - (batch.failed - before), len(targets))
    progress.clear()


def exported(brief: str, format_: str, path: Path, said: Sequence[str]) -> Outcome:
    """What became of a brief that was exported."""
    return Outcome("export", brief, format=format_, made=(str(path),), messages=tuple(said))


def _names_or_query(words: Sequence[str], selection: Selection) -> tuple[list[str], Selection]:
    """The names of briefs, or a selection by the query that is in their place. Raises ExportError for both."""
    queries = [word for word in words if _is_condition(word)]
    if queries and len(queries) < len(words):
        other = next(word for word in words if word not in queries)
        raise ExportError(f"“{queries[0]}” is a query, “{other}” is not", hint="name briefs, or write one query")
    return ([], selection.and_where(" ".join(words))) if queries else ([*words], selection)


def _is_condition(word: str) -> bool:
    """Whether a word begins with a condition: `date:2021` does, `brief.md:12` is a place in a file."""
    from briefkit.core.query.fields import field_name

    found = _CONDITION.match(word)
    return bool(found and (not found[2] or field_name("brief", found[1])))


def _check_options(ids: Sequence[str], selection: Selection, paper: str | None, *, otherwise: bool) -> None:
    """Raise ExportError if no briefs are named in any way, or in two, or if there is no such paper."""
    if not ids and not selection.narrowed and not otherwise:
        raise ExportError("no brief named", hint="name one or more, or select with options such as --topic")
    if ids and selection.narrowed:
        raise ExportError("name briefs or select with options, not both")
    if paper not in (None, *PAPERS):
        from briefkit.core.text.words import suggestion

        raise ExportError(f"there is no paper size “{paper}”", hint=suggestion(paper or "", PAPERS))
