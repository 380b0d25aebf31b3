"""Documents on their way in: from files, standard input, the clipboard, and addresses of the web."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from briefkit.core.dates.dates import PartialDate
from briefkit.errors import BriefkitError
from briefkit.importers.formats import FORMATS
from briefkit.storage.files.door import FileKind, check_size, read_named
from briefkit.storage.web.url import is_url, parse_url

if TYPE_CHECKING:
    from briefkit.storage.web.fetch import Web

DOCUMENT = FileKind("a document to import", 20 << 20)
STDIN, CLIPBOARD = "-", "--paste"
"""What users call a document that has no name."""
_BLANK = b" \t\r\n\v\f\xef\xbb\xbf\xfe\xff"
"""White space, and the marks of UTF-8 and UTF-16."""
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.ms-outlook": ".msg",
    "message/rfc822": ".eml",
    "text/markdown": ".md",
    "application/x-bibtex": ".bib",
    "application/x-research-info-systems": ".ris",
    "application/vnd.citationstyles.csl+json": ".json",
}
"""What servers call a document → the ending of its name. Others, such as text/plain, say less than the ending."""


class Incoming(NamedTuple):
    """A document as it came: its bytes, the name of its file with the ending that shows its format, if it has one.

    `told` is what reports call it, `url` the address it came from, on the day `retrieved`, `notes` what is to be said
    of that.
    """

    told: str
    data: bytes
    file_name: str = ""
    url: str | None = None
    retrieved: PartialDate | None = None
    notes: tuple[str, ...] = ()


def stated_address(text: str) -> str:
    """The address at which a document was published. Raises BriefkitError for what `import` would not fetch."""
    try:
        parse_url(text)
    except BriefkitError as error:
        scheme = f"https://{text.strip()}"
        hint = f"is it {scheme}?" if "." in text and not is_url(text) and _is_address(scheme) else error.hint
        raise BriefkitError(f"--url “{text}”: {error.message}", hint=hint) from error
    return text.strip()


def _is_address(text: str) -> bool:
    with suppress(BriefkitError):
        return bool(parse_url(text))
    return False


def format_names() -> list[str]:
    """The formats that are built in."""
    return list(FORMATS)


def told_name(name: str) -> str:
    """What reports call a document."""
    return {STDIN: "standard input", CLIPBOARD: "the clipboard"}.get(name, name)


@contextmanager
def named_in_errors(told: str) -> Iterator[None]:
    """Name a document in the errors that it causes."""
    try:
        yield
    except BriefkitError as error:
        if told not in error.message:
            error.message = f"{told}: {error.message}"
        raise


def incoming(
    name: str, today: datetime.date, stdin: Callable[[], BinaryIO] | None = None, web: Web | None = None
) -> Incoming:
    """A document by the name of a file, its address, `CLIPBOARD`, or `-` for what is piped to `stdin`, if there is any.

    Raises BriefkitError if it cannot be read or fetched.
    """
    told = told_name(name)
    if name == CLIPBOARD:
        return _from_clipboard(told)
    if is_url(name):
        return _from_web(name, today, web)
    try:
        if name == STDIN and stdin:
            data = stdin().read(DOCUMENT.largest + 1)
            check_size(len(data), DOCUMENT)
            return Incoming(told, data)
        return Incoming(told, read_named(Path(name), DOCUMENT), Path(name).name)
    except IsADirectoryError as error:
        raise BriefkitError("it has no documents", hint="name the files in it") from error
    except OSError as error:
        raise BriefkitError(f"it cannot be read: {error.strerror}") from error
    except ValueError as error:  # a NUL in the name
        raise BriefkitError("it cannot be read: it is not a valid file name") from error


def check_not_empty(document: Incoming) -> None:
    """Raise BriefkitError for a document in which nothing stands."""
    if not document.data.strip(_BLANK):
        raise BriefkitError("it is empty")


def _from_web(address: str, today: datetime.date, web: Web | None) -> Incoming:
    from briefkit.storage.web.fetch import fetch
    from briefkit.storage.web.url import file_name_of

    page = fetch(address, DOCUMENT.largest, web)
    name = PurePath(file_name_of(parse_url(page.url))).name
    ending = _ENDINGS.get(page.media_type)
    if ending:
        known = {known for format_ in FORMATS.values() for known in format_.endings}
        stem = PurePath(name).stem if PurePath(name).suffix.lower() in known | {ending, ".php", ".aspx"} else name
        name = f"{stem}{ending}"
    day = PartialDate(today.year, today.month, today.day)
    notes = (f"redirected to {page.url}",) if page.redirected else ()
    return Incoming(address, page.data, name, page.url, day, notes)


def _from_clipboard(told: str) -> Incoming:
    from briefkit.storage.clipboard import read_clipboard

    page = FORMATS.get("html")
    html = page is not None and (not page.needs or find_spec(page.needs) is not None)
    data, ending = read_clipboard(DOCUMENT.largest, html=html)
    return Incoming(told, data, ending)
