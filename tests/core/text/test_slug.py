"""Ids made of titles and names."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.text.slug import slug


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("Impasse before Paris", "impasse-before-paris"),
        ("Après le sommet : l’heure des œuvres", "apres-le-sommet-lheure-des-oeuvres"),
        ("Größe & Maß", "grosse-mass"),
        ("Łódź", "lodz"),
        ("İstanbul'da ışık, ŞİİR", "istanbulda-isik-siir"),
        ("Þórður, ðæ, Ærø", "thordur-dae-aero"),
        ("Ver\u00adfassung", "verfassung"),
        ("o\u0308l und öl", "ol-und-ol"),
        ("Путин и Й", "путин-и-й"),
        ("制裁与谈判", "制裁与谈判"),
        ("العقوبات", "العقوبات"),
        ("हिन्दी में क़ानून", "हिन्दी-में-क़ानून"),
        ("กฎหมายที่ดิน", "กฎหมายที่ดิน"),
        ("កម្ពុជា ច្បាប់", "កម្ពុជា-ច្បាប់"),
        ("ကျွန်တော်", "ကျွန်တော်"),
        ("שָׁלוֹם, עולם", "שָׁלוֹם-עולם"),
        ("می\u200cخواهم بروم", "میخواهم-بروم"),
        ("ΝΌΜΟΣ για το νερό", "νόμος-για-το-νερό"),
        ("😀", "brief"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-brief"),
        ("README", "readme-brief"),
        ("   ", "brief"),
        ("U.S.–Russia: 100% $HOME `rm`", "u-s-russia-100-home-rm"),
    ],
)
def test_an_id_from_any_title(title: str, id_: str) -> None:
    assert slug(title) == id_


@pytest.mark.parametrize(
    ("language", "id_"),
    [
        ("de", "aenderungen-oel-fuer-groesse-a-o-ae"),
        ("de-AT", "aenderungen-oel-fuer-groesse-a-o-ae"),
        ("DE", "aenderungen-oel-fuer-groesse-a-o-ae"),
        ("nb", "aenderungen-oel-fur-groesse-aa-oe-ae"),
        ("da-DK", "aenderungen-oel-fur-groesse-aa-oe-ae"),
        ("sv", "anderungen-ol-fur-grosse-a-o-ae"),
        ("en", "anderungen-ol-fur-grosse-a-o-ae"),
        (None, "anderungen-ol-fur-grosse-a-o-ae"),
    ],
)
def test_letters_are_written_as_usual_in_a_language(language: str | None, id_: str) -> None:
    assert slug("Änderungen: Öl für Größe, Å Ø Æ", language) == id_
    assert slug(unicodedata.normalize("NFD", "Änderungen: Öl für Größe, Å Ø Æ"), language) == id_


def test_a_long_title_ends_with_a_whole_word_and_fits_every_file_system() -> None:
    assert slug("The committee asks for figures before it decides on the new fees again") == (
        "the-committee-asks-for-figures-before-it-decides-on-the-new"
    )
    assert slug("x" * 70) == "x" * 60
    assert slug("\U00010330" * 70) == "\U00010330" * 45, "180 bytes"


@given(st.text())
def test_an_id_is_a_portable_file_name(title: str) -> None:
    id_ = slug(title)
    assert id_
    assert len(id_) <= 66
    assert not re.search(r"""[\s/\\:*?"<>|.'`$\x00-\x1f]""", id_)
    assert not id_.startswith("-")
    assert len(id_.encode()) <= 186
    assert id_ == unicodedata.normalize("NFC", id_)
    assert slug(id_) == id_
