"""Footnotes of a PDF: each printed once, with the number that it has on the page, and whole."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from briefkit.core.body.markdown import parse_markdown
from briefkit.core.brief.model import Brief, Person
from briefkit.core.publication.speakers import with_speakers
from briefkit.core.publication.value import Publication
from briefkit.core.registry.registry import Registry
from briefkit.export.pdf.pdf import write_pdf
from tests.export.reading import keeps_both_standards, pdf_text
from tests.export.samples import publication

FOUR_HEADINGS = "\n\n".join(f"## {name}\n\nWords." for name in ("Two", "Three", "Four"))


def printed(text: str, **changed: Any) -> Publication:
    """A publication of a text in Markdown, in which Ms B. Expert speaks."""
    brief = Brief(id="b", title="B", kind="memo", experts=(Person(name="B. Expert"),))
    document = with_speakers(parse_markdown(text), brief, Registry())
    return publication(*document.blocks, notes=document.notes, **changed)


def lines_of(text: str, folder: Path, **changed: Any) -> list[str]:
    """The lines of a text in Markdown, read back from a PDF that keeps both standards."""
    data = write_pdf(printed(text, **changed), strict=True).data
    assert keeps_both_standards(data)
    text = pdf_text(data, folder).replace("\N{NO-BREAK SPACE}", " ")
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("again", ["", " again[^1]"])
def test_a_note_of_a_heading_is_printed_once_and_not_in_the_contents(again: str, tmp_path: Path) -> None:
    text = f"## One[^1]\n\nWords{again}.\n\n{FOUR_HEADINGS}\n\n## Five[^1]\n\nWords.\n\n[^1]: Note on dues."
    lines = lines_of(text, tmp_path, kind="report")
    assert [line for line in lines if "Note on dues" in line] == ["1 Note on dues."]
    assert [re.sub(r" ?(\. )+.*", "", line) for line in lines if line.startswith(("One", "Five"))] == [
        *("One", "Five"),
        *("One1", "Five1"),
    ]


def test_a_bookmark_has_no_note() -> None:
    data = write_pdf(printed("## One[^1] *more*\n\nWords.\n\n[^1]: Note on dues.")).data
    assert re.findall(rb"/Title\((\w[^)]*)\)", data) == [b"Key points", b"One more", b"Impasse before the meeting"]


def test_a_note_in_a_note_has_its_number_of_the_page(tmp_path: Path) -> None:
    notes = "[^a]: First, see also[^c].\n\n[^b]: Second.\n\n[^c]: The figure 4711, from[^d].\n\n[^d]: Deep."
    lines = lines_of(f"A[^a], b[^b].\n\n{notes}", tmp_path)
    assert "A1, b2." in lines
    assert sorted(line for line in lines if re.match(r"\d [A-Z]", line) and "Nov" not in line) == [
        "1 First, see also3.",
        "2 Second.",
        "3 The figure 4711, from4.",
        "4 Deep.",
    ]


def test_notes_that_refer_to_each_other_are_printed_once(tmp_path: Path) -> None:
    lines = lines_of("A[^a].\n\n[^a]: To[^b].\n\n[^b]: Back to[^a] and here[^b].", tmp_path)
    assert [line for line in lines if " To" in line or "Back" in line] == ["1 To2.", "2 Back to1 and here2."]


def test_a_long_chain_of_notes_is_printed(tmp_path: Path) -> None:
    chain = "\n\n".join(f"[^{number}]: Link {number}, then[^{number + 1}]." for number in range(1, 150))
    lines = lines_of(f"A[^1].\n\n{chain}\n\n[^150]: The end.", tmp_path)
    assert sum("Link " in line for line in lines) == 149
    assert "150 The end." in lines


def test_a_note_keeps_its_paragraphs_lists_and_speaker(tmp_path: Path) -> None:
    note = "**Ms B. Expert:** First.\n\n    Second.\n\n    - an item\n    - another\n\n    1. counted\n\n    > quoted"
    lines = lines_of(f"A[^1].\n\n[^1]: {note}", tmp_path)
    start = lines.index("1 Ms B. Expert: First.")
    assert lines[start : start + 6] == [
        "1 Ms B. Expert: First.",
        "Second.",
        "• an item",
        "• another",
        "1. counted",
        "quoted",
    ]


def test_two_marks_in_a_row_are_told_apart(tmp_path: Path) -> None:
    notes = "\n\n".join(f"[^{number}]: Note." for number in (1, 2, 3))
    lines = lines_of(f"A[^1][^2], *b[^2]*[^3] and **[^3]**[^1][^2].\n\n{notes}", tmp_path)
    assert "A1 2, b2 3 and 3 1 2." in [line.replace("\u202f", " ") for line in lines]
