"""A manuscript has every word of the page that `export --to html` makes of the same brief, and no other."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from briefkit import Library
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.value import Publication
from briefkit.export.html.html import write_html
from briefkit.export.manuscript.manuscript import make_manuscript
from briefkit.export.manuscript.value import Contents, Grid, Manuscript, lines_of
from briefkit.export.quotation import with_quotation_marks
from briefkit.export.texts import sanitized
from tests.export.pages import tree_of
from tests.export.samples import everything, publication
from tests.places import LIBRARIES, SAMPLE
from tests.thorough import sample

FOLDERS = [SAMPLE, *(LIBRARIES / name for name in ("edges", "scripts", "talks", "prose", "straits"))]
BRIEFS = [
    (folder, brief) for folder in FOLDERS for brief in sorted(head[0] for head in Library.open(folder).store.headings())
]


def letters(text: str) -> str:
    return "".join(text.replace("\u200f", "").split())  # a page keeps parts apart by elements, and not by marks


def page_letters(page: bytes) -> str:
    """The letters of a page without what only a page has: the link to its text, marks of footnotes and ways back."""
    (body,) = tree_of(page).iter("body")
    found: list[str] = []

    def read(element: Element) -> None:
        only_here = element.get("class") == "skip" or element.get("role") in ("doc-noteref", "doc-backlink")
        if not only_here:
            found.append(element.text or "")
            for child in element:
                read(child)
                found.append(child.tail or "")

    read(body)
    return letters("".join(found))


def texts_of(manuscript: Manuscript) -> list[str]:
    lines = [*lines_of(manuscript.parts), *(line for note in manuscript.notes for line in lines_of(note))]
    listed = [entry.title for part in manuscript.parts if isinstance(part, Contents) for entry in part.entries]
    return [letters(text) for text in [*(line.text for line in lines), *listed]]


def assert_same_words(printed: Publication) -> None:
    """Every line is in the page as it is; together they are as long as it, but for the heads above judgments."""
    ready = with_quotation_marks(sanitized(printed))
    manuscript, html = make_manuscript(ready), write_html(ready)
    page, texts = page_letters(html.data), texts_of(manuscript)
    labels = Labels(printed.language)
    judged = any(isinstance(part, Grid) and part.style == "judgments" for part in manuscript.parts)
    heads = [letters(labels["judgment"]), letters(labels["likelihood"])] if judged else []
    for head in heads:
        texts.remove(head)
    separators = "".join(texts).count("·") - page.count("·")  # a page sets them apart by space
    assert len("".join(texts)) - separators == len(page), set(manuscript.warnings)
    assert [text for text in texts if text.replace("·", "") not in page.replace("·", "")] == []
    assert set(manuscript.warnings) == set(html.warnings)


@pytest.mark.parametrize("named", sample(BRIEFS, 12), ids=lambda value: value[1])
def test_brief(named: tuple[Path, str]) -> None:
    folder, brief = named
    library = Library.open(folder)
    assert_same_words(library.publication(library.get(brief)))


def test_every_part() -> None:
    assert_same_words(everything())
    assert_same_words(everything(language="ar", right_to_left=True))
    assert_same_words(everything(language="sw"))
    assert_same_words(publication())
