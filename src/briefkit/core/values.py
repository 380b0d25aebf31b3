"""Immutable values with named fields and slots: dataclasses whose methods are made when they are first used.

A frozen dataclass compiles six methods when its class is made, which takes most of a millisecond. An export loads some
seventy such classes and calls few of their methods. In everything else they are dataclasses: `fields`, `replace` and
`match` know them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

_T = TypeVar("_T")
_Method = Callable[..., Any]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[_T]) -> type[_T]:
    """Make a class with annotated fields one of immutable values. Methods that it writes out itself are kept.

    Raises ValueError if a default can be changed, as `dataclasses.dataclass` does.
    """
    own = vars(cls)
    lazy = [name for name in _MAKERS if own.get(name) is None]
    shared = {name: method for name, method in _SHARED.items() if name not in own}
    made = dataclass(init=False, eq=False, repr=False, slots=True)(cls)
    for name in lazy:
        setattr(made, name, _on_first_use(made, name))
    for name, method in shared.items():
        setattr(made, name, method)
    return made


def _on_first_use(cls: type, name: str) -> _Method:
    def first(self: object, *values: object, **named: object) -> Any:
        made = _MAKERS[name](cls)
        setattr(cls, name, made)
        return made(self, *values, **named)

    return first


def _init_of(cls: Any) -> _Method:
    """The `__init__` of a class, compiled as dataclasses do. It fills slots by their own setters, which is fastest."""
    names: dict[str, Any] = {"MISSING": MISSING}
    positional, by_keyword = ["self"], ["*"]
    lines: list[str] = []
    for item in fields(cls):
        lines += _assignment(item, names)
        names[f"set_{item.name}"] = getattr(cls, item.name).__set__
        if item.init:
            (by_keyword if item.kw_only else positional).append(_parameter(item, names))
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    parameters = ", ".join(positional + (by_keyword if len(by_keyword) > 1 else []))
    exec(f"def __init__({parameters}):\n  " + "\n  ".join(lines or ["pass"]), names)  # noqa: S102 - names of fields only
    made: _Method = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _parameter(item: Field[Any], names: dict[str, Any]) -> str:
    if item.default is not MISSING:
        names[f"default_{item.name}"] = item.default
        return f"{item.name}=default_{item.name}"
    return item.name if item.default_factory is MISSING else f"{item.name}=MISSING"


def _assignment(item: Field[Any], names: dict[str, Any]) -> Iterable[str]:
    if item.default_factory is not MISSING:
        names[f"make_{item.name}"] = item.default_factory
        given = f"{item.name} if {item.name} is not MISSING else " if item.init else ""
        yield f"set_{item.name}(self, {given}make_{item.name}())"
    elif item.init or item.default is not MISSING:
        names[f"default_{item.name}"] = item.default
        yield f"set_{item.name}(self, {item.name if item.init else f'default_{item.name}'})"


def _compared(cls: Any) -> Callable[[object], object]:
    names = [item.name for item in fields(cls) if item.compare]
    return attrgetter(*names) if names else lambda _: ()


def _eq_of(cls: type) -> _Method:
    compared = _compared(cls)

    def __eq__(self: object, other: object) -> bool:  # noqa: N807 - it becomes a method
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hash_of(cls: type) -> _Method:
    compared = _compared(cls)
    return lambda self: hash(compared(self))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{item.name}={getattr(self, item.name)!r}" for item in fields(self) if item.repr)
    return f"{type(self).__qualname__}({shown})"


def _set(_: object, name: str, __: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(_: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, item.name) for item in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for item, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, item.name, value)


_MAKERS: dict[str, Callable[[type], _Method]] = {"__init__": _init_of, "__eq__": _eq_of, "__hash__": _hash_of}
_SHARED: dict[str, _Method] = {
    "__repr__": _repr,
    "__setattr__": _set,
    "__delattr__": _delete,
    "__getstate__": _state,
    "__setstate__": _restore,
}
