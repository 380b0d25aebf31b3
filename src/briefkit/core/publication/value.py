"""A brief made ready to print: everything a writer needs, in order and in words, and nothing it must look up.

A writer (PDF, HTML, …) takes a `Publication` and returns bytes. Generated parts stand in `blocks` as marks: where the
author set them, else at the start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefkit.core.body.document import Block

MASTHEAD, COLOPHON, STYLE, HEADER, FOOTER = "masthead.html", "colophon.html", "page.css", "header.txt", "footer.txt"
OWN_PARTS = (MASTHEAD, COLOPHON, STYLE, HEADER, FOOTER)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a house adds to each of its publications.

    `accent` is a colour as #rrggbb, `paper` a4 or us-letter; `parts` holds the house's own parts by file name.
    """

    name: str
    language: str = "en"
    scale: str = "icd203"
    access: str = "internal"
    disclaimers: Mapping[str, str] = field(default_factory=dict)
    footer: str = ""
    accent: str = "#1f3a5f"
    paper: str = "a4"
    logo: str | None = None
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a publication is set. `large_print` sets the text in 16 pt; `one_page` keeps what fits on a page.

    One page holds the key points, the judgments and the issue table.
    """

    large_print: bool = False
    one_page: bool = False
    paper: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as bytes: `format` is png, jpeg, gif, webp or svg; sizes in pixels, 0 where it has none of its own."""

    data: bytes
    format: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Contributor:
    """One name of the byline."""

    name: str
    affiliation: str | None = None
    former: str | None = None


@dataclass(frozen=True, slots=True)
class KeyJudgment:
    """A forecast as first made: `low` and `high` bound its likelihood (0 to 1), None where none is stated.

    `updated` tells its last change in words.
    """

    id: str
    claim: str
    term: str | None
    low: float | None
    high: float | None
    confidence: str | None = None
    by: str | None = None
    condition: str | None = None
    due: str | None = None
    outcome: str | None = None
    updated: str | None = None


@dataclass(frozen=True, slots=True)
class PositionCell:
    """What one party wants: `note` is the source's number and grade, in words. `stance_id` is as recorded."""

    says: str
    stance: str | None = None
    note: str = ""
    stance_id: str | None = None


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One issue across the parties; a cell without any position is empty. `status_id` is the status as recorded."""

    title: str
    question: str | None
    status: str | None
    status_id: str | None
    movement: str | None
    cells: tuple[tuple[PositionCell, ...], ...]


@dataclass(frozen=True, slots=True)
class IssueTable:
    """Issues by parties, the parties as column heads."""

    parties: tuple[str, ...]
    lines: tuple[IssueLine, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A numbered source. `url` is safe to link, or None."""

    number: int
    id: str
    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    grade: str = ""


@dataclass(frozen=True, slots=True)
class RelatedEntry:
    """Something to read next; `brief` is its id where it is in the library."""

    title: str
    kind: str | None = None
    date: str | None = None
    url: str | None = None
    brief: str | None = None


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure; `picture` is None where it has no file or the file cannot be printed. `line` is where it is named."""

    id: str
    number: int
    alt: str | None
    caption: str | None
    credit: str | None
    file: str | None
    picture: Picture | None
    line: int = 0


@dataclass(frozen=True, slots=True)
class EventEntry:
    """A dated event of the timeline. `iso_date` is machine-readable, its first day where it spans several."""

    title: str
    date: str
    place: str | None
    status: str | None
    iso_date: str | None = None
    status_id: str | None = None


@dataclass(frozen=True, slots=True)
class RecommendationEntry:
    """What someone should do."""

    text: str
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """One brief as it is printed. `iso_date` is machine-readable; all other texts are for people."""

    id: str
    title: str
    kind: str
    kind_label: str
    language: str
    right_to_left: bool
    imprint: Imprint
    publisher: str
    date: str
    iso_date: str | None
    status: str
    status_label: str | None
    standfirst: str | None
    authors: tuple[Contributor, ...]
    experts: tuple[Contributor, ...]
    key_points: tuple[str, ...]
    judgments: tuple[KeyJudgment, ...]
    scale_title: str
    issues: IssueTable | None
    recommendations: tuple[RecommendationEntry, ...]
    events: tuple[EventEntry, ...]
    blocks: tuple[Block, ...]
    notes: tuple[tuple[Block, ...], ...]
    figures: tuple[FigureEntry, ...]
    images: Mapping[str, Picture]
    sources: tuple[SourceEntry, ...]
    related: tuple[RelatedEntry, ...]
    topics: tuple[str, ...]
    disclaimer: str | None
    license: str | None
    logo: Picture | None = None
    layout: Layout = field(default_factory=Layout)

    def __repr__(self) -> str:
        return f"<Publication {self.id}: {self.title}>"
