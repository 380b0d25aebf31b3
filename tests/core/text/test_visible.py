"""What a reader sees of a text, and where a sign may end."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.text.visible import cluster_end, seen, visible

_SIGNS = "\u0301\u0323\u00ad\u200b\u200d\u200e\ufeff\ufe0f\u1112\u1161\u11ab\u212b"
TEXTS = st.text(st.sampled_from("aéể ñ한हि नน้ا.,\n👩🔬🇫🇷" + _SIGNS), max_size=30)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Co\u00adoperation", "Cooperation"),
        ("\ufeffport\u200bfee", "portfee"),
        ("cou\u0302t e\u00ad\u0301lev\u00e9", "coût élevé"),
        ("\u1112\u1161\u11ab", "한"),
        ("fi\u200cle", "file"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # there the non-joiner shows in the shape of letters
        ("👩\u200d🔬", "👩\u200d🔬"),
    ],
)
def test_what_has_no_shape_is_not_seen(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert seen(text)[0] == shown


@given(TEXTS)
def test_every_place_seen_is_a_place_in_the_text(text: str) -> None:
    shown, places = seen(text)
    assert len(places) == len(shown) + 1
    assert list(places) == sorted(places)
    assert (places[0], places[-1]) == (0 if shown else len(text), len(text))


@given(TEXTS)
def test_how_a_text_is_composed_is_not_seen(text: str) -> None:
    assert visible(unicodedata.normalize("NFD", text)) == visible(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("ab", 1),
        (".\u0301x", 2),
        ("👍🏽!", 2),
        ("👩\u200d🔬x", 3),
        ("1\u20e3.", 2),
        ("🇫🇷🇫🇮", 2),
        ("น้ำ", 2),
        ("\u1112\u1161\u11abx", 3),
    ],
)
def test_what_is_one_sign_to_a_reader_is_not_cut(text: str, end: int) -> None:
    assert cluster_end(text, 0, 1) == end
