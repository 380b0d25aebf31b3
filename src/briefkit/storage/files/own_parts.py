"""Read an institute's own parts of publications."""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.errors import SettingsError
from briefkit.storage.files.door import PART, remedy_of
from briefkit.storage.files.library_files import LibraryFiles


def read_own_parts(files: LibraryFiles, folder: str, names: Iterable[str]) -> dict[str, str]:
    """The texts of the files that exist. Raises SettingsError for a folder or file that cannot be used."""
    _check_folder(files, folder)
    found: dict[str, str] = {}
    for name in names:
        path = f"{folder}/{name}"
        try:
            found[name] = files.read(path, PART).decode("utf-8-sig")
        except FileNotFoundError:
            continue
        except UnicodeDecodeError as error:
            raise SettingsError(f"{path} cannot be read: it is not UTF-8", hint="save it as UTF-8") from error
        except OSError as error:
            raise SettingsError(f"{path} cannot be read: {error.strerror}", hint=remedy_of(error)) from error
    return found


def _check_folder(files: LibraryFiles, folder: str) -> None:
    hint = "name a folder inside the library, or leave out the setting"
    try:
        if files.is_folder(folder):
            return
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError as error:
        reason = str(error.strerror).removeprefix("it ")
        raise SettingsError(f"“brand.templates”: {folder} {reason}", hint=hint) from error
    message = f"“brand.templates”: there is no folder {folder}"
    raise SettingsError(message, hint="create it, or leave out the setting")
