"""Judgments in one brief that mix scales, or terms for the same band."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.estimates import scale_of
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Trail
from briefkit.core.likelihood.scales import Scale, Term
from briefkit.settings import Settings


@rule(
    "mixed-scales",
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
def mixed_scales(brief: Brief, _view: object, settings: Settings) -> Found:
    """Judgments in one brief use different likelihood scales.

    “Likely” means 55 to 80 per cent in ICD 203, 55 to 75 on the PHIA yardstick, and 66 to 100 in IPCC reports. A
    judgment without a scale uses the library's.
    """
    mapped = [judgment for judgment in brief.judgments if judgment.term]
    for judgment in mapped[1:]:
        scale, first = scale_of(judgment, settings), scale_of(mapped[0], settings)
        if scale is not first:
            message = f"“{judgment.id}” uses {scale.title}, “{mapped[0].id}” uses {first.title}"
            yield diagnostic(message, ("judgments", judgment.id, "scale"), "use one scale per brief")


@rule(
    "mixed-terms",
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
def mixed_terms(brief: Brief, _view: object, settings: Settings) -> Found:
    """Two different terms are used for the same band of the scale.

    A reader who finds “likely” here and “probable” there looks for a difference that is not meant; ICD 203 asks
    authors to use only one of them.
    """
    first: dict[tuple[str, Term], str] = {}
    for word, row, scale, trail in _stated(brief, settings):
        before = first.setdefault((scale.id, row), word)
        if before != word:
            yield diagnostic(
                f"“{word}” and “{before}” mean the same", (*trail, "term"), f"write “{before}” here as well"
            )


def _stated(brief: Brief, settings: Settings) -> Iterator[tuple[str, Term, Scale, Trail]]:
    for judgment in brief.judgments:
        scale = scale_of(judgment, settings)
        trail: Trail = ("judgments", judgment.id)
        terms = [(judgment.term, trail)]
        terms += [(update.term, (*trail, "updates", number)) for number, update in enumerate(judgment.updates)]
        for term, where in terms:
            row = scale.term(term) if term else None
            if term and row:
                yield " ".join(term.casefold().split()), row, scale, where
