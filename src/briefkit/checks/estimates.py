"""Scales, languages and texts that several rules look for."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.rule import diagnostic
from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.diagnostic import Diagnostic, Trail
from briefkit.core.likelihood.language.grammar import Language
from briefkit.core.likelihood.language.languages import language_of
from briefkit.core.likelihood.scales import SCALES, Scale
from briefkit.core.values import frozen
from briefkit.settings import Settings


def language_of_brief(brief: Brief, settings: Settings) -> Language | None:
    """The language of a brief, or None if its estimative words are not known."""
    return language_of(brief.language or settings.library.language)


def scale_of(judgment: Judgment, settings: Settings) -> Scale:
    """The scale of a judgment: its own, otherwise the library's."""
    return SCALES[judgment.scale or settings.library.likelihood_scale]


@frozen
class OwnText:
    """A text of the brief's author, with the trail to it in the front matter, or the line at which the body begins."""

    text: str
    trail: Trail = ()
    body_line: int = 0

    def diagnostic(self, message: str, offset: int, hint: str) -> Diagnostic:
        """A violation at an offset in the text; in the front matter, at the value."""
        if self.trail:
            return diagnostic(message, self.trail, hint)
        line = self.body_line + self.text.count("\n", 0, offset)
        return diagnostic(message, hint=hint, line=line, column=offset - self.text.rfind("\n", 0, offset))


def all_words(brief: Brief) -> str:
    """All that `own_texts` has as one text, for fast tests."""
    claims = [judgment.claim or "" for judgment in brief.judgments]
    return "\n".join([brief.body, brief.summary or "", *brief.key_points, *claims])


def own_texts(brief: Brief) -> Iterator[OwnText]:
    """What a brief's author says to its readers: the summary, key points, claims of judgments, and the body."""
    if brief.summary:
        yield OwnText(brief.summary, ("summary",))
    for number, point in enumerate(brief.key_points):
        yield OwnText(point, ("key_points", number))
    for judgment in brief.judgments:
        yield OwnText(judgment.claim or "", ("judgments", judgment.id, "claim"))
    yield OwnText(brief.body, body_line=brief.body_line)
