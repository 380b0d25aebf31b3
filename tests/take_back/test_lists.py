"""Lists of every kind are read as they stand, from our own documents and from those that other programs saved."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.importers.revisions.read import read_own
from tests.console import briefkit
from tests.importers.word_files import docx
from tests.needs import needs

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BRIEF = """\
---
title: Lists
kind: analysis
date: "2020-04-02"
status: draft
access: public
---

- a bullet
  - in bullets
    - three deep
- bullets round numbers
  1. one
  2. two
     1. three deep

Between.

1. numbers round bullets
   - one
     1. three deep
     2. and again
        - four deep
   - two

Between.

5. from five
   1. numbers in numbers
      - three deep
6. six

> - quoted
>   1. numbers in the quotation
>      - three deep
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists")
    (folder / "briefkit.toml").write_text("", "utf-8")
    (folder / "2020-04-lists.md").write_text(BRIEF, "utf-8")
    ran = briefkit("--library", str(folder), "export", "2020-04-lists", "-o", str(folder / "lists.docx"))
    assert ran.code == 0, ran.stderr
    return folder


@pytest.mark.parametrize("by", ["briefkit", "pandoc as .docx", "pandoc as .odt"])
def test_nested_lists_of_documents_are_those_of_the_brief(by: str, library: Path) -> None:
    made = library / "lists.docx"
    if by != "briefkit":
        needs("pandoc")
        made = library / f"pandoc{by.removeprefix('pandoc as ')}"
        subprocess.run(["pandoc", str(library / "lists.docx"), "-o", str(made)], check=True)
    returning = Library.open(library).take_back(made.read_bytes(), brief="2020-04-lists", base="now")
    assert (returning.changes, returning.unplaced) == ((), ())


def item(list_: int, level: str = "0") -> str:
    at = f'<w:ilvl w:val="{level}"/>' if level else ""
    numbering = f'<w:numPr>{at}<w:numId w:val="{list_}"/></w:numPr>'
    return f"<w:p><w:pPr>{numbering}</w:pPr><w:r><w:t>word</w:t></w:r></w:p>"


def form(number: int, inside: str) -> str:
    numbering = f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="{number}">{inside}</w:abstractNum>{numbering}'


def level(number: int, kind: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{number}">{more}<w:numFmt w:val="{kind}"/></w:lvl>'


def kinds(body: str, numbering: str, styles: str = "") -> list[tuple[int, bool]]:
    parts: dict[str, bytes | str] = {
        "word/numbering.xml": f"<w:numbering {_SPACE}>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles {_SPACE}>{styles}</w:styles>",
    }
    return [(part.depth, part.numbered) for part in read_own(docx(body, parts=parts)).paragraphs]


def test_a_level_that_is_not_described_is_like_the_one_above_it() -> None:
    numbering = form(1, level(0, "decimal")) + form(2, level(0, "bullet"))
    assert kinds(item(1) + item(1, "2") + item(2, "1"), numbering) == [(1, True), (3, True), (2, False)]


def test_a_list_may_change_a_level_of_its_form() -> None:
    numbering = form(1, level(0, "bullet")).replace(
        "</w:num>", f'<w:lvlOverride w:ilvl="0">{level(0, "decimal")}</w:lvlOverride></w:num>'
    )
    assert kinds(item(1), numbering) == [(1, True)]


def test_the_form_of_a_list_may_be_that_of_a_style() -> None:
    linked = form(1, '<w:numStyleLink w:val="House"/>') + form(2, f'<w:styleLink w:val="House"/>{level(0, "decimal")}')
    numbers = '<w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr>'
    style = f'<w:style w:type="numbering" w:styleId="House">{numbers}</w:style>'
    assert kinds(item(1), linked, style.format(2)) == [(1, True)]
    assert kinds(item(1), linked, style.format(1)) == [(1, False)]  # which refers to itself


def test_a_style_may_say_at_which_level_its_paragraphs_stand() -> None:
    numbering = form(1, level(0, "decimal") + level(1, "bullet", '<w:pStyle w:val="Below"/>'))
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    style = f'<w:style w:type="paragraph" w:styleId="Below"><w:name w:val="Below"/>{numbered}</w:style>'
    body = '<w:p><w:pPr><w:pStyle w:val="Below"/></w:pPr><w:r><w:t>word</w:t></w:r></w:p>'
    assert kinds(body + item(1, ""), numbering, style) == [(2, False), (1, True)]
