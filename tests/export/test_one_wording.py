"""HTML, PDF and terminal word the same things alike: holders, conditions, addresses, kinds and ends of titles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.output.terminal.show import brief_page
from tests.export.reading import pdf_text
from tests.export.word import Word
from tests.output.pages import lines

BRIEF = """---
title: T
kind: CRS Insight
date: 2026-04-10
summary: s
authors: [{name: Ann Smith}, {name: Bob Jones, id: bj}]
issues:
  - id: i
    title: Issue
    parties: [bj]
    positions: {ann-smith: {says: A, stance: supports}, bj: B}
  - {id: k, title: Other, parties: [bj], positions: {ann-smith: C}}
judgments: [{id: j1, claim: c, by: ann-smith, condition: If it rains}]
events: [{id: e, title: E, date: 2026-05-01/2026-05-01}]
sources: [{id: s1, url: "https://example.org/a"}, {id: s2, title: "And then?", publisher: Foo Inc., date: 2026}]
related: [{title: A, kind: NATO paper}, {title: "And now?", kind: report}, {url: "https://example.org/x"}]
---
Text.
"""


@pytest.fixture
def texts(tmp_path: Path) -> dict[str, str]:
    """What is read in each form of the brief, on one line."""
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "House"\nkinds = ["CRS Insight"]\n')
    (tmp_path / "a.md").write_text(BRIEF)
    library = Library.open(tmp_path)
    brief = library.get("a")
    written = library.export(brief, "html").data.decode()
    page = re.sub(r"(?s)<style>.*?</style>|<script.*?</script>|<title>.*?</title>|<[^>]+>", "", written)
    word = Word(library.export(brief, "docx").data).text
    shown = "\n".join(lines(brief_page(library.publication(brief), 120), 120))
    read = {"html": page, "pdf": pdf_text(library.export(brief, "pdf").data, tmp_path), "show": shown, "docx": word}
    return {form: " ".join(text.split()) for form, text in read.items()}


def test_a_holder_of_a_position_is_named_as_who_judges(texts: dict[str, str]) -> None:
    for form, text in texts.items():
        assert ("ann-smith" in text, "bj" in text) == (False, False), form
        assert text.count("Bob Jones") >= 2, form  # as an author, and as the head of a column


def test_a_condition_that_opens_with_the_word_is_not_doubled(texts: dict[str, str]) -> None:
    for form, text in texts.items():
        assert "condition: If it rains" in text.replace("Condition", "condition"), form


def test_an_address_that_is_a_title_is_printed_once(texts: dict[str, str]) -> None:
    for form, text in texts.items():
        for address in ("https://example.org/a", "https://example.org/x"):
            assert text.count(address) == 1, (form, address)


def test_a_kind_of_the_library_keeps_its_capitals(texts: dict[str, str]) -> None:
    for form, text in texts.items():
        assert "NATO paper" in text, form
        assert "CRS INSIGHT" in text if form == "show" else text.count("CRS Insight") == 2, form


def test_a_question_is_followed_by_no_full_stop(texts: dict[str, str]) -> None:
    for form in ("html", "pdf", "docx"):
        assert "And then? Foo Inc., 2026" in texts[form]
        assert "And now? Report" in texts[form]


def test_an_event_of_one_day_has_one_date(texts: dict[str, str]) -> None:
    for form, text in texts.items():
        assert text.count("1 May 2026") == 1, form
