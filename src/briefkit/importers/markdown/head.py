"""What stands before the text of a Markdown file: front matter in the forms that programs write, read as plain data."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Callable
from typing import Any

from briefkit.core.values import frozen
from briefkit.core.yaml.nodes import plain
from briefkit.core.yaml.read import read_yaml
from briefkit.errors import BriefkitError

_LARGEST = 256 << 10  # characters of front matter
_FENCE = re.compile(r"(---|\+\+\+|;;;)[ \t]*\n")
_YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_TOML_END = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
_JSON_END = re.compile(r"^;;;[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"[\"']?[^\W\d_][\w \"'.-]{0,60}:(?:\s|\Z)")
_LINE_OF_TOML = re.compile(r"\bline (\d{1,9})")
_BLOCK = re.compile(r"%[ \t]?([^\n]*(?:\n[ \t]+\S[^\n]*)*)(?:\n|\Z)")
_STRONG = re.compile(r"(?:\*\*|__)(?P<key>[^*_:\n]{1,41})(?::(?:\*\*|__)|(?:\*\*|__):)[ \t]*(?P<value>\S[^\n]*)")
_PROPERTY = re.compile(r"(?P<key>[^\W\d_][\w /-]{0,40}):[ \t]+(?P<value>\S[^\n]*)")
_HEADING = re.compile(r"#[ \t]+(?P<title>[^\s#][^\n]*)\n+")
_OF_HEADERS = {"title", "author", "authors", "date", "subtitle", "keywords", "tags", "affiliation", "language"}
_OF_NOTION = {
    *("author", "authors", "created", "date", "tags", "status", "published", "last edited time", "type", "owner"),
    *("prepared by", "written by", "from", "to", "subject", "classification", "version", "prepared for", "for", "re"),
    *("created time", "created by", "url", "category", "topic", "topics", "summary", "publisher"),
}


@frozen
class Head:
    """The keys of front matter in their order with their values as strings, lists and mappings, and what follows.

    `form` is what the front matter is called, empty if there is none; `first` is the number of the body's first line.
    """

    form: str
    fields: dict[str, Any]
    body: str
    first: int
    notes: tuple[str, ...] = ()


def head_of(text: str) -> Head:
    """Part a text, whose lines end in `\\n`, from its front matter.

    Raises BriefkitError for front matter that cannot be read, with its line.
    """
    for form in (_fenced, _json, _title_block, _headers, _properties):
        if found := form(text):
            return found
    return Head("", {}, text, 1)


def _at(form: str, text: str, end: int, fields: dict[str, Any], *notes: str) -> Head:
    body = text[end:]
    first = text.count("\n", 0, end) + 1
    return Head(form, fields, body, first, notes)


def _fenced(text: str) -> Head | None:
    """YAML, TOML or JSON between two fences. Without an end, or without keys, a fence is a rule of the text."""
    start = _FENCE.match(text)
    if start is None:
        return None
    mark = start[1]
    end = {"---": _YAML_END, "+++": _TOML_END, ";;;": _JSON_END}[mark].search(text, start.end())
    inner = text[start.end() : end.start()] if end else ""
    if mark == "---" and not _KEY.match((inner if end else text[start.end() :]).lstrip()):
        return _at("YAML", text, end.end() + 1, {}) if end and not inner.strip() else None
    if end is None:
        raise BriefkitError("its front matter has no end", hint=f"close it with a line {mark}")
    if len(inner) > _LARGEST:
        raise BriefkitError(f"its front matter is longer than {_LARGEST:,} characters")
    fields, notes = _READERS[mark](inner)
    return _at({"---": "YAML", "+++": "TOML", ";;;": "JSON"}[mark], text, end.end() + 1, fields, *notes)


def _yaml(text: str) -> tuple[dict[str, Any], list[str]]:
    root, findings = read_yaml(text, first_line=2)
    value = plain(root) if root is not None else None
    if not isinstance(value, dict):
        found = findings[0] if findings else None
        place = f"line {found.line}: {found.message}" if found else "it has no keys"
        raise BriefkitError(f"its front matter cannot be read: {place}")
    return value, [f"line {found.line} of its front matter: {found.message}" for found in findings]


def _toml(text: str) -> tuple[dict[str, Any], list[str]]:
    try:
        return _as_text(tomllib.loads(text, parse_float=str)), []
    except (ValueError, RecursionError) as error:
        told = _LINE_OF_TOML.sub(lambda found: f"line {int(found[1]) + 1}", str(error))  # counted from its fence
        raise BriefkitError(f"its front matter cannot be read: {told}") from error


def _as_json(text: str) -> tuple[dict[str, Any], list[str]]:
    value, _ = _decoded(text, 0)
    return value, []


def _decoded(text: str, start: int) -> tuple[dict[str, Any], int]:
    try:
        decoder = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
        value, end = decoder.raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        raise BriefkitError(f"its front matter cannot be read: {error}") from error
    if not isinstance(value, dict):
        raise BriefkitError("its front matter cannot be read: it has no keys")
    return _as_text(value), end


def _as_text(value: Any) -> Any:
    """Values as YAML has them here: numbers, dates and truth values as they are written."""
    if isinstance(value, dict):
        return {str(key): _as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return value if value is None else str(value)


_READERS: dict[str, Callable[[str], tuple[dict[str, Any], list[str]]]] = {"---": _yaml, "+++": _toml, ";;;": _as_json}


def _json(text: str) -> Head | None:
    """An object at the beginning, as Hugo has it."""
    if not text.startswith("{\n") and not text.startswith('{"'):
        return None
    fields, end = _decoded(text[:_LARGEST], 0)
    return _at("JSON", text, end + 1 if text[end : end + 1] == "\n" else end, fields)


def _title_block(text: str) -> Head | None:
    """Pandoc's block of up to three lines that begin with `%`: title, authors, date."""
    if not re.match(r"%[ \t]?\S", text):
        return None
    fields: dict[str, Any] = {}
    end = 0
    for name in ("title", "author", "date"):
        found = _BLOCK.match(text, end)
        if found is None:
            break
        parts = [part.strip() for part in found[1].split("\n") if part.strip()]
        if name == "author":
            fields[name] = [who.strip() for part in parts for who in part.split(";") if who.strip()]
        elif parts:
            fields[name] = " ".join(parts)
        end = found.end()
    return _at("a title block", text, end, fields)


def _headers(text: str) -> Head | None:
    """Lines `Key: value` at the beginning, as MultiMarkdown has them."""
    block, parted, _ = text.partition("\n\n")
    lines = block.split("\n")
    found = [_PROPERTY.fullmatch(line.rstrip()) for line in lines]
    matched = [match for match in found if match]
    if not parted or len(matched) != len(lines) or not 2 <= len(lines) <= 20:
        return None
    fields = {match["key"]: match["value"] for match in matched}
    if "title" not in {key.lower() for key in fields} or not any(key.lower() in _OF_HEADERS for key in fields):
        return None
    return _at("lines with keys", text, len(block) + 2, fields)


def _properties(text: str) -> Head | None:
    """Lines `Property: value` below the first heading, as Notion exports them. The heading is the title."""
    heading = _HEADING.match(text)
    if heading is None:
        return None
    block, _, _ = text[heading.end() :].partition("\n\n")
    lines = block.rstrip("\n").split("\n")
    found = [_STRONG.fullmatch(line.rstrip(" \t\\")) or _PROPERTY.fullmatch(line.rstrip()) for line in lines]
    matched = [match for match in found if match]
    keys = {match["key"].lower() for match in matched}
    if len(matched) != len(lines) or len(lines) > 40 or len(keys & _OF_NOTION) < min(2, len(lines)):
        return None
    fields = {"title": heading["title"].strip().rstrip("#").strip()} | {
        match["key"]: match["value"] for match in matched
    }
    return _at("properties below the title", text, heading.end() + len(block), fields)
