"""Importers: each makes the draft of a brief from a document in another format, or from a template.

An importer is a function `Source → Draft` in a module of its own, entered in `IMPORTERS`. Other packages add theirs as
entry points in the group `briefkit.importers`: `docx = "my_package:read_docx"`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from briefkit.core.dates.dates import PartialDate
from briefkit.core.text.words import suggestion
from briefkit.core.values import frozen
from briefkit.errors import BriefkitError
from briefkit.importers.document import Picture
from briefkit.importers.lines import Line


@frozen
class Source:
    """The input of an importer: the bytes of a document, empty for a template, and values given by the author.

    `name` is that of the file without its ending, and `url` the address from which it comes.
    """

    title: str | None = None
    kind: str | None = None
    date: PartialDate | None = None
    language: str | None = None
    data: bytes = b""
    name: str = ""
    url: str | None = None
    publisher: str | None = None


@frozen
class Draft:
    """A brief to be written: its front matter in the order of writing, and its text in Markdown.

    An importer of documents adds what each paragraph is, sentences on how it had to read them, and their pictures,
    which `figures` call by their names.
    """

    front_matter: dict[str, object]
    body: str
    date: PartialDate | None = None
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()


Importer = Callable[[Source], Draft]
"""Raises BriefkitError if the source cannot be imported."""

GROUP = "briefkit.importers"
IMPORTERS: dict[str, EntryPoint] = {
    name: EntryPoint(name, place, GROUP)
    for name, place in {
        "template": "briefkit.importers.template:draft_of_template",
    }.items()
}
"""Name → the built-in importer, loaded on first use."""


def importer_named(name: str) -> Importer:
    """Load an importer. Other packages cannot replace built-in ones.

    Raises BriefkitError, with a suggestion, if there is none of this name.
    """
    known = IMPORTERS if name in IMPORTERS else {point.name: point for point in entry_points(group=GROUP)}
    if name not in known:
        raise BriefkitError(f"there is no importer “{name}”", hint=suggestion(name, [*IMPORTERS, *known]))
    return cast("Importer", known[name].load())
