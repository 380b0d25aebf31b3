"""What can go wrong, said for people."""

from __future__ import annotations


class BriefkitError(Exception):
    """The root of every error that is the user's to solve.

    `message` says what is wrong and where, `hint` the way out; `exit_code` is what the process ends with
    (1 differences or findings, 2 trouble).
    """

    exit_code = 2

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class LibraryNotFoundError(BriefkitError):
    """No folder with a `briefkit.toml` where one was looked for."""


class SettingsError(BriefkitError):
    """`briefkit.toml` or `registry.yaml` cannot be used as it is."""


class UnknownBriefError(BriefkitError):
    """No brief, or more than one, answers to an id."""


class QueryError(BriefkitError):
    """A selection that cannot be understood."""


class ExportError(BriefkitError):
    """A publication that cannot be written."""


class EditRefusedError(BriefkitError):
    """An edit that would change more than the value named; nothing is written.

    `reason` is one of the names in `briefkit.core.edit.value.REFUSALS`.
    """

    def __init__(self, reason: str, message: str, *, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.reason = reason


class WriteError(BriefkitError):
    """A file that could not be written; it is as it was."""
