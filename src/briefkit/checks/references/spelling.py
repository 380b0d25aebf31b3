"""Ids that the registry lacks, and those of sources, written in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.references.unknown_source import sources_named
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Trail
from briefkit.core.ports import LibraryView
from briefkit.core.text.ids import id_key, of_id


@rule(
    "id-spelling",
    bad="issues: [{id: Fees}]  # another brief has “fees”",
    good="issues: [{id: fees}]",
    example="words",
)
def id_spelling(brief: Brief, view: LibraryView, *_: object) -> Found:
    """An id that the registry lacks differs in case, accents or composition from how most briefs write it.

    So does the id of a source from how the brief lists it; it means that source nevertheless.

    Filters take both for one, but not every table does: a timeline has an event for each. An entry in the registry
    makes them one everywhere.
    """
    for section, word, trail in _words(brief, view):
        if found := view.usual_spelling(section, word):
            usual, path = found
            hint = f"write {usual}, or add it under {section} in registry.yaml"
            yield diagnostic(f"“{word}” is written “{usual}” elsewhere ({path})", trail, hint)
    sources = {id_key(source.id): source.id for source in brief.sources}
    for word, trail in sources_named(brief):
        if (listed := of_id(sources, word)) not in (None, word):
            yield diagnostic(f"“{word}” is written “{listed}” in sources", trail, f"write {listed}")


def _words(brief: Brief, view: LibraryView) -> Iterator[tuple[str, str, Trail]]:
    """The ids of a brief: section, word and place."""
    yield from (("topics", topic, ("topics", number)) for number, topic in enumerate(brief.topics))
    yield from (("parties", party, ("parties", number)) for number, party in enumerate(brief.parties))
    for issue in brief.issues:
        yield "issues", issue.id, ("issues", issue.id, "id")
        for holder in dict.fromkeys(position.holder for position in issue.positions):
            section = view.registry.holder_section(holder, brief.people)
            yield section, holder, ("issues", issue.id, "positions", holder)
    yield from (("events", event.id, ("events", event.id, "id")) for event in brief.events)
    for judgment in brief.judgments:
        if judgment.by:
            yield "people", judgment.by, ("judgments", judgment.id, "by")
