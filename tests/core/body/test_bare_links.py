"""Addresses that stand in a text without marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.body import document as doc
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.text.links import safe_link


def links(text: str) -> list[tuple[str, str]]:
    """The links of one paragraph, as (words, address)."""
    (paragraph,) = parse_markdown(text).blocks
    assert isinstance(paragraph, doc.Paragraph)
    return [(doc.plain_text(part.children), part.url) for part in paragraph.children if isinstance(part, doc.Link)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://example.org/a_(b).", "https://example.org/a_(b)"),
        ("(see https://example.org/x)", "https://example.org/x"),
        ("https://example.org/?a=1&b=2#c!", "https://example.org/?a=1&b=2#c"),
        ("https://example.org/?a=1&amp;b=2;", "https://example.org/?a=1&b=2"),
        ("„https://example.org/x“", "https://example.org/x"),
        ("« https://example.org/x »", "https://example.org/x"),
        ("见https://example.org/a。然后", "https://example.org/a"),
        ("https://example.org的报告", "https://example.org"),
        ("HTTPS://Example.org", "HTTPS://Example.org"),
        ("http://localhost:8000/a", "http://localhost:8000/a"),
        ("https://example.org/it's", "https://example.org/it's"),
    ],
)
def test_web_addresses(text: str, address: str) -> None:
    assert links(text) == [(address, address)]


def test_other_addresses() -> None:
    assert links("Write to press.office@example.org, or see www.example.org/x.") == [
        ("press.office@example.org", "mailto:press.office@example.org"),
        ("www.example.org/x", "http://www.example.org/x"),
    ]
    assert links("mailto:a@example.org") == [("mailto:a@example.org", "mailto:a@example.org")]


@pytest.mark.parametrize(
    "text",
    ["`https://a.org`", "x@y", "www.x", "ftp://a.org", "a//b.org", "https://", "price@5.00", "@a.org"],
)
def test_what_is_no_address(text: str) -> None:
    assert links(text) == []


def test_links_with_marks_stay_as_they_are() -> None:
    assert links("[https://a.org](https://b.org)") == [("https://a.org", "https://b.org")]
    assert links("<https://a.org>") == [("https://a.org", "https://a.org")]
    assert links('<a href="https://b.org">www.a.org</a>') == [("www.a.org", "https://b.org")]


def test_a_link_knows_its_line() -> None:
    document = parse_markdown("one\ntwo <br> three\nhttps://a.org\n\n- x\n  www.b.org", first_line=10)
    assert document.links == ((12, "https://a.org"), (15, "http://www.b.org"))


@given(st.text("htps:/w.aA@(),*_b-~\n<>[]?&;’。的", max_size=60))
def test_they_are_safe(text: str) -> None:
    for around in (text, f"https://{text}", f"x www.a.{text}"):
        assert all(safe_link(url) for _, url in parse_markdown(around).links)


def test_thousands_are_read_in_time() -> None:
    for text in ("www." * 20_000, "https://a.b/" + ")" * 50_000, "a@" * 20_000, "https://" * 20_000):
        assert parse_markdown(text).blocks
