"""The parts of a mail as it was sent (RFC 5322, MIME): characters in whatever encoding they claim to be, and files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Any

from briefkit.core.values import frozen
from briefkit.errors import BriefkitError
from briefkit.importers.decode import decode
from briefkit.importers.mail.message import Attachment, Mail
from briefkit.importers.written_dates import dates_in

_DEEPEST, _MOST_PARTS = 20, 1000
_LEAST = 80
_SAVED = re.compile(r"<?saved by\b", re.IGNORECASE)
_CHARSETS = {"unknown-8bit": "utf-8", "x-unknown": "utf-8", "cp-850": "cp850", "cp-1252": "cp1252", "cp-1251": "cp1251"}
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_ENCRYPTED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
_SIGNATURES = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}


@frozen
class _Found:
    """What has been found in the parts so far, in their order."""

    plain: tuple[str, ...] = ()
    page: bytes = b""
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = ()
    inner: tuple[Any, ...] = ()

    def __add__(self, other: _Found) -> _Found:
        return _Found(
            self.plain + other.plain,
            self.page or other.page,
            self.attachments + other.attachments,
            tuple(dict.fromkeys(self.notes + other.notes)),
            self.inner + other.inner,
        )


def mail_of(data: bytes) -> Mail:
    """The mail in some bytes. Raises BriefkitError for one that is encrypted."""
    message: Message[str, str] = message_from_bytes(data)
    return _mail(message, 0)


def _mail(message: Message[str, str], depth: int) -> Mail:
    found = _in_parts(message, depth)
    sender = header_text(message, "From")
    address = header_text(message, "Snapshot-Content-Location") or header_text(message, "Content-Location")
    is_page = bool(_SAVED.match(sender) or (not sender and address)) and bool(found.page)
    own = sum(len(text.strip()) for text in found.plain) + len(found.page)
    if len(found.inner) == 1 and own < _LEAST and not found.attachments:
        return _passed_on(found.inner[0], depth)
    inner = tuple(
        Attachment(header_text(mail, "Subject") or "a mail", "message/rfc822", mail.as_bytes()) for mail in found.inner
    )
    return Mail(
        header_text(message, "Subject"),
        sender,
        _day(header_text(message, "Date")),
        "\n\n".join(found.plain),
        found.page,
        (*found.attachments, *inner),
        found.notes,
        bool(message.get("List-Unsubscribe") or message.get("List-Id")),
        (address if address.startswith("http") else "saved page") if is_page else "",
    )


def _passed_on(message: Message[str, str], depth: int) -> Mail:
    inner = _mail(message, depth + 1)
    note = "the mail passes on another one, which is what is imported"
    return Mail(
        inner.subject, inner.sender, inner.date, inner.plain, inner.page, inner.attachments, (note, *inner.notes)
    )


def header_text(message: Message[str, str], name: str) -> str:
    """The first header of a name on one line, decoded as far as it can be; empty if there is none."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    plain = str(raw).encode("ascii", "surrogateescape") if not str(raw).isascii() else None
    if plain is not None:
        return " ".join(_characters(plain, "utf-8").split())
    try:
        parts = decode_header(re.sub(r"\r?\n", " ", str(raw)))
    except (ValueError, LookupError):  # a word that only looks encoded
        return " ".join(str(raw).split())
    text = "".join(part if isinstance(part, str) else _characters(part, charset or "ascii") for part, charset in parts)
    return " ".join(text.replace("\0", "").split())


def _characters(data: bytes, charset: str) -> str:
    """Bytes as text: as they claim to be, if they can be that; else as those of any document."""
    try:
        return data.decode(_CHARSETS.get(charset.lower(), charset))
    except (LookupError, ValueError):
        pass
    try:
        return decode(data).text
    except BriefkitError:
        return data.decode("latin-1")


def _day(text: str) -> str:
    """The day of a date in a header, where the sender is; empty if it is none."""
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        dates = dates_in(text)
        return str(dates[0].date) if dates else ""


def _in_parts(part: Message[str, str], depth: int) -> _Found:
    kind = part.get_content_type()
    if depth > _DEEPEST:
        return _Found(notes=("parts of it that are nested too deep are left out",))
    if kind in _ENCRYPTED and not (kind.endswith("mime") and "signed" in str(part.get_param("smime-type"))):
        raise BriefkitError("the mail is encrypted", hint="open it in your mail program, and save its text")
    if kind == "message/rfc822" or (kind == "message/global" and part.is_multipart()):
        return _Found(inner=tuple(item for item in _children(part)[:1]))
    if part.is_multipart():
        return _in_several(part, kind, depth)
    if kind in _SIGNATURES:
        return _Found(notes=("it is signed; the signature is not checked",))
    return _of_leaf(part, "text/plain" if kind.startswith("multipart/") else kind)  # parts without a bound are text


def _children(part: Message[str, str]) -> list[Message[str, str]]:
    payload = part.get_payload()
    return [item for item in payload if isinstance(item, Message)] if isinstance(payload, list) else []


def _in_several(part: Message[str, str], kind: str, depth: int) -> _Found:
    found = _Found()
    for child in _children(part)[:_MOST_PARTS]:
        if kind == "multipart/related" and found.page and child.get_content_maintype() == "image":
            continue  # a picture of the page
        found += _in_parts(child, depth + 1)
    if kind == "multipart/report":
        return found + _Found(notes=("it is a report on a delivery",))
    return found


def _of_leaf(part: Message[str, str], kind: str) -> _Found:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    name = _file_name(part)
    attached = part.get_content_disposition() == "attachment" or (name and kind not in ("text/plain", "text/html"))
    if attached or kind not in ("text/plain", "text/html", "text/enriched"):
        return _Found(attachments=(Attachment(name, kind, data),)) if data else _Found()
    text = _characters(data, part.get_content_charset() or "utf-8")
    if kind == "text/html":
        return _Found(page=text.encode("utf-8", "replace"))
    if str(part.get_param("format", "")).lower() == "flowed":
        text = unflowed(text, delete=str(part.get_param("delsp", "")).lower() == "yes")
    try:
        cleaned = decode((text if name else _CONTROLS.sub("", text)).encode("utf-8", "replace")).text
    except BriefkitError:  # a file that was not named as one
        return _Found(attachments=(Attachment(name, kind, data),))
    return _Found(plain=(cleaned,) if cleaned.strip() else ())


def _file_name(part: Message[str, str]) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return "a file without a readable name"
    try:
        decoded = "".join(
            item if isinstance(item, str) else _characters(item, charset or "ascii")
            for item, charset in decode_header(name)
        )
    except (ValueError, LookupError):
        decoded = name
    return " ".join(re.split(r"[/\\]", decoded)[-1].split())


def unflowed(text: str, *, delete: bool = False) -> str:
    """A text whose lines are soft where they end in a blank (RFC 3676), as paragraphs. `delete` drops that blank."""
    return "\n".join(_flowing(text.replace("\r\n", "\n").split("\n"), delete))


def _flowing(lines: list[str], delete: bool) -> Iterator[str]:
    held, depth_held = "", 0
    for line in lines:
        bare = line.lstrip(">")
        depth = len(line) - len(bare)
        bare = bare.removeprefix(" ")
        if held and depth != depth_held:
            yield held.rstrip(" ")
            held = ""
        mark = ">" * depth + " " if depth and not held else ""
        held, depth_held = held + mark + bare, depth
        if bare.endswith(" ") and bare != "-- ":
            held = held[:-1] if delete else held
            continue
        yield held
        held = ""
    if held:
        yield held.rstrip(" ")
