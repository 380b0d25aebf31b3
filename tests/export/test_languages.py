"""Pages and PDFs say the language of words in the script of another one."""

from __future__ import annotations

import re
import zlib
from html.parser import HTMLParser
from typing import ClassVar

import pytest

from briefkit.core.body.document import InLanguage, Paragraph, Quote, Styled, Table
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.publication.alerts import named_alerts
from briefkit.export.html.html import write_html
from briefkit.export.pdf.pdf import write_pdf
from briefkit.export.quotation import with_quotation_marks
from tests.export.reading import keeps_both_standards
from tests.export.samples import everything, paragraph, publication, source, words

TEXT = "The word Ελλάδα here, and 한국 there."


def test_a_page_says_the_language_of_words() -> None:
    page = write_html(publication(paragraph(TEXT, Styled("emphasis", words("Αθήνα"))))).data.decode()
    assert '<span lang="el">Ελλάδα</span>' in page
    assert '<span lang="ko">한국</span>' in page
    assert re.search('<em><span lang="el">.*?Αθήνα', page)


def test_a_pdf_says_the_language_of_words_by_both_standards() -> None:
    data = write_pdf(publication(paragraph(TEXT), title="Ελλάδα and others"), strict=True).data
    assert keeps_both_standards(data)
    assert {"el", "ko"} <= languages_of(data)


def languages_of(pdf: bytes) -> set[str]:
    """The languages that a PDF tells of itself and its parts."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    texts = b"".join(zlib.decompressobj().decompress(stream) for stream in streams if stream[:1] == b"\x78")
    return {tag.decode() for tag in re.findall(rb"/Lang ?\(([\w-]+)\)", texts + pdf)}


def languages_in(page: str) -> dict[str, set[str]]:
    """The texts in the body of a page by their language."""
    found: dict[str, set[str]] = {}

    class Reader(HTMLParser):
        around: ClassVar[list[str]] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag not in ("br", "img", "hr", "meta"):
                self.around.append(dict(attrs).get("lang") or self.around[-1])

        def handle_endtag(self, tag: str) -> None:
            self.around.pop()

        def handle_data(self, data: str) -> None:
            found.setdefault(self.around[-1], set()).add(data.replace("\xa0", " ").strip(" :\n"))

    reader = Reader()
    reader.around.append("")
    reader.feed(page.replace("<!DOCTYPE html>", ""))
    return found


def test_labels_in_another_language_than_the_page_say_so() -> None:
    alert = Quote((paragraph("Se upp."),), alert="note")
    caption = Table((words("År"),), ((words("2018"),),), ("",), caption=words("Export"), label="Table 1")
    body = (*everything().blocks, *named_alerts((alert,), "sv"), caption)
    made = everything(language="sv", kind_label="expertpanel", blocks=body, notice="Retracted.")
    found = languages_in(write_html(made).data.decode())
    english = {
        *("Skip to the text", "Draft · Internal", "Retracted.", "By", "former", "Key points", "Confidence", "moderate"),
        *("11 November 2018", "occurred", "likelihood not stated", "likely", "Disputed", "so far unchanged"),
        *("supports", "source 1 (B2)", "No position recorded", "changed, 7 November 2018", "Figure", "Sources"),
        *("grade", "Questions and answers", "24 July 2018", "Suggested citation", "Note", "Table 1", "↩"),
    }
    assert english <= found["en"]
    assert not english & found["sv"]
    assert {"expertpanel", "Se upp.", "Export", "neither side moves", "ambassador"} <= {
        part.removeprefix(": ") for part in found["sv"]
    }
    data = write_pdf(made, strict=True).data
    assert keeps_both_standards(data)
    assert languages_of(data) == {"sv", "en"}


@pytest.mark.parametrize("language", ["en-GB", "zh-Hans"])
def test_labels_in_the_language_of_the_page_are_not_tagged(language: str) -> None:
    page = write_html(publication(paragraph("Text"), language=language)).data.decode()
    assert re.findall(r' lang="([^"]*)"', page) == [language]


def test_texts_of_the_front_matter_say_the_language_of_their_script() -> None:
    made = everything(title="Ελλάδα now", standfirst="About 한국.", key_points=("In საქართველო",))
    page = write_html(made).data.decode()
    assert '<h1 dir="auto"><span lang="el">Ελλάδα</span> now</h1>' in page
    assert 'About <span lang="ko">한국</span>.' in page
    assert '<bdi>In <span lang="ka">საქართველო</span></bdi>' in page
    assert "<title>Ελλάδα now" in page


def test_the_contents_name_a_heading_in_its_language() -> None:
    text = "".join(f"## Titel {number}\n\nText.\n\n" for number in range(8))
    blocks = parse_markdown(f'<div lang="de">\n\n{text}</div>\n').blocks
    page = write_html(publication(*blocks, kind="report")).data.decode()
    assert '<a href="#titel-3" dir="auto" lang="de">Titel 3</a>' in page


BODY = """\
A <span lang="fr">mot</span>, <em lang="de-AT">Wort Ελλάδα</em>, <q lang="ar">كلمة</q>.

<blockquote lang="zh-Hant">

他说。

</blockquote>

<div lang="it">

## Titolo

- Punto

</div>
"""


def test_a_page_says_the_languages_that_its_author_told() -> None:
    page = write_html(publication(*parse_markdown(BODY).blocks)).data.decode()
    for shown in (
        '<span lang="fr">mot</span>',
        '<span lang="de-AT"><em>Wort <span lang="el">Ελλάδα</span></em></span>',
        '"<span lang="ar" dir="rtl">كلمة</span>"',
        '<blockquote class="pull"><p dir="auto"><span lang="zh-Hant">他说。</span></p></blockquote>',
        '<span lang="it">Titolo</span></h2>',
        '<li><span lang="it">Punto</span></li>',
    ):
        assert shown in page


def test_a_pdf_says_the_languages_that_its_author_told_by_both_standards() -> None:
    data = write_pdf(publication(*parse_markdown(BODY).blocks, language="en-GB"), strict=True).data
    assert keeps_both_standards(data)
    assert languages_of(data) == {"en-GB", "fr", "de-AT", "el", "ar", "zh", "it"}


def test_titles_of_sources_are_in_their_own_language() -> None:
    made = publication(sources=(source(1, title="Die Lage", language="de"), source(2)))
    page = write_html(made).data.decode()
    assert '<cite dir="auto" lang="de"><a href="https://www.example.org/report/1">Die Lage</a></cite>' in page
    assert page.count(' lang="') == 2
    data = write_pdf(made, strict=True).data
    assert keeps_both_standards(data)
    assert languages_of(data) == {"en", "de"}


def test_marks_follow_the_sentence_and_in_a_whole_block_its_language() -> None:
    mixed = paragraph('A "word" and ', InLanguage("de", words('ein "Wort"')))
    whole = Paragraph((InLanguage("de", words('Ein "Wort".')),))
    first, second = with_quotation_marks(publication(mixed, whole)).blocks
    assert first == paragraph("A “word” and ", InLanguage("de", words("ein “Wort”")))
    assert second == Paragraph((InLanguage("de", words("Ein „Wort“.")),))
