"""Transformation of all texts, and the small rules shared by the writers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.body.document import Block, Image, Items, Link, Paragraph, Quote, Text
from briefkit.core.body.limits import PRINTED
from briefkit.core.likelihood.figures import Band
from briefkit.core.publication.licences import Licence, licence_of
from briefkit.core.publication.links import anchors_of, portable_link
from briefkit.export.colours import NIGHT, WHITE, contrast, readable, tint
from briefkit.export.directions import direction_of
from briefkit.export.layout import fits_in_columns, is_pull_quote
from briefkit.export.likelihoods import Span, bar_of
from briefkit.export.nesting import limit_nesting
from briefkit.export.pdf.runs import Run, runs_of
from briefkit.export.plates import Plate, is_wide, plates_apart
from briefkit.export.texts import UNSEEN, map_texts
from tests.export.samples import (
    everything,
    heading,
    issue_table,
    judgment,
    paragraph,
    publication,
    table,
    updated,
)


def strings_in(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a value, with the name of its field."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings_in(item, name)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from strings_in(getattr(value, field.name), field.name)


def test_every_visible_text_is_changed() -> None:
    changed = map_texts(everything(), lambda text: f"<{text}>")
    missed = {name for name, text in strings_in(changed) if not text.startswith("<")}
    assert missed <= UNSEEN
    assert changed.imprint.footer.startswith("<")


def test_machine_readable_fields_are_unchanged() -> None:
    changed = map_texts(everything(), str.upper)
    assert changed.kind == "commentary"
    assert changed.sources[0].url == "https://www.example.org/report/1"


@given(st.text(), st.integers(1, 9))
def test_marks_for_line_breaks_add_and_lose_nothing(text: str, columns: int) -> None:
    assert flat(runs_of(text, columns)) == text


def flat(run: Run) -> str:
    """The text of a run."""
    if isinstance(run, str):
        return run
    pieces = (piece if isinstance(piece, str) else next(iter(piece.values())) for piece in run)
    return "".join(piece if isinstance(piece, str) else "".join(piece) for piece in pieces)


def test_where_a_line_may_break() -> None:
    assert runs_of("plain words") == "plain words"
    assert runs_of("a cease-fire, here") == ["a ", {"whole": "cease-fire"}, ", here"]
    assert runs_of("x" * 70) == [{"parts": ["x" * 6] * 11 + ["x" * 4]}]
    assert runs_of("Finanzierungsvoraussetzungen", 9) == [{"syllables": "Finanzierungsvoraussetzungen"}]


@pytest.mark.parametrize(("ground", "touch"), [(WHITE, 0.07), (NIGHT, 0.12)])
@given(accent=st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"))
def test_any_accent_can_be_read(accent: str, ground: str, touch: float) -> None:
    shown = readable(accent, ground)
    assert contrast(shown, ground) >= 4.5
    assert contrast(shown, tint(shown, ground, touch)) >= 4.5


def test_an_accent_that_is_no_colour_is_not_used() -> None:
    assert readable("red;}") == readable("")


def test_directions() -> None:
    assert [direction_of(text) for text in ("abc", "«שלום»", "2018 في", "55–80 %", "")] == [
        "ltr",
        "rtl",
        "rtl",
        None,
        None,
    ]


def test_bars() -> None:
    bars = [
        bar_of(judgment("j", low=low, high=high), language)
        for low, high, language in ((0.55, 0.8, "en"), (0.0, 0.0, "en"), (1.0, 1.0, "de"), (0.8, 0.55, "en"))
    ]
    shown = [(bar.start, bar.width, bar.figures) for bar in bars if bar]
    assert shown == [(55, 25, "55–80%"), (0, 2, "0%"), (98, 2, "100\u00a0%"), (55, 25, "55–80%")]
    assert bar_of(judgment("j", low=None, high=None), "en") is None


@pytest.mark.parametrize(
    ("first", "last", "marked", "on_top"),
    [
        ((0.7, 0.7), (0.93, 0.93), Span(69, 2), False),
        ((0.55, 0.8), (0.7, 0.7), Span(55, 25), False),  # the wider one lies below
        ((0.7, 0.7), (0.55, 0.8), Span(69, 2), True),
        ((0.7, 0.7), (0.7, 0.7), None, False),  # said again
    ],
)
def test_a_bar_marks_the_first_estimate_too(first: Band, last: Band, marked: Span | None, *, on_top: bool) -> None:
    bar = bar_of(updated("j", first, last), "en")
    assert bar
    assert (bar.first, bar.first_on_top) == (marked, on_top)


def test_portable_links() -> None:
    anchors = anchors_of([heading(2, "Here"), paragraph("x")])
    assert portable_link("https://x.org", anchors) == "https://x.org"
    assert portable_link("mailto:a@x.org", anchors) == "mailto:a@x.org"
    assert portable_link("#here", anchors) == "#here"
    assert [portable_link(url, anchors) for url in ("#there", "other.md", "javascript:x", "data:x", "file:///x")] == [
        None
    ] * 5


def test_licences() -> None:
    assert licence_of("CC-BY-NC-SA-4.0") == Licence(
        "CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"
    )
    assert licence_of("CC0-1.0").url == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert licence_of("All rights reserved") == Licence("All rights reserved")


def test_pictures_are_placed_between_paragraphs() -> None:
    picture = Image("a.png", "A")
    parts = plates_apart(Paragraph((Text("before "), picture, Text(" after"), Link("https://x.org", (picture,))), "B"))
    assert parts == (
        Paragraph((Text("before "),), "B"),
        Plate(picture),
        Paragraph((Text("after"),)),
        Plate(picture, "https://x.org"),
    )
    assert plates_apart(Paragraph((picture,))) == (Plate(picture),)


def test_nesting_is_limited() -> None:
    block: Block = paragraph("deep")
    for _ in range(40):
        block = Items(((Quote((block,), 7),),), line=7)
    limited, warnings = limit_nesting(publication(block))
    assert warnings == ("line 7: nested more than 8 levels deep; printed with 8 levels",)
    assert repr(limited.blocks).count("Items") == repr(limited.blocks).count("Quote") == PRINTED / 2
    assert "deep" in repr(limited.blocks)
    assert limit_nesting(everything()) == (everything(), ())


def test_quotations_and_tables() -> None:
    assert is_pull_quote(Quote((paragraph("short"),)))
    assert not is_pull_quote(Quote((paragraph("x" * 301),)))
    assert not is_wide(table(3, 2))
    assert is_wide(table(9, 2))


def test_parties_side_by_side_only_where_they_fit() -> None:
    assert [fits_in_columns(issue_table(parties, 2)) for parties in (0, 1, 4, 5)] == [False, True, True, False]
