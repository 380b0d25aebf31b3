"""Both sides of a difference in two columns."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from briefkit.core.diff.make import make_diff
from briefkit.core.diff.text.diff import diff_texts
from briefkit.core.diff.value import COMPARISON, REVISION, Diff
from briefkit.core.registry.registry import Registry
from briefkit.output.diff.side_text import side_by_side
from briefkit.output.diff.terminal import SIDE_BY_SIDE, View, diff_page
from tests.core.diff.records.test_compare import brief
from tests.export.redline.test_view import NEW, OLD
from tests.output.diff.test_terminal import AFTER, BEFORE
from tests.output.pages import lines


def halves(old: str, new: str, *, width: int = 80, context: int = 1) -> list[tuple[str, str]]:
    """The rows of both columns, without the empty ones."""
    table = side_by_side(diff_texts(old, new), ("l", "r"), context=context, colored=False)
    head, *found = lines(table, width)
    parts = [_parted(line, head.index("r") - 3) for line in found if line.strip()]
    return [(left.rstrip(), right.strip()) for left, right in parts]


def _parted(line: str, columns: int) -> tuple[str, str]:
    place = next((n for n in range(len(line)) if cell_len(line[: n + 1]) > columns), len(line))
    return line[:place], line[place:]


def test_what_was_removed_stands_beside_what_was_added() -> None:
    assert halves("A\n\nB\n\nthe old fee\n\ngone\n\naway\n", "A\n\nB\n\nthe new fee\n\nmore\n") == [
        ("⋯ 1 passage unchanged", "⋯ 1 passage unchanged"),
        ("  B", "B"),
        ("~ the [-old-] fee", "~ the {+new+} fee"),
        ("− [-gone-]", "+ {+more+}"),
        ("− [-away-]", ""),
    ]


def test_passages_are_wrapped_in_their_columns_and_hang() -> None:
    old, new = "The fee for a large tanker is one crown a ton.\n", "The fee for a large tanker is two crowns a ton.\n"
    assert halves(f"- {old}", f"- {new}", width=40) == [
        ("~ - The fee for a", "~ - The fee for a"),
        ("    large tanker is", "large tanker is"),
        ("    [-one crown-] a", "{+two crowns+}"),
        ("    ton.", "a ton."),
    ]


def test_code_is_side_by_side_line_by_line() -> None:
    old = "```py\nif port:\n    ask()\n    wait()\n```\n"
    new = "```py\nif port:\n  ask()\n  twice()\n    wait()\n```\n"
    assert halves(old, new) == [
        ("~   ```py", "~   ```py"),
        ("    if port:", "if port:"),
        ("  −     ask()", "+   ask()"),
        ("", "+   twice()"),
        ("        wait()", "wait()"),
        ("    ```", "```"),
    ]


def test_moves_are_on_their_side() -> None:
    moves = [(old, new) for old, new in halves(BEFORE, AFTER, width=250, context=0) if "move" in old + new]
    assert [bool(old) for old, _ in moves] == [True, False]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("خفض الرسوم في هذا العام أمر ممكن، كما قال الوزير.", "رفع الرسوم في هذا العام أمر ممكن، كما قال الوزير."),
        (
            "港口费用今年可以降低，部长说，委员会也同意这个建议。",
            "港口费用明年可以降低，部长说，委员会也同意这个建议。",
        ),
        ("กระทรวงเสนอให้ลดค่าธรรมเนียมท่าเรือภายในปีหน้า", "กระทรวงเสนอให้ลดค่าธรรมเนียมท่าเรือภายในปีนี้"),
    ],
)
def test_every_sign_of_both_sides_is_there_in_every_script(old: str, new: str) -> None:
    for place, text in enumerate((old, new)):
        shown = "".join(half[place] for half in halves(f"{old}\n", f"{new}\n", width=70))
        assert "".join(re.sub(r"^~ ?|\[-|-\]|\{\+|\+\}|\s", "", shown).split()) == text.replace(" ", "")


def made(mode: str) -> Diff:
    text = "Old text.\n", "New words.\n"
    return make_diff(brief(OLD, text[0]), brief(NEW, text[1], id="c", date="2024-06"), Registry(), mode=mode)


def page(mode: str, width: int = 80, only: str | None = None) -> list[str]:
    """The lines of a page, each without its first line of dashes."""
    found = lines(diff_page(made(mode), View(only, side_by_side=True, colored=False), width), width)
    return [line.rstrip("─ ") for line in found]


def rows(found: list[str], title: str) -> list[list[str]]:
    """The cells of the rows below a title, up to an empty line."""
    place = next(number for number, line in enumerate(found) if line.startswith(title))
    end = found.index("", place)
    return [[cell for cell in line.split("  ") if cell] for line in found[place + 1 : end]]


@pytest.mark.parametrize("mode", [REVISION, COMPARISON])
def test_positions_before_and_after(mode: str) -> None:
    assert [cell.strip() for cell in rows(page(mode), "both")[-1]] == [
        "us",
        "+ supports: A",
        "− opposes: A",
        "← was supports",
    ]


@pytest.mark.parametrize("mode", [REVISION, COMPARISON])
def test_judgments_before_and_after(mode: str) -> None:
    found = page(mode)
    fee = [[cell.strip() for cell in row] for row in rows(found, "The fee falls")]
    assert fee[0] == ["reversed, two steps down the scale"]
    assert fee[1] == ["likelihood", "likely, 55–80 %", "unlikely, 20–45 %"]
    gone = [[cell.strip() for cell in row] for row in rows(found, "Nobody resigns")]
    assert ["likelihood", "likely, 55–80 %", "–"] in gone
    assert gone[0] == ["removed" if mode == REVISION else "only in March 2024"]
    new = [[cell.strip() for cell in row] for row in rows(found, "A tunnel is dug")]
    assert ["likelihood", "–", "likely, 55–80 %"] in new
    assert any(line.startswith("The bridge stays closed") for line in found) == (mode == COMPARISON)


def test_events_and_values_before_and_after() -> None:
    found = page(REVISION)
    assert [[cell.strip() for cell in row] for row in rows(found, "Summit")[:1]] == [["removed"]]
    assert [[cell.strip() for cell in row] for row in rows(found, "Vote")[:1]] == [["added"]]
    values = [[cell.strip() for cell in row] for row in rows(found, "Front matter")]
    assert ["date", "2024-03", "2024-06"] in values
    assert any(row[0] == "topics" and "trade" in row[1] and "energy" in row[2] for row in values)


@pytest.mark.parametrize(
    ("only", "titles"),
    [
        ("issues", {"Issues"}),
        ("judgments", {"Judgments"}),
        ("text", {"Text"}),
        ("meta", {"Events", "Authors", "Front matter"}),
    ],
)
def test_parts_of_a_page(only: str, titles: set[str]) -> None:
    found = lines(diff_page(made(REVISION), View(only, side_by_side=True, colored=False), 80), 80)
    assert {line.rstrip("─ ") for line in found if line.endswith("──")} == titles


def test_the_texts_of_a_comparison_are_shown_as_well() -> None:
    assert "[-Old text.-]" in "\n".join(page(COMPARISON))


def test_without_room_the_sides_are_one_below_the_other() -> None:
    for width in (SIDE_BY_SIDE - 1, 40):
        found = lines(diff_page(made(REVISION), View(side_by_side=True, colored=False), width), width)
        assert found == lines(diff_page(made(REVISION), View(colored=False), width), width)
    assert page(REVISION, SIDE_BY_SIDE) != lines(
        diff_page(made(REVISION), View(colored=False), SIDE_BY_SIDE), SIDE_BY_SIDE
    )
