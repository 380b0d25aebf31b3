"""What every output should tell of events, from the front matter and the registry alone; and libraries of events."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from briefkit.core.brief.model import Event
from briefkit.core.dates.dates import DateSpan, PartialDate, sort_key
from briefkit.library.library import Library

SETTLED = ("held", "changed", "cancelled")


class Said(NamedTuple):
    """A status of an event as a brief or the registry states it, with the date that it counts from."""

    status: str
    on: PartialDate | None
    exact: bool
    brief: str | None


class Expected(NamedTuple):
    """An event as every output should tell it: its latest date and place, each status and each date told in order."""

    date: DateSpan | None
    place: str | None
    path: list[Said]
    dates: list[tuple[DateSpan, PartialDate]]


def expected(
    library: Library, day: datetime.date = datetime.date.max, knows: Callable[[Event], bool] | None = None
) -> dict[str, Expected]:
    """The events that live briefs mention, by the rules of docs/judgments.md, from what was said up to a day.

    With `knows`, from the briefs of that day, and the statuses in them of which it is true.
    """
    every = list(library.find())
    dates = {brief.id: brief.date for brief in every}
    briefs = [brief for brief in every if brief.live and brief.date]
    said: dict[str, list[Said]] = {}
    facts: dict[str, list[tuple[int, str, Any]]] = {}
    for brief, event in ((of, event) for of in briefs for event in of.events):
        id_, on = library.registry.resolve("events", event.id), event.status_on or brief.date
        told = brief.date if knows else on
        if on is None or brief.date is None or told is None or told.first > day:
            continue
        facts.setdefault(id_, []).append((sort_key(brief.date), brief.id, event))
        if event.status and (knows is None or knows(event)):
            said.setdefault(id_, []).append(Said(event.status, on, event.status_on is not None, brief.id))
    for id_, of_event in facts.items():
        _add_registered(library, id_, of_event, said.setdefault(id_, []), day)
    return {id_: Expected(*_latest(of), _path(said[id_]), _dates(library, id_, of, dates)) for id_, of in facts.items()}


def _dates(
    library: Library, id_: str, facts: list[tuple[int, str, Any]], of_briefs: dict[str, PartialDate | None]
) -> list[tuple[DateSpan, PartialDate]]:
    """Each date of an event with the date of who says so, in order; what is undated tells of no move."""
    entry = library.registry.entry("events", id_)
    dates = {**of_briefs, "": entry.status_on if entry else None}
    ordered = sorted(facts, key=lambda fact: fact[:2])
    return [(event.date, on) for place, brief, event in ordered if place and event.date and (on := dates[brief])]


def _add_registered(
    library: Library, id_: str, facts: list[tuple[int, str, Any]], said: list[Said], day: datetime.date
) -> None:
    """Add what the registry says, as far as that was known on a day: its `status_on`, or the end of the event."""
    entry = library.registry.entry("events", id_)
    if entry is None:
        return
    told, on = _latest(facts)[0], entry.status_on
    over = entry.date is not None and all(date.last <= day for date in (told or entry.date, entry.date))
    known = day == datetime.date.max or (on is not None and on.last <= day)
    if known or over:
        facts.append((sort_key(on) if on and known else 0, "", entry))
    counts = known or (over and on is None)
    if entry.status and counts and (on or all(one.status == entry.status for one in said)):
        said.append(Said(entry.status, on, on is not None, None))


def _latest(facts: list[tuple[int, str, Any]]) -> tuple[DateSpan | None, str | None]:
    ordered = [event for *_, event in sorted(facts, key=lambda fact: fact[:2])]
    dates, places = ([getattr(event, key) for event in ordered] for key in ("date", "place"))
    return (*(next((value for value in reversed(values) if value is not None), None) for values in (dates, places)),)  # type: ignore[return-value]


def _path(said: list[Said]) -> list[Said]:
    """The first statement of each run of equal ones, in order of their dates."""
    ordered = sorted(
        said,
        key=lambda one: (sort_key(one.on) if one.on else 0, one.status in SETTLED, one.brief is not None, one.brief),
    )
    dated = [one for one in ordered if one.on] or ordered
    return [one for number, one in enumerate(dated) if not number or one.status != dated[number - 1].status]


def _order(one: Said) -> tuple[object, ...]:
    return (sort_key(one.on) if one.on else 0, one.status in SETTLED, one.brief is not None, one.brief or "")


def generated(folder: Path, seed: int) -> Path:
    """A library of events that were planned, moved, held and cancelled, in briefs and in the registry."""
    rng = random.Random(seed)  # noqa: S311 - a repeatable test, nothing secret
    days = [
        "2018",
        "2018-03",
        "2018-03-09",
        "2018-03-31",
        "2018-07-16",
        "2018-11",
        "2018-11-11",
        "2019-02-01",
        "2019-02",
    ]
    spans = [*days, "2018-07-16/2018-07-18", "2018-11/2019-02"]
    statuses = ["proposed", "planned", *SETTLED]

    def some(**values: str) -> str:
        return ", ".join(f"{name}: {value}" for name, value in values.items() if rng.random() < 0.6)

    def event(id_: str) -> str:
        told = some(date=rng.choice(spans), place=rng.choice(["Bonn", "Rome"]), status=rng.choice(statuses))
        dated = f", status_on: {rng.choice(days)}" if "status" in told and rng.random() < 0.7 else ""
        return f"{{{', '.join(filter(None, [id_, told]))}{dated}}}"

    (folder / "briefkit.toml").write_text('[library]\nname = "Generated"\naccess = "public"\n', "utf-8")
    entries = "\n".join(f"  {id_}: {event(f'title: The {id_}')}" for id_ in ("summit", "vote", "visit"))
    (folder / "registry.yaml").write_text(f"events:\n{entries}\n", "utf-8")
    for number in range(8):
        events = [event(f"id: {id_}") for id_ in rng.sample(["summit", "vote", "visit", "talks", "hearing"], 3)]
        head = f"title: Brief {number}\nkind: note\ndate: {rng.choice(days)}\nevents: [{', '.join(events)}]\n"
        (folder / f"b{number}.md").write_text(f"---\n{head}---\n\nText.\n", "utf-8")
    return folder
