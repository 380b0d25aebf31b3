"""What stays on one line of a PDF, and lines of headings that are about as long as each other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefkit.core.body.document import Link, Mark, Paragraph
from briefkit.core.publication.value import (
    ADDRESS,
    CitationPiece,
    Contributor,
    EventEntry,
    IssueCell,
    IssueLine,
    IssueTable,
    Layout,
    PositionCell,
    Publication,
)
from briefkit.export.pdf.pdf import write_pdf
from tests.export.reading import boxes_of, edges_of, keeps_both_standards, lines_of, pdf_text
from tests.export.samples import heading, judgment, paragraph, publication, source, words

ADDRESSES = {
    "short": "http://www.example.org/a-b",
    "long": "https://www.example.org/documents/on/the/fees-of-harbours-and-of-their-towns/version-3",
    "wider than a line": "https://example.org/" + "a" * 230,
}


def lines(printed: Publication, folder: Path) -> list[str]:
    return [text for _, _, text in lines_of(write_pdf(printed).data, folder)]


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_is_not_broken_behind_its_scheme(address: str, tmp_path: Path) -> None:
    """Typst itself keeps some together; before the others the joiners of `words.typ` are needed."""
    parts = [f"{'x' * (number % 7 + 1)} " * (number + 8) for number in range(60)]
    blocks = [paragraph(part + address) for part in parts]
    blocks += [Paragraph((*words(part), Link(address, words(address)))) for part in parts]
    cells = tuple(
        IssueCell(0, (PositionCell(f"{part[: 60 + number].strip()} {address}"),)) for number, part in enumerate(parts)
    )
    table = IssueTable(("Party",), tuple(IssueLine("Issue", None, None, None, None, (cell,)) for cell in cells))
    sources = tuple(source(number, title="x" * number, url=address) for number in range(1, 8))
    printed = publication(*blocks, Mark("issues"), issues=table, sources=sources)
    found = lines(printed, tmp_path)
    assert [line for line in found if re.search("https?:/{0,2}$", line)] == []
    assert sum("http" in line for line in found) >= len(blocks) + len(cells) + len(sources)
    assert "\u2060" not in pdf_text(write_pdf(printed).data, tmp_path)


@pytest.mark.parametrize("width", range(90, 120, 3))
def test_the_address_of_a_citation_is_not_broken_behind_its_scheme(width: int, tmp_path: Path) -> None:
    address = ADDRESSES["long"]
    pieces = (CitationPiece("x " * (width // 2)), CitationPiece(address, ADDRESS, address))
    found = lines(publication(citation=pieces), tmp_path)
    assert [line for line in found if re.search("https?:/{0,2}$", line)] == []


def test_a_grade_stays_with_its_source(tmp_path: Path) -> None:
    sources = tuple(source(number, title="x " * (24 + number), url=None, grade="B2") for number in range(1, 41))
    found = lines(publication(sources=sources), tmp_path)
    assert sum(line.endswith("grade B2") for line in found) == 40
    assert [line for line in found if re.fullmatch("grade B2|B2", line)] == []


@pytest.mark.parametrize("large", [False, True])
def test_a_name_is_not_broken(large: bool, tmp_path: Path) -> None:
    people = tuple(Contributor(f"Bernadette{'e' * (number % 9)} Featherstonehaugh") for number in range(40))
    judgments = tuple(
        judgment(f"j{number}", condition="x " * number, by="Bernadette Featherstonehaugh") for number in range(1, 30)
    )
    printed = publication(
        Mark("judgments"),
        paragraph("Yes.", speaker="Bernadette Featherstonehaugh"),
        authors=people,
        judgments=judgments,
        layout=Layout(large_print=large),
    )
    found = lines(printed, tmp_path)
    assert [line for line in found if re.search("Bernadettee*$", line)] == []
    assert sum("Featherstonehaugh" in line for line in found) > 30


def test_a_long_name_may_be_broken(tmp_path: Path) -> None:
    long = (
        "The Standing Committee of the Associated Chambers of Commerce and Industry of the Northern Ports and Islands"
    )
    assert all(long not in line for line in lines(publication(authors=(Contributor(f"{long} {long}"),)), tmp_path))


TITLE = "Sanctions, and what comes after them in the years between one settlement and the next one"


def balance(data: bytes, start: str, end: str, folder: Path) -> list[float]:
    """The widths of the lines from the one that starts with some words to the one that ends with some."""
    found = lines_of(data, folder)
    first = next(at for at, line in enumerate(found) if line[2].startswith(start))
    last = next(at for at, line in enumerate(found) if at >= first and line[2].endswith(end))
    return [right - left for left, right, _ in found[first : last + 1]]


@pytest.mark.parametrize(
    "layout", [Layout(), Layout(large_print=True), Layout(one_page=True), Layout(paper="us-letter")]
)
@pytest.mark.parametrize("words_left", range(9, 16))
def test_the_lines_of_a_title_are_balanced(words_left: int, layout: Layout, tmp_path: Path) -> None:
    title = " ".join(TITLE.split()[:words_left])
    data = write_pdf(publication(paragraph("Text."), title=title, layout=layout)).data
    widths = balance(data, "Sanctions", title.split()[-1], tmp_path)
    assert min(widths) > 0.6 * max(widths)
    assert keeps_both_standards(data)


@pytest.mark.parametrize("kind", ["commentary", "qa"])
@pytest.mark.parametrize("level", [2, 3])
def test_the_lines_of_a_heading_are_balanced(level: int, kind: str, tmp_path: Path) -> None:
    long = f"{TITLE}, and after that one too"
    blocks = (heading(2, "Top"), heading(level, long), paragraph("Text."))
    data = write_pdf(publication(*blocks, kind=kind, standfirst=None)).data
    widths = balance(data, "Sanctions", "too", tmp_path)
    assert len(widths) == 2
    assert min(widths) > 0.75 * max(widths)
    assert keeps_both_standards(data)


def test_a_heading_with_a_note_and_in_other_directions(tmp_path: Path) -> None:
    arabic = "العقوبات وما يأتي بعدها في السنوات بين تسوية وأخرى مع كل ما يرافق ذلك من مفاوضات طويلة ومعقدة بين الطرفين"
    for language, text in (("ar", arabic), ("ar", TITLE), ("en", arabic), ("zh", "制裁之后的岁月" * 9)):
        blocks = (heading(2, text), paragraph("Text."))
        data = write_pdf(publication(*blocks, title=text, language=language)).data
        assert keeps_both_standards(data)
        assert len(lines_of(data, tmp_path)) > 4


BESIDE = {
    "de": ("Bundeslandwirtschaftsministerium", "Straßenverkehrszulassungsordnungsamt", "wirtschaftsministerium"),
    "fi": ("Lentokonesuihkuturbiinimoottoriapumekaanikko", "Elintarviketurvallisuusvirasto"),
    "eu": ("elektromagnetikoarentzakoministerioarena", "garraioazpiegituretarakoerakundea"),
}


@pytest.mark.parametrize("language", BESIDE)
@pytest.mark.parametrize("large", [False, True])
def test_long_words_of_a_narrow_column_leave_what_stands_beside_them_free(
    language: str, large: bool, tmp_path: Path
) -> None:
    names = BESIDE[language]
    cells = tuple(IssueCell(number, (PositionCell("XX"),)) for number in range(len(names)))
    line = IssueLine("I", None, None, None, None, cells)
    made = publication(
        *(Mark(name, "") for name in ("issues", "timeline", "judgments")),
        language=language,
        issues=IssueTable((*names, *"abcde"), (line,)),
        events=tuple(EventEntry("XX", name, None, None) for name in names),
        judgments=tuple(judgment(f"j{number}", term=name, since=name) for number, name in enumerate(names)),
        layout=Layout(large_print=large),
    )
    data = write_pdf(made).data
    found = boxes_of(data, tmp_path)
    beside = [start for start, _, text in found if text == "XX"]
    assert len(beside) == 2 * len(names), "none is joined to a word that runs into it"
    parts = [(start, end) for start, end, text in found if any(text.rstrip("-\xad") in name for name in names)]
    assert all(end < min(beside) for start, end in parts if start < min(beside))
    assert edges_of(data, tmp_path)[1] < 595.3 - 66
