"""The key that shows which journals this user wrote on this machine: 32 random bytes in the user's state folder.

There is none where the state folder is not an absolute path, lies in the library, or cannot be written, and where the
file is not the user's own or others may read it. Whoever asks for it then goes on without.
"""

from __future__ import annotations

import hmac
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from briefkit.storage.files.door import NOTE, read_file
from briefkit.storage.files.write import create_file

_BYTES = 32
_OTHERS = 0o077


def key_path() -> Path:
    """Where the key is, or would be."""
    import platformdirs  # noqa: PLC0415 - needed only for changes of several files, and for what is left of them

    return platformdirs.user_state_path("briefkit") / "journal.key"


def signing_key(library: Path, *, create: bool = False) -> bytes | None:
    """The key for the journals of a library, made first with `create`; None if there can be none."""
    path = key_path()
    try:
        if not path.is_absolute() or Path(os.path.realpath(path)).is_relative_to(os.path.realpath(library)):
            return None
        if create and not os.path.lexists(path):
            _make(path)
        return _bytes(path)
    except (OSError, ValueError):
        return None


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):  # another process has made one at the same time
        create_file(path, secrets.token_bytes(_BYTES), mode=0o600)


def _bytes(path: Path) -> bytes | None:
    info = path.lstat()
    if not stat.S_ISREG(info.st_mode) or info.st_size != _BYTES:
        return None
    if os.name == "posix" and (info.st_uid != os.geteuid() or info.st_mode & _OTHERS):
        return None
    key = read_file(path.parent, path.name, NOTE)
    return key if len(key) == _BYTES else None


def signature(key: bytes, library: Path, data: bytes) -> str:
    """The HMAC-SHA256 (RFC 2104) of some bytes for the library at its resolved path, in hexadecimal."""
    place = os.fsencode(os.path.realpath(library))
    return hmac.new(key, place + b"\0" + data, "sha256").hexdigest()
