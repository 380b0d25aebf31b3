"""Links and references between the briefs of a dossier lead to their sections, in every format."""

from __future__ import annotations

import re

import pytest

from briefkit import Library
from briefkit.core.body.document import Link, Paragraph
from briefkit.core.publication.dossier import Dossier
from briefkit.export.writers import WRITERS
from tests.export.epub.reading import files_of
from tests.export.word import Word

FIRST = """---
title: Dues
kind: note
date: "2021-03-01"
related: [{id: second}, {id: third, title: Not in it}]
---
See [the talks](talks/second.md), [their end](talks/second.md#%C3%BCber-die-h%C3%A4fen),
[no part](talks/second.md#none), [here](#here), [nowhere](other.md), [this brief](first.md#here) and [a
page](https://example.org/first.md).[^1]

## Here

[^1]: Also in [a note](talks/second.md).
"""
SECOND = """---
title: Talks
kind: note
language: de
date: "2021-06-01"
---
## Über die Häfen

[Zurück](../first.md), [auch so](first.md#HERE).
"""
THIRD = "---\ntitle: Third\nkind: note\ndate: 2020-01-01\nsupersedes: first\n---\nText.\n"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """Two briefs in two folders and two languages, which link to each other."""
    folder = tmp_path_factory.mktemp("library")
    (folder / "briefkit.toml").touch()
    (folder / "talks").mkdir()
    for name, text in (("first", FIRST), ("talks/second", SECOND), ("third", THIRD)):
        (folder / f"{name}.md").write_text(text, "utf-8")
    library = Library.open(folder)
    return library.dossier([library.get("first"), library.get("second")]).dossier


def test_a_link_leads_to_the_section_or_the_heading_in_it(dossier: Dossier) -> None:
    shown = [block for one in dossier.briefs for block in one.publication.blocks if isinstance(block, Paragraph)]
    urls = [child.url for block in shown for child in block.children if isinstance(child, Link)]
    assert urls == [
        "#brief-2", "#brief-2.uber-die-hafen", "#brief-2", "#brief-1.here", "other.md", "#brief-1.here",
        "https://example.org/first.md", "#brief-1", "#brief-1.here",
    ]  # fmt: skip
    related = dossier.briefs[0].publication.related
    assert [(entry.title, entry.url, entry.address) for entry in related] == [
        ("Talks", "#brief-2", None), ("Not in it", None, None),
    ]  # fmt: skip


@pytest.mark.parametrize("format_", ["html", "epub", "md"])
def test_every_link_into_the_file_reaches_something(dossier: Dossier, format_: str) -> None:
    data = WRITERS[format_].write(dossier).data
    if format_ == "epub":
        files = {name: text.decode() for name, text in files_of(data).items() if name.endswith(".xhtml")}
        assert 'href="brief-2.xhtml#brief-2.uber-die-hafen"' in files["EPUB/brief-1.xhtml"]
        assert '<a href="brief-1.xhtml#brief-1">Zurück</a>' in files["EPUB/brief-2.xhtml"]
        assert 'lang="de"' in files["EPUB/brief-2.xhtml"].partition("<head>")[0]
    elif format_ == "html":
        page = data.decode()
        assert '<a href="#brief-2">the talks</a>' in page
        assert '<a href="#brief-2">Talks</a>' in page
        assert '<span class="address">#' not in page
        assert not set(re.findall(r'href="#([^"]*)"', page)) - set(re.findall(r' id="([^"]*)"', page))
    else:
        text = data.decode()
        assert "[the talks](<#2-talks>), [their end](<#über-die-häfen>)" in text
        assert "## 2. Talks" in text and "### Über die Häfen" in text


def test_a_word_document_has_a_bookmark_for_each(dossier: Dossier) -> None:
    data = WRITERS["docx"].write(dossier).data
    document = Word(data)
    names = set(document.bookmarks())
    text = files_of(data)["word/document.xml"].decode()
    links = re.findall(r'<w:hyperlink w:anchor="([^"]*)"', text)
    assert len(links) >= len(dossier.sections) + 8
    assert set(links) - names == set()


def test_a_pdf_is_made(dossier: Dossier) -> None:
    """A link to a place that is not there would be an error of the typesetter."""
    assert WRITERS["pdf"].write(dossier).data.startswith(b"%PDF")


def test_in_text_the_notes_stand_below_their_brief_and_the_briefs_have_the_numbers_of_the_contents(
    dossier: Dossier,
) -> None:
    text = WRITERS["txt"].write(dossier).data.decode()
    assert "\nContents\n========\n\n  1. Dues\n  2. Talks\n" in text
    first = text.index("\n1. Dues\n=======\n")
    note, second = text.index("\n[1] Also in a note.\n"), text.index("\n2. Talks\n========\n")
    assert first < note < second
