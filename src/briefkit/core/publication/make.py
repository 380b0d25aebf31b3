"""Makes a publication from a brief: with labels in its language, positions in columns, marks and pictures in place."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from briefkit.core.brief.embargo import is_held_back, unread
from briefkit.core.brief.model import Brief, Person, Recommendation, Related, Source
from briefkit.core.dates.dates import PartialDate
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.events.state import Mention
from briefkit.core.likelihood.scales import SCALES
from briefkit.core.publication import value as pub
from briefkit.core.publication.alerts import named_alerts
from briefkit.core.publication.captions import Captions
from briefkit.core.publication.citation import address_of, citation_of, doi_of, publisher_of, series_of
from briefkit.core.publication.decisions import consultation_entry, decision_entry, option_table
from briefkit.core.publication.events import event_entries
from briefkit.core.publication.figures import body_images, figure_entries
from briefkit.core.publication.issues import issue_table
from briefkit.core.publication.judgments import key_judgment
from briefkit.core.publication.order import one_page_blocks, ordered_blocks
from briefkit.core.publication.places import Places, places_of
from briefkit.core.publication.quotations import of_source
from briefkit.core.publication.timeline_chart import chart_of_brief
from briefkit.core.publication.work import AS_TEXT, FindBrief, LineOf, ReadImage, Work
from briefkit.core.registry.registry import Registry
from briefkit.core.text.ids import id_key
from briefkit.core.text.languages import is_right_to_left, language_tag
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
    paths: Collection[str] = (),
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
    layout = layout or pub.Layout()
    work = Work(
        brief, registry, imprint, read_image, find_brief, layout=layout, line_of=line_of, paths=paths, numbers=numbers
    )
    publisher = publisher_of(brief, imprint.name)
    is_house = bool(publisher or not imprint.name)  # its name and logo are on nothing that others have published
    logo = work.logo(imprint.logo) if imprint.logo and is_house else None  # first, so that no figure takes its room
    figures = figure_entries(work)
    labels = work.labels
    texts = [ordered_blocks(work, figures), *work.document.notes]
    blocks, *notes = Captions(work.language).given_to_all([named_alerts(text, work.language) for text in texts])
    until = _embargo_until(work, today)
    events = event_entries(work, mentions)
    publication = pub.Publication(
        id=brief.id,
        title=brief.title,
        kind=brief.kind,
        kind_label=labels[brief.kind],
        language=work.language,
        right_to_left=is_right_to_left(work.language),
        imprint=replace(imprint, name=imprint.name if is_house else "", paper=work.layout.paper or imprint.paper),
        publisher=publisher,
        date=labels.date(brief.date),
        iso_date=str(brief.date) if brief.date else None,
        status=brief.status,
        status_label=_status_label(work, until),
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
        notes=tuple(notes),
        figures=figures,
        images=body_images(work),
        sources=tuple(
            _source(work, numbers[id_key(source.id)] if numbers else place, source)
            for place, source in enumerate(brief.sources, 1)
        ),
        related=tuple(
            _related(work, number, related)
            for number, related in enumerate(brief.related)
            if related.title or related.id not in held_back
        ),
        topics=tuple(work.registry.title("topics", topic, work.language) for topic in brief.topics),
        disclaimer=imprint.disclaimers.get(brief.disclaimer, brief.disclaimer) if brief.disclaimer else None,
        license=brief.license,
        logo=logo,
        layout=work.layout,
        absent=work.absent,
        iso_embargo=str(until) if until else None,
        notice=labels["retraction"] if brief.status == "retracted" else None,
        successor=_successor(work, successor) if successor else None,
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
    return PublicationResult(_one_page(publication) if work.layout.one_page else publication, tuple(work.findings))


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


def _embargo_until(work: Work, today: datetime.date | None) -> PartialDate | None:
    """The day from which a brief under embargo may be published."""
    access, until = work.brief.access or work.imprint.access, work.brief.embargo_until
    held = access == "embargoed" or (today is not None and is_held_back(access, until, today))
    return until if held else None


def _status_label(work: Work, until: PartialDate | None) -> str | None:
    """The status and access restrictions that a reader must know before quoting; None for a live, public brief."""
    access = work.brief.access or work.imprint.access
    labels = [] if work.brief.live else [work.labels[work.brief.status]]
    if until:
        labels.append(work.labels["embargoed_until"].format(work.labels.date(until)))
    elif access != "embargoed" and any(unread(work.brief)):
        labels.append(work.labels["not_cleared"])
    elif access != "public":
        labels.append(work.labels[access])
    return " · ".join(labels) or None


def _recommendation(work: Work, number: int, item: Recommendation) -> pub.RecommendationEntry:
    to = work.registry.title("parties", item.to, work.language) if item.to else None
    return pub.RecommendationEntry(item.text, to, places_of(item, ("recommendations", number), ("text",)))


def _source(work: Work, number: int, source: Source) -> pub.SourceEntry:
    date = work.labels.date(source.date) if source.date else None
    title = source.title or source.url or source.id
    return pub.SourceEntry(
        number,
        source.id,
        title,
        source.publisher,
        date,
        work.url(source.url, ("sources", source.id, "url")),
        source.grade,
        _other_language(work, source.language if source.title else None),
        of_source(work, source),
        places_of(source, ("sources", source.id), ("title", "publisher")),
    )


def _related(work: Work, number: int, related: Related) -> pub.RelatedEntry:
    other = work.find_brief(related.id) if related.id else None
    kind = related.kind or (other.kind if other else None)
    date = related.date or (other.date if other else None)
    return pub.RelatedEntry(
        title=related.title or (other.title if other else None) or related.id or related.url or "",
        kind_label=work.labels[kind] if kind else None,
        date=work.labels.date(date) if date else None,
        url=work.url(related.url, ("related", number, "url")),
        brief=other.id if other else None,
        language=_other_language(work, related.language if related.title else _language_of(work, other)),
        places=places_of(related, ("related", number), ("title",)),
    )


def _successor(work: Work, other: Brief) -> pub.RelatedEntry:
    date = work.labels.date(other.date)
    language = _other_language(work, _language_of(work, other))
    return pub.RelatedEntry(other.title, work.labels[other.kind], date, address_of(other), other.id, language)


def _language_of(work: Work, other: Brief | None) -> str | None:
    """The language of another brief."""
    return (other.language or work.imprint.language) if other else None


def _other_language(work: Work, language: str | None) -> str:
    """The tag of a language that is not that of the publication; else empty."""
    tag = language_tag(language) if language else None
    return tag if tag and tag != language_tag(work.language) else ""


def _contributors(part: str, people: tuple[Person, ...]) -> tuple[pub.Contributor, ...]:
    return tuple(
        pub.Contributor(person.name, person.affiliation, person.former, places_of(person, (part, person.key), _PERSON))
        for person in people
    )
