"""Makes a dossier from its plan, its briefs and what is known of them together."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefkit.core.brief.embargo import unread
from briefkit.core.dates.dates import DateSpan, PartialDate, day_of, parse_date, sort_key
from briefkit.core.dossier.changes import changes_section
from briefkit.core.dossier.events import events_section
from briefkit.core.dossier.forecasts import due_section, past_section
from briefkit.core.dossier.given import Joint, Plan, Ready
from briefkit.core.dossier.index import index_of
from briefkit.core.dossier.issues import issues_section
from briefkit.core.dossier.links import Links
from briefkit.core.dossier.rights import rights_section
from briefkit.core.dossier.sources import sources_section
from briefkit.core.dossier.work import Work, section_id
from briefkit.core.publication.dossier import (
    BRIEFS,
    CHANGES,
    DUE,
    EVENTS,
    INDEX,
    ISSUES,
    PARTS,
    PAST,
    SOURCES,
    Dossier,
    Fact,
    Section,
)
from briefkit.core.publication.value import Imprint, Layout, Picture
from briefkit.core.registry.registry import Registry
from briefkit.core.text.languages import is_right_to_left

_MADE = {
    CHANGES: changes_section,
    ISSUES: issues_section,
    DUE: due_section,
    PAST: past_section,
    EVENTS: events_section,
    SOURCES: sources_section,
}


def make_dossier(
    plan: Plan,
    ready: Sequence[Ready],
    joint: Joint,
    registry: Registry,
    imprint: Imprint,
    *,
    today: datetime.date,
    layout: Layout | None = None,
    logo: Picture | None = None,
) -> Dossier:
    """Make a dossier of some briefs, in their order, on a day.

    A part with nothing to print is left out, also if the plan names it.
    """
    work = Work(plan, ready, joint._replace(today=today), registry, imprint=imprint, layout=layout or Layout())
    labels = work.labels
    title = plan.title or labels["dossier"]
    date = labels.date(day_of(today))
    parts = [part for part in PARTS if part in plan.parts]
    index = index_of(work) if INDEX in parts else ()
    links = Links(ready)
    sections = [*_sections(work, parts, links, has_index=bool(index)), rights_section(work, title, date)]
    return Dossier(
        id=plan.id,
        title=title,
        subtitle=plan.subtitle,
        kind_label=labels["dossier"],
        language=work.language,
        right_to_left=is_right_to_left(work.language),
        imprint=replace(imprint, paper=work.layout.paper or imprint.paper),
        publisher=imprint.name,
        date=date,
        iso_date=str(today),
        facts=tuple(_facts(work, date)),
        sections=_linked(sections, links),
        index=index,
        status_label=_status_label(work),
        logo=logo,
        layout=work.layout,
    )


def _facts(work: Work, date: str) -> Iterator[Fact]:
    labels = work.labels
    if work.plan.recipient:
        yield Fact(labels["prepared_for"], work.plan.recipient)
    yield Fact(labels["date"], date)
    dates = sorted((one.brief.date for one in work.ready if one.brief.date), key=sort_key)
    if dates:
        first, last = dates[0], max(dates, key=lambda date: date.last)
        span = DateSpan(first) if last.last <= first.last else DateSpan(first, last)
        yield Fact(labels["period"], labels.date(span))
    yield Fact(labels["briefs"], str(len(work.ready)))
    if work.imprint.name:
        yield Fact(labels["published_by"], work.imprint.name)


def _sections(work: Work, parts: Iterable[str], links: Links, *, has_index: bool) -> Iterator[Section]:
    for part in parts:
        if part == BRIEFS:
            yield from (_brief(number, one, links) for number, one in enumerate(work.ready, 1))
        elif part == INDEX:
            if has_index:
                yield work.section(INDEX, work.labels["index"])
        elif section := _MADE[part](work):
            yield section


def _linked(sections: Sequence[Section], links: Links) -> tuple[Section, ...]:
    """Sections whose links may lead to each other, and to the headings in them that are linked to."""
    ids = (*(section.id for section in sections), *links.headings)
    return tuple(replace(section, publication=replace(section.publication, section_ids=ids)) for section in sections)


def _brief(number: int, one: Ready, links: Links) -> Section:
    """A brief without what stands at the end of the dossier, and with anchors of its own."""
    id_ = section_id(number)
    alone = replace(one.publication, sources=(), citation=(), disclaimer=None, license=None, logo=None)
    cites = tuple(dict.fromkeys(one.numbers.values()))
    return Section(id_, BRIEFS, links.placed(alone, one), number, cites, one.brief.path, one.note)


def _status_label(work: Work) -> str | None:
    """The strictest restriction of the briefs: not cleared, or under embargo until a day, or internal."""
    labels, imprint = work.labels, work.imprint
    briefs = [one.brief for one in work.ready]
    until = [one.publication.iso_embargo for one in work.ready if one.publication.iso_embargo]
    found = []
    if any(any(unread(brief)) for brief in briefs):
        found.append(labels["not_cleared"])
    if until:
        found.append(labels["embargoed_until"].format(labels.date(_latest(until))))
    accesses = {brief.access or imprint.access for brief in briefs}
    if "embargoed" in accesses and not until:
        found.append(labels["embargoed"])
    if "internal" in accesses:
        found.append(labels["internal"])
    return " · ".join(found) or None


def _latest(dates: Iterable[str]) -> PartialDate:
    return max((parse_date(date) for date in dates), key=lambda date: date.first)
