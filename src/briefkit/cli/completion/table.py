"""What each argument and option takes: words, files, folders, or text that nothing can complete.

A name with its command (`diff --as`) comes before the name alone. A test asks for every parameter of every command.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from briefkit.cli.completion.offer import FILES, FOLDERS, TEXT, Completer, Line, Offer, Takes, fitting, listed
from briefkit.cli.completion.paths import assignments, paths
from briefkit.cli.completion.query import queries
from briefkit.cli.completion.values import (
    ids,
    ids_or_files,
    judgments,
    kinds,
    of_brief,
    registered,
    section_entries,
    used,
)
from briefkit.errors import BriefkitError


def _fixed(*places: str, also: Iterable[str] = ()) -> Completer:
    """The words of tuples or mappings, each given as `module:NAME`, which is loaded only when it is asked for."""

    def complete(_line: Line, typed: str) -> list[Offer]:
        return fitting(typed, map(Offer, dict.fromkeys([*also, *(word for place in places for word in _at(place))])))

    return complete


def _at(place: str) -> Iterable[str]:
    module, _, name = place.partition(":")
    found: Any = getattr(import_module(f"briefkit.{module}"), name)
    words: Iterable[str] = found() if callable(found) else found
    return words


def _words(*words: str) -> Completer:
    return _fixed(also=words)


def _sorts(line: Line, typed: str) -> list[Offer]:
    minus = "-" if typed.startswith("-") else ""
    found = _fixed("core.query.order:SORTS")(line, typed.removeprefix("-"))
    return [offer._replace(word=minus + offer.word) for offer in found]


def _columns(_line: Line, typed: str) -> list[Offer]:
    from briefkit.core.query.fields import names

    return fitting(typed, [Offer(name) for name in names("brief") if "." in typed or "." not in name])


def _keys(_line: Line, typed: str) -> list[Offer]:
    from briefkit.core.registry.registry import ENTRY

    return fitting(typed, [Offer(f"{key}=", open=True) for key in ENTRY.keys])


def _key_names(_line: Line, typed: str) -> list[Offer]:
    from briefkit.core.registry.registry import ENTRY

    return fitting(typed, map(Offer, ENTRY.keys))


def _terms(_line: Line, typed: str) -> list[Offer]:
    from briefkit.core.likelihood.scales import SCALES

    return fitting(typed, [Offer(term.name, scale.id) for scale in SCALES.values() for term in scale.terms])


def _facets(line: Line, typed: str) -> list[Offer]:
    return fitting(typed, [*_fixed("core.search.facets:PERIODS")(line, ""), *_columns(line, "")])


def command_at(path: Sequence[str]) -> Any:
    """The command or group at a path; None if there is none."""
    from briefkit.cli.commands import Commands

    found: Any = None
    known: Any = Commands()
    for word in path:
        found = known.get(word)
        known = getattr(found, "commands", {})
    return found


def _rules(_line: Line, typed: str) -> list[Offer]:
    from briefkit.library.check import rules

    return fitting(typed, [Offer("all", "every rule"), *(Offer(rule.id, rule.summary) for rule in rules())])


def _suggestions(_line: Line, typed: str) -> list[Offer]:
    from briefkit.core.brief.vocabulary import SUGGESTED_LISTS

    return fitting(typed, map(Offer, ("all", *SUGGESTED_LISTS)))


def _topics(line: Line, typed: str) -> list[Offer]:
    """The pages and commands that `help` shows; behind a command those in it."""
    from briefkit.cli.commands import COMMANDS
    from briefkit.output.manual import topics

    if before := line.values.get("topic"):
        return fitting(typed, map(Offer, getattr(command_at(before), "commands", ())))
    try:
        pages = topics()
    except BriefkitError:  # no message: the user is still typing
        return []
    begun = [Offer(name) for name in COMMANDS if name.startswith(typed) and name not in pages]
    return [*(Offer(name, page.about) for name, page in pages.items() if typed.casefold() in name), *begun]


_FORMATS = "output.formats:FORMATS"
_BRIEFS = Takes(ids_or_files, FILES)
_HOLDERS = Takes(registered("parties", "people"))
_TABLE = Takes(_fixed(_FORMATS, also=["table"]))
_CHART = Takes(_fixed(_FORMATS, also=["table", "svg"]))
_LANGUAGES = Takes(used("language"))
_QUERY = Takes(queries)
_STATUSES = "core.brief.vocabulary:STATUSES"

_TAKES: dict[str, Takes] = {
    "--about": Takes(listed(registered("issues"))),
    "--accept": Takes(listed(_suggestions)),
    "take-back --accept": Takes(
        listed(_fixed("core.revisions.choose:KINDS", also=["all", "none", "tracked", "untracked"]))
    ),
    "--access": Takes(_fixed("library.init:ACCESSES")),
    "--add": Takes(registered("topics")),
    "--affected-by": Takes(registered("events")),
    "--alias": TEXT,
    "diff --as": Takes(_fixed("cli.diff:MODES")),
    "--as-of": TEXT,
    "source add --at": TEXT,
    "judgments score --at": Takes(_words("first", "last")),
    "--audience": Takes(_fixed("settings:AUDIENCES")),
    "--author": Takes(listed(used("author"))),
    "--bands": Takes(_fixed("core.judgments.calibration:BANDS")),
    "--base": TEXT,
    "--brief": Takes(ids),
    "--by": TEXT,
    "facets --by": Takes(_facets),
    "judgments list --by": Takes(registered("people")),
    "decisions resolve --by": _HOLDERS,
    "issues --by": Takes(_fixed("library.issues:VIEWS")),
    "judgments score --by": Takes(_fixed("core.judgments.groups:GROUPINGS")),
    "--changed-since": TEXT,
    "--chose": Takes(of_brief("options", "id")),
    "--color": Takes(_fixed("cli.app:COLORS")),
    "--columns": Takes(listed(_columns)),
    "--commit": TEXT,
    "--condition": TEXT,
    "--condition-met": Takes(_words("yes", "no", "unknown")),
    "--context": TEXT,
    "--date": TEXT,
    "--days-before": TEXT,
    "--depends-on": Takes(listed(registered("events"))),
    "--event": Takes(listed(registered("events"))),
    "judgments resolve --evidence": Takes(of_brief("sources", "ref")),
    "decisions resolve --evidence": Takes(of_brief("sources", "id")),
    "--expect": Takes(files=FILES),
    "--expert": Takes(listed(used("expert"))),
    "check --explain": Takes(_rules),
    "check --select": Takes(listed(_rules)),
    "check --ignore": Takes(listed(_rules)),
    "--fail-on": Takes(_fixed("cli.check:FAIL_ON")),
    "diff --fail-on": Takes(listed(_fixed("core.diff.value:PARTS"))),
    "--for": TEXT,
    "--format": _TABLE,
    "import --format": Takes(_fixed("library.incoming:format_names")),
    "check --format": Takes(_fixed("output.findings.reporters:REPORTERS")),
    "cite --format": Takes(_fixed("library.citations:FORMATS")),
    "diff --format": Takes(_fixed("cli.diff:FORMATS")),
    "judgments show --format": _CHART,
    "judgments score --format": _CHART,
    "timeline --format": _CHART,
    "--from": Takes(files=FILES),
    "--id": TEXT,
    "--in": Takes(listed(_fixed("core.query.texts:PARTS"))),
    "--index": Takes(_words("local")),
    "--install-completion": Takes(_fixed("cli.completion.scripts:SCRIPTS")),
    "--issue": Takes(listed(registered("issues"))),
    "--jobs": TEXT,
    "--kind": Takes(listed(kinds)),
    "new --kind": Takes(kinds),
    "import --kind": Takes(kinds),
    "--lang": _LANGUAGES,
    "--language": _LANGUAGES,
    "--library": Takes(files=FOLDERS),
    "--limit": TEXT,
    "--name": TEXT,
    "--needed-by": TEXT,
    "--not": _QUERY,
    "--note": TEXT,
    "--of": _HOLDERS,
    "--on": TEXT,
    "--only": Takes(_fixed("cli.diff:ONLY")),
    "--order": Takes(_sorts),
    "judgments list --outcome": Takes(_fixed("core.brief.vocabulary:OUTCOMES", also=["conflict"])),
    "judgments resolve --outcome": Takes(_fixed("core.brief.vocabulary:OUTCOMES")),
    "decisions list --outcome": Takes(_fixed("core.brief.vocabulary:DECISION_OUTCOMES")),
    "--output": Takes(files=FILES),
    "--paper": Takes(_fixed("settings:PAPERS")),
    "--parent": Takes(section_entries()),
    "--part": TEXT,
    "--parts": Takes(listed(_fixed("core.publication.dossier:PARTS"))),
    "--party": Takes(listed(registered("parties", "people"))),
    "--path": TEXT,
    "--pivot": Takes(_words("party")),
    "--place": TEXT,
    "--probability": TEXT,
    "--publisher": Takes(used("publisher")),
    "--question": TEXT,
    "--quote": TEXT,
    "--reference-docx": Takes(files=FILES),
    "--reject": Takes(listed(_suggestions)),
    "tag --remove": Takes(registered("topics")),
    "set --remove": Takes(paths),
    "registry set --remove": Takes(_key_names),
    "judgments update --remove": TEXT,
    "--report": Takes(files=FILES),
    "--repository": Takes(files=FOLDERS),
    "--rev": TEXT,
    "--scale": Takes(_fixed("core.brief.vocabulary:SCALE_IDS")),
    "--show-completion": Takes(_fixed("cli.completion.scripts:SCRIPTS")),
    "--since": TEXT,
    "--sort": Takes(_sorts),
    "--status": Takes(listed(_fixed(_STATUSES))),
    "registry add --status": Takes(_fixed("core.brief.vocabulary:EVENT_STATUSES")),
    "--status-on": TEXT,
    "--style": Takes(_fixed("library.citations:style_names")),
    "--subtitle": TEXT,
    "--suggester": TEXT,
    "--term": Takes(_terms),
    "--text": TEXT,
    "--time-zone": TEXT,
    "--timeout": TEXT,
    "--title": TEXT,
    "--to": Takes(listed(_fixed("library.export_targets:format_names"))),
    "--topic": Takes(listed(registered("topics"))),
    "help topic": Takes(_topics),
    "--until": TEXT,
    "--url": TEXT,
    "--where": _QUERY,
    "diff a": _BRIEFS,
    "diff b": _BRIEFS,
    "address": TEXT,
    "brief": Takes(ids),
    "document": Takes(files=FILES),
    "documents": Takes(files=FILES),
    "fields": Takes(_facets),
    "file": Takes(files=FILES),
    "folder": Takes(files=FOLDERS),
    "id": _BRIEFS,
    "decisions resolve id": Takes(ids),
    "registry set id": Takes(section_entries()),
    "ids": _BRIEFS,
    "registry add ids": TEXT,
    "registry remove ids": Takes(section_entries()),
    "issues": Takes(registered("issues")),
    "new": TEXT,
    "supersede new": Takes(ids),
    "old": Takes(ids),
    "registry rename old": Takes(section_entries()),
    "query": _QUERY,
    "ref": Takes(judgments),
    "reports": Takes(files=FILES),
    "role": TEXT,
    "section": Takes(_fixed("core.registry.registry:SECTIONS")),
    "sections": Takes(_fixed("core.registry.registry:SECTIONS")),
    "statement": TEXT,
    "title": TEXT,
    "values": Takes(_keys),
    "words": Takes(assignments),
}
"""By the option's long name, or the argument's name in the code."""


def taken(path: str, parameter: Any) -> Takes | None:
    """What a parameter of a command takes; None if nobody has said."""
    name = next((option for option in parameter.opts if option.startswith("--")), parameter.opts[0])
    return _TAKES.get(f"{path} {name}") or _TAKES.get(name)
