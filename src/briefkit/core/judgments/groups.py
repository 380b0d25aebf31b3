"""Forecasts by who made them, what they are about, or the term that was used, each group with its ledger."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from briefkit.core.judgments.ledger import SCORED, Ledger, Method, Scored, ledger
from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.judgments.score import Score, score
from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.likelihood.scales import ICD203
from briefkit.core.text.collation import sort_key
from briefkit.core.values import frozen

BY_TERM = "term"
Groups = Callable[[JudgmentRow], Iterable[str]]

GROUPINGS: dict[str, Groups] = {
    "expert": lambda row: [row.by or ""],
    "author": lambda row: row.authors or [""],
    "publisher": lambda row: [row.publisher],
    BY_TERM: lambda row: [term_group(row.state.first)],
    "issue": lambda row: row.about or [""],
    "year": lambda row: [str(row.made.year) if row.made else ""],
    "condition": lambda row: [row.judgment.condition or ""],
}
"""Grouping → the groups of a forecast. `expert` is who judges, `author` who wrote the brief."""


@frozen
class Group:
    """Forecasts in one group. An empty name groups those without a value."""

    name: str
    ledger: Ledger

    @property
    def score(self) -> Score | None:
        """The scores of the group, or None."""
        return score(self.ledger.scored)


def groups_by(
    rows: Iterable[JudgmentRow],
    grouping: str,
    today: datetime.date,
    method: Method | None = None,
    counts: Mapping[int, int] | None = None,
    *,
    language: str = "",
) -> list[Group]:
    """All groups, the one with the most scored forecasts first; years in order. Parameters as for `ledger`.

    Groups of as many forecasts are in the order of their names in a language.

    By term, each estimate is scored with the term that held then. What is not scored counts with the term that it was
    made with.
    """
    found: dict[str, list[JudgmentRow]] = {}
    for row in rows:
        for name in GROUPINGS[grouping](row):
            found.setdefault(name, []).append(row)
    ledgers = {name: ledger(of_group, today, method, counts) for name, of_group in found.items()}
    if grouping == BY_TERM:
        ledgers = _by_term(ledgers)
    groups = [Group(name, of_group) for name, of_group in ledgers.items()]
    if grouping == "year":
        return sorted(groups, key=lambda group: group.name)
    return sorted(
        groups,
        key=lambda group: (-sum(one.times for one in group.ledger.scored), sort_key(group.name, language), group.name),
    )


def _by_term(ledgers: Mapping[str, Ledger]) -> dict[str, Ledger]:
    """Count what is scored with the term of its last estimate, and give each term the estimates that have it."""
    stages: dict[str, Counter[str]] = {}
    found: dict[str, list[Scored]] = {}
    for name, of_term in ledgers.items():
        if left := of_term.stages - Counter({SCORED: of_term.stages[SCORED]}):
            stages[name] = left
    for one in (one for of_term in ledgers.values() for one in of_term.scored):
        names = [term_group(share.said) for share in one.shares]
        for name in dict.fromkeys(names):
            shares = tuple(share for share, of in zip(one.shares, names, strict=True) if of == name)
            found.setdefault(name, []).append(one._replace(shares=shares))
        stages.setdefault(names[-1], Counter())[SCORED] += one.times
    return {name: Ledger(stages.get(name, Counter()), found.get(name, ())) for name in {**stages, **found}}


def term_group(said: Likelihood) -> str:
    """The term of an estimate, by its scale: “probable” is “likely”, but not the IPCC's “likely”."""
    term = said.row or (said.scale.term_for(said.probability) if said.probability else None)
    if term is None:
        return ""
    return term.name if said.scale is ICD203 else f"{term.name} ({said.scale.id})"
