"""Rules on estimative language: one scale, one word for one band, likelihood apart from confidence."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.making import rule
from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.checking.rule import Flaw, Trail
from briefkit.core.checking.view import LibraryView
from briefkit.core.judgments.rows import band_of, point_of
from briefkit.core.likelihood.estimative import (
    Estimate,
    confidence_in,
    estimates_in,
    may_estimate,
    modals_in,
    own_words,
    sentences_in,
)
from briefkit.core.likelihood.scales import SCALES, Scale, Term
from briefkit.settings import Settings


def _is_english(brief: Brief, settings: Settings) -> bool:
    return (brief.language or settings.library.language).partition("-")[0].lower() == "en"


def _scale_of(judgment: Judgment, settings: Settings) -> Scale:
    return SCALES[judgment.scale or settings.library.likelihood_scale]


def _active(brief: Brief, settings: Settings) -> Scale:
    """The scale of a brief's text: that of its judgments where they agree, else the library's."""
    told = {_scale_of(judgment, settings).id for judgment in brief.judgments}
    return SCALES[told.pop() if len(told) == 1 else settings.library.likelihood_scale]


def _in_body(brief: Brief, settings: Settings) -> tuple[str, tuple[Estimate, ...]]:
    if not _is_english(brief, settings) or not may_estimate(brief.body):
        return brief.body, ()
    text = own_words(brief.body)
    return text, estimates_in(text)


def _place(brief: Brief, text: str, offset: int) -> tuple[int, int]:
    return brief.body_line + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset)


@rule(
    "mixed-scales",
    "judgments",
    bad="""
    judgments:
      - {id: j1, claim: It holds, scale: icd203, term: likely, due: "2999"}
      - {id: j2, claim: It lasts, scale: phia, term: likely, due: "2999"}
    """,
    good="""
    judgments:
      - {id: j1, claim: It holds, scale: phia, term: likely, due: "2999"}
      - {id: j2, claim: It lasts, scale: phia, term: unlikely, due: "2999"}
    """,
)
def mixed_scales(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """Judgments of one brief are on different likelihood scales.

    “Likely” is 55 to 80 per cent on ICD 203, 55 to 75 on the PHIA yardstick, 66 to 100 with the IPCC. A judgment
    without a scale is on the library's.
    """
    mapped = [judgment for judgment in brief.judgments if judgment.term]
    for judgment in mapped[1:]:
        scale, first = _scale_of(judgment, settings), _scale_of(mapped[0], settings)
        if scale is not first:
            told = f"“{judgment.id}” is on {scale.title}, “{mapped[0].id}” on {first.title}"
            yield Flaw(told, ("judgments", judgment.id, "scale"), "use one scale in a brief")


@rule(
    "other-scale-term",
    "language",
    bad="A deal this year is virtually certain.",
    good="A deal this year is almost certain.",
    example="body",
)
def other_scale_term(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """The text uses a likelihood term that only another scale knows.

    Readers look the word up on the scale that the brief names and don't find it. Quoted words are somebody else's and
    left in peace; so are texts that are not in English.
    """
    scale = _active(brief, settings)
    text, found = _in_body(brief, settings)
    for estimate in found:
        others = estimate.scales()
        if others and scale not in others:
            line, column = _place(brief, text, estimate.start)
            told = f"“{estimate.word}” is a term of {others[0].title}; this brief uses {scale.title}"
            yield Flaw(told, hint=f"use one of {', '.join(row.name for row in scale.terms)}", line=line, column=column)


@rule(
    "mixed-terms",
    "judgments",
    bad="""
    judgments:
      - {id: j1, claim: It holds, term: likely, due: "2999"}
      - {id: j2, claim: It lasts, term: probable, due: "2999"}
    """,
    good="""
    judgments:
      - {id: j1, claim: It holds, term: likely, due: "2999"}
      - {id: j2, claim: It lasts, term: likely, due: "2999"}
    """,
)
def mixed_terms(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """Two words of one row of the scale stand for one band.

    Who reads “likely” here and “probable” there looks for a difference that is not meant; ICD 203 asks for one of them.
    """
    first: dict[tuple[str, Term], str] = {}
    for word, row, scale, trail in _stated(brief, settings):
        before = first.setdefault((scale.id, row), word)
        if before != word:
            yield Flaw(f"“{word}” and “{before}” mean the same", (*trail, "term"), f"write “{before}” here as well")


def _stated(brief: Brief, settings: Settings) -> Iterator[tuple[str, Term, Scale, Trail]]:
    for judgment in brief.judgments:
        scale = _scale_of(judgment, settings)
        trail: Trail = ("judgments", judgment.id)
        told = [(judgment.term, trail)]
        told += [(update.term, (*trail, "updates", number)) for number, update in enumerate(judgment.updates)]
        for term, where in told:
            row = scale.term(term) if term else None
            if term and row:
                yield " ".join(term.casefold().split()), row, scale, where


@rule(
    "likelihood-confidence",
    "language",
    bad="We judge with high confidence that a deal is unlikely this year.",
    good="A deal is unlikely this year. Our confidence in that is high, since both sides say so.",
    example="body",
)
def likelihood_confidence(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A likelihood and a confidence stand in one sentence.

    Likelihood is about the event, confidence about what the judgment rests on; side by side they are read as one.
    ICD 203 keeps them apart.
    """
    text, found = _in_body(brief, settings)
    if not found or confidence_in(text) is None:
        return
    for start, sentence in sentences_in(text):
        place = confidence_in(sentence)
        inside = any(start <= estimate.start < start + len(sentence) for estimate in found)
        if place is not None and inside:
            line, column = _place(brief, text, start + place)
            told = "likelihood and confidence in one sentence"
            yield Flaw(told, hint="say in a second sentence how well founded it is", line=line, column=column)


@rule(
    "likelihood-polarity",
    "judgments",
    bad='judgments: [{id: j1, claim: They do not agree, stated_as: unlikely to agree, term: likely, due: "2999"}]',
    good="""
    judgments:
      - {id: j1, claim: They do not agree, stated_as: unlikely to agree, negated: true, term: likely, due: "2999"}
    """,
)
def likelihood_polarity(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """The author's words lean one way, the claim's likelihood the other.

    “Unlikely to agree” is about agreeing: a claim that they do not agree is likely, and says `negated: true`. A “not”
    in the author's words counts. Either the mapping is wrong, or the claim turns the words round and should say so.
    """
    if not _is_english(brief, settings):
        return
    for judgment in brief.judgments:
        scale = _scale_of(judgment, settings)
        band = band_of(judgment.probability, judgment.term, scale.id)
        found = estimates_in(judgment.stated_as or "")
        if band is None or len(found) != 1:
            continue
        lean = found[0].leaning(scale) or next((found[0].leaning(other) for other in found[0].scales()), 0)
        lean = -lean if judgment.negated else lean
        if lean * (point_of(band) - 0.5) < 0:
            told = f"stated as “{judgment.stated_as}”, but the claim is held to be {judgment.term or 'otherwise'}"
            hint = "does the claim turn the words round? add “negated: true”"
            hint = "take “negated: true” away" if judgment.negated else hint
            yield Flaw(told, ("judgments", judgment.id, "stated_as"), hint)


@rule(
    "bare-modal",
    "judgments",
    bad="key_points: [The talks could fail.]",
    good="key_points: [The talks are likely to fail.]",
)
def bare_modal(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A key point, or a judgment of one's own, says only that something could, may or might happen.

    Nearly everything could; such a sentence can't turn out wrong and is never scored. What somebody else said so is
    recorded as it was said: with `stated_as`, and `mapped_by` for who found no likelihood in it.
    """
    if not _is_english(brief, settings):
        return
    for number, point in enumerate(brief.key_points):
        modals = modals_in(own_words(point))
        if modals and not estimates_in(point):
            told = f"a key point that says only “{modals[0][0]}”"
            yield Flaw(told, ("key_points", number), "say how likely it is")
    for judgment in brief.judgments:
        bare = not judgment.term and judgment.probability is None and not judgment.mapped_by
        modals = modals_in(f"{judgment.stated_as or ''} {judgment.claim}")
        if bare and modals:
            told = f"“{judgment.id}” says only “{modals[0][0]}”"
            yield Flaw(told, ("judgments", judgment.id), "add a term or a probability, or mapped_by")


RULES = (
    mixed_scales,
    other_scale_term,
    mixed_terms,
    likelihood_confidence,
    likelihood_polarity,
    bare_modal,
)
