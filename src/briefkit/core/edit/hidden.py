"""Removing hidden characters from a file: every value and every block of the text stays what it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any

from briefkit.core.body.markdown import parse_markdown
from briefkit.core.brief.split import decode, encode, split
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.edit.value import refused
from briefkit.core.text.hidden import without_hidden
from briefkit.core.yaml.nodes import plain
from briefkit.core.yaml.read import read_yaml

_STAND_INS = ("\ue001", "\ue000")  # letters without a meaning, for nothing and for a space
_MOST_LINES = 5  # each is tried by reading the file again


def remove_hidden(data: bytes, line: int) -> bytes:
    """The bytes of a file without its hidden characters, or only without those in one line if not all can go.

    Raises EditRefusedError if a value would change or a paragraph would become a heading, a list or anything else.
    """
    text = decode(data)
    if isinstance(text, Diagnostic):
        raise refused("unreadable", str(text))
    one = _without_in_line(text, line)
    for new in (without_hidden(text), one):
        if _means_the_same(text, new):
            return encode(new, data)
    raise refused("other", "without the hidden character this would be read as something else; write what you mean")


def removable_lines(text: str, lines: Iterable[int]) -> set[int]:
    """The lines of a file, among some, whose hidden characters `remove_hidden` can remove.

    Where not all can go at once, only the first lines are tried; the others are taken as removable.
    """
    several = sorted(set(lines))
    if _means_the_same(text, without_hidden(text)):
        return set(several)
    stays = {line for line in several[:_MOST_LINES] if not _means_the_same(text, _without_in_line(text, line))}
    return set(several) - stays


def _without_in_line(text: str, line: int) -> str:
    lines = text.split("\n")
    return "\n".join([*lines[: line - 1], without_hidden(lines[line - 1]), *lines[line:]])


def _means_the_same(text: str, new: str) -> bool:
    before, after = split(text), split(new)
    if isinstance(after, Diagnostic):
        return False
    values = _values(after.front_matter)
    if isinstance(before, Diagnostic):
        return values is not None
    if before.front_matter != after.front_matter and (values is None or values != _values_before(before.front_matter)):
        return False
    return bool(_squeezed(parse_markdown(before.body)) == _squeezed(parse_markdown(after.body)))


def _values_before(front_matter: str) -> Any:
    """The values of front matter; as far as YAML allows no control characters, with letters in their place."""
    values = _values(front_matter)
    return values if values is not None else _values(without_hidden(front_matter, _STAND_INS))


def _values(front_matter: str) -> Any:
    """The values of front matter, None if it cannot be read."""
    root, found = read_yaml(front_matter)
    return None if root is None or found else _squeezed(plain(root))


def _squeezed(value: Any) -> Any:
    """A value or a document with its texts as they are without hidden characters and repeated white space."""
    if isinstance(value, str):
        nothing, space = _STAND_INS
        return " ".join(without_hidden(value).replace(nothing, "").replace(space, " ").split())
    if isinstance(value, list | tuple):
        return [_squeezed(item) for item in value]
    if isinstance(value, dict):
        return [(_squeezed(key), _squeezed(item)) for key, item in value.items()]
    if is_dataclass(value):
        return [type(value).__name__, *(_squeezed(getattr(value, field.name)) for field in fields(value))]
    return value
