"""The committed versions of a brief's file, as a version control system knows them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import cached_property

from briefkit.core.brief.model import Brief

KEYS = frozenset(["title", "kind", "date", "status", "embargo_until", "judgments"])
"""The keys of a committed version that are read."""


class Version:
    """A brief's file as it was in one commit.

    `commit` is its full hash, `day` the author's. `new` says that the file has its name from this commit, so that an
    item with a known id may be another one. `contents` names what is in the file, and
    `before` what was in its place in the parents of the commit. `imported` says that the commit added the file together
    with many others, and `current` that the file has not changed since.
    """

    def __init__(
        self,
        commit: str,
        day: datetime.date,
        read: Callable[[], Brief | None],
        *,
        contents: str = "",
        before: Sequence[str] = (),
        new: bool = False,
        imported: bool = False,
        current: bool = False,
    ) -> None:
        self.commit, self.day = commit, day
        self.contents, self.before = contents, before
        self.new, self.imported, self.current = new, imported, current
        self._read = read

    @cached_property
    def brief(self) -> Brief | None:
        """The brief with only `KEYS`; None if it cannot be read."""
        return self._read()
