"""`briefkit init`: the first files of a library."""

from __future__ import annotations

import glob
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from briefkit.core.text.blank import is_blank
from briefkit.core.text.shell import argument
from briefkit.core.text.words import suggestion
from briefkit.errors import BriefkitError, SettingsError
from briefkit.library.example import EXAMPLE_REGISTRY, example_path, example_text
from briefkit.library.found_notes import FoundNotes, found_notes, libraries_in
from briefkit.library.library import today
from briefkit.library.new import check_language
from briefkit.settings import CHOICES, REGISTRY_FILE, SETTINGS_FILE, TEMPLATES_FOLDER, LibrarySettings
from briefkit.storage.files.door import is_taken
from briefkit.storage.files.lock import locked
from briefkit.storage.files.walk import chosen_paths
from briefkit.storage.files.write import create_file
from briefkit.storage.settings_file import read_settings

DEFAULTS = LibrarySettings(name="My institute")
"""What a library starts with unless something else is asked for."""

_SETTINGS = """\
# Settings of this library. What is not here has its default: see docs/settings.md of briefkit.
[library]
name = {name}
language = {language}  # of briefs that do not say theirs
access = {access}  # public or internal: for briefs that do not say
likelihood_scale = {likelihood_scale}  # icd203, phia or ipcc: what “likely” means in figures
exclude = {exclude}  # folders without briefs; templates/KIND.md is what “briefkit new” starts from
"""
_REGISTRY = """\
# What the library knows: ids that briefs use, with titles and other spellings.
# “briefkit registry add --from-briefs” adds what your briefs use.
topics:
parties:
issues:
"""


class Start(NamedTuple):
    """A folder that is to become a library, what it holds, and whether it gets an example."""

    folder: Path
    found: FoundNotes
    has_example: bool

    @property
    def _excluded(self) -> list[str]:
        """The folders that hold no briefs: also that of templates, unless briefs are in it."""
        is_free = not any(path.startswith(f"{TEMPLATES_FOLDER}/") for path in self.found.briefs)
        return sorted({*map(glob.escape, self.found.left_out), *([TEMPLATES_FOLDER] if is_free else [])})

    def files(self, settings: LibrarySettings) -> dict[Path, str]:
        """The texts of the files to write, by path. Raises BriefkitError if one of them exists."""
        day = today()
        texts = {
            SETTINGS_FILE: _settings_text(settings._replace(exclude=self._excluded)),
            REGISTRY_FILE: EXAMPLE_REGISTRY if self.has_example else _REGISTRY,
        }
        if self.has_example:
            texts[example_path(day)] = example_text(day)
        for file in texts:
            if is_taken(self.folder, file):
                raise BriefkitError(f"{self.folder / file} already exists", hint="choose another folder")
        return {self.folder / file: text for file, text in texts.items()}


def look_around(folder: Path, *, example: bool | None = None) -> Start:
    """What is to be started in a folder: by default without an example where there are Markdown files.

    Raises BriefkitError if the folder is already a library, or in one or above one.
    """
    _check_free(folder)
    found = found_notes(folder)
    if below := libraries_in(folder, [*found.briefs, *(path for path, _ in found.others)], SETTINGS_FILE):
        hint = f"use that one: briefkit --library {argument(folder / below[0])} list"
        raise BriefkitError(f"{folder / below[0]} is a library, and {folder} would take its briefs too", hint=hint)
    return Start(folder, found, not found if example is None else example)


def write_library(folder: Path, files: Mapping[Path, str]) -> None:
    """Write the first files, without overwriting one. Raises BriefkitError if the folder cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):  # so that no other writer takes its temporary files for leftovers
            for path, text in files.items():
                create_file(path, text.encode())
    except (FileExistsError, NotADirectoryError) as error:
        message = f"{error.filename or folder} is a file, not a folder"
        raise BriefkitError(message, hint="choose another folder") from error
    except OSError as error:
        hint = "check its permissions, or choose another folder"
        raise BriefkitError(f"{folder} cannot be written: {error.strerror}", hint=hint) from error


def check_name(name: str) -> str:
    """An institute's name on one line. Raises BriefkitError for one that is empty or no text."""
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    if is_blank(name):
        raise BriefkitError("an institute needs a name", hint="it stands on mastheads and in citations")
    return name


ACCESSES = tuple(access for access in CHOICES["library.access"] if access != "embargoed")
"""What a library may start with: that all briefs are under embargo is none, as each would need its own day."""


def check_choice(key: str, value: str) -> str:
    """The choice of a setting of `[library]` that a word means, in any case. Raises BriefkitError, with the choices."""
    choices = ACCESSES if key == "access" else CHOICES[f"library.{key}"]
    if (word := value.strip().lower()) in choices:
        return word
    shown = {"likelihood_scale": "scale"}.get(key, key)
    raise BriefkitError(f"there is no {shown} “{value}”", hint=suggestion(word, choices))


CHECKS: Mapping[str, Callable[[str], str]] = {
    "name": check_name,
    "language": check_language,
    "access": lambda value: check_choice("access", value),
    "likelihood_scale": lambda value: check_choice("likelihood_scale", value),
}
"""Setting → a function that returns its value as it is written. Raises BriefkitError."""


def _settings_text(settings: LibrarySettings) -> str:
    values = {key: json.dumps(getattr(settings, key), ensure_ascii=False) for key in (*CHECKS, "exclude")}
    return _SETTINGS.format(**values)


def _check_free(folder: Path) -> None:
    """Raise BriefkitError if a folder is already a library, or in one that takes its files."""
    if is_taken(folder, SETTINGS_FILE):
        where = argument(folder)
        hint = f"start a brief in it with “briefkit --library {where} new TITLE”; its settings are in {SETTINGS_FILE}"
        raise BriefkitError(f"{folder} is already a library", hint=hint)
    whole = folder.absolute()
    for above in whole.parents:
        if is_taken(above, SETTINGS_FILE) and _takes(above, whole):
            hint = f"start a brief there with “briefkit new TITLE”, or exclude the folder in {above / SETTINGS_FILE}"
            raise BriefkitError(f"{folder} is in the library {above}, which takes the briefs in it", hint=hint)


def _takes(library: Path, folder: Path) -> bool:
    """Whether a library lists the briefs in a folder below it."""
    try:
        exclude = read_settings(library).library.exclude
    except SettingsError:  # said by whoever opens it
        exclude = ()
    return bool(chosen_paths([f"{folder.relative_to(library).as_posix()}/x.md"], exclude))
