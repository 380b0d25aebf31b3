"""A store that parses the files at each question: the truth that every index is measured against."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from briefkit.config import Settings
from briefkit.core.brief import Brief, brief_to_json
from briefkit.core.brief_parse import parse_brief
from briefkit.core.finding import FileFinding, Finding
from briefkit.core.order import NEWEST_FIRST, sort_records
from briefkit.core.own_keys import own_key_paths
from briefkit.core.query import EVERYTHING, Known, Query, Record
from briefkit.core.query_match import asks_text, matcher
from briefkit.core.registry import Registry
from briefkit.storage.settings_file import read_registry
from briefkit.storage.walk import brief_paths, is_utf8_name


class FolderStore:
    """The briefs of a folder, read once and kept until `refresh`."""

    def __init__(self, library: Path, settings: Settings) -> None:
        self.library = library
        self.settings = settings
        self._registry: Registry | None = None
        self._briefs: list[Brief] | None = None
        self._findings: list[FileFinding] = []

    @property
    def registry(self) -> Registry:
        """The registry as it stands in the folder."""
        self._load()
        assert self._registry is not None  # noqa: S101 - loaded just above
        return self._registry

    def refresh(self) -> None:
        """Forget what was read."""
        self._registry = self._briefs = None

    def find(self, query: Query) -> Iterator[Brief]:
        """The briefs that fulfil a query, by path."""
        test, body = matcher(query, self.known), asks_text(query)
        return (brief for brief in self._load() if query == EVERYTHING or test(brief_to_json(brief, body=body)))

    def records(self, query: Query, *, order: str = NEWEST_FIRST, limit: int | None = None) -> Iterator[Record]:
        """The briefs that fulfil a query, told as JSON without their text, in an order."""
        return iter(sort_records(map(brief_to_json, self.find(query)), order)[:limit])

    def own_keys(self) -> frozenset[str]:
        """The paths of the keys that briefkit does not know."""
        return frozenset().union(*(own_key_paths(brief_to_json(brief)) for brief in self._load()))

    @property
    def known(self) -> Known:
        """What conditions may ask of this library."""
        library = self.settings.library
        return Known(self.registry, library.language, library.name, library.access, library.likelihood_scale)

    def findings(self) -> Sequence[FileFinding]:
        """What is wrong with the registry and the briefs."""
        self._load()
        return self._findings

    def _load(self) -> list[Brief]:
        if self._briefs is None:
            self._registry, self._findings = read_registry(self.library)
            self._briefs = [brief for path in self._paths() if (brief := self._read(path))]
        return self._briefs

    def _paths(self) -> list[str]:
        return brief_paths(self.library, self.settings.library.exclude)

    def _read(self, path: str) -> Brief | None:
        if not is_utf8_name(path):
            shown = path.encode("utf-8", "backslashreplace").decode()
            self._add(shown, Finding("file", "its name is not UTF-8", 1, 1, "rename it", unlists=True))
            return None
        try:
            data = read_file(self.library / path)
        except OSError as error:
            reason = f"cannot be read: {error.strerror or error}"
            self._add(path, Finding("file", reason, 1, 1, "look at its permissions", unlists=True))
            return None
        reading = parse_brief(data, id=PurePosixPath(path).stem, path=path)
        for finding in reading.findings:
            self._add(path, finding)
        return reading.brief

    def _add(self, path: str, finding: Finding) -> None:
        self._findings.append(FileFinding(path, finding))


def read_file(path: Path) -> bytes:
    """The bytes of a regular file that is no link. Raises OSError, and never waits for a device or a pipe."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(f"{path} is no regular file")
        return file.read()
