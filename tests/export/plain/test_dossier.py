"""A dossier as Markdown and as text: nothing of a section is lost, and pictures are named by their place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefkit.core.body.document import Image
from briefkit.core.publication.dossier import INDEX
from briefkit.export.writers import WRITERS
from tests.export.pdf.test_dossier import dossier, with_note
from tests.export.samples import everything, paragraph, png, publication


@pytest.mark.parametrize("format_", ["md", "txt"])
def test_it_has_the_parts_of_each_section_in_order(format_: str) -> None:
    document = dossier(everything(), with_note("de", "Zwei", "Wort"))
    data = WRITERS[format_].write(document).data
    assert data == WRITERS[format_].write(document).data
    text = data.decode()
    titles = [f"{one.number}. {one.title}" if one.number else one.title for one in document.sections]
    at = [text.rindex(title) for title in titles]
    assert [title for title, place in zip(titles, at, strict=True) if place < 0] == []
    assert document.title in text and document.facts[0].text in text
    assert "Sources:" in text and "1, 2" in text
    assert "The note of Zwei" in text
    for group in document.index:
        assert all(entry.title in text for entry in group.entries)
    assert any(one.part == INDEX for one in document.sections)


def test_pictures_are_named_by_their_paths_in_the_library() -> None:
    brief = publication(paragraph("See ", Image("maps/x.png", "A map")), images={"maps/x.png": png(2, 2)})
    made = dossier(brief)
    sections = tuple(replace(one, path="talks/one.md" if one.number else "") for one in made.sections)
    result = WRITERS["md"].write(replace(made, sections=sections))
    assert "![A map](<talks/maps/x.png>)" in result.data.decode()
    assert result.remarks == ("Markdown holds no pictures: it refers to their files, by the paths in the library",)
