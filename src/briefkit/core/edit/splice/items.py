"""Plans for adding list items and removing items and keys."""

from __future__ import annotations

from dataclasses import replace

from briefkit.core.edit.format import short_key
from briefkit.core.edit.splice.path import Spot, is_empty, names
from briefkit.core.edit.splice.plan import EditContext, Plan, check_anchor, plan_replace, plan_set
from briefkit.core.edit.splice.replace import anchored, replacements, source_of
from briefkit.core.edit.splice.splice import Splice, column, dash_of, into_flow, into_lines, out_of_block, out_of_flow
from briefkit.core.edit.splice.tree import Branch, Entry, Leaf
from briefkit.core.edit.splice.verify import NewValue, is_value, new_entry, without
from briefkit.core.edit.splice.write import flow_text, item_lines
from briefkit.core.edit.value import Value, path_text, refused
from briefkit.core.text.words import did_you_mean


def plan_add(context: EditContext, value: Value) -> Plan | None:
    """A plan to append a value to a list, created if missing; None if the list already holds it."""
    spot = context.spot
    if spot.rest:
        return plan_set(context, [value])
    if isinstance(spot.node, Branch) and not spot.node.mapping:
        return _append(context, spot.node, value)
    if is_empty(spot.node):
        return plan_replace(context, [value])
    return None if is_value(value, spot.node) else _to_list(context, value)


def _to_list(context: EditContext, value: Value) -> Plan:
    """A plan to turn a single value, which counts as a list of one, into a list of two."""
    node, where = context.spot.node, path_text(context.path)
    written = source_of(context.text, node)
    mixed = isinstance(value, dict) and isinstance(node, Leaf) and short_key(context.path) is None
    if written is None or anchored(node) or mixed:
        what = "a mapping" if isinstance(node, Branch) else "a text"
        raise refused("kind", f"{where} is {what}, not a list", "make it a list with “briefkit edit”")
    quote = node.style if isinstance(node, Leaf) and node.style in {"'", '"'} else ""
    new = flow_text(value, replace(context.style(), quote=quote))
    old_entry = Entry(node) if isinstance(node, Branch) else new_entry(node.text)
    new_list = Branch(mapping=False, flow=True, start=0, entries=(old_entry, new_entry(value)))
    return Plan([(Splice(node.start, node.end, f"[{written}, {new}]"),)], context.changed(new_list))


def _append(context: EditContext, branch: Branch, value: Value) -> Plan | None:
    if any(is_value(value, entry.value) for entry in branch.entries):
        return None
    _check_new_id(context, branch, value)
    if branch.flow and not branch.entries and not context.spot.flow:
        return plan_replace(context, [value])
    style = context.style(branch)
    expected = context.changed(replace(branch, entries=(*branch.entries, new_entry(value))))
    if branch.flow:
        return Plan([into_flow(context.text, branch, flow_text(value, style))], expected)
    last = branch.entries[-1].value
    dash = dash_of(context.text, branch.entries[-1])
    if dash is None:
        return Plan([], expected)
    indent = column(context.text, dash)
    lines = item_lines(value, indent, style)
    if isinstance(last, Branch) and last.flow and not isinstance(value, str):
        lines = " " * indent + "- " + flow_text(value, replace(style, quote=""))
    return Plan(into_lines(context.text, branch.end, lines, style.newline), expected)


def _check_new_id(context: EditContext, branch: Branch, value: Value) -> None:
    new = value.get("id") if isinstance(value, dict) else None
    if new is not None and any(next(names(entry.value), None) == new for entry in branch.entries):
        where = path_text(context.path)
        raise refused("duplicate", f"{where} already has an item “{new}”", f"change it with {where}.{new}.KEY=…")


def plan_remove(context: EditContext) -> Plan:
    """A plan to remove a key or an item; an emptied list or mapping becomes `[]` or `{}`."""
    spot = context.spot
    if spot.rest:
        known = [entry.name for entry in spot.node.entries] if isinstance(spot.node, Branch) else []
        missing = path_text(context.path[: len(context.path) - len(spot.rest) + 1])
        raise refused("missing", f"there is no {missing}", did_you_mean(spot.rest[0], known))
    check_anchor(spot.node)
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


def plan_remove_item(context: EditContext, wanted: str) -> Plan:
    """A plan to remove the list item that is this text or has this id."""
    spot, where = context.spot, path_text(context.path)
    node = spot.node
    if spot.rest:
        raise refused("missing", f"there is no {where}")
    if isinstance(node, Leaf) and node.text == wanted:
        return plan_remove(context)
    if isinstance(node, Leaf) or node.mapping:
        raise refused("kind", f"{where} is not a list")
    return plan_remove(context.at(_item_spot(spot, node, where, wanted)))


def _item_spot(spot: Spot, items: Branch, where: str, wanted: str) -> Spot:
    labels = [next(names(entry.value), "") for entry in items.entries]
    places = [place for place, name in enumerate(labels) if name == wanted]
    if not places:
        raise refused("missing", f"{where} has no item “{wanted}”", did_you_mean(wanted, labels))
    if len(places) > 1:
        message = f"{where} has “{wanted}” {len(places)} times"
        raise refused("several", message, f"remove one by its number: --remove {where}.{places[-1] + 1}")
    return Spot(items.entries[places[0]].value, (*spot.chain, (items, places[0])))
