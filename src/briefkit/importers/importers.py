"""Every importer by name; other packages may add theirs.

An importer is a function `Source → Draft`. An entry point in the group `briefkit.importers` adds one under its name, as
in `docx = "my_package:read_docx"`.
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
    """An importer, loaded when it is asked for; a built-in name cannot be taken over.

    Raises BriefkitError that names what is near.
    """
    known = IMPORTERS if name in IMPORTERS else {point.name: point for point in entry_points(group=GROUP)}
    if name not in known:
        names = [*IMPORTERS, *known]
        hint = did_you_mean(name, names) or f"use one of {', '.join(names)}"
        raise BriefkitError(f"there is no importer “{name}”", hint=hint)
    return cast("Importer", known[name].load())
