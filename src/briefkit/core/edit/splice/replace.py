"""Alternative ways to write a new value in place of an old one, closest to the old style first."""

from __future__ import annotations

from dataclasses import replace

from briefkit.core.edit.splice.path import Spot
from briefkit.core.edit.splice.quote import block, scalar, scalar_type
from briefkit.core.edit.splice.splice import Splice, Splices, column, line_end, line_start, newline_at
from briefkit.core.edit.splice.tree import Branch, Leaf, Tree
from briefkit.core.edit.splice.write import Style, after_key, flow_text, is_short, item_lines
from briefkit.core.edit.value import Bare, Value


def style_at(text: str, root: Tree | None, near: Branch | None = None) -> Style:
    """The style of a file, taken from the lists near an edit, else from its first block list."""
    place = near.start if near else 0
    indents = [*_list_indents(text, near), *_list_indents(text, root)] if root else []
    return Style(newline_at(text, place), indents[0] if indents else 2, _quote_of(near))


def _list_indents(text: str, tree: Tree | None) -> list[int]:
    """The indentation of each block list under its key."""
    if not isinstance(tree, Branch) or tree.flow:
        return []
    found = []
    for entry in tree.entries:
        value = entry.value
        if entry.key and isinstance(value, Branch) and not value.flow and not value.mapping and not value.anchored:
            found.append(column(text, value.start) - column(text, entry.key.start))
        found += _list_indents(text, value)
    return found


def _quote_of(near: Branch | None) -> str:
    """The quotation mark of a list's last item, if it has one."""
    last = near.entries[-1].value if near and near.entries and not near.mapping else None
    return last.style if isinstance(last, Leaf) and last.style in {"'", '"'} else ""


def replacements(text: str, root: Tree, spot: Spot, value: Value) -> list[Splices]:
    """Alternative splices that replace the value at a place."""
    node = spot.node
    style = style_at(text, root, spot.parent)
    if isinstance(node, Leaf):
        return _in_place_of_text(text, spot, node, value, style)
    if node.flow or spot.entry is None:
        lines = [] if node.entries or is_short(value) or spot.flow else _below_key(text, spot, value, style, node)
        return [*lines, (Splice(node.start, node.end, _inline(value, "", style, flow=spot.flow)),)]
    return _in_place_of_block(text, spot, node, value, style)


def _inline(value: Value, quote: str, style: Style, *, flow: bool) -> str:
    if isinstance(value, str):
        return scalar(value, style=quote, flow=flow)
    return flow_text(value, replace(style, quote=""))


def _in_place_of_text(text: str, spot: Spot, old: Leaf, value: Value, style: Style) -> list[Splices]:
    if not old.end > old.start:
        return _in_place_of_nothing(text, spot, old, value, style)
    alternatives: list[Splices] = []
    if isinstance(value, str) and not old.style and scalar_type(value) and scalar_type(value) == scalar_type(old.text):
        alternatives.append((Splice(old.start, old.end, value),))
    if isinstance(value, str) and old.block and not spot.flow:
        written = block(value, old.style, _block_indent(text, old), style.newline)
        alternatives += [(Splice(old.start, old.end, written),)] if written else []
    if not is_short(value) and not spot.flow and spot.entry and spot.entry.key:
        alternatives += _below_key(text, spot, value, style, old)
    quote = old.style if old.style in {"'", '"'} else ""
    alternatives.append((Splice(old.start, old.end, _inline(value, quote, style, flow=spot.flow)),))
    return alternatives


def _block_indent(text: str, old: Leaf) -> int:
    first = next((line for line in text[old.start : old.end].split("\n")[1:] if line.strip()), "  ")
    return len(first) - len(first.lstrip(" "))


def _in_place_of_nothing(text: str, spot: Spot, old: Leaf, value: Value, style: Style) -> list[Splices]:
    before = text[old.start - 1 : old.start]
    lead = "" if before.isspace() or before in {"[", ""} else " " if before in ":-,?" else ": "
    alternatives: list[Splices] = []
    if not is_short(value) and not spot.flow and before == ":":
        alternatives += _below_key(text, spot, value, style, old)
    quote = style.quote if spot.entry and not spot.entry.key else ""
    alternatives.append((Splice(old.start, old.start, lead + _inline(value, quote, style, flow=spot.flow)),))
    return alternatives


def _colon(text: str, spot: Spot) -> int | None:
    """The place after a key's colon."""
    key = spot.entry.key if spot.entry else None
    return text.index(":", key.end) + 1 if key else None


def _below_key(text: str, spot: Spot, value: Value, style: Style, old: Tree) -> list[Splices]:
    """Splices for a list or mapping in lines below its key; none if anything follows the old value on its line."""
    colon, key = _colon(text, spot), spot.entry.key if spot.entry else None
    if (
        colon is None
        or key is None
        or "\n" in text[colon : old.start]
        or text[old.end : line_end(text, old.end)].strip()
    ):
        return []
    lines = after_key(value, column(text, key.start), style)
    return [(Splice(colon, line_end(text, old.end), lines),)]


def _in_place_of_block(text: str, spot: Spot, node: Branch, value: Value, style: Style) -> list[Splices]:
    colon = _colon(text, spot)
    if colon is None or spot.entry is None or spot.entry.key is None:
        return [(Splice(node.start, node.end, _item_written(text, node, value, style)),)]
    start, end = line_start(text, node.start), line_end(text, node.end)
    if isinstance(value, (str, Bare)) or not value:
        written = " " + _inline(value, "", style, flow=False)
        return [(Splice(colon, colon, written), Splice(_before_newline(text, start), end, ""))]
    own = replace(style, list_indent=column(text, node.start) - column(text, spot.entry.key.start))
    own = replace(own, quote=_quote_of(node)) if not node.mapping and not isinstance(value, dict) else own
    lines = _block_lines(value, column(text, node.start), own)
    return [(Splice(start, end, lines),)]


def _before_newline(text: str, start: int) -> int:
    return start - (2 if text[start - 2 : start] == "\r\n" else 1)


def _block_lines(value: Value, indent: int, style: Style) -> str:
    if isinstance(value, list):
        return style.newline.join(item_lines(item, indent, style) for item in value)
    below = after_key(value, indent - 2, style)
    return below.removeprefix(style.newline)


def _item_written(text: str, node: Branch, value: Value, style: Style) -> str:
    if isinstance(value, dict) and value and node.mapping:
        indent = column(text, node.start)
        return item_lines(value, indent - 2, style)[indent:]
    return _inline(value, "", style, flow=False)


def anchored(tree: Tree) -> bool:
    """Whether a value or anything in it has an anchor."""
    if isinstance(tree, Branch):
        keys = (entry.key for entry in tree.entries if entry.key)
        return tree.anchored or any(map(anchored, (*keys, *(entry.value for entry in tree.entries))))
    return tree.anchored


def source_of(text: str, node: Tree) -> str | None:
    """The source of a value on one line, for use inside brackets; None if it has several lines."""
    written = text[node.start : node.end]
    in_brackets = isinstance(node, Branch) and node.flow
    if "\n" in written or not written or (isinstance(node, Branch) and not in_brackets):
        return None
    if isinstance(node, Leaf) and node.style not in {"'", '"'}:
        return scalar(node.text, flow=True)
    return written
