"""A dossier as one page: ids that are unique, links that lead somewhere, headings shifted, each in its language."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from dataclasses import replace

import html5lib
import pytest

from briefkit.core.publication.anchors import with_anchors_below
from briefkit.core.publication.dossier import SOURCES, Dossier
from briefkit.export.html import page as page_module
from briefkit.export.writers import WRITERS
from tests.export.html.test_page import NoSanitizer
from tests.export.pdf.test_dossier import dossier, with_note
from tests.export.samples import everything

PAGES = {
    "the same brief twice": dossier(everything(), everything()),
    "a right-to-left brief": dossier(with_note("en", "One", "a"), with_note("ar", "اثنان", "نص")),
    "a right-to-left dossier": dossier(with_note("ar", "واحد", "نص"), with_note("de", "Zwei", "b"), language="ar"),
    "a Chinese dossier": dossier(with_note("zh", "之后", "双方都在等待。"), with_note("ja", "港", "話"), language="zh"),
}


def with_anchors(document: Dossier) -> Dossier:
    """A dossier with anchors that are unique in it, as they are when it is made."""
    sections = [replace(one, publication=with_anchors_below(one.publication, one.id)) for one in document.sections]
    return replace(document, sections=tuple(sections))


def page_of(document: Dossier) -> str:
    """The page."""
    return WRITERS["html"].write(with_anchors(document)).data.decode()


@pytest.mark.parametrize("document", PAGES.values(), ids=PAGES)
def test_a_page_is_whole(document: Dossier) -> None:
    page = page_of(document)
    assert page == page_of(document)
    html5lib.HTMLParser(strict=True).parse(page)
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    assert [id_ for id_, times in ids.items() if times > 1] == []
    targets = {element.get("href", "")[1:] for element in tree.iter("a") if element.get("href", "").startswith("#")}
    named = {id_ for element in tree.iter() for id_ in element.get("aria-labelledby", "").split()}
    assert (targets | named) - set(ids) == set()
    levels = [int(element.tag[1]) for element in tree.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert [element.get("id") for element in tree.iter("h2")][1:] == [section.id for section in document.sections]
    shown = [(one.get("lang"), one.get("dir")) for one in tree.iter("article")]
    assert shown == [
        (one.publication.language, "rtl" if one.publication.right_to_left else "ltr") for one in document.briefs
    ]


def test_its_notes_sources_and_index_lead_to_each_other() -> None:
    document = PAGES["the same brief twice"]
    page = page_of(document)
    for section in document.briefs:
        assert f'href="#{section.id}_note_1"' in page
        assert f'<li id="{section.id}_note_1">' in page
    assert any(section.part == SOURCES for section in document.sections)
    assert '<a href="#sources_source_1">1</a>' in page
    for entry in (entry for group in document.index for entry in group.entries):
        assert all(f'<a href="#{id_}">' in page for id_ in entry.sections)


def test_its_metadata_is_about_the_whole() -> None:
    document = PAGES["the same brief twice"]
    page = page_of(document)
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    thing = json.loads(found[1])
    assert (thing["@type"], thing["name"], len(thing["hasPart"])) == ("Collection", document.title, 2)
    assert page.count('<meta name="DC.title"') == 1


def test_the_sanitizer_finds_nothing_to_change(monkeypatch: pytest.MonkeyPatch) -> None:
    document = PAGES["the same brief twice"]
    sanitized = html5lib.parse(page_of(document), namespaceHTMLElements=False)
    monkeypatch.setattr(page_module, "sanitizer", NoSanitizer)
    bare = html5lib.parse(page_of(document), namespaceHTMLElements=False)
    assert [(one.tag, one.attrib) for one in sanitized.iter()] == [(one.tag, one.attrib) for one in bare.iter()]
