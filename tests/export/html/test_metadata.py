"""The metadata of a page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefkit.core.body.document import CodeBlock, Items, Quote
from briefkit.core.publication.value import Contributor, EventEntry, Publication
from briefkit.export.html.metadata import citation_tags, json_ld
from tests.export.pages import linked_data, page_of
from tests.export.samples import (
    everything,
    heading,
    paragraph,
    publication,
    source,
)


def data_of(printed: Publication) -> dict[str, Any]:
    """The linked data of a publication."""
    data: dict[str, Any] = json.loads(json_ld(printed))
    return data


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


def test_linked_data_of_a_plain_publication_holds_only_what_there_is() -> None:
    person = {"@type": "Person", "affiliation": {"@type": "Organization", "name": "Example Institute"}}
    assert data_of(publication()) == {
        "@context": "https://schema.org",
        "@type": "AnalysisNewsArticle",
        "headline": "Impasse before the meeting",
        "genre": "Commentary",
        "inLanguage": "en",
        "datePublished": "2018-11-07",
        "description": "Neither side came to bargain; both came to be seen waiting.",
        "author": [{**person, "name": "A. Author"}],
        "contributor": [{**person, "name": "B. Expert", "jobTitle": "former ambassador"}],
        "publisher": {"@type": "Organization", "name": "Example Institute"},
        "keywords": ["Arms control", "Sanctions"],
        "creativeWorkStatus": "published",
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    bare = publication(
        authors=(Contributor("A"),), experts=(), publisher="", topics=(), license=None, standfirst=None, iso_date=None
    )
    assert data_of(bare) == {
        "@context": "https://schema.org",
        "@type": "AnalysisNewsArticle",
        "headline": "Impasse before the meeting",
        "genre": "Commentary",
        "inLanguage": "en",
        "author": [{"@type": "Person", "name": "A"}],
        "creativeWorkStatus": "published",
    }


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("commentary", "AnalysisNewsArticle"), ("qa", "AnalysisNewsArticle"), ("report", "Report"), ("memo", "Article")],
)
def test_the_type_follows_the_kind(kind: str, type_: str) -> None:
    assert data_of(publication(kind=kind))["@type"] == type_


def test_a_licence_without_a_deed_is_named_as_it_is() -> None:
    assert data_of(publication(license="All rights reserved"))["license"] == "All rights reserved"


def test_sources_and_events_as_linked_data() -> None:
    printed = publication(
        sources=(source(1), source(2, url=None, publisher=None)),
        events=(
            EventEntry("A", "2018", None, None),
            EventEntry("B", "2018", "Paris", "abgesagt", "2018-11-11", "cancelled"),
            EventEntry("C", "2018", None, "held", None, "held"),
        ),
    )
    assert data_of(printed)["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "Source title 1",
            "publisher": {"@type": "Organization", "name": "A publisher"},
            "url": "https://www.example.org/report/1",
        },
        {"@type": "CreativeWork", "name": "Source title 2"},
    ]
    assert data_of(printed)["about"] == [
        {"@type": "Event", "name": "A"},
        {
            "@type": "Event",
            "name": "B",
            "startDate": "2018-11-11",
            "location": {"@type": "Place", "name": "Paris"},
            "eventStatus": "https://schema.org/EventCancelled",
        },
        {"@type": "Event", "name": "C", "eventStatus": "https://schema.org/EventScheduled"},
    ]


def test_an_answer_is_all_text_up_to_the_next_question() -> None:
    blocks = (
        heading(3, "One?"),
        paragraph("First."),
        heading(4, "Below"),
        Quote((paragraph("Quoted."), Items(((paragraph("Item."),), (paragraph("Another."),))))),
        CodeBlock("code"),
        heading(3, "Two?"),
        paragraph("Second.", speaker="B"),
        heading(2, "Three?"),
        paragraph("Third."),
    )
    questions = data_of(publication(*blocks[:7], kind="qa"))["mainEntity"]
    assert [(question["name"], question["acceptedAnswer"]["text"]) for question in questions] == [
        ("One?", "First.\nBelow\nQuoted.\nItem.\nAnother."),
        ("Two?", "B: Second."),
    ]
    assert [question["name"] for question in data_of(publication(*blocks, kind="qa"))["mainEntity"]] == ["Three?"]
    assert "mainEntity" not in data_of(publication(*blocks))
    assert "mainEntity" not in data_of(publication(paragraph("No question."), kind="qa"))


def test_linked_data_cannot_close_its_element() -> None:
    text = json_ld(publication(title="a<b>&c</script>"))
    assert not set("<>&") & set(text)
    assert json.loads(text)["headline"] == "a<b>&c</script>"


def test_without_authors_the_experts_are_cited_and_empty_tags_are_left_out() -> None:
    tags = citation_tags(publication(authors=(), license=None, iso_date=None, language="pt-BR", topics=()))
    names = [name for _, name, _ in tags]
    assert ("name", "citation_author", "B. Expert") in tags
    assert ("name", "DC.creator", "B. Expert") in tags
    assert ("property", "og:locale", "pt_BR") in tags
    assert not {"DC.rights", "DC.date", "citation_publication_date", "keywords", "citation_keywords"} & set(names)


def test_tags_list_topics_and_people() -> None:
    tags = citation_tags(publication())
    found = {name: [content for _, other, content in tags if other == name] for _, name, _ in tags}
    assert found["keywords"] == ["Arms control, Sanctions"]
    assert found["citation_keywords"] == ["Arms control; Sanctions"]
    assert found["DC.subject"] == found["article:tag"] == ["Arms control", "Sanctions"]
    assert found["author"] == found["citation_author"] == found["DC.creator"] == ["A. Author"]
    assert found["citation_publication_date"] == ["2018/11/07"]
    assert found["og:site_name"] == found["DC.publisher"] == ["Example Institute"]
    assert found["DC.rights"] == ["CC-BY-4.0"]
    assert found["og:type"] == ["article"]
