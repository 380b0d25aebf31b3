"""Immutable values."""

from __future__ import annotations

import pickle

import pytest

from briefkit.core.frozen import Frozen


class Point(Frozen):
    """Two numbers, and an optional name."""

    x: int
    y: int = 0
    name: str | None = None


def test_fields_are_passed_or_have_defaults() -> None:
    point = Point(x=1, name="p")
    assert (point.x, point.y, point.name) == (1, 0, "p")
    assert repr(point) == "Point(x=1, y=0, name='p')"
    for wrong in ({}, {"x": 1, "z": 2}, {"y": 1}):
        with pytest.raises(TypeError, match=r"has unknown or missing fields: [xz]"):
            Point(**wrong)  # type: ignore[arg-type]


def test_equality() -> None:
    assert Point(x=1) == Point(x=1, y=0)
    assert hash(Point(x=1)) == hash(Point(x=1, y=0))
    assert Point(x=1) != Point(x=1, y=1)
    assert Point(x=1) != (1, 0, None)


def test_it_is_immutable() -> None:
    point = Point(x=1)
    with pytest.raises(AttributeError, match="is immutable"):
        point.y = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="is immutable"):
        del point.x
    assert point.replaced(y=2) == Point(x=1, y=2)
    assert point == Point(x=1)
    with pytest.raises(TypeError):
        point.replaced(z=3)


def test_it_can_be_pickled() -> None:
    point = Point(x=1, name="p")
    assert pickle.loads(pickle.dumps(point)) == point  # noqa: S301 - our own bytes
