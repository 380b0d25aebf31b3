"""Pages are fetched from public addresses only, within limits of size and time, and what prevents it is said."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from briefkit.errors import BriefkitError
from briefkit.storage.web.fetch import Page, Web, fetch
from tests.storage.web.servers import HTML, Answer, Server, answer, moved, serving

LARGEST = 1 << 20
BOM = b"\xef\xbb\xbf"


def fetched(answers: dict[str, Answer], path: str = "/") -> tuple[Page, Server]:
    with serving(answers) as server:
        return fetch(server.url(path), LARGEST, server.web), server


def refused(answers: dict[str, Answer], path: str = "/", seconds: float = 30) -> BriefkitError:
    with serving(answers) as server, pytest.raises(BriefkitError) as raised:
        fetch(server.url(path), LARGEST, replace(server.web, seconds=seconds))
    return raised.value


def test_a_page() -> None:
    page, server = fetched({"/a?b": answer(Content_Type="text/html")}, "/a?b#c")
    assert page == Page(server.url("/a?b"), HTML, "text/html", redirected=False)
    (request,) = server.requests
    assert request.startswith("GET /a?b HTTP/1.1\r\nHost: desk.example:")
    assert "User-Agent: briefkit/" in request
    assert "Cookie" not in request


def test_redirects_are_followed_to_the_last_address() -> None:
    answers = {
        f"/{number}": moved(f"/{number + 1}", status) for number, status in enumerate(("301 A", "302 B", "307 C"))
    }
    page, server = fetched({**answers, "/3": answer(b"end")}, "/0")
    assert (page.url, page.data, page.redirected) == (server.url("/3"), b"end", True)


@pytest.mark.parametrize(
    "answers",
    [
        {"/": moved("/")},
        {"/": moved("/a"), "/a": moved("/")},
        {"/": moved("/1"), **{f"/{number}": moved(f"/{number + 1}") for number in range(9)}},
    ],
)
def test_redirects_end(answers: dict[str, Answer]) -> None:
    assert "redirected on and on" in refused(answers).message


@pytest.mark.parametrize(
    "location", ["http://169.254.169.254/latest/", "http://localhost./", "http://[::1]/", "//10.0.0.1"]
)
def test_a_redirect_to_an_address_that_is_not_public_is_refused(location: str) -> None:
    with serving({"/": moved(location)}) as server:
        web = Web(
            addresses=lambda host, _port: {"desk.example": ["127.0.0.1"], "localhost": ["127.0.0.2"]}.get(host, [host]),
            is_allowed=server.web.is_allowed,
        )
        with pytest.raises(BriefkitError, match="no public address"):
            fetch(server.url(), LARGEST, web)
        assert len(server.requests) == 1


def test_a_host_with_one_address_that_is_not_public_is_refused() -> None:
    with serving({}) as server:
        for addresses in (["127.0.0.1", "10.0.0.1"], ["10.0.0.1", "127.0.0.1"], ["127.0.0.1", "::1"]):
            with pytest.raises(BriefkitError, match="no public address"):
                fetch(server.url(), LARGEST, replace(server.web, addresses=lambda *_: addresses))  # noqa: B023
        assert server.requests == []


def test_the_web_of_users_has_no_private_address() -> None:
    with serving({"/": answer()}) as server:
        for host in ("127.0.0.1", "localhost", "localhost.", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"):  # noqa: S104
            with pytest.raises(BriefkitError, match=r"no public address|no host"):
                fetch(server.url(host=host), LARGEST)
        assert server.requests == []


def test_a_name_is_looked_up_once_for_each_address() -> None:
    """A name that means another machine a moment later leads nowhere."""
    asked: list[str] = []

    def addresses(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    with serving({"/": answer()}) as server:
        assert fetch(server.url(), LARGEST, replace(server.web, addresses=addresses)).data == HTML
    assert asked == ["desk.example"]


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({}) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        assert fetched({"/": answer()})[0].data == HTML
        assert proxy.requests == []


def test_an_unknown_host_is_told() -> None:
    def none(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    with pytest.raises(BriefkitError, match=r"there is no host desk\.example"):
        fetch("http://desk.example/", LARGEST, Web(addresses=none))


def test_the_next_address_of_a_host_is_tried() -> None:
    with serving({"/": answer()}) as server:
        web = Web(addresses=lambda *_: ["127.0.0.2", "127.0.0.1"], is_allowed=lambda _: True)
        assert fetch(server.url(), LARGEST, web).data == HTML


def no_server() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def test_a_host_without_a_server_is_told() -> None:
    with serving({}) as server, pytest.raises(BriefkitError, match=r"gives no answer.*refused"):
        fetch(f"http://desk.example:{no_server()}/", LARGEST, server.web)


@pytest.mark.parametrize(
    ("status", "headers", "what"),
    [
        ("404 Not Found", {}, r"no such page \(404\)"),
        ("403 Forbidden", {}, r"does not let programs fetch it \(403\)"),
        ("401 Unauthorized", {}, r"signed in \(401\)"),
        ("429 Too Many Requests", {"Retry_After": "120"}, r"too many requests for now \(429; wait 120 s\)"),
        ("429 Too Many Requests", {"Retry_After": "tomorrow \x1b[31m"}, r"too many requests for now \(429\)"),
        ("451 Unavailable", {}, "legal reasons"),
        ("503 Service Unavailable", {}, r"the site fails \(503 Service Unavailable\)"),
        ("500", {}, r"the site fails \(500\)"),
        ("500 \x1b]0;title\x07", {}, r"the site fails \(500 ␛\]0;title␇\)"),
        ("204 No Content", {}, r"without a page \(204 No Content\)"),
        ("206 Partial Content", {}, "without a page"),
        ("302 Found", {}, r"without a page \(302 Found\)"),
        ("304 Not Modified", {}, "without a page"),
    ],
)
def test_an_answer_without_a_page_is_told(status: str, headers: dict[str, str], what: str) -> None:
    error = refused({"/": answer(b"", status, **headers)})
    with pytest.raises(BriefkitError, match=what):
        raise error
    assert error.hint


@pytest.mark.parametrize(
    ("location", "what"),
    [
        ("/login?next=/a", "sign in"),
        ("/users/sign-in", "sign in"),
        ("http://sso.desk.example:{port}/", "sign in"),
        ("http://consent.desk.example:{port}/x", "consent"),
        ("/cookie-wall.html", "consent"),
    ],
)
def test_a_page_before_the_page_is_told(location: str, what: str) -> None:
    class Everything(dict[str, Answer]):
        def get(self, path: str, default: object = None) -> Answer:
            return moved(location.format(port=running.port)) if path == "/a" else answer()

    with serving(Everything()) as running:
        with pytest.raises(BriefkitError, match=f"redirected to a page .*{what}"):
            fetch(running.url("/a"), LARGEST, running.web)
        assert fetch(running.url("/login"), LARGEST, running.web).data == HTML


def sends(*parts: bytes, pause: float = 0, end: bool = True) -> Callable[[socket.socket], None]:
    """An answer in parts, with a pause after each."""

    def send(stream: socket.socket) -> None:
        for part in parts:
            stream.sendall(part)
            time.sleep(pause)
        if not end:
            time.sleep(60)

    return send


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


@pytest.mark.parametrize(
    "slow",
    [
        sends(b"", end=False),
        sends(*[bytes([sign]) for sign in b"HTTP/1.1 200 OK\r\n" * 100], pause=0.1),
        sends(HEAD, *[b"x"] * 100, pause=0.1),
        sends(HEAD, b"x", end=False),
        sends(HEAD.replace(b"\r\n\r\n", b"\r\nContent-Length: 9\r\n\r\n"), b"x", end=False),
        sends(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", *[b"1\r\nx\r\n"] * 100, pause=0.1),
        sends(*[b"HTTP/1.1 100 Continue\r\n\r\n"] * 100, pause=0.1),
    ],
)
def test_a_server_that_takes_its_time_is_left(slow: Answer) -> None:
    start = time.monotonic()
    assert refused({"/": slow}, seconds=1).message == "desk.example takes longer than 1 s"
    assert time.monotonic() - start < 8


def test_the_time_is_for_all_redirects_together() -> None:
    numbers = count()

    def slowly(stream: socket.socket) -> None:
        time.sleep(0.4)
        stream.sendall(moved(f"/{next(numbers)}"))

    class Everything(dict[str, Answer]):
        def get(self, path: str, default: object = None) -> Answer:
            return slowly

    assert "takes longer than 1 s" in refused(Everything(), seconds=1).message


@pytest.mark.parametrize(
    "large",
    [
        answer(b"x" * (LARGEST + 1)),
        answer(b"x", Content_Length=str(10**12)),
        answer(b"x" * (LARGEST + 1), Content_Length=""),
        answer(gzip.compress(bytes(50 * LARGEST)), Content_Encoding="gzip"),
        answer(gzip.compress(bytes(LARGEST)) * 3, Content_Encoding="gzip"),
    ],
)
def test_a_page_has_a_limit_packed_or_not(large: bytes) -> None:
    assert refused({"/": large}).message == "it has more than 1 MB"


@pytest.mark.parametrize(
    "data",
    [gzip.compress(HTML), gzip.compress(HTML[:9]) + gzip.compress(HTML[9:]), gzip.compress(HTML, 0)],
    ids=["at once", "in two parts", "only wrapped"],  # what gzip writes has the time in it
)
def test_a_packed_page_is_unpacked(data: bytes) -> None:
    assert fetched({"/": answer(data, Content_Encoding="gzip")})[0].data == HTML
    full = gzip.compress(bytes(LARGEST))
    assert len(fetched({"/": answer(full, Content_Encoding="x-gzip")})[0].data) == LARGEST


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        (answer(gzip.compress(HTML)[:-9], Content_Encoding="gzip"), "ended too early"),
        (answer(b"no gzip", Content_Encoding="gzip"), "packed in a wrong way"),
        (answer(zlib.compress(HTML), Content_Encoding="br"), "packed as br"),
        (answer(b"", Content_Encoding="gzip, gzip"), "packed as gzip, gzip"),
        (answer(HTML, Content_Length=str(len(HTML) + 1)), "ended too early"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc", "ended too early"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "ended too early"),
        (b"", "no answer that can be read"),
        (b"SSH-2.0-OpenSSH\r\n", "no answer that can be read"),
        (b"HTTP/1.1 999999 X\r\n\r\n", "no answer that can be read"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n", "no answer that can be read"),
        (b"HTTP/1.1 200 OK\r\nA: " + b"b" * 70_000, "no answer that can be read"),
    ],
)
def test_a_broken_answer_is_told(broken: bytes, what: str) -> None:
    assert what in refused({"/": broken}).message


TEXT = "<p>Häfen – “offen”</p>"


@pytest.mark.parametrize(
    ("media_type", "data", "read"),
    [
        ("text/html; charset=iso-8859-1", TEXT.encode("cp1252"), BOM + TEXT.encode()),
        ("text/html; charset=windows-1251", "Порт".encode("cp1251"), BOM + "Порт".encode()),
        ("text/html; charset=utf-8", TEXT.encode(), BOM + TEXT.encode()),
        ("text/html; charset=utf-8", TEXT.encode("cp1252"), TEXT.encode("cp1252")),
        ("text/html; charset=klingon", TEXT.encode(), TEXT.encode()),
        ("text/html; charset=base64", b"QUJD", b"QUJD"),
        ("text/html; charset=utf-16", TEXT.encode("utf-16"), TEXT.encode("utf-16")),
        ("text/html", TEXT.encode("cp1252"), TEXT.encode("cp1252")),
        ("application/pdf; charset=iso-8859-1", b"%PDF-\xff", b"%PDF-\xff"),
        ("", b"\xff", b"\xff"),
    ],
)
def test_a_text_is_read_as_its_server_says(media_type: str, data: bytes, read: bytes) -> None:
    page, _ = fetched({"/": answer(data, Content_Type=media_type)})
    assert (page.data, page.media_type) == (read, media_type.partition(";")[0])


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for desk.example, with its key."""
    if not shutil.which("openssl"):
        pytest.skip("needs openssl")
    folder = tmp_path_factory.mktemp("certificate")
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=desk.example -keyout key.pem -out cert.pem"
    subprocess.run(
        [*command.split(), "-addext", "subjectAltName=DNS:desk.example"], cwd=folder, check=True, capture_output=True
    )
    (folder / "both.pem").write_bytes((folder / "cert.pem").read_bytes() + (folder / "key.pem").read_bytes())
    return folder / "both.pem"


def secured(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_an_encrypted_page(certificate: Path) -> None:
    trusting = lambda: ssl.create_default_context(cafile=str(certificate))  # noqa: E731
    with serving({"/": answer()}, secured(certificate)) as server:
        web = replace(server.web, context=trusting)
        address = server.url().replace("http:", "https:")
        assert fetch(address, LARGEST, web).data == HTML
        with pytest.raises(BriefkitError, match=r"certificate of other\.example cannot be trusted"):
            fetch(address.replace("desk", "other"), LARGEST, web)
        with pytest.raises(BriefkitError, match=r"certificate of desk\.example cannot be trusted: self"):
            fetch(address, LARGEST, server.web)


def test_an_encrypted_server_that_takes_its_time_is_left(certificate: Path) -> None:
    trusting = lambda: ssl.create_default_context(cafile=str(certificate))  # noqa: E731
    slow = {"/": sends(HEAD, *[b"x"] * 100, pause=0.1)}
    with serving(slow, secured(certificate)) as server, pytest.raises(BriefkitError, match="takes longer than 1 s"):
        fetch(server.url().replace("http:", "https:"), LARGEST, replace(server.web, context=trusting, seconds=1))
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections, and shakes no hands
        address = f"https://desk.example:{silent.getsockname()[1]}/"
        with pytest.raises(BriefkitError, match="takes longer than 1 s"):
            fetch(address, LARGEST, replace(server.web, context=trusting, seconds=1))


def test_a_server_that_is_not_encrypted_is_told() -> None:
    greeting = b"HTTP/1.1 400 Bad Request\r\n\r\n"
    with serving({}, greeting=greeting) as server, pytest.raises(BriefkitError, match="no encrypted connection"):
        fetch(server.url().replace("http:", "https:"), LARGEST, server.web)
