"""Lists pasted from a word processor."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.body.bullets import pasted_items
from briefkit.core.brief.model import Brief
from briefkit.core.brief.split import decode, encode
from briefkit.errors import EditRefusedError

Lines = tuple[tuple[int, str, str], ...]
"""Lines of a file, each with its number from 1, as it is, and as Markdown."""


@rule("pasted-list", bad="•\tLower the fees", good="- Lower the fees", example="body", fixable=True)
def pasted_list(brief: Brief, *_: object) -> Found:
    """A list with bullets pasted from a word processor.

    Word puts a sign and a tab before each item (`•⇥`, `·⇥`, `o⇥`, `–⇥`), web pages a `•` and a space. briefkit reads
    such a list as one, each sign of its own as a level; other programs print it as one paragraph.

    The fix writes `- ` in place of the sign and the space behind it, indented by level; the words stay as they are.
    """
    for lines in _lists(brief):
        fix = partial(_as_markdown, lines)
        yield diagnostic("a list with pasted bullets", hint="begin each item with “- ”", line=lines[0][0], fix=fix)


def _lists(brief: Brief) -> Iterator[Lines]:
    """The pasted lists of a body; only empty lines stand between the items of one."""
    items = pasted_items(brief.body)
    source = brief.body.split("\n") if items else []
    one: list[tuple[int, str, str]] = []
    before = 0
    for number, line in items.items():
        if one and any(text.strip() for text in source[before + 1 : number]):
            yield tuple(one)
            one = []
        one.append((number + brief.body_line, source[number].rstrip("\r"), line.rstrip("\r")))
        before = number
    if one:
        yield tuple(one)


def _as_markdown(items: Lines, data: bytes, _line: int, _column: int) -> bytes:
    text = decode(data)
    assert isinstance(text, str)  # noqa: S101 - a brief with places was decoded
    lines = text.split("\n")
    for number, old, new in items:
        end = "\r" if lines[number - 1].endswith("\r") else ""
        if lines[number - 1] != old + end:
            raise EditRefusedError("other", "this list is written in an unusual way")
        lines[number - 1] = new + end
    return encode("\n".join(lines), data)
