"""A dossier as PDF: valid by both standards, with the pages of its contents, in any mixture of languages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.body.document import NoteRef
from briefkit.core.dossier.given import Plan
from briefkit.core.publication.dossier import (
    BRIEFS,
    INDEX,
    ISSUES,
    RIGHTS,
    SOURCES,
    Dossier,
    Fact,
    IndexEntry,
    IndexGroup,
    Section,
    blank_publication,
)
from briefkit.core.publication.value import Layout, Publication
from briefkit.export.pdf.pdf import page_count
from briefkit.export.writers import find_writer
from tests.export.reading import keeps_both_standards, pdf_text
from tests.export.samples import (
    ARABIC,
    ENGLISH,
    GERMAN,
    IMPRINT,
    everything,
    heading,
    issue_table,
    paragraph,
    publication,
    source,
)


def with_note(language: str, title: str, text: str) -> Publication:
    """A brief with a heading and a footnote, as every other brief has them."""
    note = (paragraph(f"The note of {title}"),)
    return publication(
        heading(2, "Part"), paragraph(text, NoteRef(1)), language=language, title=title, id=title, notes=(note,)
    )


def dossier(*briefs: Publication, layout: Layout | None = None, language: str = "en") -> Dossier:
    """A dossier of some briefs with a joint issue table, sources, an index and citations."""

    def joint(part: str, title: str, **fields: object) -> Section:
        made = blank_publication(language, IMPRINT, layout or Layout(), id=part, title=title, **fields)
        return Section(part, part, made)

    sections = [
        Section(f"brief-{number}", BRIEFS, replace(brief, layout=layout or Layout()), number, (1, 2), f"{number}.md")
        for number, brief in enumerate(briefs, 1)
    ]
    ids = tuple(section.id for section in sections)
    return Dossier(
        id="dossier",
        title="Before the summit",
        subtitle="What is agreed and what is not",
        kind_label="Dossier",
        language=language,
        right_to_left=language == "ar",
        imprint=IMPRINT,
        publisher="Example Institute",
        date="28 November 2026",
        iso_date="2026-11-28",
        facts=(Fact("Prepared for", "Minister of Foreign Affairs"), Fact("Briefs", str(len(briefs)))),
        sections=(
            joint(ISSUES, "Issues", issues=issue_table(3, 2), blocks=(everything().blocks[1],)),
            *sections,
            joint(SOURCES, "Sources", sources=(source(1), source(2))),
            joint(INDEX, "Index"),
            joint(RIGHTS, "Citation and rights", blocks=(paragraph("The views are the authors’ own."),)),
        ),
        index=(IndexGroup("Parties", (IndexEntry("Northland", ids),)),),
        status_label="Internal",
        layout=layout or Layout(),
    )


def printed(made: Dossier) -> bytes:
    """The dossier as PDF, of which nothing had to be left out."""
    writer = find_writer("pdf")
    assert writer is not None
    result = writer.write(made)
    assert result.warnings == ()
    return result.data


MIXED = (
    with_note("en", "English brief", ENGLISH),
    with_note("de", "Deutscher Text", GERMAN),
    with_note("ar", "نص عربي", ARABIC),
)


@pytest.mark.parametrize(
    "made",
    [
        dossier(*MIXED),
        dossier(everything(), with_note("en", "Second", ENGLISH)),
        dossier(*MIXED, language="ar"),
        dossier(*MIXED, layout=Layout(large_print=True, paper="us-letter")),
    ],
    ids=["three languages", "every part", "right to left", "large print on letter paper"],
)
def test_it_keeps_both_standards(made: Dossier) -> None:
    assert keeps_both_standards(printed(made))


SUBMISSION = """---
title: هل يعمل الميناء ليلا؟
kind: submission
date: "2026-10-20"
language: ar
decision: {question: هل يعمل الميناء ليلا؟, by: ministry, needed_by: "2026-12-10/2026-12-12", recommended: two}
criteria: [{id: wait, title: وقت أقصر, weight: 50 %}]
options:
  - {id: none, title: كما هو الآن, do_nothing: true, assessments: {wait: لا تغيير}, costs: none, risks: [تراجع]}
  - {id: two, title: رصيفان, assessments: {wait: الثلث}, costs: [{text: علاوات, amount: 4, currency: EUR}]}
consultation: [{who: النقابات, on: "2026-10-02", view: موافقة}]
events:
  - {id: a, title: التجربة, date: "2026-05-04/2026-05-29", status: held}
  - {id: b, title: القرار, date: "2026-12-15", status: planned}
  - {id: c, title: الانتقال, date: "2026-12-28/2027-01-15", status: planned}
judgments: [{id: j1, claim: يبدأ العمل, probability: 0.65, due: "2027-04-01",
             updates: [{date: "2026-11-02", probability: 0.85}]}]
---
استعمل `wait()` هنا.
"""


def test_a_submission_and_charts_keep_both_standards(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "Forum"\naccess = "public"\n', "utf-8")
    (tmp_path / "2026-10-night.md").write_text(SUBMISSION, "utf-8")
    library = Library.open(tmp_path)
    prepared = library.dossier([library.get("night")], Plan(parts=("due", "events", "briefs")))
    *_, brief, _ = (section.publication for section in prepared.dossier.sections)
    assert brief.options
    assert brief.timeline_chart
    assert brief.judgments[0].chart
    assert keeps_both_standards(library.dossier.export(prepared, "pdf").data)


def test_a_title_that_fills_its_line_keeps_the_number_of_its_page(tmp_path: Path) -> None:
    titles = ["The sea " * 9 + "m" * more for more in range(0, 24, 3)]
    contents = pdf_text(printed(dossier(*(publication(title=title) for title in titles))), tmp_path).split("\f")[1]
    assert [line for line in contents.splitlines() if re.fullmatch(r"\s{0,30}\d+", line)] == []


def test_notes_and_headings_of_briefs_stay_apart(tmp_path: Path) -> None:
    text = pdf_text(printed(dossier(*MIXED[:2])), tmp_path)
    assert text.count("The note of English brief") == 1
    assert text.count("The note of Deutscher Text") == 1


def test_the_contents_and_the_index_tell_the_pages(tmp_path: Path) -> None:
    data = printed(dossier(*MIXED[:2]))
    pages = pdf_text(data, tmp_path).split("\f")
    assert len(pages) == page_count(data) + 1
    places = {title: next(number for number, page in enumerate(pages[2:], 3) if title in page)
              for title in ("English brief", "Deutscher Text")}  # fmt: skip
    contents = " ".join(pages[1].split())
    for title, page in places.items():
        assert re.search(rf"{title}.*? {page}\b", contents)
    index = next(page for page in pages[2:] if "Northland" in page)
    assert f"Northland, {places['English brief']}, {places['Deutscher Text']}" in " ".join(index.split())


def test_running_heads_name_the_brief(tmp_path: Path) -> None:
    long = publication(*(paragraph(ENGLISH * 3) for _ in range(12)), title="A long brief")
    pages = pdf_text(printed(dossier(long)), tmp_path).split("\f")
    assert sum(page.lstrip().startswith("Before the summit") and "A long brief" in page for page in pages) >= 2


def test_two_runs_are_the_same() -> None:
    assert printed(dossier(*MIXED)) == printed(dossier(*MIXED))


def test_warnings_name_the_brief() -> None:
    skipped = publication(heading(2, "One"), heading(4, "Two", line=9))
    writer = find_writer("pdf")
    assert writer is not None
    assert writer.write(dossier(skipped)).warnings == (
        "1.md: line 9: the heading “Two” skips a level; it is printed as ### instead of ####",
    )
