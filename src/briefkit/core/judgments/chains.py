"""Judgments that are one forecast: those that a later brief carries on from the brief that it supersedes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from briefkit.core.brief.model import Judgment
from briefkit.core.brief.succession import succeeds
from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.text.words import fold, wording

Terms = tuple[tuple[datetime.date, datetime.date] | None, str]
"""What two judgments that are one forecast always share: the first and last day of due, and the condition."""


def chains(rows: Sequence[JudgmentRow], editions: Mapping[str, str]) -> list[list[JudgmentRow]]:
    """The judgments of each forecast, the earliest first; in order of their latest ones.

    A judgment carries on the one that it `continues`, if that is in an earlier brief; else the same claim (whatever its
    case and white space) with the same due, condition and person in the nearest brief before it. `editions` says which
    brief each supersedes; `rows` are the judgments of published briefs.
    """
    if not editions and not any(row.judgment.continues for row in rows):
        return [[row] for row in rows]
    ordered = sorted((row for row in rows if succeeds(row.status)), key=brief_order)
    root = list(range(len(ordered)))
    for later, earlier in _links(ordered, editions):
        root[_root(root, later)] = _root(root, earlier)
    found: dict[int, list[JudgmentRow]] = {}
    for number, row in enumerate(ordered):
        found.setdefault(_root(root, number), []).append(row)
    place = {id(row): number for number, row in enumerate(rows)}
    alone = [[row] for row in rows if not succeeds(row.status)]
    return sorted([*found.values(), *alone], key=lambda chain: place[id(chain[-1])])


def brief_order(row: JudgmentRow) -> tuple[datetime.date, str]:
    """The key by which the judgments of a forecast are in order: by the first day of their briefs, then by id."""
    return row.made.first if row.made else datetime.date.min, row.brief


def terms_of(judgment: Judgment) -> Terms:
    """What a judgment shares with any other that is the same forecast."""
    due = judgment.due
    return (due.first, due.last) if due else None, wording(judgment.condition or "")


def _question(row: JudgmentRow) -> tuple[str, Terms, str | None]:
    """What makes two judgments the same forecast: the claim, due, the condition, and who judges."""
    return wording(row.judgment.claim), terms_of(row.judgment), row.by and fold(row.by)


def continued(row: JudgmentRow, by_ref: Mapping[str, int], rows: Sequence[JudgmentRow]) -> int | None:
    """The place of the judgment that a judgment says it continues; None if it cannot.

    That must be in another brief, not a later one, and have the same due and condition: with another, it is a new
    forecast. The claim may be worded anew.
    """
    target = by_ref.get(row.judgment.continues or "")
    if target is None or rows[target].brief == row.brief:
        return None
    if terms_of(rows[target].judgment) != terms_of(row.judgment):
        return None
    return target if brief_order(rows[target])[0] <= brief_order(row)[0] else None


def _root(root: list[int], number: int) -> int:
    while root[number] != number:
        root[number] = number = root[root[number]]
    return number


def _links(rows: Sequence[JudgmentRow], editions: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Pairs of places: a judgment, and the one that it carries on."""
    by_brief: dict[str, list[int]] = {}
    by_ref: dict[str, int] = {}
    for number, row in enumerate(rows):
        by_brief.setdefault(row.brief, []).append(number)
        by_ref[row.ref] = number
    for brief, places in by_brief.items():
        stated = {place: target for place in places if (target := continued(rows[place], by_ref, rows)) is not None}
        yield from stated.items()
        left = [place for place in places if place not in stated]
        before = [by_brief.get(one, []) for one in _before(brief, editions)]
        yield from _repeated(left, before, rows, set(stated.values()))


def _before(brief: str, editions: Mapping[str, str]) -> Iterator[str]:
    """The briefs that a brief supersedes, the nearest first; a circle ends where it began."""
    seen = {brief}
    while (earlier := editions.get(brief)) and earlier not in seen:
        seen.add(earlier)
        yield earlier
        brief = earlier


def _repeated(
    places: Sequence[int], before: Sequence[Sequence[int]], rows: Sequence[JudgmentRow], taken: set[int]
) -> Iterator[tuple[int, int]]:
    """Judgments that repeat one of an earlier brief. Those with the same id choose first; none is chosen twice."""
    left = list(places)
    for same_id in (True, False):
        for place in list(left):
            target = _nearest(place, before, rows, taken, same_id=same_id)
            if target is not None:
                taken.add(target)
                left.remove(place)
                yield place, target


def _nearest(
    place: int, before: Sequence[Sequence[int]], rows: Sequence[JudgmentRow], taken: set[int], *, same_id: bool
) -> int | None:
    row = rows[place]
    question = _question(row)
    for earlier in before:
        alike = [number for number in earlier if _question(rows[number]) == question]
        if alike:
            named = [number for number in alike if rows[number].judgment.id == row.judgment.id]
            free = [number for number in (named if same_id else alike) if number not in taken]
            return free[0] if free else None
    return None
