"""The tools that answer across briefs: issues, judgments, timeline, facets and diff."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from briefkit.core.brief.vocabulary import OUTCOMES
from briefkit.core.diff.columns import FIELDS, PASSAGES, RECORDS
from briefkit.core.diff.tables import diff_tables
from briefkit.core.issues.contradictions import CONTRADICTIONS
from briefkit.core.issues.matrix import MATRIX
from briefkit.core.issues.moved import POSITIONS
from briefkit.core.issues.steps import STEPS
from briefkit.core.issues.summary import SUMMARIES
from briefkit.core.judgments.outcome import CONFLICT
from briefkit.core.judgments.rows import JUDGMENTS
from briefkit.core.publication.audience import uncommented
from briefkit.core.search.facets import facets_schema
from briefkit.core.tables import ANY, TEXT, Column, JsonRow, Table, TableSchema
from briefkit.core.timeline.rows import TIMELINE
from briefkit.errors import QueryError
from briefkit.library.circulation import Circulated
from briefkit.library.diff import compare_briefs
from briefkit.library.library import today
from briefkit.library.part import last_day
from briefkit.mcp.reading import QUERY
from briefkit.mcp.rows import citation, row_of
from briefkit.mcp.tool import Answer, Arguments, Json, Parameter, Tool

_AS_OF = Parameter("as_of", "string", "Answer with what was known on this date: YYYY-MM-DD, or -3m.")
_ALL = Parameter("all", "boolean", "Include drafts and superseded briefs.")
_VIEWS = {"position": POSITIONS, "issue": SUMMARIES, "brief": STEPS, "party": MATRIX, "contradictions": CONTRADICTIONS}


def _answer(circulated: Circulated, arguments: Arguments, table: Table[Any], words: str | None = None) -> Answer:
    """The rows of a table; `words` names the column that is quoted."""
    records = list(table.records())

    def row(record: JsonRow) -> dict[str, Json]:
        made = row_of(circulated, record)
        brief = record.get("brief")
        return made | (citation(circulated, brief, record[words]) if brief and words else {})

    return Answer(records, row, _day(arguments), table.notes)


def _day(arguments: Arguments) -> str:
    return (last_day(arguments.get("as_of")) or today()).isoformat()


def issues(circulated: Circulated, arguments: Arguments) -> Answer:
    """As `briefkit issues`."""
    view = arguments.get("by", "position")
    table = circulated.library.issues(
        arguments.get("query"),
        issues=[arguments["issue"]] if "issue" in arguments else (),
        by=view if view in ("position", "issue", "brief") else "position",
        pivot="party" if view == "party" else None,
        contradictions=view == "contradictions",
        as_of=arguments.get("as_of"),
        everything=arguments.get("all", False),
    )
    return _answer(circulated, arguments, table, None if view in ("issue", "brief") else "says")


def judgments(circulated: Circulated, arguments: Arguments) -> Answer:
    """As `briefkit judgments list`, or `due`."""
    found, query = circulated.library.judgments, arguments.get("query")
    common: dict[str, Any] = {
        "about": arguments.get("about", ()),
        "as_of": arguments.get("as_of"),
        "everything": arguments.get("all", False),
    }
    if "due_by" in arguments:
        if {"outcome", "by"} & arguments.keys():
            raise QueryError("due_by lists open judgments of everybody", hint="leave out outcome and by")
        table = found.due(query, by=arguments["due_by"], **common)
    else:
        table = found(query, outcome=arguments.get("outcome"), by=arguments.get("by"), **common)
    return _answer(circulated, arguments, table, "claim")


def timeline(circulated: Circulated, arguments: Arguments) -> Answer:
    """As `briefkit timeline`."""
    table = circulated.library.timeline(
        arguments.get("query"),
        since=arguments.get("since"),
        until=arguments.get("until"),
        affected_by=arguments.get("affected_by"),
        as_of=arguments.get("as_of"),
        everything=arguments.get("all", False),
    )
    return _answer(circulated, arguments, table)


def facets(circulated: Circulated, arguments: Arguments) -> Answer:
    """As `briefkit facets`."""
    fields = arguments.get("fields", "").replace(",", " ").split()
    return _answer(circulated, arguments, circulated.library.facets(fields, arguments.get("query")))


def diff(circulated: Circulated, arguments: Arguments) -> Answer:
    """As `briefkit diff A B` as tables, without the passages that are the same."""
    old, new = (circulated.get(arguments[name]) for name in ("a", "b"))
    sides = (side.replaced(body=uncommented(side.body)) for side in (old, new))
    found = compare_briefs(circulated.library, *sides)
    rows = [
        (table.schema, record)
        for table in diff_tables(found)
        if table.schema.name not in _UNTOLD
        for record in table.records()
        if table.schema is not PASSAGES or record["change"] != "same"
    ]

    def row(item: tuple[TableSchema, JsonRow]) -> dict[str, Json]:
        schema, record = item
        made = {"table": schema.name, "data": row_of(circulated, record)}
        if schema is not PASSAGES:
            return made
        side, name = (new, "new") if record["new"] else (old, "old")
        return made | citation(circulated, side.id, record[name])

    return Answer(rows, row, today().isoformat(), found.warnings)


_UNTOLD = ("statistics", "unseen")


def _columns(schemas: Sequence[TableSchema]) -> list[Column]:
    """The columns of several tables, each once."""
    return [*{column.name: column for schema in reversed(schemas) for column in schema.columns}.values()]


def _tool(
    name: str, title: str, about: str, schemas: Sequence[TableSchema], ask: Callable[[Circulated, Arguments], Answer],
    *parameters: Parameter,
) -> Tool:  # fmt: skip
    return Tool(name, title, about, parameters, _columns(schemas), ask)


TOOLS = (
    _tool(
        "issues",
        "Who wants what",
        "What each party wants on each disputed issue, according to which source of which grade, how the position "
        "moved, and where none is recorded. by=position: each position in each brief; party: the latest of each party; "
        "issue: one row per issue with its status; brief: what each brief says; contradictions: opposite stances of "
        "one party at the same time. Published briefs only, unless all is true.",
        [*_VIEWS.values()],
        issues,
        QUERY,
        Parameter("issue", "string", "Only this issue: an id, alias or title."),
        Parameter("by", "string", "What a row is. Default: position.", [*_VIEWS]),
        _AS_OF,
        _ALL,
    ),
    _tool(
        "judgments",
        "Forecasts",
        "The forecasts that briefs make: the claim, how likely (term, probability; current ones after updates), by "
        "whom, when it falls due, and what became of it. due_by lists the open ones that fall due by a date.",
        [JUDGMENTS],
        judgments,
        QUERY,
        Parameter("outcome", "string", "Only those with this outcome.", (*OUTCOMES, CONFLICT)),
        Parameter("by", "string", "Whose: a person's id, alias or name."),
        Parameter("about", "string", "Only those about this issue."),
        Parameter("due_by", "string", "Only open ones that fall due on or before this date."),
        _AS_OF,
        _ALL,
    ),
    _tool(
        "timeline",
        "What happened, what is due",
        "Events, briefs, and forecasts, reviews and decisions that fall due, in order of their dates. affected_by "
        "lists the forecasts and briefs that an event affects, for instance one that was cancelled.",
        [TIMELINE],
        timeline,
        QUERY,
        Parameter("since", "string", "From this date on."),
        Parameter("until", "string", "Up to this date."),
        Parameter("affected_by", "string", "An event's id, alias or title."),
        _AS_OF,
        _ALL,
    ),
    _tool(
        "facets",
        "What there is",
        "The values of fields with the number of briefs that have each. Start here to learn which topics, parties, "
        "issues, events, kinds and years the library has, and their ids for queries.",
        [facets_schema(None)],
        facets,
        Parameter("fields", "string", "Fields, separated by commas: topic, party, issue, event, kind, year, source …"),
        QUERY,
    ),
    _tool(
        "diff",
        "Compare two briefs",
        "What differs between two briefs, the earlier one as a: a summary in sentences, then issues, positions, "
        "judgments, events and sources record by record, what happened between their dates, and the changed passages.",
        [],
        diff,
        Parameter("a", "string", "The earlier brief: an id, any unique part of it, or a title.", required=True),
        Parameter("b", "string", "The later brief.", required=True),
    )._replace(
        columns=[
            Column("table", TEXT, f"summary, sides, {RECORDS.name}, {FIELDS.name}, {PASSAGES.name}, …"),
            Column("data", ANY, "The row, as “briefkit diff A B --format csv” has it"),
        ]
    ),
)
