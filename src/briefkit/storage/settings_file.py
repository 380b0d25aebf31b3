"""What `briefkit.toml` and `registry.yaml` say."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefkit.core.brief.split import decode
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.registry.registry import Registry, parse_registry
from briefkit.core.registry.vocabularies import with_vocabularies
from briefkit.errors import BriefkitError, SettingsError
from briefkit.settings import INTERNAL_FIELDS, LOCAL, REGISTRY_FILE, SETTINGS_FILE, Settings, parse_settings
from briefkit.storage.files.door import remedy_of
from briefkit.storage.files.head import Head, Source, read_head
from briefkit.storage.toml import RefusedError, RepeatedError, line_of_setting, parse_toml

_INDEX = "library.index"


def read_settings(library: Path) -> Settings:
    """The library's settings. Raises SettingsError that names the file and what to do."""
    return parse_settings(settings_table(read_head(library), library))


def settings_table(head: Head, library: Path) -> dict[str, Any]:
    """`briefkit.toml` as a dict, checked. Raises SettingsError that names the file and what to do."""
    path = library / SETTINGS_FILE
    try:
        if isinstance(head.settings, OSError):
            raise head.settings
        text = decode(head.settings)
        if isinstance(text, Diagnostic):
            raise SettingsError(f"{path}:{text.line}: {text.message}", hint=text.hint)
        table = parse_toml(text)
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror or error}", hint=remedy_of(error)) from error
    except RepeatedError as error:
        hint = "keep one of the two: write all settings of a table below its first line"
        raise SettingsError(f"{path}: {error}", hint=hint) from error
    except tomllib.TOMLDecodeError as error:
        refused = isinstance(error, RefusedError)
        hint = "settings need no such thing: delete it" if refused else "strings need quotation marks"
        raise SettingsError(f"{path} is not valid TOML: {error}", hint=hint) from error
    try:
        settings = parse_settings(table)
        _check_internal(settings)
        _check_index(settings)
    except SettingsError as error:
        line = line_of_setting(text, error.setting) if error.setting else 0
        place = f"{path}:{line}" if line else path
        raise SettingsError(f"{place}: {error.message}", hint=error.hint) from error
    return table


def _check_internal(settings: Settings) -> None:
    """Raise SettingsError for a field in `[export] internal` that briefs do not have."""
    if settings.export.internal is not INTERNAL_FIELDS:
        from briefkit.core.publication.audience import internal_fields  # noqa: PLC0415 - few libraries need it

        internal_fields(settings.export.internal)


def _check_index(settings: Settings) -> None:
    """Raise SettingsError for an address of a server that cannot be read, or that holds a password."""
    if settings.library.index == LOCAL:
        return
    from briefkit.storage.postgres.address import parse_address, refuse_password  # noqa: PLC0415 - as above

    try:
        refuse_password(parse_address(settings.library.index), f"“{_INDEX}”", "everybody who has the files could read")
    except BriefkitError as error:
        message = error.message if _INDEX in error.message else f"“{_INDEX}”: {error.message}"
        raise SettingsError(message, hint=error.hint, setting=_INDEX) from None


def read_registry(library: Path, planned: bytes | None = None) -> tuple[Registry, list[Diagnostic]]:
    """The registry, as for `registry_of`; with `planned`, as if its file had these bytes."""
    head = read_head(library)
    return registry_of(head if planned is None else head._replace(registry=planned), library)


def registry_of(head: Head, library: Path) -> tuple[Registry, list[Diagnostic]]:
    """The registry with the vocabularies that the settings select, and the diagnostics of its file.

    Raises SettingsError for settings that cannot be used, such as an unknown vocabulary.
    """
    registry, findings = _parsed(head.registry)
    if isinstance(head.settings, FileNotFoundError):
        return registry, findings
    chosen = parse_settings(settings_table(head, library)).library.vocabularies
    return (with_vocabularies(registry, chosen) if chosen else registry), findings


def own_registry(head: Head) -> Registry:
    """What can be read of `registry.yaml`, without the vocabularies of the settings."""
    return _parsed(head.registry)[0]


@lru_cache(maxsize=2)  # each of many changes to a library is checked with the registry that it has
def _registry_in(text: str) -> tuple[Registry, list[Diagnostic]]:
    return parse_registry(text)


def _parsed(source: Source) -> tuple[Registry, list[Diagnostic]]:
    if isinstance(source, FileNotFoundError):
        return Registry(), []
    if isinstance(source, OSError):
        reason = f"cannot be read: {source.strerror or source}"
        return Registry(), [Diagnostic("file", reason, 1, 1, remedy_of(source), True, REGISTRY_FILE)]
    text = decode(source)
    if isinstance(text, Diagnostic):
        return Registry(), [text.in_file(REGISTRY_FILE)]
    registry, findings = _registry_in(text)
    return registry, [finding.in_file(REGISTRY_FILE) for finding in findings]
