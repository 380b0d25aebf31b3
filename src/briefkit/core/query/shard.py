"""A share of many items for one of several jobs, which users know as a part. Each item is in one, whatever else is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from briefkit.errors import QueryError

Item = TypeVar("Item")
_WRITTEN = re.compile(r"(\d{1,9})/(\d{1,9})", re.ASCII)


class Shard(NamedTuple):
    """The `number`-th of so `many` parts, from 1."""

    number: int
    many: int

    def __str__(self) -> str:
        return f"{self.number}/{self.many}"

    def holds(self, name: str) -> bool:
        """Whether an item is in this part, by its name alone: SHA-256 of its UTF-8, the first eight bytes as a number.

        So a job that starts after a brief was added or renamed has the same parts as those before it.
        """
        from hashlib import sha256  # noqa: PLC0415 - a list without parts starts faster

        first = sha256(name.encode("utf-8", "surrogateescape")).digest()[:8]
        return int.from_bytes(first) % self.many == self.number - 1


def parse_shard(text: str) -> Shard:
    """A part such as `3/10`, the third of ten. Raises QueryError."""
    written = _WRITTEN.fullmatch(text.strip())
    shard = Shard(int(written[1]), int(written[2])) if written else None
    if shard is None or not 1 <= shard.number <= shard.many:
        raise QueryError(f"“{text}” is no part", hint="write 3/10 for the third of ten; the first is 1/10")
    return shard


def in_shard(items: Iterable[Item], shard: Shard | None, name: Callable[[Item], str]) -> Iterable[Item]:
    """The items of a part by their names; without one all."""
    return items if shard is None else (item for item in items if shard.holds(name(item)))
