"""docs/marks.md: what a body can ask for by a mark, and what the signs in listings and publications mean."""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.core.body.github import ALERTS, DONE, OPEN
from briefkit.core.brief.vocabulary import STANCE_SYMBOLS
from briefkit.core.issues.movement import UNSTATED, WORDS
from briefkit.core.publication.parts import FIGURE, MARKS
from briefkit.core.text.clean import clean, clean_one_line
from briefkit.output.diff.terminal_text import GUTTER
from briefkit.output.terminal import decisions, judgments, timeline
from briefkit.output.terminal.moves import forecast_symbol, symbol_of

_INTRODUCTION = """\
---
description: What a body can ask for; signs on the terminal
group: Reference
---

<!-- Made by `make docs` from the code. Change it there. -->

# Marks

Marks in a body ask for something to be printed; signs on the terminal say something in one character. What colour
says, a sign or a word says as well.

"""

_IN_A_BODY = """\
A mark stands on a line of its own, outside lists, quotations and footnotes. It prints a part of the brief that is made
from its front matter. Where no mark asks for a part, it is printed at its usual place; where a mark does, only there.
The checks [unknown-mark](checks.md#unknown-mark) and [repeated-mark](checks.md#repeated-mark) name marks without
effect. Any other comment is for authors and left out of what is published.

"""

_ON_GITHUB = """\
A quotation that opens with a kind in brackets, on a line of its own, is printed as an alert with its name in the
language of the brief; a list item that opens with a box is a task.

"""


def marks_page() -> str:
    """Every mark and sign, by where it stands."""
    sections = [
        ("In a body", _IN_A_BODY + _table(("mark", "what is printed"), _body_marks())),
        ("Alerts and tasks in a body", _ON_GITHUB + _table(("written", "printed"), _alerts())),
        ("How an issue moved", _signs((symbol_of(word), said) for word, said in WORDS.items() if word != UNSTATED)),
        ("How a likelihood moved", _signs((forecast_symbol(way), said) for way, said in _FORECASTS.items())),
        ("Stances", _signs((sign, stance) for stance, sign in STANCE_SYMBOLS.items())),
        ("What became of a forecast", _signs(text.split(" ", 1) for text, _ in judgments.OUTCOMES.values())),
        ("What became of a decision", _signs(text.split(" ", 1) for text, _ in decisions.OUTCOMES.values())),
        ("In a timeline", _signs((sign, kind) for kind, sign in timeline.SYMBOLS.items())),
        ("In the path of a forecast", _signs(_PATH)),
        ("In likelihood bars", _signs(_BARS)),
        ("In a calibration table", _signs(_CALIBRATION)),
        ("In numbers by group", _signs(_NUMBERS)),
        (
            "In a difference",
            _signs([*((sign, change) for change, sign in GUTTER.items() if sign.strip()), *_DIFFERENCE]),
        ),
        ("Anywhere on the terminal", _signs(_ANYWHERE)),
        ("Characters that are not shown as they are", _HARMLESS + _table(("shown", "stands for"), _harmless())),
    ]
    return _INTRODUCTION + "\n".join(f"## {title}\n\n{text}" for title, text in sections)


_FORECASTS = {1: "more likely than before", -1: "less likely than before", 0: "as likely as before"}
_PATH = [
    ("●", "an estimate, on the day from which it held"),
    ("━", "the estimate holds"),
    ("╌", "it holds if nothing changes: the days are still to come, or unknown"),
    ("░", "the rest of its band"),
    ("│ ┐ ┘", "one estimate follows another"),
    ("○", "an estimate that came too late to count"),
    ("┊", "the day on which it falls due"),
    ("✓", "it occurred"),
    ("✗", "it did not occur"),
    ("∅", "it is void or cannot be resolved"),
    ("·", "a line of the grid"),
]
_BARS = [
    ("█", "the band of the current estimate, from 0 to 100 %; in `facets`, a share of the largest number"),
    ("▉ ▊ ▋ ▌ ▍ ▎ ▏", "the last cell of a share, filled by eighths"),
    ("░", "the band of the first estimate, where the current one has left it"),
    ("▓", "the band of the first estimate, where the current one still holds it"),
    ("─", "the rest of the scale"),
]
_CALIBRATION = [
    ("●", "how many came true"),
    ("▲", "what was said on average"),
    ("◆", "both in one place"),
    ("├─┤", "the 95 % interval (Wilson), from five forecasts up"),
    ("∞", "a logarithmic score without bound: something certain did not happen, or something impossible did"),
]
_NUMBERS = [("·", "none; in a table of issues, no stance recorded")]
_DIFFERENCE = [
    ("[-…-] {+…+}", "removed and added words, where there is no colour"),
    ("←", "what a heading or value was before"),
    ("⋯", "passages that are unchanged and left out"),
    ("¶", "a paragraph ends here on one side only"),
]
_ANYWHERE = [
    ("→", "what can be done about a problem; between two values, from one to the other"),
    ("!", "a remark on the answer"),
    ("•", "an item of a list"),
]
_HARMLESS = """\
Nothing in a brief may control a terminal or turn what is read around. Control and format characters are shown by signs
instead; in messages that quote a name, so are the ends of lines.

"""


def _body_marks() -> Iterable[tuple[str, str]]:
    return ((f"`<!-- briefkit: {part}{' ID' if part == FIGURE else ''} -->`", about) for part, about in MARKS.items())


def _alerts() -> Iterable[tuple[str, str]]:
    yield from ((f"`> [!{kind.upper()}]`", f"the alert “{kind.capitalize()}”") for kind in ALERTS)
    yield from [("`- [ ]`", f"{OPEN}, a task to do"), ("`- [x]`", f"{DONE}, one that is done")]


def _harmless() -> Iterable[tuple[str, str]]:
    yield f"`{clean(chr(27))}`", "the control character ESC; likewise every other has its own sign"
    yield f"`{clean(chr(127))}`", "the control character DEL"
    yield f"`{clean(chr(0x202E))}`", "a format character, here one that turns the direction of writing"
    yield f"`{clean_one_line(chr(10))}`", "the end of a line"
    yield f"`{clean_one_line(chr(9))}`", "a tab"


def _signs(rows: Iterable[Iterable[str]]) -> str:
    return _table(("sign", "meaning"), ((f"`{sign}`", meaning) for sign, meaning in rows))


def _table(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    lines = [head, ("---", "---"), *rows]
    return "".join(f"| {first} | {second} |\n" for first, second in lines)
