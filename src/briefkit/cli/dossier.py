"""`briefkit export --dossier`: many briefs as one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from briefkit.cli.bulk import NO_BULK, Bulk
from briefkit.cli.dossier_file import in_file
from briefkit.cli.messages import say_error
from briefkit.cli.options import Selection, date_of
from briefkit.cli.output import Batch
from briefkit.errors import BriefkitError, ExportError

if TYPE_CHECKING:
    from briefkit.cli.session import Session
    from briefkit.core.brief.model import Brief
    from briefkit.core.dossier.file import DossierFile
    from briefkit.core.dossier.given import Plan
    from briefkit.core.publication.value import Layout
    from briefkit.core.query.value import Query
    from briefkit.library.dossier_file import Compared, OpenedFile
    from briefkit.library.library import Library

DOSSIER = "Dossier"
"""Title of a group of options in the help."""


def _option(name: str, help_: str, metavar: str | None = None) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        name, help=help_, metavar=metavar, show_default=False, rich_help_panel=DOSSIER
    )
    return option


DossierOption = Annotated[bool, _option("--dossier", "Make one document of all briefs.")]
TitleOption = Annotated[str | None, _option("--title", "Its title.", "TEXT")]
SubtitleOption = Annotated[str | None, _option("--subtitle", "What stands below its title.", "TEXT")]
RecipientOption = Annotated[str | None, _option("--for", "Whom it is prepared for.", "WHOM")]
ChangedSinceOption = Annotated[
    str | None, _option("--changed-since", "Tell what changed since this date. [default: that of --since]", "DATE")
]
OrderOption = Annotated[
    str | None,
    _option("--order", "The order of the briefs, as for list --sort. [default: as named, or newest first]", "KEY"),
]
PartsOption = Annotated[
    list[str] | None,
    _option("--parts", "Only these: changes, issues, due, past, events, briefs, sources, index.", "PARTS"),
]
SinceLastOption = Annotated[
    bool, _option("--since-last", "Of a dossier file: tell what is new since it was made on an earlier day.")
]
LanguageOption = Annotated[
    str | None, _option("--language", "The language of its own words. [default: the library's]", "TAG")
]


class Asked(NamedTuple):
    """What the options say of the dossier."""

    title: str | None = None
    subtitle: str | None = None
    recipient: str | None = None
    changed_since: str | None = None
    order: str | None = None
    parts: Sequence[str] = ()
    language: str | None = None
    since_last: bool = False

    def over(self, file: DossierFile) -> Asked:
        """The same with what a dossier file says where the options say nothing."""
        return Asked(
            self.title or file.title,
            self.subtitle or file.subtitle,
            self.recipient or file.recipient,
            self.changed_since,
            self.order or file.order,
            self.parts or file.parts,
            self.language or file.language,
            self.since_last,
        )

    def refuse(self) -> None:
        """Raise ExportError if any of them was given without a dossier."""
        for name, value in self._asdict().items():
            if value:
                raise ExportError(f"{_option_of(name)} is for a dossier", hint="add --dossier, or leave it out")

    def plan(self, selection: Selection, source: OpenedFile | None = None) -> Plan:
        """The plan of the dossier, which is called like its file, else by its title. Raises QueryError for a date that
        cannot be understood.
        """
        from briefkit.core.dossier.given import Plan
        from briefkit.core.publication.dossier import PARTS
        from briefkit.core.text.slug import slug

        since = date_of(self.changed_since, "--changed-since") or date_of(selection.options.get("since"), "--since")
        if source:
            since = since or date_of(source.file.since, f"{source.place('since')}: since")
        own = slug(self.title) if self.title else "dossier"
        return Plan(
            id=source.path.stem if source else own,
            title=self.title or "",
            subtitle=self.subtitle,
            recipient=self.recipient,
            since=since,
            parts=tuple(self.parts) or PARTS,
            language=self.language or "",
        )


def _option_of(field: str) -> str:
    """The option that gives a field of what is asked."""
    return "--for" if field == "recipient" else f"--{field.replace('_', '-')}"


class Wanted(NamedTuple):
    """Which briefs are wanted, and as which files."""

    ids: Sequence[str]
    selection: Selection
    to: Sequence[str]
    output: Path | None
    audience: str = "internal"
    embargoed: bool = False
    strict: bool = False
    force: bool = False
    dry_run: bool = False
    open: bool = False
    source: OpenedFile | None = None
    bulk: Bulk = NO_BULK

    @property
    def by_name(self) -> bool:
        """Whether briefs are named, in the call or in a list that was read."""
        return bool(self.ids) or self.bulk.names is not None

    def query(self, library: Library) -> Query:
        """The query that the options are; everything where briefs are named."""
        from briefkit.core.query.value import EVERYTHING

        return EVERYTHING if self.by_name else library.select(**self.selection.options).query


def export_dossier(session: Session, library: Library, asked: Asked, wanted: Wanted, layout: Layout) -> None:
    """Make one document of the briefs that are wanted, in each format. What cannot be in it is named."""
    from briefkit.library.export_targets import formats_of, joint_targets
    from briefkit.library.reference import without_effect

    batch, source = Batch(session), wanted.source
    if asked.since_last and not source:
        raise ExportError("--since-last is for a dossier file", hint="name one, as in “briefkit export summit.yaml”")
    asked = asked.over(source.file) if source else asked
    plan, formats = asked.plan(wanted.selection, source), formats_of(wanted.to, wanted.output)
    session.note(without_effect(layout, formats))
    library, briefs, query = _briefs(session, library, asked, wanted, batch)
    batch.begin_documents(len(formats))
    compared = _compared(session, library, asked, source, briefs)
    if compared.since and not asked.changed_since:
        plan = replace(plan, since=compared.since)
    prepared = library.dossier(
        briefs, plan, query=query, layout=layout, notes=compared.labels, left=compared.left, had=compared.had
    )
    targets = joint_targets(plan.id, formats, wanted.output)
    if wanted.open:
        batch.check_showing(path for _, path in targets)
    for format_, path in targets:
        with batch.one(str(path)):
            batch.check(path, force=wanted.force)
            made = library.dossier.export(prepared, format_, strict=wanted.strict)
            if not wanted.dry_run:
                for warning in made.warnings:
                    session.say(warning)
                batch.write(path, made.data, force=wanted.force)
        batch.report(path, dry_run=wanted.dry_run)
    if source and batch.has_written:
        _note_made(session, library, source, briefs)
    if wanted.open and not wanted.dry_run:
        batch.show_made()
    batch.finish()


def _compared(
    session: Session, library: Library, asked: Asked, source: OpenedFile | None, briefs: Sequence[Brief]
) -> Compared:
    """How the dossier differs from the one made last, if that is to be told."""
    from briefkit.library.dossier_file import Compared, compare_with_last

    if not (source and asked.since_last):
        return Compared({}, (), None, ())
    compared = compare_with_last(source, library, briefs, asked.language or "")
    session.note(compared.notes)
    return compared


def _note_made(session: Session, library: Library, source: OpenedFile, briefs: Sequence[Brief]) -> None:
    """Note in the dossier file that it was made; that it cannot be is no reason to fail, since the dossier is there."""
    from briefkit.library.dossier_file import note_made

    try:
        session.note([note_made(source, library, briefs)])
    except BriefkitError as error:
        say_error(error, f"briefkit: not noted that the dossier was made: {error.message}")


def _briefs(
    session: Session, library: Library, asked: Asked, wanted: Wanted, batch: Batch
) -> tuple[Library, list[Brief], Query]:
    """The library as its readers may see it, the briefs of the dossier in their order, and the query for joint parts.

    That is the one that chose them, unless others are named beside those that it finds. What is left out is named.
    """
    from briefkit.core.query.order import NEWEST_FIRST
    from briefkit.core.query.value import EVERYTHING
    from briefkit.library.dossier import in_order
    from briefkit.library.publishable import check_publishable

    if wanted.source:
        found, places, query = in_file(session, library, wanted.source, batch)
    elif wanted.by_name:
        found, query = batch.briefs(library, wanted.ids, wanted.bulk), EVERYTHING
        places = {brief.path: brief.path for brief in found}
    else:
        query = session.query(library, wanted.selection)
        found, places = library.find(query), {}
        if not found:
            session.note(library.unknown_words(query))
    kept, notes = library.dossier.choose(found, places)
    session.note(notes)
    if not kept and not batch.failed:
        raise ExportError("no matching briefs", hint="see what there is with “briefkit list”")
    chosen = batch.chosen(library, kept, wanted.audience, places, query=query, embargoed=wanted.embargoed)
    library = chosen.library
    batch.number = len(chosen.allowed) + batch.failed
    briefs = []
    for brief in chosen.allowed:
        with batch.one(brief.path):
            check_publishable(library, brief, embargoed=wanted.embargoed)
            briefs.append(brief)
    order = asked.order or (None if wanted.by_name or wanted.source else NEWEST_FIRST)
    if wanted.source and not {brief.path for brief in library.find(query)}.issuperset(brief.path for brief in briefs):
        query = EVERYTHING
    return library, in_order(library, briefs, order) if order else briefs, query
