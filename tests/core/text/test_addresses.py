"""Which addresses are those of one page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.text.addresses import address_key

PAGE = "https://example.org/a/b"


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/a/b",
        "https://www.example.org/a/b/",
        "HTTPS://EXAMPLE.ORG:443/a/b#notes",
        "https://example.org/a/b?utm_source=x&UTM_medium=y",
        "https://example.org/a/b?fbclid=1",
        " https://example.org/a/%62 ",
    ],
)
def test_addresses_of_one_page(url: str) -> None:
    assert address_key(url) == address_key(PAGE)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a/B",
        "https://example.org/a",
        "https://example.org/a/b?id=1",
        "https://example.org:8080/a/b",
        "https://sub.example.org/a/b",
        "https://example.com/a/b",
    ],
)
def test_addresses_of_others(url: str) -> None:
    assert address_key(url) not in {"", address_key(PAGE)}


@pytest.mark.parametrize(
    "url", ["", "page.html", "mailto:a@example.org", "https://", "https://[", "ftp://example.org/a"]
)
def test_what_is_no_address(url: str) -> None:
    assert address_key(url) == ""


@given(st.text())
def test_any_text_has_a_key(url: str) -> None:
    address_key(url)
    address_key(f"https://example.org/{url}")


def test_the_order_of_what_is_asked_does_not_matter() -> None:
    assert address_key(f"{PAGE}?b=2&a=1") == address_key(f"{PAGE}?a=1&b=2")
