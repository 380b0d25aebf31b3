"""A brief ready for print, with everything a writer needs, in order and in words.

A writer (PDF, HTML, …) takes a `Publication` and returns bytes. Generated parts are marks in `blocks`, which are in the
order in which they are printed (`order.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefkit.core.body.document import Block
from briefkit.core.publication.chart import Chart
from briefkit.core.publication.house_document import ReferenceDocument
from briefkit.core.publication.own_fonts import NO_FONTS, OwnFonts
from briefkit.core.publication.places import Places
from briefkit.core.values import frozen

MASTHEAD, COLOPHON, STYLE, HEADER, FOOTER = "masthead.html", "colophon.html", "page.css", "header.txt", "footer.txt"
OWN_PARTS = (MASTHEAD, COLOPHON, STYLE, HEADER, FOOTER)


@frozen
class Imprint:
    """The publisher's settings for its publications.

    `accent` is a colour as #rrggbb, `paper` a4 or us-letter; `parts` holds the publisher's own parts by file name,
    `fonts` its fonts, and `face` the name of the one that text is set in. `quotation_marks` is `language` or
    `as-written`, `charts` whether there are any. `reference` is its Word document, for Word documents only.
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
    citation: bool = True
    fonts: OwnFonts = NO_FONTS
    face: str = ""
    quotation_marks: str = "language"
    charts: bool = True
    reference: ReferenceDocument | None = None


@frozen
class Layout:
    """How a publication is typeset. `large_print` sets the text in 16 pt.

    `one_page` keeps only the key points, the judgments and the issue table. `reference_docx` is the path of a Word
    document whose styles and letterhead Word documents take over, if not the library's. `comments` are those of
    colleagues in the text, which Word documents show.
    """

    large_print: bool = False
    one_page: bool = False
    paper: str | None = None
    reference_docx: str | None = None
    comments: bool = False


@frozen
class Picture:
    """An image as bytes: `format` is png, jpeg, gif, webp or svg; sizes are in pixels, 0 if it has none.

    `inside` is the number of pixels of the pictures inside of a drawing; `has_html` says whether there is HTML in it
    (`<foreignObject>`), as several drawing programs write labels, which only browsers show.
    """

    data: bytes
    format: str
    width: int = 0
    height: int = 0
    inside: int = 0
    has_html: bool = False

    @property
    def pixels(self) -> int:
        """How many pixels must be uncompressed to show it."""
        return self.inside if self.format == "svg" else self.width * self.height


@frozen
class Contributor:
    """A person in the byline."""

    name: str
    affiliation: str | None = None
    former: str | None = None
    places: Places = field(default_factory=dict, compare=False)


@frozen
class Estimate:
    """How likely something was said to be on one day: a term, and bounds from 0 to 1, each None if not stated."""

    date: str
    term: str | None
    low: float | None
    high: float | None


@frozen
class KeyJudgment:
    """A forecast: `term`, `low` and `high` are the estimate that counts, None if none is stated.

    Where it changed, `path` is what was said first and every estimate up to that one, and `since` the date of that one;
    `quotation` is the exact words of the text, in quotation marks, with their place.
    `condition_met` says whether the condition held, if that is known, and `horizon` in words when it should be decided,
    with or without a `due` date. `resolved` is the date of the outcome and the number of the source that shows it,
    `scale` a scale other than the publication's, `chart` shows the path.
    """

    id: str
    claim: str
    term: str | None
    low: float | None
    high: float | None
    confidence: str | None = None
    by: str | None = None
    condition: str | None = None
    condition_met: str | None = None
    due: str | None = None
    horizon: str | None = None
    outcome: str | None = None
    resolved: str | None = None
    since: str | None = None
    path: tuple[Estimate, ...] = ()
    scale_title: str | None = None
    quotation: str | None = None
    chart: Chart | None = None
    places: Places = field(default_factory=dict, compare=False)


@frozen
class PositionCell:
    """One position of a party: `stance_id` is the stance as recorded.

    `note` is its date, what kind of evidence it is known from, and the number and grade of the source.
    """

    says: str
    stance: str | None = None
    note: str = ""
    stance_id: str | None = None
    places: Places = field(default_factory=dict, compare=False)


@frozen
class IssueCell:
    """The positions of one party on one issue, at least one; `column` is the number of the party, from 0."""

    column: int
    positions: tuple[PositionCell, ...]


@frozen
class IssueLine:
    """One issue with a cell for each party that has a position on it. `status_id` is the status as recorded.

    `watch` says what to watch for. `missing` are the titles of the parties that the brief lists without a position on
    it, with a column or without. In a table with too many of them `others` says in words how many more there are.
    """

    title: str
    question: str | None
    status: str | None
    status_id: str | None
    movement: str | None
    cells: tuple[IssueCell, ...]
    missing: tuple[str, ...] = ()
    others: str = ""
    watch: tuple[str, ...] = ()
    places: Places = field(default_factory=dict, compare=False)

    def positions_of(self, column: int) -> tuple[PositionCell, ...]:
        """The positions of the party with this number; none without a cell."""
        return next((cell.positions for cell in self.cells if cell.column == column), ())


@frozen
class IssueTable:
    """Issues by parties; `parties` are the column heads."""

    parties: tuple[str, ...]
    lines: tuple[IssueLine, ...]

    @property
    def all_named(self) -> bool:
        """Whether each party without a position is named, so that a column can tell it from one not listed."""
        return not any(line.others for line in self.lines)


@frozen
class SourceEntry:
    """A numbered source. `url` is safe to link, or None; `language` is that of its title, if it is another one.

    `quotations` are its exact words, in quotation marks, with what they are about and their place.
    """

    number: int
    id: str
    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    grade: str = ""
    language: str = ""
    quotations: tuple[str, ...] = ()
    places: Places = field(default_factory=dict, compare=False)

    @property
    def address(self) -> str | None:
        """The address that is printed below the title, which is the link itself without one."""
        return address_below(self.url, self.title)


@frozen
class RelatedEntry:
    """A related work; `brief` is its id if it is in the library, `language` that of its title, if it is another one."""

    title: str
    kind_label: str | None = None
    date: str | None = None
    url: str | None = None
    brief: str | None = None
    language: str = ""
    places: Places = field(default_factory=dict, compare=False)

    @property
    def address(self) -> str | None:
        """The address that is printed below the title, which is the link itself without one."""
        return address_below(self.url, self.title)


def address_below(url: str | None, title: str) -> str | None:
    """The address of a work where it says more than its title: not that title itself, nor a place in the document."""
    return url if url and url != title and not url.startswith("#") else None


TITLE, ADDRESS, MARK = "title", "address", "mark"


@frozen
class CitationPiece:
    """A part of a citation. `style` is TITLE, ADDRESS (then `url` leads there), MARK or empty.

    A MARK is what stands between parts: spaces, commas, full stops. Every other piece has a direction of its own.
    """

    text: str
    style: str = ""
    url: str | None = None


@frozen
class FigureEntry:
    """A figure; `picture` is None if it has no file or the file cannot be printed. `line` is its line in the source."""

    id: str
    number: int
    alt: str | None
    caption: str | None
    credit: str | None
    file: str | None
    picture: Picture | None
    line: int = 0
    places: Places = field(default_factory=dict, compare=False)


@frozen
class EventEntry:
    """An event of the timeline. `status` names the day since which it has been known.

    `iso_date` and `iso_end` are its first and last date for machines, `iso_moved_from` the one it had before.
    """

    title: str
    date: str
    place: str | None
    status: str | None
    iso_date: str | None = None
    status_id: str | None = None
    id: str = ""
    iso_end: str | None = None
    iso_moved_from: str | None = None
    places: Places = field(default_factory=dict, compare=False)


@frozen
class RecommendationEntry:
    """A recommendation, and the party it is addressed to."""

    text: str
    to: str | None = None
    places: Places = field(default_factory=dict, compare=False)


@frozen
class DecisionFact:
    """A line of a decision: its label, and what is said; `ours` if briefkit made the words."""

    label: str
    text: str
    ours: bool = False
    places: Places = field(default_factory=dict, compare=False)


@frozen
class DecisionEntry:
    """The decision that is wanted: the question, and who, by when, what is recommended and what came of it.

    `label` is the name of its heading among the labels: another one once it is decided.
    """

    question: str | None
    facts: tuple[DecisionFact, ...]
    label: str = "decision"
    places: Places = field(default_factory=dict, compare=False)


@frozen
class OptionHead:
    """An option; `marks` say that it is to do nothing, recommended, or chosen."""

    title: str
    marks: tuple[str, ...] = ()
    places: Places = field(default_factory=dict, compare=False)


@frozen
class PlacedText:
    """A value of the brief, or without a place what stands between two of them."""

    text: str
    places: Places = field(default_factory=dict, compare=False)


@frozen
class OptionText:
    """What is said of an option, and what is noted below it: a sum, or how likely and grave a risk is and what is done.

    Both are values one behind the other, with what stands between them.
    """

    said: tuple[PlacedText, ...]
    noted: tuple[PlacedText, ...] = ()

    @property
    def text(self) -> str:
        """What is said."""
        return "".join(part.text for part in self.said)

    @property
    def note(self) -> str:
        """What is noted."""
        return "".join(part.text for part in self.noted)


@frozen
class OptionLine:
    """A criterion, or the costs or risks (then `ours`), with what is said of each option; `note` is its weight."""

    title: str
    cells: tuple[tuple[OptionText, ...], ...]
    note: str = ""
    ours: bool = False
    places: Places = field(default_factory=dict, compare=False)


@frozen
class OptionTable:
    """Criteria, costs and risks by options; the cells of each line are those of the options in their order."""

    options: tuple[OptionHead, ...]
    lines: tuple[OptionLine, ...]


@frozen
class ConsultationEntry:
    """Somebody who was consulted; `note` is the date of the answer and the number of its source."""

    who: str
    view: str | None
    note: str = ""
    places: Places = field(default_factory=dict, compare=False)


@frozen
class RemarkEntry:
    """A comment of a colleague: who, when (YYYY-MM-DD, or empty), what, its line in the file, and what it is about."""

    by: str
    on: str
    text: str
    line: int
    place: str


@frozen
class Publication:
    """One brief as printed. `iso_date` is machine-readable, all other texts are for readers.

    `series` is the series that it appeared in, with its number there. `images` are the pictures in the text by their
    sources as written, `absent` says why the others are missing.
    `iso_embargo` is the date from which one under embargo may be published, `successor` what replaced one that is
    superseded or retracted, `notice` a sentence on what its status means. `citation` is empty where none is wanted.
    `source` is the SHA-256 of the bytes of the brief's file, in hexadecimal digits; empty where that is not known.
    `public` says whether it holds only what the public may see.
    `section_ids` are those of the sections of the dossier in which it stands, to which its links may lead.
    `timeline_chart` stands above the timeline, `judgments_chart` above the judgments. `remarks` are comments of
    colleagues, where the layout asks for them.
    """

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
    absent: Mapping[str, str] = field(default_factory=dict)
    iso_embargo: str | None = None
    notice: str | None = None
    successor: RelatedEntry | None = None
    citation: tuple[CitationPiece, ...] = ()
    doi: str | None = None
    series: str | None = None
    regions: tuple[str, ...] = ()
    decision: DecisionEntry | None = None
    options: OptionTable | None = None
    consultation: tuple[ConsultationEntry, ...] = ()
    source: str = field(default="", compare=False)
    public: bool = field(default=False, compare=False)
    places: Places = field(default_factory=dict, compare=False)
    section_ids: tuple[str, ...] = ()
    timeline_chart: Chart | None = None
    judgments_chart: Chart | None = None
    remarks: tuple[RemarkEntry, ...] = ()

    def __repr__(self) -> str:
        return f"<Publication {self.id}: {self.title}>"
