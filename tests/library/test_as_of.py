"""What becomes known after a day changes no answer as of that day, whatever the filter."""

from __future__ import annotations

import copy
import datetime
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.library.library import Library
from briefkit.storage.parsed_store import GivenBriefs
from tests.fakes import FakeStore
from tests.thorough import examples

DAY = datetime.date(2018, 11, 8)
EARLIER = st.sampled_from(["2017", "2018-03", "2018-07-16", "2018-11", "2018-11-08"])
PAST = st.sampled_from(["2017", "2018-03", "2018-07-16", "2018-10", "2018-11-08"])
LATER = st.sampled_from(["2018-11-09", "2018-12", "2019", "2020-01-01"])
NOT_YET = LATER | st.sampled_from(["2018-11", "2018"])
"""Dates that are not over on the day."""
TITLES = st.sampled_from(["Alpha", "Beta"])
STATUSES = st.sampled_from(["proposed", "planned", "held", "changed", "cancelled"])
ISSUES = st.sampled_from(["disputed", "resolved"])
SETTLED = st.sampled_from(["held", "changed", "cancelled"])
EVENTS = ("summit", "vote")
_ORIGIN = {"url": "https://example.org/alpha"}
QUERIES = (
    None,
    "alpha",
    "omega",
    "text:omega",
    "NOT omega",
    "source:*",
    "NOT source:*",
    "source:(title:omega)",
    "source:(date>2018-11-08)",
    "judgment:(outcome:open)",
    "judgment:(outcome:occurred)",
    "judgment:(update:(date>2018-11-08))",
    "judgment:(evidence:*)",
    "event:(status:held)",
    "event:(status:cancelled)",
    "event:(status_on:*)",
    "NOT event:(status:*)",
    "issue:(position:(source:*))",
    "related:(title:omega)",
    "origin.retrieved:*",
    "status:published",
)


def _record(fixed: dict[str, Any], **optional: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({key: st.just(value) for key, value in fixed.items()}, optional=optional)


def _source(id_: str, dates: st.SearchStrategy[str], title: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries({"id": st.just(id_), "title": title}, optional={"date": dates})


POSITIONS = st.lists(
    _record(
        {"stance": "supports"},
        says=TITLES,
        date=EARLIER,
        source=st.just("s1"),
    ),
    max_size=2,
)
JUDGMENT = _record(
    {"id": "j1", "claim": "It holds", "about": ["fees"], "depends_on": ["summit"]},
    term=st.just("likely"),
    due=st.sampled_from(["2018-10", "2018-12"]),
    updates=st.lists(st.fixed_dictionaries({"date": PAST, "probability": st.just("0.6")}), max_size=1),
    resolved_on=PAST,
).map(lambda judgment: judgment | {"outcome": "did-not-occur"} if "resolved_on" in judgment else judgment)
EVENT = st.one_of(
    [
        _record(
            {"id": id_},
            title=TITLES,
            date=PAST | LATER,
            place=st.sampled_from(["Bonn", "Paris"]),
            status=STATUSES,
            status_on=PAST,
        ).map(lambda event: event if "status" in event else {key: event[key] for key in event if key != "status_on"})
        for id_ in EVENTS
    ]
)


@st.composite
def _brief(draw: st.DrawFn, dates: st.SearchStrategy[str]) -> dict[str, Any]:
    return {
        "title": draw(TITLES),
        "kind": "note",
        "date": draw(dates),
        "origin": _ORIGIN,
        "issues": [{"id": "fees", "status": draw(ISSUES), "positions": {"us": draw(POSITIONS)}}],
        "judgments": [draw(JUDGMENT)],
        "events": draw(st.lists(EVENT, max_size=2, unique_by=lambda event: event["id"])),
        "sources": [draw(_source("s1", EARLIER, TITLES))],
    }


@st.composite
def _registry(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    entry = _record({}, title=st.just("Gamma"), date=PAST | LATER, place=st.just("Rome"), status=STATUSES)
    dated = _record({"status": "planned"}, title=st.just("Gamma"), date=PAST | LATER, status_on=PAST)
    return {id_: draw(entry | dated) for id_ in (*EVENTS, "other")}


_LATER_KEYS = {
    "origin": LATER.map(lambda date: _ORIGIN | {"retrieved": date}),
    "related": LATER.map(lambda date: [{"title": "Omega", "date": date}]),
}


@st.composite
def _learned(draw: st.DrawFn, known: dict[str, Any]) -> dict[str, Any]:
    """A brief after more became known: all that is added is dated later, or undated and not known before a date."""
    brief = copy.deepcopy(known)
    omega = st.just("Omega")
    judgment = brief["judgments"][0]
    if draw(st.booleans()):
        judgment["updates"] = [*judgment.get("updates", []), {"date": draw(NOT_YET), "probability": "0.9"}]
    if draw(st.booleans()) and "outcome" not in judgment:
        judgment |= {"outcome": "occurred", "evidence": "s2"}
        judgment |= {"resolved_on": draw(NOT_YET)} if draw(st.booleans()) else {}
        brief["sources"].append(draw(_source("s2", LATER, omega)))
    elif "outcome" in judgment and draw(st.booleans()):
        judgment["evidence"] = "s2"
        brief["sources"].append({"id": "s2", "title": "Omega", "date": draw(LATER)})
    if draw(st.booleans()):
        brief["sources"].append({"id": "s3", "title": "Omega", "date": draw(LATER)})
        for position in brief["issues"][0]["positions"]["us"]:
            position.setdefault("source", "s3")
    if draw(st.booleans()):
        brief["issues"][0]["positions"]["us"].append({"stance": "opposes", "says": "Omega", "date": draw(LATER)})
    brief |= draw(st.fixed_dictionaries({}, optional=_LATER_KEYS))
    for event in brief["events"]:
        if "status" not in event and draw(st.booleans()):
            event["status"] = draw(SETTLED)
            event.update({"status_on": draw(NOT_YET)} if draw(st.booleans()) else {})
    return brief


@st.composite
def _registered_later(draw: st.DrawFn, registry: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The registry after more became known."""
    later = copy.deepcopy(registry)
    for entry in later.values():
        if "status" not in entry and draw(st.booleans()):
            fact = {} if "date" in entry else {"date": draw(LATER), "place": "Omega"}
            entry.update({"status": draw(STATUSES), "status_on": draw(NOT_YET)} | fact)
    if draw(st.booleans()):
        later["last"] = {"title": "Omega", "date": draw(LATER), "status": draw(STATUSES), "status_on": draw(LATER)}
    return later


def _library(briefs: dict[str, dict[str, Any]], events: dict[str, dict[str, Any]]) -> Library:
    """A library that is parsed once."""
    texts = {f"{name}.md": f"---\n{yaml.safe_dump(brief)}---\n\nAlpha.\n" for name, brief in briefs.items()}
    store = FakeStore(texts, yaml.safe_dump({"issues": {"fees": {"question": "Pay?"}}, "events": events}))
    return Library(Path("/nowhere"), GivenBriefs(store.settings, store.parsed))


def _answers(library: Library, queries: list[str | None]) -> dict[str, Any]:
    """What every command says as of the day, by command and filter: the timeline for all filters, as the cheapest."""
    found = {f"timeline {query}": list(library.timeline(query, as_of=DAY).records()) for query in QUERIES}
    for query in queries:
        tables = {
            "issues": library.issues(query, as_of=DAY),
            "judgments": library.judgments(query, as_of=DAY),
            "due": library.judgments.due(query, as_of=DAY),
            "affected": library.timeline(query, as_of=DAY, affected_by="summit"),
            "digest": library.digest("2016", query=query, as_of=DAY),
        }
        found |= {f"{name} {query}": list(table.records()) for name, table in tables.items()}
    return found


@settings(max_examples=examples(1 / 3))  # each asks for everything, of two libraries
@given(st.data())
def test_what_becomes_known_later_changes_no_answer(data: st.DataObject) -> None:
    known = {f"b{number}": data.draw(_brief(EARLIER)) for number in range(2)}
    more = {name: data.draw(_learned(brief)) for name, brief in known.items()}
    if data.draw(st.booleans()):
        more["c"] = data.draw(_learned(data.draw(_brief(LATER))))
        if data.draw(st.booleans()):
            more["c"]["supersedes"], more["b0"]["status"] = "b0", "superseded"
    events = data.draw(_registry())
    queries = [None, *data.draw(st.lists(st.sampled_from(QUERIES[1:]), max_size=2, unique=True))]
    before = _answers(_library(known, events), queries)
    after = _answers(_library(more, data.draw(_registered_later(events))), queries)
    differing = {asked: (before[asked], after[asked]) for asked in before if before[asked] != after[asked]}
    assert differing == {}
