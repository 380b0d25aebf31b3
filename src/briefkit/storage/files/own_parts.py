"""Read an institute's own parts of publications."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path

from briefkit.errors import SettingsError
from briefkit.storage.files.door import PART, look_at, read_file, remedy_of


def read_own_parts(library: Path, folder: str, names: Iterable[str]) -> dict[str, str]:
    """The texts of the files that exist. Raises SettingsError for a folder or file that cannot be used."""
    _check_folder(library, folder)
    found: dict[str, str] = {}
    for name in names:
        path = f"{folder}/{name}"
        try:
            found[name] = read_file(library, path, PART).decode("utf-8-sig")
        except FileNotFoundError:
            continue
        except UnicodeDecodeError as error:
            raise SettingsError(f"{path} cannot be read: it is not UTF-8", hint="save it as UTF-8") from error
        except OSError as error:
            raise SettingsError(f"{path} cannot be read: {error.strerror}", hint=remedy_of(error)) from error
    return found


def _check_folder(library: Path, folder: str) -> None:
    hint = "name a folder inside the library, or leave out the setting"
    try:
        if stat.S_ISDIR(look_at(library, folder).st_mode):
            return
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError as error:
        reason = str(error.strerror).removeprefix("it ")
        raise SettingsError(f"“brand.templates”: {folder} {reason}", hint=hint) from error
    message = f"“brand.templates”: there is no folder {folder}"
    raise SettingsError(message, hint="create it, or leave out the setting")
