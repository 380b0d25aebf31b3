"""References to issues and events that do not exist."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.hints import Hints
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR, Trail
from briefkit.core.ports import LibraryView


@rule(
    "unknown-subject",
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
def unknown_subject(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A judgment or recommendation refers to an issue or event that does not exist.

    The issue or event must be in the brief or in the registry. Otherwise the judgment is not found under that issue, or
    when the event is cancelled.
    """
    ids = {name: [item.id for item in getattr(brief, name)] for name in ("issues", "events")}
    known = {name: {view.registry.key(name, id_) for id_ in listed} for name, listed in ids.items()}
    hints = Hints()
    for section, id_, trail in _subjects(brief):
        if view.registry.key(section, id_) not in known[section] and not view.registry.knows(section, id_):
            hint = hints.similar(id_, [*ids[section], *view.registry.ids(section)]) or f"add it to {section}"
            yield diagnostic(f"no {section[:-1]} “{id_}” in this brief or the registry", trail, hint)


def _subjects(brief: Brief) -> Iterator[tuple[str, str, Trail]]:
    for judgment in brief.judgments:
        for number, id_ in enumerate(judgment.about):
            yield "issues", id_, ("judgments", judgment.id, "about", number)
        for number, id_ in enumerate(judgment.depends_on):
            yield "events", id_, ("judgments", judgment.id, "depends_on", number)
    for number, item in enumerate(brief.recommendations):
        if item.issue:
            yield "issues", item.issue, ("recommendations", number, "issue")
