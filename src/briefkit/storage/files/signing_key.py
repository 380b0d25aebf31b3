"""The key that shows which journals this user wrote on this machine: 32 random bytes in the user's state folder.

There is none where the state folder is not an absolute path, lies in the library, or cannot be written, and where the
file is not the user's own or others may read it. Whoever asks for it then goes on without.
"""

from __future__ import annotations

import hmac
import os
import secrets
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

from briefkit.storage.files.door import NOTE, read_file
from briefkit.storage.files.write import create_file

_BYTES = 32
_OTHERS = 0o077
_PAUSE, _PAUSES = 0.02, 25
"""Seconds, and how often: how long a key that another process is making may be empty."""


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
        if create:
            _make_sure(path)
        return _bytes(path)
    except (OSError, ValueError):
        return None


def _make_sure(path: Path) -> None:
    """Make the key if there is none, or wait for the process that does: without hard links its name comes first."""
    if not os.path.lexists(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):  # another process has made one at the same time
            create_file(path, secrets.token_bytes(_BYTES), mode=0o600)
    for _ in range(_PAUSES):
        info = path.lstat()
        if info.st_size or not stat.S_ISREG(info.st_mode):
            break
        time.sleep(_PAUSE)


def _bytes(path: Path) -> bytes | None:
    info = path.lstat()
    if not stat.S_ISREG(info.st_mode) or info.st_size != _BYTES:
        return None
    if sys.platform != "win32" and (info.st_uid != os.geteuid() or info.st_mode & _OTHERS):
        return None
    key = read_file(path.parent, path.name, NOTE)
    return key if len(key) == _BYTES else None


def signature(key: bytes, data: bytes) -> str:
    """The HMAC-SHA256 (RFC 2104) of some bytes, in hexadecimal."""
    return hmac.new(key, data, "sha256").hexdigest()
