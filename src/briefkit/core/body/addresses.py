"""The addresses in a body – of links, pictures and definitions – and where they stand in its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html.entities import html5
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.core.body.parser import source_parser

if TYPE_CHECKING:
    from markdown_it.token import Token

_ADDRESSES = ("href", "src")
_SPLITTING = "#?"
_PUNCTUATION = r"[!-/:-@\[-`{-~]"


class Address(NamedTuple):
    """An address as the parser gives it, percent-encoded, and the 1-based line on which its block starts."""

    text: str
    line: int


class ParsedBody:
    """A body as the parser reads it, with the footnotes and definitions that nothing refers to."""

    def __init__(self, body: str) -> None:
        env: dict[str, Any] = {}
        self._tokens = source_parser().parse(body, env)
        inline_notes = env.get("footnotes", {}).get("list", {}).values()
        self._notes = [token for note in inline_notes for token in note.get("tokens", ())]
        named = [{"label": label, **given} for label, given in env.get("references", {}).items()]
        self._definitions = [*named, *env.get("duplicate_refs", ())]

    def addresses(self) -> Iterator[Address]:
        """Every address."""
        for token, line in _with_lines([*self._tokens, *self._notes], 1):
            given = ((name, str(token.attrs[name])) for name in _ADDRESSES if name in token.attrs)
            yield from (Address(_address(*one), line) for one in given)
        yield from (Address(given["href"], given["map"][0] + 1) for given in self._definitions)

    def shape(self, meaning: Callable[[str], object]) -> object:
        """What it says, with the meaning of each address in its place: equal if two bodies differ in nothing else."""
        definitions = [(one["label"], one["title"], one["map"], meaning(one["href"])) for one in self._definitions]
        return [_shape(token, meaning) for token in (*self._tokens, *self._notes)], definitions


def _with_lines(tokens: Iterable[Token], line: int) -> Iterator[tuple[Token, int]]:
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        yield token, line
        yield from _with_lines(token.children or (), line)


def _address(attribute: str, value: str) -> str:
    """The address in an attribute. That of a picture is the path of a file as a whole, without query or fragment."""
    return value if attribute == "href" else value.replace("?", "%3F").replace("#", "%23")


def _shape(token: Token, meaning: Callable[[str], object]) -> object:
    """A token without its source, which has the addresses as they are written."""
    attrs = {
        name: meaning(_address(name, str(value))) if name in _ADDRESSES else value
        for name, value in token.attrs.items()
    }
    children = [_shape(child, meaning) for child in token.children or ()]
    content = "" if token.type in ("inline", "image") else token.content
    kind = token.type, token.tag, token.nesting, token.map, token.markup, token.info, token.meta
    return kind, attrs, content, children


def spans_that_say(name: str, body: str) -> list[tuple[int, int]]:
    """Where a name may stand in the address of a link: as it is, with backslashes, entities or percent-encoded.

    CommonMark sections 2.4, 2.5 and 6.3. What stands there may be no address: ask the parser.
    """
    return [found.span() for found in re.finditer("".join(map(_written, name)), body)]


@cache
def _written(character: str) -> str:
    """A pattern for every way to write a character of a file name in an address."""
    encoded = "".join(f"%(?i:{byte:02x})" for byte in character.encode())
    if character in _SPLITTING:  # anything else would start a query or a fragment
        return encoded
    number = ord(character)
    ways = [_literal(character), encoded, f"&#0*{number};", f"&#[xX]0*(?i:{number:x});"]
    ways += [rf"\\{re.escape(character)}"] if re.fullmatch(_PUNCTUATION, character) else []
    ways += [f"&{name}" for name, value in html5.items() if value == character and name.endswith(";")]
    return f"(?:{'|'.join(ways)})"


def _literal(character: str) -> str:
    """A pattern for a character where it stands for itself."""
    not_before = {"%": "(?![0-9a-fA-F]{2})", "&": r"(?!#?\w+;)", "\\": f"(?!{_PUNCTUATION})"}
    return re.escape(character) + not_before.get(character, "")
