"""What programs write that nobody changed: looks of a style at inserted words, no formulas, words behind their link."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.revisions.choose import chosen
from briefkit.core.revisions.document import Sign
from briefkit.importers.revisions.read import read_own
from tests.importers.word_files import docx
from tests.take_back.documents import WHO, Made, gone, ins, run

_STYLES = """<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:rPr><w:color w:val="111111"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Link"><w:name w:val="Internet Link"/>
<w:rPr><w:color w:val="8A1C2B"/></w:rPr></w:style>
</w:styles>"""
_BOLD, _LARGE, _DARK = "<w:b/>", '<w:sz w:val="28"/>', '<w:color w:val="111111"/>'
_BRIEF = """---
title: Fees
kind: memo
date: 2026-11-20
---
The share is $a / b$ today.

$$
c = d
$$

See [the law of 2020](https://law.example/) and [ref W060][r] first.

[r]: https://ref.example/ "The reference"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "briefkit.toml").touch()
    (tmp_path / "fees.md").write_text(_BRIEF, "utf-8")
    return tmp_path


def first_sign(inside: str, style: str = "") -> Sign:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    made = docx(f"<w:p>{named}{inside}</w:p>", parts={"word/styles.xml": _STYLES})
    return read_own(made).paragraphs[0].signs[0]


@pytest.mark.parametrize(
    ("inside", "style", "styles", "dress"),
    [
        (ins("x", _BOLD + _LARGE + _DARK), "H", set(), ()),
        (ins("x", _BOLD + _LARGE), "", {"strong"}, ("size 28",)),
        (ins("x", '<w:sz w:val="21"/>' + _DARK), "", set(), ()),
        (ins("x", '<w:sz w:val="21"/>'), "H", set(), ("size 21",)),
        (ins("x", "<w:i/>"), "H", {"emphasis"}, ()),
        (ins("x", '<w:rStyle w:val="Link"/><w:color w:val="8A1C2B"/>'), "", set(), ()),
        (ins("x", '<w:color w:val="8A1C2B"/>'), "", set(), ("colour 8A1C2B",)),
    ],
)
def test_what_the_style_gives_is_nobodys_change(
    inside: str, style: str, styles: set[str], dress: tuple[str, ...]
) -> None:
    sign = first_sign(inside, style)
    assert (set(sign.glyph.styles), sign.dress) == (styles, dress)


def taken(folder: Path, made: Made) -> tuple[str, list[str]]:
    returning = Library.open(folder).take_back(made.packed())
    returning.taken(chosen(returning.changes, ["all"])).apply()
    return (folder / "fees.md").read_text("utf-8"), [item.text for item in returning.unplaced]


def test_formulas_that_a_program_dropped_stay_and_are_named(folder: Path) -> None:
    made = Made(folder, "fees").typed("See", "Read")
    after, told = taken(folder, made)
    assert after == _BRIEF.replace("See [", "Read [")
    assert [line.partition(":")[2] for line in told] == [
        " the document has no formulas any more, as if saved by a program without them; it stays"
    ] * 2


def test_a_formula_that_somebody_deleted_goes(folder: Path) -> None:
    formula = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a</m:t></m:r></m:oMath>'
    made = Made(folder, "fees")
    made.replace(run("The share is "), f"{run('The share is ')}<w:del {WHO}>{formula}</w:del>")
    after, _ = taken(folder, made)
    assert "The share is  today." in after


@pytest.mark.parametrize(("link", "part", "new"), [("ref W060", "W060", "W060x"), ("the law of 2020", "2020", "2021")])
def test_words_typed_behind_their_link_stay_in_it(folder: Path, link: str, part: str, new: str) -> None:
    made = Made(folder, "fees")
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    made.replace(run(link) + end, run(link.removesuffix(part)) + gone(part) + end + ins(new))
    after, _ = taken(folder, made)
    assert after == _BRIEF.replace(part, new)
