"""Immutable values with named fields: like frozen dataclasses, but the classes take no time to create."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, Self, dataclass_transform


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Frozen:
    """An immutable value. The annotations of its class are its fields, class attributes the defaults.

    The `__dict__` of an instance holds only what was passed (by keyword), so `replaced` and pickling need nothing else.
    """

    field_names: ClassVar[tuple[str, ...]] = ()
    _allowed: ClassVar[frozenset[str]]
    _required: ClassVar[frozenset[str]]

    def __init_subclass__(cls) -> None:
        own = (name for name, type_ in cls.__annotations__.items() if not str(type_).startswith("ClassVar"))
        cls.field_names = (*own, *cls.field_names)
        cls._allowed = frozenset(cls.field_names)
        cls._required = frozenset(name for name in cls.field_names if not hasattr(cls, name))

    def __init__(self, **values: Any) -> None:
        if not self._required <= values.keys() <= self._allowed:
            wrong = sorted((values.keys() - self._allowed) | (self._required - values.keys()))
            raise TypeError(f"{type(self).__name__} has unknown or missing fields: {', '.join(wrong)}")
        self.__dict__.update(values)

    def replaced(self, **changes: Any) -> Self:
        """A copy with some fields changed."""
        return type(self)(**self.__dict__ | changes)

    def __eq__(self, other: object) -> bool:
        if self.__class__ is not other.__class__:
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.field_names)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self.field_names))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.field_names)
        return f"{type(self).__name__}({fields})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is immutable: use replaced({name}=…)")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is immutable")
