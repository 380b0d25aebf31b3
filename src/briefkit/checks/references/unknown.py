"""Ids that the registry does not know: each would be a topic, party or issue of its own in every table."""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.checks.hints import Hints
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Many, Trail
from briefkit.core.ports import LibraryView
from briefkit.core.registry.registry import Registry
from briefkit.core.text.ids import id_key

Named = Iterable[tuple[str, Trail]]


def _many(noun: str, section: str) -> Many:
    return Many(f"{{subjects}} {noun} are not in the registry", f"briefkit registry add {section} --from-briefs")


def _unknown(noun: str, section: str, named: Named, registry: Registry) -> Found:
    entries = registry.sections[section]
    if not entries:  # a section that is not in use
        return
    hints = Hints()
    for word, trail in named:
        if word not in entries and not registry.knows(section, word):
            hint = hints.similar(word, entries) or f"add it under {section} in registry.yaml"
            yield diagnostic(f"no {noun} “{word}” in the registry", trail, hint)


@rule(
    "unknown-topic",
    bad="topics: [sanktions]",
    good="topics: [sanctions]",
    many=_many("topics", "topics"),
)
def unknown_topic(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A topic that the registry does not know.

    Applies only if the registry has topics: then `--topic` should find each under one name. Ids, aliases and titles
    all count as known.
    """
    named = ((topic, ("topics", number)) for number, topic in enumerate(brief.topics))
    return _unknown("topic", "topics", named, view.registry)


@rule(
    "unknown-party",
    bad="parties: [rusia]",
    good="parties: [russia]",
    many=_many("parties", "parties"),
)
def unknown_party(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A party, the holder of a position, or who decides, that the registry does not know.

    Applies only if the registry has parties. A holder, or who decides, may also be a person: one in the registry, or
    an author or expert of the brief.
    """
    return _unknown("party", "parties", _parties(brief, view.registry), view.registry)


def _parties(brief: Brief, registry: Registry) -> Named:
    people = brief.people
    for number, party in enumerate(brief.parties):
        yield party, ("parties", number)
    for number, item in enumerate(brief.recommendations):
        if item.to:
            yield item.to, ("recommendations", number, "to")
    for name in ("by", "decided_by"):
        decider = getattr(brief.decision, name, None)
        if decider and registry.holder_section(decider, people) == "parties":
            yield decider, ("decision", name)
    for issue in brief.issues:
        for holder in dict.fromkeys(position.holder for position in issue.positions):
            if registry.holder_section(holder, people) == "parties":
                yield holder, ("issues", issue.id, "positions", holder)


@rule(
    "unknown-issue",
    bad="issues: [{id: inf-traety}]",
    good="issues: [{id: inf-treaty}]",
    many=_many("issues", "issues"),
)
def unknown_issue(brief: Brief, view: LibraryView, *_: object) -> Found:
    """An issue that the registry does not know.

    Applies only if the registry has issues. An issue that has a title in the brief needs no entry.
    """
    named = ((issue.id, ("issues", issue.id, "id")) for issue in brief.issues if not issue.title)
    return _unknown("issue", "issues", named, view.registry)


@rule(
    "unknown-event",
    bad="events: [helsinki-2081]",
    good="events: [helsinki-2018]",
    many=_many("events", "events"),
)
def unknown_event(brief: Brief, view: LibraryView, *_: object) -> Found:
    """An event that the registry does not know.

    Applies only if the registry has events. An event that has a title in the brief needs no entry.
    """
    named = ((event.id, ("events", event.id, "id")) for event in brief.events if not event.title)
    return _unknown("event", "events", named, view.registry)


@rule(
    "unknown-person",
    bad="""
    experts: [{name: B. Expert}]
    judgments: [{id: j1, claim: It holds, by: b-expret, horizon: this year}]
    """,
    good="""
    experts: [{name: B. Expert}]
    judgments: [{id: j1, claim: It holds, by: b-expert, horizon: this year}]
    """,
    many=_many("people", "people"),
)
def unknown_person(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A judgment is by somebody who is neither an author or expert of the brief nor in the registry.

    Scores by person need one id per person.
    """
    people, hints = {id_key(id_): id_ for id_ in brief.people}, Hints()
    for judgment in brief.judgments:
        by = judgment.by
        if by and id_key(by) not in people and not view.registry.knows("people", by):
            hint = hints.similar(by, [*people.values(), *view.registry.ids("people")])
            yield diagnostic(
                f"no person “{by}” in this brief or the registry",
                ("judgments", judgment.id, "by"),
                hint or "add the person to experts",
            )
