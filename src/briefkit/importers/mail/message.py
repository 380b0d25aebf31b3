"""A mail in values, whatever program has saved it, and the document of its own words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefkit.core.values import frozen
from briefkit.errors import BriefkitError
from briefkit.importers import document as names
from briefkit.importers.document import Document, Fact
from briefkit.importers.formats import FORMATS, format_of
from briefkit.importers.header_fields import FROM, fields_apart, without_reply_marks
from briefkit.importers.lines import BOILERPLATE
from briefkit.importers.mail_text import own_words
from briefkit.importers.paragraphs import Paragraph, numbered, paragraphs_of
from briefkit.importers.senders import facts_of_senders, senders_in

WHERE = "the header of the mail"
_LEAST = 80  # characters of own words; a mail with fewer only brings what is attached to it
_COMPLETE = 0.6  # the share of a page's words that its plain text must have to stand for it
_MOST_NAMED = 20
_HEAD_WITHIN = 8  # paragraphs at the beginning among which a newsletter repeats its subject
_FOOTER_WITHIN = 15  # paragraphs at the end in which a footer begins
_FOOTER = re.compile(
    r"\b(?:unsubscribe|manage\s(?:your\s)?(?:subscription|preferences)|update\s(?:your\s)?(?:profile|preferences)|"
    r"you(?:['’]re|\sare)\sreceiving\sthis|(?:this|the)\se?-?mail\swas\ssent\sto|abbestellen|abmelden|austragen|"
    r"sie\serhalten\sdiese|se\sdésabonner|désinscri|vous\srecevez\sce|darse\sde\sbaja|cancelar\s(?:la\s)?suscripción|"
    r"отписаться|вы\sполучили\sэто)",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"(?:view|read|open)\s(?:this\s)?(?:e?-?mail\s|message\s|newsletter\s)?(?:in\s(?:your\s|a\s)?browser|online)\b.{0,80}|"
    r"(?:im\sbrowser\s(?:öffnen|ansehen|anzeigen)|.{0,60}\bonline-version\b.{0,40}|voir\s.{0,30}\sdans\s(?:le|votre)\snavigateur).{0,80}",
    re.IGNORECASE,
)
_CONFIDENTIAL = re.compile(
    r"(?:(?:this|the)\s(?:e-?mail|message|communication).{0,120}\b(?:confidential|privileged|intended\s(?:only|solely))|"
    r"diese\s(?:e-?mail|nachricht).{0,120}\bvertraulich|ce\s(?:message|courriel).{0,120}\bconfidentiel)",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"(?:sent\sfrom\s(?:my\s)?.{2,40}|get\soutlook\sfor\s.{2,20}|von\smeinem\s.{2,40}\sgesendet|envoyé\sde(?:puis)?\smon\s.{2,40}|"
    r"enviado\sdesde\smi\s.{2,40}|inviato\sda\s.{2,40}|отправлено\s(?:с|из)\s.{2,40})",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HIDDEN = re.compile(r"<(?:style|script|head)\b.*?(?:</(?:style|script|head)>|\Z)", re.DOTALL | re.IGNORECASE)


@frozen
class Attachment:
    """Something attached to a mail."""

    name: str
    kind: str
    data: bytes

    @property
    def told(self) -> str:
        """It in words: name, kind and size."""
        size = f"{max(1, round(len(self.data) / 1024)):,} KB"
        return f"{self.name} ({size})" if self.name else f"{self.kind} ({size})"


@frozen
class Mail:
    """A mail: `date` is the sender's day, empty if it is not told; `plain` and `page` are its text in two forms.

    `sender` is who sends it as the header has it, with addresses.
    """

    subject: str = ""
    sender: str = ""
    date: str = ""
    plain: str = ""
    page: bytes = b""
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = ()
    from_list: bool = False
    url: str = ""


def document_of(mail: Mail) -> Document:
    """The document of a mail: its own words. A mail that only brings one document is that document."""
    body = _body(mail)
    own = own_words(fields_apart(body.paragraphs)) if not mail.url else None
    paragraphs = own.paragraphs if own else list(body.paragraphs)
    said = sum(len(part.text) for part in paragraphs if not part.kind or part.kind != BOILERPLATE)
    notes = [*mail.notes, *body.notes]
    if said < _LEAST and len(mail.attachments) == 1:
        try:
            if attached := _attached(mail.attachments[0]):
                return attached
        except BriefkitError as error:
            notes.append(f"its attachment {mail.attachments[0].told} cannot be read: {error.message}")
    facts = tuple(own.header.facts) if own and own.header else tuple(_facts(mail))
    if own and own.header:
        notes.append("the mail passes on another one, which is what is imported")
    if mail.attachments:
        named = ", ".join(item.told for item in mail.attachments[:_MOST_NAMED])
        notes.append(f"what is attached is not in it: {named}")
    stated = {fact.name for fact in facts}
    sent_by = own.header.value(FROM) if own and own.header else mail.sender
    if not mail.url and not stated & {names.AUTHOR, names.PUBLISHER} and (senders := senders_in(sent_by)):
        notes.append(f"it is sent by “{'; '.join(senders)}”: if that is who wrote it, add it to the authors")
    more = tuple(fact for fact in body.facts if mail.url and fact.name not in stated)
    paragraphs = list(_around(_below_masthead(paragraphs, mail) if mail.from_list else paragraphs))
    return Document(tuple(numbered(paragraphs)), (*facts, *more), body.pictures, tuple(notes), body.related)


def _body(mail: Mail) -> Document:
    """The text in the form that has more of it: as plain text, if nothing is missing there that the page has."""
    plain, page = _words(mail.plain), _words(_text_of(mail.page))
    if not mail.page or (not mail.url and plain and plain >= _COMPLETE * page):
        return Document(tuple(paragraphs_of(mail.plain)))
    try:
        read: Document = FORMATS["html"].load()(mail.page)
    except (KeyError, BriefkitError) as error:
        note = f"its page is read without its markup: {getattr(error, 'hint', '') or 'no reader of pages is known'}"
        return Document(tuple(paragraphs_of(_text_of(mail.page))), notes=(note,))
    return read


def _words(text: str) -> int:
    return len(re.findall(r"\w+", text))


def _text_of(page: bytes) -> str:
    text = _HIDDEN.sub(" ", page.decode("utf-8", "replace"))
    parted = re.sub(r"</?(?:p|div|tr|li|h[1-6]|br|table)\b[^<>]{0,2000}>", "\n", text, flags=re.IGNORECASE)
    return html.unescape(_TAG.sub(" ", parted))


def _attached(attachment: Attachment) -> Document | None:
    """The document that is attached, if it is one that can be read as running text."""
    try:
        format_ = format_of(attachment.data, attachment.name)
    except BriefkitError:
        return None
    if format_.drafts or (format_.name == "text" and not attachment.name.lower().endswith(format_.endings)):
        return None
    read: Document = format_.load()(attachment.data)
    note = f"the mail has no text of its own: its attachment {attachment.told} is what is imported"
    return replace(read, notes=(note, *read.notes))


def _facts(mail: Mail) -> Iterator[Fact]:
    """What the header states. An address is nobody's name, and stays in the mail."""
    if mail.url:
        yield Fact(names.URL, mail.url, "the saved page")
        return
    if not mail.from_list:
        yield Fact(names.KIND, "note", WHERE)
    if subject := without_reply_marks(mail.subject):
        yield Fact(names.TITLE, subject, WHERE)
    yield from facts_of_senders(mail.sender, WHERE)
    if mail.date:
        yield Fact(names.DATE, mail.date, WHERE)


def _below_masthead(paragraphs: Sequence[Paragraph], mail: Mail) -> list[Paragraph]:
    """The paragraphs of a newsletter with the lines above its subject known as its head."""
    title = _bare(without_reply_marks(mail.subject))
    at = next((at for at, part in enumerate(paragraphs[:_HEAD_WITHIN]) if title and _bare(part.text) == title), 0)
    head = [
        part if part.kind else replace(part, kind=BOILERPLATE, reason="the head of the newsletter", bullet=False)
        for part in paragraphs[:at]
    ]
    return [*head, *paragraphs[at:]]


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _around(paragraphs: Sequence[Paragraph]) -> Iterable[Paragraph]:
    """The paragraphs with what lists and offices put around each mail known as no part of it."""
    footer = next(
        (
            at
            for at in range(max(0, len(paragraphs) - _FOOTER_WITHIN), len(paragraphs))
            if not paragraphs[at].kind and _FOOTER.search(paragraphs[at].text) and len(paragraphs[at].text) < 400
        ),
        len(paragraphs),
    )
    for at, part in enumerate(paragraphs):
        reason = ""
        if not part.kind and at >= footer:
            reason = "the footer of a mailing list"
        elif not part.kind and _ONLINE.fullmatch(part.text.strip(" .:›»→|")):
            reason = "a link to the mail as a page"
        elif not part.kind and _DEVICE.fullmatch(part.text):
            reason = "what a device puts below each mail"
        elif not part.kind and _CONFIDENTIAL.match(part.text):
            reason = "a notice below every mail of an office"
        yield replace(part, kind=BOILERPLATE, reason=reason, bullet=False) if reason else part
