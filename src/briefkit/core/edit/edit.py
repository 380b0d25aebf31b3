"""Applies edits to the bytes of a file, or refuses: only the characters of the named values change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefkit.core.brief.model import BRIEF
from briefkit.core.brief.split import decode, encode, split
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.edit.read_back import is_read_back
from briefkit.core.edit.splice.items import plan_add, plan_remove, plan_remove_item
from briefkit.core.edit.splice.path import locate
from briefkit.core.edit.splice.plan import EditContext, Plan, plan_insert, plan_set
from briefkit.core.edit.splice.splice import apply_splices
from briefkit.core.edit.splice.tree import Branch, read_tree
from briefkit.core.edit.splice.verify import Refusal, verdict
from briefkit.core.edit.value import Add, Bare, Edit, Insert, Remove, Set, Value, path_text, refused
from briefkit.core.yaml.read import read_yaml
from briefkit.errors import EditRefusedError


def edit_front_matter(data: bytes, edits: Sequence[Edit]) -> bytes:
    """The bytes of a file with all edits applied in order; the same bytes where nothing has to change.

    Raises EditRefusedError if one of them would change anything else; then none is applied.
    """
    text = decode(data)
    if isinstance(text, Diagnostic):
        raise refused("unreadable", str(text))
    halves = split(text)
    if isinstance(halves, Diagnostic):
        raise refused("unreadable", str(halves))
    start = text.index("\n") + 1
    end = start if halves.body_line == 3 else start + len(halves.front_matter)
    front_matter = text[start:end]
    for edit in edits:
        front_matter = edit_text(front_matter, edit)
    done = text[:start] + front_matter + text[end:]
    again = split(done)
    if isinstance(again, Diagnostic) or again.body != halves.body:
        raise refused("other", "the front matter would end in another place")
    return encode(done, data)


def edit_text(text: str, edit: Edit | Insert, *, first_line: int = 2, shape: Any = BRIEF) -> str:
    """YAML, by default front matter, with one edit applied. Raises EditRefusedError.

    Nothing else changes, and when it is read again by its shape, the record that was named has the new value.
    """
    _check_text(edit)
    root = _root(text, first_line)
    try:
        plan = _planned(EditContext(text, root, locate(root, edit.path, shape), edit.path), edit)
    except EditRefusedError as error:
        if error.reason == "missing" and isinstance(edit, Remove) and edit.lenient:
            return text
        raise
    refusal: Refusal = ("other", "the YAML there is written in an unusual way")
    for new in [text] if plan is None else (apply_splices(text, splices) for splices in plan.alternatives):
        node, found = read_yaml(new, first_line=2)
        expected = plan.expected if plan else root
        against = verdict(text, root, new, expected, found)
        if against is None and is_read_back(root, edit, expected, node, shape):
            return new
        refusal = against or ("other", "it would be read as something else")
    by_hand = "change it with “briefkit edit”" if shape is BRIEF else "change it by hand"
    raise refused(refusal[0], f"{path_text(edit.path)} was not changed: {refusal[1]}", by_hand)


def _root(text: str, first_line: int) -> Branch:
    read, found = read_yaml(text, first_line=first_line)
    if found:
        raise refused("unreadable", str(found[0]))
    tree = read_tree(text) if read else Branch(mapping=True, flow=False, start=0)
    if not isinstance(tree, Branch) or not tree.mapping:
        raise refused("unreadable", "the front matter is not a mapping")
    return tree


def _planned(context: EditContext, edit: Edit | Insert) -> Plan | None:
    match edit:
        case Set():
            return plan_set(context, edit.value)
        case Insert():
            return plan_insert(context, edit.value)
        case Add():
            return plan_add(context, edit.value, edit.at)
        case Remove(value=None):
            return plan_remove(context)
        case Remove(value=str(wanted)):
            return plan_remove_item(context, wanted, latest=edit.latest, tidy=edit.tidy)
    raise AssertionError(f"unreachable: {edit}")


def _check_text(edit: Edit | Insert) -> None:
    if not edit.path or not all(edit.path):
        raise refused("path", "a path needs at least one key")
    try:
        for text in (*edit.path, *_texts(edit.value)):
            text.encode()
    except UnicodeEncodeError:
        raise refused("text", f"{path_text(edit.path)}: the value is not text", "is it UTF-8?") from None


def _texts(value: Value | None) -> list[str]:
    match value:
        case None:
            return []
        case str():
            return [value]
        case Bare():
            return [value.text]
        case list():
            return [text for item in value for text in _texts(item)]
        case dict():
            return [text for name, item in value.items() for text in (name, *_texts(item))]
