"""Documents that cannot be sources, and ids that a source cannot have."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.errors import BriefkitError, EditRefusedError
from briefkit.library.incoming import Incoming
from briefkit.library.library import Library

BRIEF = "---\ntitle: T\nkind: note\ndate: 2024\n---\n\nText.\n"
PAGE = b"Skip to content\n\nWe use cookies to improve this website.\n\nAccept all cookies\n"


@pytest.fixture(name="library")
def _library(tmp_path: Path) -> Library:
    (tmp_path / "briefkit.toml").touch()
    (tmp_path / "b.md").write_text(BRIEF)
    return Library.open(tmp_path)


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", "it is empty"), (b" \n\n", "it is empty"), (PAGE, "it has no text"), (b"\0\1\2\3" * 50, "it is not text")],
)
def test_a_document_without_text_is_no_source(library: Library, data: bytes, message: str) -> None:
    with pytest.raises(BriefkitError) as caught:
        library.sources.add("b", Incoming("folder/page.txt", data, "page.txt"), {})
    assert caught.value.message.startswith(f"folder/page.txt: {message}")


def test_a_short_note_may_be_a_source(library: Library) -> None:
    assert library.sources.add("b", Incoming("n.txt", b"We pay.\n", "n.txt"), {}).ids == ["s1"]


def test_a_new_id_is_one_word(library: Library) -> None:
    changes = library.sources.add("b", Incoming("n.txt", b"We pay.\n", "n.txt"), {"id": "my id"}).changes
    with pytest.raises(EditRefusedError, match="cannot be an id in sources"):
        changes.apply()


def added(library: Library, name: str, data: bytes, **given: str) -> str:
    """The brief after a document was added to its sources."""
    library.sources.add("b", Incoming(name, data, name), given).changes.apply()
    library.refresh()
    return (library.folder / "b.md").read_text()


def test_a_quote_of_a_known_document_is_added_to_its_source(library: Library) -> None:
    added(library, "n.txt", b"We pay. We do not pay twice.\n")
    text = added(library, "n.txt", b"We pay. We do not pay twice.\n", quote="not pay twice", at="line 1")
    assert "quote: not pay twice" in text
    assert "at: line 1" in text
    assert text.count("- id:") == 1


def test_the_place_of_a_quote_goes_with_it(library: Library) -> None:
    added(library, "n.txt", b"We pay.\n\nNot twice.\n", quote="We pay", at="line 1")
    text = added(library, "n.txt", b"We pay.\n\nNot twice.\n", id="s1", quote="Not twice")
    assert "quote: Not twice" in text
    assert "at:" not in text


@pytest.mark.parametrize("given", [{"quote": "Not twice"}, {"title": "Another"}, {"id": "s2", "quote": "We pay"}])
def test_what_a_source_has_is_replaced_by_its_id_alone(library: Library, given: dict[str, str]) -> None:
    before = added(library, "n.txt", b"We pay.\n\nNot twice.\n", quote="We pay")
    with pytest.raises(BriefkitError, match="s1 is this document already") as caught:
        added(library, "n.txt", b"We pay.\n\nNot twice.\n", **given)
    assert (caught.value.hint or "").endswith("--id s1")
    assert (library.folder / "b.md").read_text() == before


def test_another_edition_gets_an_id_of_its_own(library: Library) -> None:
    page = "---\ntitle: A page\nurl: https://example.org/a\n---\n\n{}\n"
    added(library, "a.md", page.format("We pay.").encode())
    later = page.format("We pay twice.").encode()
    with pytest.raises(BriefkitError, match="has another original"):
        added(library, "a.md", later, quote="pay twice")
    assert added(library, "a.md", later, id="s2", quote="pay twice").count("- id:") == 2


def test_a_quote_is_looked_for_though_no_original_is_kept(library: Library) -> None:
    with pytest.raises(BriefkitError, match="“We ‘never’ pay” is not in the document"):
        library.sources.add("b", Incoming("n.txt", b"We pay.\n", "n.txt"), {"quote": "We “never” pay"}, original=False)


LIST = b"""@report{a, title={Tolls on the strait}, year={2024}, abstract={Tolls are likely to rise.}}

@report{b, title={European ports}, year={2025}}
"""


def test_a_work_of_a_list_is_proved_by_its_own_entry_alone(library: Library) -> None:
    added(library, "works.bib", LIST)
    sources = library.get("b").sources
    originals = [source.original for source in sources]
    assert None not in originals
    assert len(set(originals)) == 2
    assert library.sources.add("b", Incoming("works.bib", LIST, "works.bib"), {}).known == ["s1", "s2"]
    quote = "Tolls are likely to rise"
    texts = [library.folder / "originals" / f"{name}.text.txt" for name in originals]
    assert [quote in path.read_text() for path in texts] == [True, False]
    one = LIST.partition(b"\n\n")[2]
    with pytest.raises(BriefkitError, match="is not in the document"):
        library.sources.add("b", Incoming("one.bib", one, "one.bib"), {"quote": quote})


def test_a_statement_has_the_title_and_date_that_stand_in_it(library: Library) -> None:
    text = added(library, "st.txt", b"Statement\n\n2 December 2018\n\nThe ships stay in place, said the minister.\n")
    assert "title: Statement\n" in text
    assert 'date: "2018-12-02"' in text or "date: 2018-12-02" in text


def test_a_document_is_the_original_of_one_source(library: Library) -> None:
    added(library, "one.txt", b"Statement\n\n2 December 2018\n\nThe ships stay in place.\n")
    added(library, "two.txt", b"Another page.\n", id="s2", title="Talks")
    (library.folder / "b.md").write_text(
        BRIEF.replace("date: 2024\n", "date: 2024\nsources:\n  - id: s1\n    title: Talks\n    date: 2018-11\n")
    )
    library.refresh()
    statement = Incoming("one.txt", b"Statement\n\n2 December 2018\n\nThe ships stay in place.\n", "one.txt")
    planned = library.sources.add("b", statement, {"id": "s1"})
    assert planned.notes == [
        "s1 keeps its title “Talks”; the document has “Statement”",
        "s1 keeps its date “2018-11”; the document has “2018-12-02”",
    ]
    planned.changes.apply()
    (library.folder / "b.md").write_text(
        (library.folder / "b.md").read_text().replace("sources:\n", "sources:\n  - id: s0\n    title: Old\n")
    )
    library.refresh()
    with pytest.raises(BriefkitError, match="s1 is this document already, so it is not that of “s0”"):
        library.sources.add("b", statement, {"id": "s0"})
