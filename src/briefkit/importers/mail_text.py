"""The words of a mail that are its author's own: without the mail it answers, and the signature below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from briefkit.importers.forms import is_sentence
from briefkit.importers.header_fields import Header, header_at, with_header
from briefkit.importers.lines import BOILERPLATE
from briefkit.importers.paragraphs import Paragraph

_ANSWERED = re.compile(
    r"[-_\s]{2,40}(?:original\smessage|forwarded\smessage|ursprüngliche\snachricht|weitergeleitete\snachricht|"
    r"message\s(?:d['’]origine|transféré)|mensaje\soriginal|исходное\sсообщение)[-_\s]{0,40}|"
    r"(?:begin\sforwarded\smessage|anfang\sder\sweitergeleiteten\snachricht):?|"
    r"(?:on|am|le|el|il)\s.{6,120}\s(?:wrote|schrieb.{0,60}|a\sécrit|escribió|ha\sscritto)\s?:|.{6,100}\sпишет:|"
    r"den\s.{6,120}\sskrev.{0,80}:|-{2,9}.{2,60}\swrote:\s?-{2,9}|"
    r"[^<>]{0,40}\d{4}[^<>]{0,60}<[^<>@\s]{1,60}@[^<>@\s]{1,60}>\s?:",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?:>\s?)+")
_CLOSING = re.compile(
    r"(?:(?:with\s)?(?:best|kind|warm)?(?:est)?\s?(?:regards|wishes)|best|cheers|(?:yours\s)?(?:sincerely|faithfully|truly)|many\sthanks|"
    r"mit\s(?:freundlichen|besten|herzlichen)\sgrüßen|(?:viele|beste|herzliche|liebe)\sgrüße|mfg|gruß|"
    r"(?:bien\s)?(?:cordialement|à\svous)|(?:un\s)?(?:cordial\s)?saludo\w*|atentamente|cordiali\ssaluti|с\sуважением)\s?[,.!]?",
    re.IGNORECASE,
)
_SALUTATION = re.compile(
    r"(?:dear|hello|hi|hey|good\s(?:morning|afternoon|evening)|(?:sehr\s)?geehrte[rs]?|liebe[rs]?|guten\s(?:tag|morgen|abend)|hallo|"
    r"ch(?:er|ère)s?|bonjour|bonsoir|madame|monsieur|mesdames|messieurs|estimad[oa]s?|querid[oa]s?|buen[oa]s\s(?:días|tardes)|"
    r"hola|gentil[ei]|egregi[oa]?|car[oaie]|buongiorno|caros?|prezad[oa]s?|уважаем\w{2,3}|дорог\w{2,3}|здравствуйте|"
    r"добрый\s(?:день|вечер)|尊敬的|各位|السادة|عزيزي|الزملاء)\b(?:[^?:]{0,80}[,!，！،—–-]|[^.?:]{0,60})|(?-i:[^\W\d_a-z])[\w'’-]{1,30}(?:\s[\w'’-]{1,30}){0,2},",
    re.IGNORECASE,
)
_DASHES = re.compile(r"-- ?|_{5,60}")
_LEAST = 80  # characters of own words; a mail with fewer passes another one on
_LONGEST_LINE = 120  # characters of a line that says who wrote what is quoted


class OwnWords(NamedTuple):
    """The paragraphs of a mail, and the header of the one that it passes on, if it does."""

    paragraphs: list[Paragraph]
    header: Header | None = None


def own_words(paragraphs: Sequence[Paragraph]) -> OwnWords:
    """The paragraphs of a mail's text, with what is quoted, and the lines of a signature, known as no part of it.

    A mail that says next to nothing itself passes on the one below: then that is the text, and its header counts.
    """
    told = [_quoted(part) for part in paragraphs]
    start = next((at for at in range(len(told)) if at and _begins_answered(told, at)), len(told))
    said = sum(len(part.text) for part in told[:start] if not part.kind)
    if start < len(told) and said < _LEAST:
        return _passed_on(told, start)
    return OwnWords([*_signed(told[:start]), *(_left(part, "the mail that is answered") for part in told[start:])])


def _passed_on(told: list[Paragraph], start: int) -> OwnWords:
    """The mail below a paragraph: its header may begin there, or below a line that announces it."""
    at = next((at for at in range(start, min(start + 3, len(told))) if header_at(told, at)), None)
    header = header_at(told, at) if at is not None else None
    if header:
        told = with_header(told, header)
    first = max(header.fields) + 1 if header else start + 1
    inner = own_words(told[first:]) if header else OwnWords(_signed(told[first:]))
    before = [_left(part, "passes on the mail below") for part in told[:first]]
    return OwnWords([*before, *inner.paragraphs], inner.header or header)


def _begins_answered(paragraphs: Sequence[Paragraph], at: int) -> bool:
    before = paragraphs[at - 1]
    own = not paragraphs[at].kind and not (before.kind and before.kind != BOILERPLATE)
    text = paragraphs[at].text
    wrapped = f"{text} {paragraphs[at + 1].text}" if at + 1 < len(paragraphs) and len(text) < _LONGEST_LINE else text
    return own and bool(_ANSWERED.fullmatch(text) or _ANSWERED.fullmatch(wrapped) or header_at(paragraphs, at))


def _quoted(part: Paragraph) -> Paragraph:
    return _left(part, "quoted from the mail that is answered") if not part.kind and _QUOTED.match(part.text) else part


def _left(part: Paragraph, reason: str) -> Paragraph:
    return part if part.kind else replace(part, kind=BOILERPLATE, reason=reason, bullet=False)


def _signed(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs with the salutation, the closing formula with the name, and what is below, known as no text."""
    end = next((at for at in reversed(range(len(paragraphs))) if _DASHES.fullmatch(paragraphs[at].text)), None)
    above = paragraphs[:end]
    closing = next((at for at in reversed(range(len(above))) if _closes(above, at)), len(above))
    told = [*_greeted(above[:closing]), *(_left(part, "the signature") for part in above[closing:])]
    return [*told, *(_left(part, "the signature") for part in paragraphs[len(above) :])]


def _closes(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether a line is the closing formula of a mail: only a signature, lines that are no sentences, is below it."""
    below = paragraphs[at + 1 :]
    return _CLOSING.fullmatch(paragraphs[at].text) is not None and (
        at > 0 and not any(is_sentence(part.text) and len(part.text) > _LONGEST_LINE for part in below[:1])
    )


def _greeted(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs with the salutation, if the first of the sender's own words are one, known as no text."""
    first = next((at for at, part in enumerate(paragraphs) if not part.kind), None)
    if first is None or first + 1 >= len(paragraphs) or not _SALUTATION.fullmatch(paragraphs[first].text):
        return paragraphs
    return [*paragraphs[:first], _left(paragraphs[first], "the salutation"), *paragraphs[first + 1 :]]
