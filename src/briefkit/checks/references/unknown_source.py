"""References to sources that the brief does not list."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.hints import Hints
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.brief.trails import all_positions
from briefkit.core.diagnostic import ERROR, Trail
from briefkit.core.text.ids import id_key


@rule(
    "unknown-source",
    ERROR,
    bad="""
    judgments: [{id: j1, claim: It holds, due: 2019, outcome: occurred, resolved_on: 2019, evidence: s2}]
    sources: [{id: s1, title: A}]
    """,
    good="""
    judgments: [{id: j1, claim: It holds, due: 2019, outcome: occurred, resolved_on: 2019, evidence: s1}]
    sources: [{id: s1, title: A}]
    """,
)
def unknown_source(brief: Brief, *_: object) -> Found:
    """A position, an answer to a consultation or an outcome cites a source that the brief does not list.

    Readers of the published brief would look for it in vain.
    """
    sources, hints = {id_key(source.id): source.id for source in brief.sources}, Hints()
    for id_, trail in sources_named(brief):
        if id_key(id_) not in sources:
            yield diagnostic(
                f"no source “{id_}” in this brief", trail, hints.similar(id_, sources.values()) or "add it to sources"
            )


def sources_named(brief: Brief) -> Iterator[tuple[str, Trail]]:
    """The ids of sources that positions, answers and outcomes name, each with its place."""
    for position, trail in all_positions(brief):
        if position.source:
            yield position.source, (*trail, "source")
    for judgment in brief.judgments:
        if judgment.evidence:
            yield judgment.evidence, ("judgments", judgment.id, "evidence")
    for number, answer in enumerate(brief.consultation):
        if answer.source:
            yield answer.source, ("consultation", number, "source")
    if brief.decision and brief.decision.evidence:
        yield brief.decision.evidence, ("decision", "evidence")
