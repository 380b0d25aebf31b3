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
