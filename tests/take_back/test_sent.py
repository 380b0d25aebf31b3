"""What briefkit wrote itself when a document was sent is no change, whatever settings and registry say since."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.body import document as doc
from briefkit.core.revisions.glyphs import printed, printed_key, words_key
from briefkit.core.revisions.sent import mark_properties, marks_in, word_mark
from tests.export.docx.test_reference import house
from tests.take_back.test_forms import edited

_BRIEF = """---
title: Fees
kind: memo
date: 2026-11-20
topics: trade
issues:
  - {id: fees, positions: {us: Waits}}
events: [hearing]
---
Text.
"""
_SETTINGS = '[library]\nname = "Ministry of Ports"\n[brand]\nfooter = "For official use"\n'
_REGISTRY = """topics: {trade: {title: Trade}}
parties: {us: {title: United States}}
issues: {fees: {title: Port fees, question: Should fees fall?}}
events: {hearing: {title: First hearing, date: "2026-12-10"}}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "briefkit.toml").write_text(_SETTINGS, "utf-8")
    (tmp_path / "registry.yaml").write_text(_REGISTRY, "utf-8")
    (tmp_path / "fees.md").write_text(_BRIEF, "utf-8")
    return Library.open(tmp_path)


def sent(library: Library) -> bytes:
    return library.export(library.get("fees"), "docx").data


def renamed(library: Library) -> Library:
    """The library after its settings and registry have changed."""
    settings = _SETTINGS.replace("Ministry of Ports", "Harbour Office").replace("official", "nobody's")
    registry = _REGISTRY.replace("Port fees", "Charges").replace("First", "Second").replace("United States", "America")
    (library.folder / "briefkit.toml").write_text(settings, "utf-8")
    (library.folder / "registry.yaml").write_text(registry.replace("Should fees fall", "Will they rise"), "utf-8")
    return Library.open(library.folder)


def found(library: Library, data: bytes) -> tuple[list[str], list[str]]:
    returning = library.take_back(data)
    return [f"{change.before}→{change.after}" for change in returning.changes], [
        item.text for item in returning.unplaced
    ]


def test_an_untouched_file_has_nothing_after_settings_and_registry_changed(library: Library) -> None:
    data = sent(library)
    assert found(renamed(library), data) == ([], [])
    assert found(renamed(library), edited(data, "Waits", "Agrees")) == (["Waits→Agrees"], [])


def test_a_letterhead_stands_for_the_name(library: Library) -> None:
    (library.folder / "house.docx").write_bytes(house())
    (library.folder / "briefkit.toml").write_text(f'{_SETTINGS}reference_docx = "house.docx"\n', "utf-8")
    data = sent(Library.open(library.folder))
    (library.folder / "briefkit.toml").write_text(_SETTINGS, "utf-8")
    assert found(Library.open(library.folder), data) == ([], [])


def test_words_that_readers_changed_there_are_named(library: Library) -> None:
    data = edited(sent(library), "First hearing", "Last hearing")
    for one in (library, renamed(library)):
        changes, unplaced = found(one, data)
        assert (changes, len(unplaced)) == ([], 1)
        assert "Last" in unplaced[0]


def test_marks_of_many_paragraphs_are_read_back() -> None:
    paragraphs = [f"paragraph {number}" for number in range(95)]
    properties = mark_properties([*paragraphs, *paragraphs])
    assert [len(value) for value in properties.values()] == [240, 240, 90]
    assert marks_in(properties) == tuple(map(word_mark, paragraphs))
    assert marks_in({"briefkit-source": "abc"}) == ()


def test_the_words_of_a_paragraph_are_found_without_its_signs() -> None:
    inlines = (
        doc.Text(" A\u00a0sp\u00adan \n"),
        doc.Styled("strong", (doc.Text("bold"), doc.Link("https://e.org", (doc.CodeSpan("co\nde\t"),)))),
        *(doc.LineBreak(), doc.NoteRef(3), doc.Image("x.png", "alt"), doc.Formula("x^2")),
        doc.InLanguage("ar", (doc.Text("\u202fنص"),)),
        doc.Text("\ufeff "),
    )
    assert printed_key(inlines) == words_key(printed(inlines)) == "A span \nboldcobde\tb†pf نص"
