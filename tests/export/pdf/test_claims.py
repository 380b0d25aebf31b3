"""What a PDF claims to be, and what is done where Typst refuses: with a typesetter in place of Typst."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from briefkit.core.body.document import Image, Mark, Paragraph
from briefkit.core.publication.value import Layout
from briefkit.errors import ExportError
from briefkit.export.pdf import pdf
from briefkit.export.pdf.compile import Standards
from briefkit.export.pdf.missing import install_hint
from briefkit.export.pdf.pdf import page_count, write_pdf
from briefkit.export.pdf.typesetter import LimitError, Limits, TypesettingError
from tests.export.samples import figure, heading, paragraph, png, publication

NOON = 12 * 60 * 60
BOTH = ("a-2a", "ua-1")


class Typesetter:
    """Refuses what it is told to; its documents have so many pages at each size of type."""

    def __init__(self, refuses: Callable[[Standards], bool], pages: Mapping[float, int]) -> None:
        self.refuses = refuses
        self.error: type[TypesettingError] = TypesettingError
        self.pages = pages
        self.pages_closer = 1
        self.asked: list[Standards] = []
        self.times: list[int] = []
        self.files: list[Any] = []
        self.closer: list[bool] = []
        self.limits: list[Limits] = []

    def __call__(
        self, data: Any, pictures: Mapping[str, bytes], standards: Standards, when: int, limits: Limits, **_faces: Any
    ) -> bytes:
        self.asked.append(standards)
        self.times.append(when)
        self.limits.append(limits)
        (data,) = data.values()
        self.files.append([entry["file"] for entry in data["figures"]])
        self.closer.append(data["look"]["close"])
        if self.refuses(standards):
            raise self.error(f"refused {len(self.asked)}")
        pages = self.pages.get(data["look"]["magnify"], 1)
        return b"/Type/Pages/Count %d" % (self.pages_closer if self.closer[-1] else pages)


@pytest.fixture
def typesetter(monkeypatch: pytest.MonkeyPatch) -> Typesetter:
    """A typesetter that refuses nothing, until told otherwise."""
    made = Typesetter(lambda _: False, {})
    monkeypatch.setattr(pdf, "compile_document", made)
    monkeypatch.setattr(pdf, "trial_error", lambda *_: None)
    monkeypatch.setattr(pdf, "lines_on_last_page", lambda _: 3)
    return made


def test_both_standards_are_claimed_where_both_are_met(typesetter: Typesetter) -> None:
    assert write_pdf(publication()).warnings == ()
    assert typesetter.asked == [BOTH]


@pytest.mark.parametrize(
    ("met", "asked", "warning"),
    [
        ([("ua-1",)], [BOTH, BOTH, ("ua-1",)], "only printed as PDF/UA-1: refused 2"),
        ([("a-2u",)], [BOTH, BOTH, ("ua-1",), ("a-2u",)], "only printed as PDF/A-2u: refused 2"),
        ([()], [BOTH, BOTH, ("ua-1",), ("a-2u",), ()], "only printed as a plain PDF: refused 2"),
    ],
)
def test_a_claim_that_is_not_met_is_dropped_with_the_first_reason(
    typesetter: Typesetter, met: list[Standards], asked: list[Standards], warning: str
) -> None:
    typesetter.refuses = lambda standards: standards not in met
    assert write_pdf(publication()).warnings == (warning,)
    assert typesetter.asked == asked


def test_what_cannot_be_printed_at_all_is_an_error(typesetter: Typesetter) -> None:
    typesetter.refuses = lambda _: True
    with pytest.raises(ExportError) as raised:
        write_pdf(publication())
    assert raised.value.message == "Typst cannot print this brief: refused 2"
    assert raised.value.hint == "Please report it: briefkit should prevent this."


def test_a_picture_that_cannot_be_printed_is_taken_out_and_the_claims_stay(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    typesetter.refuses = lambda _: len(typesetter.asked) == 1
    tried: list[tuple[str, bytes, int]] = []

    def trial(name: str, picture: bytes, pixels: int) -> TypesettingError | None:
        tried.append((name, picture, pixels))
        return TypesettingError("it is broken") if name == "picture-2.png" else None

    monkeypatch.setattr(pdf, "trial_error", trial)
    entries = (figure(png(1, 1)), figure(png(2, 1), id="f2"), figure(png(3, 1), id="f3"))
    written = write_pdf(publication(Mark("figure", "f1"), figures=entries))
    assert written.warnings == ("figure “f2” is left out: it is broken",)
    assert tried == [(f"picture-{number}.png", png(number, 1).data, number) for number in (1, 2, 3)]
    assert typesetter.files[-1] == ["picture-1.png", None, "picture-3.png"]
    assert typesetter.asked == [BOTH, BOTH]


def test_a_brief_that_takes_too_much_is_refused_without_another_try(typesetter: Typesetter) -> None:
    typesetter.refuses, typesetter.error = (lambda _: True), LimitError
    with pytest.raises(ExportError) as raised:
        write_pdf(publication())
    assert raised.value.message == "printing this brief refused 1"
    hint = "very long tables, lists and paragraphs take most: split the brief, or export it to HTML"
    assert raised.value.hint == hint
    assert typesetter.asked == [BOTH]


def test_pictures_that_take_too_long_are_left_out_and_after_three_all(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    typesetter.refuses, typesetter.error = (lambda _: len(typesetter.asked) == 1), LimitError
    tried: list[str] = []

    def trial(name: str, _picture: bytes, _pixels: int) -> TypesettingError | None:
        tried.append(name)
        return None if name == "picture-2.png" else LimitError("takes more than 3 s")

    monkeypatch.setattr(pdf, "trial_error", trial)
    entries = tuple(figure(png(number, 1), id=f"f{number}") for number in range(1, 7))
    written = write_pdf(publication(*(Mark("figure", entry.id) for entry in entries), figures=entries))
    reasons = [*["drawing it takes more than 3 s"] * 3, *["other pictures of this brief take too long to draw"] * 2]
    assert written.warnings == tuple(
        f"figure “f{number}” is left out: {reason}" for number, reason in zip((1, 3, 4, 5, 6), reasons, strict=True)
    )
    assert tried == [f"picture-{number}.png" for number in (1, 2, 3, 4)]
    assert typesetter.files[-1] == [None, "picture-2.png", None, None, None, None]


def test_longer_texts_and_larger_pictures_may_take_more(typesetter: Typesetter) -> None:
    short = publication(title="x" * 50_000)
    long = publication(title="x" * 400_000, figures=(figure(png(8000, 4000)),))
    for printed in (short, long, publication(title="x" * 4_000_000)):
        write_pdf(printed)
    assert typesetter.limits[0] == Limits(seconds=10, memory=475 << 20)
    assert typesetter.limits[1].seconds == 10 + 30 + 3
    assert (475 << 20) < typesetter.limits[1].memory < (3 << 30)
    assert typesetter.limits[2] == Limits(seconds=60, memory=2 << 30)


def test_without_alternative_text_only_the_smaller_standard_is_claimed(typesetter: Typesetter) -> None:
    printed = publication(
        Paragraph((Image("a.png", ""),)), images={"a.png": png(1, 1)}, figures=(figure(png(2, 1), alt=None),)
    )
    lacking = "the picture “a.png”; line 12: figure “f1”"
    warning = f"no alternative text: {lacking}; printed as PDF/A-2u, without PDF/UA-1"
    assert write_pdf(printed).warnings == (warning,)
    assert typesetter.asked == [("a-2u",)]
    typesetter.refuses = bool
    assert write_pdf(printed).warnings == (warning, "only printed as a plain PDF: refused 3")
    assert typesetter.asked[1:] == [("a-2u",), ("a-2u",), ()]


@pytest.mark.parametrize(
    ("pages", "sizes", "warnings"),
    [
        ({}, 1, ()),
        ({1: 2}, 2, ()),
        ({1: 3, 0.93: 2}, 3, ()),
        ({1: 3, 0.93: 2, 0.86: 2}, 4, ()),
        (
            {1: 3, 0.93: 2, 0.86: 2, 0.8: 2},
            4,
            ("does not fit on one page: it takes 2, even in the smallest type size",),
        ),
    ],
)
def test_one_page_takes_the_largest_type_that_fits(
    typesetter: Typesetter, pages: dict[float, int], sizes: int, warnings: tuple[str, ...]
) -> None:
    typesetter.pages = pages
    assert write_pdf(publication(layout=Layout(one_page=True))).warnings == warnings
    assert len(typesetter.asked) == sizes
    typesetter.asked.clear()
    assert write_pdf(publication()).warnings == ()
    assert len(typesetter.asked) == 1, "without that wish the type keeps its size"


@pytest.mark.parametrize(
    ("lines", "pages", "kept"),
    [(3, (2,), 2), (2, (2, 1), 1), (1, (2, 2), 2), (1, (9, 8), 8), (1, (1,), 1)],
)
def test_a_last_page_of_one_or_two_lines_is_tried_closer(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch, lines: int, pages: tuple[int, ...], kept: int
) -> None:
    monkeypatch.setattr(pdf, "lines_on_last_page", lambda _: lines)
    typesetter.pages, typesetter.pages_closer = {1: pages[0]}, pages[-1]
    assert page_count(write_pdf(publication()).data) == kept
    assert typesetter.closer == [False, True][: len(pages)]


def test_what_cannot_be_printed_closer_stays_as_it_is_without_a_word_twice(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "lines_on_last_page", lambda _: 1)
    typesetter.pages = {1: 2}
    typesetter.refuses = lambda _: typesetter.closer[-1]
    printed = publication(figures=(figure(png(2, 1), alt=None),))
    written = write_pdf(printed)
    assert page_count(written.data) == 2
    assert len(written.warnings) == 1
    assert typesetter.closer[0] is False
    assert set(typesetter.closer[1:]) == {True}


@pytest.mark.parametrize(
    ("date", "when"),
    [
        (None, NOON),
        ("1970-01-02", 24 * 60 * 60 + NOON),
        ("1970", NOON),
        ("1970-02", 31 * 24 * 60 * 60 + NOON),
        ("2018-11-07", 1_541_592_000),
        ("1969-12-31", NOON - 24 * 60 * 60),
    ],
)
def test_a_document_is_made_at_noon_of_its_first_day(typesetter: Typesetter, date: str | None, when: int) -> None:
    write_pdf(publication(iso_date=date))
    assert typesetter.times == [when]


def test_every_change_is_reported_in_order(typesetter: Typesetter) -> None:
    printed = publication(
        heading(2, "A 😀"), heading(5, "B", 9), paragraph("😀 ก"), Paragraph((Image("no.png", "x"),)), title="ก"
    )
    assert write_pdf(printed).warnings == (
        "no font has the Thai letter “ก”; it is printed as ‹U+0E01›: " + install_hint(),
        "no font has “😀”; it is printed as ‹U+1F600›",
        "line 9: the heading “B” skips a level; it is printed as ### instead of #####",
        "the picture “no.png” is not available; its description is printed",
    )
    with pytest.raises(ExportError, match="skips a level"):
        write_pdf(printed, strict=True)


def test_the_pages_of_a_document_are_the_largest_count_in_its_tree() -> None:
    assert page_count(b"/Type/Pages/Count 3 /Type/Pages /Kids [1 0 R]/Count 12>> /Type/Page/Count 99") == 12
