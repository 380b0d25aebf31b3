"""YAML as plain data, and the doubt of a quick reader."""

from __future__ import annotations

from typing import Any

Data = str | list[Any] | dict[str, Any] | None
"""A value as its author wrote it, without places. None is what stands empty, `~` or `null` without quotes."""
LONGEST = 64 * 1024
"""Characters. Quick readers leave longer texts to `yaml_events`, which bounds size and depth as it goes."""


class DoubtError(Exception):
    """There may be something to say about this text: read it the careful way."""


EMPTY = frozenset(["", "~", "null", "Null", "NULL"])
"""What stands for nothing where it stands without quotes."""
