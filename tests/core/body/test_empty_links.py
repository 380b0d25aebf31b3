"""Links without words: their address is what readers see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.body.document import Link, Paragraph, Text
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.body.shown import shown_parts
from tests.export.reading import pdf_text

URL = "https://empty.text/x"


@pytest.mark.parametrize(
    "text", [f"[]({URL})", f"[ ]({URL})", f"[<!-- c -->]({URL})", f'<a href="{URL}"></a>', f"[][e]\n\n[e]: {URL}"]
)
def test_the_address_stands_in_place_of_words(text: str) -> None:
    document = parse_markdown(text)
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert block.children == (Link(URL, (Text(URL),)),)
    assert [url for _, url in document.links] == [URL]


def test_a_place_in_the_text_is_no_word() -> None:
    document = parse_markdown("Fees [](#fees)")
    assert document.dropped == ((1, "a link to “#fees” has no words and is left out"),)
    assert [part.text for part in shown_parts("Fees [](#fees)", {})] == ["Fees "]


@pytest.mark.parametrize("text", [f"a []({URL})", f'a <a href="{URL}"></a>'])
def test_a_difference_shows_it_too(text: str) -> None:
    assert "".join(part.text for part in shown_parts(text, {})) == f"a {URL}"


def test_print_and_page_have_it(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "L"\n')
    (tmp_path / "a.md").write_text(f"---\ntitle: T\nkind: memo\ndate: 2026\nsummary: s\n---\nSee []({URL})\n")
    library = Library.open(tmp_path)
    page = library.export(library.get("a"), "html").data.decode()
    assert f"See {URL}</p>" in re.sub(r"</?(?:a|span)\b[^>]*>", "", page)
    assert URL in pdf_text(library.export(library.get("a"), "pdf").data, tmp_path)
