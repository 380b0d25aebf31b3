"""Plans for adding list items and removing items and keys."""

from __future__ import annotations

from dataclasses import replace

from briefkit.core.brief.shapes import ListOf
from briefkit.core.edit.format import short_key
from briefkit.core.edit.splice.path import Spot, is_empty, label, named, several
from briefkit.core.edit.splice.plan import EditContext, Plan, check_anchor, plan_replace, plan_set
from briefkit.core.edit.splice.replace import anchored, replacements, source_of
from briefkit.core.edit.splice.splice import (
    Splice,
    column,
    dash_of,
    into_flow,
    into_lines,
    line_start,
    out_of_block,
    out_of_flow,
)
from briefkit.core.edit.splice.tree import Branch, Entry, Leaf, Tree
from briefkit.core.edit.splice.verify import NewValue, is_value, new_entry, without
from briefkit.core.edit.splice.write import Style, flow_text, item_lines
from briefkit.core.edit.value import Value, path_text, refused
from briefkit.core.text.words import did_you_mean, meant


def plan_add(context: EditContext, value: Value, at: int | None = None) -> Plan | None:
    """A plan to add a value to a list, created if missing; None if the list already holds it."""
    spot = context.spot
    if spot.rest:
        return plan_set(context, [value])
    if isinstance(spot.node, Branch) and not spot.node.mapping:
        return _added(context, spot.node, value, at)
    if is_empty(spot.node):
        return plan_replace(context, [value])
    return None if is_value(value, spot.node) else _to_list(context, value, first=at == 0)


def _to_list(context: EditContext, value: Value, *, first: bool) -> Plan:
    """A plan to turn a single value, which counts as a list of one, into a list of two."""
    node, where = context.spot.node, path_text(context.path)
    written = source_of(context.text, node)
    mixed = isinstance(value, dict) and isinstance(node, Leaf) and short_key(context.spot.shape) is None
    if written is None or anchored(node) or mixed:
        what = "a mapping" if isinstance(node, Branch) else "a text"
        raise refused("kind", f"{where} is {what}, not a list", "make it a list with “briefkit edit”")
    quote = node.style if isinstance(node, Leaf) and node.style in {"'", '"'} else ""
    new = flow_text(value, replace(context.style(), quote=quote))
    old_entry = Entry(node) if isinstance(node, Branch) else new_entry(node.text)
    order = -1 if first else 1
    texts = ", ".join([written, new][::order])
    new_list = Branch(mapping=False, flow=True, start=0, entries=(old_entry, new_entry(value))[::order])
    return Plan([(Splice(node.start, node.end, f"[{texts}]"),)], context.changed(new_list))


def _added(context: EditContext, branch: Branch, value: Value, at: int | None) -> Plan | None:
    if any(is_value(value, entry.value) for entry in branch.entries):
        return None
    _check_new_id(context, branch, value)
    if branch.flow and not branch.entries and not context.spot.flow:
        return plan_replace(context, [value])
    if at is not None and at < len(branch.entries):
        return _inserted(context, branch, value, at)
    style = context.style(branch)
    expected = context.changed(replace(branch, entries=(*branch.entries, new_entry(value))))
    if branch.flow:
        return Plan([into_flow(context.text, branch, flow_text(value, style))], expected)
    last = branch.entries[-1].value
    dash = dash_of(context.text, branch.entries[-1])
    if dash is None:
        return Plan([], expected)
    lines = _item_like(last, value, column(context.text, dash), style)
    return Plan(into_lines(context.text, branch.end, lines, style.newline), expected)


def _inserted(context: EditContext, branch: Branch, value: Value, at: int) -> Plan:
    """A plan to add a value before an item."""
    text, style, following = context.text, context.style(branch), branch.entries[at]
    entries = (*branch.entries[:at], new_entry(value), *branch.entries[at:])
    expected = context.changed(replace(branch, entries=entries))
    if branch.flow:
        written = flow_text(value, style) + ", "
        return Plan([(Splice(following.start, following.start, written),)], expected)
    dash = dash_of(text, following)
    if dash is None:
        return Plan([], expected)
    lines = _item_like(following.value, value, column(text, dash), style)
    before = line_start(text, dash)
    if text[before:dash].strip():  # the first item of a list in a list
        return Plan([], expected)
    while text[line_start(text, before - 1) : before].lstrip().startswith("#"):  # a comment stays with its item
        before = line_start(text, before - 1)
    return Plan([(Splice(before, before, lines + style.newline),)], expected)


def _item_like(neighbour: Tree, value: Value, indent: int, style: Style) -> str:
    """A list item as lines, in brackets if its neighbour is."""
    if isinstance(neighbour, Branch) and neighbour.flow and not isinstance(value, str):
        return " " * indent + "- " + flow_text(value, replace(style, quote=""))
    return item_lines(value, indent, style)


def _check_new_id(context: EditContext, branch: Branch, value: Value) -> None:
    new = value.get("id") if isinstance(value, dict) else None
    labels = [label(entry.value) for entry in branch.entries]
    if isinstance(new, str) and (places := meant(new, labels)):
        where, old = path_text(context.path), labels[places[0]]
        raise refused("duplicate", f"{where} already has an item “{old}”", f"change it with {where}.{old}.KEY=…")


def plan_remove(context: EditContext) -> Plan | None:
    """A plan to remove a key or an item; an emptied list or mapping becomes `[]` or `{}`, also a list of one."""
    spot = context.spot
    if spot.rest:
        known = [entry.name for entry in spot.node.entries] if isinstance(spot.node, Branch) else []
        missing = path_text(context.path[: len(context.path) - len(spot.rest) + 1])
        raise refused("missing", f"there is no {missing}", did_you_mean(spot.rest[0], known))
    check_anchor(spot.node)
    if spot.single:
        return plan_replace(context, [])
    branch, place = spot.chain[-1]
    above = context.at(Spot(branch, spot.chain[:-1]))
    if len(branch.entries) == 1:
        return _emptied(above, branch)
    splices = out_of_flow(branch, place) if branch.flow else out_of_block(context.text, branch, place)
    return Plan([splices] if splices else [], above.changed(without(branch, place)))


def _emptied(context: EditContext, branch: Branch) -> Plan:
    if not context.spot.chain:
        raise refused("last", "it is the only key of the front matter")
    value: Value = {} if branch.mapping else []
    expected = context.changed(NewValue(value))
    if branch.flow:
        return Plan([(Splice(branch.start + 1, branch.end - 1, ""),)], expected)
    return Plan(replacements(context.text, context.root, context.spot, value), expected)


def plan_remove_item(context: EditContext, wanted: str, *, latest: bool, tidy: bool) -> Plan | None:
    """A plan to remove the list item that is this text or has this id; see `Remove`."""
    spot, where = context.spot, path_text(context.path)
    node = spot.node
    if spot.rest:
        raise refused("missing", f"there is no {where}")
    if isinstance(node, Leaf) or node.mapping:
        of_one = isinstance(spot.shape, ListOf)
        if named(wanted, [node]):
            return plan_replace(context, []) if of_one and not tidy else plan_remove(context)
        if of_one:
            raise refused("missing", f"{where} has no item “{wanted}”", did_you_mean(wanted, [label(node)]))
        raise refused("kind", f"{where} is not a list")
    place = _place_of(node, where, wanted, latest=latest)
    if tidy and len(node.entries) == 1:
        return plan_remove(context)
    return plan_remove(context.at(Spot(node.entries[place].value, (*spot.chain, (node, place)))))


def _place_of(items: Branch, where: str, wanted: str, *, latest: bool) -> int:
    values = [entry.value for entry in items.entries]
    places = named(wanted, values)
    if not places:
        raise refused("missing", f"{where} has no item “{wanted}”", did_you_mean(wanted, map(label, values)))
    if len(places) > 1 and not latest:
        hint = f"remove one by its number: --remove {where}.{places[-1] + 1}"
        raise refused("several", several(where, wanted, values, places), hint)
    return places[-1]
