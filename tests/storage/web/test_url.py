"""Addresses are read strictly: what programs read in different ways is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.errors import BriefkitError
from briefkit.storage.web.public import address_of, is_public
from briefkit.storage.web.url import Url, file_name_of, is_url, parse_url, redirected


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://desk.example", "https://desk.example/"),
        (" HTTPS://Desk.Example./a?b=c#d \n", "https://desk.example/a?b=c"),
        ("http://desk.example:80/", "http://desk.example/"),
        ("http://desk.example:8080", "http://desk.example:8080/"),
        ("https://desk.example:/x", "https://desk.example/x"),
        ("https://desk.example?q=1", "https://desk.example/?q=1"),
        ("https://müller.example/Häfen und mehr", "https://xn--mller-kva.example/H%C3%A4fen%20und%20mehr"),
        ("https://desk.example/a%20b%2Fc", "https://desk.example/a%20b%2Fc"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700:0:0::1111]:81/", "http://[2606:4700::1111]:81/"),
        ("http://desk。example/", "http://desk.example/"),
        ("http://１２７.０.０.１/", "http://127.0.0.1/"),
        ("https://my_desk.example/@author/post", "https://my_desk.example/@author/post"),
    ],
)
def test_an_address_as_it_is_asked_for(text: str, url: str) -> None:
    assert str(parse_url(text)) == url
    assert parse_url(str(parse_url(text))) == parse_url(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("file:///etc/passwd", "begins with http"),
        ("ftp://desk.example/", "begins with http"),
        ("data:text/html,x", "begins with http"),
        ("javascript:alert(1)", "begins with http"),
        ("gopher://127.0.0.1:25/", "begins with http"),
        ("//desk.example/", "begins with http"),
        ("http:desk.example", "begins with http"),
        ("http:///etc/passwd", "names no host"),
        ("http://user@desk.example/", "a user"),
        ("http://user:word@desk.example/", "a user"),
        ("http://desk.example@127.0.0.1/", "a user"),
        ("http://desk.example\\@127.0.0.1/", "characters"),
        ("http://127.0.0.1\\.desk.example/", "characters"),
        ("http://desk.example\t/", "characters"),
        ("http://desk.exa\nmple/", "characters"),
        ("http://desk.example/\r\nHost: other", "characters"),
        ("http://desk example/", "characters"),
        ("http://desk.example/\0", "characters"),
        ("http://2130706433/", "no host"),
        ("http://0x7f000001/", "no host"),
        ("http://0x7f.1/", "no host"),
        ("http://127.1/", "no host"),
        ("http://0177.0.0.1/", "no host"),
        ("http://017700000001/", "no host"),
        ("http://0/", "no host"),
        ("http://127.0.0.1.1/", "no host"),
        ("http://[::1/", "no host"),
        ("http://[fe80::1%25eth0]/", "no host"),
        ("http://[::1]x/", "no host"),
        ("http://%6c%6fcalhost/", "no host"),
        ("http://desk.example:80:80/", "no host"),
        ("http://desk..example/", "no host"),
        ("http://-desk.example/", "no host"),
        (f"http://{'a' * 64}.example/", "no host"),
        (f"http://{'ä' * 64}.example/", "no host"),
        ("http://desk.example:0/", "port"),
        ("http://desk.example:65536/", "port"),
        ("http://desk.example:٨٠/", "no host"),
        (f"http://desk.example/{'a' * 4000}", "4,000"),
    ],
)
def test_what_is_no_plain_address_of_the_web_is_refused(text: str, what: str) -> None:
    with pytest.raises(BriefkitError, match=what):
        parse_url(text)


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("https://desk.example/a", True),
        ("file:///etc/passwd", True),
        ("ftp://desk.example", True),
        ("page.txt", False),
        ("C:\\pages\\a.txt", False),
        ("notes: a.txt", False),
        ("-", False),
        ("a/b://c", False),
    ],
)
def test_an_address_is_told_from_a_path(text: str, so: bool) -> None:
    assert is_url(text) is so


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for whole in (text, f"http://{text}", f"https://desk.example/{text}", f"http://desk.example:{text}"):
        try:
            url = parse_url(whole)
        except BriefkitError:
            continue
        assert str(url).isascii()
        assert parse_url(str(url)) == url
        assert isinstance(file_name_of(url), str)


HERE = Url("https", "desk.example", 443, "/a/b?c")


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/x", "https://desk.example/x"),
        ("y", "https://desk.example/a/y"),
        ("?d", "https://desk.example/a/b?d"),
        ("//other.example/z#part", "https://other.example/z"),
        ("https://other.example", "https://other.example/"),
        ("/caf\u00c3\u00a9", "https://desk.example/caf%C3%A9"),  # UTF-8, as http.client reads it
        ("/caf\u00e9", "https://desk.example/caf%E9"),  # Latin-1
        ("/a b", "https://desk.example/a%20b"),
    ],
)
def test_a_redirect_leads_on(location: str, url: str) -> None:
    assert str(redirected(HERE, location)) == url


@pytest.mark.parametrize(
    ("location", "what"),
    [
        ("http://desk.example/", "not encrypted"),
        ("file:///etc/passwd", "begins with http"),
        ("ftp://desk.example/", "begins with http"),
        ("data:text/html,hello", "begins with http"),
        ("https://user@other.example/", "a user"),
        ("//127.1/", "no host"),
        ("https://[::1", "it is"),
        ("https://other.example/\x01", "characters"),
    ],
)
def test_a_redirect_that_leads_off_is_refused(location: str, what: str) -> None:
    with pytest.raises(BriefkitError, match=what) as raised:
        redirected(HERE, location)
    assert raised.value.message.startswith("it is redirected to")


PRIVATE = """
0.0.0.0 0.0.0.1 0.255.255.255 10.0.0.1 100.64.0.1 100.100.100.200 100.127.255.255 127.0.0.1 127.255.255.254
169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1
198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:100.100.100.200 ::ffff:0:127.0.0.1 ::8.8.8.8 100::1 fc00::1
fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 2001::1 2001:0:7f00:1::1 2001:10::1 2001:20::1 2001:db8::1 3fff::1
2002:7f00:1:: 2002:a9fe:a9fe::1 2002:c0a8:101:: 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b::a00:1 64:ff9b:1::808:808
2606:4700::5efe:7f00:1 2606:4700::200:5efe:a00:1 5f00::1
"""
PUBLIC = """
1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 169.253.255.255
172.15.255.255 172.32.0.0 192.0.1.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255
2606:4700:4700::1111 2001:4860:4860::8888 2a00:1450:4001::1 64:ff9b::808:808 2002:808:808::1 2400:cb00::5efe:808:808
"""


@pytest.mark.parametrize("address", PRIVATE.split())
def test_an_address_that_is_not_public(address: str) -> None:
    assert not is_public(address_of(address))


@pytest.mark.parametrize("address", PUBLIC.split())
def test_an_address_that_is_public(address: str) -> None:
    assert is_public(address_of(address))
