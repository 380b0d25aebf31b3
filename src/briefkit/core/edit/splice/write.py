"""Values as YAML, on one line (flow) or on several (block), in the style of the surrounding text."""

from __future__ import annotations

from dataclasses import replace

from briefkit.core.edit.splice.quote import scalar
from briefkit.core.edit.value import Bare, Value
from briefkit.core.values import frozen

_SHORT = 88


@frozen
class Style:
    """The style of a file: its line end, the indentation of lists under their keys, and how texts are quoted."""

    newline: str = "\n"
    list_indent: int = 2
    quote: str = ""
    spaced: bool = False


def key_text(name: str) -> str:
    """A key, quoted where it must be."""
    return scalar(name, flow=True)


def flow_text(value: Value, style: Style) -> str:
    """A value on one line, as it can be written inside brackets."""
    match value:
        case str():
            return scalar(value, style=style.quote, flow=True)
        case Bare():
            return value.text
        case list():
            return "[" + ", ".join(flow_text(item, style) for item in value) + "]"
        case dict():
            pairs = (f"{key_text(name)}: {flow_text(item, style)}" for name, item in value.items())
            return "{" + ", ".join(pairs) + "}"


def is_short(value: Value) -> bool:
    """Whether a value reads well on one line: a text, or a few texts without nested lists."""
    if isinstance(value, list):
        return not any(isinstance(item, (list, dict)) for item in value) and len(flow_text(value, Style())) <= _SHORT
    return isinstance(value, (str, Bare)) or not value


def after_key(value: Value, indent: int, style: Style) -> str:
    """A value as written after `key:`: ` text`, ` [a, b]`, or the lines of a block.

    `indent` is the column of the key.
    """
    if isinstance(value, str):
        return " " + scalar(value, style=style.quote)
    if is_short(value):
        text = flow_text(value, style)
        return f" {text}" if text else ""
    if isinstance(value, list):
        below = indent + style.list_indent
        return "".join(style.newline + item_lines(item, below, style) for item in value)
    assert isinstance(value, dict)  # noqa: S101 - all other values are short
    return "".join(style.newline + pair_lines(name, item, indent + 2, style) for name, item in value.items())


def pair_lines(name: str, value: Value, indent: int, style: Style) -> str:
    """A key with its value as lines, without the last line end."""
    return " " * indent + key_text(name) + ":" + after_key(value, indent, style)


def item_lines(value: Value, indent: int, style: Style) -> str:
    """A list item as lines, without the last line end."""
    dash = " " * indent + "-"
    if isinstance(value, dict) and value:
        lines = style.newline.join(pair_lines(name, item, indent + 2, style) for name, item in value.items())
        return dash + " " + lines[indent + 2 :]
    if isinstance(value, str):
        return dash + " " + scalar(value, style=style.quote)
    return dash + " " + flow_text(value, replace(style, quote=""))
