"""The content of an answer, unpacked, and never more of it than may be read."""

from __future__ import annotations

import codecs
import time
import zlib
from collections.abc import Iterator
from http.client import HTTPResponse, IncompleteRead

from briefkit.errors import BriefkitError

_CHUNK = 64 << 10
_UTF_8 = codecs.BOM_UTF8
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
"""What servers say → what browsers read instead, as it holds more (WHATWG Encoding Standard)."""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_body(response: HTTPResponse, largest: int, deadline: float) -> bytes:
    """The unpacked content of an answer. `deadline` is one of `time.monotonic`.

    Raises BriefkitError if it has more than `largest` bytes, packed or not, ends too early or comes too slowly.
    """
    length = response.getheader("Content-Length", "")
    if length.isdigit() and int(length) > largest:
        raise _too_large(largest)
    packing = response.getheader("Content-Encoding", "identity").strip().lower() or "identity"
    if packing not in {"identity", "gzip", "x-gzip"}:
        raise BriefkitError(f"it comes packed as {packing[:40]}, which was not asked for")
    parts = _chunks(response, largest, deadline)
    return b"".join(_unpacked(parts, largest) if packing != "identity" else parts)


def _chunks(response: HTTPResponse, largest: int, deadline: float) -> Iterator[bytes]:
    expected, size = response.length, 0
    try:
        while chunk := response.read1(_CHUNK):
            size += len(chunk)
            if size > largest:
                raise _too_large(largest)
            if time.monotonic() > deadline:
                raise TimeoutError
            yield chunk
    except IncompleteRead as error:
        raise _cut() from error
    if expected is not None and size < expected:
        raise _cut()


def _unpacked(parts: Iterator[bytes], largest: int) -> Iterator[bytes]:
    """The content of one or several gzip streams, one after the other."""
    size, begun = 0, False
    stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        for part in parts:
            rest = part
            while rest:
                begun = True
                made = stream.decompress(rest, _CHUNK)
                size += len(made)
                if size > largest:
                    raise _too_large(largest)
                yield made
                rest = stream.unused_data if stream.eof else stream.unconsumed_tail
                if stream.eof:
                    stream, begun = zlib.decompressobj(zlib.MAX_WBITS | 16), False
        yield stream.flush()
    except zlib.error as error:
        raise BriefkitError("what comes is packed in a wrong way") from error
    if begun:
        raise _cut()


def in_utf_8(data: bytes, charset: str) -> bytes:
    """A text in UTF-8 with its mark, if the server said rightly in what it is written; else as it is."""
    if data.startswith(_MARKS) or not charset:
        return data
    try:
        name = codecs.lookup(charset).name
        text = data.decode(_AS_BROWSERS.get(name, name))
    except (LookupError, ValueError, AttributeError):
        return data
    return _UTF_8 + text.encode("utf-8", "replace")


def _too_large(largest: int) -> BriefkitError:
    return BriefkitError(f"it has more than {largest >> 20} MB")


def _cut() -> BriefkitError:
    return BriefkitError("it ended too early", hint="try it again")
