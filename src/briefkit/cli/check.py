"""`briefkit check`"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from briefkit import __version__
from briefkit.cli.bulk import Bulk, FromOption, OnOption, PartOption, bulk_of, on_cluster
from briefkit.cli.job_report import JobReport, ReportOption, job_report, refuse_report
from briefkit.cli.messages import say_error
from briefkit.cli.options import OUTPUT, WRITING, JsonOption, LibraryOption, Selection, day_of, filtered, words_of
from briefkit.cli.paths import path_here
from briefkit.cli.to_file import to_file
from briefkit.core.text.words import counted, suggestion
from briefkit.errors import BriefkitError, QueryError, UnknownBriefError

if TYPE_CHECKING:
    from briefkit.cli.session import Session
    from briefkit.core.diagnostic import Diagnostic
    from briefkit.core.query.value import Query
    from briefkit.library.check import LibraryCheck
    from briefkit.library.on_cluster import OnCluster

RULES = "Rules"
"""Title of a group of options in the help."""
FAIL_ON = ("warning", "error")
Report = Callable[["Iterable[Diagnostic]"], Iterator[str] | Iterator[bytes]]


def findings_file(name: str) -> str:
    """The format of findings in a file."""
    from briefkit.output.endings import format_of_file
    from briefkit.output.findings.reporters import REPORTERS

    return format_of_file(name, REPORTERS)


@to_file(findings_file)
@filtered
def check_command(
    ctx: typer.Context,
    selection: Selection,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID...", help="Ids, unique parts of them, or files. [default: all]"),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select", metavar="RULE", help="Only these rules or families; “all” is every rule.", rich_help_panel=RULES
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="RULE", help="Skip these rules or families.", rich_help_panel=RULES),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="text, json, github, sarif, junit, csv or xlsx. [default: text]",
            show_default=False,
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    json: JsonOption = False,
    no_group: Annotated[
        bool,
        typer.Option("--no-group", help="In text, show each of many findings of one kind.", rich_help_panel=OUTPUT),
    ] = False,
    fail_on: Annotated[
        str,
        typer.Option("--fail-on", metavar="WORD", help="The lowest severity that fails the check: warning or error."),
    ] = "warning",
    fix: Annotated[
        bool, typer.Option("--fix", help="Fix what can be fixed without loss.", rich_help_panel=WRITING)
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="With --fix: only show what would change.", rich_help_panel=WRITING)
    ] = False,
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="RULE", help="Explain a rule, with examples.", rich_help_panel=RULES),
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="List all rules.", rich_help_panel=RULES)] = False,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", hidden=True)] = None,
    from_: FromOption = None,
    part: PartOption = None,
    report: ReportOption = None,
    on: OnOption = None,
    library: LibraryOption = None,
) -> None:
    """Check briefs for errors and warnings. Exit code 1 if there are any, 0 if not.

    A name that means no brief is named, the other briefs are checked, and the exit code is 2.
    """
    session: Session = ctx.obj
    if explain or rules:
        session.write(_explained(explain, words_of(select), words_of(ignore)))
        return
    _check_options(fail_on, ids or [], selection)
    bulk = bulk_of(from_, part, ids or (), selection)
    from briefkit.output.findings.reporters import reporter_named
    from briefkit.output.formats import check_terminal

    name = "json" if json else format_ or "text"
    check_terminal(name, terminal=session.terminal)
    reporter = reporter_named(name)
    if fix:
        refuse_report(report, "--fix tells what it has done")
    opened = session.open_silently(library)
    start = partial(
        opened.check,
        select=words_of(select),
        ignore=words_of(ignore),
        as_of=day_of(as_of, "--as-of"),
        listed=bulk.names is not None,
    )
    check = start()
    asked = bulk.names if bulk.names is not None else ids or None
    wanted = Wanted(asked, session.query(opened, selection) if selection.narrowed else None, bulk)
    if fix:
        _fix(session, check, wanted, dry_run=dry_run)
        if dry_run:
            return
        check = start()
    options = _report_options(session, check, grouped=not ids and not no_group)
    outcomes = job_report("check", report, bulk, asked or (), selection, words_of(select), words_of(ignore), fail_on)
    with on_cluster(on, opened) as cluster, outcomes.written():
        wanted, unknown = _known(check, wanted, outcomes)
        counts = _answer(
            session, check, wanted, lambda found: reporter(found, options), Kept(outcomes, fail_on), cluster
        )
    if unknown:
        raise _unchecked(unknown, asked or ())
    if counts.fail(fail_on):
        raise typer.Exit(1)


class Wanted(NamedTuple):
    """What is to be checked: the briefs with some names, those that a query finds, or all; and a part of them."""

    names: Sequence[str] | None
    query: Query | None
    bulk: Bulk


def _answer(
    session: Session,
    check: LibraryCheck,
    wanted: Wanted,
    report: Callable[..., Iterator[str] | Iterator[bytes]],
    kept: Kept,
    cluster: OnCluster | None,
) -> Counts:
    """Write what is found, then what could not be looked at and how much was found."""
    counts = Counts()
    found = check.diagnostics(wanted.names, wanted.query, wanted.bulk.part, cluster)
    ended = False
    try:
        session.write(report(counts.of(kept.of(found))))
        ended = True
    finally:
        kept.report(check, ended=ended)
    session.report_unlisted(check.unlisted)
    session.note(check.notes)
    session.say(counts.summary(check.checked))
    return counts


def _check_options(fail_on: str, ids: Sequence[str], selection: Selection) -> None:
    if fail_on not in FAIL_ON:
        raise QueryError(f"no check fails on “{fail_on}”", hint=suggestion(fail_on, FAIL_ON))
    if ids and selection.narrowed:
        raise BriefkitError("name briefs or select with options, not both")


def _known(check: LibraryCheck, wanted: Wanted, outcomes: JobReport) -> tuple[Wanted, int]:
    """What is wanted with the names that mean a brief, and how many do not, which are said.

    If there is only one name, that is looked for later. Raises UnknownBriefError if there is none that means a brief.
    """
    names, part = wanted.names or (), wanted.bulk.part
    unknown = check.unknown(names) if len(names) > 1 or part or outcomes.path else {}
    ours = {name: error for name, error in unknown.items() if part is None or part.holds(name)}
    for name, error in ours.items():
        say_error(error, f"not checked: {error.message}")
        outcomes.fail(name, error)
    known = [name for name in names if name not in unknown]
    if ours and not known:
        raise _unchecked(len(ours), names)
    return wanted._replace(names=known if names else wanted.names), sum(name in ours for name in names)


def _unchecked(number: int, names: Sequence[str]) -> UnknownBriefError:
    return UnknownBriefError(f"{number} of {len(names)} not checked, as said above")


def _explained(name: str | None, select: list[str], ignore: list[str]) -> Iterator[str]:
    from briefkit.library.check import rules, rules_of_plugins
    from briefkit.output.rules_text import explanation_lines, rule_lines

    if name:
        return explanation_lines(*rules(name))
    return rule_lines([*rules(select=select, ignore=ignore), *(() if select else rules_of_plugins())])


@dataclass(slots=True)
class Counts:
    """The findings so far, counted."""

    by_severity: dict[str, int] = field(default_factory=lambda: {"warning": 0, "error": 0})
    fixable: int = 0

    def of(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Yield the diagnostics unchanged and count them."""
        for item in diagnostics:
            self.by_severity[item.severity] += 1
            self.fixable += item.fix is not None
            yield item

    def fail(self, fail_on: str) -> bool:
        """Whether a finding is at least as severe as the severity that fails the check."""
        return bool(self.by_severity["error"] or (self.by_severity["warning"] and fail_on == "warning"))

    def summary(self, checked: int) -> str:
        """One line: how many briefs, how many findings."""
        found = sum(self.by_severity.values())
        briefs = f"checked {counted(checked, 'brief')}"
        if not found:
            return f"{briefs}: no findings"
        severities = ", ".join(counted(number, name) for name, number in sorted(self.by_severity.items()) if number)
        fixable = f"; --fix can fix {self.fixable}" if self.fixable else ""
        return f"{briefs}: {counted(found, 'finding')} ({severities}){fixable}"


class Kept:
    """The findings of a check by their files, for the report of a job."""

    def __init__(self, outcomes: JobReport, fail_on: str) -> None:
        self._outcomes, self._fail_on = outcomes, fail_on
        self._by_path: dict[str, list[Diagnostic]] = {}

    def of(self, diagnostics: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
        """The diagnostics unchanged, which are kept if there is a report."""
        return diagnostics if self._outcomes.path is None else self._kept(diagnostics)

    def _kept(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        for item in diagnostics:
            self._by_path.setdefault(item.path, []).append(item)
            yield item

    def report(self, check: LibraryCheck, *, ended: bool) -> None:
        """Add each file that was checked, and what else has findings: the registry, the settings.

        If the check has not `ended`, its last file may have more findings, and is not told.
        """
        from briefkit.core.jobs.outcome import FINDINGS, OK, Outcome

        unlisted: dict[str, list[str]] = {}
        for item in check.unlisted:
            unlisted.setdefault(item.path, []).append(f"not listed: {item}")
        paths = dict.fromkeys((*check.paths_checked, *self._by_path))
        for path in [*paths] if ended else check.paths_checked[:-1]:
            counts, found = Counts(), self._by_path.get(path, [])
            findings = tuple(item.to_json() for item in counts.of(found))
            code = int(counts.fail(self._fail_on))
            result, messages = FINDINGS if code else OK, tuple(unlisted.get(path, ()))
            self._outcomes.add(Outcome("check", path, result, code, messages=messages, findings=findings))


def _report_options(session: Session, check: LibraryCheck, *, grouped: bool) -> Any:
    from briefkit.library.check import rules
    from briefkit.output.findings.options import ReportOptions, make_paint

    by_id = {rule.id: rule for rule in rules()} | check.checker.rules
    paint = make_paint(colored=session.colored)
    where = path_here(check.library.folder)
    width = shutil.get_terminal_size().columns if session.terminal else None
    on_screen = grouped and session.terminal
    return ReportOptions(where, by_id, __version__, paint, grouped=grouped, abridged=on_screen, width=width)


def _fix(session: Session, check: LibraryCheck, wanted: Wanted, *, dry_run: bool) -> None:
    from briefkit.library.fix import fix_library
    from briefkit.library.unread import refuse_unread
    from briefkit.output.patch import patch_lines

    if not dry_run:
        session.outcome = lambda: "each file is fixed or as it was; the next “briefkit check --fix” fixes the others"
    if wanted.names is None:
        refuse_unread(check.library)
    any_change = False
    for result in fix_library(check, wanted.names, wanted.query, wanted.bulk.part, dry_run=dry_run):
        for refusal in result.refusals:
            session.say(f"{result.path}: not fixed: {refusal}")
        if (change := result.change) is not None:
            any_change = True
            if dry_run:
                session.write(patch_lines(change.path, change.before, change.after, color=session.colored))
            else:
                session.say(f"{result.path}: fixed {', '.join(result.rules)}")
    for note in check.notes:
        session.say(note)
    session.wrote(any_change and not dry_run)
    if dry_run:
        session.say("nothing written (--dry-run)" if any_change else "nothing to fix")
