"""Lists of works in BibTeX, RIS and CSL-JSON: drafts of briefs, and entries for sources."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.brief.read import parse_brief
from briefkit.errors import BriefkitError
from briefkit.importers.decode import decode
from briefkit.importers.formats import format_of
from briefkit.importers.importers import Draft, Source
from briefkit.importers.reading import read
from briefkit.importers.works.bibtex import people_of, works_in_bibtex
from briefkit.importers.works.csl import works_in_csl
from briefkit.importers.works.ris import works_in_ris
from briefkit.importers.works.work import date_of
from briefkit.library.imports import Importer
from briefkit.library.incoming import Incoming
from briefkit.library.library import Library
from briefkit.library.originals import original_of, original_of_draft
from briefkit.storage.front_matter_handler import new_brief_text

LISTS = Path(__file__).parent / "lists"
NAMES = {"works.bib": "bibtex", "works.ris": "ris", "works.json": "csl"}


def drafts_of(name: str) -> tuple[Draft, ...]:
    data = (LISTS / name).read_bytes()
    return read(Source(data=data, name="works", topics={"water": "water"}), format_of(data, name)).drafts()


@pytest.mark.parametrize("name", NAMES)
def test_the_same_works_in_every_format(name: str) -> None:
    report, article, post = drafts_of(name)
    assert report.front_matter == {
        "title": "The Price of Delay: Water Treaties under Stress",
        "kind": "report",
        "date": "2021-03",
        "date_basis": "stated",
        "status": "draft",
        "language": "en",
        "summary": "In nine of fourteen treaties, 50% of the clauses were never used.",
        "authors": ["Ruth Haldane", "World Bank and Partners", "Per Sørensen"],
        "publisher": "River Institute",
        "origin": {
            "url": "https://river.example/a_b?c=1%20d",
            "doi": "10.5555/pod.21",
            "series": "Working Papers",
            "number": "7",
        },
        "topics": ["water"],
        "keywords": ["treaties"],
        "citekey": "haldane2021",
    }
    assert article.front_matter["authors"] == ["Ursula von der Thann", "Jürgen Weiß"]
    assert (article.front_matter["kind"], article.front_matter["date"]) == ("analysis", "2019")
    assert post.front_matter["kind"] == "commentary"
    assert "date" not in post.front_matter


@pytest.mark.parametrize("name", NAMES)
def test_drafts_of_works_read_back(name: str) -> None:
    for draft in drafts_of(name):
        reading = parse_brief(new_brief_text(draft.front_matter, draft.body).encode(), id="a", path="a.md")
        assert reading.brief is not None
        assert not reading.findings


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Haldane, Ruth and Sorensen, Per", ["Ruth Haldane", "Per Sorensen"]),
        ('{World Bank and Partners} and Weiss, J{\\"u}rgen', ["World Bank and Partners", "Jürgen Weiss"]),
        ("von der Thann, Ursula", ["Ursula von der Thann"]),
        ("King, Jr., Martin", ["Martin King Jr."]),
        ("Ruth Haldane AND  others", ["Ruth Haldane"]),
        ("S{\\o}rensen, P{\\aa}l", ["Pål Sørensen"]),
        ("Andrews, Sandy\n   and Brand, Andy", ["Sandy Andrews", "Andy Brand"]),
    ],
)
def test_authors_are_parted_before_tex_is_read(written: str, names: list[str]) -> None:
    assert [person.name for person in people_of(written)] == names


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2021-03-05", "2021-03-05"),
        ("2021/3/5/", "2021-03-05"),
        ("2021/03//", "2021-03"),
        ("2021///Spring", None),
        ("2021-03/2021-04", "2021"),
        ("2021-03-01/2021-03-05", "2021-03"),
        ("2020/2021", None),
        ("2021~", "2021"),
        ("[2021]", "2021"),
        ("5 March 2021", "2021-03-05"),
        ("in press", None),
        ("", None),
    ],
)
def test_dates_are_as_precise_as_the_list(written: str, date: str | None) -> None:
    found = date_of(written)
    assert (str(found) if found else None) == date


def test_an_entry_that_cannot_be_read_is_named_with_its_line() -> None:
    bib = "@book{a, title={One}}\n@article{broken, title={No end\n@book{b, title={Two}}\n"
    bib += "@misc{c, year=2020}\n@book{a, title={Three}}\n"
    found = works_in_bibtex(bib.encode())
    assert [work.title for work in found.works] == ["One", "Two", "Three"]
    assert [problem.partition(":")[0] for problem in sorted(found.problems)] == ["line 2", "line 4", "line 5"]
    ris = "TY  - BOOK\nTI  - One\n\nTY  - BOOK\nAU  - Nobody\nER  - \nTY - RPRT\nT1 - Two\n  and more\nER -\n"
    listed = works_in_ris(ris.encode())
    assert [(work.title, work.line) for work in listed.works] == [("One", 1), ("Two and more", 7)]
    assert listed.problems == ("line 4: an entry has no title",)
    csl = works_in_csl(b'[{"title": "One"},\n{"id": 2},\n{"title": \n')
    assert [work.title for work in csl.works] == ["One"]
    assert [problem.partition(":")[0] for problem in csl.problems] == ["line 2", "line 3"]


@pytest.mark.parametrize("wrapped", ['{"items": [%s]}', "%s", "[%s]", "\ufeff[%s]"])
def test_one_work_or_a_list_of_them(wrapped: str) -> None:
    item = '{"type": "speech", "title": "One", "author": "A. B", "issued": {"date-parts": [["2020", 5]]}}'
    (work,) = works_in_csl((wrapped % item).encode()).works
    assert (work.title, work.kind, str(work.date), work.people[0].name) == ("One", "testimony", "2020-05", "A. B")


@pytest.mark.parametrize(
    "issued",
    [
        {"date-parts": [[2020]], "circa": True},
        {"literal": "n.d."},
        {"date-parts": []},
        {"date-parts": [[None]]},
        [],
        7,
        None,
    ],
)
def test_a_date_that_is_not_certain_is_none(issued: Any) -> None:
    assert works_in_csl(json.dumps([{"title": "One", "issued": issued}]).encode()).works[0].date is None


def test_lists_without_works_are_refused() -> None:
    for data, name in ((b"@comment{x}", "x.bib"), (b"TY  - BOOK\nER  - \n", "x.ris"), (b"[]", "x.csljson")):
        with pytest.raises(BriefkitError, match=r"no work that can be read|no list of works|cannot be read"):
            read(Source(data=data, name="x"), format_of(data, name)).drafts()


def test_a_list_is_imported_once(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    data = (LISTS / "works.bib").read_bytes()
    for known in (False, True):
        importer = Importer(Library.open(tmp_path))
        done = importer.write("works.bib", importer.reading_of(Incoming("works.bib", data, "works.bib")))
        assert [bool(item.known_as) for item in done] == [known] * 3


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "title", "author", "issued", "date-parts", "family", "URL", "keyword"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_a_list_or_refused(value: Any) -> None:
    try:
        found = works_in_csl(json.dumps(value).encode())
    except BriefkitError:
        return
    assert all(work.title for work in found.works)


@pytest.mark.parametrize(
    "text",
    [
        "@a{" * 30_000,
        "{" * 100_000,
        "TY  - BOOK\n" * 9_000,
        "@book{a, author={" + "a and " * 16_000 + "}, title={x}}",
        '[{"title":"a","author":' + "[" * 50_000,
    ],
)
def test_hostile_lists_are_read_in_time(text: str) -> None:
    for reader in (works_in_bibtex, works_in_ris, works_in_csl):
        try:
            reader(text.encode())
        except BriefkitError:
            continue


def bibtex(text: str) -> list[Draft]:
    data = text.encode()
    return list(read(Source(data=data, name="works"), format_of(data, "works.bib")).drafts())


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ('"Report " # ifp', "Report Institute for Ports"),
        ('"Report " # ifp # { 2}', "Report Institute for Ports 2"),
        ("ifp", "Institute for Ports"),
        ("{C#F}", "C#F"),
        ('{"A" and "B"}', '"A" and "B"'),
    ],
)
def test_strings_that_are_put_together(written: str, title: str) -> None:
    (made,) = bibtex(f'@string{{ifp = "Institute for Ports"}}\n@book{{a, title = {written}, year = 2020}}')
    assert made.front_matter["title"] == title


def test_a_second_entry_of_a_key_is_read_like_the_first() -> None:
    entry = '@book{a1, author = {Brenner, Ada}, title = {%s {\\"O}dessa}}\n'
    one, two = bibtex(entry % "Past" + entry % "Future")
    assert one.front_matter["authors"] == two.front_matter["authors"] == ["Ada Brenner"]
    assert (one.front_matter["title"], two.front_matter["title"]) == ("Past Ödessa", "Future Ödessa")


def test_what_a_list_says_besides_is_kept() -> None:
    (made,) = bibtex(
        "@techreport{a, editor={Brenner, Ada and others}, title={T}, year={1999?}, urldate={2022-01-02}, volume=3, "
        "pages={1--9}, type={Policy Paper}, note={In print}}"
    )
    matter = made.front_matter
    assert "date" not in matter
    assert matter["origin"] == {"retrieved": "2022-01-02"}
    assert [matter[key] for key in ("volume", "pages", "work_type", "note")] == ["3", "1–9", "Policy Paper", "In print"]
    assert "the list names no author: those in it are its editors" in made.notes
    assert "the list names not all of its authors: “and others”" in made.notes


def test_authors_of_several_tags_stay_in_their_order() -> None:
    entry = b"TY  - RPRT\nAU  - Smith, John\nA1  - Braun, Eva\nAU  - Adler, Max\nTI  - T\n"
    entry += b"Y2  - 2022/01/02\nVL  - 3\nER  -\n"
    (made,) = read(Source(data=entry, name="works"), format_of(entry, "works.ris")).drafts()
    assert made.front_matter["authors"] == ["John Smith", "Eva Braun", "Max Adler"]
    assert made.front_matter["origin"] == {"retrieved": "2022-01-02"}
    assert made.front_matter["volume"] == "3"


def test_titles_in_a_list_as_registries_write_them() -> None:
    item = {"title": ["Ports"], "container-title": ["A Journal", "B"], "editor": [{"family": "Adler", "given": "Max"}]}
    data = json.dumps([item | {"accessed": {"date-parts": [[2022, 1, 2]]}, "page": "1-9"}]).encode()
    (made,) = read(Source(data=data, name="works"), format_of(data, "works.csljson")).drafts()
    assert made.front_matter["title"] == "Ports"
    assert made.front_matter["origin"] == {"series": "A Journal", "retrieved": "2022-01-02"}
    assert made.front_matter["pages"] == "1-9"
    assert any("editors" in note for note in made.notes)


@pytest.mark.parametrize("name", NAMES)
def test_the_original_of_a_work_is_its_entry_alone(name: str) -> None:
    data = (LISTS / name).read_bytes()
    reading = read(Source(data=data, name="works"), format_of(data, name))
    assert original_of(reading, name) is None
    drafts = reading.drafts()
    rest = decode(data).text
    for draft in drafts:
        entry = draft.original.decode()
        assert entry in rest
        (again,) = read(Source(data=draft.original), format_of(draft.original, f"x{draft.original_ending}")).drafts()
        assert again.front_matter["title"] == draft.front_matter["title"]
        own = [str(draft.front_matter[key]) for key in ("title", "summary") if key in draft.front_matter]
        assert [passage.text for passage in original_of_draft(draft).text.passages] == own
    assert len({draft.original for draft in drafts}) == len(drafts)
