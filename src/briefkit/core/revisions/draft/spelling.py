"""Glyphs as inline Markdown that shows them and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from briefkit.core.body.escape import as_markdown, words_as_markdown
from briefkit.core.revisions.glyphs import BREAK, FORMULA, NOTE, PICTURE, STYLES, TAB, Glyph
from briefkit.core.text.links import safe_link

_MARKS = {"strong": "**", "emphasis": "*", "strikethrough": "~~"}
_TAGS = {
    "strong": "strong",
    "emphasis": "em",
    "strikethrough": "s",
    "underline": "u",
    "highlight": "mark",
    "keyboard": "kbd",
    "subscript": "sub",
    "superscript": "sup",
}
_TICKS = re.compile("`+")
_UNSAFE_URL = re.compile(r"[\s()<>\\]")


class Unspellable(Exception):  # noqa: N818 - what glyphs are, not a failure
    """Glyphs have no place in Markdown; the message names what they are."""


class Item(NamedTuple):
    """A glyph to write; `raw` is its source, if it has one."""

    glyph: Glyph
    raw: str | None = None


class Manner(NamedTuple):
    """How to write: with HTML tags instead of marks, on one line, within a table's cell, at the start of a block."""

    tags: bool = False
    one_line: bool = False
    cell: bool = False
    start: bool = False


_USUAL = Manner()


def spelled(items: Sequence[Item], around: frozenset[str] = frozenset(), link: str = "", how: Manner = _USUAL) -> str:
    """Glyphs as Markdown, inside of some styles and a link. Raises Unspellable."""
    written = "".join(_runs(list(items), around, link, how))
    if how.start:
        written = _at_start(items, written, around, link)
    return written.replace("|", "\\|") if how.cell else written


def _at_start(items: Sequence[Item], written: str, around: frozenset[str], link: str) -> str:
    """What begins a block, so that its first signs begin nothing else."""
    plain = "".join(item.glyph.text for item in _leading(items, around, link))
    escaped = words_as_markdown(plain)
    return as_markdown(plain) + written[len(escaped) :] if plain and written.startswith(escaped) else written


def _leading(items: Sequence[Item], around: frozenset[str], link: str) -> Iterator[Item]:
    for item in items:
        if item.glyph.kind or item.glyph.styles - around or item.glyph.target != link or item.raw == "\n":
            return
        yield item


def _runs(items: list[Item], around: frozenset[str], link: str, how: Manner) -> Iterator[str]:
    at = 0
    while at < len(items):
        glyph = items[at].glyph
        style, end = _longest(items, at, around, link)
        if style:
            yield from _styled(items[at:end], style, around, link, how)
            at = end
            continue
        end = at + 1
        while end < len(items) and _is_like(items[end].glyph, glyph, around, link):
            end += 1
        yield _plain(items[at:end], how)
        at = end


def _is_like(one: Glyph, other: Glyph, around: frozenset[str], link: str) -> bool:
    return one.styles - around == other.styles - around and (one.target == link) == (other.target == link)


def _longest(items: list[Item], at: int, around: frozenset[str], link: str) -> tuple[str, int]:
    """The style, or “link”, that goes on for longest from a place, and where it ends; empty where there is none."""
    glyph = items[at].glyph
    found = ("", at)
    names = (["link"] if glyph.target and glyph.target != link else []) + [
        style for style in STYLES if style in glyph.styles - around
    ]
    for name in names:
        end = at
        while end < len(items) and _has(items[end].glyph, name, glyph.target):
            end += 1
        if end > found[1]:
            found = (name, end)
    return found


def _has(glyph: Glyph, name: str, target: str) -> bool:
    return glyph.target == target if name == "link" else name in glyph.styles


def _styled(items: list[Item], style: str, around: frozenset[str], link: str, how: Manner) -> Iterator[str]:
    if style == "code":
        yield _code("".join(item.glyph.text for item in items), how)
        return
    first, last = 0, len(items)
    while first < last and items[first].glyph.is_blank:
        first += 1
    while first < last and items[last - 1].glyph.is_blank:
        last -= 1
    yield _plain(items[:first], how)
    if first < last:
        target = items[first].glyph.target if style == "link" else link
        within = around if style == "link" else around | {style}
        inner = "".join(_runs(items[first:last], within, target, how))
        yield _linked(inner, target) if style == "link" else _marked(inner, style, how)
    yield _plain(items[last:], how)


def _marked(inner: str, style: str, how: Manner) -> str:
    if how.tags or style not in _MARKS:
        return f"<{_TAGS[style]}>{inner}</{_TAGS[style]}>"
    return f"{_MARKS[style]}{inner}{_MARKS[style]}"


def _linked(inner: str, target: str) -> str:
    if safe_link(target) is None:
        raise Unspellable(f"a link to “{target[:80]}”")
    if inner == target and "://" in target and not _UNSAFE_URL.search(target):
        return f"<{target}>"
    address = f"<{target}>" if _UNSAFE_URL.search(target) else target
    if "\n" in target or (address != target and ("<" in target or ">" in target)):
        raise Unspellable(f"a link to “{target[:80]}”")
    return f"[{inner}]({address})"


def _code(text: str, how: Manner) -> str:
    text = text.replace("\n", " ") if how.one_line else text
    ticks = "`" * (max((len(found) for found in _TICKS.findall(text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") or (text.strip() and text[:1] == text[-1:] == " ") else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def _plain(items: list[Item], how: Manner) -> str:
    parts: list[str] = []
    for kind, run in groupby(items, lambda item: item.glyph.kind or ("\n" if item.raw == "\n" else "")):
        for_all = list(run)
        if not kind:
            parts.append(words_as_markdown("".join(item.glyph.text for item in for_all)))
        else:
            parts += [_object(item, kind, how) for item in for_all]
    return "".join(parts)


def _object(item: Item, kind: str, how: Manner) -> str:
    if kind == "\n":
        return " " if how.one_line else "\n"
    if kind == BREAK:
        return "<br>" if how.one_line or how.tags else "\\\n"
    if kind == TAB:
        return " "
    if kind == NOTE:
        return item.raw or f"[^{item.glyph.text}]"
    if item.raw is None:
        raise Unspellable({PICTURE: "a new picture", FORMULA: "a new formula"}.get(kind, "something new"))
    return item.raw
