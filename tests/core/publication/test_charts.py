"""Charts of publications: what they show, where, and in whose direction."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.dates.dates import DateSpan, PartialDate, parse_date, parse_span
from briefkit.core.judgments.calibration import Calibration, CalibrationBand
from briefkit.core.judgments.state import JudgmentState
from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.likelihood.scales import SCALES
from briefkit.core.publication.calibration_chart import calibration_chart
from briefkit.core.publication.chart import LARGE_WIDTH, WIDTH, Chart, shortened, width_of
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.path_chart import path_chart
from briefkit.core.publication.timeline_chart import DUE, PUBLISHED, Dated, dated_events, timeline_chart
from briefkit.core.publication.value import EventEntry

EN = Labels("en")
THREE = (
    Dated("Talks", "held", parse_span("2021-01-10")),
    Dated("A vote", "planned", parse_span("2021-06")),
    Dated("The report", PUBLISHED, parse_span("2021-03-01")),
)


def shapes_of(chart: Chart | None) -> list[ET.Element]:
    assert chart
    return list(ET.fromstring(f"<svg>{chart.shapes}</svg>"))  # noqa: S314 - our own drawing


def texts_of(chart: Chart | None) -> list[str]:
    return [shape.text or "" for shape in shapes_of(chart) if shape.tag == "text"]


def drawn(*entries: Dated, language: str = "en", large: bool = False) -> Chart | None:
    return timeline_chart(entries, Labels(language), language, large=large)


def test_words() -> None:
    chart = drawn(*THREE)
    assert chart and chart.title == "Timeline"
    assert (
        chart.alt
        == "Timeline: 10 January 2021: Talks (held); 1 March 2021: The report (Published); June 2021: A vote (planned)"
    )
    assert texts_of(chart)[:3] == ["Talks", "The report", "A vote"]
    assert texts_of(chart)[-3:] == ["Held", "Published", "Planned"]


@pytest.mark.parametrize(
    "entries",
    [
        THREE[:2],
        [Dated(str(number), "held", DateSpan(PartialDate(2000 + number))) for number in range(31)],
        [Dated(str(number), "held", parse_span("2021-01-10")) for number in range(4)],
    ],
)
def test_no_picture(entries: list[Dated]) -> None:
    assert drawn(*entries) is None


def test_a_month_is_as_long_as_it_is() -> None:
    boxes = [shape for shape in shapes_of(drawn(*THREE)) if shape.tag == "rect" and shape.get("rx")]
    days = (parse_date("2021-06").last - parse_date("2021-01-10").first).days + 1
    assert [float(box.get("width", "")) for box in boxes] == [pytest.approx(30 / days * (WIDTH - 28), abs=0.1)]


def test_right_to_left_is_mirrored() -> None:
    left, right = drawn(*THREE), drawn(*THREE, language="ar")
    first = [next(shape for shape in shapes_of(chart) if shape.tag == "circle") for chart in (left, right)]
    assert float(first[0].get("cx", "")) + float(first[1].get("cx", "")) == WIDTH
    assert {shape.get("text-anchor") for shape in shapes_of(right)[:2] if shape.tag == "text"} == {"end"}


def test_moved() -> None:
    event = EventEntry("Summit", "2021", None, None, "2021-05-02", "changed", iso_moved_from="2021-02-01")
    undated = EventEntry("Some day", "undated", None, None)
    (entry,) = dated_events([event, undated])
    assert entry.moved_from == parse_span("2021-02-01")
    lines = [shape for shape in shapes_of(drawn(*THREE, entry)) if shape.get("class") == "dashed"]
    assert len(lines) == 1


def test_large_print_has_larger_letters() -> None:
    chart = drawn(*THREE, large=True)
    assert chart and chart.width == LARGE_WIDTH


DATES = st.dates().map(lambda day: DateSpan(PartialDate(day.year, day.month, day.day)))
ENTRIES = st.lists(
    st.builds(Dated, st.text(max_size=90), st.sampled_from(["held", "cancelled", DUE, None]), DATES), max_size=32
)


@given(entries=ENTRIES, language=st.sampled_from(["en", "he", "uk"]), large=st.booleans())
def test_nothing_touches(entries: list[Dated], language: str, large: bool) -> None:
    chart = drawn(*entries, language=language, large=large)
    if chart is None:
        return
    assert not re.search(r"\d\.\d\d|e-|nan|inf", re.sub(r">[^<]*<", "><", chart.shapes))
    rows: dict[str, list[tuple[float, float]]] = {}
    for shape in shapes_of(chart):
        if shape.tag != "text":
            continue
        wide, x = width_of(shape.text or ""), float(shape.get("x", ""))
        start = x - {"start": 0, "middle": wide / 2, "end": wide}[shape.get("text-anchor", "")]
        assert start >= -0.1 and start + wide <= chart.width + 0.1
        rows.setdefault(shape.get("y", ""), []).append((start, start + wide))
    for row in rows.values():
        row.sort()
        assert all(one[1] <= other[0] + 0.1 for one, other in pairwise(row))


@given(st.text(max_size=60), st.floats(20, 300))
def test_shortened(text: str, room: float) -> None:
    assert width_of(shortened(text, room)) <= max(room, width_of(text[:1] + "…"))


def said(probability: tuple[float, float], date: str | None = None) -> Likelihood:
    return Likelihood(SCALES["icd203"], None, probability, date=parse_date(date) if date else None)


def test_path() -> None:
    state = JudgmentState(said((0.3, 0.3)), (said((0.5, 0.7), "2021-03-01"),))
    chart = path_chart(EN, "en", state, parse_date("2021-01-01"), parse_span("2021-12"))
    assert chart and chart.alt == "Likelihood: 1 January 2021: unlikely, 30%; 1 March 2021: 50–70%"
    assert sum(shape.tag == "circle" for shape in shapes_of(chart)) == 2
    assert sum(shape.get("class") == "pale" for shape in shapes_of(chart)) == 1


def test_path_without_dates() -> None:
    state = JudgmentState(said((0.3, 0.3)), (said((0.5, 0.7), "2021-03-01"),))
    assert path_chart(EN, "en", state, None, None) is None


def test_no_path_where_nothing_changed_or_the_dates_run_backwards() -> None:
    same = JudgmentState(said((0.5, 0.5)), (said((0.5, 0.5), "2021-03-01"),))
    back = JudgmentState(said((0.3, 0.3)), (said((0.9, 0.9), "2020-06-01"),))
    for state in (same, back):
        assert path_chart(EN, "en", state, parse_date("2021-01-01"), None) is None


def test_a_short_path_has_its_first_and_last_day() -> None:
    state = JudgmentState(said((0.3, 0.3)), (said((0.5, 0.5), "2018-11-07"),))
    chart = path_chart(EN, "en", state, parse_date("2018-11"), parse_span("2018-11-11"))
    assert texts_of(chart)[-2:] == ["1 November 2018", "11 November 2018"]


def test_calibration() -> None:
    bands = (
        CalibrationBand("unlikely", 0.2, 0.45, 4, 4.0, 0.3, 1, 0.25, None),
        CalibrationBand("likely", 0.55, 0.8, 20, 20.0, 0.7, 15, 0.75, (0.53, 0.89)),
    )
    chart = calibration_chart(Calibration(bands, 24, None), EN, "en")
    assert chart and chart.alt == (
        "Came true: Mean likelihood: 30%, Forecasts scored: 4, Came true: 25%; "
        "Mean likelihood: 70%, Forecasts scored: 20, Came true: 75%"
    )
    assert texts_of(chart)[-2:] == ["4", "20"]
    assert sum(shape.get("class") == "stroke" for shape in shapes_of(chart)) == 3
    assert calibration_chart(Calibration(bands[:1], 4, None), EN, "en") is None


def test_an_entry_across_the_whole_axis_has_its_label_above() -> None:
    year = "A year of talks on the lower basin"
    chart = drawn(
        Dated(year, "held", parse_span("2024")), *(Dated("Vote", "held", parse_span(f"2024-0{n}-02")) for n in (3, 5))
    )
    assert texts_of(chart)[:3] == [year, "Vote", "Vote"]
    label, bar = (next(shape for shape in shapes_of(chart) if shape.tag == tag) for tag in ("text", "rect"))
    assert float(label.get("y", 0)) < float(bar.get("y", 0))


def test_a_moved_event_across_the_whole_axis_is_named() -> None:
    first, last = parse_span("2024-01-02"), parse_span("2024-12-20")
    other = Dated("Vote", "held", parse_span("2024-06-01"))
    assert "The second round" in texts_of(drawn(Dated("The second round", "changed", last, first), other, other))


def test_percentages_of_a_path_are_inside_the_drawing() -> None:
    state = JudgmentState(said((0.3, 0.3)), (said((0.5, 0.5), "2021-03-01"),))
    for shape in shapes_of(path_chart(EN, "en", state, parse_date("2021-01-01"), None)):
        if shape.tag == "text" and (shape.text or "").endswith("%"):
            assert float(shape.get("x", 0)) >= width_of(shape.text or "") * 1.2
