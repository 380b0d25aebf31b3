"""Stand-ins for a folder of files, for tests that need none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.registry.registry import parse_registry
from briefkit.library.library import Library
from briefkit.settings import Settings
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
