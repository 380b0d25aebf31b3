"""Pages and PDFs say the language of words in the script of another one."""

from __future__ import annotations

import re
import zlib

from briefkit.core.body.document import InLanguage, Paragraph, Styled
from briefkit.core.body.markdown import parse_markdown
from briefkit.export.html.html import write_html
from briefkit.export.pdf.pdf import write_pdf
from briefkit.export.quotation import with_quotation_marks
from tests.export.reading import keeps_both_standards
from tests.export.samples import paragraph, publication, source, words

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
    texts = b"".join(zlib.decompress(stream) for stream in streams if stream[:1] == b"\x78")
    return {tag.decode() for tag in re.findall(rb"/Lang ?\(([\w-]+)\)", texts + pdf)}


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
