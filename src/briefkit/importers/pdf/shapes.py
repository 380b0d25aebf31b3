"""Lines, filled areas and pictures of a page, which tell tables from columns, and what white letters stand on."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from briefkit.core.values import frozen

_MOST = 20_000  # objects of a page that are looked at
_DEEPEST = 4  # forms within forms
_THIN = 2.5  # points
_LONG = 12.0
_LIGHT = 235  # of 255: what white letters cannot be read on


class Box(NamedTuple):
    """A box in points from the top left corner of a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """Square points."""
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is within it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@frozen
class Shapes:
    """What is drawn on a page: level rules, dark areas, and pictures."""

    rules: tuple[Box, ...] = ()
    dark: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()

    def is_dark_at(self, x: float, y: float) -> bool:
        """Whether white letters can be read there."""
        return any(box.holds(x, y) for box in (*self.dark, *self.pictures))

    def rules_across(self, x: float, top: float, bottom: float) -> int:
        """How many level rules cross an upright line."""
        return len({round(rule.top) for rule in self.rules if rule.left < x < rule.right and top < rule.top < bottom})


_Place = Callable[[float, float, float, float], Box]
_Matrix = tuple[float, float, float, float, float, float]


def shapes_of(page: Any, place: _Place) -> Shapes:
    """The shapes of a page; `place` makes a box as the page is shown of one in the coordinates of the file."""
    rules, dark, pictures = [], [], []
    for item, bounds in _objects(page):
        box = place(*bounds)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(box)
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            dark.append(box)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            filled, stroked = _drawn(item)
            if box.bottom - box.top <= _THIN and box.right - box.left >= _LONG and (filled or stroked):
                rules.append(box)
            elif filled and _is_dark(item):
                dark.append(box)
            elif stroked:
                rules += [Box(box.left, y, box.right, y) for y in (box.top, box.bottom)]
    return Shapes(tuple(rules), tuple(dark), tuple(pictures))


def _objects(page: Any) -> Iterator[tuple[Any, tuple[float, float, float, float]]]:
    """Objects of a page and of the forms on it, with their bounds (left, bottom, right, top)."""
    waiting: list[tuple[Any, _Matrix | None, int]] = [
        (pdfium.FPDFPage_GetObject(page, at), None, 0)
        for at in range(min(_MOST, max(0, pdfium.FPDFPage_CountObjects(page))))
    ]
    left = _MOST
    while waiting and left:
        item, matrix, depth = waiting.pop()
        left -= 1
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < _DEEPEST:
                inner = _within(_matrix(item), matrix)
                count = min(left, max(0, pdfium.FPDFFormObj_CountObjects(item)))
                waiting += [(pdfium.FPDFFormObj_GetObject(item, at), inner, depth + 1) for at in range(count)]
        elif kind != pdfium.FPDF_PAGEOBJ_TEXT and (bounds := _bounds(item)):
            yield item, _moved(bounds, matrix)


def _bounds(item: Any) -> tuple[float, float, float, float] | None:
    values = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *values):
        return None
    left, bottom, right, top = (value.value for value in values)
    return left, bottom, right, top


def _matrix(item: Any) -> _Matrix:
    found = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _within(own: _Matrix, outer: _Matrix | None) -> _Matrix:
    if outer is None:
        return own
    a, b, c, d, e, f = own
    o, p, q, r, s, t = outer
    return a * o + b * q, a * p + b * r, c * o + d * q, c * p + d * r, e * o + f * q + s, e * p + f * r + t


def _moved(bounds: tuple[float, float, float, float], matrix: _Matrix | None) -> tuple[float, float, float, float]:
    if matrix is None:
        return bounds
    a, b, c, d, e, f = matrix
    left, bottom, right, top = bounds
    points = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _drawn(item: Any) -> tuple[bool, bool]:
    """Whether a path is filled, and whether its outline is drawn."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    return bool(fill.value), bool(stroke.value)


def _is_dark(item: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return True
    return alpha.value > 0 and min(red.value, green.value, blue.value) < _LIGHT
