"""A smaller input that still shows a fault."""

from __future__ import annotations

from collections.abc import Callable


def minimised(data: bytes, still_fails: Callable[[bytes], bool], most: int = 150) -> bytes:
    """Leave out pieces, halves first and then ever smaller ones, for at most this number of attempts."""
    size = max(len(data) // 2, 1)
    while size and most > 0:
        at, smaller = 0, data
        while at < len(smaller) and most > 0:
            shorter = smaller[:at] + smaller[at + size :]
            most -= 1
            if still_fails(shorter):
                smaller = shorter
            else:
                at += size
        size = size // 2 if smaller == data else min(size, max(len(smaller) // 2, 1))
        data = smaller
    return data
