"""The format: every key of front matter (format 1), with the shape and the meaning of its value.

This is the only table of the format. Reading files, JSON, `schema`, the pages of docs/, queries, edits and diffs all
take their keys from here.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from briefkit.core.brief.shapes import (
    ANSWER,
    ANY,
    CREDIBILITY,
    DATE,
    PROBABILITY,
    SPAN,
    TEXT,
    TRUTH,
    ByHolder,
    ByKey,
    Json,
    ListOf,
    Notes,
    Record,
    RecordOf,
    key,
    one_of,
)
from briefkit.core.brief.vocabulary import (
    ACCESSES,
    BASES,
    BASIS,
    CONFIDENCES,
    DECISION_OUTCOMES,
    EVENT_ROLES,
    EVENT_STATUSES,
    ISSUE_STATUSES,
    LIVE,
    OUTCOMES,
    OUTLOOKS,
    RESERVED_KEYS,
    SCALE_IDS,
    STANCES,
    STATUSES,
    SUGGESTED_LISTS,
    TRENDS,
)
from briefkit.core.text.slug import slug
from briefkit.core.yaml.nodes import is_empty, value_of

if TYPE_CHECKING:
    from briefkit.core.dates.dates import DateSpan, PartialDate
    from briefkit.core.diagnostic import Diagnostic
    from briefkit.core.yaml.nodes import Node


class Person(Record):
    """An author or expert."""

    name: str = key(TEXT, "The name as printed", required=True)
    id: str | None = key(TEXT, "The person's id; a slug of the name if not given")
    affiliation: str | None = key(TEXT, "The institution that the person belongs to")
    former: str | None = key(TEXT, "A former office relevant to the brief")

    @property
    def key(self) -> str:
        """The id, given or derived."""
        return self.id or slug(self.name)


class Origin(Record):
    """Where the text came from."""

    url: str | None = key(TEXT, "Its address")
    retrieved: PartialDate | None = key(DATE, "When it was retrieved")
    doi: str | None = key(TEXT, "Its DOI")
    series: str | None = key(TEXT, "The series it appeared in")
    number: str | None = key(TEXT, "Its number in the series")
    original: str | None = key(TEXT, "The name of the kept original, in originals/")


class Event(Record):
    """A meeting, vote or deadline."""

    id: str = key(TEXT, "The event's id, as in the registry", required=True)
    title: str | None = key(TEXT, "Its title; overrides the registry's")
    date: DateSpan | None = key(SPAN, "A date, or start/end")
    place: str | None = key(TEXT, "Where")
    role: str | None = key(one_of(*EVENT_ROLES), "Its role in this brief")
    status: str | None = key(one_of(*EVENT_STATUSES), "Its status: what became of it")
    status_on: PartialDate | None = key(DATE, "Since when the status is known")


EVENT = RecordOf(Event, short="id")


class Position(Record):
    """What one holder wants on one issue."""

    holder: str = ""
    says: str | None = key(TEXT, "The position in a sentence")
    stance: str | None = key(one_of(*STANCES), "The answer to the issue's question")
    source: str | None = key(TEXT, "The id of its source")
    basis: str | None = key(one_of(*BASES), "What kind of evidence it is known from")
    date: PartialDate | None = key(DATE, "When it was taken; the brief's date if not given")
    quote: str | None = key(TEXT, "The exact words of the source, or without one of the text itself")
    at: str | None = key(TEXT, "Where the quote stands: a page, paragraph or line, such as p. 4")


POSITION = RecordOf(Position, short="says")


class Issue(Record):
    """A disputed question and who wants what on it."""

    id: str = key(TEXT, "The issue's id, as in the registry", required=True)
    title: str | None = key(TEXT, "Its title; overrides the registry's")
    question: str | None = key(TEXT, "The question that stances answer; overrides the registry's")
    status: str | None = key(one_of(*ISSUE_STATUSES), "How far apart the parties are")
    trend: str | None = key(one_of(*TRENDS), "How it has developed, according to the author")
    outlook: str | None = key(one_of(*OUTLOOKS), "How the author expects it to develop")
    positions: tuple[Position, ...] = key(ByHolder(POSITION), "holder → position, or a list of them")
    watch: tuple[str, ...] = key(ListOf(TEXT), "What to watch for")


class Update(Record):
    """A later probability for a judgment."""

    date: PartialDate = key(DATE, "When the probability changed", required=True)
    probability: tuple[float, float] | None = key(PROBABILITY, "The new probability")
    term: str | None = key(TEXT, "The new term")


class Judgment(Record):
    """A claim about the future, how likely it is said to be, and its outcome."""

    id: str = key(TEXT, "The judgment's id in this brief", required=True)
    claim: str = key(TEXT, "A sentence that turns out true or false", required=True)
    about: tuple[str, ...] = key(ListOf(TEXT), "Ids of issues")
    depends_on: tuple[str, ...] = key(ListOf(TEXT), "Ids of events")
    by: str | None = key(TEXT, "The id of the person who judges")
    stated_as: str | None = key(TEXT, "The author's own words")
    quote: str | None = key(TEXT, "The exact words of the text itself")
    at: str | None = key(TEXT, "Where the quote stands: a page, paragraph or line, such as para. 12")
    negated: bool = key(TRUTH, "The claim negates the stated words", default=False)
    term: str | None = key(TEXT, "The claim's term on the scale")
    scale: str | None = key(one_of(*SCALE_IDS), "The scale; the library's if not given")
    probability: tuple[float, float] | None = key(PROBABILITY, "0.7, or a band [0.55, 0.8]")
    mapped_by: str | None = key(TEXT, "Who mapped the words to the scale")
    confidence: str | None = key(one_of(*CONFIDENCES), "How well founded the judgment is")
    condition: str | None = key(TEXT, "The judgment only counts if this holds")
    condition_met: str | None = key(ANSWER, "Whether the condition held: yes, no or unknown")
    horizon: str | None = key(TEXT, "The time frame in words, if no date can be given")
    due: DateSpan | None = key(SPAN, "The date by which it will be decided, or start/end; its last day counts")
    updates: tuple[Update, ...] = key(ListOf(RecordOf(Update)), "Later probabilities, with dates")
    outcome: str | None = key(one_of(*OUTCOMES), "The outcome; open if not given")
    resolved_on: PartialDate | None = key(DATE, "When it was decided")
    evidence: str | None = key(TEXT, "The id of the source that shows the outcome")
    continues: str | None = key(TEXT, "BRIEF#ID of the judgment in an earlier brief that this one carries on")

    @property
    def is_open(self) -> bool:
        """Whether no outcome is recorded yet."""
        return self.outcome in (None, "open")


JUDGMENT = RecordOf(Judgment)


class Recommendation(Record):
    """What someone should do."""

    text: str = key(TEXT, "The recommendation", required=True)
    to: str | None = key(TEXT, "The party it is addressed to")
    issue: str | None = key(TEXT, "The id of the issue it is about")


class Decision(Record):
    """The decision that a submission asks for, and what came of it."""

    question: str | None = key(TEXT, "What is to be decided, as a question; the title says it if not given")
    by: str | None = key(TEXT, "Who decides: a party or a person")
    needed_by: DateSpan | None = key(SPAN, "The day by which the decision is needed, or start/end; its last day counts")
    reason: str | None = key(TEXT, "Why it is needed by then")
    recommended: str | None = key(TEXT, "The id of the option that is recommended")
    outcome: str | None = key(one_of(*DECISION_OUTCOMES), "What came of it; open if neither it nor an option is given")
    chosen: str | None = key(TEXT, "The id of the option that was chosen")
    decided_on: PartialDate | None = key(DATE, "When it was decided, or deferred")
    decided_by: str | None = key(TEXT, "Who decided it, if it was not who was asked: a party or a person")
    evidence: str | None = key(TEXT, "The id of the source that shows it")
    note: str | None = key(TEXT, "What was said with it, such as a condition")

    @property
    def state(self) -> str:
        """What came of it, in a word: open, chosen, rejected or deferred."""
        return self.outcome or ("chosen" if self.chosen else "open")

    @property
    def is_open(self) -> bool:
        """Whether it is still wanted: not decided, or deferred to a day after that of the deferral."""
        if self.state != "deferred":
            return self.state == "open"
        return bool(self.needed_by and self.decided_on and self.needed_by.last > self.decided_on.last)

    def is_overdue(self, today: datetime.date) -> bool:
        """Whether it is still wanted and its deadline, to the last day, has passed."""
        return self.is_open and self.needed_by is not None and self.needed_by.last < today


class Criterion(Record):
    """A criterion by which options are assessed."""

    id: str = key(TEXT, "The criterion's id in this brief", required=True)
    title: str | None = key(TEXT, "What it is called; its id if not given")
    weight: str | None = key(TEXT, "How much it counts, in figures or words")


class Cost(Record):
    """What an option costs."""

    text: str | None = key(TEXT, "What it is spent on")
    amount: str | None = key(TEXT, "How much, as stated")
    currency: str | None = key(TEXT, "The currency of the amount, such as EUR")
    period: str | None = key(TEXT, "Over which time, such as a year or 2027–2029")


class Risk(Record):
    """What may go wrong with an option."""

    text: str = key(TEXT, "What may go wrong", required=True)
    likelihood: str | None = key(TEXT, "How likely it is, as stated")
    impact: str | None = key(TEXT, "How grave it would be, as stated")
    mitigation: str | None = key(TEXT, "What would be done about it")


class Option(Record):
    """One of the options between which a decision is made."""

    id: str = key(TEXT, "The option's id in this brief", required=True)
    title: str | None = key(TEXT, "What it is called; its id if not given")
    do_nothing: bool = key(TRUTH, "It is to do nothing: to go on as before", default=False)
    text: str | None = key(TEXT, "What it means, in a sentence or two")
    assessments: tuple[tuple[str, str], ...] = key(
        ByKey(TEXT, "assessments by criterion, such as “cost: Low”"), "id of a criterion → how the option meets it"
    )
    costs: tuple[Cost, ...] = key(
        ListOf(RecordOf(Cost, short="text", some_of=("text", "amount"))), "What it costs; “none” says that it is free"
    )
    risks: tuple[Risk, ...] = key(ListOf(RecordOf(Risk, short="text")), "What may go wrong")


class Consultation(Record):
    """Somebody who was asked about a submission, and the answer."""

    who: str = key(TEXT, "Who was consulted: a party, a person or a name", required=True)
    on: PartialDate | None = key(DATE, "When they answered")
    view: str | None = key(TEXT, "What they said")
    source: str | None = key(TEXT, "The id of the source of it")


class Source(Record):
    """A source of the brief, graded by the Admiralty code."""

    id: str = key(TEXT, "The source's id in this brief", required=True)
    title: str | None = key(TEXT, "Its title")
    url: str | None = key(TEXT, "Its address")
    date: PartialDate | None = key(DATE, "When it appeared")
    publisher: str | None = key(TEXT, "Who published it")
    language: str | None = key(TEXT, "The language of its title (BCP 47); the brief's if not given")
    reliability: str | None = key(one_of("A", "B", "C", "D", "E", "F"), "Of the source: A (reliable) to F (unknown)")
    credibility: int | None = key(CREDIBILITY, "Of what it says: 1 (confirmed) to 6 (unknown)")
    quote: str | None = key(TEXT, "Its exact words")
    at: str | None = key(TEXT, "Where the quote stands: a page, paragraph or line, such as p. 4")
    original: str | None = key(TEXT, "The name of its kept original, in originals/")

    @property
    def grade(self) -> str:
        """The Admiralty grade, such as B2; `-` stands for a missing half, and "" means not graded."""
        return f"{self.reliability or '-'}{self.credibility or '-'}" if self.reliability or self.credibility else ""


class Related(Record):
    """Something to read next: a brief of the library, or a work described here."""

    id: str | None = key(TEXT, "The id of a brief in the library")
    title: str | None = key(TEXT, "Its title")
    kind: str | None = key(TEXT, "What kind of work it is")
    date: PartialDate | None = key(DATE, "When it appeared")
    url: str | None = key(TEXT, "Its address")
    language: str | None = key(TEXT, "The language of its title (BCP 47)")


class Figure(Record):
    """A picture with its alternative text, caption and credit."""

    id: str = key(TEXT, "The figure's id in this brief", required=True)
    file: str | None = key(TEXT, "The image, relative to the library")
    alt: str | None = key(TEXT, "What it shows, for people who cannot see it")
    caption: str | None = key(TEXT, "What is printed below it")
    credit: str | None = key(TEXT, "Who made it")


class Suggestion(Record):
    """Something that a text suggests for its front matter, or that was rejected: no fact until it is accepted."""

    id: str = key(TEXT, "Its id in this brief", required=True)
    add: str | None = key(one_of(*SUGGESTED_LISTS), "The list that it would be added to")
    value: Json = key(ANY, "What would be added, as that list has it")
    quote: str | None = key(TEXT, "The exact words that suggest it")
    at: str | None = key(TEXT, "Where they stand: a line or page of the text")
    because: str | None = key(TEXT, "The reason, in words")
    by: str | None = key(TEXT, "The name of the suggester, if it is not one of briefkit's own")
    rejected: str | None = key(TEXT, "What was rejected, so that it is not suggested again")

    @property
    def kind(self) -> str:
        """What would be added: the name of the list, or “positions” for those that an issue is given."""
        return kind_of_suggestion(self.add or "", self.value)


def kind_of_suggestion(add: str, value: Json) -> str:
    """What an item of a list adds: the name of the list, or “positions” for an issue that comes with some."""
    return "positions" if add == "issues" and isinstance(value, dict) and value.get("positions") else add


class _SuggestionOf(RecordOf[Suggestion]):
    """A suggestion whose value fits the list that it would be added to."""

    def read(self, node: Node, notes: Notes) -> Json | None:
        """The suggestion as JSON, its short form expanded; None, which is reported, for one that cannot be accepted."""
        values = super().read(node, notes)
        if values is None or "rejected" in values:
            return values
        for name in ("add", "value"):
            if name not in values:
                given = value_of(node, name)
                if given is not None and not is_empty(given):
                    return None  # what is wrong with it has been noted
                return notes.reject(node, f"this suggestion has no “{name}”, so it is left out", rule="required")
        written = value_of(node, "value")
        assert written is not None  # noqa: S101 - for mypy
        value = BRIEF.keys[values["add"]].shape.item.read(written, notes)
        return None if value is None else values | {"value": value}


_PEOPLE = ListOf(RecordOf(Person, short="name"))
_TEXTS = ListOf(TEXT)
_RELATED = ListOf(RecordOf(Related, short="id", some_of=("id", "title", "url")))


class Brief(Record):
    """A brief as a value. `date` is None only in a draft; `extra` holds the keys that briefkit does not know."""

    id: str = ""
    path: str = ""
    title: str = key(TEXT, "The title", required=True)
    kind: str = key(TEXT, "What kind of text it is", required=True)
    date: PartialDate | None = key(DATE, "YYYY, YYYY-MM or YYYY-MM-DD", required=True)
    date_basis: str | None = key(one_of(*BASIS), "How the date is known")
    title_basis: str | None = key(one_of(*BASIS), "How the title is known")
    status: str = key(one_of(*STATUSES), "The editorial status; published if not given", default=LIVE)
    language: str | None = key(TEXT, "The language of the text (BCP 47); the library's if not given")
    summary: str | None = key(TEXT, "One paragraph under the title (the standfirst)")
    key_points: tuple[str, ...] = key(_TEXTS, "At most five sentences for the one-page version")
    authors: tuple[Person, ...] = key(_PEOPLE, "Who wrote it")
    experts: tuple[Person, ...] = key(_PEOPLE, "Who speaks in it")
    publisher: str | None = key(TEXT, "Who publishes it; if not given, the library: `brand.name`, else `library.name`")
    origin: Origin | None = key(RecordOf(Origin, short="url"), "Where this text came from")
    topics: tuple[str, ...] = key(_TEXTS, "Ids of topics")
    parties: tuple[str, ...] = key(_TEXTS, "Ids of parties")
    regions: tuple[str, ...] = key(_TEXTS, "Regions, countries")
    events: tuple[Event, ...] = key(ListOf(EVENT), "Meetings, votes, deadlines")
    issues: tuple[Issue, ...] = key(ListOf(RecordOf(Issue, short="id")), "Disputed questions with positions")
    judgments: tuple[Judgment, ...] = key(ListOf(JUDGMENT), "Forecasts")
    recommendations: tuple[Recommendation, ...] = key(
        ListOf(RecordOf(Recommendation, short="text")), "Who should do what"
    )
    decision: Decision | None = key(RecordOf(Decision, short="question"), "The decision that is wanted")
    criteria: tuple[Criterion, ...] = key(
        ListOf(RecordOf(Criterion, short="id")), "The criteria by which the options are assessed"
    )
    options: tuple[Option, ...] = key(ListOf(RecordOf(Option, short="id")), "The options, with doing nothing")
    consultation: tuple[Consultation, ...] = key(
        ListOf(RecordOf(Consultation, short="who")), "Who was consulted, and what they said"
    )
    sources: tuple[Source, ...] = key(ListOf(RecordOf(Source)), "Its sources, with grades")
    related: tuple[Related, ...] = key(_RELATED, "What to read next")
    figures: tuple[Figure, ...] = key(ListOf(RecordOf(Figure)), "Pictures with alt, caption and credit")
    supersedes: str | None = key(TEXT, "The id of the brief that this one replaces")
    review_by: PartialDate | None = key(DATE, "When it should be reviewed")
    access: str | None = key(one_of(*ACCESSES), "Who may see it; the library's default if not given")
    embargo_until: PartialDate | None = key(DATE, "The day from which it may be published")
    disclaimer: str | None = key(TEXT, "A text, or a name under [disclaimers] in briefkit.toml")
    license: str | None = key(TEXT, "Its licence, such as CC-BY-4.0")
    suggested: tuple[Suggestion, ...] = key(
        ListOf(_SuggestionOf(Suggestion)), "What its text suggests; `briefkit review` moves it into place"
    )
    body: str = ""
    body_line: int = 1
    problems: tuple[Diagnostic, ...] = ()

    @property
    def live(self) -> bool:
        """Whether it is current: published, and not superseded or retracted."""
        return self.status == LIVE

    @property
    def unreviewed(self) -> tuple[Suggestion, ...]:
        """The suggestions that nobody has accepted or rejected yet."""
        return tuple(item for item in self.suggested if not item.rejected)

    @property
    def people(self) -> dict[str, str]:
        """Its authors and experts: ids with names."""
        return {person.key: person.name for person in (*self.authors, *self.experts)}

    @property
    def holders(self) -> tuple[str, ...]:
        """Everyone who holds a position in it, each once, in order."""
        return tuple(dict.fromkeys(position.holder for issue in self.issues for position in issue.positions))

    @property
    def newest_last(self) -> tuple[int, str]:
        """A sort key: by date, the undated last, then by id."""
        from briefkit.core.dates.dates import sort_key  # noqa: PLC0415 - calendars load where there are dates

        return (sort_key(self.date), self.id)


BRIEF = RecordOf(Brief)


def brief_to_json(brief: Brief, *, body: bool = False) -> dict[str, Json]:
    """The metadata of a brief, with `body` if asked for: short forms expanded, always with `id`, `path`, `date`."""
    metadata: dict[str, Json] = {"id": brief.id, "path": brief.path} | BRIEF.dump(brief)
    metadata.setdefault("date", None)
    if body:
        metadata["body"] = brief.body
    return metadata


def brief_of(metadata: Mapping[str, Json], **more: Any) -> Brief:
    """The brief with this metadata. `more` is what metadata leaves out: the text, and what is wrong."""
    values = {name: value for name, value in metadata.items() if name not in RESERVED_KEYS}
    if values.get("date") is None:
        values.pop("date", None)
    return BRIEF.load(values, id=metadata["id"], path=metadata["path"], **more)
