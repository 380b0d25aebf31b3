"""What is no heading although it is a short line above a paragraph: a list of posts, a time, a credit, unread lines."""

from __future__ import annotations

import re

from briefkit.importers.forms import SENTENCE_ENDS, is_sentence
from briefkit.importers.page import Page
from briefkit.importers.people import is_person
from briefkit.importers.phrases.page import LEAD_OF_NOTE
from briefkit.importers.phrases.people import BODY, NAME, ROLES

_STOP_WITHIN = re.compile(r"\s(?:[^\W\d_]{4,}|\d{4})[.!…]\s+[^\W\d_]")
_TIME = re.compile(
    r"\d:\d{2}(?!\d)|\b\d{1,2}[.h]\d{2}\s?(?:[ap]\.?m\b|uhr\b|GMT|UTC|CES?T|BST)|\b\d{1,2}\s(?:[ap]\.m\.|uhr\b)",
    re.IGNORECASE,
)
_SPOKEN_TO_END = re.compile(r"[.!…]\s?[\"”“»«’]\Z")
_UPDATED = re.compile(r"\b(?:updated|aktualisiert|mis\sà\sjour|actualizado|обновлено|آخر\sتحديث|更新)\b", re.IGNORECASE)
_CREDIT = re.compile(r"/\s?(?:AFP|AP|EPA|EFE|Reuters|dpa|Getty|TASS|ANSA)\b|\b(?:REUTERS|AP\sPhoto|Getty\sImages)\b|©")
_POST = re.compile(rf"\b(?:writer|{ROLES[3:]}\b", re.IGNORECASE)
_LEAST_RUN = 2  # short lines, one below the other, of which none is known, above another such line


def is_no_heading(page: Page, at: int) -> bool:
    """Whether a short line above a paragraph is something else than its heading."""
    text = page.text(at)
    return bool(
        _STOP_WITHIN.search(text)
        or _TIME.search(text)
        or _CREDIT.search(text)
        or (_UPDATED.search(text) and any(map(str.isdigit, text)))
        or _SPOKEN_TO_END.search(text)
        or LEAD_OF_NOTE.fullmatch(text)
        or _is_post(page, at)
        or _ends_list(page, at)
    )


def _is_post(page: Page, at: int) -> bool:
    """Whether a line says what the person named on the line above it is: “Vice President, Energy”."""
    text = page.text(at)
    if not is_person(page.text(at - 1)) or not all(
        NAME.fullmatch(f"A {part}") for part in text.replace("/", " ").split(", ")
    ):
        return False
    return _POST.search(text) is not None or ("," in text and BODY.search(text) is not None)


def _ends_list(page: Page, at: int) -> bool:
    """Whether it is the last of short lines directly below each other that nothing tells of: links, points, names."""
    above = range(at - _LEAST_RUN, at)
    return not page.is_marked_up and at >= _LEAST_RUN and all(_is_unread(page, number) for number in above)


def _is_unread(page: Page, at: int) -> bool:
    part = page.paragraphs[at]
    is_plain = page.found[at] is None and not (part.bullet or part.rows or part.is_rule)
    joins = page.paragraphs[at + 1].first == part.last + 1
    return is_plain and joins and not is_sentence(part.text) and not part.text.endswith((*SENTENCE_ENDS, "?", ":"))
