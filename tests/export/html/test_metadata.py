"""The metadata of a page."""

from __future__ import annotations

from tests.export.pages import linked_data, page_of
from tests.export.samples import (
    everything,
    heading,
    paragraph,
    publication,
)


def test_linked_data() -> None:
    data = linked_data(page_of(everything()))
    assert data["@type"] == "AnalysisNewsArticle"
    assert data["datePublished"] == "2018-11-07"
    assert data["author"] == [
        {"@type": "Person", "name": "A. Author", "affiliation": {"@type": "Organization", "name": "Example Institute"}}
    ]
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["about"][0] == {
        "@type": "Event",
        "name": "Paris meeting",
        "startDate": "2018-11-11",
        "previousStartDate": "2018-10-20",
        "location": {"@type": "Place", "name": "Paris"},
        "eventStatus": "https://schema.org/EventRescheduled",
    }
    assert data["about"][1:] == [
        {
            "@type": "Event",
            "name": "G20 summit",
            "startDate": "2018-11-30",
            "endDate": "2018-12-01",
            "location": {"@type": "Place", "name": "Buenos Aires"},
        },
        {"@type": "Event", "name": "Round table", "startDate": "2018-11"},
    ]
    assert linked_data(page_of(publication(kind="report")))["@type"] == "Report"


def test_questions_and_answers_as_linked_data() -> None:
    blocks = (
        paragraph("Before."),
        heading(2, "What now?"),
        paragraph("Wait.", speaker="B. Expert"),
        heading(2, "And?"),
    )
    data = linked_data(page_of(publication(*blocks, kind="qa")))
    assert data["mainEntity"] == [
        {"@type": "Question", "name": "What now?", "acceptedAnswer": {"@type": "Answer", "text": "B. Expert: Wait."}}
    ]


def test_citation_tags() -> None:
    tree = page_of(everything())
    tags = {(e.attrib.get("name") or e.attrib.get("property")): e.attrib.get("content") for e in tree.iter("meta")}
    assert tags["citation_title"] == tags["DC.title"] == tags["og:title"] == "Impasse before the meeting"
    assert tags["citation_author"] == "A. Author"
    assert tags["citation_publication_date"] == "2018/11/07"
    assert tags["DC.date"] == tags["article:published_time"] == "2018-11-07"
    assert tags["robots"] == "noindex"
    assert "robots" not in {e.attrib.get("name") for e in page_of(publication()).iter("meta")}
