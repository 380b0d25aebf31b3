"""Find the folder of the library."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path

from briefkit.core.text.shell import argument
from briefkit.errors import LibraryNotFoundError
from briefkit.settings import SETTINGS_FILE
from briefkit.storage.files.door import SETTINGS, UnopenedError, is_folder_at, look_at, read_named

VARIABLE = "BRIEFKIT_LIBRARY"


def find_library(named: Path | None, environment: Mapping[str, str], here: Path) -> Path:
    """The library: the one named, otherwise `BRIEFKIT_LIBRARY`, the nearest one, or the one in the user's settings.

    The nearest is `here`, its `briefs`, or a parent or its `briefs`. Raises LibraryNotFoundError.
    """
    if named is not None:
        return _checked(named, f"--library {argument(named)}")
    if value := environment.get(VARIABLE):
        return _checked(Path(value).expanduser(), f"{VARIABLE}={value}")
    near = [candidate for folder in (here, *here.parents) for candidate in (folder, folder / "briefs")]
    for candidate in near:
        if _is_library(candidate):
            return candidate
    if own := _from_user_config():
        return _checked(own, "the library in your settings")
    message = f"no library found: there is no {SETTINGS_FILE} in {here} or a folder above it"
    if taken := next((one for one in near if is_folder_at(one, SETTINGS_FILE)), None):
        message += f"; {taken / SETTINGS_FILE} is a folder"
    raise LibraryNotFoundError(message, hint="create one with “briefkit init”, or name one with --library DIR")


def _checked(folder: Path, source: str) -> Path:
    try:
        if _is_library(folder, strict=True):
            return folder
    except (PermissionError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        message = f"{source}: {folder} cannot be read: {reason}"
        raise LibraryNotFoundError(message, hint="check its name and permissions") from error
    message = f"{source}: there is no {SETTINGS_FILE} in {folder}"
    raise LibraryNotFoundError(message, hint=f"create a library there with “briefkit init {argument(folder)}”")


def _is_library(folder: Path, *, strict: bool = False) -> bool:
    """Whether a folder has settings; also a link or a pipe, which is refused when they are read, but no folder.

    Raises PermissionError and ValueError with `strict`.
    """
    try:
        return not stat.S_ISDIR(look_at(folder, SETTINGS_FILE).st_mode)
    except UnopenedError:  # a link
        return True
    except (PermissionError, ValueError):
        if strict:
            raise
        return False
    except OSError:  # such as a folder that does not exist
        return False


def user_config_file() -> Path:
    """The user's settings file: `library = "…"` names the library to fall back on."""
    import platformdirs  # noqa: PLC0415 - needed only if no library is near

    return platformdirs.user_config_path("briefkit") / "config.toml"


def _from_user_config() -> Path | None:
    import tomllib  # noqa: PLC0415 - needed only if no library is near

    from briefkit.storage.toml import parse_toml  # noqa: PLC0415 - as above

    path = user_config_file()
    try:
        folder = parse_toml(read_named(path, SETTINGS).decode()).get("library")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LibraryNotFoundError(f"{path} cannot be read: {error}", hint="fix or delete it") from error
    return Path(str(folder)).expanduser() if folder else None
