"""Which briefs match a query: each operator on each kind of field, items, and default values."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given

from briefkit.core.brief.model import brief_to_json
from briefkit.core.brief.read import parse_brief
from briefkit.core.query.flags import query_from_flags, with_parts
from briefkit.core.query.match import matcher
from briefkit.core.query.parse import QueryContext, parse_query
from briefkit.core.query.value import Clause, MatchContext, Metadata, Not, Query, Word
from briefkit.core.registry.registry import parse_registry
from tests.core.query.queries import queries

REGISTRY = """
topics: {arms: {title: Arms control, aliases: [weapons]}}
parties:
  us: {title: United States, titles: {de: Vereinigte Staaten}, aliases: [USA]}
  congress: {title: US Congress, parent: us}
  senate: {title: Senate, parent: congress}
issues: {inf: {title: INF Treaty, aliases: [missiles]}}
events: {paris: {title: Paris meeting}}
people: {ann: {name: Ann Example, aliases: [Ann E.]}}
"""
BRIEF = """---
title: Impasse before the Paris meeting
kind: commentary
date: 2018-11
summary: Nobody moves; COVID-19 is years away.
topics: [Weapons]
parties: [russia]
authors: [Ann E., {name: Jörg Müller, affiliation: Institut}]
origin: {url: "https://example.org/a", shelfmark: B 12, number: "1.10"}
events: [{id: paris, date: 2018-11-11/2018-11-12, status: planned}]
issues:
  - id: INF Treaty
    status: disputed
    weight: 3
    positions:
      congress: {says: Wants to keep it, stance: supports, date: 2018-10-23}
      russia: [{says: Denies any breach, stance: supports}, {says: Would answer in kind, stance: conditional}]
      ann: Doubts it
  - {id: sanctions, title: Sanctions on Russia, status: deadlocked, positions: {russia: {says: No, stance: opposes}}}
judgments:
  - {id: j1, claim: No agreement, about: [missiles], by: ann, probability: [0.55, 0.8], due: 2018-11-11}
  - {id: j2, claim: The treaty ends, probability: 0.9, outcome: occurred, confidence: high, negated: yes}
sources: [{id: s1, title: Hearing, publisher: Senate press, reliability: B, credibility: 2}]
review_by: 2019
desk: {lead: Müller, since: 2017-05, rank: 12, "a.b": dotted}
reviewed: [2018-12-01, never]
pages: 9
---
The 制裁 remain. Путин said: wait.
"""


def metadata_of(text: str) -> Metadata:
    brief = parse_brief(text.encode(), id="2018-11-impasse", path="2018/2018-11-impasse.md").brief
    assert brief is not None
    assert not brief.problems, brief.problems
    return brief_to_json(brief, body=True)


METADATA = metadata_of(BRIEF)
MATCH_CONTEXT = MatchContext(parse_registry(REGISTRY)[0], "en", "House", "public", "icd203")
OWN = {
    "desk",
    "desk.lead",
    "desk.since",
    "desk.rank",
    "desk.a.b",
    "reviewed",
    "pages",
    "origin.shelfmark",
    "issues.weight",
    "nothing",
}
CONTEXT = QueryContext(datetime.date(2018, 11, 20), {}, lambda: OWN)


def holds(text: str, metadata: Metadata = METADATA) -> bool:
    return matcher(parse_query(text, CONTEXT).query, MATCH_CONTEXT)(metadata)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        # ids, aliases and titles, on either side
        ("topic:arms", True), ("topic:weapons", True), ('topic:"arms control"', True), ("topic:ARMS", True),
        ("topic:arm", False), ("topic:arm*", True), ("topic:weap*", True), ("topic~rms", True),
        ("topic~control", True),
        ("topic:x,arms", True), ("topic!=arms", False), ("topic!=x", True), ("topic:*", True),
        ("NOT region:*", True),
        ("issue:inf", True), ("issue:missiles", True), ('issue:"sanctions on russia"', True),
        ("issue:kerch", False),
        ("event:paris", True), ('event:"Paris meeting"', True), ("author:ann", True),
        ('author:"Ann Example"', True),
        ("author:jorg-muller", True), ('author:"JÖRG MÜLLER"', True), ('author:"Jörg"*', True),
        ("expert:ann", False),
        ("person:ann", True), ("judgment.about:inf", True), ("judgment.by:ann", True),
        # parties: listed, or holding a position; parts of them on demand
        ("party:russia", True), ("party:congress", True), ("parties:congress", False), ("party:us", False),
        ("party-with-parts:us", True), ("party-with-parts:usa", True), ("party-with-parts:senate", False),
        ("holder:ann", True), ('holder:"Ann Example"', True), ('position:"Ann E."', True), ("party:Ann*", True),
        # words of any case
        ("kind:COMMENTARY", True), ("kind:comm*", True), ("kind:memo,commentary", True),
        ("kind=commentary", True),
        ("status:published", True), ("live:true", True), ("live:no", False), ("origin.url~EXAMPLE.org", True),
        ("url:https*", True), ("path:2018/*", True), ("id:2018-11-impasse", True), ("source:hearing", True),
        # prose by its words, whole values with =
        ("title:paris", True), ('title:"before the"', True), ('title:"the before"', False),
        ("title:par", False),
        ("title:par*", True), ('title="impasse before the paris meeting"', True), ("title=impasse", False),
        ("title~asse", True), ("summary:covid-19", True), ("title:…", False), ("judgment.claim:treaty", True),
        ("position:breach", True), ("position:russia", True), ("body:wait", True), ("body~Путин", True),
        # words: a whole word, a prefix, a phrase inside one text
        ("impasse", True), ("impas", False), ("impas*", True), ("PATH", False), ('"before the paris"', True),
        ('"paris meeting nobody"', False), ("COVID-19", True), ("19 covid", True), ('"19 covid"', False),
        ("commentary", False), ("dotted", False), ("2018-10-23", False),
        ("制裁", True),
        ("裁制", False), ("путин", True), ('"before the par"*', True), ("inf", True), ("müller", True),
        ("muller", True),
        ("impasse nothing", False), ("nothing OR impasse", True), ("-nothing", True), ("text~asse", True),
        # numbers: bands by their midpoint, a number inside a band
        ("judgment.probability:0.6", True), ("judgment.probability:0.5", False),
        ("judgment.probability>0.67", True),
        ("judgment:(id:j1 probability>0.68)", False), ("judgment.probability:60%..70%", True),
        ("source.credibility<=2", True), ("source.credibility<2", False), ("source.reliability<=B", True),
        # words with an order
        ("issue.status>=deadlocked", True), ("issue.status<disputed", False),
        ("issue.status:converging..disputed", True),
        ("judgment.confidence>=moderate", True),
        # default values
        ("lang:en", True), ("publisher:house", True), ("access:public", True), ("NOT publisher:*", True),
        ("lang:de", False),
        ("NOT judgment.scale:*", True), ("judgment.scale:icd203", True),
        ("judgment:(id:j1 outcome:open)", True),
        ("judgment:(id:j1 outcome:*)", False), ("judgment:(negated:true)", True),
        ("judgment:(id:j1 negated:false)", True),
        # keys that briefkit does not know
        ("desk.lead:MÜLLER", True), ("desk:muller", True), ("desk:*", True), ("nothing:*", False),
        ("desk.lead~üll", True),
        ("desk.rank>9", True), ("desk.rank<9", False), ("pages<10", True), ("pages:9.0", True),
        ("pages:8..9", True), ("pages:5..8", False), ("pages:10..12", False),
        ("desk.since:2017", True), ("desk.since<2018", True), ("desk.since>=2017-05-02", False),
        ("desk.a.b:dotted", True),
        ("reviewed>=2018-12", True), ("reviewed:never", True), ("reviewed:2018", True),
        ("origin.shelfmark:b*", True),
        ("issue.weight>=3", True), ("origin.number:1.1", True), ("desk.lead>m", True),
    ],
)  # fmt: skip
def test_clauses(text: str, held: bool) -> None:
    assert holds(text) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("issue:(id:inf status:disputed)", True),
        ("issue:(id:inf status:deadlocked)", False),
        ("issue.id:inf issue.status:deadlocked", True),  # of one and of another
        ("issue:(missiles)", False),
        ("issue:(breach)", True),
        ("issue:(id:inf breach)", True),
        ("issue:(id:sanctions breach)", False),
        ("issue:(weight>2)", True),
        ("issue:(id:sanctions -weight:*)", True),
        ("NOT issue:(status:resolved)", True),
        ("issue:(position:(holder:russia stance:opposes))", True),
        ("issue:(id:inf position:(holder:russia stance:opposes))", False),
        ("issue:(id:inf position:(holder:russia stance:conditional))", True),
        ("issue:(party:congress position.stance:supports)", True),
        ("position:(holder:russia stance:opposes issue:sanctions)", True),
        ("position:(holder:russia stance:opposes issue:inf)", False),
        ("position:(issue.status:deadlocked holder:congress)", False),
        ("position:(party-with-parts:us stance:supports)", True),
        ("position:(person:ann)", True),
        ("position:(date>=2018-11 holder:russia)", True),  # the brief's date
        ("position:(date>=2018-11 holder:congress)", False),
        ("position:(date:* holder:russia)", False),
        ("position:(issue:(weight:3) kind)", True),
        ("position:(treaty)", False),
        ("judgment:(issue:missiles person:ann)", True),
        ("judgment:(outcome:open due<2018-12)", True),
        ("judgment:(outcome:open due:..2018-12)", True),
        ("judgment:(outcome:open confidence:high)", False),
        ("event:(id:paris status:planned date:2018-11)", True),
        ("event:(status:cancelled)", False),
        ("source:(publisher:*press*)", False),
        ("source:(publisher~press credibility:1..2)", True),
        ("author:(affiliation:institut)", True),
        ("author:(name:Müller affiliation:*)", False),
        ("figure:()", False),
        ("issue:()", True),
    ],
)
def test_items(text: str, held: bool) -> None:
    assert holds(text) is held


DATES = ["2018", "2018-11", "2018-11-11", "2018-12", "2019"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        # >= first day on or after the first; <= first day on or before the last; < before the first; > after the last
        ("date>=2018", "2018 2018-11 2018-11-11 2018-12 2019"),
        ("date>=2018-01-01", "2018 2018-11 2018-11-11 2018-12 2019"),
        ("date>=2018-01-02", "2018-11 2018-11-11 2018-12 2019"),
        ("date>=2018-11", "2018-11 2018-11-11 2018-12 2019"),
        ("date>=2018-11-02", "2018-11-11 2018-12 2019"),
        ("date>=2019", "2019"),
        ("date<=2018", "2018 2018-11 2018-11-11 2018-12"),
        ("date<=2018-11", "2018 2018-11 2018-11-11"),
        ("date<=2018-11-10", "2018 2018-11"),
        ("date<=2018-01-01", "2018"),
        ("date<2018-11", "2018"),
        ("date<2018-11-11", "2018 2018-11"),
        ("date<2018", ""),
        ("date>2018", "2019"),
        ("date>2018-11", "2018-12 2019"),
        ("date>2018-11-01", "2018-11-11 2018-12 2019"),
        # within: the whole date lies inside
        ("date:2018", "2018 2018-11 2018-11-11 2018-12"),
        ("date=2018-11", "2018-11 2018-11-11"),
        ("date:2018-11-11", "2018-11-11"),
        ("date:2018-11-01", ""),
        ("date:2018-11-10/2018-11-12", "2018-11-11"),
        ("date!=2018-11", "2018 2018-12 2019"),
        ("date:2018-11,2019", "2018-11 2018-11-11 2019"),
        # a..b is >=a and <=b
        ("date:2018-11..2018-12", "2018-11 2018-11-11 2018-12"),
        ("date:2018..2018-11", "2018 2018-11 2018-11-11"),
        ("date:2018-12..", "2018-12 2019"),
        ("date:..2018-11-01", "2018 2018-11"),
        # from a day, here 20 November 2018
        ("date<today", "2018 2018-11 2018-11-11"),
        ("date>=-9d", "2018-11-11 2018-12 2019"),
        ("date>=-8d", "2018-12 2019"),
        ('date>"in 2 weeks"', "2019"),
    ],
)
def test_dates_compare_at_their_precision(asked: str, found: str) -> None:
    briefs = [{"id": date, "date": date} for date in DATES]
    test = matcher(parse_query(asked, CONTEXT).query, MATCH_CONTEXT)
    assert [metadata["id"] for metadata in briefs if test(metadata)] == found.split()


def test_the_undated_fulfil_no_comparison() -> None:
    undated: Metadata = {"id": "x", "date": None, "status": "draft"}
    for asked in ("date<2100", "date>1900", "date:1900..2100", "date:*", "date:2018"):
        assert not holds(asked, undated)
    assert holds("NOT date:*", undated)
    assert holds("date!=2018", undated)


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("event.date:2018-11", True), ("event.date:2018-11-11", False), ("event.date:2018-11-11..2018-11-11", True),
        ("event.date<=2018-11-11", True), ("event.date>2018-11-10", True), ("event.date>2018-11-11", False),
    ],
)  # fmt: skip
def test_an_interval_is_known_by_its_first_day_and_lies_within_as_a_whole(asked: str, held: bool) -> None:
    assert holds(asked) is held


@pytest.mark.parametrize(
    ("flags", "text"),
    [
        ({"topic": ["arms"]}, "topic:arms"),
        ({"topic": ["arms,trade"]}, "topic:arms,trade"),
        ({"topic": ["arms , trade"]}, "topic:arms,trade"),
        ({"topic": ["arms", "trade"]}, "topic:arms topic:trade"),
        ({"topic": ["arms*", "*"]}, "topic:arms* topic:*"),
        ({"publisher": ["Example Institute"]}, 'publisher:"Example Institute"'),
        ({"author": ['"Example, Ann"']}, 'author:"Example, Ann"'),
        ({"issue": ["(id:inf status:disputed)"]}, "issue:(id:inf status:disputed)"),
        ({"since": "2018-07"}, "date:2018-07.."),
        ({"since": "2018-07"}, "date>=2018-07"),
        ({"until": "-1m"}, "date<=2018-10-20"),
        ({"since": "2018-07", "until": "2018-12"}, "date:2018-07..2018-12"),
        ({"text": ["arms control"]}, "arms control"),
        ({"text": ['"arms control" COVID-19']}, '"arms control" COVID-19'),
        ({"text": ["a OR NOT"]}, 'a "or" "not"'),
        ({"where": ["a OR b", "kind:memo"]}, "(a OR b) kind:memo"),
        ({"without": ["kind:memo"]}, "NOT kind:memo"),
        (
            {"issue": ["(id:inf status:disputed)"], "since": "2018-07", "without": ["kind:podcast"]},
            "issue:(id:inf status:disputed) date>=2018-07 NOT kind:podcast",
        ),
        (
            {"topic": ["arms"], "party": ["us"], "kind": ["qa"], "lang": ["de"], "expert": ["x"]},
            "topic:arms party:us kind:qa expert:x lang:de",
        ),
        ({}, ""),
    ],
)  # fmt: skip
def test_flags_are_the_query(flags: dict[str, list[str]], text: str) -> None:
    parsed = query_from_flags(CONTEXT, **flags)  # type: ignore[arg-type]
    assert parsed.query == parse_query(text, CONTEXT).query


def test_with_parts_reaches_every_party() -> None:
    query = parse_query("party:us NOT (party:eu OR issue:(position:(party:us))) topic:x", CONTEXT).query
    expected = "party-with-parts:us NOT (party-with-parts:eu OR issue:(position:(party-with-parts:us))) topic:x"
    assert with_parts(query) == parse_query(expected, CONTEXT).query


@given(queries())
def test_not_is_the_opposite(query: Query) -> None:
    assert matcher(Not(query), MATCH_CONTEXT)(METADATA) is not matcher(query, MATCH_CONTEXT)(METADATA)


@given(queries())
def test_every_query_can_be_asked_of_a_bare_brief(query: Query) -> None:
    bare: Metadata = {"id": "x", "path": "x.md", "title": "X", "kind": "note", "date": None, "status": "draft"}
    assert matcher(query, MATCH_CONTEXT)(bare) in {True, False}


def test_the_words_of_one_brief_are_not_taken_for_those_of_the_next() -> None:
    test = matcher(parse_query('wait "путин сказал"', CONTEXT).query, MATCH_CONTEXT)
    other: Metadata = {**METADATA, "body": "Wait! Путин сказал."}
    assert [test(METADATA), test(other), test(METADATA)] == [False, True, False]


def test_aliases_are_resolved_once() -> None:
    asked: list[str] = []

    class Counting:
        def __getattr__(self, name: str) -> object:
            asked.append(name)
            return getattr(MATCH_CONTEXT.registry, name)

    test = matcher(Clause("topic", ":", (Word("weapons"),)), MatchContext(Counting()))  # type: ignore[arg-type]
    for _ in range(100):
        test(METADATA)
    assert asked.count("resolve") == 2  # the word asked for, and the one word in the briefs
