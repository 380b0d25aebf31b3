"""Find the library: its folder, or the address of its server."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.core.text.shell import argument
from briefkit.errors import BriefkitError, LibraryNotFoundError, NoLibraryError
from briefkit.settings import LOCAL, SETTINGS_FILE
from briefkit.storage.files.door import SETTINGS, UnopenedError, is_folder_at, look_at, read_named

if TYPE_CHECKING:
    from briefkit.storage.postgres.address import Address

VARIABLE = "BRIEFKIT_LIBRARY"
INDEX_VARIABLE = "BRIEFKIT_INDEX"


def find_library(named: str | Path | None, environment: Mapping[str, str], here: Path) -> Path | Address:
    """The library: the one named, otherwise `BRIEFKIT_LIBRARY`, the nearest one, or the one in the user's settings.

    The nearest is `here`, its `briefs`, or a parent or its `briefs`. Raises LibraryNotFoundError
    (NoLibraryError if none is named), and BriefkitError for an address that cannot be read, or holds a password and is
    not in the environment.
    """
    if named is not None:
        return address_in(str(named), "--library", TYPED) or _checked(Path(named), f"--library {argument(named)}")
    if value := environment.get(VARIABLE):
        return address_in(value) or _checked(Path(value).expanduser(), f"{VARIABLE}={value}")
    near = [candidate for folder in (here, *here.parents) for candidate in (folder, folder / "briefs")]
    for candidate in near:
        if _is_library(candidate):
            return candidate
    if own := _from_user_config():
        address = address_in(own, str(user_config_file()), "a file should not keep")
        return address or _checked(Path(own).expanduser(), "the library in your settings")
    message = f"no library found: there is no {SETTINGS_FILE} in {here} or a folder above it"
    if taken := next((one for one in near if is_folder_at(one, SETTINGS_FILE)), None):
        message += f"; {taken / SETTINGS_FILE} is a folder"
    hint = "create one with “briefkit init”, or name one with --library DIR"
    if environment.get(INDEX_VARIABLE, LOCAL) not in {"", LOCAL}:
        hint = f"{INDEX_VARIABLE} is for a library in a folder; to ask the server without one, name it in {VARIABLE}"
    raise NoLibraryError(message, hint=hint)


_BEGINNINGS = ("postgresql:", "postgres:")
"""Of what is meant as an address, whatever comes next."""
TYPED = "other users of this machine can see among its processes"
"""Why no password may be in an option."""


def address_in(text: str, where: str = "", reason: str = "") -> Address | None:
    """The address of a server in a text that may also name a folder; None if it does.

    Raises BriefkitError for an address that cannot be read, and for one with a password if there is a place (`where`)
    that none may be in for a `reason`.
    """
    if ":" not in text and "=" not in text:  # as in most folders, and in no address: reading one takes a while to load
        return None
    from briefkit.storage.postgres.address import is_address, parse_address, refuse_password  # noqa: PLC0415 - see above

    if not is_address(text):
        if "://" in text or text.lower().startswith(_BEGINNINGS):  # it is not shown, as it may hold a password
            message = f"{where or 'the library'} is neither a folder nor the address of a PostgreSQL server"
            raise BriefkitError(message, hint="an address is written postgresql://NAME@HOST/DATABASE")
        return None
    address = parse_address(text)
    if where:
        refuse_password(address, where, reason)
    return address


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


def _from_user_config() -> str | None:
    import tomllib  # noqa: PLC0415 - needed only if no library is near

    from briefkit.storage.toml import parse_toml  # noqa: PLC0415 - as above

    path = user_config_file()
    try:
        folder = parse_toml(read_named(path, SETTINGS).decode()).get("library")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LibraryNotFoundError(f"{path} cannot be read: {error}", hint="fix or delete it") from error
    return str(folder) if folder else None
