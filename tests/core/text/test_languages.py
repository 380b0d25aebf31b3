"""Words whose script tells their language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.text.languages import language_runs

RUNS = {
    "Say Ελλάδα, שלום עולם.": [("", "Say "), ("el", "Ελλάδα"), ("", ", "), ("he", "שלום עולם"), ("", ".")],
    "ქართული": [("ka", "ქართული")],
    "서울, 한국 사람": [("ko", "서울, 한국 사람")],
    "α, β-blockers and μg": [("", "α, β-blockers and μg")],
    "Привет, مرحبا, 北京 and café": [("", "Привет, مرحبا, 北京 and café")],
    "": [("", "")],
}


@pytest.mark.parametrize("text", RUNS)
def test_runs_on_an_english_page(text: str) -> None:
    assert list(language_runs(text, "en")) == RUNS[text]


@pytest.mark.parametrize(("text", "language"), [("Ελλάδα", "el-GR"), ("שלום עולם", "yi"), ("한국", "KO")])
def test_the_page_s_own_script_is_not_tagged(text: str, language: str) -> None:
    assert list(language_runs(text, language)) == [("", text)]


@given(st.text("aαβשק中ひ한 ,-–\n", max_size=40), st.sampled_from(["en", "el", "he", "zh"]))
def test_no_sign_is_lost(text: str, language: str) -> None:
    runs = list(language_runs(text, language))
    assert "".join(part for _, part in runs) == text
    assert all(part for _, part in runs) or not text
