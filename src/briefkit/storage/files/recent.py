"""A cache of bounded size."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
T = TypeVar("T")
_MOST = 64


class Recent(Generic[K, T]):
    """The values made last, by key; the oldest is dropped when there are too many."""

    def __init__(self, most: int | None = None) -> None:
        self._most = _MOST if most is None else most
        self._values: OrderedDict[K, T] = OrderedDict()

    def get(self, key: K, make: Callable[[], T]) -> T:
        """The value of a key, made if there is none."""
        if key in self._values:
            return self._values[key]
        value = self._values[key] = make()
        if len(self._values) > self._most:
            self._values.popitem(last=False)
        return value

    def forget(self, key: K) -> None:
        """Forget the value of a key, if there is one."""
        self._values.pop(key, None)
