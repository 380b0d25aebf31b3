"""A dossier as one Word document: a page for each section, headings shifted, notes numbered through."""

from __future__ import annotations

from briefkit import Library
from briefkit.export.writers import WRITERS
from tests.export.docx.test_document import assert_whole
from tests.export.word import W, Word, style_of
from tests.places import SAMPLE


def test_a_dossier() -> None:
    library = Library.open(SAMPLE)
    briefs = [library.get(name) for name in ("2018-07-after", "2018-11-impasse", "2019-08-nach")]
    dossier = library.dossier(briefs).dossier
    data = WRITERS["docx"].write(dossier).data
    document = Word(data)
    assert_whole(document)
    assert WRITERS["docx"].write(library.dossier(briefs).dossier).data == data
    assert document.paragraphs("Title") == [dossier.title]
    numbers = [f"{section.number}. " if section.number else "" for section in dossier.sections]
    titles = [f"{number}{one.title}" for number, one in zip(numbers, dossier.sections, strict=True)]
    assert [" ".join(text.split()) for text in document.paragraphs("Heading1")] == [
        " ".join(title.split()) for title in titles
    ]
    listed = [text.strip() for text in document.paragraphs("TOC1")]
    assert [text for text, title in zip(listed, titles, strict=True) if not text.startswith(title)] == []
    breaks = [one for one in document.document.iter(f"{W}p") if one.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert [style_of(one) for one in breaks] == [
        "TOCHeading",
        *["Heading1"] * sum(section.is_apart for section in dossier.sections),
    ]
    assert not [name for name in document.bookmarks() if name.startswith("bk_")]
    assert len(document.paragraphs("Bibliography")) >= len({number for one in dossier.briefs for number in one.cites})
    references = [one.get(f"{W}id") for one in document.document.iter(f"{W}footnoteReference")]
    notes = sum(len(section.publication.notes) for section in dossier.sections)
    assert references == [str(number) for number in range(1, notes + 1)]
