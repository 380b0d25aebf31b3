"""Which library is meant, and whether it is asked through its files or through a server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefkit.errors import BriefkitError, FilesNeededError
from briefkit.settings import LOCAL, SETTINGS_FILE
from briefkit.storage.files.door import SETTINGS, read_file
from briefkit.storage.files.locate import INDEX_VARIABLE as VARIABLE
from briefkit.storage.files.locate import TYPED, address_in, find_library

if TYPE_CHECKING:
    from briefkit.storage.postgres.address import Address

OPTION = "--index"


class Which(NamedTuple):
    """A library: the folder of its files, and the server that answers; at least one of the two."""

    folder: Path | None
    server: Address | None


def which_library(named: str | Path | None, index: str | None, environment: Mapping[str, str], here: Path) -> Which:
    """The library that is meant, and where its index is: `index`, otherwise `BRIEFKIT_INDEX`, or its own setting.

    Each is `local` or the address of a server. Raises LibraryNotFoundError, SettingsError for settings that cannot be
    used, FilesNeededError if a library on a server is to be asked locally, and BriefkitError for another index.
    """
    found = find_library(named, environment, here)
    if not isinstance(found, Path):
        return Which(None, _same_server(found, index, environment))
    return Which(found, server_of(index, environment, partial(_own_index, found)))


def server_of(index: str | None, environment: Mapping[str, str], own: Callable[[], Address | None]) -> Address | None:
    """The server that `index` names, otherwise `BRIEFKIT_INDEX`, or the library's `own` settings; None for the files.

    Raises BriefkitError for what is neither `local` nor an address, or holds a password where none may be.
    """
    if index:
        return _index(index, OPTION, TYPED)
    if value := environment.get(VARIABLE):
        return _index(value, VARIABLE)
    return own()


def _same_server(server: Address, index: str | None, environment: Mapping[str, str]) -> Address:
    """The server of a library that has no folder. Raises FilesNeededError, BriefkitError."""
    source, value = (OPTION, index) if index else (VARIABLE, environment.get(VARIABLE))
    if value == LOCAL:
        message = f"{source} is “{LOCAL}”, and {server} gives answers only"
        raise FilesNeededError(message, hint="name a clone of its repository with --library DIR")
    if index and _index(index, OPTION, TYPED) != server:
        raise BriefkitError(f"{OPTION} names another server than {server}", hint=f"leave out {OPTION}")
    return server


def _index(value: str, source: str, reason: str = "") -> Address | None:
    """The server in an option or variable; None for the local index."""
    if value == LOCAL:
        return None
    address = address_in(value, source if reason else "", reason)
    if address is None:  # it is not shown: it may be a misspelt address with a password
        message = f"{source} is neither “{LOCAL}” nor the address of a server"
        raise BriefkitError(message, hint="an address is written postgresql://NAME@HOST/DATABASE")
    return address


def _own_index(folder: Path) -> Address | None:
    """The server in the settings of a library, which may be a stranger's; parsed only with the word in them."""
    try:
        data = read_file(folder, SETTINGS_FILE, SETTINGS)
    except OSError:  # said by whoever reads all of the settings
        return None
    if b"index" not in data and b"\\" not in data:
        return None
    from briefkit.storage.settings_file import read_settings  # noqa: PLC0415 - see above

    return server_in_settings(read_settings(folder).library.index)


def server_in_settings(index: str) -> Address | None:
    """The server that the settings of a library name; None for the files. Raises SettingsError for a password."""
    address = _index(index, SETTINGS_FILE, "everybody who has the files could read")
    return address and address.named_by_others()
