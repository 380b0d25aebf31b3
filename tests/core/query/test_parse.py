"""The grammar: what is parsed, what is ordinary text, what is an error and where."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefkit.core.query.explain import explain_query
from briefkit.core.query.parse import Parsed, QueryContext, parse_query
from briefkit.core.query.print import print_query
from briefkit.core.query.value import EVERYTHING, And, Clause, Item, Not, Or, Query, Range, Text, Word
from briefkit.errors import QueryError
from tests.core.query.queries import queries

TODAY = datetime.date(2018, 12, 31)
VIEWS = {
    "open": "issue:(status:disputed) OR topic:trade",
    "nested": "@open kind:memo",
    "round": "a @trip",
    "trip": "@round",
    "wrong": "kidn:memo",
    "dangling": "a OR",
    "empty": "",
}
CONTEXT = QueryContext(
    TODAY, VIEWS, lambda: {"desk", "desk.lead", "origin.shelfmark", "issues.weight", "issues.positions.page"}
)


def read(text: str) -> Query:
    return parse_query(text, CONTEXT).query


def word(text: str) -> Text:
    return Text((text,))


def is_(field: str, *values: str) -> Clause:
    return Clause(field, ":", tuple(Word(value) for value in values))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", EVERYTHING),
        ("   ", EVERYTHING),
        ("sanctions", word("sanctions")),
        ("Arms control", And((word("arms"), word("control")))),
        ('"Arms  control"', Text(("arms", "control"))),
        ("sanction*", Text(("sanction",), prefix=True)),
        ('"arms con"*', Text(("arms", "con"), prefix=True)),
        ("a b OR c", Or((And((word("a"), word("b"))), word("c")))),
        ("a (b OR c)", And((word("a"), Or((word("b"), word("c")))))),
        ("a AND b", And((word("a"), word("b")))),
        ("a or b", And((word("a"), word("or"), word("b")))),
        ("NOT a", Not(word("a"))),
        ("-a", Not(word("a"))),
        ("-(a b)", Not(And((word("a"), word("b"))))),
        ("NOT NOT a", Not(Not(word("a")))),
        ("topic:trade", is_("topic", "trade")),
        ("Topics:trade", is_("topic", "trade")),
        ("topic=trade", is_("topic", "trade")),
        ("topic!=trade", Not(is_("topic", "trade"))),
        ("topic:trade,ports", is_("topic", "trade", "ports")),
        ('topic:"arms control",ports', is_("topic", "arms control", "ports")),
        ('publisher:"Smith, J. (\\"Jo\\")"', is_("publisher", 'Smith, J. ("Jo")')),
        ("topic:arms*", Clause("topic", ":", (Word("arms", prefix=True),))),
        ('topic:"arms*"', is_("topic", "arms*")),
        ("topic:*", Clause("topic", ":*")),
        ("NOT summary:*", Not(Clause("summary", ":*"))),
        ("title~pass", Clause("title", "~", (Word("pass"),))),
        ('title="Impasse before Paris"', Clause("title", "=", (Word("Impasse before Paris"),))),
        ("date:2018", is_("date", "2018")),
        ("date=2018", is_("date", "2018")),
        ("date:2018-07..2018-12", Clause("date", ":", (Range("2018-07", "2018-12"),))),
        ("date:2018-07..", Clause("date", ">=", (Word("2018-07"),))),
        ("date:..2018-07", Clause("date", "<=", (Word("2018-07"),))),
        ("date>=2018-07", Clause("date", ">=", (Word("2018-07"),))),
        ("date:2016,2018..", Clause("date", ":", (Word("2016"), Range("2018", None)))),
        ("date<today", Clause("date", "<", (Word("2018-12-31"),))),
        ("date>=-30d", Clause("date", ">=", (Word("2018-12-01"),))),
        ("review_by:..+2w", Clause("review_by", "<=", (Word("2019-01-14"),))),
        ("date>=-10m", Clause("date", ">=", (Word("2018-02-28"),))),
        ('date>="3 months ago"', Clause("date", ">=", (Word("2018-09-30"),))),
        ('date:"a year ago"..yesterday', Clause("date", ":", (Range("2017-12-31", "2018-12-30"),))),
        ('review_by<"in 2 weeks"', Clause("review_by", "<", (Word("2019-01-14"),))),
        ("desk>=-1y", Clause("desk", ">=", (Word("2017-12-31"),))),
        ("desk:today", is_("desk", "today")),
        ("language:de", is_("lang", "de")),
        ("origin.url~example.org", Clause("origin.url", "~", (Word("example.org"),))),
        ("issue.status>=disputed", Clause("issues.status", ">=", (Word("disputed"),))),
        ("issues.status:disputed", is_("issues.status", "disputed")),
        ("position.stance:opposes", is_("issues.positions.stance", "opposes")),
        ("issue.position.stance:opposes", is_("issues.positions.stance", "opposes")),
        ("desk.lead:x", is_("desk.lead", "x")),
        ("origin.shelfmark:x", is_("origin.shelfmark", "x")),
        ("issue.weight>3", Clause("issues.weight", ">", (Word("3"),))),
        ("position:(page>3)", Item("position", Clause("page", ">", (Word("3"),)))),
        ("source.credibility<=2", Clause("sources.credibility", "<=", (Word("2"),))),
        ("judgment:(probability>=70%)", Item("judgment", Clause("probability", ">=", (Word("0.7"),)))),
        ("live:yes", is_("live", "true")),
        ("text:sanctions,COVID-19", Or((word("sanctions"), Text(("covid", "19"))))),
        ("issue:(id:inf status:disputed)", Item("issue", And((is_("id", "inf"), is_("status", "disputed"))))),
        ("issues:(a OR b)", Item("issue", Or((word("a"), word("b"))))),
        ("issue:()", Item("issue", EVERYTHING)),
        ("issue:(position:(party:us))", Item("issue", Item("position", is_("party", "us")))),
        ("position:(issue.status:disputed)", Item("position", is_("issue.status", "disputed"))),
        ("-event:(status:cancelled)", Not(Item("event", is_("status", "cancelled")))),
        ("recommendation:(text:act)", Item("recommendation", is_("text", "act"))),
        ("@open kind:memo", And((read("issue:(status:disputed) OR topic:trade"), is_("kind", "memo")))),
        ("@nested", And((read("issue:(status:disputed) OR topic:trade"), is_("kind", "memo")))),
        ("@empty OR a", word("a")),
        ("NOT @open", Not(read("issue:(status:disputed) OR topic:trade"))),
    ],
)  # fmt: skip
def test_read(text: str, query: Query) -> None:
    assert parse_query(text, CONTEXT) == Parsed(query, ())
    assert read(print_query(query)) == query


@pytest.mark.parametrize(
    ("text", "printed", "noted"),
    [
        ("COVID-19", '"covid 19"', ""),
        ("art. 5", "art 5", ""),
        ("AI-Act", '"ai act"', ""),
        ("C++", "c", ""),
        ("NEAR", "near", ""),
        ("AT&T's 12:30 e-mail", '"at t s" "12 30" "e mail"', ""),
        ("https://example.org/a?b=c:d", '"https example org a b c d"', ""),
        (r"C:\briefs", '"c briefs"', ""),
        ("Paris - what next?", "paris what next", ""),
        ("wait -- what", "wait what", ""),
        ("制裁", '"制 裁"', ""),
        ("Путин", "путин", ""),
        ("**bold**", "bold", ""),
        ("a OR", "a or", "“OR” in column 3 joins nothing"),
        ("OR a", "or a", "“OR” in column 1 joins nothing"),
        ("a OR OR b", "a OR or b", "“OR” in column 6 joins nothing"),
        ("(a AND) b", "a and b", "“AND” in column 4 joins nothing"),
        ("NOT", "not", "“NOT” in column 1 joins nothing"),
        ("a NOT OR b", "a NOT or b", "“OR” in column 7 joins nothing"),
        ('"', "", "a single quotation mark is ignored"),
        ('say "hi', "say hi", "a single quotation mark is ignored"),
        ('topic:"arms', 'topic:"\\"arms"', ""),
        ("Q: what?", "q what", "“Q:” with nothing after it is taken as a word"),
        ("kind: memo", "kind memo", "“kind:” with nothing after it is taken as a word"),
        ("(a", "a", "is not closed"),
        ("issue:(id:x", "issue:(id:x)", "is not closed"),
        ("a)", "a", "closes nothing and is ignored"),
        ("()", "", ""),
        ("a OR -", "a OR -", ""),
        ("🙂", "", "contains no word to search for"),
        ('"…" OR a', "a", "contains no word to search for"),
        ("@dangling", "a or", "in the view “dangling”: “OR” in column 3 joins nothing"),
    ],
)  # fmt: skip
def test_ordinary_text_is_not_an_error(text: str, printed: str, noted: str) -> None:
    parsed = parse_query(text, CONTEXT)
    assert print_query(parsed.query) == print_query(read(printed))
    assert noted in "; ".join(parsed.notes)
    assert bool(noted) <= bool(parsed.notes)


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("topc:trade", 1, "there is no field “topc”", "did you mean topic?"),
        ("a  topc:trade", 4, "there is no field “topc”", "did you mean topic?"),
        ("due<2018", 1, "there is no field “due”", "did you mean judgments.due?"),
        ("mailto:x@example.org", 1, "there is no field “mailto”", '"mailto:x@example.org"'),
        ("issue:(topc:x)", 8, "there is no field “topc”", ""),
        ("issue:(publisher:x)", 8, "there is no field “publisher”", ""),
        ("date:soon", 6, "“soon” is not a date", "3 months ago"),
        ("date:2018,soon", 11, "“soon” is not a date", "3 months ago"),
        ("date:2018/07", 6, "“2018/07” is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, or two", "3 months ago"),
        ("date:2019..2018", 6, "the period ends in 2018, before it starts in 2019", "did you mean date:2018..2019?"),
        ("date:today..-1d", 6, "the period ends on ", "did you mean date:"),
        ("source.credibility:3..1", 20, "the range ends with 1, which comes before 3", "sources.credibility:1..3?"),
        ("issue.status:disputed..resolved", 14, "ends with resolved, which comes before disputed", "..disputed?"),
        ("date:2018..2018-13", 6, "there is no month 13", ""),
        ("date>=-99999y", 7, "the date is out of range", ""),
        ("date:..", 6, "a range needs at least one end", "date:*"),
        ("制裁 date:soon", 9, "“soon” is not a date", ""),
        ("live:perhaps", 6, "neither true nor false", ""),
        ("source.credibility<=high", 21, "“high” is not a number", ""),
        ("issue.status>=dormant", 15, "is not one of resolved, converging", ""),
        ("issue.status>=disputd", 15, "is not one of resolved, converging", "did you mean disputed?"),
        ("topic>trade", 7, "values of “topic” have no order", "topic~"),
        ("topic:(a OR b)", 1, "“topic:” takes values, not a group", "issue:(…)"),
        ("position:(judgment:(id:x))", 11, "“judgment:” takes values", "issue:(…)"),
        ("@opne", 1, "there is no view “opne”", "did you mean open?"),
        ("@round", 1, "in the view “trip” of briefkit.toml: column 1 of the query: the view “round” contains", ""),
        ("@wrong", 1, "in the view “wrong” of briefkit.toml: column 1", "did you mean kind"),
        ("(" * 51 + "a" + ")" * 51, 51, "nested deeper than 50", ""),
        ("NOT " * 60 + "a", 201, "nested deeper than 50", ""),
    ],
)  # fmt: skip
def test_errors(text: str, column: int, message: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        read(text)
    assert message in caught.value.message
    assert f"column {column} of the query" in caught.value.message
    assert hint in (caught.value.hint or "")


def test_the_caret_is_below_its_column() -> None:
    with pytest.raises(QueryError) as caught:
        read("制裁 date:soon")
    assert str(caught.value).splitlines()[1:] == ["  制裁 date:soon", "            ^"]
    with pytest.raises(QueryError) as caught:
        read("a " * 200 + "topc:x" + " b" * 200)
    line, caret = str(caught.value).splitlines()[1:]
    assert line[caret.index("^") :].startswith("topc:x")
    assert len(line) < 130
    assert line.strip().startswith("…")
    assert line.endswith("…")


def test_a_view_is_named_in_any_case() -> None:
    assert read("@OPEN") == read("@öpen") == read("@open")


@given(queries())
def test_a_printed_query_parses_to_itself(query: Query) -> None:
    assert read(print_query(query)) == query


@given(queries())
def test_every_query_can_be_explained(query: Query) -> None:
    assert explain_query(query).startswith("briefs where") or query == EVERYTHING


_PIECES = st.sampled_from(
    [
        '"',
        "(",
        ")",
        "-",
        "NOT ",
        " OR ",
        " AND ",
        "a",
        "topic:",
        "date>=",
        "issue:(",
        "*",
        "..",
        ",",
        "@",
        "@open",
        ":",
        "=",
        "\\",
        " ",
        "制",
    ]
)


@given(st.text() | st.lists(_PIECES).map("".join))
@example('topic:"a\\')
@example("a:(((((")
@example("@" * 100)
def test_any_text_is_parsed_or_an_error_with_its_place(text: str) -> None:
    try:
        parsed = parse_query(text, CONTEXT)
    except QueryError as error:
        assert "column " in error.message
    else:
        assert read(print_query(parsed.query)) == parsed.query
        explain_query(parsed.query)


@given(st.text(st.characters(exclude_characters=":=<>~@")))
def test_text_without_operators_is_never_an_error(text: str) -> None:
    try:
        parse_query(text, CONTEXT)
    except QueryError as error:
        assert "nested deeper" in error.message


def test_own_keys_are_only_requested_when_needed() -> None:
    def keys() -> set[str]:
        raise AssertionError("asked for")

    context = QueryContext(TODAY, {}, keys)
    parse_query("topic:a issue:(status:b) origin.url:* c", context)
    with pytest.raises(AssertionError, match="asked for"):
        parse_query("desk:a", context)


VIEW_BOMBS = {
    "doubling": {**{f"v{n}": f"@v{n + 1} @v{n + 1}" for n in range(40)}, "v40": "trade"},
    "doubling in brackets": {**{f"v{n}": f"(@v{n + 1}) OR (@v{n + 1})" for n in range(20)}, "v20": "trade"},
    "a chain": {**{f"v{n}": f"@v{n + 1}" for n in range(5000)}, "v5000": "trade"},
    "long": {"v0": "@v1 " * 60, "v1": "trade " * 400},
}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("doubling", "more than 100 views in one query"),
        ("doubling in brackets", "more than 100 views in one query"),
        ("a chain", "nested deeper than 50 levels"),
        ("long", "longer than 100,000 characters, with the views that it uses"),
    ],
)
def test_views_that_multiply_are_refused(name: str, reason: str) -> None:
    views = VIEW_BOMBS[name]
    with pytest.raises(QueryError) as raised:
        parse_query("@v0", QueryContext(TODAY, views))
    assert reason in raised.value.message


def test_fifty_views_inside_each_other_are_one_query() -> None:
    views = {**{f"v{n}": f"@v{n + 1}" for n in range(48)}, "v48": "trade"}
    assert parse_query("@v0", QueryContext(TODAY, views)).query == word("trade")


def test_a_query_of_100_000_characters_is_read_and_a_longer_one_refused() -> None:
    assert parse_query("a " * 50_000, CONTEXT).query != EVERYTHING
    with pytest.raises(QueryError, match="longer than 100,000 characters"):
        parse_query("a " * 50_000 + "b", CONTEXT)
