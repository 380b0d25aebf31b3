"""Every format of `diff` tells every difference: what is in the value is on the page."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from rich.console import Console

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.diff.json import diff_to_json
from briefkit.core.diff.lines import other_lines
from briefkit.core.diff.make import make_diff
from briefkit.core.diff.value import COMPARISON, REVISION, Diff
from briefkit.core.registry.registry import Registry
from briefkit.export.html.redline import redline_html
from briefkit.export.pdf.redline import redline_pdf
from briefkit.output.diff.markdown import diff_markdown
from briefkit.output.diff.terminal import View, diff_page
from tests.export.pages import text_of, tree_of
from tests.export.reading import pdf_text
from tests.export.samples import IMPRINT

OLD = """---
title: Qold
kind: note
date: 2020-01-01
status: published
language: en
summary: Qsummary one
key_points: [Qpoint1]
topics: [Qtopic1]
regions: [Qregion1]
authors: [{name: Qauthor, affiliation: Qhouse1}, {name: Qwriter1}]
experts: [{name: Qexpert, former: Qpost1}]
publisher: Qpublisher1
origin: {series: Qseries1}
events: [{id: qe, title: Qevent, date: 2019-01, place: Qplace1}]
issues:
  - {id: qi, title: Qissue, question: Qquestion1, status: disputed, trend: worsening, watch: [Qwatch1],
     positions: {us: {says: Qsays1, stance: supports, basis: leak}}}
  - {id: qold, title: Qonlyold}
judgments: [{id: j, claim: Qclaim, term: likely, confidence: low, due: 2022, condition: Qif1}]
recommendations: [{text: Qadvice1}]
sources: [{id: s, title: Qsource, publisher: Qpress1}]
related: [{title: Qrelated1}]
figures: [{id: f, alt: Qalt1, caption: Qcaption}]
license: Qlicence1
access: internal
---
Qtext one.
"""
NEW = (
    re.sub(r"(Q[a-z]+)1", r"\g<1>2", OLD)
    .replace("Qold\n", "Qnew\n")
    .replace("kind: note", "kind: memo")
    .replace("date: 2020-01-01", "date: 2021-02-02")
    .replace("status: published", "status: review")
    .replace("summary: Qsummary one", "summary: Qsummary two")
    .replace("date: 2019-01,", "date: 2019-03,")
    .replace("stance: supports, basis: leak", "stance: opposes, basis: vote")
    .replace("term: likely, confidence: low, due: 2022", "term: unlikely, confidence: high, due: 2023")
    .replace("{id: qold, title: Qonlyold}", "{id: qnew, title: Qonlynew}")
    .replace("access: internal", "access: public")
    .replace("Qtext one", "Qtext two")
)


def brief(text: str, id_: str) -> Brief:
    read = parse_brief(text.encode(), id=id_, path=f"{id_}.md").brief
    assert read
    return read


def difference(mode: str) -> Diff:
    return make_diff(brief(OLD, "a"), brief(NEW, "b"), Registry(), mode=mode)


def pages(diff: Diff, folder: Path) -> dict[str, str]:
    """Each format as plain words."""
    console = Console(width=100, color_system=None, record=True, file=io.StringIO())
    console.print(diff_page(diff, View(colored=False), 100))
    both = Console(width=160, color_system=None, record=True, file=io.StringIO())
    both.print(diff_page(diff, View(colored=False, side_by_side=True), 160))
    (main,) = tree_of(redline_html(diff)).iter("main")
    found = {
        "text": console.export_text(),
        "side by side": both.export_text(),
        "md": diff_markdown(diff).replace("\\", ""),
        "html": text_of(main),
        "pdf": pdf_text(redline_pdf(diff, IMPRINT, text=True).data, folder),
        "json": json.dumps(diff_to_json(diff), ensure_ascii=False),
    }
    return {name: " ".join(page.split()) for name, page in found.items()}


NUMBERED = sorted(set(re.findall(r"Q[a-z]+1", OLD)))


@pytest.mark.parametrize("mode", [COMPARISON, REVISION])
def test_every_value_that_differs_is_told_in_every_format(mode: str, tmp_path: Path) -> None:
    diff = difference(mode)
    told = pages(diff, tmp_path)
    for name, page in told.items():
        for words in ("Qonlyold", "Qonlynew", "Qwriter1", "Qadvice1", "Qrelated1", "Qtopic1", "Qplace2", "Qhouse2"):
            assert words in page, (name, words)
        for change in diff.fields:
            assert change.label.casefold() in page.casefold() or change.path in page, (name, change.path)
        for record in diff.records:
            for change in record.fields if record.old and record.new else ():
                label = change.label.partition(" of ")[0]
                assert label in page or str(change.new) in page, (name, change.path)


def test_title_status_and_text_are_told_in_a_comparison(tmp_path: Path) -> None:
    told = pages(difference(COMPARISON), tmp_path)
    for name in ("text", "md", "html", "pdf"):
        assert "title: Qold → Qnew" in told[name]
        assert "status: published → review" in told[name]
        assert "basis of us on qi: leak → vote" in told[name]
    for page in told.values():
        assert "The texts, of 2 words and 2, share" in page


def test_a_comparison_tells_no_difference_twice() -> None:
    lines = list(other_lines(difference(COMPARISON)))
    assert len(lines) == len(set(lines))
    assert not any("Qsays" in line or "stance" in line for line in lines)


def test_longer_values_that_change_are_told_word_by_word_in_every_format(tmp_path: Path) -> None:
    long = "which is told here in so many more words than any one line of a difference holds"
    old = OLD.replace("Qpoint1", f"Qpoint1 {long}").replace("Qsummary one", f"Qsummary1 {long}")
    more = f"options: [{{id: o, text: Qoption1 {long}}}]\nconsultation: [{{who: us, view: Qview1 {long}}}]\n"
    old = old.replace("---\nQtext", f"{more}---\nQtext")
    diff = make_diff(brief(old, "a"), brief(re.sub(r"(Q[a-z]+)1", r"\g<1>2", old), "a"), Registry(), mode=REVISION)
    for name, page in pages(diff, tmp_path).items():
        for words in ("Qpoint", "Qsummary", "Qoption", "Qview"):
            assert f"{words}1" in page, (name, words)
            assert f"{words}2" in page, (name, words)
