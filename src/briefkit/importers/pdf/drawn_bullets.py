"""Bullets that are drawn rather than set: small squares or discs before the first letter of lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from briefkit.importers.pdf.character import Character
from briefkit.importers.pdf.shapes import Box, Shapes

_LEAST, _MOST = 1.5, 8.0  # points of width and height
_MOST_BULLETS = 500  # of a page: more are a pattern
_LARGEST = 0.6  # of the size of the type
_NEAREST, _FARTHEST = 0.1, 2.5  # of the size: white space between a bullet and its line
_ALONE = 1.0  # of the size: white space before a bullet
_ALIKE = 2  # bullets of one size at one distance from the edge: one alone is an ornament


def with_bullets(characters: Sequence[Character], shapes: Shapes) -> list[Character]:
    """The characters of a page with a bullet and a space where one is drawn before a line of a list."""
    boxes = [box for box in shapes.dark if _is_small(box)]
    if not boxes or len(boxes) > _MOST_BULLETS:
        return list(characters)
    alike = Counter(_form(box) for box in boxes)
    by_base = sorted(range(len(characters)), key=lambda at: characters[at].base)
    bases = [characters[at].base for at in by_base]
    before: dict[int, Box] = {}
    for box in boxes:
        if alike[_form(box)] >= _ALIKE:
            near = by_base[bisect_left(bases, box.bottom - _MOST) : bisect_right(bases, box.bottom + 2 * _MOST)]
            if (at := _line_behind(box, characters, near)) is not None:
                before[at] = box
    found: list[Character] = []
    for at, item in enumerate(characters):
        if at in before:
            box = before[at]
            bullet = item._replace(text="•", left=box.left, right=box.right, is_bold=False, is_raised=False)
            found += [bullet, bullet._replace(text=" ", left=box.right, right=item.left)]
        found.append(item)
    return found


def _is_small(box: Box) -> bool:
    wide, high = box.right - box.left, box.bottom - box.top
    return _LEAST <= wide <= _MOST and _LEAST <= high <= _MOST and 0.8 < wide / high < 1.25


def _form(box: Box) -> tuple[int, int]:
    """What bullets of one list have in common: where they stand, and how large they are."""
    return round(box.left), round(2 * (box.right - box.left))


def _line_behind(box: Box, characters: Sequence[Character], near: Sequence[int]) -> int | None:
    """The number of the first character of the line that a bullet stands before; None if it stands before none."""
    middle = (box.top + box.bottom) / 2
    line = [
        at
        for at in near
        if characters[at].text != " "
        and characters[at].base - 0.8 * characters[at].size < middle < characters[at].base
        and box.bottom - box.top <= _LARGEST * characters[at].size
    ]
    behind = min(
        (at for at in line if characters[at].left >= box.right), key=lambda at: characters[at].left, default=None
    )
    if behind is None:
        return None
    first = characters[behind]
    apart = _NEAREST * first.size <= first.left - box.right <= _FARTHEST * first.size
    is_first = not any(box.left - _ALONE * first.size < characters[at].right <= box.right for at in line)
    return behind if apart and is_first else None
