"""Makes a publication from a brief: with labels in its language, positions in columns, marks and pictures in place."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from briefkit.core.body.document import Block
from briefkit.core.brief.model import Brief, Person, Recommendation
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.events.state import Mention
from briefkit.core.likelihood.scales import SCALES
from briefkit.core.publication import value as pub
from briefkit.core.publication.alerts import named_alerts
from briefkit.core.publication.captions import Captions
from briefkit.core.publication.citation import citation_of, doi_of, publisher_of, series_of
from briefkit.core.publication.decisions import consultation_entry, decision_entry, option_table
from briefkit.core.publication.events import event_entries
from briefkit.core.publication.figures import body_images, figure_entries
from briefkit.core.publication.issues import issue_table
from briefkit.core.publication.judgments import key_judgment
from briefkit.core.publication.order import one_page_blocks, ordered_blocks
from briefkit.core.publication.places import Places, places_of
from briefkit.core.publication.standing import embargo_until, status_label
from briefkit.core.publication.timeline_chart import chart_of_brief
from briefkit.core.publication.work import AS_TEXT, FindBrief, LineOf, ReadImage, Work
from briefkit.core.publication.works import related_entries, source_entries, successor_entry
from briefkit.core.registry.registry import Registry
from briefkit.core.text.languages import is_right_to_left
from briefkit.core.values import frozen

_OWN = ("title", "summary", "key_points", "publisher")
_PERSON = ("name", "affiliation", "former")


@frozen
class PublicationResult:
    """A publication, and diagnostics for what was left out of it."""

    publication: pub.Publication
    findings: tuple[Diagnostic, ...]

    @property
    def lost(self) -> list[Diagnostic]:
        """The diagnostics for records and words of the file that are nowhere in the publication, by line."""
        return sorted((item for item in self.findings if item.rule != AS_TEXT), key=attrgetter("line"))


def make_publication(
    brief: Brief,
    registry: Registry,
    imprint: pub.Imprint,
    read_image: ReadImage,
    find_brief: FindBrief,
    *,
    layout: pub.Layout | None = None,
    mentions: Sequence[Mention] = (),
    line_of: LineOf = lambda _trail: 1,
    paths: Container[str] = (),
    held_back: Collection[str] = (),
    successor: Brief | None = None,
    today: datetime.date | None = None,
    numbers: Mapping[str, int] | None = None,
) -> PublicationResult:
    """Make the publication of a brief. `mentions` are what live briefs say of its events, `paths` those of briefs.

    `held_back` are the ids of briefs that are not named, unless the brief itself gives a title for one. `successor` is
    the brief that replaced it. `today` tells whether an embargo is still to be shown in a brief whose access does not
    say so. `numbers` are those of its sources by `id_key`, if not their places in its own list.
    """
    work = Work(
        brief,
        registry,
        imprint,
        read_image,
        find_brief,
        layout=layout or pub.Layout(),
        line_of=line_of,
        paths=paths,
        numbers=numbers,
    )
    whole = _whole(work, mentions=mentions, held_back=held_back, successor=successor, today=today, numbers=numbers)
    return PublicationResult(_one_page(whole) if work.layout.one_page else whole, tuple(work.findings))


def _whole(
    work: Work,
    *,
    mentions: Sequence[Mention],
    held_back: Collection[str],
    successor: Brief | None,
    today: datetime.date | None,
    numbers: Mapping[str, int] | None,
) -> pub.Publication:
    """The publication with all its parts."""
    brief, imprint, labels = work.brief, work.imprint, work.labels
    publisher = publisher_of(brief, imprint.name)
    is_ours = bool(publisher or not imprint.name)  # our name and logo are on nothing that others have published
    logo = work.logo(imprint.logo) if imprint.logo and is_ours else None  # first, so that no figure takes its room
    figures = figure_entries(work)
    blocks, notes = _texts(work, figures)
    until = embargo_until(work, today)
    events = event_entries(work, mentions)
    return pub.Publication(
        id=brief.id,
        title=brief.title,
        kind=brief.kind,
        kind_label=labels[brief.kind],
        language=work.language,
        right_to_left=is_right_to_left(work.language),
        imprint=replace(imprint, name=imprint.name if is_ours else "", paper=work.layout.paper or imprint.paper),
        publisher=publisher,
        date=labels.date(brief.date),
        iso_date=str(brief.date) if brief.date else None,
        status=brief.status,
        status_label=status_label(work, until),
        standfirst=brief.summary,
        authors=_contributors("authors", brief.authors),
        experts=_contributors("experts", brief.experts),
        key_points=brief.key_points,
        judgments=tuple(key_judgment(work, judgment) for judgment in brief.judgments),
        scale_title=SCALES[imprint.scale].title,
        issues=issue_table(work),
        recommendations=tuple(_recommendation(work, *item) for item in enumerate(brief.recommendations)),
        events=events,
        blocks=blocks,
        notes=notes,
        figures=figures,
        images=body_images(work),
        sources=source_entries(work, numbers),
        related=related_entries(work, held_back),
        topics=tuple(work.registry.title("topics", topic, work.language) for topic in brief.topics),
        disclaimer=imprint.disclaimers.get(brief.disclaimer, brief.disclaimer) if brief.disclaimer else None,
        license=brief.license,
        logo=logo,
        layout=work.layout,
        absent=work.absent,
        iso_embargo=str(until) if until else None,
        notice=labels["retraction"] if brief.status == "retracted" else None,
        successor=successor_entry(work, successor) if successor else None,
        citation=citation_of(brief, publisher, labels) if imprint.citation else (),
        doi=doi_of(brief.origin),
        series=series_of(brief.origin),
        regions=brief.regions,
        decision=decision_entry(work),
        options=option_table(work),
        consultation=tuple(consultation_entry(work, *answer) for answer in enumerate(brief.consultation)),
        places=_places(work),
        timeline_chart=chart_of_brief(work, events),
    )


def _texts(work: Work, figures: Sequence[pub.FigureEntry]) -> tuple[tuple[Block, ...], tuple[tuple[Block, ...], ...]]:
    """The blocks of the body in the order in which they are printed, and those of its notes."""
    texts = [ordered_blocks(work, figures), *work.document.notes]
    blocks, *notes = Captions(work.language).given_to_all([named_alerts(text, work.language) for text in texts])
    return blocks, tuple(notes)


def _places(work: Work) -> Places:
    """The places of the brief's own title, summary, key points and disclaimer, if that is no key into the settings."""
    is_own = work.brief.disclaimer not in work.imprint.disclaimers
    return places_of(work.brief, (), _OWN) | (places_of(work.brief, (), ("disclaimer",)) if is_own else {})


def _one_page(publication: pub.Publication) -> pub.Publication:
    return replace(
        publication,
        blocks=one_page_blocks(publication),
        notes=(),
        figures=(),
        images={},
        sources=(),
        related=(),
        recommendations=(),
        consultation=(),
        events=(),
        citation=(),
    )


def _recommendation(work: Work, number: int, item: Recommendation) -> pub.RecommendationEntry:
    to = work.registry.title("parties", item.to, work.language) if item.to else None
    return pub.RecommendationEntry(item.text, to, places_of(item, ("recommendations", number), ("text",)))


def _contributors(part: str, people: tuple[Person, ...]) -> tuple[pub.Contributor, ...]:
    return tuple(
        pub.Contributor(person.name, person.affiliation, person.former, places_of(person, (part, person.key), _PERSON))
        for person in people
    )
