"""The brief: one policy analysis with everything its front matter says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefkit.core.brief.format import DATE, TEXT, Json, ListOf, RecordOf, key, one_of
from briefkit.core.brief.records import Event, Figure, Issue, Judgment, Origin, Person, Recommendation, Related, Source
from briefkit.core.dates.dates import PartialDate, sort_key
from briefkit.core.diagnostic import Diagnostic

KINDS = ("commentary", "analysis", "qa", "report", "memo", "testimony", "podcast", "note", "event")
STATUSES = ("draft", "review", "published", "superseded", "retracted")
ACCESSES = ("public", "internal", "embargoed")
BASIS = ("stated", "url", "inferred")

_PEOPLE = ListOf(RecordOf(Person, short="name"))
_TEXTS = ListOf(TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A brief as a value. `date` is None only in a draft; `extra` holds the keys that briefkit does not know."""

    id: str = ""
    path: str = ""
    title: str = key(TEXT, "The title", required=True)
    kind: str = key(TEXT, "What kind of text it is", required=True)
    date: PartialDate | None = key(DATE, "YYYY, YYYY-MM or YYYY-MM-DD", required=True)
    date_basis: str | None = key(one_of(*BASIS), "How the date is known")
    title_basis: str | None = key(one_of(*BASIS), "How the title is known")
    status: str = key(one_of(*STATUSES), "Where it stands; published if not said", default="published")
    language: str | None = key(TEXT, "The language of the text (BCP 47); the library's if not given")
    summary: str | None = key(TEXT, "One paragraph under the title (the standfirst)")
    key_points: tuple[str, ...] = key(_TEXTS, "At most five sentences for the one-page version")
    authors: tuple[Person, ...] = key(_PEOPLE, "Who wrote it")
    experts: tuple[Person, ...] = key(_PEOPLE, "Who speaks in it")
    publisher: str | None = key(TEXT, "Who publishes it; the library's name if not given")
    origin: Origin | None = key(RecordOf(Origin, short="url"), "Where this text itself came from")
    topics: tuple[str, ...] = key(_TEXTS, "Ids of topics")
    parties: tuple[str, ...] = key(_TEXTS, "Ids of parties")
    regions: tuple[str, ...] = key(_TEXTS, "Regions, countries")
    events: tuple[Event, ...] = key(ListOf(RecordOf(Event, short="id")), "Meetings, votes, deadlines")
    issues: tuple[Issue, ...] = key(ListOf(RecordOf(Issue, short="id")), "Disputed questions with positions")
    judgments: tuple[Judgment, ...] = key(ListOf(RecordOf(Judgment)), "Forecasts")
    recommendations: tuple[Recommendation, ...] = key(
        ListOf(RecordOf(Recommendation, short="text")), "Who should do what"
    )
    sources: tuple[Source, ...] = key(ListOf(RecordOf(Source)), "What it rests on, with grades")
    related: tuple[Related, ...] = key(ListOf(RecordOf(Related, short="id")), "What to read next")
    figures: tuple[Figure, ...] = key(ListOf(RecordOf(Figure)), "Pictures with alt, caption and credit")
    supersedes: str | None = key(TEXT, "The id of the brief that this one replaces")
    review_by: PartialDate | None = key(DATE, "When it should be looked at again")
    access: str | None = key(one_of(*ACCESSES), "Who may see it; the library's default if not given")
    embargo_until: PartialDate | None = key(DATE, "The day from which it may be published")
    disclaimer: str | None = key(TEXT, "A text, or a name under [disclaimers] in briefkit.toml")
    license: str | None = key(TEXT, "Its licence, such as CC-BY-4.0")
    extra: Mapping[str, Any] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    problems: tuple[Diagnostic, ...] = ()

    @property
    def live(self) -> bool:
        """Whether it counts as the library's word: neither draft, in review, superseded nor retracted."""
        return self.status == "published"

    @property
    def holders(self) -> tuple[str, ...]:
        """Everyone who holds a position in it, each once, in order."""
        return tuple(dict.fromkeys(position.holder for issue in self.issues for position in issue.positions))

    @property
    def newest_last(self) -> tuple[int, str]:
        """A sort key: by date, the undated last, then by id."""
        return (sort_key(self.date), self.id)


BRIEF = RecordOf(Brief)


def brief_to_json(brief: Brief, *, body: bool = False) -> dict[str, Json]:
    """A brief as JSON: its own keys, short forms expanded, `date` always there, with `id`, `path` and maybe `body`."""
    told: dict[str, Json] = {"id": brief.id, "path": brief.path} | BRIEF.dump(brief)
    told.setdefault("date", None)
    if body:
        told["body"] = brief.body
    return told
