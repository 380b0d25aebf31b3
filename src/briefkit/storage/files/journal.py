"""A journal of what a writer is about to do, so that the next one can finish the work if it is interrupted.

The journal is in the library, so a stranger may have written it, or another machine, in a synced folder. It is followed
only if the user's own key on this machine signed it. Its name is made with that key, so that no two machines use one.
Whatever else has such a name is never read as a journal. It states where the library was, as folders are moved.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from errno import EFBIG
from pathlib import Path, PurePosixPath

from briefkit.core.values import frozen
from briefkit.settings import REGISTRY_FILE
from briefkit.storage.files import door
from briefkit.storage.files.door import is_inside, read_file
from briefkit.storage.files.signing_key import signature, signing_key
from briefkit.storage.files.walk import is_markdown_name
from briefkit.storage.files.write import create_file, discard, sync_folder

JOURNAL = ".briefkit-journal"
"""The name of a journal that no key has signed; that of a signed one goes on with a hyphen and 12 digits."""
TEMPORARY = re.compile(r"\.briefkit-[0-9a-f]{12}\.tmp")
_VERSION = 3
_DIGITS = 64
_SIGNED = re.compile(rf"{re.escape(JOURNAL)}-[0-9a-f]{{12}}")
_ASIDE = f"{JOURNAL}.not-followed-"
_MAX_BYTES = door.JOURNAL.largest - _DIGITS - 1


@frozen
class Step:
    """One file: while its SHA-256 is `before`, replace it by its temporary file; then move it to `moved_to`, if set."""

    path: str
    temporary: str | None
    before: str
    after: str
    moved_to: str | None = None

    @classmethod
    def of(cls, path: str, temporary: str | None, before: bytes, after: bytes, moved_to: str | None) -> Step:
        """A step, given the bytes before and after."""
        return cls(path, temporary, digest(before), digest(after), moved_to)

    def is_safe(self, library: Path) -> bool:
        """Whether it names briefs or the registry, inside the library and behind no link, and a temporary of ours."""
        paths = [path for path in (self.path, self.moved_to) if path is not None]
        if not all(_is_ours(path) and is_inside(library, path) for path in paths):
            return False
        if self.temporary is None:
            return True
        named = PurePosixPath(self.temporary)
        return named.parent == PurePosixPath(self.path).parent and bool(TEMPORARY.fullmatch(named.name))


@frozen
class Journal:
    """Its steps, and the path of the library when it was written, if that is not where the library is now."""

    steps: tuple[Step, ...]
    elsewhere: str | None


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _is_ours(path: str) -> bool:
    return path == REGISTRY_FILE or is_markdown_name(path)


def journal_name(key: bytes | None) -> str:
    """The name of the journals that a key signs."""
    return f"{JOURNAL}-{signature(key, b'name')[:12]}" if key else JOURNAL


def own_names(library: Path, key: bytes | None) -> tuple[str, ...]:
    """The names of journals of this user: unsigned, signed, and as version 2 had it, which was bound to the place."""
    if key is None:
        return (JOURNAL,)
    return JOURNAL, journal_name(key), f"{JOURNAL}-{signature(key, _bound(library) + b'name')[:12]}"


def _bound(library: Path) -> bytes:
    return os.fsencode(os.path.realpath(library)) + b"\0"


def write_journal(library: Path, steps: Sequence[Step]) -> Path:
    """Write down what is about to be done, unsigned if there is no key. Raises OSError."""
    key = signing_key(library, create=True)
    place = os.path.realpath(library)
    record = {"version": _VERSION, "library": place, "steps": [asdict(step) for step in steps]}
    data = json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogateescape")
    if len(data) > _MAX_BYTES:
        raise OSError(EFBIG, f"{len(steps)} files are too many to change together; select fewer")
    signed = signature(key, data) if key else "-" * _DIGITS
    create_file(library / journal_name(key), f"{signed}\n".encode() + data)
    return library / journal_name(key)


def remove_journal(journal: Path) -> None:
    """Delete a journal: everything is done, or nothing will be."""
    discard(journal)
    with suppress(OSError):
        sync_folder(journal.parent)


def read_journal(library: Path, name: str, key: bytes) -> Journal | None:
    """The journal with a name; None unless it is one that the key signed and this version understands."""
    try:
        signed, newline, data = read_file(library, name, door.JOURNAL).partition(b"\n")
    except OSError:
        return None
    for version, before in ((2, _bound(library)), (_VERSION, b"")):
        if newline and hmac.compare_digest(signed, signature(key, before + data).encode()):
            record = json.loads(data.decode("utf-8", "surrogateescape"))
            if record["version"] == version:
                now = os.path.realpath(library)
                place = record.get("library", now)
                return Journal(tuple(Step(**step) for step in record["steps"]), place if place != now else None)
    return None


def foreign_journals(library: Path, key: bytes | None) -> list[str]:
    """The names in a library's folder that are those of other machines' journals, or look like that."""
    own = own_names(library, key)
    with suppress(OSError):
        return sorted(name for name in os.listdir(library) if _SIGNED.fullmatch(name) and name not in own)  # noqa: PTH208
    return []


def foreign_note(name: str) -> str:
    """A sentence on the journal of another machine."""
    return (
        f"{name} is the journal of another machine or user, or of an older briefkit before this folder was moved; "
        "if nobody finishes its work, delete it"
    )


def set_aside(path: Path) -> str:
    """Give what has a journal's name a free one, and return that. Raises OSError."""
    for number in range(1, 1000):
        free = path.with_name(f"{_ASIDE}{number}")
        if not os.path.lexists(free):
            path.rename(free)
            return free.name
    raise FileExistsError(f"{path.name}: too many journals were set aside")


def journals_aside(library: Path) -> list[str]:
    """The names in a library's folder that `set_aside` gave."""
    with suppress(OSError):
        return sorted(name for name in os.listdir(library) if name.startswith(_ASIDE))  # noqa: PTH208
    return []
