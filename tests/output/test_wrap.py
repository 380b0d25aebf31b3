"""Messages wrapped between words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefkit.output.wrap import wrapped_lines

WORDS = st.lists(st.text(st.sampled_from("ab港é"), min_size=1, max_size=12), min_size=1, max_size=30)


def test_a_line_keeps_its_indent_and_the_next_ones_get_theirs() -> None:
    assert wrapped_lines("  left out, 2 lines: line 1", 16, "    ") == ["  left out, 2", "    lines: line", "    1"]


@given(WORDS, st.integers(12, 60))
def test_no_word_is_lost_and_no_line_is_too_wide(words: list[str], width: int) -> None:
    lines = wrapped_lines(" ".join(words), width, "  ")
    assert " ".join(lines).split() == words
    assert all(cell_len(line) <= width or len(line.split()) == 1 for line in lines)
