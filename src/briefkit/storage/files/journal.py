"""A journal of what a writer is about to do, so that the next one can finish the work if it is interrupted.

The journal is in the library, so a stranger may have written it: it is trusted only for files inside the library whose
content is exactly what the journal says.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from briefkit.storage.files.read_file import read_file
from briefkit.storage.files.write import create_file, discard, drop_name, is_same_entry, name_file, sync_folder

JOURNAL = ".briefkit-journal"
_TEMPORARY = re.compile(r"\.briefkit-[0-9a-f]{12}\.tmp")
_MAX_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
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
        return cls(path, temporary, _digest(before), _digest(after), moved_to)

    def is_safe(self, library: Path) -> bool:
        """Whether all paths are inside the library, and the temporary file is one of ours next to the file."""
        paths = [self.path, *(other for other in (self.temporary, self.moved_to) if other)]
        if not all(_is_inside(library, path) and PurePosixPath(path).suffix in {".md", ".tmp"} for path in paths):
            return False
        named = PurePosixPath(self.temporary) if self.temporary else None
        return named is None or (
            named.parent == PurePosixPath(self.path).parent and bool(_TEMPORARY.fullmatch(named.name))
        )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _is_inside(library: Path, path: str) -> bool:
    relative = PurePosixPath(path)
    if relative.is_absolute() or ".." in relative.parts or "\0" in path:
        return False
    return (library / relative).parent.resolve().is_relative_to(library.resolve())


def write_journal(library: Path, steps: Sequence[Step]) -> Path:
    """Write down what is about to be done. Raises OSError."""
    text = json.dumps({"version": 1, "steps": [asdict(step) for step in steps]}, ensure_ascii=False)
    create_file(library / JOURNAL, text.encode("utf-8", "surrogateescape"))
    return library / JOURNAL


def remove_journal(library: Path) -> None:
    """Delete the journal: everything is done, or nothing will be."""
    discard(library / JOURNAL)
    with suppress(OSError):
        sync_folder(library)


def finish_interrupted(library: Path) -> list[str]:
    """Finish the work of an interrupted writer; needs the library's lock. Returns the paths that cannot be finished.

    A file that has changed since is left alone. A journal that cannot be read is deleted.
    """
    if not os.path.lexists(library / JOURNAL):
        return []
    steps = _read(library)
    left = [step.path for step in steps if not _finish(library, step)]
    remove_journal(library)
    return left


def _read(library: Path) -> list[Step]:
    try:
        data = read_file(library / JOURNAL)
        journal = json.loads(data) if len(data) <= _MAX_BYTES else {}
        steps = [Step(**step) for step in journal["steps"]]
        return [step for step in steps if step.is_safe(library)]
    except (OSError, ValueError, TypeError, KeyError):
        return []


def _finish(library: Path, step: Step) -> bool:
    target = library / step.path
    try:
        if step.temporary and (library / step.temporary).exists():
            if _digest(read_file(target)) != step.before or _digest(read_file(library / step.temporary)) != step.after:
                discard(library / step.temporary)
                return False
            (library / step.temporary).replace(target)
        discard((library / step.temporary).with_suffix(".old")) if step.temporary else None
        if step.moved_to and target.exists():
            _finish_move(library, target, library / step.moved_to, step)
        sync_folder(target.parent)
    except OSError:
        return False
    return True


def _finish_move(library: Path, target: Path, moved: Path, step: Step) -> None:
    if _digest(read_file(target)) != step.after:
        raise OSError(f"{target.relative_to(library)} has changed")
    if is_same_entry(target, moved) or not (moved.exists() and moved.samefile(target)):
        name_file(target, moved)
    drop_name(target, moved)
