"""The two files that the whole of a library depends on: its settings and its registry."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from briefkit.settings import REGISTRY_FILE, SETTINGS_FILE
from briefkit.storage.files.door import kind_of, read_file

Source = bytes | OSError
"""The bytes of a file, or why it cannot be read."""


class Head(NamedTuple):
    """`briefkit.toml` and `registry.yaml` as they were at one time."""

    settings: Source
    registry: Source

    @property
    def fingerprint(self) -> bytes:
        """What an index compares before it answers: every byte counts, since times and sizes can stay the same."""
        return b"".join(_packed(source) for source in self)


def read_head(library: Path) -> Head:
    """The two files of a library."""
    return Head(_source(library, SETTINGS_FILE), _source(library, REGISTRY_FILE))


def _source(library: Path, name: str) -> Source:
    try:
        return read_file(library, name, kind_of(name))
    except OSError as error:
        return error


def _packed(source: Source) -> bytes:
    if isinstance(source, bytes):
        return b"%d:%s" % (len(source), source)
    return f"!{source.errno} {source.strerror}".encode()
