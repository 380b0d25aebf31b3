"""The tools to find and read briefs: search, list and show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefkit.core.brief.model import brief_to_json
from briefkit.core.brief.vocabulary import LIVE
from briefkit.core.query.columns import BriefsSchema
from briefkit.core.query.order import NEWEST_FIRST
from briefkit.core.query.texts import PARTS
from briefkit.core.query.value import Metadata
from briefkit.core.search.passages import best_sentence
from briefkit.core.search.rank import HITS, Hit, texts_of
from briefkit.core.tables import ANY, TEXT, Column
from briefkit.library.circulation import Circulated
from briefkit.library.library import today
from briefkit.mcp.page import cut_text
from briefkit.mcp.rows import citation, cut_quote, row_of, told
from briefkit.mcp.tool import Answer, Arguments, Json, Parameter, Tool

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief

_MOST_HITS = 200
_CHUNK = 1500
"""Characters of a paragraph in one row."""
_MOST_NAMES = 20
_LISTED = ("id", "title", "kind", "date", "status", "language", "summary", "topics", "parties", "publisher")
_FOUND = [one for one in HITS.columns if one.name not in ("path", "score", "passage")]

QUERY = Parameter(
    "query",
    "string",
    "Words, “phrases in quotation marks”, and conditions such as topic:sanctions, party:russia, kind:qa, "
    "date:2018-07..2018-12, issue:(id:sanctions status:deadlocked), id:BRIEF; NOT and OR work. See facets for ids.",
)


def search(circulated: Circulated, arguments: Arguments) -> Answer:
    """As `briefkit search`."""
    library = circulated.library
    parts = [arguments["in"]] if "in" in arguments else []
    query = library.parse(arguments["query"]).query
    table = library.search(query, parts=parts, limit=_MOST_HITS)
    more = [f"only the best {_MOST_HITS} are told, there may be more: narrow the query"]
    notes = [*(more if len(table) == _MOST_HITS else []), *library.parse(arguments["query"]).notes, *table.notes]
    texts = texts_of(query)

    def row(hit: Hit) -> dict[str, Json]:
        record = next(HITS.records([hit]))
        made = row_of(circulated, {column.name: record[column.name] for column in _FOUND})
        return made | _passage(circulated, hit.metadata["path"], texts, parts)

    return Answer(list(table), row, today().isoformat(), notes)


def _passage(circulated: Circulated, path: str, texts: Any, parts: list[str]) -> dict[str, Json]:
    """The sentence that was found, as it is in the brief's file."""
    brief = circulated.library.store.brief_at(path)
    if brief is None:
        return {}
    best = best_sentence(texts, brief_to_json(brief), brief.body, parts)
    if best is None:
        return citation(circulated, brief.id, None)
    field, span, hits = best
    if field.part != "body":
        return citation(circulated, brief.id, field.text[span.start : span.end])
    made = citation(circulated, brief.id, None)
    if found := circulated.quotable(brief).around(span.start, span.end, hits[0][0]):
        paragraph, line, piece = found
        heading = {"heading": paragraph.heading} if paragraph.heading else {}
        made["cite"] |= {"line": line, "paragraph": paragraph.number, **heading, **cut_quote(piece)}
    return made


def list_briefs(circulated: Circulated, arguments: Arguments) -> Answer:
    """As `briefkit list`."""
    table = circulated.library.briefs(arguments.get("query"), sort=arguments.get("sort", NEWEST_FIRST))
    rows = list(table)

    def row(metadata: Metadata) -> dict[str, Json]:
        listed = {name: metadata[name] for name in _LISTED if metadata.get(name)}
        made = row_of(circulated, {**listed, "status": metadata.get("status", LIVE)})
        return made | citation(circulated, metadata["id"], metadata.get("summary") or metadata["title"])

    return Answer(rows, row, today().isoformat(), table.notes)


def show(circulated: Circulated, arguments: Arguments) -> Answer:
    """A brief: what it is, its text, recommendations and sources."""
    brief = circulated.get(arguments["brief"])
    return Answer([*_parts(circulated, brief)], lambda row: row, today().isoformat())


def _parts(circulated: Circulated, brief: Brief) -> Iterator[dict[str, Json]]:
    metadata = brief_to_json(brief)

    def said(part: str, words: str) -> dict[str, Json]:
        made = citation(circulated, brief.id, words)
        exact = made.get("cite", {}).get("quote") is not None
        return {"part": part, **({} if exact else {"text": told(circulated, words)}), **made}

    yield said("title", brief.title) | {"data": told(circulated, _card(metadata))}
    yield from (said("summary", words) for words in ([brief.summary] if brief.summary else []))
    yield from (said("key point", words) for words in brief.key_points)
    yield from _paragraphs(circulated, brief)
    for one in metadata.get("recommendations", ()):
        yield said("recommendation", one["text"]) | {"data": told(circulated, one)}
    for one in metadata.get("sources", ()):
        yield {"part": "source", "data": told(circulated, one)}


def _paragraphs(circulated: Circulated, brief: Brief) -> Iterator[dict[str, Json]]:
    head = citation(circulated, brief.id, None).get("cite", {})
    for paragraph in circulated.quotable(brief).paragraphs():
        place = {"paragraph": paragraph.number} | ({"heading": paragraph.heading} if paragraph.heading else {})
        for first, piece in paragraph.pieces:
            line, rest = first, piece
            while rest:
                quote, is_cut = cut_text(rest, _CHUNK)
                yield {"part": "text", "cite": {**head, **place, "line": line, "quote": quote, "quote_is_cut": is_cut}}
                left = rest[len(quote) :].lstrip()
                line += rest[: len(rest) - len(left)].count("\n")
                rest = left


def _card(metadata: Metadata) -> dict[str, Json]:
    """What a brief is, without its text: of long lists the beginning."""
    card = {name: metadata[name] for name in (*_LISTED, "date_basis", "review_by", "license") if metadata.get(name)}
    card.pop("summary", None)
    card |= {
        name: [one if isinstance(one, str) else one.get("id") or one.get("name") for one in metadata[name]]
        for name in ("authors", "experts", "issues", "events", "judgments")
        if metadata.get(name)
    }
    return {name: value[:_MOST_NAMES] if isinstance(value, list) else value for name, value in card.items()}


_PART = Column("part", TEXT, "title, summary, key point, text, recommendation or source")
_SAID = Column("text", TEXT, "Its words, where they are not in the file as they are read: cite.quote has them else")
_DATA = Column("data", ANY, "What the front matter says of it")

TOOLS = (
    Tool(
        "search",
        "Search the briefs",
        "Full-text search in a library of policy briefs, best match first: each row is a brief with the sentence that "
        "matched (cite.quote, exactly as it is in the file), its line, paragraph and heading. Use it for words and "
        f"phrases; use list for briefs by topic, party, date or kind. At most {_MOST_HITS} briefs.",
        [QUERY._replace(required=True), Parameter("in", "string", "Search only in this part.", PARTS)],
        _FOUND,
        search,
    ),
    Tool(
        "list",
        "List briefs",
        "The briefs that match a query, newest first, with title, kind, date, status, summary, topics and parties. "
        "Drafts, superseded and retracted briefs are listed too: look at status before you rely on one.",
        [QUERY, Parameter("sort", "string", "Such as date, -date (newest first) or title.")],
        [BriefsSchema(frozenset).column(name) for name in _LISTED],
        list_briefs,
    ),
    Tool(
        "show",
        "Read a brief",
        "One brief from beginning to end: what it is (data of the first row), its summary, key points, text paragraph "
        "by paragraph, recommendations and sources. Long briefs have several pages. Its positions and forecasts are "
        "told by issues and judgments, with query id:BRIEF.",
        [Parameter("brief", "string", "An id, any unique part of it, or a title.", required=True)],
        [_PART, _SAID, _DATA],
        show,
    ),
)
