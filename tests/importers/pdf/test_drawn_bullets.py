"""Bullets that are drawn, and signs of several letters whose box is too narrow."""

from __future__ import annotations

from briefkit.importers.lines import ITEM
from briefkit.importers.pdf.character import Character
from briefkit.importers.pdf.drawn_bullets import with_bullets
from briefkit.importers.pdf.reader import read_pdf
from briefkit.importers.pdf.shapes import Box, Shapes
from tests.importers.pdf.raw import TEXT, line, lines, pdf


def square(x: float, y: float, side: float = 4) -> str:
    return f"0 0 0 rg {x} {y} {side} {side} re f"


def test_lines_before_which_a_bullet_is_drawn_are_items() -> None:
    listed = line("A committee in January", 32, 150) + line("A summit in spring", 32, 138)
    content = f"{lines(*TEXT)} {square(20, 151)} {square(20, 139)} {listed}"
    found = [part for part in read_pdf(pdf(content)).paragraphs if part.kind == ITEM]
    assert [part.markdown for part in found] == ["A committee in January", "A summit in spring"]


def test_one_square_alone_and_squares_within_lines_are_no_bullets() -> None:
    alone = f"{lines(*TEXT)} {square(20, 151)} {line('A committee in January', 32, 150)}"
    assert not any(part.kind == ITEM for part in read_pdf(pdf(alone)).paragraphs)
    within = [Character(sign, left, 90, left + 6, 102, 100, 10) for sign, left in (("a", 10), ("b", 24))]
    row = [*within, *(item._replace(base=120) for item in within)]
    shapes = Shapes(dark=(Box(18, 94, 22, 98), Box(18, 114, 22, 118)))
    assert [item.text for item in with_bullets(row, shapes)] == ["a", "b", "a", "b"]


def test_a_page_full_of_squares_is_a_pattern() -> None:
    row = [Character("a", 30, 90, 36, 102, 100, 10)]
    shapes = Shapes(dark=tuple(Box(18, 94, 22, 98) for _ in range(600)))
    assert with_bullets(row, shapes) == row
