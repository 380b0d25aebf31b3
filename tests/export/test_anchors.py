"""Links to headings lead there in every export, whichever anchor the author used."""

from __future__ import annotations

import re

from briefkit.core.body.markdown import parse_markdown
from briefkit.export.html.html import write_html
from briefkit.export.pdf.pdf import write_pdf
from tests.export.samples import publication

LINKS = "[a](#über-die-häfen) [b](#%C3%BCber-die-h%C3%A4fen) [c](#UBER-die-hafen) [d](#über-die-häfen-1) [e](#выводы)"
BODY = f"{LINKS}\n\n## Über die Häfen\n\nx\n\n## Über die Häfen\n\nx\n\n## Выводы\n\nx\n"


def test_each_link_leads_to_its_heading_in_the_page() -> None:
    page = write_html(publication(*parse_markdown(BODY).blocks)).data.decode()
    led = re.findall(r'<a href="#([^"]+)">[a-e]</a>', page)
    assert led == ["uber-die-hafen"] * 3 + ["uber-die-hafen-1", "выводы"]
    assert re.findall(r'<h2 id="([^"]+)" dir', page)[-3:] == ["uber-die-hafen", "uber-die-hafen-1", "выводы"]


def test_each_link_leads_somewhere_in_the_pdf() -> None:
    linked = write_pdf(publication(*parse_markdown(BODY).blocks, kind="note")).data
    plain = write_pdf(publication(*parse_markdown(BODY.replace(LINKS, "abcde")).blocks, kind="note")).data
    assert linked.count(b"/Subtype/Link") - plain.count(b"/Subtype/Link") == 5
