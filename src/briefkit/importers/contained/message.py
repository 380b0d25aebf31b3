"""What the two processes say to each other: values of an importer as JSON, and the bytes that they hold behind it.

JSON and a fixed list of classes, as the process that reads a document may be in the hands of whoever wrote that: it can
answer with wrong values, but not with a program.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from typing import Any, Protocol

from briefkit.core.dates.dates import PartialDate
from briefkit.importers.document import Document, Fact, Picture
from briefkit.importers.importers import Draft, Source
from briefkit.importers.lines import Line
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.related import Card

_CLASSES: dict[str, Any] = {
    cls.__name__: cls for cls in (Card, Document, Draft, Fact, Line, Paragraph, PartialDate, Picture, Source)
}
_SIZE = 8  # bytes of a length, the most significant first
DONE, REFUSED, BROKEN, GREEDY, LARGE = b"d", b"r", b"b", b"m", b"l"
"""How an answer starts: a value, a BriefkitError, another error's class, too little memory, too large an answer."""
LARGEST = 256 << 20
"""Bytes of an answer."""


class Readable(Protocol):
    """A stream of bytes."""

    def read(self, size: int, /) -> bytes:
        """So many bytes, or fewer at the end."""


def framed(kind: bytes, message: bytes) -> bytes:
    """A message of a kind, which is one byte, with its length."""
    return kind + len(message).to_bytes(_SIZE, "big") + message


def receive(stream: Readable) -> tuple[bytes, bytes] | None:
    """The kind and content of the next message; None at the end, within one too, and for one that is too large."""
    head = stream.read(1 + _SIZE)
    size = int.from_bytes(head[1:], "big")
    if len(head) <= _SIZE or size > LARGEST:
        return None
    message = stream.read(size)
    return (head[:1], message) if len(message) == size else None


def encoded(value: object) -> bytes:
    """A value as a message. Raises TypeError for one of a class that is not sent."""
    blobs: list[bytes] = []
    text = json.dumps(_plain(value, blobs), separators=(",", ":")).encode()
    return b"".join([framed(b"j", text), *(framed(b"b", blob) for blob in blobs)])


def decoded(message: bytes) -> Any:
    """The value in a message. Raises ValueError for what is none."""
    parts: list[bytes] = []
    at = 0
    while at < len(message):
        start = at + 1 + _SIZE
        at = start + int.from_bytes(message[at + 1 : start], "big")
        parts.append(message[start:at])
    try:
        return _value(json.loads(parts[0]), parts[1:])
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a message") from error


def _plain(value: object, blobs: list[bytes]) -> object:
    """A value as JSON has it: arrays are tuples, and objects with one key say what else there is."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, bytes):
        blobs.append(value)
        return {"bytes": len(blobs) - 1}
    if type(value) is tuple:
        return [_plain(item, blobs) for item in value]
    if isinstance(value, list):
        return {"list": [_plain(item, blobs) for item in value]}
    if isinstance(value, dict):
        return {"dict": [[_plain(key, blobs), _plain(item, blobs)] for key, item in value.items()]}
    name = type(value).__name__
    if _CLASSES.get(name) is not type(value):
        raise TypeError(f"{name} is not sent")
    return {name: {key: _plain(item, blobs) for key, item in _given(value)}}


def _given(value: Any) -> list[tuple[str, object]]:
    """The fields of a value that differ from their defaults."""
    found = [(item, getattr(value, item.name)) for item in fields(value) if item.init]
    return [(item.name, own) for item, own in found if item.default is MISSING or own != item.default]


def _value(plain: Any, blobs: list[bytes]) -> Any:
    if isinstance(plain, list):
        return tuple(_value(item, blobs) for item in plain)
    if not isinstance(plain, dict):
        return plain
    ((name, content),) = plain.items()
    if name == "bytes":
        return blobs[content]
    if name == "list":
        return [_value(item, blobs) for item in content]
    if name == "dict":
        return {_value(key, blobs): _value(item, blobs) for key, item in content}
    return _CLASSES[name](**{key: _value(item, blobs) for key, item in content.items()})
