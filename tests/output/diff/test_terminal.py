"""A difference in the terminal."""

from __future__ import annotations

from typing import Any

import pytest
from rich.console import Group
from rich.text import Text

from briefkit.core.diff.make import make_diff
from briefkit.core.diff.text.diff import BlockChange, TextDiff, diff_texts
from briefkit.core.diff.text.segments import Segment
from briefkit.core.diff.value import COMPARISON, REVISION, Diff
from briefkit.core.registry.registry import Registry
from briefkit.output.diff.terminal import View, diff_page
from briefkit.output.diff.terminal_text import segments_text, text_blocks
from briefkit.output.terminal.layout import spaced
from briefkit.output.terminal.log import log_page
from tests.core.diff.records.test_compare import brief
from tests.core.diff.text.test_diff import LONG, OTHER
from tests.export.redline.test_view import NEW, OLD
from tests.output.pages import colored, lines

SEGMENTS = (
    Segment("equal", "One ", "One  "),
    Segment("delete", "two ", ""),
    Segment("insert", "", "three "),
    Segment("equal", "four", "four"),
)


def test_words_of_both_sides_or_of_one() -> None:
    assert segments_text(SEGMENTS, colored=False).plain == "One  [-two-] {+three+} four"
    assert segments_text(SEGMENTS, colored=True).plain == "One  two three four"
    assert segments_text(SEGMENTS, colored=False, side="old").plain == "One [-two-] four"
    assert segments_text(SEGMENTS, colored=False, side="new").plain == "One  {+three+} four"


def test_colours_of_words() -> None:
    shown = colored(segments_text(SEGMENTS, colored=True))
    assert "\x1b[9;31mtwo\x1b[0m" in shown
    assert "\x1b[4;32mthree\x1b[0m" in shown


@pytest.mark.parametrize(
    ("segment", "text"),
    [
        (Segment("split", "", "\n\n"), " {+¶+} "),
        (Segment("merge", "\n\n", ""), " [-¶-] "),
        (Segment("insert", "", " "), "{++}"),
        (Segment("insert", "", "  a\nb "), "  {+a b+} "),
        (Segment("equal", "a\nb", "a\nb"), "a b"),
        (Segment("delete", "a\x1b", ""), "[-a␛-]"),
    ],
)
def test_one_segment(segment: Segment, text: str) -> None:
    shown = segments_text([segment], colored=False).plain
    assert shown.strip() == text.strip()
    if segment.op != "insert":
        assert shown == text


BEFORE = f"A\n\nB\n\nC\n\n{LONG}\n\n{OTHER}\n\n- x\n"
AFTER = f"A\n\nB\n\n{OTHER.replace('third', 'half')}\n\nC2\n\n{LONG}\n\n- x\n\nnew\n"


def passages(context: int) -> list[list[str]]:
    """The passages shown, each as its gutter and its words."""
    found = lines(text_blocks(diff_texts(BEFORE, AFTER), context=context, colored=False), 200)
    return [line.split(None, 1) for line in found if line]


def test_changed_passages_with_the_unchanged_ones_around_them() -> None:
    assert passages(0) == [
        ["⋯", "2 passages unchanged"],
        ["−", "[-C-]"],
        ["↑", f"[move 1: moved away] {LONG}"],
        ["~", OTHER.replace("third", "[-third-]{+half+}")],
        ["+", "{+C2+}"],
        ["↓", f"[move 1: moved here] {LONG}"],
        ["⋯", "1 passage unchanged"],
        ["+", "{+new+}"],
    ]
    assert passages(1)[:3] == [["⋯", "1 passage unchanged"], ["B"], ["−", "[-C-]"]]
    assert passages(2)[:2] == [["A"], ["B"]]
    assert passages(1)[-2:] == [["-", "x"], ["+", "{+new+}"]]


def test_unchanged_passages_at_the_end_are_counted_and_long_ones_cut() -> None:
    long = "word " * 40
    shown = lines(
        text_blocks(diff_texts(f"a\n\n{long}\n\nc\n\nd\n", f"b\n\n{long}\n\nc\n\nd\n"), context=1, colored=False), 250
    )
    assert shown[-1] == "⋯  2 passages unchanged"
    assert [line for line in shown if "word" in line] == ["   " + "word " * 32 + "…"]


def test_there_is_a_line_between_passages() -> None:
    assert lines(text_blocks(diff_texts("a\n", "b\n"), context=1, colored=False), 60) == ["−  [-a-]", "", "+  {+b+}"]


@pytest.mark.parametrize(
    ("change", "segments", "move", "text"),
    [
        ("changed", (Segment("equal", "a", "a"),), None, "~  [nested otherwise] a"),
        (
            "moved-to",
            (Segment("equal", "a", "a"), Segment("insert", "", " b")),
            3,
            "↓  [move 3: moved here, edited] a {+b+}",
        ),
        ("moved-from", (Segment("delete", "a", ""),), 3, "↑  [move 3: moved away] a"),
    ],
)
def test_what_happened_to_a_passage_is_said_in_words(
    change: str, segments: tuple[Segment, ...], move: int | None, text: str
) -> None:
    block = BlockChange(change, "paragraph", 0, 0, (0,), (0,), 1, 1, "", "", segments, move)
    assert lines(text_blocks(TextDiff((block,)), context=0, colored=False), 60) == [text]
    assert "\x1b[" in colored(text_blocks(TextDiff((block,)), context=0, colored=True))


def test_parts_are_apart() -> None:
    assert lines(spaced([Text("a"), Text("b")])) == ["a", "", "b"]
    assert lines(spaced([Text("a")])) == ["a"]


def diff(mode: str, old: str = OLD, new: str = NEW, text: tuple[str, str] = ("Old text.\n", "New words.\n")) -> Diff:
    return make_diff(brief(old, text[0]), brief(new, text[1], id="c", date="2024-06"), Registry(), mode=mode)


def titles(made: Diff, **view: Any) -> list[str]:
    """The titles of the sections of a page."""
    page = lines(diff_page(made, View(colored=False, **view), 100), 100)
    return [line.rstrip("─").strip() for line in page if line.endswith("──") and not line.startswith("─")]


def test_the_sections_of_a_comparison() -> None:
    made = diff(COMPARISON)
    old, new = made.old.label, made.new.label
    issues = ["Issues in both", f"Issues only in {old}", f"Issues only in {new}"]
    judgments = ["Judgments in both", f"Judgments only in {old}", f"Judgments only in {new}"]
    found = titles(made)
    assert [title for title in found if title.startswith(("Issues", "Judgments"))] == issues + judgments
    assert found[-3:] == ["Events, people and sources", "Other differences", "Text"]
    assert [title for title in titles(made, only="issues") if title != "Possibly the same"] == issues
    assert [title for title in titles(made, only="judgments") if title != "Possibly the same"] == judgments
    assert titles(made, only="meta") == ["Events, people and sources", "Other differences"]
    assert titles(made, only="text") == ["Text"]


def page(made: Diff, width: int = 100, **view: Any) -> str:
    return "\n".join(lines(diff_page(made, View(colored=False, **view), width), width))


def test_what_each_side_has() -> None:
    made = diff(COMPARISON)
    old, new = made.old.label, made.new.label
    text = page(made)
    assert f"Events\n  in both: Hearing\n  only in {old}: Summit\n  only in {new}: Vote\n" in text
    assert "Sources\n  in both: 1\n" in text
    assert f"Topics\n  only in {old}: trade\n  only in {new}: energy" in text
    assert "Sources\n  in both: Report\n" in page(made, only="meta")
    assert f"Authors\n  only in {new}: A. Author" in text


def test_positions_before_and_after_side_by_side_or_below_each_other() -> None:
    made = diff(COMPARISON)
    head = "both  both  disputed, unchanged\n\n"
    assert f"{head}                March 2024                    June 2024\n" in page(made, 76)
    assert "  us            + supports: A                 − opposes: A  ← was supports\n" in page(made, 76)
    assert f"{head}             us\n  March 2024 + supports: A\n  June 2024  − opposes: A  ← was supports\n" in page(
        made, 75
    )
    assert "Issues only in March 2024" in page(made)
    assert "\ngone  gone  disputed\n" in page(made)


def test_judgments_before_and_after() -> None:
    text = page(diff(COMPARISON))
    assert (
        "reversed         The fee falls\n                 likely, 55–80 % → unlikely, 20–45 %  two steps down" in text
    )
    assert "unchanged        The bridge stays closed\n                 likely, 55–80 %\n" in text
    assert "likely, 55–80 %           Nobody resigns\n" in text


def test_the_text_of_a_comparison_is_counted_unless_it_is_asked_for() -> None:
    shared = [f"{LONG}\n\n{OTHER}\n\nOld.\n", f"{LONG}\n\n{OTHER}\n\nNew.\n"]
    for old, new, sentence in (
        (*shared, "The texts share 2 passages;"),
        (f"{LONG}\n\nOld.\n", f"{LONG}\n\nNew.\n", "The texts share one passage;"),
        ("Old.\n", "New.\n", "The texts share no passage;"),
    ):
        made = diff(COMPARISON, text=(old, new))
        assert sentence in page(made)
        assert sentence not in page(made, only="text")
    assert "−  [-Old.-]\n\n+  {+New.+}" in page(made, only="text")


LINES = {
    "issues": ["stance of us on both: supports → opposes", "issue removed: gone", "issue added: new"],
    "judgments": [
        "judgment j1: likely, 55–80 % → unlikely, 20–45 % (reversed, 2 steps down)",
        "judgment removed: Nobody resigns (likely, 55–80 %)",
        "judgment added: A tunnel is dug (likely, 55–80 %)",
    ],
    "meta": [
        "event removed: Summit",
        "event added: Vote",
        "author added: A. Author",
        "date: 2024-03 → 2024-06",
        "topics: + energy, − trade",
    ],
}


def listed(made: Diff, only: str | None) -> list[str]:
    """The lines below “What changed”."""
    return [line.strip() for line in page(made, only=only).split("\n") if line.startswith("  ")]


def test_the_lines_of_a_revision() -> None:
    made = diff(REVISION)
    assert titles(made) == ["What changed", "Text"]
    assert listed(made, None) == [line for part in LINES.values() for line in part]
    for only, found in LINES.items():
        assert listed(made, only) == found
        assert titles(made, only=only) == ["What changed"]
    assert titles(made, only="text") == ["Text"]


def test_longer_values_are_compared_word_by_word() -> None:
    long = " and so it was said in the hearing, twice, by all who were there and by some who were not"
    made = diff(REVISION, f"summary: One fee stays{long}.\n", f"summary: One fee falls{long}.\n")
    assert titles(made) == ["What changed", "Reworded", "Text"]
    assert titles(made, only="issues") == []
    reworded = page(made, only="meta").partition("Reworded")[2].split("\n")
    assert reworded[1] == "summary"
    assert reworded[2].startswith("  One fee [-stays-]{+falls+} and so it was said")


def test_a_summary_is_given_of_the_whole_only() -> None:
    made = diff(REVISION)
    assert " ".join(made.summary)[:40] in " ".join(page(made).split())
    assert " ".join(made.summary)[:40] not in " ".join(page(made, only="issues").split())


def test_figures_of_a_difference() -> None:
    made = diff(REVISION, text=(f"{LONG}\n\nOld.\n", f"{LONG}\n\nNew words.\n"))
    shown = page(made, stat=True).split("\n")
    counts = {line.split()[0]: line.split()[1:] for line in shown[3:-1] if line}
    assert {part: words for part, words in counts.items() if part in made.statistics.by_part} == {
        part: [str(count), "differs" if count == 1 else "differ"]
        for part, count in made.statistics.by_part.items()
        if count
    }
    figures = made.statistics
    assert shown[-1] == (
        f"  words: {figures.old_words} → {figures.new_words}, {figures.inserted_words} added, "
        f"{figures.deleted_words} removed; passages shared: 1, moves: 0"
    )
    assert "What changed" not in page(made, stat=True)


def test_a_page_is_no_wider_than_can_be_read_unless_side_by_side() -> None:
    made = diff(REVISION, text=("word " * 60 + "\n", "Word " * 60 + "\n"))
    assert max(map(len, page(made, 200).split("\n"))) <= 110
    assert max(map(len, page(made, 200, side_by_side=True).split("\n"))) > 110


def test_lines_that_are_wrapped_hang() -> None:
    long = "and so it was said in the hearing, twice, by all who were there"
    made = diff(REVISION, "key_points: [A]\n", f"key_points: [A]\ntopics: [{', '.join(long.split(', '))}]\n")
    changed = page(made, 40).partition("What changed")[2].split("\n\n")[0].split("\n")[1:]
    assert len(changed) > 1
    assert all(line.startswith("  ") and not line.startswith("   ") for line in changed)
    item = text_blocks(diff_texts("- one\n", f"- one\n- {long}\n"), context=0, colored=False)
    assert [line[3:9] for line in lines(item, 40)[2:]] == ["{+- an", "    he", "    th"]


def test_a_log_lists_versions_with_their_changes() -> None:
    entries = [("2024-01-01 abc", "Subject\x1b", ["one", "two"]), ("2024-02-01 def", "Other", [])]
    assert lines(log_page(entries, 60), 60) == [
        "2024-01-01 abc  Subject␛",
        "  one",
        "  two",
        "",
        "2024-02-01 def  Other",
    ]
    assert lines(Group(log_page([("h", "x" * 60, [])], 30)), 80) == ["h", "x" * 26, "x" * 26, "x" * 8]


def test_code_is_shown_line_by_line_with_its_indent() -> None:
    old = "Text.\n\n```py\nif port:\n    ask()\n    wait()\n```\n"
    new = "Text.\n\n```py\nif port:\n  ask()\n    wait()\n    go()\n```\n"
    shown = text_blocks(diff_texts(old, new), context=0, colored=False)
    assert lines(shown, 60)[2:] == [
        "~    ```py",
        "     if port:",
        "   −     ask()",
        "   +   ask()",
        "         wait()",
        "   +     go()",
        "     ```",
    ]


def test_what_cannot_be_seen_is_said_also_where_only_the_text_or_numbers_are_shown() -> None:
    old, new = (brief("", body, id="a") for body in ("Co\u00adoperation stays.\n", "Cooperation ends.\n"))
    diff = make_diff(old, new, Registry(), mode=REVISION)
    said = "cannot be seen: soft hyphens (1 word, in line 7)"
    assert said in "\n".join(lines(diff_page(diff, View(only="text"), 80), 80))
    assert said in "\n".join(lines(diff_page(diff, View(stat=True), 80), 80))
    assert "The two also differ in ways that cannot be seen: soft hyphens (1 word, in line 7)." in diff.summary
