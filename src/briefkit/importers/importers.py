"""Importers: each makes the draft of a brief from a document in another format, or from a template.

An importer is a function `Source → Draft` in a module of its own, entered in `IMPORTERS`. Other packages add theirs as
entry points in the group `briefkit.importers`: `docx = "my_package:read_docx"`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from importlib import import_module
from typing import cast

from briefkit.core.dates.dates import PartialDate
from briefkit.core.text.words import fold, suggestion
from briefkit.core.values import frozen
from briefkit.errors import BriefkitError
from briefkit.importers.document import Picture
from briefkit.importers.lines import Line
from briefkit.installed.plugins import IMPORTERS as GROUP_OF_IMPORTERS
from briefkit.installed.plugins import plugins


@frozen
class Source:
    """The input of an importer: the bytes of a document, empty for a template, and values given by the author.

    `name` is that of the file without its ending, and `url` the address from which it comes, on the day `retrieved`.
    `library_language` is that of briefs that name none. `topics` are the ids of the library's topics by their folded
    spellings, `briefs` those of briefs by the names that the document links to.
    """

    title: str | None = None
    kind: str | None = None
    date: PartialDate | None = None
    language: str | None = None
    data: bytes = b""
    name: str = ""
    url: str | None = None
    publisher: str | None = None
    retrieved: PartialDate | None = None
    library_language: str = "en"
    topics: dict[str, str] = field(default_factory=dict)
    briefs: dict[str, str] = field(default_factory=dict)

    @property
    def written_in(self) -> str:
        """The language of what is written by a template."""
        return self.language or self.library_language

    def topic_of(self, label: str) -> str | None:
        """The id of the topic that a label stands for: as a whole, or by its last part, as in `policy/sanctions`."""
        for part in dict.fromkeys((label, label.rsplit("/", 1)[-1])):
            for spelled in (part, part.replace("_", "-"), part.replace("-", " ").replace("_", " ")):
                if id_ := self.topics.get(fold(spelled)):
                    return id_
        return None


@frozen
class Draft:
    """A brief to be written: its front matter in the order of writing, and its text in Markdown.

    An importer of documents adds what each paragraph is, sentences on how it had to read them, and their pictures,
    which `figures` call by their names. A document that is a brief already gives its `data`, which are written as they
    are, and its `stem`, the name of its file without the ending. Where a source holds several documents, `original` is
    the one of the draft, with the ending of names of such files; the last draft tells the number of those that became
    none, `failed`. A template adds `comments`: what is written behind the line of a key, for whoever fills it in.
    """

    front_matter: dict[str, object]
    body: str
    date: PartialDate | None = None
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    data: bytes = b""
    stem: str = ""
    original: bytes = b""
    original_ending: str = ""
    failed: int = 0
    comments: Mapping[str, str] = field(default_factory=dict)


Importer = Callable[[Source], Draft]
"""Raises BriefkitError if the source cannot be imported."""

IMPORTERS = {"template": "briefkit.importers.template:draft_of_template"}
"""Name → the built-in importer, as `module:function`, loaded on first use."""


def importer_named(name: str) -> Importer:
    """Load an importer. Other packages cannot replace built-in ones.

    Raises BriefkitError, with a suggestion, if there is none of this name.
    """
    if name in IMPORTERS:
        module, _, function = IMPORTERS[name].partition(":")
        return cast("Importer", getattr(import_module(module), function))
    others = plugins(GROUP_OF_IMPORTERS)
    if name not in others:
        raise BriefkitError(f"there is no importer “{name}”", hint=suggestion(name, [*IMPORTERS, *others]))
    return cast("Importer", others[name].load())
