"""What the next writer does about an interrupted one: it finishes the work, or takes it back."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefkit.core.text.words import counted
from briefkit.storage.files.brief_data import shown_path
from briefkit.storage.files.door import kind_of, read_file
from briefkit.storage.files.journal import (
    Journal,
    Step,
    digest,
    foreign_journals,
    foreign_note,
    own_names,
    read_journal,
    remove_journal,
    set_aside,
)
from briefkit.storage.files.signing_key import signing_key
from briefkit.storage.files.write import discard, drop_name, is_same_entry, name_file, sync_folder

_SHOWN = 5


@dataclass(slots=True)
class Recovery:
    """What was found: paths finished, taken back and left alone, and sentences on other journals and moved ones."""

    finished: list[str] = field(default_factory=list)
    taken_back: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    @property
    def notes(self) -> list[str]:
        """Sentences for the user."""
        said = {
            "finished what an interrupted command had begun": self.finished,
            "took back what an interrupted command had begun": self.taken_back,
            "an interrupted command is not finished, as this has changed since": self.left,
        }
        return [*self.foreign, *(f"note: {words}: {few(paths)}" for words, paths in said.items() if paths)]


def few(paths: Sequence[str]) -> str:
    """Some paths, and how many more there are."""
    more = f" and {counted(len(paths) - _SHOWN, 'more file')}" if len(paths) > _SHOWN else ""
    return ", ".join(paths[:_SHOWN]) + more


def recover(library: Path) -> Recovery:
    """Finish the work of an interrupted writer of this user, or take it back; needs the library's lock.

    A file that has changed since is left alone. What only has the name of a journal is set aside, and so is a journal
    that was written in another place, unless every file here is as it says.
    """
    found = Recovery()
    key = signing_key(library)
    for name in own_names(library, key):
        if os.path.lexists(library / name):
            _recover_from(library, name, read_journal(library, name, key) if key else None, found)
    found.foreign += [f"note: {foreign_note(name)}" for name in foreign_journals(library, key)]
    return found


def _recover_from(library: Path, name: str, journal: Journal | None, found: Recovery) -> None:
    if journal is None:
        reason = "nothing shows that you wrote it on this machine"
        found.foreign.append(_set_aside(library / name, reason))
        return
    if journal.elsewhere:
        place = shown_path(journal.elsewhere)
        if changed := [step.path for step in journal.steps if _state(library, step) == _CHANGED]:
            reason = f"it was written in {place}, and these files are not as they were there: {few(changed)}"
            found.foreign.append(_set_aside(library / name, reason))
            return
        found.foreign.append(f"note: a command was interrupted in {place}, from where this library was moved or copied")
    _follow(library, journal.steps, found)
    remove_journal(library / name)


def _set_aside(path: Path, reason: str) -> str:
    said = f"note: {path.name} was not followed, because {reason}"
    try:
        return f"{said}; it is now {set_aside(path)}"
    except OSError as error:
        return f"{said}; it cannot be moved out of the way ({error.strerror}): delete it"


_DONE, _READY, _UNPREPARED, _CHANGED = "done", "ready", "unprepared", "changed"
"""States of a step: its file is replaced or moved; it waits for that; its temporary file is not whole; other."""


def _state(library: Path, step: Step) -> str:
    if not step.is_safe(library):
        return _CHANGED
    now = _digest_of(library, step.path)
    if now is None:
        return _DONE if step.moved_to and _digest_of(library, step.moved_to) == step.after else _CHANGED
    if step.temporary is None:
        return _READY if now == step.after else _CHANGED
    if now == step.before:
        return _READY if _digest_of(library, step.temporary) == step.after else _UNPREPARED
    return _DONE if now == step.after else _CHANGED


def _digest_of(library: Path, path: str) -> str | None:
    try:
        return digest(read_file(library, path, kind_of(path)))
    except OSError:
        return None


def _follow(library: Path, steps: Sequence[Step], found: Recovery) -> None:
    """Go on if files were replaced already, or all wait for it; take back if others will never be ready."""
    states = [(step, _state(library, step)) for step in steps]
    reached = {state for _, state in states}
    forward = reached <= {_DONE, _READY} or (_DONE in reached and _UNPREPARED not in reached)
    for step, state in states:
        if state == _CHANGED:
            done, paths = True, found.left
        elif forward:
            done, paths = _finish(library, step, state), found.finished
        else:
            done, paths = _take_back(library, step, state), found.taken_back
        (paths if done else found.left).append(step.path)
        if step.is_safe(library):
            _drop_temporaries(library, step)


def _finish(library: Path, step: Step, state: str) -> bool:
    target = library / step.path
    try:
        if step.temporary and state == _READY:
            (library / step.temporary).replace(target)
        if step.moved_to and target.exists():
            _finish_move(library, target, library / step.moved_to, step)
        sync_folder(target.parent)
    except OSError:
        return False
    return True


def _finish_move(library: Path, target: Path, moved: Path, step: Step) -> None:
    if _digest_of(library, step.path) != step.after:
        raise OSError(f"{target.relative_to(library)} has changed")
    if is_same_entry(target, moved) or _digest_of(library, step.moved_to or "") != step.after:
        name_file(target, moved)  # else it has both names, which in a copy are two files
    drop_name(target, moved)


def _take_back(library: Path, step: Step, state: str) -> bool:
    """Whether a file is as before: its backup has its name again."""
    if state != _DONE:
        return True
    target, moved = library / step.path, library / step.moved_to if step.moved_to else None
    backup = f"{step.temporary.removesuffix('.tmp')}.old" if step.temporary else None
    try:
        if backup and _digest_of(library, backup) == step.before:
            (library / backup).replace(target)
        elif step.before == step.after and moved:
            name_file(moved, target)
        else:
            return False
        if (
            moved
            and step.moved_to
            and _digest_of(library, step.moved_to) == step.after
            and not is_same_entry(moved, target)
        ):
            moved.unlink()
        sync_folder(target.parent)
    except OSError:
        return False
    return True


def _drop_temporaries(library: Path, step: Step) -> None:
    """Delete a step's temporary files, but not the old bytes of a file that is gone."""
    if step.temporary:
        discard(library / step.temporary)
        if any(os.path.lexists(library / path) for path in (step.path, step.moved_to) if path):
            discard((library / step.temporary).with_suffix(".old"))
