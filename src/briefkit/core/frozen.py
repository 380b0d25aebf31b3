"""Immutable values with named fields: what frozen dataclasses are, in classes that take no time to make."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, Self, dataclass_transform


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Frozen:
    """A value whose fields are the annotations of its class, given by keyword; what a class gives them is the default.

    An instance holds what it was given, so that `replaced` and pickle are a matter of its `__dict__`.
    """

    field_names: ClassVar[tuple[str, ...]] = ()
    _allowed: ClassVar[frozenset[str]]
    _needed: ClassVar[frozenset[str]]

    def __init_subclass__(cls) -> None:
        own = (name for name, type_ in cls.__annotations__.items() if not str(type_).startswith("ClassVar"))
        cls.field_names = (*own, *cls.field_names)
        cls._allowed = frozenset(cls.field_names)
        cls._needed = frozenset(name for name in cls.field_names if not hasattr(cls, name))

    def __init__(self, **values: Any) -> None:
        if not self._needed <= values.keys() <= self._allowed:
            odd = sorted((values.keys() - self._allowed) | (self._needed - values.keys()))
            raise TypeError(f"{type(self).__name__} does not have, or lacks: {', '.join(odd)}")
        self.__dict__.update(values)

    def replaced(self, **changes: Any) -> Self:
        """The same value with some fields changed."""
        return type(self)(**self.__dict__ | changes)

    def __eq__(self, other: object) -> bool:
        if self.__class__ is not other.__class__:
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.field_names)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self.field_names))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.field_names)
        return f"{type(self).__name__}({told})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} never changes: replaced({name}=…) gives another")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} never changes")
