"""A digest on a page: what moved comes first, nothing is left out without a word."""

from __future__ import annotations

import re

import pytest
from rich.console import Console

from briefkit.core.timeline.digest_rows import POSITION, RESOLVED, STATUS, Digest, DigestRow
from briefkit.core.timeline.digest_text import blocks_of, rest_line
from briefkit.output.terminal.digest import MOST_LINES, digest_page
from tests.core.judgments.ledger import day


def page_of(digest: Digest, width: int = 100, *, full: bool = False) -> list[str]:
    console = Console(width=width, color_system=None)
    with console.capture() as captured:
        console.print(digest_page(digest, width, full=full))
    return [line.rstrip() for line in captured.get().splitlines()]


def digest_of(issues: int, moves: int) -> Digest:
    rows = [
        DigestRow(
            *(f"i{issue}", f"Issue {issue}", POSITION, "reversed", "2020-01-01", "A text of some length", f"b{move}"),
            holder=f"Party {move}",
            before="opposes",
            after="supports",
        )
        for issue in range(issues)
        for move in range(moves)
    ]
    return Digest(day("2020-01-01"), day("2020-06-30"), tuple(rows))


@pytest.mark.parametrize(("issues", "moves"), [(1, 1), (4, 8), (4, 12), (9, 7), (12, 30), (70, 1), (300, 40)])
@pytest.mark.parametrize("width", [60, 100])
def test_a_page_is_never_longer_than_a_sheet_and_says_what_it_leaves_out(issues: int, moves: int, width: int) -> None:
    lines = page_of(digest_of(issues, moves), width)
    assert len(lines) <= MOST_LINES
    assert all(len(line) <= width for line in lines)
    text = "\n".join(lines)
    shown = text.count("⇄")
    more = sum(int(number) for number in re.findall(r"and (\d+) more changes?\b", text))
    hidden = sum(int(number) for number in re.findall(r"and (\d+) more issues?\b", text))
    assert shown + more + hidden * moves == issues * moves
    assert ("--full" in text) == (shown < issues * moves)


def test_full_tells_everything() -> None:
    text = "\n".join(page_of(digest_of(30, 9), full=True))
    assert text.count("A text of some length") == 30 * 9
    assert "--full" not in text


def test_what_moved_comes_first_and_what_is_new_is_grouped() -> None:
    rows = (
        DigestRow("a", "A", STATUS, "first", "2020", "A?", "b1", after="disputed"),
        DigestRow("a", "A", POSITION, "first", "2020", "No", "b1", holder="France", after="opposes"),
        DigestRow("b", "B", RESOLVED, "occurred", "2020-03", "It rains", "b1", "j1"),
    )
    digest = Digest(day("2020-01-01"), day("2020-06-30"), rows)
    assert [(block.issue, len(block.moved), len(block.rest)) for block in blocks_of(digest)] == [
        ("b", 1, 0),
        ("a", 0, 2),
    ]
    assert rest_line(rows[:2]) == "first recorded: status disputed, France"
    lines = page_of(digest)
    assert lines.index("B  b") < lines.index("New, with no movement")
    assert "  A: first recorded: status disputed, France" in lines
