"""`briefkit review`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.options import FormatOption, IdsArgument, JsonOption, LibraryOption, SuggesterOption, words_of
from briefkit.cli.to_file import table_file, to_file
from briefkit.cli.writing import DryRunOption, NoInputOption
from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from briefkit.cli.session import Session
    from briefkit.core.brief.model import Brief
    from briefkit.core.edit.waiting import WaitingBrief, WaitingSuggestion
    from briefkit.library.library import Library
    from briefkit.library.review import Decisions
    from briefkit.output.formats import Format


@to_file(table_file)
def review_command(
    ctx: typer.Context,
    ids: IdsArgument = None,
    find: Annotated[bool, typer.Option("--find", help="First look for suggestions in the text again.")] = False,
    suggester: SuggesterOption = None,
    list_: Annotated[bool, typer.Option("--list", help="List the suggestions, and ask nothing.")] = False,
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", metavar="WHICH", help="Accept all, a kind such as parties, or ids; use commas."),
    ] = None,
    reject: Annotated[
        list[str] | None, typer.Option("--reject", metavar="WHICH", help="Reject all, a kind, or ids; use commas.")
    ] = None,
    format_: FormatOption = None,
    json: JsonOption = False,
    dry_run: DryRunOption = False,
    no_input: NoInputOption = False,
    library: LibraryOption = None,
) -> None:
    """Accept or reject what the text of a brief suggests for its front matter.

    Without ID, list the briefs with suggestions. Each suggestion is shown with its words, its place and the reason.
    What is accepted moves into place and every other byte stays; what is rejected is not suggested again.
    """
    session = ctx.obj
    listing = list_ or json or format_ is not None
    write = session.format(format_, json=json)
    if suggester and not find:
        raise BriefkitError("--suggester needs --find")
    if not ids:
        if find or accept or reject:
            raise BriefkitError("no brief named", hint="name one or more: briefkit review ID --accept parties")
        _list_briefs(session, session.open(library), write)
        return
    if listing and (accept or reject):
        raise BriefkitError("--list and --accept or --reject are mutually exclusive")
    opened = session.open_to_change(library)
    briefs = [opened.get(name) for name in ids]
    if find:
        briefs = _found(session, opened, briefs, suggester or (), dry_run=dry_run)
    if listing:
        _list(session, opened, briefs, write)
    elif accept or reject:
        done = [
            _decide(session, opened, brief, words_of(accept), words_of(reject), dry_run=dry_run) for brief in briefs
        ]
        if not all(done):
            raise typer.Exit(1)
    elif not dry_run:
        _ask_or_list(session, opened, briefs, write, no_input=no_input)


def _list_briefs(session: Session, opened: Library, write: Format | None) -> None:
    def page(rows: list[WaitingBrief], width: int) -> RenderableType:
        from briefkit.output.terminal.review import briefs_page

        return briefs_page(rows, width)

    session.answer(opened.review.briefs(), write, page, "no brief has suggestions to review")


def _list(session: Session, opened: Library, briefs: Sequence[Brief], write: Format | None) -> None:
    def page(rows: list[WaitingSuggestion], width: int) -> RenderableType:
        from briefkit.output.terminal.review import suggestions_page

        return suggestions_page(rows, width)

    named = ", ".join(brief.id for brief in briefs)
    session.answer(opened.review.suggestions(briefs), write, page, f"{named}: no suggestions to review")


def _found(
    session: Session, opened: Library, briefs: Sequence[Brief], suggesters: Sequence[str], *, dry_run: bool
) -> list[Brief]:
    """The briefs after their texts have been searched for suggestions again."""
    from briefkit.cli.writing import show_changes

    found = []
    for brief in briefs:
        changes = opened.review.find(brief, suggesters)
        if dry_run:
            show_changes(session, changes)
        else:
            session.apply(changes)
            opened.refresh()
        after = opened.get(brief.path)
        new = len(after.unreviewed) - len(brief.unreviewed)
        if not dry_run:
            for note in changes.notes:
                session.say(note)
            session.say(f"{brief.id}: {counted(new, 'new suggestion') if new else 'no new suggestions'}")
        found.append(after)
    return found


def _decide(
    session: Session, opened: Library, brief: Brief, accept: list[str], reject: list[str], *, dry_run: bool
) -> bool:
    """Decide about suggestions of a brief; returns whether all could be decided as asked."""
    from briefkit.cli.writing import show_changes

    decisions = opened.review.decide(brief, opened.review.choice(brief, accept, reject))
    if dry_run:
        show_changes(session, decisions)
    else:
        session.apply(decisions)
        session.write_lines([brief.id])
    _report(session, brief, decisions)
    for note in () if dry_run else decisions.notes:
        session.say(note)
    return not decisions.refused


def _report(session: Session, brief: Brief, decisions: Decisions) -> None:
    """Say what has been decided, what could not be, and what remains."""
    for id_, reason in decisions.refused:
        verb = "accepted" if id_ in decisions.choice.accepted else "rejected"
        session.say(f"not {verb}: {id_}: {reason}")
    done = {*decisions.accepted, *decisions.rejected}
    left = sum(item.id not in done for item in brief.unreviewed)
    parts = [f"{len(decisions.accepted)} accepted"] if decisions.choice.accepted else []
    parts += [f"{len(decisions.rejected)} rejected"] if decisions.choice.rejected else []
    session.say(f"{brief.id}: {', '.join(parts) or 'nothing decided'}; {left or 'none'} left")


def _ask_or_list(
    session: Session, opened: Library, briefs: Sequence[Brief], write: Format | None, *, no_input: bool
) -> None:
    """Ask about each suggestion; where nobody can answer, list them. Raises Exit if some are left with `no_input`."""
    from briefkit.cli.writing import is_interactive

    if no_input or not is_interactive():
        _list(session, opened, briefs, write)
        left = [brief for brief in briefs if brief.unreviewed]
        for brief in left:
            session.say(f"{brief.id}: {counted(len(brief.unreviewed), 'suggestion')} left; nothing was asked")
        if left and no_input:
            session.say("→ decide with --accept and --reject, or only list with --list")
            raise typer.Exit(1)
        return
    from briefkit.cli.review_dialog import ask_about

    for brief in briefs:
        if not brief.unreviewed:
            session.say(f"{brief.id}: no suggestions to review")
        elif not ask_about(session, opened, brief):
            return
