"""The house's own parts of publications, as they lie in the library."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefkit.errors import SettingsError


def read_own_parts(library: Path, folder: str, names: Iterable[str]) -> dict[str, str]:
    """The texts of those files that are there. Raises SettingsError for a folder or file that cannot be used."""
    place = (library / folder).resolve()
    if not place.is_relative_to(library.resolve()):
        raise SettingsError(f"“brand.templates”: {folder} lies outside the library", hint="name a folder inside it")
    if not place.is_dir():
        raise SettingsError(f"“brand.templates”: there is no folder {place}", hint="make it, or leave the setting out")
    found: dict[str, str] = {}
    for name in names:
        try:
            found[name] = (place / name).read_text("utf-8-sig")
        except FileNotFoundError:
            continue
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{place / name} cannot be read: {error}", hint="save it as UTF-8") from error
    return found
