"""The standard streams of the process: always open, always UTF-8; what cannot be written is said in a sentence."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO

from briefkit.errors import WriteError

_READ, _WRITE = os.O_RDONLY, os.O_WRONLY
_MODES = {"stdin": ("r", _READ), "stdout": ("w", _READ), "stderr": ("w", _WRITE)}
"""How a stream that the caller has closed is opened on the null device: a write to stdout fails, as it should."""


def unwritable(error: OSError) -> WriteError:
    """The error for output that cannot be written, for example because the disk is full."""
    return WriteError(f"the output could not be written: {error.strerror}")


def prepare_streams() -> None:
    """Open the streams that are closed, and let none of them end the program with a traceback.

    Otherwise the next file to be opened, perhaps a brief, would be stdout for every program that is started.
    """
    for number, (name, (mode, access)) in enumerate(_MODES.items()):
        if getattr(sys, name) is None:
            _open_null(number, access)
            stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - for as long as the process
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)  # keeps it open
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # an answer that is no text is no “yes”
    sys.stdout, sys.stderr = _Output.over(sys.stdout), _Messages.over(sys.stderr)


def _open_null(number: int, access: int) -> None:
    opened = os.open(os.devnull, access)
    if opened != number:
        os.dup2(opened, number)
        os.close(opened)


class _Stream(io.TextIOWrapper):
    """A stream in UTF-8, over the bytes of another."""

    @classmethod
    def over(cls, stream: TextIO) -> TextIO:
        """The stream; one without bytes, as of a test, as it is."""
        if not hasattr(stream, "buffer"):
            return stream
        buffered = stream.line_buffering if isinstance(stream, io.TextIOWrapper) else False
        return cls(stream.buffer, encoding="utf-8", errors="backslashreplace", line_buffering=buffered)


class _Output(_Stream):
    """stdout: raises WriteError if it cannot be written, BrokenPipeError if nobody reads it any more."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise unwritable(error) from error

    def flush(self) -> None:
        try:
            super().flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise unwritable(error) from error


class _Messages(_Stream):
    """stderr: a message that cannot be written is lost; it must not stop the work that it is about."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError:
            return
