"""Pages and PDFs say the language of words in the script of another one."""

from __future__ import annotations

import re
import zlib

from briefkit.core.body.document import Styled
from briefkit.export.html.html import write_html
from briefkit.export.pdf.pdf import write_pdf
from tests.export.reading import keeps_both_standards
from tests.export.samples import paragraph, publication, words

TEXT = "The word Ελλάδα here, and 한국 there."


def test_a_page_says_the_language_of_words() -> None:
    page = write_html(publication(paragraph(TEXT, Styled("emphasis", words("Αθήνα"))))).data.decode()
    assert '<span lang="el">Ελλάδα</span>' in page
    assert '<span lang="ko">한국</span>' in page
    assert re.search('<em><span lang="el">.*?Αθήνα', page)


def test_a_pdf_says_the_language_of_words_by_both_standards() -> None:
    data = write_pdf(publication(paragraph(TEXT), title="Ελλάδα and others"), strict=True).data
    assert keeps_both_standards(data)
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    texts = b"".join(zlib.decompress(stream) for stream in streams if stream[:1] == b"\x78")
    assert {b"el", b"ko"} <= set(re.findall(rb"/Lang ?\((\w+)\)", texts + data))
