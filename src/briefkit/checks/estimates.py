"""Scales and estimates that several rules look for."""

from __future__ import annotations

from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.likelihood.estimative import Estimate, estimates_in, may_estimate, own_words
from briefkit.core.likelihood.scales import SCALES, Scale
from briefkit.settings import Settings


def is_english(brief: Brief, settings: Settings) -> bool:
    """Whether a brief is in English, the only language whose estimative words are known."""
    return (brief.language or settings.library.language).partition("-")[0].lower() == "en"


def scale_of(judgment: Judgment, settings: Settings) -> Scale:
    """The scale of a judgment: its own, otherwise the library's."""
    return SCALES[judgment.scale or settings.library.likelihood_scale]


def estimates_in_body(brief: Brief, settings: Settings) -> tuple[str, tuple[Estimate, ...]]:
    """The body with quotations blanked out, and the estimates in it."""
    if not is_english(brief, settings) or not may_estimate(brief.body):
        return brief.body, ()
    text = own_words(brief.body)
    return text, estimates_in(text)


def place_in_body(brief: Brief, text: str, offset: int) -> tuple[int, int]:
    """The line and column, in the file, of an offset in the body."""
    return brief.body_line + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset)
