"""Whether a brief may be published or cited: not without a date, nor while it is held back."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.brief.embargo import must_wait, unread
from briefkit.core.diagnostic import Diagnostic
from briefkit.errors import ExportError
from briefkit.library.front_matter import FrontMatter

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.library.library import Library


class ToDo(NamedTuple):
    """What is to be done with a brief: how it is said to be done, and how that is done to one under embargo."""

    done: str
    with_embargo: str
    unclear: str


EXPORT = ToDo(
    "exported",
    "export it all the same, with the embargo on its first page",
    "export it all the same, marked as not cleared for publication",
)
CITE = ToDo("cited", "cite it all the same", "cite it all the same")
LineOfKey = Callable[["Diagnostic"], int]
"""Finds the line of an unknown key; 0 if that is not known."""


def check_publishable(library: Library, brief: Brief, *, embargoed: bool = False, to_do: ToDo = EXPORT) -> None:
    """Raise ExportError for a brief without a date, and without `embargoed` for one that is held back.

    Held back is what is under embargo, and what may be: its access or the end of its embargo cannot be read. `to_do` is
    what is to be done with it, for the message.
    """
    if brief.date is None:
        message = f"{brief.path} has no date yet, so it cannot be published"
        raise ExportError(message, hint="add “date: YYYY-MM-DD” to its front matter")
    check_not_held_back(library, brief, embargoed=embargoed, to_do=to_do)


def check_not_held_back(library: Library, brief: Brief, *, embargoed: bool = False, to_do: ToDo = EXPORT) -> None:
    """Raise ExportError for a brief that is held back, unless it is `embargoed` that is asked for."""
    if not embargoed:
        access, day = library.settings.library.access, library.embargo_day
        check_embargo(
            brief, access, day, lambda found: FrontMatter(library, brief).line_of_key(found.trail), to_do=to_do
        )


def check_embargo(
    brief: Brief, access: str, day: datetime.date, line_of: LineOfKey, *, label: str = "", to_do: ToDo = EXPORT
) -> None:
    """Raise ExportError for a brief that is under embargo on a day, or may be; `access` is the library's.

    `line_of` finds a key that briefkit does not know, `label` says which version of the brief it is.
    """
    if not must_wait(brief, access, day):
        return
    name = f"{brief.path} ({label})" if label else brief.path
    for found in unread(brief):
        raise _unclear(name, found, line_of, to_do)
    until = f"until {brief.embargo_until}" if brief.embargo_until else "without an end date"
    message = f"{name} is under embargo {until}, so it is not {to_do.done}"
    raise ExportError(message, hint=f"to {to_do.with_embargo}: --embargoed")


def _unclear(name: str, found: Diagnostic, line_of: LineOfKey, to_do: ToDo) -> ExportError:
    if found.at_key:
        line, why = line_of(found), f"{found.message} ({found.hint})"
    else:
        line, why = found.line, f"its {found.trail[0]} cannot be read ({found.message})"
    hint = f"correct it, or to {to_do.unclear}: --embargoed"
    place = f"{name}:{line}" if line else name
    return ExportError(f"{place}: {why}, so it is held back", hint=hint)
