"""Which addresses of the web are those of one page."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_TRACKING = frozenset(["fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid"])
_TRACKING_START = "utm_"
_PORTS = {":80", ":443"}


def address_key(url: str) -> str:
    """What is the same in all addresses of a page: without scheme, `www.`, fragment, last slash and tracking.

    Empty for what is no address of the web.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.").rstrip(".")
        port = f":{parts.port}" if parts.port and f":{parts.port}" not in _PORTS else ""
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return ""
    asked = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(name)]
    query = f"?{urlencode(sorted(asked))}" if asked else ""
    return f"{host}{port}{unquote(parts.path).rstrip('/')}{query}"


def _tracks(name: str) -> bool:
    return name.lower().startswith(_TRACKING_START) or name.lower() in _TRACKING
