"""What a Word document puts together from words in two directions runs as the document does."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from briefkit.core.body.document import CodeSpan
from briefkit.core.revisions.glyphs import Glyph
from tests.export.samples import paragraph, publication, source, table
from tests.export.word import W, Word, text_of, word_of

LEFT, RIGHT = "\u200e", "\u200f"


def line(word: Word, start: str) -> ET.Element:
    """The paragraph that has some words."""
    return next(one for one in word.document.iter(f"{W}p") if start in text_of(one))


def is_backwards(one: ET.Element) -> bool:
    """Whether a paragraph runs from right to left, as its own properties say."""
    bidi = one.find(f"{W}pPr/{W}bidi")
    return bidi is not None and bidi.get(f"{W}val") != "0"


def test_a_list_of_sources_runs_as_the_document() -> None:
    word = word_of(publication(language="ar", title="عنوان", sources=(source(1, title="Port fees"),)))
    assert is_backwards(line(word, "Port fees"))
    english = word_of(publication(sources=(source(1, title="رسوم الموانئ"),)))
    assert not is_backwards(line(english, "رسوم"))


def test_a_date_behind_a_name_keeps_its_day() -> None:
    word = word_of(publication(sources=(source(1, title="رسوم الموانئ", date="3 November 2026"),)))
    assert f"رسوم الموانئ{LEFT}" in text_of(line(word, "رسوم"))


def test_an_authors_paragraph_runs_as_its_letters() -> None:
    assert is_backwards(line(word_of(publication(paragraph("قال الوزير ذلك", line=9))), "قال"))
    cell = line(word_of(publication(table(1, 1, "Hamburg"), language="ar", title="عنوان")), "Hamburg")
    assert cell.find(f"{W}pPr/{W}jc") is not None or is_backwards(cell)


def test_code_keeps_its_brackets_and_comes_back_without_marks() -> None:
    word = word_of(publication(paragraph("مع ", CodeSpan("wait()"), line=9), language="ar", title="عنوان"))
    assert f"{LEFT}wait(){LEFT}{RIGHT}" in text_of(line(word, "wait()"))


@pytest.mark.parametrize("mark", [LEFT, RIGHT])
def test_take_back_takes_no_mark_for_a_change(mark: str) -> None:
    assert Glyph(mark).sign == ""
