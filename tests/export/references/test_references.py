"""References as data for programs: what our own readers read back is what was written."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.core.brief.read import parse_brief
from briefkit.core.dates.dates import PartialDate
from briefkit.core.publication.reference import Reference, told_apart
from briefkit.core.text.personal_names import PersonalName, split_name
from briefkit.export.references.bibtex import bibtex
from briefkit.export.references.csl import csl_json
from briefkit.export.references.ris import ris
from briefkit.importers.works.bibtex import works_in_bibtex
from briefkit.importers.works.csl import works_in_csl
from briefkit.importers.works.ris import works_in_ris
from briefkit.library.citations import addresses_left_out

FULL = Reference(
    "berg2018impasse", "Impasse before Paris", "report", "Report",
    (split_name("Ada van der Berg"), split_name("Bo Lind Jr."), PersonalName(whole="Institute of Ports and Trade")),
    False, PartialDate(2018, 11, 7), "Example Institute", "https://doi.org/10.1234/abc_1", "10.1234/abc_1",
    "Policy Papers", "12", "What both want: 50% & more.", "de-AT", ("Arms control", "C#"), PartialDate(2026, 11, 1),
)  # fmt: skip
PLAIN = Reference("work", "A title")
CHINESE = Reference("w", "制裁之后", "commentary", "评论", (PersonalName(whole="王小明"),), date=PartialDate(2019, 3))
FORMATS: dict[str, tuple[Callable[[Sequence[Reference]], str], Any]] = {
    "bibtex": (bibtex, works_in_bibtex),
    "ris": (ris, works_in_ris),
    "csl-json": (csl_json, works_in_csl),
}
SAME = ("key", "title", "date", "publisher", "url", "doi", "series", "number", "abstract", "language", "keywords")


@pytest.mark.parametrize("name", FORMATS)
def test_our_readers_read_back_what_was_written(name: str) -> None:
    write, read = FORMATS[name]
    works = read(write([FULL, PLAIN, CHINESE]).encode())
    assert works.problems == ()
    for reference, work in zip((FULL, PLAIN, CHINESE), works.works, strict=True):
        assert [getattr(work, field) for field in SAME] == [getattr(reference, field) for field in SAME]
        assert [person.name for person in work.people] == [author.printed for author in reference.authors]
        assert work.retrieved == reference.retrieved
    assert works.works[0].kind == "report"


WORDS = st.text(st.sampled_from("ab Zäж制&%$#_~-'`\"@\\,.:/()=+*|!?;"), min_size=1, max_size=30)


@settings(max_examples=60, deadline=None)
@given(WORDS.map(lambda text: " ".join(f"T{text}".split())))
@pytest.mark.parametrize("name", FORMATS)
def test_any_title_comes_back(name: str, title: str) -> None:
    write, read = FORMATS[name]
    (work,) = read(write([Reference("k", title)]).encode()).works
    assert work.title == title


def test_a_bibtex_file_is_parted_as_its_braces_say() -> None:
    """Braces in a text are written by name, as BibTeX counts even those that are escaped."""
    text = bibtex([Reference("k", "a } b { c", authors=(PersonalName(whole="Ministry and Co {"),))])
    assert text.count("{") == text.count("}")
    assert "author = {{Ministry and Co {\\textbraceleft}}}" in text
    assert len(works_in_bibtex(text.encode()).works) == 1


def test_bibtex_has_the_date_for_both_programs() -> None:
    text = bibtex([FULL])
    assert "  date = {2018-11-07},\n  year = {2018},\n  month = nov,\n  institution" in text
    assert text.startswith("@techreport{berg2018impasse,\n  author = {van der Berg, Ada and Lind, Jr., Bo and {Inst")


def test_csl_parts_names() -> None:
    (item,) = json.loads(csl_json([FULL]))
    assert item["author"] == [
        {"family": "Berg", "given": "Ada", "non-dropping-particle": "van der"},
        {"family": "Lind", "given": "Bo", "suffix": "Jr."},
        {"literal": "Institute of Ports and Trade"},
    ]
    assert item["issued"] == {"date-parts": [[2018, 11, 7]]}


def test_ris_dates_keep_their_precision() -> None:
    assert "DA  - 2019/03/\n" in ris([CHINESE])
    assert "Y2  - 2026/11/01\n" in ris([FULL])


def test_what_is_retracted_is_said_in_every_format() -> None:
    gone = Reference("k", "Gone", is_retracted=True)
    assert "note = {Retracted}" in bibtex([gone])
    assert "N1  - Retracted\n" in ris([gone])
    assert '"status": "retracted"' in csl_json([gone])


def test_keys_are_told_apart_whatever_their_case() -> None:
    given_ = [Reference("a", str(number)) for number in range(28)] + [Reference("A", "x"), Reference("a", "0")]
    keys = [item.key for item in told_apart(given_)]
    assert keys[:3] == ["a", "aa", "ab"]
    assert keys[-2:] == ["a-2", "A-3"]
    assert len({key.casefold() for key in keys}) == 29


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ada Berg", ("Berg", "Ada", "", "")),
        ("Ada van der Berg", ("Berg", "Ada", "van der", "")),
        ("Ada B. de la Cruz III", ("Cruz", "Ada B.", "de la", "III")),
        ("Иван Петров", ("Петров", "Иван", "", "")),
        ("van Berg", ("Berg", "van", "", "")),
        ("José Ortega y Gasset", ("Ortega y Gasset", "José", "", "")),
        ("Ana de Andrada e Silva", ("Andrada e Silva", "Ana", "de", "")),
        ("Jean de La Fontaine", ("La Fontaine", "Jean", "de", "")),
        ("La Berg", ("Berg", "La", "", "")),
    ],
)
def test_names_are_parted(name: str, parts: tuple[str, ...]) -> None:
    found = split_name(name)
    assert (found.family, found.given, found.particle, found.suffix) == parts
    assert found.printed == name


def test_a_comma_before_a_suffix_is_none() -> None:
    assert split_name("Bo B. Lind, Jr.") == split_name("Bo B. Lind Jr.")
    assert bibtex([Reference("k", "T", authors=(split_name("José Ortega y Gasset"),))]).count("{Ortega y Gasset}, José")


def test_titles_are_no_part_of_a_name() -> None:
    assert split_name("Prof. Dr. h.c. Ada Berg").printed != "Ada Berg"  # “h.c.” may be initials
    assert split_name("Prof. Dr.-Ing. Ada van der Berg") == PersonalName("Berg", "Ada", "van der")
    assert split_name("Dr. Berg") == PersonalName("Berg", "Dr.")


@pytest.mark.parametrize(
    "name", ["Plato", "王小明", "أحمد علي", "Berg, Ada", "UNICEF", "Ada Berg and Bo Lind", "Meyer & Partner"]
)
def test_names_that_tell_nothing_stay_whole(name: str) -> None:
    assert split_name(name) == PersonalName(whole=name)


def test_an_address_that_is_none_is_named() -> None:
    front = (
        "origin: {url: 'https://a.org:99999/'}\nsources: [{id: s1, url: 'https://a.org/b c'}, {id: s2, url: other.md}]"
    )
    brief = parse_brief(f"---\ntitle: T\nkind: note\ndate: 2024\n{front}\n---\n".encode(), id="a", path="a.md").brief
    assert brief
    assert addresses_left_out([brief], sources=True) == ["a.md: the address of s1, “https://a.org/b c”, is left out"]
    assert addresses_left_out([brief], sources=False) == [
        "a.md: the address of origin, “https://a.org:99999/”, is left out"
    ]
