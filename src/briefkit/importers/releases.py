"""What a press release says around its text: whom to ask, where the text begins and ends, who issues it."""

from __future__ import annotations

import re

from briefkit.importers import lines as kinds
from briefkit.importers.forms import LONGEST_LABEL, is_sentence, may_be_title
from briefkit.importers.page import Page
from briefkit.importers.phrases.people import BODY, NAME
from briefkit.importers.written_dates import date_alone

MARK = re.compile(r"[-–—*\s]{0,4}(?:begin\stext|end\stext|ends|30)[-–—*\s]{0,4}:?|(?:#\s?){3,6}", re.IGNORECASE)
"""Where the text of a release begins or ends: “Begin Text:”, “ENDS”, “-30-”, “###”."""
_SURE = re.compile(r"(?:begin|end)\stext:?", re.IGNORECASE)
_RELEASE = re.compile(
    r"press\srelease|media\srelease|for\simmediate\srelease\b.{0,40}|pressemitteilung|communiqué\sde\spresse|"
    r"nota\sde\sprensa|comunicado\sde\sprensa|comunicato\sstampa|пресс-релиз",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:(?:media|press|presse|prensa)[\s-]?)?(?:contacts?|kontakt|ansprechpartner(?:in)?|contacto|контакты?)"
    r"\s?[:：]\s?\S.{2,200}",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"\b(?:spokes(?:person|man|woman)|department|ministry|directorate|division)\b", re.IGNORECASE)
_NEAR = 12  # paragraphs at the top in which a release says that it is one


def tell_release(page: Page) -> None:
    """Marks of its ends wherever they are; above its text also whom to ask, and who issues it."""
    text = next((at for at, part in enumerate(page.paragraphs) if is_sentence(part.text)), len(page.paragraphs))
    last = max((at for at, part in enumerate(page.paragraphs) if is_sentence(part.text)), default=-1)
    is_release = any(_RELEASE.fullmatch(page.text(at)) for at in range(min(text, _NEAR)))
    for at in page.unknown():
        line = page.text(at)
        if MARK.fullmatch(line) and (_SURE.fullmatch(line) or (not page.is_marked_up and (is_release or at > last))):
            page.set(at, kinds.BOILERPLATE, "where the text of a press release begins or ends")
        elif at < text and _CONTACT.fullmatch(line):
            page.set(at, kinds.BOILERPLATE, "whom the press may ask")
        elif is_release and at < text and _is_issuer(page, at, text):
            page.set(at, kinds.BOILERPLATE, "who issues a press release")


def _is_issuer(page: Page, at: int, text: int) -> bool:
    """Whether a line is the name of a body or office, above the date, above a longer line that may be the title."""
    line = page.text(at)
    if len(line) > LONGEST_LABEL or not NAME.fullmatch(line) or not (BODY.search(line) or _OFFICE.search(line)):
        return False
    dated = next((below for below in range(at + 1, text) if date_alone(page.text(below))), text)
    return any(may_be_title(page.text(below)) for below in range(dated + 1, text))
