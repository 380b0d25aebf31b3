"""Libraries and queries from hypothesis, with few words, so that queries match."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from briefkit.core.query.value import Item, Not, Query, Range, Text, Word, all_of, any_of, clause
from briefkit.core.text.words import words

TOPICS = ["sanctions", "Sanctions", "embargo", "arms-control", "ÉNERGIE", "water"]
PARTIES = ["us", "USA", "United States", "us-congress", "Russia", "b-expert", "Bill Expert", "Straße"]
ISSUES = ["inf-treaty", "inf", "INF Treaty", "gerd", "cyber"]
DATES = ["2018", "2018-07", "2018-07-16", "2019-01-01", "2019", "2020-02"]
KINDS = ["qa", "commentary", "Podcast", "note"]
STATUSES = ["draft", "published", "superseded"]
LANGUAGES = ["en", "de-AT", "de", "pt-BR"]
PROSE = [
    "Sanctions stay; nobody moves.",
    "COVID-19 and the AI-Act, art. 5",
    "制裁について話した",
    "Путин и ракеты",
    "El Niño, naïve façade, Łódź",
    "arms control",
    "control of arms",
    "C++ in snake_case",
    "हिन्दी वार्ता",
    "ﬁnal Ⅷ ½",
    "ข้อตกลงน้ำ",
    "バリ島 パリ",
    "Äquator, treaty¹ of 5 km²",
]

REGISTRY = """\
topics:
  sanctions: {title: Sanctions policy, aliases: [embargo]}
parties:
  us: {title: United States, aliases: [USA], titles: {de: Vereinigte Staaten}}
  us-congress: {title: Congress, parent: us}
issues:
  inf-treaty: {title: INF Treaty, aliases: [inf]}
events:
  paris: {title: Paris meeting, aliases: [Pariser Treffen], date: "2018-11-11", status: cancelled}
people:
  b-expert: {name: B. Expert, aliases: [Bill Expert]}
"""


def _some(values: list[str], most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True)


_POSITION = st.fixed_dictionaries(
    {},
    optional={
        "says": st.sampled_from(PROSE),
        "stance": st.sampled_from(["supports", "opposes", "neutral", "x"]),
        "date": st.sampled_from(DATES),
        "source": st.sampled_from(["s1", "s2", "lost"]),
    },
)
POSITIONS = st.dictionaries(st.sampled_from(PARTIES), _POSITION | st.lists(_POSITION, max_size=3), max_size=3)
SOURCES = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from(["s1", "s2"])},
        optional={
            "title": st.sampled_from(["A report", "A note"]),
            "credibility": st.just(2),
            "date": st.sampled_from(DATES),
        },
    ),
    max_size=2,
)
ITEMS = st.fixed_dictionaries(
    {"id": st.sampled_from(ISSUES), "positions": POSITIONS},
    optional={
        "status": st.sampled_from(["disputed", "resolved", "dormant"]),
        "title": st.sampled_from(PROSE),
        "question": st.sampled_from(["Should it stay?", "should it stay", "Should it go?"]),
    },
)
JUDGMENTS = st.fixed_dictionaries(
    {"id": st.just("j1"), "claim": st.sampled_from(PROSE)},
    optional={
        "due": st.sampled_from([*DATES, "2018-07/2019"]),
        "probability": st.sampled_from(["0.7", "7", ["0.2", "0.4"]]),
        "term": st.sampled_from(["likely", "unlikely", "perhaps"]),
        "by": st.sampled_from(["b-expert", "Bill Expert", "c-fellow"]),
        "about": _some(ISSUES, 2),
        "depends_on": st.just(["paris"]),
        "outcome": st.sampled_from(["occurred", "did-not-occur", "open", "void"]),
        "resolved_on": st.sampled_from(DATES),
        "evidence": st.sampled_from(["s1", "lost"]),
        "updates": st.lists(
            st.fixed_dictionaries({"date": st.sampled_from(DATES), "probability": st.just("0.9")}), max_size=2
        ),
        "weight": st.just("3"),
    },
)
FRONT_MATTER = st.fixed_dictionaries(
    {"title": st.sampled_from([*PROSE, *TOPICS]), "kind": st.sampled_from(KINDS)},
    optional={
        "date": st.sampled_from([*DATES, "never"]),
        "status": st.sampled_from([*STATUSES, "lost"]),
        "language": st.sampled_from(LANGUAGES),
        "publisher": st.sampled_from(["Example Institute", "Other House"]),
        "topics": _some(TOPICS),
        "parties": _some(PARTIES),
        "regions": _some(["Europe", "africa"]),
        "experts": st.lists(st.sampled_from(["Russia", "D. Voice"]), max_size=1),
        "supersedes": st.sampled_from(["a", "b"]),
        "sources": SOURCES,
        "review_by": st.sampled_from(DATES),
        "authors": st.lists(st.sampled_from(["B. Expert", "Bill Expert", "C. Fellow"]), max_size=2),
        "issues": st.lists(ITEMS, max_size=2),
        "judgments": st.lists(JUDGMENTS, max_size=1),
        "events": st.lists(
            st.fixed_dictionaries(
                {"id": st.sampled_from(["paris", "Pariser Treffen", "bonn"])},
                optional={
                    "title": st.sampled_from(PROSE),
                    "status": st.sampled_from(["held", "planned"]),
                    "status_on": st.sampled_from(DATES),
                    "date": st.sampled_from([*DATES, "2018-07/2019"]),
                    "place": st.sampled_from(["Paris", "Bonn"]),
                },
            ),
            max_size=1,
        ),
        "desk": st.sampled_from(["east", {"lead": "A"}]),
    },
)
BRIEFS = st.tuples(FRONT_MATTER, st.lists(st.sampled_from([*PROSE, "# Heading", "", "```"]), max_size=6))
LIBRARIES = st.dictionaries(
    st.sampled_from(["a", "b", "B", "ü", "sub/a", "sub/c", "media/x", "sub/media/y", "README"]), BRIEFS, max_size=6
)


def brief_text(brief: tuple[dict[str, Any], list[str]]) -> str:
    """The text of a brief's file."""
    head, body = brief
    return f"---\n{yaml.safe_dump(head, allow_unicode=True, sort_keys=False)}---\n" + "\n\n".join(body) + "\n"


def write_library(folder: Path, briefs: dict[str, Any]) -> None:
    """Write a library of briefs, given by their paths without the suffix."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "briefkit.toml").write_text('[library]\nname = "Example Institute"\nlanguage = "de"\n', "utf-8")
    (folder / "registry.yaml").write_text(REGISTRY, "utf-8")
    for name, brief in briefs.items():
        write_brief(folder, name, brief)


def write_brief(folder: Path, name: str, brief: Any) -> None:
    """Write one brief of a library."""
    path = folder / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(brief_text(brief), "utf-8")


def _has(name: str, values: list[str], *operators: str) -> st.SearchStrategy[Query]:
    choices = st.lists(st.builds(Word, st.sampled_from(values), st.booleans()), min_size=1, max_size=2)
    return st.builds(clause, st.just(name), st.sampled_from(operators or (":",)), choices)


_PERIODS = st.builds(Range, st.sampled_from(DATES[:3]), st.sampled_from(DATES[3:]))
_WORDS = st.sampled_from([tuple(words(text)) for text in [*PROSE, "arms", "san", "制", "us", "europe", "paris"]])
_LEAVES = st.one_of(
    _has("topic", TOPICS),
    _has("party", PARTIES),
    _has("issue", [*ISSUES, *PROSE]),
    _has("author", ["B. Expert", "c-fellow", "b-expert"]),
    _has("lang", LANGUAGES),
    _has("kind", [*KINDS, "QA"]),
    _has("status", STATUSES),
    _has("publisher", ["example institute", "other house"]),
    _has("region", ["EUROPE"]),
    _has("event", ["paris", *PROSE]),
    _has("title", PROSE, ":", "="),
    st.builds(
        clause,
        st.just("date"),
        st.sampled_from([":", "<", "<=", ">", ">="]),
        st.sampled_from(DATES).map(lambda d: [Word(d)]),
    ),
    st.builds(clause, st.just("date"), st.just(":"), _PERIODS.map(lambda period: [period])),
    st.builds(Text, _WORDS, st.booleans()),
    st.builds(Text, _WORDS.map(lambda typed: typed[:1]), st.booleans()),
    st.builds(
        clause, st.sampled_from(["text", "body"]), st.just("~"), st.sampled_from(PROSE).map(lambda t: [Word(t[:6])])
    ),
    st.builds(Item, st.just("issue"), _has("id", ISSUES)),
    st.builds(
        Item, st.just("issue"), st.builds(lambda a, b: all_of([a, b]), _has("id", ISSUES), _has("status", ["disputed"]))
    ),
    st.builds(clause, st.just("desk"), st.just(":*"), st.just(())),
)
QUERIES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(all_of),
        st.lists(inner, min_size=1, max_size=3).map(any_of),
        st.builds(Not, inner),
    ),
    max_leaves=5,
)
