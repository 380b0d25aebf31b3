"""Texts that made Typst search for hours, take gigabytes or break are printed, or refused by name."""

from __future__ import annotations

import time

import pytest

from briefkit.core.body.document import Block, CodeBlock, CodeSpan, Paragraph, Text
from briefkit.errors import ExportError
from briefkit.export.pdf.pdf import write_pdf
from tests.export.samples import heading, paragraph, publication

PRINTED: dict[str, tuple[Block, ...]] = {
    "backslashes": (paragraph("\\" * 6000),),
    "slashes and dots": (paragraph("/." * 8000),),
    "marks on one letter": (paragraph("a" + "\u0301" * 20_000),),
    "letters of no font": (paragraph("\U0001f600" * 8000),),
    "one long paragraph": (paragraph("A word and http://example.org/ " * 1500),),
    "one long word": (paragraph("w" * 50_000),),
    "spans of code": (Paragraph((CodeSpan("a"), Text(" ")) * 3000),),
    "one long line of code": (CodeBlock("x y " * 10_000),),
}


@pytest.mark.parametrize("name", PRINTED)
def test_hostile_texts_are_printed(name: str) -> None:
    start = time.monotonic()
    assert write_pdf(publication(*PRINTED[name])).data.startswith(b"%PDF")
    assert time.monotonic() - start < 60, "it took hours, or all memory"


def test_a_text_that_takes_too_much_is_refused_by_name() -> None:
    with pytest.raises(ExportError) as raised:
        write_pdf(publication(*(heading(2, "x", line) for line in range(9000))))
    assert raised.value.message in (
        "printing this brief takes more than 475 MiB of memory",
        "printing this brief takes more than 10 s of processor time",
    )
    assert raised.value.hint == (
        "very long tables, lists and paragraphs take most: split the brief, or export it to HTML"
    )
