"""Rules on the likelihood of a judgment."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.estimates import language_of_brief, scale_of
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.diagnostic import ERROR, Trail
from briefkit.core.judgments.state import state_of
from briefkit.core.likelihood.figures import Band, band_text
from briefkit.core.likelihood.language.terms import leaning_of
from briefkit.core.text.words import did_you_mean
from briefkit.settings import Settings


def _estimates(judgment: Judgment) -> Iterator[tuple[str | None, Band | None, Trail]]:
    trail: Trail = ("judgments", judgment.id)
    yield judgment.term, judgment.probability, trail
    for number, update in enumerate(judgment.updates):
        yield update.term, update.probability, (*trail, "updates", number)


@rule(
    "likelihood-term",
    bad='judgments: [{id: j1, claim: It holds, term: lickly, due: "2999"}]',
    good='judgments: [{id: j1, claim: It holds, term: likely, due: "2999"}]',
)
def likelihood_term(brief: Brief, _view: object, settings: Settings) -> Found:
    """A term that is not on the judgment's scale.

    Such a term has no probability, so the judgment is never scored. The scale is the judgment's own, otherwise the
    library's: icd203, phia or ipcc. The author's own words belong under stated_as.
    """
    for judgment in brief.judgments:
        scale = scale_of(judgment, settings)
        for term, _, trail in _estimates(judgment):
            if term and scale.term(term) is None:
                words = [word for row in scale.terms for word in row.words]
                hint = did_you_mean(term, words) or f"use one of {', '.join(row.name for row in scale.terms)}"
                yield diagnostic(f"“{term}” is not a term of {scale.title}", (*trail, "term"), hint)


@rule(
    "likelihood-band",
    ERROR,
    bad='judgments: [{id: j1, claim: It holds, term: likely, probability: 0.9, due: "2999"}]',
    good='judgments: [{id: j1, claim: It holds, term: likely, probability: 0.7, due: "2999"}]',
)
def likelihood_band(brief: Brief, _view: object, settings: Settings) -> Found:
    """A probability is outside the band of its term.

    On the ICD 203 scale “likely” means 55 to 80 per cent. Readers of the word and readers of the number would expect
    different things.
    """
    for judgment in brief.judgments:
        for term, probability, trail in _estimates(judgment):
            row = scale_of(judgment, settings).term(term) if term and probability else None
            if row and probability and not (row.contains(probability[0]) and row.contains(probability[1])):
                message = f"{band_text(probability)} is outside the band of “{term}”, {band_text((row.low, row.high))}"
                yield diagnostic(message, (*trail, "probability"), "correct the term or the probability")


@rule(
    "likelihood-certain",
    bad='judgments: [{id: j1, claim: It holds, probability: 1, due: "2999"}]',
    good='judgments: [{id: j1, claim: It holds, probability: 0.99, due: "2999"}]',
)
def likelihood_certain(brief: Brief, *_: object) -> Found:
    """A probability of 0 or 1.

    That is a statement, not a judgment; if it turned out wrong, its logarithmic score would be infinite.
    """
    for judgment in brief.judgments:
        for _term, probability, trail in _estimates(judgment):
            if probability and probability[0] == probability[1] and not 0 < probability[0] < 1:
                yield diagnostic(
                    f"a probability of {band_text(probability)}", (*trail, "probability"), "stay between 0.01 and 0.99"
                )


@rule(
    "likelihood-polarity",
    bad='judgments: [{id: j1, claim: They do not agree, stated_as: unlikely to agree, term: likely, due: "2999"}]',
    good="""
    judgments:
      - {id: j1, claim: They do not agree, stated_as: unlikely to agree, negated: true, term: likely, due: "2999"}
    """,
)
def likelihood_polarity(brief: Brief, _view: object, settings: Settings) -> Found:
    """The author's words point one way, the claim's likelihood the other.

    “Unlikely to agree” is about agreeing: the claim that they do not agree is likely, and needs `negated: true`. A
    “not” before the estimate counts; one after it (“probably not”) leaves open what is estimated, and is not judged.
    English, German and French words are known. Either the likelihood is wrong, or the claim is the opposite of what
    the author said and should be marked as such.
    """
    language = language_of_brief(brief, settings)
    if language is None:
        return
    for judgment in brief.judgments:
        lean = leaning_of(judgment.stated_as or "", language) * (-1 if judgment.negated else 1)
        point = state_of(judgment, scale_of(judgment, settings).id).first.point if lean else None
        if point is not None and lean * (point - 0.5) < 0:
            rated = f"rated {judgment.term}" if judgment.term else "rated the other way"
            message = f"stated as “{judgment.stated_as}”, but the claim is {rated}"
            hint = "if the claim is the opposite of what was said, add “negated: true”"
            hint = "remove “negated: true”" if judgment.negated else hint
            yield diagnostic(message, ("judgments", judgment.id, "stated_as"), hint)
