"""All importers by name; other packages can add theirs.

An importer is a function `Source → Draft`. To add one, define an entry point in the group `briefkit.importers`:
`docx = "my_package:read_docx"`.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import cast

from briefkit.core.text.words import did_you_mean
from briefkit.errors import BriefkitError
from briefkit.importers.draft import Importer

GROUP = "briefkit.importers"
IMPORTERS: dict[str, EntryPoint] = {
    name: EntryPoint(name, place, GROUP)
    for name, place in {"template": "briefkit.importers.template:draft_of_template"}.items()
}


def importer_named(name: str) -> Importer:
    """Load an importer. Other packages cannot replace built-in ones.

    Raises BriefkitError, with a suggestion, if there is none of this name.
    """
    known = IMPORTERS if name in IMPORTERS else {point.name: point for point in entry_points(group=GROUP)}
    if name not in known:
        names = [*IMPORTERS, *known]
        hint = did_you_mean(name, names) or f"use one of {', '.join(names)}"
        raise BriefkitError(f"there is no importer “{name}”", hint=hint)
    return cast("Importer", known[name].load())
