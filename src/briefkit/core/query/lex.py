"""Splitting a query into tokens. An operator that makes no sense is ordinary text, with a note if that may surprise."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from briefkit.core.text.scripts import MARKS

_QUOTED = r'"(?:[^"\\]++|\\.)*+"'
_PHRASE = re.compile(rf"({_QUOTED})(\*?)", re.DOTALL)
_PHRASE_TEXT = re.compile(r'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CLOSED = re.compile(rf'(?:[^"]++|{_QUOTED})*+', re.DOTALL)
_OPERATOR = "(!=|<=|>=|[:~=<>])"
_CLAUSE = re.compile(rf"([^\W\d_][\w-]*(?:\.[\w-]+)*){_OPERATOR}")
_PATH_LIKE = re.compile(r"//|\\")
_VALUE = re.compile(rf'(?:[^\s,()"]++|{_QUOTED})+', re.DOTALL)
_VALUE_WITHOUT_PHRASES = re.compile(r"[^\s,()]+")
_VIEW = re.compile(r"@([\w-]+)")
_WORD = re.compile(r'[^\s()"]+')
_SPACE = re.compile(r"\s*")
_MINUS = "‐‑–—−－-"  # keyboards and word processors write dashes for a minus
_OPERATORS = frozenset(["AND", "OR", "NOT"])


def _clause(text: str) -> re.Pattern[str]:
    return _CLAUSE if text.isascii() else _with_marks(rf"([^\W\d_][\w{MARKS}-]*(?:\.[\w{MARKS}-]+)*){_OPERATOR}")


def _view(text: str) -> re.Pattern[str]:
    return _VIEW if text.isascii() else _with_marks(rf"@([\w{MARKS}-]+)")


@cache
def _with_marks(pattern: str) -> re.Pattern[str]:
    """Compiled only for names in Hindi, Thai and other scripts with vowel signs, since that is slow."""
    return re.compile(pattern)


class Token(NamedTuple):
    """A piece of a query: `kind` is one of ( ) AND OR NOT word phrase clause group view end.

    `text` is the text as written, the words of a phrase, or the name of a view; `column` is 1-based. A clause has an
    operator, and its values as written, each with its column.
    """

    kind: str
    text: str
    column: int
    operator: str = ""
    values: tuple[tuple[str, int], ...] = ()
    prefix: bool = False


class Tokens(NamedTuple):
    """The tokens, with balanced brackets, and notes on what was taken as ordinary text."""

    tokens: tuple[Token, ...]
    notes: tuple[str, ...]


def unquoted(text: str) -> str:
    """A text without its quotation marks; inside them a backslash escapes the next character."""
    end = unclosed(text)
    return _PHRASE_TEXT.sub(lambda match: _ESCAPED.sub(r"\1", match[1]), text[:end]) + text[end:]


def unclosed(text: str) -> int:
    """Where the first quotation mark is that nothing closes, else the end: looked for once, since no later one is."""
    match = _CLOSED.match(text)
    return match.end() if match else 0


def tokenize(text: str) -> Tokens:
    """Split a query. Never raises."""
    lexer = _Lexer(text)
    tokens = _balanced(list(lexer.all()), lexer.notes)
    return Tokens(tuple(_operands_checked(tokens, lexer.notes)), tuple(lexer.notes))


class _Lexer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.has_phrases = True  # until a quotation mark is not closed: then no later one is
        self.notes: list[str] = []

    def all(self) -> list[Token]:
        found: list[Token] = []
        while True:
            self.at = self._end_of(_SPACE)
            if self.at >= len(self.text):
                return found
            found += self.next()

    def next(self) -> list[Token]:
        """The next token, or none for a single quotation mark."""
        column, character = self.at + 1, self.text[self.at]
        if character in "()":
            self.at += 1
            return [Token(character, character, column)]
        if character == '"':
            return self.phrase(column)
        if character in _MINUS and self._follows(rf"[{_MINUS}][^\s){_MINUS}]"):
            self.at += 1
            if character != "-":
                self.notes.append(f"the “{character}” in column {column} is read as a minus: NOT")
            return [Token("NOT", "-", column)]
        if match := _view(self.text).match(self.text, self.at):
            self.at = match.end()
            return [Token("view", match[1], column)]
        if match := _clause(self.text).match(self.text, self.at):
            return [self.clause(match, column)]
        return [self.word(column)]

    def phrase(self, column: int) -> list[Token]:
        match = _PHRASE.match(self.text, self.at) if self.has_phrases else None
        if match is None:
            self.has_phrases = False
            self.at += 1
            self.notes.append("a single quotation mark is ignored")
            return []
        self.at = match.end()
        return [Token("phrase", unquoted(match[1]), column, prefix=bool(match[2]))]

    def word(self, column: int) -> Token:
        start, self.at = self.at, self._end_of(_WORD)
        text = self.text[start : self.at]
        if text in _OPERATORS:
            return Token(text, text, column)
        prefix = text.endswith("*") and text.count("*") == 1
        return Token("word", text.removesuffix("*") if prefix else text, column, prefix=prefix)

    def clause(self, match: re.Match[str], column: int) -> Token:
        name, operator = match.groups()
        if operator == ":" and self.text.startswith("(", match.end()):
            self.at = match.end() + 1
            return Token("group", name, column)
        if operator == ":" and _PATH_LIKE.match(self.text, match.end()):
            return self.word(column)
        self.at = match.end()
        values = self.values()
        if not values:
            self.notes.append(f"“{name}{operator}” with nothing after it is taken as a word: write {name}{operator}…")
            return Token("word", name, column)
        return Token("clause", name, column, operator, tuple(values))

    def values(self) -> list[tuple[str, int]]:
        """Values up to a space or bracket, separated by commas."""
        found: list[tuple[str, int]] = []
        while True:
            if value := self.value():
                found.append((value, self.at + 1 - len(value)))
            if not self.text.startswith(",", self.at):
                return found
            self.at += 1

    def value(self) -> str:
        """One value, in which a quotation mark that is not closed is a character like others; perhaps empty."""
        start = self.at
        if self.has_phrases:
            self.at = self._end_of(_VALUE)
            self.has_phrases = not self.text.startswith('"', self.at)
        if not self.has_phrases:
            self.at = self._end_of(_VALUE_WITHOUT_PHRASES)
        return self.text[start : self.at]

    def _end_of(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self.text, self.at)
        return match.end() if match else self.at

    def _follows(self, pattern: str) -> bool:
        return re.compile(pattern).match(self.text, self.at) is not None


def _balanced(tokens: list[Token], notes: list[str]) -> list[Token]:
    """Brackets in pairs: one that closes nothing is dropped, one that is not closed ends with the query."""
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        depth += token.kind in {"(", "group"}
        if token.kind == ")":
            if depth == 0:
                notes.append(f"the “)” in column {token.column} closes nothing and is ignored")
                continue
            depth -= 1
        kept.append(token)
    if depth:
        notes.append("a “(” is not closed; it is closed at the end")
    end = tokens[-1].column + 1 if tokens else 1
    return [*kept, *[Token(")", ")", end)] * depth]


def _operands_checked(tokens: list[Token], notes: list[str]) -> list[Token]:
    """Operators with their operands; operators without them become words."""
    for at, token in enumerate(tokens):
        before = tokens[at - 1].kind if at else "("
        if token.kind in {"AND", "OR"} and before in {"(", "group", "AND", "OR", "NOT"}:
            tokens[at] = _as_word(token, notes)
    for at in reversed(range(len(tokens))):
        token = tokens[at]
        after = tokens[at + 1].kind if at + 1 < len(tokens) else ")"
        if token.kind in _OPERATORS and after in {")", "AND", "OR"}:
            tokens[at] = _as_word(token, notes)
    return tokens


def _as_word(token: Token, notes: list[str]) -> Token:
    if token.text != "-":
        notes.append(f"“{token.text}” in column {token.column} joins nothing and is taken as a word")
    return token._replace(kind="word")
