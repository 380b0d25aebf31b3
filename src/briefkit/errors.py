"""The errors that users can do something about."""

from __future__ import annotations

from collections.abc import Sequence


class BriefkitError(Exception):
    """The base class of all errors that a user can do something about.

    `message` says what is wrong and where in one line, `details` in more lines, `hint` what to do about it, if
    anything; `exit_code` is that of the process.
    """

    exit_code = 2

    def __init__(self, message: str, *, hint: str | None = None, details: Sequence[str] = ()) -> None:
        super().__init__("\n  ".join((message, *details)))
        self.message = message
        self.hint = hint
        self.details = details


class LibraryNotFoundError(BriefkitError):
    """There is no `briefkit.toml` where one was looked for."""


class NoLibraryError(LibraryNotFoundError):
    """No library is named, and there is none where one would be found."""


class FilesNeededError(BriefkitError):
    """The files of a library are needed, and it is one whose answers come from a server."""


class SettingsError(BriefkitError):
    """`briefkit.toml` or `registry.yaml` cannot be used. `setting` is the one that is wrong, as `table.key`, if any."""

    def __init__(self, message: str, *, hint: str | None = None, setting: str = "") -> None:
        super().__init__(message, hint=hint)
        self.setting = setting


class UnknownBriefError(BriefkitError):
    """A name matches no brief, or more than one."""


class QueryError(BriefkitError):
    """A query, column or format cannot be understood."""


def no_value(option: str) -> QueryError:
    """The error for an option that is given an empty value, as from a variable that is not set."""
    return QueryError(f"{option} has no value", hint="leave it out, or look at where its value comes from")


class ServerError(BriefkitError):
    """A PostgreSQL server cannot be reached, or cannot answer."""


class PluginError(BriefkitError):
    """A plug-in of another package is missing, cannot be loaded, or did something wrong."""


class ExportError(BriefkitError):
    """A publication cannot be made."""


class EditRefusedError(BriefkitError):
    """An edit would change more than the value that it names. Nothing is written.

    `reason` is one of `briefkit.core.edit.value.REFUSALS`.
    """

    def __init__(self, reason: str, message: str, *, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.reason = reason


class WriteError(BriefkitError):
    """A file cannot be written. It is unchanged."""
