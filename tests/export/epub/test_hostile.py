"""EPUB: nothing in a book runs or loads anything, whatever a brief contains."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from briefkit.core.body.document import Link
from briefkit.core.publication.value import Picture
from briefkit.core.text.clean import is_clean
from briefkit.export.epub.drawings import plain_drawing
from briefkit.export.epub.epub import write_epub
from briefkit.export.epub.xhtml import tree_of, xml_of
from briefkit.export.html.page import sanitizer
from briefkit.export.writers import WRITERS
from tests.export.epub.reading import book, files_of, html, parsed, trees_of
from tests.export.html.test_hostile import ATTACKS, attacked
from tests.export.samples import IMPRINT, SVG, everything, figure, paragraph, publication, words

NASTY = "a\u202eb\x1b[2Jc\ufffed\uffffe\ud800"
_LOADING = ("src", "srcset", "data", "poster", "{http://www.w3.org/1999/xlink}href", "background")


def assert_harmless(trees: dict[str, Element]) -> None:
    """Fail if anything in a book runs, or loads something that is not in it."""
    for name, tree in trees.items():
        for element in tree.iter():
            tag = str(element.tag).rpartition("}")[2]
            assert tag not in {"script", "iframe", "object", "embed", "form", "base", "style", "foreignObject"}, name
            assert not [key for key in element.attrib if key.lower().startswith("on") or key == "style"], name
            for key in _LOADING:
                assert re.fullmatch(r"(picture-\d+\.\w+|#[\w.-]+|)", element.get(key, "")), name
            if tag == "a" and (address := element.get("href")):
                inside = re.fullmatch(r"[\w-]*(\.xhtml)?(#[\w.:-]+)?", address)
                assert inside or address.partition(":")[0] in {"http", "https", "mailto"}, name
            if tag == "link":
                assert element.get("href") == "book.css"


@pytest.mark.parametrize("attack", [*ATTACKS, NASTY])
def test_no_attack_leaves_its_place(attack: str) -> None:
    files = files_of(WRITERS["epub"].write(attacked(attack)).data)
    trees = trees_of(files)
    assert_harmless(trees)
    assert all(is_clean(data.decode()) for name, data in files.items() if not name.endswith((".png", ".css")))
    (title,) = trees["title.xhtml"].iter(html("h1"))
    assert "".join(title.itertext()).split()[0][:1] == attack.split(maxsplit=1)[0][:1]


def test_the_style_loads_nothing() -> None:
    style = files_of(write_epub(everything()).data)["EPUB/book.css"].decode()
    assert not re.search(r"url\(|@import|@font-face", style)
    assert not re.search(r"(?<![-\w])color:", style)  # readers choose the colours of text


def test_own_fragments_are_sanitized() -> None:
    fragment = '<p onclick="x()">{title}<img src="https://e.org/x.png"><img src="picture-9"><i class="formula">7</i>'
    parts = {"masthead.html": f'{fragment}<a href="#nowhere">a</a><br></p>'}
    title = book(publication(imprint=replace(IMPRINT, parts=parts)))["title.xhtml"]
    assert_harmless({"title": title})
    assert not [link for link in title.iter(html("a")) if "href" in link.attrib]


@pytest.mark.parametrize("address", ["https://[::1", "https://e.org:99999/", "https://", "http:x y", "mailto:a b"])
def test_an_address_that_is_none_is_printed_without_a_link(address: str) -> None:
    text = book(publication(paragraph("", Link(address, words("words")))))["text.xhtml"]
    assert [link for link in text.iter(html("a")) if "href" in link.attrib] == []
    assert "words" in "".join(text.itertext())


HOSTILE = """<?xml version="1.0"?><!-- c --><svg xmlns="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:tool="http://example.org/tool"
 viewBox="0 0 9 9" onload="alert(1)" tool:version="1"><script>alert(2)</script>
<style>@import "https://e.org/x.css"; a{}</style><style>.a{fill:red}</style><metadata><x/></metadata>
<tool:view><g/></tool:view><linearGradient id="g"/>
<a xlink:href="javascript:alert(3)" target="_top"><text id="t" class="a" onclick="x()">A &lt; B &amp; "C"</text></a>
<rect id="t" fill="url(#g)" style="fill:url(https://e.org/y)"/><set attributeName="x" to="1"/><use xlink:href="#t"/>
<use href="other.svg#x"/><image xlink:href="data:image/png;base64,AAAA"/><image href="https://e.org/z.png"/>
<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">Paris</p></foreignObject>
<path d="M0 0" fill="url( '#g')" stroke="url(#missing)"/><use href="#missing"/></svg>"""


def test_a_drawing_is_written_anew() -> None:
    plain = plain_drawing(HOSTILE.encode())
    tree = parsed(plain)
    assert [str(element.tag).rpartition("}")[2] for element in tree.iter()] == [
        *(
            "svg",
            "style",
            "style",
            "linearGradient",
            "g",
            "text",
            "rect",
            "use",
            "use",
            "image",
            "image",
            "path",
            "use",
        ),
    ]
    text = plain.decode()
    assert not re.search(r"script|alert|e\.org|other\.svg|Paris|tool|onclick|_top", text)
    assert '<rect fill="url(#g)">' in text
    assert 'fill="url(#g)" stroke="none"' in text
    assert 'A &lt; B &amp; "C"' in text
    assert '<use xlink:href="#t">' in text
    assert "data:image/png;base64,AAAA" in text
    assert plain_drawing(plain) == plain


def test_a_drawing_in_a_book_is_plain_and_what_it_loses_is_named() -> None:
    trees = book(everything(figures=(figure(Picture(SVG, "svg")),)))
    assert_harmless(trees)
    assert len([name for name in trees if name.endswith(".svg")]) == 1  # logo and figure are the same drawing
    said = write_epub(everything(figures=(figure(Picture(SVG, "svg", has_html=True)),))).warnings
    (lost,) = [warning for warning in said if "foreignObject" in warning]
    assert lost.startswith("the picture “A blue field” is printed without the labels that are HTML")


@pytest.mark.parametrize(
    "content",
    (
        "<p>a<br>b",
        "</p>x</i>",
        "<b><i>x</b>y</i>",
        '<img src="picture-1" alt=\'"<&>\'>&nbsp;&amp;&lt;b&gt; "quoted" 1 < 2 > 1',
        "<ul><li>a<li>b",
        '<p title=a class=b id="x>y<z">a</p><!-- c --><?x?>]]>&copy;&#x1F600;',
        "<p>\ufffe\x0b&#0;&#xfffe;</p>",
    ),
)
def test_content_becomes_well_formed_whatever_it_is(content: str) -> None:
    clean = sanitizer().clean(content)
    tree = tree_of(clean)
    assert "".join(parsed(xml_of(tree)).itertext()) == "".join(tree.itertext())
    assert "<script" not in xml_of(tree)
