"""Stand-ins for a folder of files, for tests that need none."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.registry.registry import parse_registry
from briefkit.library.library import Library, today
from briefkit.settings import Settings
from briefkit.storage.files.assets import assets_of, house_assets
from briefkit.storage.files.door import BRIEF, MEDIA, FileKind, read_file
from briefkit.storage.files.folder_store import FolderStore
from briefkit.storage.files.library_files import FolderFiles
from briefkit.storage.index.rows import content_hash
from briefkit.storage.parsed_store import Parsed, ParsedStore


class FakeStore(ParsedStore):
    """A store of briefs in a dictionary, by path: as values, or as the text of a file."""

    def __init__(
        self,
        briefs: Mapping[str, str | Brief],
        registry: str = "",
        settings: Settings = Settings(),  # noqa: B008 - never changed
    ) -> None:
        self.briefs = dict(briefs)
        self._registry = registry
        self._settings = settings

    @property
    def settings(self) -> Settings:
        return self._settings

    @property
    def parsed(self) -> Parsed:
        findings: list[Diagnostic] = []
        briefs = []
        for path, brief in sorted(self.briefs.items()):
            if isinstance(brief, str):
                reading = parse_brief(brief.encode(), id=PurePosixPath(path).stem, path=path)
                findings += [finding.in_file(path) for finding in reading.findings]
                briefs += [reading.brief] if reading.brief else []
            else:
                briefs.append(brief)
        return Parsed(parse_registry(self._registry)[0], briefs, findings)

    def paths(self) -> list[str]:
        return sorted(self.briefs)

    def refresh(self) -> None:
        """Nothing is cached."""


def fake_library(briefs: Mapping[str, str | Brief], registry: str = "", settings: Settings | None = None) -> Library:
    """A library that has no folder."""
    return Library(Path("/nowhere"), FakeStore(briefs, registry, settings or Settings()))


class FakeServer(ParsedStore):
    """A server to which a folder was pushed: what changes in the folder afterwards is not served."""

    def __init__(self, folder: Path, place: str = "postgresql://fake/library", commit: str = "") -> None:
        store = FolderStore(folder)
        self._settings, self._parsed, self._paths = store.settings, store.parsed, store.paths()
        self.place, self.commit = place, commit
        self.pushed_at = datetime.datetime(2021, 12, 1, 8, tzinfo=datetime.UTC)
        self.embargo_day, self.role = today(), "reader"
        self.sees_all = True
        self.sources = dict(_contents(folder, self._paths, BRIEF))
        house = house_assets(FolderFiles(folder), self._settings.brand)
        used = {path for brief in self._parsed.briefs for path in assets_of(brief)}
        self.assets = dict(_contents(folder, {*house, *used}, MEDIA))
        self.fetched: list[str] = []
        """The paths of the assets whose bytes were asked for."""

    @property
    def settings(self) -> Settings:
        return self._settings

    @property
    def parsed(self) -> Parsed:
        return self._parsed

    def paths(self) -> list[str]:
        return self._paths

    def refresh(self) -> None:
        """Nothing is pushed."""

    def close(self) -> None:
        """There is no connection."""

    def file_bytes(self, path: str) -> bytes | None:
        return self.sources.get(path)

    def asset_hash(self, path: str) -> bytes | None:
        return content_hash(self.assets[path]) if path in self.assets else None

    def asset_paths(self, folder: str) -> list[str]:
        return sorted(path for path in self.assets if path.startswith(f"{folder}/" if folder else ""))

    def asset_bytes(self, hash_: bytes) -> bytes | None:
        found = [path for path, data in self.assets.items() if content_hash(data) == hash_]
        self.fetched += found[:1]
        return self.assets[found[0]] if found else None

    def served_hashes(self, hashes: Collection[bytes]) -> set[bytes]:
        return {*hashes} & {*map(content_hash, self.assets.values())}


def _contents(folder: Path, paths: Collection[str], kind: FileKind) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        with suppress(OSError):
            yield path, read_file(folder, path, kind)
