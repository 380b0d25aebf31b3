"""Rules on the registry's aliases, parents and keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefkit.checks.hints import Hints
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.checks.unknown_keys import misplaced, typos
from briefkit.core.diagnostic import ERROR, Trail
from briefkit.core.ports import LibraryView
from briefkit.core.registry.registry import SECTIONS, Entry
from briefkit.core.text.words import fold
from briefkit.settings import REGISTRY_FILE


@rule(
    "registry-alias",
    bad="parties: {us: {aliases: [Washington]}, us-state: {aliases: [Washington]}}",
    good="parties: {us: {aliases: [Washington]}, us-state: {aliases: [Washington State]}}",
    example="words",
    subject="library",
)
def registry_alias(view: LibraryView, *_: object) -> Found:
    """Two entries in one section share an alias or a title, or have ids that differ only in case or accents.

    Everything under that name counts for the first of them. Events may share a title, since meetings recur.
    """
    for section in SECTIONS:
        owner: dict[str, str] = {}
        for id_ in view.registry.ids(section):
            other = owner.setdefault(fold(id_), id_)
            if other != id_:
                yield diagnostic(f"“{id_}” already means “{other}”", (section, id_), "keep one", path=REGISTRY_FILE)
        for entry in view.registry.sections[section].values():
            for name, trail in _names(section, entry):
                other = owner.setdefault(fold(name), entry.id)
                if other != entry.id:
                    message = f"“{name}” already means “{other}”"
                    yield diagnostic(message, (section, entry.id, *trail), "keep one", path=REGISTRY_FILE)


def _names(section: str, entry: Entry) -> Iterator[tuple[str, Trail]]:
    """What an entry is called besides its id, in the order in which names are given away."""
    yield from ((alias, ("aliases", alias)) for alias in entry.aliases)
    if (entry.title or entry.name) and section != "events":  # meetings recur under one title
        yield entry.display_title(), ("title" if entry.title else "name",)
    yield from ((title, ("titles", language)) for language, title in (entry.titles or {}).items())


@rule(
    "registry-parent",
    ERROR,
    bad="parties: {us-congress: {title: US Congress, parent: usa-government}}",
    good="parties: {us: {}, us-congress: {title: US Congress, parent: us}}",
    example="words",
    subject="library",
)
def registry_parent(view: LibraryView, *_: object) -> Found:
    """An entry's parent is not in the same section, or is the entry itself or one of its own parts.

    `--with-parts` finds the parts of an entry by their parent.
    """
    for section in SECTIONS:
        entries, hints = view.registry.sections[section], Hints()
        own_parts = _own_parts(entries)
        for entry in entries.values():
            if entry.parent is None:
                continue
            where = section, entry.id, "parent"
            if entry.parent not in entries:
                message = f"no parent “{entry.parent}” under {section}"
                yield diagnostic(message, where, hints.similar(entry.parent, entries), path=REGISTRY_FILE)
            elif entry.id in own_parts:
                message = f"“{entry.id}” would be a part of itself: its parent is “{entry.parent}”"
                yield diagnostic(message, where, "keep the larger of the two as the parent", path=REGISTRY_FILE)


def _own_parts(entries: Mapping[str, Entry]) -> set[str]:
    """The entries whose parents lead back to them, each looked at once."""
    found, done = set[str](), set[str]()
    for start in entries:
        way: dict[str, int] = {}
        above: str | None = start
        while above is not None and above in entries and above not in done:
            done.add(above)
            way[above] = len(way)
            above = entries[above].parent
        if above in way:
            found.update(list(way)[way[above] :])
    return found


@rule(
    "registry-key",
    bad="parties: {us: {title: United States, alises: [USA]}}",
    good="parties: {us: {title: United States, aliases: [USA], code: US}}",
    example="words",
    subject="library",
)
def registry_key(view: LibraryView, *_: object) -> Found:
    """A key of an entry is spelt almost like one that briefkit knows, or holds what belongs elsewhere.

    Keys of your own are welcome. This one looks like a typo, or like an entry that was written into another one.
    """
    for section in SECTIONS:
        for entry in view.registry.sections[section].values():
            trail = (section, entry.id)
            for name, meant in typos(entry):
                message, hint = f"there is no key “{name}” in an entry", f"did you mean {meant}?"
                yield diagnostic(message, (*trail, name), hint, at_key=True, path=REGISTRY_FILE)
            for told in misplaced(entry, trail):
                yield diagnostic(*told, at_key=True, path=REGISTRY_FILE)
