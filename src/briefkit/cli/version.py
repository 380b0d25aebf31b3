"""`briefkit --version --json`: what a report of a fault needs to say about an installation."""

from __future__ import annotations

import json
import platform
import sys

from briefkit import __version__
from briefkit.library.installation import installation


def version_json() -> str:
    """The versions of briefkit, Python and the system, what is installed besides, and where briefkit keeps things."""
    system = {"version": __version__, "python": platform.python_version(), "implementation": sys.implementation.name}
    return json.dumps({**system, "platform": platform.platform(), **installation()}, indent=2, ensure_ascii=False)
