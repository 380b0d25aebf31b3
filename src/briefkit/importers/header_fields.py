"""The header of a memo, or of a mail as programs show it: lines such as `From: …`, `Date: …`, `Subject: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefkit.importers import document as names
from briefkit.importers.document import Fact
from briefkit.importers.lines import BOILERPLATE, HEADER
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.senders import facts_of_senders
from briefkit.importers.written_dates import dates_in

FROM, TO, DATE, SUBJECT = "from", "to", "date", "subject"
_NAMES = {
    FROM: "from von de da od van от від 发件人 من מאת",
    TO: "to cc bcc an kopie à a para do aan кому копия копія 收件人 抄送 إلى אל reply-to importance attachments "
    "attachment anlage anlagen pièces-jointes pj adjuntos allegati вложения 附件",
    DATE: "date sent datum gesendet envoyé fecha enviado data inviato дата отправлено 日期 发送时间 التاريخ תאריך",
    SUBJECT: "subject re betreff betr betr. objet asunto oggetto assunto onderwerp temat тема 主题 الموضوع נושא",
}
_FIELD_OF = {name: field for field, several in _NAMES.items() for name in several.split()}
_LINE = re.compile(r"\*{0,2}(?P<name>[^\W\d_][\w.-]{0,11})\*{0,2}\s?[:：]\*{0,2}\s*(?P<value>\S.*)?")
_MOST_FIELDS = 40
_FIRST = 8  # paragraphs before the header: a letterhead, what kind of paper it is
_REPLY = re.compile(
    r"(?:(?:re|fwd?|aw|wg|tr|sv|antw|rv|res|отв|пересл)\s?(?:\[\d{1,3}\])?\s?[:：]\s*|\[[\w .-]{1,40}\]\s*)+",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s{0,3}[<\[(](?:mailto:)?[^\s<>()\[\]]{1,100}@[^\s<>()\[\]]{1,100}[>\])]")
_SHOWN = "the header of the mail"


class Header(NamedTuple):
    """A header: its paragraphs by number, each with its field and value, and whether it is that of a mail."""

    fields: dict[int, tuple[str, str]]
    is_mail: bool

    def value(self, field: str) -> str:
        """The first value of a field; empty if there is none."""
        return next((value for name, value in self.fields.values() if name == field), "")

    @property
    def facts(self) -> Iterator[Fact]:
        """What the header states: the subject as title, who sends it if that is a person, and when."""
        where = _SHOWN if self.is_mail else "the header of the memo"
        yield Fact(names.KIND, "note" if self.is_mail else "memo", where)
        if subject := without_reply_marks(self.value(SUBJECT)):
            yield Fact(names.TITLE, subject, where)
        yield from facts_of_senders(self.value(FROM), where)
        if dates := dates_in(self.value(DATE)):
            yield Fact(names.DATE, str(dates[0].date), where)


def without_reply_marks(subject: str) -> str:
    """A subject without what programs put before it: `Re:`, `AW:`, `Fwd:`, the name of a list in brackets."""
    return _REPLY.sub("", subject, count=1).strip()


def header_at(paragraphs: Sequence[Paragraph], start: int) -> Header | None:
    """The header that begins at a paragraph; it has two different fields at least, of which one says who, or what."""
    found: dict[int, tuple[str, str]] = {}
    for at in range(start, min(start + _MOST_FIELDS, len(paragraphs))):
        line = _LINE.fullmatch(paragraphs[at].text)
        field = _FIELD_OF.get(line["name"].lower()) if line else None
        if line is None or field is None:
            break
        found[at] = (field, (line["value"] or "").strip())
    told = {field for field, _ in found.values()}
    if len(told) < 2 or not told & {FROM, SUBJECT}:
        return None
    shown = " ".join(part.text for part in (paragraphs[at] for at in found)).lower()
    return Header(
        found,
        bool(_ADDRESS.search(shown)) or bool(re.search(r"\b(?:sent|gesendet|envoyé|enviado|отправлено|cc)\s?:", shown)),
    )


def header_of(paragraphs: Sequence[Paragraph]) -> Header | None:
    """The header near the beginning of a text."""
    for start in range(min(_FIRST, len(paragraphs))):
        if header := header_at(paragraphs, start):
            return header
    return None


def with_header(paragraphs: Sequence[Paragraph], header: Header) -> list[Paragraph]:
    """The paragraphs with those of a header known as such."""
    told = list(paragraphs)
    for at, (field, _) in header.fields.items():
        kind = BOILERPLATE if field == TO else HEADER
        told[at] = replace(told[at], kind=kind, reason=f"the header's {field}", bullet=False)
    return told


def fields_apart(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, with a table of fields and values as a paragraph for each row."""
    return [part for paragraph in paragraphs for part in _rows_apart(paragraph)]


def _rows_apart(paragraph: Paragraph) -> list[Paragraph]:
    rows = paragraph.rows
    if not rows or not all(row[0].lower().rstrip(":") in _FIELD_OF and row[0].endswith(":") for row in rows):
        return [paragraph]
    first = paragraph.first
    return [Paragraph(" ".join(row).strip(), first + number, first + number) for number, row in enumerate(rows)]
