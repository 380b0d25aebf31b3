"""An index that is not what briefkit wrote."""

from __future__ import annotations

import json
from typing import Any


class DamagedError(Exception):
    """The index is not what briefkit wrote."""


def stored_json(text: str | bytes) -> Any:
    """A value from JSON in the index. Raises DamagedError if it is not JSON: disks can lose data silently."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise DamagedError(f"a record is not readable: {error}") from error
