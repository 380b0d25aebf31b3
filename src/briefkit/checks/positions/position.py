"""Positions that have no source, say nothing, or contradict each other."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief, Issue, Position
from briefkit.core.brief.trails import all_positions, held_positions
from briefkit.core.issues.contradictions import Timed, opposed
from briefkit.core.issues.movement import question_key
from briefkit.core.ports import LibraryView


@rule(
    "position-source",
    bad="""
    issues: [{id: sanctions, positions: {russia: {says: Wants relief}}}]
    sources: [{id: s1, title: A}]
    """,
    good="""
    issues: [{id: sanctions, positions: {russia: {says: Wants relief, source: s1}}}]
    sources: [{id: s1, title: A}]
    """,
)
def position_source(brief: Brief, *_: object) -> Found:
    """A position does not name its source.

    “Who said so?” is the first question at any briefing. A brief that lists no sources at all is reported once, not
    for each of its positions. Drafts are not checked.
    """
    if brief.status == "draft":
        return
    bare = [trail for position, trail in all_positions(brief) if not position.source]
    if bare and not brief.sources:
        message = f"{len(bare)} positions, but no sources" if len(bare) > 1 else "a position, but no source"
        yield diagnostic(message, ("issues",), "list sources, and name one in each position")
        return
    for trail in bare:
        yield diagnostic(f"“{trail[3]}” on “{trail[1]}” has no source", trail, "add “source: …”")


@rule(
    "position-empty",
    bad="""
    issues: [{id: sanctions, positions: {russia: {source: s1}}}]
    sources: [{id: s1, title: A}]
    """,
    good="""
    issues: [{id: sanctions, positions: {russia: {says: Wants relief, source: s1}}}]
    sources: [{id: s1, title: A}]
    """,
)
def position_empty(brief: Brief, *_: object) -> Found:
    """A position neither says what its holder wants nor takes a stance.

    Its cell in the issue table would be empty.
    """
    for position, trail in all_positions(brief):
        if not (position.says or "").strip() and not position.stance:
            yield diagnostic(f"the position of “{position.holder}” says nothing", trail, "add “says: …”")


@rule(
    "position-conflict",
    bad="""
    issues:
      - id: sanctions
        positions:
          russia:
            - {says: For them, stance: supports, source: s1}
            - {says: Against them, stance: opposes, source: s1}
    sources: [{id: s1, title: A}]
    """,
    good="""
    issues:
      - id: sanctions
        positions:
          russia:
            - {says: For them, stance: supports, source: s1, date: "2018-03"}
            - {says: Against them, stance: opposes, source: s1, date: "2018-07"}
    sources: [{id: s1, title: A}]
    """,
)
def position_conflict(brief: Brief, view: LibraryView, *_: object) -> Found:
    """One holder both supports and opposes the same issue at the same time.

    A position covers the whole of its date, and without one has that of the brief: 2018-11 and 2018-11-07 overlap. A
    change of mind has two dates; a divided government is two holders, such as us and us-congress.
    """
    held: dict[Held, list[tuple[Timed, int]]] = {}
    positions = [(issue, *held) for issue in brief.issues for held in held_positions(issue)]
    for number, (issue, position, _) in enumerate(positions):
        if position.stance:
            timed = Timed(position.date or brief.date, position.stance)
            held.setdefault(_held(brief, issue, position, view), []).append((timed, number))
    for number in sorted({max(pair) for of_holder in held.values() for pair in opposed(of_holder)}):
        issue, position, trail = positions[number]
        message = f"“{position.holder}” both supports and opposes “{issue.id}” at the same time"
        yield diagnostic(message, (*trail, "stance"), "date each position, or say who exactly holds it")


Held = tuple[str, tuple[str, ...], str]
"""What is compared: an issue, the key of its question, and a holder."""


def _held(brief: Brief, issue: Issue, position: Position, view: LibraryView) -> Held:
    registry = view.registry
    entry = registry.entry("issues", issue.id)
    question = issue.question or (entry.question if entry else None)
    holder = registry.resolve(registry.holder_section(position.holder, brief.people), position.holder)
    return registry.resolve("issues", issue.id), question_key(question), holder
