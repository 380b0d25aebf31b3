"""The flat rows of issues, timeline, judgments, digest and registry as data: every column with its type and meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefkit.core.brief.shapes import Json

TEXT = "string"
MAYBE = "string or null"
DATE = "date or null"
COUNT = "integer"
SHARE = "number or null"
LIST = "list of strings"
TRUTH = "boolean"
BAND = "probability or null"
ANY = "any"

_DATE = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$"}
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
_NULL = {"type": "null"}
TYPES: dict[str, Json] = {
    TEXT: {"type": "string"},
    MAYBE: {"type": ["string", "null"]},
    DATE: {"anyOf": [_DATE, _NULL]},
    COUNT: {"type": "integer", "minimum": 0},
    SHARE: {"type": ["number", "null"]},
    LIST: {"type": "array", "items": {"type": "string"}},
    TRUTH: {"type": "boolean"},
    BAND: {"anyOf": [_SHARE, {"type": "array", "items": _SHARE, "minItems": 2, "maxItems": 2}, _NULL]},
    ANY: {},
}
"""A column's type as JSON Schema. A date is YYYY, YYYY-MM or YYYY-MM-DD, or two of them with a slash between."""

Columns = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Form:
    """What one command prints as JSON: an array of such rows."""

    command: str
    about: str
    columns: Columns


_ISSUE: Columns = {
    "issue": (TEXT, "The issue's id"),
    "title": (TEXT, "What it is called"),
    "status": (MAYBE, "How far apart the parties are"),
}
_MOVE: Columns = {
    "movement": (MAYBE, "Which way it went; see “Movement”"),
    "before": (MAYBE, "What stood before: a status, or the stances of the day before, joined by commas"),
}
_HELD: Columns = {
    "stance": (MAYBE, "supports, opposes, conditional or neutral"),
    "says": (MAYBE, "The position in a sentence"),
    "date": (DATE, "When it was taken; the brief's date if not said"),
    "brief": (TEXT, "The brief that says so"),
}
_SOURCE: Columns = {
    "source": (MAYBE, "The source's id in the brief"),
    "source_title": (MAYBE, "What it is called"),
    "grade": (MAYBE, "Its grade by the Admiralty code, such as B2"),
}
_OUTLOOK: Columns = {
    "trend": (MAYBE, "What the author says of the past"),
    "outlook": (MAYBE, "What the author expects"),
}

_OTHER = {f"other_{name}": column for name, column in {**_HELD, **_SOURCE}.items()}
_MATRIX_CELL = {name: (MAYBE if kind == TEXT else kind, about) for name, (kind, about) in _HELD.items()}

FORMS: dict[str, Form] = {
    "issues": Form(
        "briefkit issues [ISSUE…]",
        "One position of one holder on one issue in one brief. Where a brief records none, `holder` is null.",
        {
            **_ISSUE,
            "question": (MAYBE, "What stances answer"),
            **_OUTLOOK,
            **_HELD,
            "holder": (MAYBE, "The party's or person's id"),
            "basis": (MAYBE, "statement, vote, action, document, leak or inference"),
            **_SOURCE,
            **_MOVE,
        },
    ),
    "issues-by-issue": Form(
        "briefkit issues --by issue",
        "One issue over all briefs.",
        {
            **_ISSUE,
            "question": (MAYBE, "What stances answer"),
            **_OUTLOOK,
            **_MOVE,
            "since_first": (TEXT, "The movement from the first brief to the last"),
            "first": (DATE, "The date of the first brief"),
            "last": (DATE, "The date of the last brief"),
            "briefs": (COUNT, "How many briefs treat it"),
            "sources": (COUNT, "How many different sources stand behind it"),
            "holders": (LIST, "Who holds a position"),
            "single_sourced": (LIST, "Whose position rests on one source"),
            "unsourced": (LIST, "Whose position rests on none"),
            "missing": (LIST, "Parties that the briefs list without a position on it"),
        },
    ),
    "issues-by-brief": Form(
        "briefkit issues --by brief",
        "One issue in one brief.",
        {
            "brief": (TEXT, "The brief's id"),
            "date": (DATE, "The brief's date"),
            **_ISSUE,
            **_OUTLOOK,
            **_MOVE,
            "holders": (LIST, "Who holds a position in it"),
            "sources": (COUNT, "How many different sources it gives for them"),
            "missing": (LIST, "Parties that it lists without a position on the issue"),
        },
    ),
    "issues-pivot": Form(
        "briefkit issues --pivot party",
        "What one party said last on one issue; where nobody recorded a position, everything after `party` is null.",
        {
            **_ISSUE,
            "party": (TEXT, "The party's or person's id"),
            **_MATRIX_CELL,
            "grade": (MAYBE, "The source's grade"),
            **_MOVE,
            "sources": (COUNT, "How many different sources stand behind all it ever said on the issue"),
        },
    ),
    "issues-contradictions": Form(
        "briefkit issues --contradictions",
        "Two opposite stances of one holder on one question in overlapping times.",
        {
            "issue": (TEXT, "The issue's id"),
            "question": (MAYBE, "The question that both answer"),
            "holder": (TEXT, "The party's or person's id"),
            **_HELD,
            **_SOURCE,
            **_OTHER,
        },
    ),
    "timeline": Form(
        "briefkit timeline",
        "One entry, in order of first days; with `--affected-by`, the judgments and briefs that hang on an event.",
        {
            "date": (DATE, "When, or start/end"),
            "kind": (TEXT, "event, brief, judgment (due) or review (due)"),
            "id": (TEXT, "The event's or brief's id, or BRIEF#ID of a judgment"),
            "title": (TEXT, "The title, or the claim"),
            "status": (MAYBE, "The event's or brief's status, or the judgment's outcome"),
            "status_on": (DATE, "Since when that is known"),
            "note": (MAYBE, "An event's place, a brief's kind (its event's role), a judgment's condition"),
            "briefs": (LIST, "The briefs that speak of it"),
            "judgments": (LIST, "The judgments that depend on it"),
        },
    ),
    "judgments": Form(
        "briefkit judgments list, briefkit judgments due",
        "One judgment.",
        {
            "brief": (TEXT, "The brief's id"),
            "id": (TEXT, "The judgment's id in it"),
            "claim": (TEXT, "What is claimed"),
            "about": (LIST, "Ids of issues"),
            "depends_on": (LIST, "Ids of events"),
            "by": (MAYBE, "Who judges"),
            "made": (DATE, "The brief's date"),
            "term": (MAYBE, "The term that it was made with"),
            "scale": (TEXT, "icd203, phia or ipcc"),
            "probability": (BAND, "What it was made with: the probability, else the term's band"),
            "current": (BAND, "The last probability or band"),
            "confidence": (MAYBE, "low, moderate or high"),
            "condition": (MAYBE, "It only counts if this holds"),
            "horizon": (MAYBE, "Until when, in words"),
            "due": (DATE, "By when it is decided"),
            "updates": (ANY, "Later probabilities: objects with date, and probability or term or both"),
            "outcome": (TEXT, "open, occurred, did-not-occur, void or unresolvable"),
            "resolved_on": (DATE, "The day that decided it"),
            "evidence": (MAYBE, "The id of the source that shows it"),
            "evidence_title": (MAYBE, "What that source is called"),
            "stated_as": (MAYBE, "The author's own words"),
            "authors": (LIST, "Who wrote the brief"),
            "publisher": (TEXT, "Who published it"),
        },
    ),
    "judgments-score": Form(
        "briefkit judgments score [--by …]",
        "One group; the last row is all of them. Scores are null where nothing could be scored.",
        {
            "by": (TEXT, "What groups have in common; all in the last row"),
            "group": (MAYBE, "The group; null for what does not say"),
            "count": (COUNT, "Forecasts that are scored"),
            "happened": (COUNT, "How many of them came true"),
            "rate": (SHARE, "The same as a share"),
            "rate_low": (SHARE, "Where its 95 % interval (Wilson) starts"),
            "rate_high": (SHARE, "Where it ends"),
            "mean": (SHARE, "The mean of the probabilities"),
            "brier": (SHARE, "The mean Brier score"),
            "log": (SHARE, "The mean logarithmic score"),
            "open": (COUNT, "Not scored: still open"),
            "void": (COUNT, "Not scored: void"),
            "unresolvable": (COUNT, "Not scored: unresolvable"),
            "bare": (COUNT, "Not scored: a bare could, may or will"),
            "unknown_term": (COUNT, "Not scored: a term that is not on the scale"),
            "late": (COUNT, "Not scored: stated only when the outcome was known"),
        },
    ),
    "judgments-calibration": Form(
        "briefkit judgments score --calibration",
        "One band of likelihood of one group; bands without forecasts are left out.",
        {
            "group": (TEXT, "The group; all for all of them"),
            "band": (TEXT, "The band's name"),
            "low": (SHARE, "Where it starts"),
            "high": (SHARE, "Where it ends"),
            "count": (COUNT, "Forecasts in it"),
            "mean": (SHARE, "The mean of their probabilities"),
            "happened": (COUNT, "How many came true"),
            "rate": (SHARE, "The same as a share"),
            "rate_low": (SHARE, "Where its 95 % interval (Wilson) starts"),
            "rate_high": (SHARE, "Where it ends"),
        },
    ),
    "digest": Form(
        "briefkit digest",
        "One change.",
        {
            "issue": (MAYBE, "The issue's id; null for what belongs to none"),
            "issue_title": (MAYBE, "What it is called"),
            "kind": (TEXT, "brief, status, position, made, updated, resolved, due or event"),
            "word": (
                TEXT,
                "Which way it went: a movement, hardened, softened, reversed, an outcome, an event's status",
            ),
            "date": (DATE, "When"),
            "text": (TEXT, "The brief's title, the issue's question, the position, the claim, the event's title"),
            "holder": (MAYBE, "Who holds the position, or who judges"),
            "before": (ANY, "What stood before: a status, stances, a probability or band"),
            "after": (ANY, "What stands now, in the same way; an outcome"),
            "brief": (MAYBE, "The brief that says so"),
            "id": (MAYBE, "The judgment's id in it, or the event's id"),
            "detail": (
                MAYBE,
                "A brief's kind, a source's grade, a term, the evidence, the judgments that hang on an event",
            ),
        },
    ),
    "registry": Form(
        "briefkit registry list",
        "One id.",
        {
            "section": (TEXT, "topics, parties, issues, events or people"),
            "id": (TEXT, "The id"),
            "title": (TEXT, "What it is called"),
            "aliases": (LIST, "Other words for it"),
            "parent": (MAYBE, "The whole that it is a part of"),
            "briefs": (COUNT, "How many briefs use it"),
            "registered": (TRUTH, "Whether the registry knows it"),
            "near": (MAYBE, "For one that it does not know: what is near"),
        },
    ),
}


def schema_of(form: Form) -> dict[str, Json]:
    """The JSON Schema of what a command prints."""
    properties = {name: {**TYPES[kind], "description": about} for name, (kind, about) in form.columns.items()}
    row = {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": form.command,
        "description": form.about,
        "type": "array",
        "items": row,
    }
