"""PDF: valid by both standards whatever a brief contains, with a warning where it cannot be."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefkit.core.body.document import CodeBlock, CodeSpan, Items, Link, Mark, NoteRef, Quote, Table
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.publication.value import Publication
from briefkit.errors import ExportError
from briefkit.export.colours import accent_warning
from briefkit.export.pdf.pdf import write_pdf
from tests.export.reading import keeps_both_standards, violations
from tests.export.samples import (
    ENGLISH,
    IMPRINT,
    everything,
    figure,
    heading,
    issue_table,
    judgment,
    paragraph,
    png,
    publication,
    table,
    words,
)
from tests.places import ROOT

CODE = '#panic("x") $x^2$ @ref <label> *b* _i_ `r` // c /* d */ = h - i + j / term: \\u{41} #include "/etc/passwd"'


ROBUST: dict[str, Publication] = {
    "everything": everything(),
    "everything, right to left": everything(language="ar", title="مأزق قبل الاجتماع"),
    "everything, Chinese": everything(language="zh", title="会议前的僵局"),
    "many parties": everything(issues=issue_table(9, 6)),
    "no issues recorded": everything(issues=issue_table(0, 2)),
    "letter paper and a pale accent": everything(imprint=replace(IMPRINT, paper="us-letter", accent="#ffee00")),
    "an accent that is no colour": everything(imprint=replace(IMPRINT, accent="url(x)")),
    "a language nobody knows": publication(paragraph(ENGLISH), language="x-klingon"),
    "a script and a region": publication(paragraph("臺灣"), language="zh-Hant-TW"),
    "sixty rows, nine columns": publication(table(4, 60), table(9, 30)),
    "a long address": publication(paragraph("See ", Link(f"https://x.org/{'a' * 300}", words("a" * 300)))),
    "twelve turns": publication(
        *(
            block
            for i in range(12)
            for block in (heading(2, f"Question {i}?"), paragraph(ENGLISH, speaker="B. Expert"))
        ),
        kind="qa",
    ),
    "an empty body": publication(),
    "next to nothing": publication(
        authors=(), experts=(), key_points=(), standfirst=None, disclaimer=None, license=None, topics=(), iso_date=None
    ),
    "Typst's own language": publication(heading(2, CODE), paragraph(CODE, CodeSpan(CODE)), CodeBlock(CODE), title=CODE),
    "a heading with a note": publication(heading(2, "A"), paragraph("b", NoteRef(1)), notes=((paragraph("n"),),)),
    "a note that names itself": publication(paragraph("b", NoteRef(1)), notes=((paragraph("n", NoteRef(1)),),)),
    "a note that is not there": publication(paragraph("b", NoteRef(7))),
    "a link to a heading": publication(
        heading(2, "A b"), paragraph("", Link("#a-b", words("up")), Link("#no", words("n")))
    ),
    "blocks inside blocks": publication(
        Quote(
            (
                heading(2, "Quoted"),
                Items(((paragraph("x"), table(2, 2), CodeBlock("y")),), start=7),
                Quote((Quote(()),)),
            )
        ),
        Items(((),)),
    ),
    "a ragged table": publication(
        Table((words("a"), words("b")), ((words("1"),), (words("1"),) * 3), ("",)), Table((), (), ())
    ),
    "before 1970": publication(paragraph(ENGLISH), iso_date="1945-05-08"),
    "a judgment at each end": everything(
        judgments=(judgment("a", low=0.0, high=0.0), judgment("b", low=1.0, high=1.0))
    ),
}


@pytest.mark.parametrize("name", ROBUST)
def test_keeps_both_standards(name: str) -> None:
    written = write_pdf(ROBUST[name], strict=True)
    assert written.warnings == tuple(accent_warning(ROBUST[name].imprint.accent))
    assert keeps_both_standards(written.data)


def test_metadata_and_bookmarks() -> None:
    data = write_pdf(everything(language="de-CH")).data
    xmp = data[data.find(b"<x:xmpmeta") : data.find(b"</x:xmpmeta")].decode()
    for value in ("Impasse before the meeting", "A. Author", "B. Expert", "Sanctions", "de-CH", "2018-11-07"):
        assert value in xmp
    assert data.count(b"/Title(What happened)") == 1


def test_skipped_heading_levels_are_corrected() -> None:
    written = write_pdf(publication(heading(2, "A", 3), heading(4, "B", 5), heading(2, "C", 9), heading(6, "", 11)))
    assert written.warnings == (
        "line 5: the heading “B” skips a level; it is printed as ### instead of ####",
        "line 11: an empty heading is left out",
    )
    assert keeps_both_standards(written.data)


def test_without_alternative_text_the_claim_is_dropped_and_the_tags_stay() -> None:
    written = write_pdf(everything(figures=(figure(png(6, 4), alt=" "),)))
    assert written.warnings == ("no alternative text: line 12: figure “f1”; printed as PDF/A-2u, without PDF/UA-1",)
    assert violations(written.data, "2u") == []
    assert b"/StructTreeRoot" in written.data


def test_deep_nesting_is_printed() -> None:
    body = parse_markdown("> " * 60 + "x\n\n" + "- " * 60 + "y\n\n" + "*" * 50 + "z" + "*" * 50)
    written = write_pdf(publication(*body.blocks))
    lines = [f"line {number}: nested more than 8 levels deep; printed with 8 levels" for number in (1, 3, 5)]
    assert list(written.warnings) == lines
    assert keeps_both_standards(written.data)


def test_a_head_with_a_link_is_not_repeated_and_stays_valid() -> None:
    head = ((Link("https://x.org", words("a")), NoteRef(1)), words("b"))
    long = Table(head, ((words("1"), words("2")),) * 80, ("", ""))
    assert keeps_both_standards(write_pdf(publication(long, notes=((paragraph("n"),),)), strict=True).data)


def test_strict_refuses_and_reports_everything() -> None:
    with pytest.raises(ExportError) as raised:
        write_pdf(everything(figures=(figure(None),), title="😀"), strict=True)
    assert "U+1F600" in str(raised.value)
    assert "media/f1.png" in str(raised.value)


def test_the_same_bytes_from_another_folder_time_zone_and_hash_seed(tmp_path: Path) -> None:
    program = (
        "import sys; from tests.export.samples import everything; from briefkit.export.pdf.pdf import write_pdf; "
        "sys.stdout.buffer.write(write_pdf(everything()).data)"
    )
    root = ROOT
    environment = {**os.environ, "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "7", "PYTHONPATH": f"{root}/src:{root}"}
    other = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, check=True
    )
    assert other.stdout == write_pdf(everything()).data


def test_key_judgments_are_a_list_with_an_item_each() -> None:
    few, many = (
        write_pdf(publication(Mark("judgments"), judgments=tuple(judgment(f"j{n}") for n in range(count)))).data
        for count in (2, 5)
    )
    assert keeps_both_standards(many)
    assert many.count(b"/S/LBody") - few.count(b"/S/LBody") == 3
