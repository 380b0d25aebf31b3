"""References that lead nowhere, inside a brief and to other briefs."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.making import rule
from briefkit.checks.trails import all_positions
from briefkit.core.brief.model import Brief
from briefkit.core.checking.rule import ERROR, Flaw, Trail
from briefkit.core.checking.view import LibraryView
from briefkit.core.text.words import did_you_mean
from briefkit.settings import Settings


@rule(
    "unknown-source",
    "references",
    ERROR,
    bad="""
    judgments: [{id: j1, claim: It holds, due: 2019, outcome: occurred, resolved_on: 2019, evidence: s2}]
    sources: [{id: s1, title: A}]
    """,
    good="""
    judgments: [{id: j1, claim: It holds, due: 2019, outcome: occurred, resolved_on: 2019, evidence: s1}]
    sources: [{id: s1, title: A}]
    """,
)
def unknown_source(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A position or an outcome rests on a source that the brief does not list.

    A reader of the published page would find no such source.
    """
    sources = {source.id for source in brief.sources}
    for id_, trail in _sources_named(brief):
        if id_ not in sources:
            yield Flaw(f"no source “{id_}” in this brief", trail, did_you_mean(id_, sources) or "add it to sources")


def _sources_named(brief: Brief) -> Iterator[tuple[str, Trail]]:
    for position, trail in all_positions(brief):
        if position.source:
            yield position.source, (*trail, "source")
    for judgment in brief.judgments:
        if judgment.evidence:
            yield judgment.evidence, ("judgments", judgment.id, "evidence")


@rule(
    "unknown-subject",
    "references",
    ERROR,
    bad="""
    issues: [{id: sanctions}]
    judgments: [{id: j1, claim: They stay, about: [sanktions], due: "2999"}]
    """,
    good="""
    issues: [{id: sanctions}]
    judgments: [{id: j1, claim: They stay, about: [sanctions], due: "2999"}]
    """,
)
def unknown_subject(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A judgment or recommendation is about an issue, or depends on an event, that nobody knows.

    It must be one of the brief or of the registry; otherwise the judgment is missing where that issue is looked up, and
    is not found when the event is called off.
    """
    known = {name: {item.id for item in getattr(brief, name)} for name in ("issues", "events")}
    for section, id_, trail in _subjects(brief):
        if id_ not in known[section] and not view.registry.knows(section, id_):
            hint = did_you_mean(id_, [*known[section], *view.registry.ids(section)]) or f"add it to {section}"
            yield Flaw(f"no {section[:-1]} “{id_}” in this brief or the registry", trail, hint)


def _subjects(brief: Brief) -> Iterator[tuple[str, str, Trail]]:
    for judgment in brief.judgments:
        for number, id_ in enumerate(judgment.about):
            yield "issues", id_, ("judgments", judgment.id, "about", number)
        for number, id_ in enumerate(judgment.depends_on):
            yield "events", id_, ("judgments", judgment.id, "depends_on", number)
    for number, item in enumerate(brief.recommendations):
        if item.issue:
            yield "issues", item.issue, ("recommendations", number, "issue")


@rule(
    "unknown-brief",
    "references",
    ERROR,
    bad="related: [2018-07-after-helsinky]",
    good="related: [{title: After Helsinki, kind: qa, date: 2018-07}]",
)
def unknown_brief(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """`related` or `supersedes` names a brief that the library does not hold.

    A work elsewhere is described, not named: `{title: …, date: …, url: …}`.
    """
    named: list[tuple[str, Trail]] = [
        (item.id, ("related", number)) for number, item in enumerate(brief.related) if item.id
    ]
    named += [(brief.supersedes, ("supersedes",))] if brief.supersedes else []
    for id_, trail in named:
        if id_ == brief.id:
            yield Flaw("a brief cannot refer to itself", trail, "take it out")
        elif id_ not in view.ids:
            hint = view.near(id_) or "see “briefkit list”, or describe it: {title: …, url: …}"
            yield Flaw(f"no brief “{id_}” in the library", trail, hint)


RULES = (unknown_source, unknown_subject, unknown_brief)
