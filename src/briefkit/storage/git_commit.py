"""Who made a commit and what its message says, from the commit itself: no mailmap or replacement changes them."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

_PERSON = re.compile(rb"(.*?) ?<[^<>]*> ?([^<>]*)")


class CommitHead(NamedTuple):
    """The author's day, YYYY-MM-DD or empty, the author's name, and the first line of the message."""

    date: str
    author: str
    subject: str


def commit_head(data: bytes) -> CommitHead:
    """Read a commit object, in the encoding that it names."""
    head, _, message = data.partition(b"\n\n")
    fields: dict[bytes, bytes] = {}
    for line in head.split(b"\n"):
        name, _, value = line.partition(b" ")
        fields.setdefault(name, value)
    encoding = fields.get(b"encoding", b"utf-8").decode("ascii", "replace")
    person = _PERSON.fullmatch(fields.get(b"author", b""))
    name, when = person.groups() if person else (b"", b"")
    first_line = next(iter(message.strip().splitlines()), b"")
    return CommitHead(day_of(when.decode("ascii", "replace")), _text(name, encoding), _text(first_line, encoding))


def day_of(when: str) -> str:
    """The local date of `seconds ±hhmm`."""
    seconds, _, zone = when.partition(" ")
    try:
        minutes = int(zone[:1] + "1") * (int(zone[1:3]) * 60 + int(zone[3:5]))
        local = datetime.datetime.fromtimestamp(int(seconds), datetime.timezone(datetime.timedelta(minutes=minutes)))
    except (ValueError, OverflowError, OSError):
        return ""
    return local.date().isoformat()


def _text(data: bytes, encoding: str) -> str:
    for name in (encoding, "utf-8"):
        try:
            return data.decode(name)
        except (LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace")
