"""Bars, scales and counts drawn with characters."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.judgments.calibration import Calibration, CalibrationBand, Murphy
from briefkit.core.judgments.ledger import Method, ledger
from briefkit.core.judgments.score import Score, score
from briefkit.core.search.facets import Facet
from briefkit.output.terminal import calibration
from briefkit.output.terminal.facets import bar, facets_page
from briefkit.output.terminal.key_judgments import likelihood_bar
from tests.core.judgments.ledger import TODAY, judged
from tests.output.pages import colored, lines

WATER = Facet("topic", "water", "Water", 8)
ARMS = Facet("topic", "arms", "", 1)


def test_counts_are_bars_of_one_field_after_the_other() -> None:
    assert lines(facets_page([WATER, ARMS, Facet("kind", "qa", "", 4)], None, 60)) == [
        "topic                               briefs",
        "Water  water  ████████████████████       8",
        "arms          ██▌                        1",
        "",
        "kind                        briefs",
        "qa    ████████████████████       4",
    ]


@pytest.mark.parametrize(("width", "cells"), [(100, 30), (90, 30), (89, 29), (60, 20), (27, 9), (24, 8), (20, 8)])
def test_a_bar_takes_a_third_of_the_page_but_no_more_than_30_columns(width: int, cells: int) -> None:
    drawn = "\n".join(lines(facets_page([Facet("a", "b", "", 1)], None, width)))
    assert drawn.count("█") == cells


@pytest.mark.parametrize(
    ("share", "drawn"),
    [(1.0, "████"), (0.5, "██"), (0.53125, "██▏"), (0.25 + 7 / 32, "█▉"), (0.0, "▏"), (0.001, "▏"), (3 / 32, "▍")],
)
def test_bars_are_drawn_in_eighths_and_never_empty(share: float, drawn: str) -> None:
    assert bar(share, 4) == drawn


SPLIT = [
    Facet("topic", "water", "Water", 3, "2018"),
    Facet("topic", "water", "Water", 1, "2019"),
    Facet("topic", "arms", "", 2, "2019"),
]


@pytest.mark.parametrize("width", [48, 80])
def test_split_counts_are_columns_where_they_fit(width: int) -> None:
    assert lines(facets_page(SPLIT, "year", width)) == [
        "topic                      2018   2019   all",
        "────────────────────────────────────────────",
        "Water  water                  3      1     4",
        "arms                          ·      2     2",
    ]
    assert lines(facets_page(SPLIT, "kind", width))[0] == "topic                      2018   2019"


def test_split_counts_are_rows_where_columns_do_not_fit() -> None:
    assert lines(facets_page(SPLIT, "year", 47)) == [
        "topic          year   briefs",
        "────────────────────────────",
        "Water  water   2018        3",
        "               2019        1",
        "arms           2019        2",
    ]
    long = [Facet("topic", "water", "", 1, "x" * 20), Facet("topic", "water", "", 1, "y")]
    assert lines(facets_page(long, "kind", 90))[0].split() == ["topic", "x" * 20, "y"]
    assert lines(facets_page(long, "kind", 89))[0].split() == ["topic", "kind", "briefs"]


def test_colours_of_counts() -> None:
    assert "Water\x1b[2m  water\x1b[0m" in colored(facets_page([WATER], None, 60))
    assert "\x1b[1m  4\x1b[0m" in colored(facets_page(SPLIT, "year", 80))


@pytest.mark.parametrize(
    ("low", "high", "cells", "drawn"),
    [
        (0.55, 0.8, 20, "───────────█████──── 55–80 %"),
        (0.0, 0.0, 20, "█─────────────────── 0 %"),
        (1.0, 1.0, 20, "───────────────────█ 100 %"),
        (0.93, 0.93, 20, "───────────────────█ 93 %"),
        (0.0, 1.0, 10, "██████████ 0–100 %"),
        (0.5, 0.52, 10, "─────█──── 50–52 %"),
        (None, 0.5, 10, "··········"),
        (0.5, None, 10, "··········"),
    ],
)
def test_a_likelihood_on_a_scale(low: float | None, high: float | None, cells: int, drawn: str) -> None:
    assert likelihood_bar(low, high, cells).plain == drawn


@given(st.floats(0, 1), st.floats(0, 1), st.integers(5, 30))
def test_a_likelihood_always_fills_its_scale(one: float, other: float, cells: int) -> None:
    low, high = sorted((one, other))
    drawn = likelihood_bar(low, high, cells).plain.partition(" ")[0]
    assert len(drawn) == cells
    assert "█" in drawn
    assert drawn.strip("─").strip("█") == ""


@pytest.mark.parametrize("cells", range(21, 62))
def test_the_axis_runs_from_0_to_100_with_50_in_the_middle(cells: int) -> None:
    axis = calibration._axis(cells).plain
    assert len(axis) == cells
    assert (axis[0], axis[-5:]) == ("0", "100 %")
    assert abs(axis.index("50") + 0.5 - (cells - 1) / 2) <= 1


def band(rate_low: float, rate_high: float, mean: float, happened: int) -> CalibrationBand:
    return CalibrationBand("likely", 0.55, 0.8, 4, 4.0, mean, happened, happened / 4, (rate_low, rate_high))


@pytest.mark.parametrize(
    ("of", "drawn"),
    [
        (band(0.15, 0.85, 0.7, 2), "···├──────●───▲──┤···"),
        (band(0.0, 1.0, 0.5, 2), "├─────────◆─────────┤"),
        (band(0.0, 0.3, 0.6, 0), "●─────┤·····▲········"),
        (band(0.7, 1.0, 0.6, 4), "············▲·├─────●"),
        # too few for an interval
        (replace(band(0.0, 1.0, 0.7, 2), interval=None), "··········●···▲······"),
        # the rate is weighted: 2 of 4 that came true, with a fifth of the weight
        (replace(band(0.0, 0.7, 0.9, 2), rate=0.2), "├───●─────────┤···▲··"),
    ],
)
def test_a_band_is_an_interval_with_what_was_said_and_what_came_true(of: CalibrationBand, drawn: str) -> None:
    assert calibration._line(of, 21).plain == drawn


@pytest.mark.parametrize(
    ("width", "cells"), [(120, 61), (109, 61), (108, 60), (80, 32), (79, 43), (60, 24), (57, 21), (40, 21)]
)
def test_the_plot_takes_the_room_there_is(width: int, cells: int) -> None:
    plot = calibration._calibration_plot(Calibration((band(0.0, 1.0, 0.5, 2),), 4, None), width)
    (line,) = (line for line in lines(plot, 200) if line.startswith("likely"))
    assert len(line) - line.index("├") == cells
    assert "50" in lines(plot, 200)[0]
    assert "2 of 4" in line


def test_how_good_a_calibration_is_told_from_20_forecasts_on() -> None:
    few = Calibration((band(0.0, 1.0, 0.5, 2),), 4, None)
    assert "shown for 20 forecasts or more." in "\n".join(lines(calibration._legend(few), 200))
    many = Calibration(few.bands, 20, Murphy(0.01234, 0.2, 0.25, 0.0))
    assert lines(calibration._legend(many), 200)[1] == (
        "reliability 0.012 (lower is better), resolution 0.200 (higher is better), uncertainty 0.250"
    )


CLOSED = "outcome: occurred, resolved_on: 2018-06"


def figures(*judgments: str) -> Score:
    found = score(ledger([judged(one) for one in judgments], TODAY).scored)
    assert found is not None
    return found


def notes(*scores: Score) -> str:
    return calibration._score_notes(scores, scores[-1]).plain


def test_how_to_read_scores() -> None:
    many = figures(*[f"probability: 0.6, {CLOSED}"] * 20)
    assert "Dim" not in notes(many)
    assert notes(figures(f"probability: 0.6, {CLOSED}"), many).split("\n")[1] == (
        "Dim: fewer than 20 forecasts, so chance may explain most of it."
    )
    # Brier 0.16, the same for all: 1 − 0.16 / 0.25; there is no skill against a rate of 1
    assert notes(many).split("\n")[-1] == "Skill of all: 0.36 (0.36 to 0.36) against always saying 50 %."


def test_skill_is_told_with_its_intervals() -> None:
    missed = "probability: 0.7, outcome: did-not-occur, resolved_on: 2018-06"
    # 0.7 of which 4 in 6 came true: Brier (4 · 0.09 + 2 · 0.49) / 6 = 0.223333, skill 0.106667; the reference of a rate
    # of 2/3 is 2/9, skill 1 − 0.223333 · 4.5 = −0.005
    told = notes(figures(*[f"probability: 0.7, {CLOSED}"] * 4, missed, missed)).split("\n")[-1]
    assert re.sub(r" \([^i][^)]*\)", " (…)", told) == (
        "Skill of all: 0.11 (…) against always saying 50 %, -0.00 (…) against the rate of these forecasts themselves "
        "(in-sample)."
    )
    few = notes(figures(f"probability: 0.7, {CLOSED}")).split("\n")[-1]
    assert few == "Skill of all: 0.64 against always saying 50 %."


def test_wrong_certainties_are_told() -> None:
    wrong, right = f"probability: 0, {CLOSED}", f"probability: 1, {CLOSED}"
    assert "infinite" not in notes(figures(right))
    assert notes(figures(wrong, right)).split("\n")[1] == "The logarithmic score of a wrong certainty is infinite."
    assert notes(figures(wrong, wrong)).split("\n")[1] == "The logarithmic score of 2 wrong certainties is infinite."


def test_what_became_of_the_forecasts() -> None:
    rows = [
        judged(f"probability: 0.6, {CLOSED}"),
        judged("probability: 0.6, due: 2018-06"),
        judged("probability: 0.6, due: 2019"),
        judged("probability: 0.6"),
        judged("outcome: void"),
        judged("outcome: void"),
        judged("probability: 0.6, due: 2018-02, outcome: occurred, resolved_on: 2018-03"),
    ]
    assert calibration._chain(ledger(rows, TODAY)).plain.split("\n") == [
        "7 registered → 5 due → 4 resolved → 1 scored",
        "Not due: 1 without a due date, 1 not due yet",
        "Not resolved: 1 without an outcome",
        "Not scored: 2 void, 1 occurred after the due date",
    ]
    assert calibration._chain(ledger(rows[:1], TODAY)).plain == "1 registered → 1 due → 1 resolved → 1 scored"


@pytest.mark.parametrize(
    ("method", "told"),
    [
        (Method(), "all its estimates, weighted by their days"),
        (Method(at="first"), "its first estimate"),
        (Method(at="last"), "its last estimate before the close"),
        (Method(days_before=1), "the estimate that held 1 day before its close"),
        (Method(days_before=30), "the estimate that held 30 days before its close"),
    ],
)
def test_which_estimates_are_scored_is_told(method: Method, told: str) -> None:
    whole = figures(f"probability: 0.6, {CLOSED}", *[f"term: likely, {CLOSED}"] * 2)
    assert calibration._method(method, whole).plain == (
        f"Each is scored by {told}. By what they rest on: 1 on a number, 2 on a term."
    )
