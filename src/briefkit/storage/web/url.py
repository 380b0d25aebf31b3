"""Addresses of pages: read strictly, as programs that read them in different ways can be told different things."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import quote, unquote, urljoin, urlsplit

from briefkit.core.values import frozen
from briefkit.errors import BriefkitError

LONGEST = 4000
"""Characters of an address; browsers and servers know none that is longer."""
PORTS = {"http": 80, "https": 443}
_FORM = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*)://(?P<authority>[^/?#]*)(?P<rest>[^#]*)(?:#.*)?", re.IGNORECASE)
_PORT = re.compile(r":(?P<port>\d{1,5})?\Z", re.ASCII)
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))*", re.IGNORECASE)
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.ASCII)
_UNFIT = re.compile(r"[\x00-\x20\x7f\\\x80-\xa0\u2028\u2029\ufeff\ud800-\udfff]")
_PATH_SIGNS = "%/:=&?~+!$,;'@()*[]|-._"


@frozen
class Url:
    """An address of a page: `host` is a name in ASCII or an IP address, `target` path and query as they are sent."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def host_and_port(self) -> str:
        """As the address names them: without the port that is meant anyway."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host_and_port}{self.target}"


def is_url(text: str) -> bool:
    """Whether a text is an address rather than a path: of any scheme, as some are refused."""
    return _FORM.fullmatch(text.strip()) is not None


def parse_url(text: str) -> Url:
    """The address in a text, without fragment. Raises BriefkitError for one that is not of the web, or not plain."""
    text = text.strip()
    if len(text) > LONGEST:
        raise BriefkitError(f"the address has more than {LONGEST:,} characters")
    found = _FORM.fullmatch(text)
    scheme = found["scheme"].lower() if found else ""
    if found is None or scheme not in PORTS:
        raise BriefkitError("it is no address that begins with http:// or https://", hint="to import a file, name it")
    if _UNFIT.search(text.replace(" ", "")) or " " in found["authority"]:
        raise BriefkitError("the address holds characters that no address has", hint="copy it from the browser")
    if "@" in found["authority"]:
        raise BriefkitError("the address names a user, or a password", hint="leave out what is before the @")
    host, port = _host_and_port(found["authority"])
    rest = found["rest"] if found["rest"].startswith("/") else f"/{found['rest']}"
    return Url(scheme, host, port or PORTS[scheme], quote(rest, safe=_PATH_SIGNS))


def _host_and_port(authority: str) -> tuple[str, int]:
    """The host, and the port or 0 if none is named."""
    port = _PORT.search(authority)
    number = int(port["port"] or 0) if port else 0
    host = authority[: port.start()] if port else authority
    if number > 0xFFFF or (port and port["port"] and number == 0):
        raise BriefkitError(f"there is no port {port['port'] if port else number}")
    return _host(host), number


def _host(text: str) -> str:
    """A host as it is looked up. Numbers that only some programs take for an address are refused."""
    try:
        if text.startswith("[") and text.endswith("]") and "%" not in text:
            return str(IPv6Address(text[1:-1]))
        name = (text if text.isascii() else text.encode("idna").decode()).lower().removesuffix(".")
        if _NUMBER.fullmatch(name.rpartition(".")[2]):
            return str(IPv4Address(name))
    except (AddressValueError, UnicodeError) as error:
        raise BriefkitError(f"“{text}” is no host") from error
    if not _NAME.fullmatch(name) or len(name) > 253:
        raise BriefkitError(f"“{text}” is no host" if text else "the address names no host")
    return name


def redirected(url: Url, location: str) -> Url:
    """The address to which a server sends on. `location` is as `http.client` reads it, in Latin-1.

    Raises BriefkitError as `parse_url`, and where it leads from an encrypted connection to one that is not.
    """
    try:
        location = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        location = quote(location, safe=_PATH_SIGNS + "#", encoding="latin-1", errors="replace")
    try:
        target = parse_url(urljoin(str(url), location.strip()))
    except (BriefkitError, ValueError) as error:
        reason = error.message if isinstance(error, BriefkitError) else "it is no address"
        raise BriefkitError(f"it is redirected to “{location[:200]}”: {reason}") from error
    if url.scheme == "https" and target.scheme == "http":
        raise BriefkitError(
            f"it is redirected to {target}, which is not encrypted", hint="if you trust that, import it"
        )
    return target


def file_name_of(url: Url) -> str:
    """The last part of the path: the name of a file, where there is one."""
    return unquote(urlsplit(str(url)).path.rpartition("/")[2]) or unquote(url.host)
