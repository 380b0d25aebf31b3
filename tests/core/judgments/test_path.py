"""The likelihood path of a forecast: which estimate held when, and the drawings of it."""

from __future__ import annotations

import datetime
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.dates.dates import parse_date, parse_span
from briefkit.core.judgments.path import LikelihoodPath, likelihood_path
from briefkit.core.judgments.path_axis import TimeAxis
from briefkit.core.judgments.path_chart import path_svg
from briefkit.core.judgments.path_scale import term_bands
from briefkit.core.likelihood.scales import SCALES
from briefkit.output.terminal.likelihood_path import path_page
from tests.core.judgments.ledger import day, judged
from tests.output.pages import lines

SVG = "{http://www.w3.org/2000/svg}"


def path(judgment: str, *, date: str = "2018-01-01", today: str = "2019-01-01") -> LikelihoodPath:
    return likelihood_path(judged(judgment, date=date), day(today))


def held(found: LikelihoodPath) -> list[tuple[Any, ...]]:
    return [(str(step.start), step.last_day and str(step.last_day), step.days, step.counts) for step in found.steps]


def test_an_estimate_holds_until_the_next_and_the_last_until_the_close() -> None:
    found = path("""probability: 0.6, due: 2018-06-30, outcome: occurred, resolved_on: 2018-05-20,
        updates: [{date: 2018-02, probability: 0.7}, {date: 2018-05-20, probability: 0.99}]""")
    assert held(found) == [
        ("2018-01-01", "2018-02-27", 58, True),
        ("2018-02-28", "2018-05-19", 81, True),
        ("2018-05-20", None, None, False),
    ]


def test_of_two_on_one_day_the_last_holds() -> None:
    found = path("""probability: 0.6, due: 2018-01-31,
        updates: [{date: 2018-01-10, probability: 0.7}, {date: 2018-01-10, probability: 0.8}]""")
    assert [(step.said.point, step.days) for step in found.steps] == [(0.6, 9), (0.7, 0), (0.8, 22)]


@pytest.mark.parametrize(
    ("judgment", "steps"),
    [
        # still open: the last one holds, and nobody knows how long
        ("probability: 0.6, due: 2019-06", [("2018-01-01", None, None, True)]),
        ("probability: 0.6, horizon: soon", [("2018-01-01", None, None, True)]),
        ("probability: 0.6, due: 2018-01-31", [("2018-01-01", "2018-01-31", 31, True)]),
        # what occurred on an unknown day leaves only the first estimate
        (
            "probability: 0.6, outcome: occurred, updates: [{date: 2018-02-01, probability: 0.7}]",
            [("2018-01-01", None, None, True), ("2018-02-01", None, None, False)],
        ),
        # stated on the day that decided it
        (
            "probability: 0.6, due: 2018, outcome: occurred, resolved_on: 2018-01-01",
            [("2018-01-01", None, None, False)],
        ),
        # a bare could does not hold; an update without a usable likelihood ends nothing
        (
            "horizon: soon, due: 2018-01-31, updates: [{date: 2018-01-02, probability: 0.5}, {date: 2018-01-03}]",
            [
                ("2018-01-01", None, None, True),
                ("2018-01-02", "2018-01-31", 30, True),
                ("2018-01-03", None, None, True),
            ],
        ),
    ],
)
def test_days(judgment: str, steps: list[tuple[Any, ...]]) -> None:
    assert held(path(judgment)) == steps


def test_an_update_before_its_brief_holds_from_the_brief_on() -> None:
    found = path("probability: 0.6, due: 2018-06, updates: [{date: 2018-01, probability: 0.7}]", date="2018-03-05")
    assert [(str(step.start), step.days) for step in found.steps] == [("2018-03-05", 0), ("2018-03-05", 118)]


@pytest.mark.parametrize(
    ("first", "last", "room", "dates"),
    [
        ("2021-03-02", "2021-05-01", 30, ["2021-04"]),
        ("2021-03-02", "2021-03-04", 30, ["2021-03-02", "2021-03-03"]),
        ("2018-01-01", "2026-01-01", 30, ["2018", "2020", "2022", "2024"]),
        ("0001-01-01", "9999-12-31", 30, ["2000", "4000", "6000", "8000"]),
        ("2021-12-31", "2022-02-01", 30, ["2022-01"]),
        ("2021-03-02", "2021-05-01", 5, []),
    ],
)
def test_dates_on_the_axis(first: str, last: str, room: int, dates: list[str]) -> None:
    assert [text for _, text in TimeAxis(day(first), day(last)).ticks(room)] == dates


def test_bands_that_overlap_share_the_line() -> None:
    assert [(band.name, band.low, band.high) for band in term_bands(SCALES["ipcc"])][2:6] == [
        ("very unlikely", 0.05, 0.1),
        ("unlikely", 0.1, 0.33),
        ("about as likely as not", 0.33, 0.66),
        ("likely", 0.66, 0.9),
    ]
    assert [band.low for band in term_bands(SCALES["phia"])] == [term.low for term in SCALES["phia"].terms]


def test_the_drawing_says_in_words_what_it_shows() -> None:
    found = path("""term: likely, due: 2018-06-30, outcome: did-not-occur, resolved_on: 2018-05-20, condition: a < b,
        condition_met: yes, updates: [{date: 2018-02-03, probability: 0.0004}, {date: 2018-06-01, probability: 1}]""")
    root = ET.fromstring(path_svg(found))  # noqa: S314 - our own drawing
    assert root.findtext(f"{SVG}title") == "Likelihood: It holds"
    assert root.findtext(f"{SVG}desc") == (
        "2018-01-01: likely, 55–80 %; 2018-02-03: 0.04 %; 2018-06-01: 100 % (too late); "
        "due 2018-06-30; did not occur on 2018-05-20"
    )
    texts = [element.text for element in root.iter(f"{SVG}text")]
    assert "a#j1, condition: a < b (met)" in texts
    assert [text for text in texts if text and text.endswith("days")] == ["33 days", "106 days"]
    assert "Too late to count: said when the question was closed" in texts


DATES = st.dates(datetime.date(2017, 1, 1), datetime.date(2021, 1, 1)).map(str)
COARSE = st.one_of(DATES, DATES.map(lambda text: text[:7]), DATES.map(lambda text: text[:4]))
SAID = st.sampled_from(["probability: 0.0004", "probability: 1", "probability: [0.1, 0.3]", "term: likely", "term: so"])


@st.composite
def judgments(draw: st.DrawFn) -> str:
    """A judgment with any dates in any order."""
    updates = draw(st.lists(st.tuples(COARSE, SAID), max_size=5))
    keys = [draw(st.sampled_from(["", "probability: 0.5", "term: very likely", "scale: ipcc, term: likely"]))]
    keys += [f"updates: [{', '.join(f'{{date: {date}, {said}}}' for date, said in updates)}]"]
    keys += draw(st.sampled_from([[], [f"due: {draw(COARSE)}"], ["due: 9999-12-31"], ["due: 2018-03/2018-09"]]))
    outcome = draw(st.sampled_from(["open", "occurred", "did-not-occur", "void", "unresolvable"]))
    keys += [f"outcome: {outcome}"]
    keys += [f"resolved_on: {draw(COARSE)}"] if outcome != "open" and draw(st.booleans()) else []
    return ", ".join(filter(None, keys))


@given(judgment=judgments(), made=COARSE, today=DATES, width=st.integers(40, 150))
def test_every_path_can_be_drawn(judgment: str, made: str, today: str, width: int) -> None:
    found = path(judgment, date=made, today=today)
    root = ET.fromstring(path_svg(found))  # noqa: S314 - our own drawing
    right, bottom = (float(root.attrib[name]) for name in ("width", "height"))
    for element in root.iter():
        for names, limit in ((("x", "x1", "x2", "cx"), right), (("y", "y1", "y2", "cy"), bottom)):
            assert all(0 <= float(element.get(name, 0)) <= limit for name in names)
    page = lines(path_page(found, width), width)
    assert all(len(line) <= width for line in page)
    starts = [step.start for step in found.estimates if step.start]
    days = sum(step.days or 0 for step in found.steps)  # no day counts twice
    assert days <= ((found.row.close or starts[-1]) - starts[0]).days if starts else days == 0


def test_a_date_is_written_as_it_stands() -> None:
    found = path("probability: 0.6, due: 2018, updates: [{date: 2018-02, probability: 0.7}]", date="2018-01")
    assert [step.date for step in found.steps] == [parse_date("2018-01"), parse_date("2018-02")]
    assert found.due_over == parse_span("2018").last + datetime.timedelta(days=1)
