"""A store that parses the files of a folder: the reference for the index, and its stand-in where there is none."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from briefkit.settings import Settings
from briefkit.storage.files.brief_data import shown_path
from briefkit.storage.files.brief_file import read_brief
from briefkit.storage.files.walk import walked_paths
from briefkit.storage.parsed_store import Parsed, ParsedStore
from briefkit.storage.settings_file import read_registry, read_settings


class FolderStore(ParsedStore):
    """The briefs of a folder, read once and kept until `refresh`."""

    def __init__(self, library: Path) -> None:
        self.library = library

    @cached_property
    def settings(self) -> Settings:
        """The settings in the folder. Raises SettingsError."""
        return read_settings(self.library)

    @cached_property
    def parsed(self) -> Parsed:
        """Everything in the folder."""
        registry, findings = read_registry(self.library)
        readings = [(path, read_brief(self.library, path)) for path in self.paths()]
        findings += [found.in_file(shown_path(path)) for path, reading in readings for found in reading.findings]
        return Parsed(registry, [reading.brief for _, reading in readings if reading.brief], findings)

    def paths(self) -> list[str]:
        """The paths of all brief files, and of what may be or hold some."""
        return walked_paths(self.library, self.settings.library.exclude)

    def refresh(self) -> None:
        """Forget what was read."""
        for name in ("settings", "parsed"):
            self.__dict__.pop(name, None)
