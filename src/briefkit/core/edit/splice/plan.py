"""Plans for setting values: alternative splices, and the tree that each should result in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefkit.core.edit.format import short_key
from briefkit.core.edit.splice.path import Spot, check_new, is_empty
from briefkit.core.edit.splice.replace import anchored, replacements, source_of, style_at
from briefkit.core.edit.splice.splice import Splice, Splices, column, into_flow, into_lines
from briefkit.core.edit.splice.tree import Branch, Leaf, Tree
from briefkit.core.edit.splice.verify import Expected, NewValue, changed, is_value, new_entry
from briefkit.core.edit.splice.write import Style, flow_text, key_text, pair_lines
from briefkit.core.edit.value import Path, Value, path_text, refused
from briefkit.core.values import frozen


@frozen
class Plan:
    """Alternative splices for one edit, the best first, and the tree that each of them should result in."""

    alternatives: Sequence[Splices]
    expected: Expected


@frozen
class EditContext:
    """Front matter, or YAML of another shape, before an edit, and the place of the edit."""

    text: str
    root: Branch
    spot: Spot
    path: Path

    def style(self, near: Branch | None = None) -> Style:
        """The writing style of the file, near a branch."""
        return style_at(self.text, self.root, near)

    def changed(self, node: Expected) -> Expected:
        """The whole tree with another value at this place."""
        return changed(self.spot.chain, node)

    def at(self, spot: Spot) -> EditContext:
        """The same front matter with another place."""
        return replace(self, spot=spot)


def plan_set(context: EditContext, value: Value) -> Plan | None:
    """A plan to set a key, creating missing keys above it; None if it already has the value."""
    spot = context.spot
    if not spot.rest:
        return plan_replace(context, value)
    check_new(spot, context.path)
    nested = _nested(spot.rest[1:], value)
    node = spot.node
    if isinstance(node, Branch):
        return _insert_pairs(context, node, {spot.rest[0]: nested})
    if is_empty(node):
        return plan_replace(context, {spot.rest[0]: nested})
    at = context.path[: len(context.path) - len(spot.rest)]
    short = short_key(spot.shape)
    if short is None:
        raise refused("kind", f"{path_text(at)} is a text, so it has no “{spot.rest[0]}”")
    if short == spot.rest[0] and len(spot.rest) == 1:
        return plan_replace(context, value)
    return _expand(context, node, short, nested)


def _nested(path: Path, value: Value) -> Value:
    for part in reversed(path):
        value = {part: value}
    return value


def plan_replace(context: EditContext, value: Value) -> Plan | None:
    """A plan to replace a value; None if it is the same."""
    if is_value(value, context.spot.node):
        return None
    check_anchor(context.spot.node)
    return Plan(replacements(context.text, context.root, context.spot, value), context.changed(NewValue(value)))


def check_anchor(node: Tree) -> None:
    """Raise EditRefusedError if a value or anything in it has an anchor."""
    if anchored(node):
        raise refused("anchor", "the value has an anchor (&), which would be lost", "write it without the anchor")


def _expand(context: EditContext, node: Leaf, short: str, nested: Value) -> Plan:
    """A plan to expand a short form (`russia: Wants relief`) to the mapping it is short for, with one more key."""
    written, name = source_of(context.text, node), context.spot.rest[0]
    if written is None or node.anchored:
        message = f"{path_text(context.path[:-1])} is a text with several lines or an anchor"
        raise refused("kind", message, f"write it out as “{short}: …” with “briefkit edit”")
    pair = f"{key_text(name)}: {flow_text(nested, context.style())}"
    splices = (Splice(node.start, node.end, f"{{{short}: {written}, {pair}}}"),)
    return Plan([splices], context.changed(NewValue({short: node.text, name: nested})))


def plan_insert(context: EditContext, entries: dict[str, Value]) -> Plan | None:
    """A plan to add new keys to a mapping, which is created if it is missing."""
    node = context.spot.node
    if context.spot.rest or not isinstance(node, Branch):
        return plan_set(context, entries)
    return _insert_pairs(context, node, entries)


def _insert_pairs(context: EditContext, branch: Branch, pairs: dict[str, Value]) -> Plan:
    text = context.text
    style = replace(context.style(branch), quote="")
    added = tuple(new_entry(value, name) for name, value in pairs.items())
    expected = context.changed(replace(branch, entries=(*branch.entries, *added)))
    if branch.flow:
        written = ", ".join(f"{key_text(name)}: {flow_text(value, style)}" for name, value in pairs.items())
        return Plan([into_flow(text, branch, written)], expected)
    indent = column(text, branch.entries[0].start) if branch.entries else 0
    in_brackets = bool(branch.entries) and _in_brackets(branch.entries[-1].value)
    lines = style.newline.join(_pair(name, value, indent, style, in_brackets) for name, value in pairs.items())
    end = len(text) if not branch.entries else branch.end if context.spot.chain else len(text.rstrip())
    return Plan(into_lines(text, end, lines, style.newline), expected)


def _pair(name: str, value: Value, indent: int, style: Style, in_brackets: bool) -> str:
    """A key with its value, like its neighbours: a mapping in brackets if theirs are."""
    if isinstance(value, dict) and in_brackets:
        return " " * indent + f"{key_text(name)}: {flow_text(value, style)}"
    return pair_lines(name, value, indent, style)


def _in_brackets(node: Tree) -> bool:
    return isinstance(node, Branch) and node.flow and node.mapping
