"""Documents that come back are read in a process of their own, and say the same as read in this one."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.core.revisions.document import Lost
from briefkit.errors import BriefkitError
from briefkit.importers.revisions.packed import packed, unpacked
from briefkit.importers.revisions.read import read_own, read_returned
from tests.importers.word_files import docx
from tests.take_back.documents import Made, run
from tests.take_back.test_take_back import NAME, SOURCE


def test_the_contained_reader_says_the_same() -> None:
    made = Made(Path(SOURCE), NAME).typed("gains at once", "loses").comment("little", "Why?")
    loud = run("Loud", '<w:color w:val="FF0000"/>')
    made.body += f"<w:p>{loud}<w:r><w:tab/><w:drawing/></w:r></w:p>"
    data = made.packed()
    assert read_returned(data) == read_own(data)


@pytest.mark.parametrize(
    "value", [None, (), ((), ((1, 2),), (), ("", "", "", ""), ()), ((), (), ((1,),), ("", "", "", ""), ())]
)
def test_a_wrong_answer_is_no_document(value: object) -> None:
    with pytest.raises(ValueError, match="not a document"):
        unpacked(value)


def test_a_long_document_is_a_short_message() -> None:
    looks, paragraphs, *_ = packed(read_own(docx(f"<w:p>{run('word ' * 1000)}</w:p>" * 20)))
    assert len(looks) == 1
    assert [len(part[0]) for part in paragraphs] == [1] * 20


DEEP = "<w:ins>" * 8000 + "</w:ins>" * 8000
MANY_MARKS = '<w:p><w:bookmarkStart w:id="1" w:name="bk_L12"/></w:p>' * 2000
MANY_RUNS = f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * 4000}</w:p>"
TABLE = f"<w:tbl>{'<w:tr>' + '<w:tc><w:p/></w:tc>' * 50 + '</w:tr>'}</w:tbl>" * 90
NESTED_TABLES = "<w:tbl><w:tr><w:tc>" * 2000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 2000


@pytest.mark.parametrize("body", [DEEP, MANY_MARKS, MANY_RUNS, TABLE, NESTED_TABLES])
def test_hostile_documents_are_read_or_refused(body: str) -> None:
    try:
        read_returned(docx(body))
    except BriefkitError as error:
        assert "broke" not in error.message


def test_cells_that_were_merged_are_named() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p>{run("Both")}</w:p></w:tc>'
    read = read_own(docx(f"<w:tbl><w:tr>{wide}</w:tr></w:tbl>"))
    assert read.unplaced == (Lost("merged cells of a table: “Both”", 1),)
