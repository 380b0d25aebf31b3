"""Rules on the registry's aliases and parents."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView
from briefkit.core.registry.registry import SECTIONS
from briefkit.core.text.words import did_you_mean, fold
from briefkit.settings import REGISTRY_FILE


@rule(
    "registry-alias",
    bad="parties: {us: {aliases: [Washington]}, us-state: {aliases: [Washington]}}",
    good="parties: {us: {aliases: [Washington]}, us-state: {aliases: [Washington State]}}",
    example="words",
    subject="library",
)
def registry_alias(view: LibraryView, *_: object) -> Found:
    """Two entries in one section share an alias, or have ids that differ only in case or accents.

    Everything under that name counts for the first of them.
    """
    for section in SECTIONS:
        owner: dict[str, str] = {}
        for id_ in view.registry.ids(section):
            other = owner.setdefault(fold(id_), id_)
            if other != id_:
                yield diagnostic(f"“{id_}” already means “{other}”", (section, id_), "keep one", path=REGISTRY_FILE)
        for entry in view.registry.sections[section].values():
            for alias in entry.aliases:
                other = owner.setdefault(fold(alias), entry.id)
                if other != entry.id:
                    message = f"“{alias}” already means “{other}”"
                    yield diagnostic(message, (section, entry.id, "aliases", alias), "keep one", path=REGISTRY_FILE)


@rule(
    "registry-parent",
    ERROR,
    bad="parties: {us-congress: {title: US Congress, parent: usa-government}}",
    good="parties: {us: {}, us-congress: {title: US Congress, parent: us}}",
    example="words",
    subject="library",
)
def registry_parent(view: LibraryView, *_: object) -> Found:
    """An entry's parent is not in the same section, or is the entry itself.

    `--with-parts` finds the parts of an entry by their parent.
    """
    for section in SECTIONS:
        entries = view.registry.sections[section]
        for entry in entries.values():
            if entry.parent is not None and (entry.parent not in entries or entry.parent == entry.id):
                hint = did_you_mean(entry.parent, entries)
                message = f"no parent “{entry.parent}” under {section}"
                yield diagnostic(message, (section, entry.id, "parent"), hint, path=REGISTRY_FILE)
