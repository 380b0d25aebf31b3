"""The order of titles and names."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.text.collation import sort_key


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("en", ["Abkommen", "Ägypten", "Aznar", "Bonn", "Île", "Italy", "Zagreb", "Żelazowa"]),
        ("en", ["Cote", "cote", "coté", "côte", "côté", "cotes"]),
        ("en", ["“Great” power", "Great power politics", "Great powers", "«Greece»", "greed"]),
        ("en", ["1 May", "2018", "A", "Z", "Αθήνα", "Москва", "ירושלים", "بغداد", "दिल्ली", "กรุงเทพ", "東京"]),
        ("de", ["Ahlen", "Ähren", "Aller", "Strasse", "Straße", "Strassen", "Zug"]),
        ("de-AT", ["Ofen", "Öl", "Olymp"]),
        ("fr", ["de la paix", "L’accord", "l'accord final", "œuvre", "offre", "peine", "péril"]),
        ("sv", ["Adam", "Zagreb", "Åland", "Ägypten", "Öland"]),
        ("fi", ["Vaasa", "Zürich", "Åbo", "Äänekoski", "Öljy"]),
        ("da", ["Zagreb", "Ægypten", "Øst", "Aalborg", "Århus"]),
        ("nb", ["Oslo", "Ærlig", "Østfold", "Ålesund"]),
        ("es", ["nube", "nuevo", "ñandú", "ola"]),
        ("en", ["nandu", "ñandú", "nube"]),
        ("pl", ["Lublin", "Łódź", "Opole", "Ósemka", "Praga"]),
        ("en", ["Lodge", "Łódź", "Lublin"]),
        ("tr", ["Çanakkale", "Diyarbakır", "hat", "Irak", "İran", "Zonguldak"]),
        ("cs", ["cukr", "čaj", "Hradec", "Cheb", "Ivan"]),
        ("hu", ["cukor", "csak", "dal"]),
        ("is", ["Danmörk", "ðe", "Egill", "Zanzibar", "Þór", "Ægir", "Össur"]),
        ("uk", ["Гаага", "ґрунт", "Дніпро", "Европа", "Єва", "Жито", "Ива", "Іран", "Їжак", "Йорк", "Київ"]),
        ("ru", ["Египет", "Ёлка", "Ереван", "Женева", "Иран", "Йемен", "Киев"]),
        ("fa", ["بغداد", "پاریس", "تهران", "جده", "چین", "کابل", "گرجستان", "لندن"]),
    ],
)
def test_titles_are_in_the_order_of_a_language(language: str, titles: list[str]) -> None:
    mixed = titles[::-1]
    assert sorted(mixed, key=lambda title: sort_key(title, language)) == titles


@given(st.text(st.sampled_from("aåAzZ éñ'-ß1cChH")), st.sampled_from(["", "sv", "cs"]))
def test_letters_count_before_accents_and_these_before_capitals(text: str, language: str) -> None:
    letters, accents, written = sort_key(text, language)
    assert letters == sort_key(text.upper(), language)[0]
    assert letters == sort_key(f"“{text}”", language)[0]
    assert accents in {"", unicodedata.normalize("NFD", text.casefold())}
    assert written == text
