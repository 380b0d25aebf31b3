"""`briefkit export --dossier`: many briefs as one document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from briefkit.cli.options import Selection, date_of
from briefkit.cli.output import Batch
from briefkit.errors import ExportError

if TYPE_CHECKING:
    from briefkit.cli.session import Session
    from briefkit.core.brief.model import Brief
    from briefkit.core.dossier.given import Plan
    from briefkit.core.publication.value import Layout
    from briefkit.core.query.value import Query
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
    _option("--order", "The order of the briefs, as for list --sort. [default: as named, else -date]", "KEY"),
]
PartsOption = Annotated[
    list[str] | None,
    _option("--parts", "Only these: changes, issues, due, past, events, briefs, sources, index.", "PARTS"),
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

    def refuse(self) -> None:
        """Raise ExportError if any of them was given without a dossier."""
        if any(self):
            raise ExportError("this option is for a dossier", hint="add --dossier")

    def plan(self, selection: Selection) -> Plan:
        """The plan of the dossier. Raises QueryError for a date that cannot be understood."""
        from briefkit.core.dossier.given import Plan
        from briefkit.core.publication.dossier import PARTS
        from briefkit.core.text.slug import slug

        since = date_of(self.changed_since, "--changed-since") or date_of(selection.options.get("since"), "--since")
        return Plan(
            id=slug(self.title) if self.title else "dossier",
            title=self.title or "",
            subtitle=self.subtitle,
            recipient=self.recipient,
            since=since,
            parts=tuple(self.parts) or PARTS,
            language=self.language or "",
        )


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


def export_dossier(session: Session, library: Library, asked: Asked, wanted: Wanted, layout: Layout) -> None:
    """Make one document of the briefs that are wanted, in each format. What cannot be in it is named."""
    from briefkit.library.publication import formats_of, joint_targets

    batch = Batch(session)
    plan, formats = asked.plan(wanted.selection), formats_of(wanted.to, wanted.output)
    library, briefs, query = _briefs(session, library, asked, wanted, batch)
    batch.number = batch.failed + len(formats)
    prepared = library.dossier(briefs, plan, query=query, layout=layout)
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
    if wanted.open and not wanted.dry_run:
        batch.show_made()
    batch.finish()


def _briefs(
    session: Session, library: Library, asked: Asked, wanted: Wanted, batch: Batch
) -> tuple[Library, list[Brief], Query]:
    """The library as its readers may see it, the briefs of the dossier in their order, and the query that chose them.

    What is left out is named.
    """
    from briefkit.core.query.order import NEWEST_FIRST
    from briefkit.core.query.value import EVERYTHING
    from briefkit.library.dossier import in_order
    from briefkit.library.publication import check_publishable

    query = EVERYTHING if wanted.ids else session.query(library, wanted.selection)
    found = batch.briefs(library, wanted.ids) if wanted.ids else library.find(query)
    kept, notes = library.dossier.choose(found, named=bool(wanted.ids))
    session.note(notes)
    if not kept and not wanted.ids:
        raise ExportError("no matching briefs", hint="see what there is with “briefkit list”")
    chosen = batch.chosen(library, kept, wanted.audience)
    library = chosen.library
    batch.number = len(chosen.allowed) + batch.failed
    briefs = []
    for brief in chosen.allowed:
        with batch.one(brief.path):
            check_publishable(library, brief, embargoed=wanted.embargoed)
            briefs.append(brief)
    order = asked.order or (None if wanted.ids else NEWEST_FIRST)
    return library, in_order(library, briefs, order) if order else briefs, query
