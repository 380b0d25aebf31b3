"""The index of a dossier: its issues and parties, with the sections that treat them."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.brief.model import Brief
from briefkit.core.dossier.work import Work, section_id
from briefkit.core.publication.dossier import IndexEntry, IndexGroup
from briefkit.core.text.collation import sort_key


def index_of(work: Work) -> tuple[IndexGroup, ...]:
    """The entries of each kind, in the order of the language; a kind without any is left out."""
    groups = (
        IndexGroup(work.labels["issues"], _entries(work, "issues")),
        IndexGroup(work.labels["parties"], _entries(work, "parties")),
    )
    return tuple(group for group in groups if group.entries)


def _entries(work: Work, section: str) -> tuple[IndexEntry, ...]:
    found: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for number, one in enumerate(work.ready, 1):
        for id_, title in _named(work, one.brief, section):
            titles.setdefault(id_, title)
            found.setdefault(id_, []).append(section_id(number))
    entries = [IndexEntry(titles[id_], tuple(dict.fromkeys(places))) for id_, places in found.items()]
    return tuple(sorted(entries, key=lambda entry: (sort_key(entry.title, work.language), entry.title)))


def _named(work: Work, brief: Brief, section: str) -> Iterator[tuple[str, str]]:
    """The ids and titles of what a brief treats: its issues, or the parties that it lists or that hold positions."""
    registry, language = work.registry, work.language
    if section == "issues":
        for issue in brief.issues:
            id_ = registry.resolve("issues", issue.id)
            own = issue.title if not registry.knows("issues", issue.id) else None
            yield id_, own or registry.title("issues", id_, language)
        return
    holders = (position.holder for issue in brief.issues for position in issue.positions)
    for holder in (*brief.parties, *holders):
        if registry.holder_section(holder, brief.people) == "parties":
            id_ = registry.resolve("parties", holder)
            yield id_, registry.title("parties", id_, language)
