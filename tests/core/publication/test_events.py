"""A publication prints its events, with what the library knows of them."""

from __future__ import annotations

import pytest

from briefkit.core.body.document import Mark, Paragraph
from briefkit.core.brief.model import Event
from briefkit.core.brief.read import parse_brief
from briefkit.core.dates.dates import parse_date
from briefkit.core.events.state import Mention
from briefkit.core.publication.make import make_publication
from briefkit.core.publication.value import Imprint, Publication
from briefkit.core.registry.registry import parse_registry

REGISTRY, _ = parse_registry(
    "events: {summit: {title: Summit, titles: {de: Gipfel}, aliases: [the summit], date: 2018-11-11, place: Paris}}"
)
CANCELLED = Mention(
    "b", parse_date("2018-12"), Event(id="the summit", status="cancelled", status_on=parse_date("2018-11-07"))
)


def _publication(front_matter: str, body: str = "Text.\n", *mentions: Mention) -> Publication:
    text = f"---\ntitle: A\ndate: 2018-07\n{front_matter}\n---\n\n{body}"
    brief = parse_brief(text.encode(), id="a", path="a.md").brief
    assert brief is not None
    return make_publication(
        brief, REGISTRY, Imprint("Institute"), lambda _: "none", lambda _: None, mentions=mentions
    ).publication


@pytest.mark.parametrize(
    ("kind", "body", "order"),
    [
        ("note", "Text.\n", ["text", "issues", "timeline"]),
        ("memo", "Text.\n", ["issues", "text", "timeline"]),
        ("event", "Text.\n", ["timeline", "issues", "text"]),
        ("event", "Text.\n\n<!-- briefkit: timeline -->\n", ["issues", "text", "timeline"]),
    ],
)
def test_events_follow_the_text_and_lead_a_brief_of_an_event(kind: str, body: str, order: list[str]) -> None:
    made = _publication(f"kind: {kind}\nevents: [summit]\nissues: [{{id: fees}}]", body)
    found = [block.part if isinstance(block, Mark) else "text" for block in made.blocks]
    assert found == order
    assert any(isinstance(block, Paragraph) for block in made.blocks)


def test_an_event_is_printed_as_the_library_knows_it() -> None:
    made = _publication("kind: note\nevents: [{id: summit, status: planned}]", "Text.\n", CANCELLED)
    (event,) = made.events
    assert (event.title, event.date, event.place) == ("Summit", "11 November 2018", "Paris")
    assert (event.status, event.status_id) == ("cancelled, 7 November 2018", "cancelled")
    (alone,) = _publication("kind: note\nevents: [{id: summit, status: planned}]").events
    assert (alone.status, alone.status_id) == ("planned, July 2018", "planned")


def test_the_title_is_the_brief_s_own_or_in_its_language() -> None:
    own, other = "events: [{id: summit, title: Das Treffen}]", "events: [summit]"
    titles = [_publication(f"kind: note\nlanguage: de\n{keys}").events[0].title for keys in (own, other)]
    assert titles == ["Das Treffen", "Gipfel"]


def test_events_are_in_order_and_a_span_has_an_end() -> None:
    made = _publication("kind: note\nevents: [{id: later, title: Later}, {id: b, date: 2019/2020}, summit]")
    assert [(event.id, event.iso_date, event.iso_end) for event in made.events] == [
        ("summit", "2018-11-11", None),
        ("b", "2019", "2020"),
        ("later", None, None),
    ]
