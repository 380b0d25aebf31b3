"""Texts that only say that something is possible."""

from __future__ import annotations

from briefkit.core.likelihood.language.assertions import assertions_in
from briefkit.core.likelihood.language.grammar import Language
from briefkit.core.likelihood.language.quotations import quotations_in


def bare_modal_in(text: str, language: Language) -> str:
    """The first words that say that something is possible, if nothing says how likely it is; otherwise nothing."""
    possible = assertions_in(text, language, "possibility")
    if not possible or assertions_in(text, language, "likelihood"):
        return ""
    return " ".join(text[possible[0].start : possible[0].end].split())


def unquoted(text: str) -> str:
    """A text without the quotation marks around all of it: words that are recorded as they were said."""
    stripped = text.strip()
    whole = [(start, end) for start, end, _ in quotations_in(stripped)] == [(0, len(stripped))]
    return stripped[1:-1] if whole else text
