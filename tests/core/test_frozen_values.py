"""Immutable values do what frozen dataclasses with slots do, which are the reference here."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from dataclasses import KW_ONLY, FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.values import frozen


@frozen
class Ours:
    """Every kind of field."""

    name: str
    size: int = 1
    seen: int = field(default=0, compare=False)
    marks: Mapping[str, int] = field(default_factory=dict)
    total: int = field(init=False, repr=False, compare=False)
    _: KW_ONLY
    note: str = "none"

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", self.size + self.seen)


KINDS = {
    "size": 1,
    "seen": field(default=0, compare=False),
    "marks": field(default_factory=dict),
    "total": field(init=False, repr=False, compare=False),
    "note": "none",
}
KEPT = ("__doc__", "__post_init__", "__module__", "__annotations__")
Theirs: Any = dataclass(frozen=True, slots=True)(
    type("Ours", (), {name: vars(Ours)[name] for name in KEPT} | KINDS | {"__qualname__": "Ours"})
)


@frozen
class Point:
    """A value to be a key."""

    x: float
    y: float = 0


@frozen
class Named(Point):
    """A value with the fields of another."""

    name: str = ""


@frozen
class Empty:
    """No field."""


@frozen
class Same:
    """Equal only to itself, with words of its own."""

    x: int

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return "the same"


ARGUMENTS = st.fixed_dictionaries(
    {"name": st.text(max_size=2)},
    optional={
        "size": st.integers(0, 2), "seen": st.integers(0, 2), "note": st.text(max_size=1),
        "marks": st.dictionaries(st.text(max_size=1), st.integers()),
    },
)  # fmt: skip


@given(ARGUMENTS, ARGUMENTS)
def test_they_are_made_shown_and_compared_alike(first: dict[str, Any], second: dict[str, Any]) -> None:
    ours, theirs = (Ours(**first), Ours(**second)), (Theirs(**first), Theirs(**second))
    assert repr(ours[0]) == repr(theirs[0])
    assert (ours[0] == ours[1]) == (theirs[0] == theirs[1])
    assert [getattr(ours[0], item.name) for item in fields(ours[0])] == [
        getattr(theirs[0], item.name) for item in fields(theirs[0])
    ]
    assert repr(replace(ours[0], size=7, note="new")) == repr(replace(theirs[0], size=7, note="new"))


@given(ARGUMENTS)
def test_a_copy_and_a_pickle_are_equal(arguments: dict[str, Any]) -> None:
    value = Ours(**arguments)
    for again in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):  # noqa: S301 - our own
        assert again == value
        assert again.total == value.total


def test_nothing_can_be_changed() -> None:
    value = Point(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'x'"):
        value.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'z'"):
        value.z = 2  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'x'"):
        del value.x
    assert value.x == 1
    assert not hasattr(value, "__dict__")


def test_equal_values_are_one_key() -> None:
    assert len({Point(1, 2), Point(1.0, 2.0), Point(1, 3)}) == 2
    assert {Point(1): "one"}[Point(1)] == "one"
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())


def test_values_of_two_classes_are_never_equal() -> None:
    assert Point(1, 2) != Named(1, 2)
    assert Named(1, 2) != Point(1, 2)
    assert Point(1, 2) != Same(1)
    assert Named(1, 2, "a") == Named(1, 2, "a")


def test_methods_of_its_own_are_kept() -> None:
    same = Same(1)
    assert same == same  # noqa: PLR0124 - that is what it says
    assert same != Same(1)
    assert len({same, Same(1)}) == 2
    assert repr(same) == "the same"


def test_patterns_know_the_order_of_the_fields() -> None:
    match Named(1, 2, "a"):
        case Named(x, y, name):
            assert (x, y, name) == (1, 2, "a")
    assert is_dataclass(Named)


def test_wrong_arguments_are_refused_with_the_name_of_the_class() -> None:
    with pytest.raises(TypeError, match=r"Point\.__init__\(\) missing 1 required positional argument: 'x'"):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"Point\.__init__\(\) got an unexpected keyword argument 'z'"):
        Point(1, z=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Ours("a", 1, 0, {}, "note")  # type: ignore[call-arg]


def test_a_default_that_could_change_is_refused() -> None:
    with pytest.raises(ValueError, match="mutable default"):
        frozen(type("Wrong", (), {"__annotations__": {"a": list}, "a": []}))
