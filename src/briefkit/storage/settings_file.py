"""Reading `briefkit.toml` and `registry.yaml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from briefkit.core.brief.split import decode
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.registry.registry import Registry, parse_registry
from briefkit.core.registry.vocabularies import with_vocabularies
from briefkit.errors import SettingsError
from briefkit.settings import REGISTRY_FILE, SETTINGS_FILE, Settings, parse_settings


def read_settings(library: Path) -> Settings:
    """The library's settings. Raises SettingsError that names the file and what to do."""
    return parse_settings(read_settings_table(library))


def read_settings_table(library: Path) -> dict[str, Any]:
    """`briefkit.toml` as a dict, checked. Raises SettingsError that names the file and what to do."""
    path = library / SETTINGS_FILE
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
        parse_settings(table)
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8", hint="save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not valid TOML: {error}", hint="strings need quotation marks") from error
    except SettingsError as error:
        raise SettingsError(f"{path}: {error.message}", hint=error.hint) from error
    return table


def read_registry(library: Path, planned: bytes | None = None) -> tuple[Registry, list[Diagnostic]]:
    """The registry with the vocabularies that the settings select, and the diagnostics of its file.

    With `planned`, as if the file had these bytes. Raises SettingsError for an unknown vocabulary.
    """
    registry, findings = _read_own(library) if planned is None else _parsed(planned)
    if not (library / SETTINGS_FILE).is_file():
        return registry, findings
    chosen = read_settings(library).library.vocabularies
    return (with_vocabularies(registry, chosen) if chosen else registry), findings


def _read_own(library: Path) -> tuple[Registry, list[Diagnostic]]:
    try:
        data = (library / REGISTRY_FILE).read_bytes()
    except FileNotFoundError:
        return Registry(), []
    except OSError as error:
        return Registry(), [Diagnostic("file", f"cannot be read: {error.strerror}", 1, path=REGISTRY_FILE)]
    return _parsed(data)


def _parsed(data: bytes) -> tuple[Registry, list[Diagnostic]]:
    text = decode(data)
    if isinstance(text, Diagnostic):
        return Registry(), [text.in_file(REGISTRY_FILE)]
    registry, findings = parse_registry(text)
    return registry, [finding.in_file(REGISTRY_FILE) for finding in findings]
