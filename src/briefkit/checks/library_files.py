"""Rules on the library as a whole: links, the registry, whether there is anything at all."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.making import rule
from briefkit.core.checking.rule import ERROR, Flaw
from briefkit.core.checking.view import LibraryView
from briefkit.core.registry.registry import SECTIONS
from briefkit.core.text.words import did_you_mean, fold
from briefkit.settings import REGISTRY_FILE, SETTINGS_FILE, Settings


@rule(
    "no-briefs",
    "library",
    ERROR,
    bad="a check of an empty folder, or of a selection that no brief fits",
    good="a check of at least one brief",
    example="words",
    subject="library",
)
def no_briefs(view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """No brief was checked.

    A check that looks at nothing passes nothing: a mistyped folder must not look like a clean library.
    """
    if not view.ids:
        yield Flaw(
            "checked 0 briefs", hint="write one with “briefkit new”, or name another --library", path=SETTINGS_FILE
        )


@rule(
    "linked-file",
    "library",
    bad="after-helsinki.md → ../elsewhere/after-helsinki.md",
    good="the file itself",
    example="words",
    subject="library",
)
def linked_file(view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A symbolic link in the library. Links are never followed.

    A library is what lies in its folder: what a link points to is neither listed nor printed, so that nothing from
    elsewhere gets into a publication.
    """
    for path, target in view.links:
        yield Flaw(f"a link to “{target}”, which is not followed", hint="put the file itself here", path=path, line=1)


@rule(
    "registry-alias",
    "library",
    bad="parties: {us: {aliases: [Washington]}, us-state: {aliases: [Washington]}}",
    good="parties: {us: {aliases: [Washington]}, us-state: {aliases: [Washington State]}}",
    example="words",
    subject="library",
)
def registry_alias(view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """One alias stands for two entries of a section.

    The first one gets it all.
    """
    for section in SECTIONS:
        owner = {fold(id_): id_ for id_ in view.registry.ids(section)}
        for entry in view.registry.sections[section].values():
            for alias in entry.aliases:
                other = owner.setdefault(fold(alias), entry.id)
                if other != entry.id:
                    told = f"“{alias}” already means “{other}”"
                    yield Flaw(told, (section, entry.id, "aliases", alias), "keep one", path=REGISTRY_FILE)


@rule(
    "registry-parent",
    "library",
    ERROR,
    bad="parties: {us-congress: {title: US Congress, parent: usa-government}}",
    good="parties: {us: {}, us-congress: {title: US Congress, parent: us}}",
    example="words",
    subject="library",
)
def registry_parent(view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """An entry's parent is not in the same section, or is the entry itself.

    `--with-parts` finds children by their parent.
    """
    for section in SECTIONS:
        entries = view.registry.sections[section]
        for entry in entries.values():
            if entry.parent is not None and (entry.parent not in entries or entry.parent == entry.id):
                hint = did_you_mean(entry.parent, entries)
                told = f"no parent “{entry.parent}” under {section}"
                yield Flaw(told, (section, entry.id, "parent"), hint, path=REGISTRY_FILE)


RULES = (no_briefs, linked_file, registry_alias, registry_parent)
