"""The tokens of a statement as PostgreSQL reads it (its chapter 4.1, Lexical Structure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefkit.errors import QueryError

NAME, QUOTED, OTHER, TEXT = "name", "quoted", "other", "text"
_TOKEN = re.compile(
    r"""
    (?P<space>[ \t\n\r\f\v]++|--[^\n\r]*+)
    |(?P<comment>/\*)
    |(?P<unicode>[uU]&["'])
    |(?P<escaped>[eE]'(?:[^'\\]|\\.|'')*+')
    |(?P<text>[bBnNxX]?'(?:[^']|'')*+')
    |(?P<dollar>\$(?:[A-Za-z_\x80-\U0010ffff][A-Za-z0-9_\x80-\U0010ffff]*+)?\$)
    |(?P<quoted>"(?:[^"]|"")++")
    |(?P<name>[A-Za-z_\x80-\U0010ffff][A-Za-z0-9_$\x80-\U0010ffff]*+)
    |(?P<number>[0-9][0-9_]*+)
    |(?P<other>[^'"\x00])
    """,
    re.VERBOSE | re.DOTALL,
)
_COMMENT = re.compile(r"/\*|\*/")


class Token(NamedTuple):
    """A token: a name in the spelling that PostgreSQL makes of it, a text, a number, or a single character.

    `end` is the place in the statement where it ends.
    """

    kind: str
    text: str
    end: int = 0

    def is_name(self, name: str) -> bool:
        """Whether it is a name without quotation marks, such as a keyword."""
        return self.kind == NAME and self.text == name

    def is_sign(self, sign: str) -> bool:
        """Whether it is a single character that is no part of a name, text or number."""
        return self.kind == OTHER and self.text == sign


def tokens_of(statement: str) -> Iterator[Token]:
    """The tokens of a statement, without comments. Raises QueryError where they could be read in two ways."""
    at, escaped = 0, False
    while at < len(statement):
        found = _TOKEN.match(statement, at)
        if found is None:
            raise QueryError("SQL: a quotation mark is not closed", hint="write a quotation mark in a text twice: ''")
        kind, text, at = found.lastgroup, found[0], found.end()
        if kind == "space":
            continue
        if kind == "comment":
            at = _after_comment(statement, at)
            continue
        if kind == "unicode":
            raise QueryError(f"SQL: {text[:2]} is not allowed", hint="write the characters themselves")
        if escaped and kind == TEXT:
            raise QueryError("SQL: a text goes on after another one", hint="write it as one text, or join both with ||")
        escaped = kind == "escaped"
        if kind == "dollar":
            at = _after_dollar(statement, text, at)
        yield Token(*_read(str(kind), text), at)


def _read(kind: str, text: str) -> tuple[str, str]:
    if kind == NAME:
        return NAME, text.lower() if text.isascii() else text
    if kind == QUOTED:
        return QUOTED, text[1:-1].replace('""', '"')
    return OTHER if kind == OTHER else TEXT, text


def _after_comment(statement: str, at: int) -> int:
    depth = 1
    while depth:
        found = _COMMENT.search(statement, at)
        if found is None:
            raise QueryError("SQL: a comment is not closed", hint="close it with */")
        depth += 1 if found[0] == "/*" else -1
        at = found.end()
    return at


def _after_dollar(statement: str, mark: str, at: int) -> int:
    end = statement.find(mark, at)
    if end < 0:
        raise QueryError(f"SQL: {mark} is not closed", hint=f"close the text with {mark}")
    return end + len(mark)
