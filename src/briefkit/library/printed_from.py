"""Words that a brief prints and that stand in other files: titles of the registry, of other briefs, the settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefkit.core.brief.split import decode
from briefkit.core.yaml.nodes import position_of, value_of
from briefkit.core.yaml.read import read_yaml
from briefkit.errors import BriefkitError
from briefkit.settings import REGISTRY_FILE, SETTINGS_FILE
from briefkit.storage.files.door import kind_of, read_file

if TYPE_CHECKING:
    from briefkit.core.publication.value import Publication
    from briefkit.core.yaml.nodes import Node
    from briefkit.library.library import Library

_NAMES = ("title", "name", "question", "place")


def words_from_elsewhere(library: Library, publication: Publication) -> dict[str, str]:
    """Words → what they are, and the file in which they are changed, with its line where that is known."""
    found: dict[str, str] = {}
    for words, where in (*_of_settings(publication), *_of_briefs(library, publication), *_of_registry(library)):
        found.setdefault(words, where)
    return found


def _of_settings(publication: Publication) -> Iterator[tuple[str, str]]:
    imprint = publication.imprint
    for words, what in ((imprint.name, "the name of the library"), (imprint.footer, "the footer")):
        if words:
            yield words, f"{what}, to be changed in {SETTINGS_FILE}"


def _of_briefs(library: Library, publication: Publication) -> Iterator[tuple[str, str]]:
    for entry in publication.related:
        if entry.brief and entry.title:
            try:
                yield entry.title, f"the title of another brief, to be changed in {library.get(entry.brief).path}"
            except BriefkitError:
                continue


def _of_registry(library: Library) -> Iterator[tuple[str, str]]:
    try:
        text = decode(read_file(library.folder, REGISTRY_FILE, kind_of(REGISTRY_FILE)))
    except OSError:
        return
    root = read_yaml(text)[0] if isinstance(text, str) else None
    for section, entries in _items(root):
        for id_, entry in _items(entries):
            for name, node in _texts(entry):
                what = f"the {name} of “{id_}” in {section}"
                yield node.value, f"{what}, to be changed in {REGISTRY_FILE}:{position_of(node)[0]}"


def _texts(entry: Node) -> Iterator[tuple[str, Node]]:
    """The texts of an entry that are printed, each with what it is."""
    if entry.id == "scalar":
        yield "title", entry
        return
    for name in _NAMES:
        node = value_of(entry, name) if entry.id == "mapping" else None
        if node is not None and node.id == "scalar":
            yield name, node
    titles = value_of(entry, "titles") if entry.id == "mapping" else None
    for language, node in _items(titles):
        yield f"title in {language}", node


def _items(node: Node | None) -> Iterator[tuple[str, Node]]:
    if node is not None and node.id == "mapping":
        yield from ((name.value, value) for name, value in node.value)
