"""Whole briefs in Arabic, Hebrew, Chinese, Hindi and Georgian, as a publication in each language is set."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefkit import Library
from tests.export.reading import edges_of, keeps_both_standards, pdf_text, share_found
from tests.places import LIBRARIES, ROOT

SCRIPTS = LIBRARIES / "scripts"
LANGUAGES = {"ar": 0.93, "he": 0.99, "hi": 0.97, "ka": 0.96, "zh": 0.99}
"""The least share of words that poppler reads as written: it cannot undo some clusters, and joins notes to words."""
_EMBEDDING = re.compile("[\u202a-\u202e]")  # what poppler puts around each run in its other direction, spaces included
MARGIN = 18 / 25.4 * 72


@pytest.fixture(autouse=True)
def _fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """`briefkit-fonts` can be imported."""
    monkeypatch.syspath_prepend(ROOT / "fonts" / "src")


def text_of(language: str) -> str:
    """What the author wrote, without Markdown's marks, addresses and the keys of the front matter."""
    brief = Library.open(SCRIPTS).get(f"2026-09-fees-{language}")
    written = [brief.title, brief.summary or "", *brief.key_points, *(judgment.claim for judgment in brief.judgments)]
    written += [position.says or "" for issue in brief.issues for position in issue.positions]
    body = re.sub(r"\[\^1\]:?|\]\([^)]*\)|^\|[-:|]+$|^ *(\d\.|-) |[\[#>*|]", " ", brief.body, flags=re.MULTILINE)
    return " ".join((*written, body))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_brief_is_printed_with_its_words_inside_the_page(language: str, tmp_path: Path) -> None:
    library = Library.open(SCRIPTS)
    result = library.export(library.get(f"2026-09-fees-{language}"), "pdf")
    assert keeps_both_standards(result.data)
    assert (
        share_found(text_of(language), _EMBEDDING.sub(" ", pdf_text(result.data, tmp_path)), language)
        >= LANGUAGES[language]
    )
    left, right = edges_of(result.data, tmp_path)
    assert MARGIN < left < right < 595.3 - MARGIN


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_is_missing(language: str) -> None:
    library = Library.open(SCRIPTS)
    warnings = library.export(library.get(f"2026-09-fees-{language}"), "pdf").warnings
    assert [text for text in warnings if "font" in text or "letters" in text] == []
