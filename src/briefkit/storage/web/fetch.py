"""Fetches a page: http and https, from public addresses, with a limit for its size and one for its time.

The machine that a name means is looked up once, all its addresses are checked, and the connection goes to one of them:
a name that means another machine a moment later leads nowhere. Each redirect is checked like the first address. No
proxy is used, as it would look up the name again, and no cookie is kept.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version

from briefkit.core.values import frozen
from briefkit.errors import BriefkitError
from briefkit.storage.web.body import in_utf_8, read_body
from briefkit.storage.web.public import Address, address_of, is_public
from briefkit.storage.web.refusal import check_answer, check_landing
from briefkit.storage.web.url import Url, parse_url, redirected

SECONDS = 30
"""For a page, from the first look-up to its last byte, redirects included."""
_MOST_REDIRECTS = 5
_REDIRECTS = {301, 302, 303, 307, 308}
_TEXTS = ("text/", "application/xhtml+xml")
_SAVE = "open it in a browser, save the page, and import the file with --url"


@frozen
class Page:
    """What came from an address: `url` is the last one, if `redirected` another than was asked for.

    `media_type` is what the server calls it, such as text/html; empty if it does not say. A text is in UTF-8 if the
    server said in what it was written.
    """

    url: str
    data: bytes
    media_type: str
    redirected: bool


def system_addresses(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system looks them up. Raises OSError if it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(item[4][0]) for item in found))


@frozen
class Web:
    """The web as it is reached from here. Tests have one of their own."""

    addresses: Callable[[str, int], list[str]] = system_addresses
    is_allowed: Callable[[Address], bool] = is_public
    context: Callable[[], ssl.SSLContext] = ssl.create_default_context
    seconds: float = SECONDS


def fetch(address: str, largest: int, web: Web | None = None) -> Page:
    """The page at an address, of at most `largest` bytes. Raises BriefkitError, which says why there is none."""
    web = web or Web()
    first = url = parse_url(address)
    deadline = time.monotonic() + web.seconds
    seen = {url}
    while True:
        with _told(url, web), _answer(url, web, deadline) as response:
            location = response.getheader("Location") if response.status in _REDIRECTS else None
            if location is None:
                check_answer(response)
                check_landing(first, url)
                return _page(url, response, read_body(response, largest, deadline), first)
        url = redirected(url, location)
        if url in seen or len(seen) > _MOST_REDIRECTS:
            raise BriefkitError(f"it is redirected on and on, last to {url}", hint=_SAVE)
        seen.add(url)


def _page(url: Url, response: http.client.HTTPResponse, data: bytes, first: Url) -> Page:
    media_type = response.headers.get_content_type() if response.getheader("Content-Type") else ""
    charset = response.headers.get_content_charset("")
    text = media_type.startswith(_TEXTS)
    return Page(str(url), in_utf_8(data, charset) if text else data, media_type, url != first)


@contextmanager
def _told(url: Url, web: Web) -> Iterator[None]:
    """Errors of the network as sentences."""
    try:
        yield
    except BriefkitError:
        raise
    except ssl.SSLCertVerificationError as error:
        reason = error.verify_message or "it is not valid"
        raise BriefkitError(f"the certificate of {url.host} cannot be trusted: {reason}", hint=_SAVE) from error
    except ssl.SSLError as error:
        raise BriefkitError(f"no encrypted connection to {url.host_and_port}: {error.reason}", hint=_SAVE) from error
    except TimeoutError as error:
        raise BriefkitError(f"{url.host} takes longer than {web.seconds:.0f} s", hint="try it later") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise BriefkitError(f"{url.host} gives no answer that can be read ({reason})", hint=_SAVE) from error


@contextmanager
def _answer(url: Url, web: Web, deadline: float) -> Iterator[http.client.HTTPResponse]:
    """The answer of a server, whose content is still to be read. Raises TimeoutError when the time is over."""
    stream = _connection(url, web, deadline)
    late = threading.Event()

    def end() -> None:
        late.set()
        with suppress(OSError):  # ends whatever waits for it, also one byte after the other
            socket.socket.shutdown(stream, socket.SHUT_RDWR)

    timer = threading.Timer(max(0.0, deadline - time.monotonic()), end)
    timer.start()
    try:
        if isinstance(stream, ssl.SSLSocket):
            stream.do_handshake()
        with _asked(url, stream) as response:
            yield response
    except (OSError, http.client.HTTPException, BriefkitError) as error:
        if late.is_set():
            raise TimeoutError from error
        raise
    finally:
        timer.cancel()
        stream.close()
    if late.is_set():  # what has come so far looks like all there is, if its length was not told
        raise TimeoutError


def _asked(url: Url, stream: socket.socket) -> http.client.HTTPResponse:
    """The beginning of the answer to a request."""
    connection = http.client.HTTPConnection(url.host, url.port)
    connection.sock, connection.auto_open = stream, 0
    connection.putrequest("GET", url.target, skip_host=True, skip_accept_encoding=True)
    for name, value in _headers(url).items():
        connection.putheader(name, value)
    connection.endheaders()
    return connection.getresponse()


def _headers(url: Url) -> dict[str, str]:
    try:
        own = f"briefkit/{version('briefkit')}"
    except PackageNotFoundError:  # run from its source, without being installed
        own = "briefkit"
    return {
        "Host": url.host_and_port,
        "User-Agent": f"{own} (imports single pages for their readers)",
        "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _connection(url: Url, web: Web, deadline: float) -> socket.socket:
    """A connection to one of the addresses of a host, all of which are public; encrypted if the URL asks for that."""
    error: OSError | None = None
    for address in _checked(url, web):
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        made = socket.socket(socket.AF_INET6 if address.version == 6 else socket.AF_INET, socket.SOCK_STREAM)
        try:
            made.settimeout(left)
            made.connect((str(address), url.port))
            if url.scheme == "http":
                return made
            return web.context().wrap_socket(made, server_hostname=url.host, do_handshake_on_connect=False)
        except OSError as failed:
            error = failed
            made.close()
    raise error or OSError("no address")


def _checked(url: Url, web: Web) -> list[Address]:
    """The addresses of a host. Raises BriefkitError if one of them is not public, or there are none."""
    try:
        found = [address_of(text) for text in web.addresses(url.host, url.port)]
    except (OSError, UnicodeError, ValueError) as error:
        raise BriefkitError(f"there is no host {url.host}", hint="is it spelled so, and is there a network?") from error
    for address in found:
        if not web.is_allowed(address):
            raise BriefkitError(
                f"{url.host} is at {address}, which is no public address",
                hint="briefkit fetches from the public web only; save the page, and import the file with --url",
            )
    return found
