"""The file that the answer of a command goes to."""

from __future__ import annotations

from pathlib import Path

from briefkit.cli.interrupts import held


class Target:
    """The file that an answer goes to instead of stdout; with `force` in the place of any other."""

    def __init__(self, path: Path, *, force: bool = False) -> None:
        self.path = path
        self.force = force
        self._written = b""

    def check(self) -> None:
        """Raise WriteError if the file must not be written, before anything is made for it."""
        from briefkit.library.files import check_output

        check_output(self.path, force=self.force)

    def write(self, data: bytes) -> bool:
        """Write the file in full or not at all, after what was written before; returns whether it is new.

        Raises WriteError.
        """
        from briefkit.library.files import write_output

        is_new = not self._written
        with held():
            write_output(self.path, self._written + data, force=self.force or not is_new)
            self._written += data
        return is_new
