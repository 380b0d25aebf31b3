"""The lines of a file on which values of its front matter stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefkit.core.brief.read import parse_brief
from briefkit.core.edit.format import parse_path
from briefkit.core.revisions.merge.written import step_below
from briefkit.core.yaml.nodes import plain, position_of, value_of

if TYPE_CHECKING:
    from briefkit.core.yaml.nodes import Node


def line_in_front_matter(data: bytes, place: str) -> int:
    """The line on which a value stands, or the nearest one around it that is there; 0 if nothing of it is."""
    node: Node | None = parse_brief(data, id="", path="").front_matter
    if node is None:
        return 0
    value, line = plain(node), 0
    for step in parse_path(place):
        value, own = step_below(value, step)
        for key in own:
            node = _child(node, key) if node is not None else None
        if value is None or node is None:
            break
        line = position_of(node)[0]
    return line


def _child(node: Node, key: str) -> Node | None:
    if node.id == "mapping":
        return value_of(node, key)
    return node.value[int(key) - 1] if node.id == "sequence" else None
