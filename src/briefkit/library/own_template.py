"""A library's own templates of new briefs: `templates/KIND.md`, in a folder that the settings exclude."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefkit.core.edit.brief_edit import edit_brief
from briefkit.core.edit.value import Set
from briefkit.errors import BriefkitError, EditRefusedError
from briefkit.importers.importers import Draft
from briefkit.settings import SETTINGS_FILE, TEMPLATES_FOLDER
from briefkit.storage.files.door import BRIEF, read_file
from briefkit.storage.files.walk import chosen_paths

if TYPE_CHECKING:
    from briefkit.library.library import Library


def own_template(library: Library, kind: str) -> tuple[str, bytes | None, str | None]:
    """The path of a kind's own template, its bytes, and a note; no bytes if there is none, or if it is a brief.

    Raises BriefkitError if it cannot be read.
    """
    path = f"{TEMPLATES_FOLDER}/{kind}.md"
    try:
        data = read_file(library.folder, path, BRIEF)
    except (FileNotFoundError, NotADirectoryError):
        return path, None, None
    except OSError as error:
        raise BriefkitError(f"{library.folder / path} cannot be read: {error.strerror or error}") from error
    if path in chosen_paths([path], library.settings.library.exclude):
        remedy = f"add “{TEMPLATES_FOLDER}” to exclude in {SETTINGS_FILE}"
        return path, None, f"note: {path} is among the briefs, so it is no template: {remedy} to have it used"
    return path, data, None


def filled_in(draft: Draft, path: str, data: bytes) -> Draft:
    """A draft whose file is a template with the title, kind, date, status and language of the draft.

    Everything else in the template stays as it is. Raises BriefkitError, which names the template, if it is no brief.
    """
    keys = ("title", "kind", "date", "status", "language")
    edits = [Set((key,), str(draft.front_matter[key])) for key in keys if key in draft.front_matter]
    try:
        return Draft(draft.front_matter, "", draft.date, data=edit_brief(data, edits))
    except EditRefusedError as error:
        hint = error.hint or "a template is a brief: front matter between two lines of ---, then the text"
        raise BriefkitError(f"{path}: {error.message}", hint=hint) from error
