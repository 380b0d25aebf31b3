"""Every field of a brief is on its page, or named in docs/publishing.md as one that is not printed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefkit import Library
from briefkit.core.brief.model import BRIEF, Brief
from briefkit.core.brief.shapes import RecordOf, keys_of
from tests.console import briefkit
from tests.export.epub.reading import files_of, trees_of
from tests.export.pages import text_of, tree_of
from tests.export.reading import pdf_text
from tests.export.word import Word
from tests.places import ROOT

PRINTED = {
    "title": "Qtitle",
    "kind": "Memo",
    "date": "3 March 2021",
    "status": "Superseded",
    "summary": "Qsummary",
    "key_points": "Qpoint",
    "authors.name": "Qauthor",
    "authors.affiliation": "Qhouse",
    "authors.former": "Qpost",
    "experts.name": "Qexpert",
    "experts.affiliation": "Qschool",
    "experts.former": "Qrank",
    "publisher": "Qpublisher",
    "origin.doi": "10.1000/qdoi",
    "origin.series": "Qseries",
    "origin.number": "77",
    "parties": "Qthird",
    "events.title": "Qevent",
    "events.date": "4 April 2021",
    "events.place": "Qplace",
    "events.status": "planned",
    "events.status_on": "5 May 2020",
    "issues.title": "Qissue",
    "issues.question": "Qasked?",
    "issues.status": "isputed",
    "issues.trend": "worsening",
    "issues.outlook": "improving",
    "issues.watch": "Qwatched",
    "issues.positions.says": "Qsays",
    "issues.positions.stance": "supports",
    "issues.positions.source": "source 1",
    "issues.positions.basis": "leak",
    "issues.positions.date": "6 June 2020",
    "issues.positions.quote": "“Qheld”",
    "issues.positions.at": "p. 61",
    "judgments.quote": "“Qjudged”",
    "judgments.at": "p. 62",
    "sources.quote": "“Qquoted”",
    "sources.at": "p. 63",
    "judgments.claim": "Qclaim",
    "judgments.by": "Qauthor",
    "judgments.term": "unlikely",
    "judgments.scale": "IPCC",
    "judgments.probability": "20",
    "judgments.confidence": "high",
    "judgments.condition": "Qif",
    "judgments.condition_met": "met",
    "judgments.horizon": "Qhorizon",
    "judgments.due": "7 July 2022",
    "judgments.updates.date": "8 August 2021",
    "judgments.updates.probability": "90",
    "judgments.updates.term": "very likely",
    "judgments.outcome": "occurred",
    "judgments.resolved_on": "9 September 2021",
    "judgments.evidence": "source 2",
    "recommendations.text": "Qrecommended",
    "recommendations.to": "Qaddressee",
    "decision.question": "Qdecided?",
    "decision.by": "Qdecider",
    "decision.needed_by": "1 January 2023",
    "decision.reason": "Qreason",
    "decision.recommended": "Qrecommends",
    "decision.outcome": "Deferred:",
    "decision.chosen": "Qchooses",
    "decision.decided_on": "2 December 2022",
    "decision.decided_by": "Qdeputy",
    "decision.evidence": "source 2",
    "decision.note": "Qprovided",
    "criteria.title": "Qcriterion",
    "criteria.weight": "51 %",
    "options.title": "Qchooses",
    "options.do_nothing": "Do nothing",
    "options.text": "Qmeans",
    "options.assessments": "Qmeets",
    "options.costs.text": "Qspent",
    "options.costs.amount": "52",
    "options.costs.currency": "XTS",
    "options.costs.period": "Qperiod",
    "options.risks.text": "Qwrong",
    "options.risks.likelihood": "Qodds",
    "options.risks.impact": "Qgrave",
    "options.risks.mitigation": "Qremedy",
    "consultation.who": "Qconsulted",
    "consultation.on": "3 March 2020",
    "consultation.view": "Qview",
    "consultation.source": "source 1",
    "sources.title": "Qsource",
    "sources.url": "https://example.org/qsource",
    "sources.date": "10 October 2019",
    "sources.publisher": "Qpress",
    "sources.reliability": "C-",
    "sources.credibility": "B2",
    "related.title": "Qrelated",
    "related.kind": "Testimony",
    "related.date": "11 November 2018",
    "related.url": "https://example.org/qrelated",
    "figures.caption": "Qcaption",
    "figures.credit": "Qcredit",
    "disclaimer": "Qdisclaimer",
    "license": "CC",
    "access": "Embargoed until",
    "embargo_until": "12 December 2030",
}
"""What each printed field of the brief below looks like on a page."""
METADATA: dict[str, Any] = {
    "title": "Qtitle", "kind": "memo", "date": "2021-03-03", "status": "superseded", "language": "en",
    "summary": "Qsummary", "key_points": ["Qpoint"],
    "authors": [{"name": "Qauthor", "id": "qa", "affiliation": "Qhouse", "former": "Qpost"}],
    "experts": [{"name": "Qexpert", "affiliation": "Qschool", "former": "Qrank"}],
    "publisher": "Qpublisher",
    "origin": {"url": "https://example.org/q", "doi": "10.1000/qdoi", "series": "Qseries", "number": "77"},
    "topics": ["Qtopic"], "parties": ["Qfirst", "Qthird"], "regions": ["Qregion"],
    "events": [{"id": "qe", "title": "Qevent", "date": "2021-04-04", "place": "Qplace", "status": "planned",
                "status_on": "2020-05-05"}],
    "issues": [{"id": "qi", "title": "Qissue", "question": "Qasked?", "status": "disputed", "trend": "worsening",
                "outlook": "improving", "watch": ["Qwatched"],
                "positions": {"Qfirst": {"says": "Qsays", "stance": "supports", "source": "s1", "basis": "leak",
                                         "date": "2020-06-06", "quote": "Qheld", "at": "p. 61"}}}],
    "judgments": [{"id": "j1", "claim": "Qclaim", "by": "qa", "term": "unlikely", "scale": "ipcc", "probability": 0.2,
                   "quote": "Qjudged", "at": "p. 62",
                   "confidence": "high", "condition": "Qif", "condition_met": "yes", "horizon": "Qhorizon",
                   "due": "2022-07-07", "outcome": "occurred", "resolved_on": "2021-09-09", "evidence": "s2",
                   "updates": [{"date": "2021-08-08", "probability": 0.9, "term": "very likely"}]}],
    "recommendations": [{"text": "Qrecommended", "to": "Qaddressee"}],
    "decision": {"question": "Qdecided?", "by": "Qdecider", "needed_by": "2023-01-01", "reason": "Qreason",
                 "recommended": "o1", "outcome": "deferred", "chosen": "o2", "decided_on": "2022-12-02",
                 "decided_by": "Qdeputy", "evidence": "s2", "note": "Qprovided"},
    "criteria": [{"id": "c1", "title": "Qcriterion", "weight": "51 %"}],
    "options": [{"id": "o1", "title": "Qrecommends", "do_nothing": True, "text": "Qmeans",
                 "assessments": {"c1": "Qmeets"}},
                {"id": "o2", "title": "Qchooses",
                 "costs": [{"text": "Qspent", "amount": "52", "currency": "XTS", "period": "Qperiod"}],
                 "risks": [{"text": "Qwrong", "likelihood": "Qodds", "impact": "Qgrave", "mitigation": "Qremedy"}]}],
    "consultation": [{"who": "Qconsulted", "on": "2020-03-03", "view": "Qview", "source": "s1"}],
    "sources": [{"id": "s1", "title": "Qsource", "url": "https://example.org/qsource", "date": "2019-10-10",
                 "publisher": "Qpress", "reliability": "C"},
                {"id": "s2", "title": "Qother", "reliability": "B", "credibility": 2, "quote": "Qquoted",
                 "at": "p. 63"}],
    "related": [{"title": "Qrelated", "kind": "testimony", "date": "2018-11-11",
                 "url": "https://example.org/qrelated"}],
    "figures": [{"id": "f1", "file": "media/none.png", "alt": "Qalt", "caption": "Qcaption", "credit": "Qcredit"}],
    "disclaimer": "Qdisclaimer", "license": "CC-BY-4.0", "access": "embargoed", "embargo_until": "2030-12-12",
}  # fmt: skip
PICTURES = {"figures.file"}
"""What is printed as no words."""


def fields_of(record: RecordOf[Any], trail: str = "") -> list[str]:
    """The dotted names of all fields of a record, and of those inside of it."""
    found = []
    for name, key in keys_of(record.cls).items():
        shape = key.shape
        while (inner := getattr(shape, "item", None)) is not None:
            shape = inner
        found += fields_of(shape, f"{trail}{name}.") if isinstance(shape, RecordOf) else [f"{trail}{name}"]
    return found


def not_printed() -> set[str]:
    """The fields that docs/publishing.md says are not printed."""
    text = (ROOT / "docs" / "publishing.md").read_text("utf-8")
    section = text.split("## What is not printed\n")[1].split("\n## ")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`([a-z_.]+)`", row)}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("library")
    (folder / "briefkit.toml").write_text("", "utf-8")
    (folder / "one.md").write_text(f"---\n{yaml.safe_dump(METADATA, allow_unicode=True)}---\nQtext\n", "utf-8")
    return Library.open(folder)


def test_every_field_is_decided() -> None:
    fields = fields_of(BRIEF)
    assert len(fields) == len(set(fields))
    assert set(fields) == set(PRINTED) | PICTURES | not_printed()
    assert not set(PRINTED) & not_printed()


def _pages(library: Library, folder: Path) -> dict[str, str]:
    brief: Brief = library.get("one")
    page = library.export(brief, "html", embargoed=True).data
    pdf = pdf_text(library.export(brief, "pdf", embargoed=True).data, folder)
    (body,) = tree_of(page).iter("body")
    files = trees_of(files_of(library.export(brief, "epub", embargoed=True).data))
    read = " ".join(text_of(files[name]) for name in ("title.xhtml", "text.xhtml", "back.xhtml"))
    shown = briefkit("--library", str(library.folder), "show", "one").out
    word = Word(library.export(brief, "docx", embargoed=True).data).text
    return {"show": shown, "html": text_of(body), "pdf": pdf, "docx": word, "epub": read}


def test_what_is_printed_is_on_every_page(library: Library, tmp_path: Path) -> None:
    for name, page in _pages(library, tmp_path).items():
        text = " ".join(page.replace("\u00a0", " ").split()).casefold()
        assert [field for field, words in PRINTED.items() if words.casefold() not in text] == [], name


def test_regions_are_metadata(library: Library) -> None:
    page = library.export(library.get("one"), "html", embargoed=True).data.decode()
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(text)["spatialCoverage"] == ["Qregion"]
