"""Estimative language in English text: terms of likelihood, whether they are negated, and what they are about.

“Unlikely to agree” is about agreeing. “Not likely” leans the same way, “not unlikely” the opposite way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefkit.core.likelihood.scales import SCALES, Scale, Term

_EXTRA = {"icd203": {"remote chance": "remote", "even chance": "roughly even chance", "even odds": "roughly even odds"}}
"""Other spellings of a scale's terms in running text."""

_LONE_REMOTE = "remote"  # remote areas, remote work: an adjective of place, not of likelihood
_HINTS = ("likel", "probab", "certain", "chance", "odds", "possib")  # every term contains one of them
_NEGATION = re.compile(
    r"(?:\b(?:not|never|hardly|scarcely|no longer|neither|nor|cannot|without)|n['’]t|\bfar from|\bby no means)"
    r"(?:\s+(?:at all|very|quite|so|all that|yet|considered|thought|seen|be|been|seem|look|appear))*\s+\Z",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s+(?:to|that|for)\s+([^.;:!?—]+)", re.IGNORECASE)
_MODAL = re.compile(r"\b(could|may|might)\b", re.IGNORECASE)
_MAY_MONTH = re.compile(r"\b(?:(?i:in|of|by|on|since|until|from)|\d{1,2})\s+May\b|\bMay\s+\d")
_SUBORDINATE = re.compile(r"\b(?:that|which|who|whom|where|how|whether|if|what)\s+[^.,;:]*\Z", re.IGNORECASE)
_CONFIDENCE = re.compile(r"\b(?:low|moderate|medium|high|some|full|great)\s+confidence\b|\bconfident\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?![\s\"”’)]|\Z)[^.!?]*)*[.!?]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A term in a text (`word`, in lower case with single spaces), whether it is negated, and what it is about."""

    word: str
    start: int
    end: int
    negated: bool
    about: str | None

    def row(self, scale: Scale) -> Term | None:
        """The term of a scale that it names."""
        return scale.term(_EXTRA.get(scale.id, {}).get(self.word, self.word))

    def scales(self) -> tuple[Scale, ...]:
        """The scales that have the term."""
        return tuple(scale for scale in SCALES.values() if self.row(scale))

    def leaning(self, scale: Scale) -> int:
        """1 if it leans to yes, −1 to no, 0 to neither; a negation reverses it."""
        row = self.row(scale)
        if row is None:
            return 0
        middle = row.midpoint - 0.5
        lean = 0 if abs(middle) < 0.06 else (1 if middle > 0 else -1)
        return -lean if self.negated else lean


def _pattern() -> re.Pattern[str]:
    words = {word for scale in SCALES.values() for term in scale.terms for word in term.words}
    words |= {word for extra in _EXTRA.values() for word in extra}
    words.discard(_LONE_REMOTE)
    ordered = sorted(words, key=len, reverse=True)
    alternatives = "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)


_TERMS = _pattern()


@lru_cache(maxsize=2)
def estimates_in(text: str) -> tuple[Estimate, ...]:
    """Every term of every scale in a text, in order; the longest match counts."""
    return tuple(_estimates(text)) if may_estimate(text) else ()


@lru_cache(maxsize=2)
def may_estimate(text: str) -> bool:
    """A fast test of whether a text can contain a term at all; most do not."""
    folded = text.casefold()
    return any(hint in folded for hint in _HINTS)


def _estimates(text: str) -> Iterator[Estimate]:
    for match in _TERMS.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        about = _ABOUT.match(text, match.end())
        word = " ".join(match[0].casefold().split())
        subject = " ".join(about[1].split()) if about else None
        yield Estimate(word, match.start(), match.end(), bool(_NEGATION.search(before)), subject)


def modals_in(text: str) -> list[tuple[str, int]]:
    """Every could, may and might of a main clause, with its offset; the month of May does not count."""
    months = [match.span() for match in _MAY_MONTH.finditer(text)]
    found = ((match[1].lower(), match.start()) for match in _MODAL.finditer(text))
    main = ((word, place) for word, place in found if not _SUBORDINATE.search(text[:place]))
    return [(word, place) for word, place in main if not any(start <= place < end for start, end in months)]


def confidence_in(text: str) -> int | None:
    """The offset at which a text states its confidence, or None."""
    match = _CONFIDENCE.search(text)
    return match.start() if match else None


def sentences_in(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with their offsets: good enough to say whether two words share one."""
    for match in _SENTENCE.finditer(text):
        if match[0].strip():
            yield match.start(), match[0]


_QUOTED = re.compile(
    r"^[ \t]*>[^\n]*$|^[ \t]*(?:```|~~~).*?^[ \t]*(?:```|~~~)[^\n]*$|“[^”]*”|„[^“”]*[“”]|«[^»]*»|(?<!\w)\"[^\"\n]*\""
    r"|`[^`\n]*`|<!--.*?-->|\]\([^)\n]*\)",
    re.MULTILINE | re.DOTALL,
)


@lru_cache(maxsize=2)
def own_words(text: str) -> str:
    """A Markdown text with quotations, code, marks and URLs replaced by spaces; offsets do not change."""
    return _QUOTED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
