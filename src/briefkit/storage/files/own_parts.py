"""Read an institute's own parts of publications."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefkit.errors import SettingsError


def read_own_parts(library: Path, folder: str, names: Iterable[str]) -> dict[str, str]:
    """The texts of the files that exist. Raises SettingsError for a folder or file that cannot be used."""
    path = (library / folder).resolve()
    if not path.is_relative_to(library.resolve()):
        raise SettingsError(f"“brand.templates”: {folder} is outside the library", hint="name a folder inside it")
    if not path.is_dir():
        raise SettingsError(f"“brand.templates”: there is no folder {path}", hint="create it, or leave out the setting")
    found: dict[str, str] = {}
    for name in names:
        try:
            found[name] = (path / name).read_text("utf-8-sig")
        except FileNotFoundError:
            continue
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{path / name} cannot be read: {error}", hint="save it as UTF-8") from error
    return found
