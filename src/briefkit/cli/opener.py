"""Opening a file or folder with the system's program for it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from briefkit.errors import BriefkitError

_PROGRAMS = {"darwin": "open", "win32": "explorer"}
_OTHER = "xdg-open"


def open_path(path: Path) -> None:
    """Open a file or folder, and do not wait for it. Raises BriefkitError if there is no program for that.

    The program is started without a shell, and with a whole path, which cannot be taken for an option.
    """
    name = _PROGRAMS.get(sys.platform, _OTHER)
    program = shutil.which(name)
    if program is None:
        raise BriefkitError(f"{path} is made, but not opened: there is no program “{name}”", hint="open it yourself")
    nothing = subprocess.DEVNULL
    command = [program, str(path.absolute())]
    try:
        subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)  # noqa: S603
    except OSError as error:
        message = f"{path} is made, but not opened: {program} cannot be started: {error.strerror or error}"
        raise BriefkitError(message, hint="open it yourself") from error
