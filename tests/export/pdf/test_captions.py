"""Captions of tables in a PDF: tagged, printed once, and on the page of their tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.core.body.markdown import parse_markdown
from briefkit.core.publication.captions import Captions
from briefkit.core.publication.label_words import WORDS
from briefkit.core.publication.value import Publication
from briefkit.export.pdf.pdf import write_pdf
from tests.export.reading import keeps_both_standards, pdf_text
from tests.export.samples import publication
from tests.export.tags import tags_of


def captioned(markdown: str, language: str = "en") -> Publication:
    """A publication whose tables have their captions."""
    document = parse_markdown(markdown)
    blocks, *notes = Captions(language).given_to_all([document.blocks, *document.notes])
    return publication(*blocks, notes=tuple(notes), language=language)


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_a_caption_is_tagged_as_that_of_its_table(language: str, tmp_path: Path) -> None:
    table = "|a|b|\n|-|-|\n|1|2|"
    text = f"Table: First[^n]\n\n{table}\n\n> {table.replace(chr(10), chr(10) + '> ')}\n>\n> : Second\n\n[^n]: A note."
    data = write_pdf(captioned(text, language), strict=True).data
    assert keeps_both_standards(data)
    tables = tags_of(data).all("Table")
    assert [[kid.kind for kid in table.kids] for table in tables] == [["Caption", "THead", "TBody"]] * 2
    printed = " ".join(pdf_text(data, tmp_path).split())
    assert ("First" in printed, "Second" in printed) == (True, True)
    if language != "ar":  # in whose text the words of a line come back in another order
        assert (f"{WORDS[language]['table']} 2 Second" in printed) is True


def test_a_wide_table_that_is_split_has_its_caption_once(tmp_path: Path) -> None:
    rows = (["Country", *map(str, range(2000, 2030))], ["--"] * 31, ["North", *map(str, range(1_000_000, 1_000_030))])
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    data = write_pdf(captioned(f"Table: Figures\n\n{table}"), strict=True).data
    assert keeps_both_standards(data)
    assert len(tags_of(data).all("Caption")) == 1
    assert pdf_text(data, tmp_path).count("Figures") == 1


def test_a_caption_is_on_the_page_of_the_first_row(tmp_path: Path) -> None:
    table = "|a|b|\n|-|-|\n" + "\n".join(f"|row {number}|x|" for number in range(12))
    for lines in range(20, 44):
        before = "".join(f"Line {number}\n\n" for number in range(lines))
        pages = pdf_text(write_pdf(captioned(f"{before}Table: Exports\n\n{table}")).data, tmp_path).split("\f")
        (page,) = (page for page in pages if "Exports" in page)
        assert "row 0" in page
