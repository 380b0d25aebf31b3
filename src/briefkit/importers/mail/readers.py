"""The readers of mails: one as it was sent, many in one file, and one as Outlook saves it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefkit.errors import BriefkitError
from briefkit.importers.decode import decode
from briefkit.importers.document import Document
from briefkit.importers.drafting.drafting import draft_of
from briefkit.importers.importers import Draft, Source
from briefkit.importers.mail.message import Attachment, Mail, document_of
from briefkit.importers.mail.parts import mail_of

_LARGEST_BOX = 5000
_FROM = re.compile(rb"^From \S{1,200}(?: [^\n]{0,300}\d{4}[^\n]{0,20})?\r?\n(?=[!-9;-~]{1,76}:)", re.MULTILINE)
_FIRST = re.compile(rb"From [^\n]{0,500}\n")
_STUFFED = re.compile(rb"^>(>{0,99}From )", re.MULTILINE)
_MOST_NAMED = 10


def read_mail(data: bytes) -> Document:
    """The document of a mail, or of a page that was saved as one. Raises BriefkitError if it is encrypted."""
    return document_of(mail_of(data))


def drafts_of_box(source: Source) -> list[Draft]:
    """A draft for each mail in a file of many; those without a text that could be a brief are named in the last.

    Raises BriefkitError if there is none.
    """
    drafts: list[Draft] = []
    failed = []
    mails = list(_mails(source.data))
    for number, data in enumerate(mails, 1):
        try:
            mail = mail_of(data)
            draft = draft_of(document_of(mail), replace(source, data=data, name=f"mail {number}"))
            drafts.append(replace(draft, original=data, original_ending=".eml"))
        except BriefkitError as error:
            failed.append(f"mail {number}: {error.message}")
    if not drafts:
        raise BriefkitError("none of its mails has a text that could be a brief", hint=failed[0] if failed else "")
    if failed:
        more = f" and {len(failed) - _MOST_NAMED} more" if len(failed) > _MOST_NAMED else ""
        told = "; ".join(failed[:_MOST_NAMED])
        note = f"of the {len(mails)} mails of this file, {len(failed)} not imported: {told}{more}"
        drafts[-1] = replace(drafts[-1], notes=(*drafts[-1].notes, note), failed=len(failed))
    return drafts


def _mails(data: bytes) -> Iterator[bytes]:
    """The mails of a file: each begins with a line `From `, with an address or date, before the first field.

    Raises BriefkitError for none at all, and for more than are imported at once.
    """
    first = _FIRST.match(data)
    starts = [first] if first else []
    for found in _FROM.finditer(data, first.end() if first else 0):
        if data[max(0, found.start() - 3) : found.start()].replace(b"\r", b"").endswith(b"\n\n"):
            starts.append(found)
    if not starts:
        raise BriefkitError("it holds no mails", hint="a mail alone has a name that ends in .eml")
    if len(starts) > _LARGEST_BOX:
        raise BriefkitError(f"it holds {len(starts):,} mails; at most {_LARGEST_BOX:,} are imported at once")
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        yield _STUFFED.sub(rb"\1", data[start.end() : end.start() if end else len(data)])


def read_outlook(data: bytes) -> Document:
    """The document of a mail that Outlook has saved. Raises BriefkitError if it cannot be read, or is no mail."""
    from oxmsg import Message  # noqa: PLC0415 - part of the extra `import`

    try:
        return document_of(_mail(Message.load(data)))
    except BriefkitError:
        raise
    except Exception as error:
        raise BriefkitError(
            "the Outlook mail is damaged and cannot be read", hint="save it again, or as .eml"
        ) from error


def _mail(message: Any) -> Mail:
    kind = str(message.message_class or "IPM.Note")
    if "smime" in kind.lower() and "multipartsigned" not in kind.lower():
        raise BriefkitError("the mail is encrypted", hint="open it in Outlook, and save its text")
    headers = "\r\n".join(
        f"{name}: {value}" for name, value in message.message_headers.items() if name != "Content-Type"
    )
    sent = mail_of(f"{headers}\r\n\r\n".encode("utf-8", "replace"))
    sender = str(message.sender or "")
    day = sent.date or (message.sent_date.date().isoformat() if message.sent_date else "")
    plain = decode(message.body.encode("utf-8", "replace")).text if (message.body or "").strip() else ""
    page = (message.html_body or "").encode("utf-8", "replace")
    attachments = tuple(
        Attachment(str(item.file_name or ""), str(item.mime_type or ""), item.file_bytes or b"")
        for item in message.attachments
    )
    notes: tuple[str, ...] = () if plain or page else ("its text is in a form of Outlook's own that is not read",)
    notes += () if sent.date or not day else ("its day is that of Greenwich, as the sender's is not told",)
    return Mail(str(message.subject or ""), sent.sender or sender, day, plain, page, attachments, notes, sent.from_list)
