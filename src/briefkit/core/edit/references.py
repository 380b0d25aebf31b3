"""References between briefs (`related`, `supersedes`, `continues`, Markdown links), and how they follow a rename."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

import yaml

from briefkit.core.edit.edit import edit_front_matter
from briefkit.core.edit.move import Move
from briefkit.core.edit.readable import halves_with
from briefkit.core.edit.relink import relinked
from briefkit.core.edit.value import Edit, Set, refused
from briefkit.core.text.ids import brief_of
from briefkit.core.yaml.nodes import plain, value_of
from briefkit.core.yaml.read import read_yaml

if TYPE_CHECKING:
    from briefkit.core.yaml.nodes import Node

_YAML_ESCAPE, _BODY_ESCAPE = re.compile(r"\\[xuU]"), re.compile(r"\\(.)")
_GIVE_ID = "give it an id of its own first"


def follow_rename(data: bytes, path: str, move: Move) -> bytes:
    """The bytes of the brief at a path with its references to a renamed brief updated.

    Raises EditRefusedError if anything else would change, or if the brief may hold references but cannot be read.
    """
    read = halves_with(data, move.old_id, lambda text, _id: _may_refer(text, move), in_body=True)
    if read is None:
        return data
    halves = read[1]
    root = read_yaml(halves.front_matter)[0]
    edits = list(_reference_edits(root, path, move)) if root else []
    done = edit_front_matter(data, edits) if edits else data
    body = relinked(halves.body, halves.body_line, path, move)
    return done if body == halves.body else done[: len(done) - len(halves.body.encode())] + body.encode()


def may_refer(data: bytes, move: Move) -> bool:
    """Whether a brief may refer to a renamed one, as its id is or in escapes: cheap, and never wrongly no."""
    return _may_refer(data.decode("utf-8", "replace"), move)


def _may_refer(text: str, move: Move) -> bool:
    if move.may_be_in(text) or _YAML_ESCAPE.search(text):
        return True
    escaped = any(character in text for character in "%&\\")
    return escaped and move.may_be_in(unquote(unescape(_BODY_ESCAPE.sub(r"\1", text))))


def _reference_edits(root: Node, path: str, move: Move) -> Iterator[Edit]:
    def is_meant(node: Node | None) -> bool:
        return isinstance(node, yaml.ScalarNode) and move.is_named(node.value, path)

    if root.id != "mapping":
        return
    related, new = value_of(root, "related"), move.new_id
    if is_meant(value_of(root, "supersedes")):
        yield Set(("supersedes",), new)
    if is_meant(related):
        yield Set(("related",), new)
    if isinstance(related, yaml.MappingNode) and is_meant(value_of(related, "id")):
        yield Set(("related", "id"), new)
    for number, item in enumerate(related.value if isinstance(related, yaml.SequenceNode) else (), 1):
        if is_meant(item):
            yield Set(("related", str(number)), new)
        elif isinstance(item, yaml.MappingNode) and is_meant(value_of(item, "id")):
            yield Set(("related", str(number), "id"), new)
    yield from _continuing_edits(value_of(root, "judgments"), path, move)


def _continuing_edits(judgments: Node | None, path: str, move: Move) -> Iterator[Edit]:
    """Edits of judgments, of a list or a single one, that continue one of the renamed brief."""
    given = plain(judgments) if judgments else None
    items = [item if isinstance(item, dict) else {} for item in (given if isinstance(given, list) else [given])]
    ids = [item.get("id") for item in items]
    for number, item in enumerate(items, 1):
        id_, continues = item.get("id"), item.get("continues")
        if isinstance(continues, str) and move.is_named(brief_of(continues), path):
            step = id_ if isinstance(id_, str) and ids.count(id_) == 1 else str(number)
            if step != id_ and step in ids:
                raise refused(
                    "several", f"judgment {number} cannot be told from the one with the id “{step}”", _GIVE_ID
                )
            steps = ("judgments", step) if isinstance(given, list) else ("judgments",)
            yield Set((*steps, "continues"), f"{move.new_id}#{continues.rpartition('#')[2]}")
