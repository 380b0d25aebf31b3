"""Languages that are not BCP 47 tags."""

from __future__ import annotations

import re

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief

_LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{4,8})*(-x(-[A-Za-z0-9]{1,8})+)?"
)


@rule(
    "language-tag",
    bad="language: english",
    good="language: en",
)
def language_tag(brief: Brief, *_: object) -> Found:
    """The language is not a language tag (BCP 47).

    Write en, de, pt-BR or zh-Hans, for example: hyphenation, dates, labels and screen readers depend on it.
    """
    if brief.language and not _LANGUAGE.fullmatch(brief.language):
        yield diagnostic(
            f"“{brief.language}” is not a language tag", ("language",), "write a tag such as en, de or pt-BR"
        )
