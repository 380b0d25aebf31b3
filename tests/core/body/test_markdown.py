"""Parsing Markdown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.body import document as doc
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.text.links import safe_link


def test_blocks_know_their_lines() -> None:
    text = "## A\n\ntext\nmore\n\n- x\n- y\n\n> q\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n---\n\n```py\nc\n```\n"
    blocks = parse_markdown(text, first_line=10).blocks
    assert [(type(block).__name__, block.line) for block in blocks] == [
        ("Heading", 10),
        ("Paragraph", 12),
        ("Items", 15),
        ("Quote", 18),
        ("Table", 20),
        ("Rule", 24),
        ("CodeBlock", 26),
    ]


def test_marks_are_blocks_and_html_is_text() -> None:
    text = "<!-- briefkit: issues -->\n\n<!-- briefkit: figure f1 -->\n\n<!-- note -->\n\n<script>x</script>\n"
    document = parse_markdown(text)
    assert document.blocks[:2] == (doc.Mark("issues", "", 1), doc.Mark("figure", "f1", 3))
    assert document.blocks[2] == doc.Paragraph((doc.Text("<script>x</script>"),), line=7)
    assert document.dropped == ((7, "HTML is shown as text"),)


def test_speakers() -> None:
    for text in ("**Ann:** Yes, *well*.", "**Ann**: Yes, *well*."):
        (paragraph,) = parse_markdown(text).blocks
        assert isinstance(paragraph, doc.Paragraph)
        assert paragraph.speaker == "Ann"
        assert doc.plain_text(paragraph.children) == "Yes, well."
    (paragraph,) = parse_markdown("**Important** words").blocks
    assert isinstance(paragraph, doc.Paragraph)
    assert paragraph.speaker is None


def test_footnotes_are_in_order_of_first_reference() -> None:
    document = parse_markdown("b[^b] a[^a]\n\n[^a]: A\n[^b]: B\n")
    assert [doc.plain_text(note[0].children) for note in document.notes if isinstance(note[0], doc.Paragraph)] == [
        "B",
        "A",
    ]


def test_unsafe_links_lose_their_address() -> None:
    document = parse_markdown("[a](javascript:alert(1)) [b](https://example.org/x) [c](other.md#part)")
    (paragraph,) = document.blocks
    assert isinstance(paragraph, doc.Paragraph)
    links = [child.url for child in paragraph.children if isinstance(child, doc.Link)]
    assert links == ["https://example.org/x", "other.md#part"]
    assert document.dropped == ((1, "a link to “javascript:alert(1)”"),)


def test_which_links_are_safe() -> None:
    for url in ("https://a.org/b?c=d#e", "http://a.org", "mailto:a@b.org", "#part", "other.md", "2018/other.md"):
        assert safe_link(url) == url
    for url in (
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "java\nscript:x",
        "data:text/html,x",
        "//evil.org",
        "/etc/passwd",
        "vbscript:x",
        "file:///etc/passwd",
        "\x01javascript:x",
        "https://a.org/\u202ex",
        "",
        "http://[",
    ):
        assert safe_link(url) is None, url


def test_anchors_are_unique() -> None:
    document = parse_markdown("# A\n\n# A\n\n# Ä\n")
    assert [block.anchor for block in document.blocks if isinstance(block, doc.Heading)] == ["a", "a-2", "a-3"]


@given(st.text(max_size=400))
def test_any_text_is_parsed(text: str) -> None:
    parse_markdown(text)


@given(st.recursive(st.just("x"), lambda inner: inner.map(lambda text: f"> - {text}"), max_leaves=60))
def test_deep_nesting_is_parsed(text: str) -> None:
    parse_markdown(text)
