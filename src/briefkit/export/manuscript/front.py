"""What stands before the text: masthead, status, title, standfirst, byline, key points."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.body.document import Inline, Link, Styled, Text
from briefkit.core.publication.value import Contributor, Publication, RelatedEntry
from briefkit.export.manuscript import styles
from briefkit.export.manuscript.value import InItem, Line, Part, Plate, Said, Words
from briefkit.export.manuscript.wording import Wording, joined, strongly, told
from briefkit.export.outline import TOP


def front_parts(publication: Publication, wording: Wording, points: int) -> Iterator[Part]:
    """The parts before the text; `points` is the number of the list of key points in the document."""
    yield from _masthead(publication, wording)
    yield from _title(publication, wording)
    yield from _byline(publication, wording)
    if publication.key_points:
        yield Line(styles.HEADING, (wording.label("key_points"),), level=TOP, anchor="points_")
        for number, point in enumerate(publication.key_points, 1):
            place = publication.places.get(f"key_points.{number}", "")
            yield Line(styles.POINT, (Text(point),), place, within=(InItem(points, "bullets"),))


def _masthead(publication: Publication, wording: Wording) -> Iterator[Part]:
    imprint = publication.imprint
    if publication.logo:
        yield Plate("logo", publication.logo, imprint.name)
    elif imprint.name:
        yield Line(styles.HOUSE, (Text(imprint.name),))
    yield Line(styles.KIND, (wording.known(publication.kind_label),))
    yield Line(styles.DATE, (wording.ours(publication.date),))


def _title(publication: Publication, wording: Wording) -> Iterator[Line]:
    if publication.status_label:
        yield Line(styles.STATUS, (wording.ours(publication.status_label),))
    if publication.notice:
        yield Line(styles.NOTICE, (wording.ours(publication.notice),))
    if publication.successor:
        words = _successor(publication.successor, wording)
        yield Line(styles.NOTICE, (wording.label("superseded_by"), wording.colon, *words))
    places = publication.places
    yield Line(styles.TITLE, (Text(publication.title),), places.get("title", ""))
    if publication.standfirst:
        yield Line(styles.STANDFIRST, (Text(publication.standfirst),), places.get("summary", ""))


def _byline(publication: Publication, wording: Wording) -> Iterator[Line]:
    for word, people in (("by", publication.authors), ("with", publication.experts)):
        if people:
            names = joined((_person(person, wording) for person in people), wording.semicolon)
            yield Line(styles.BYLINE, (wording.label(word), Text(" "), *names))
    if publication.publisher and publication.publisher != publication.imprint.name:
        yield Line(styles.BYLINE, (Text(publication.publisher),), publication.places.get("publisher", ""))


def _successor(later: RelatedEntry, wording: Wording) -> Words:
    title = told(later.title, language=later.language)
    words: tuple[Inline, ...] = title.words if isinstance(title, Said) else (title,)
    cited: Inline = Styled("emphasis", words)
    details = [wording.known(later.kind_label)] if later.kind_label else []
    details += [wording.ours(later.date)] if later.date else []
    linked: Inline = Link(later.url, (cited,)) if later.url else cited
    return joined(((word,) for word in (linked, *details)), wording.comma)


def _person(person: Contributor, wording: Wording) -> Words:
    places = person.places
    parts: list[Words] = [(strongly(told(person.name, places.get("name", ""))),)]
    if person.affiliation:
        parts.append((told(person.affiliation, places.get("affiliation", "")),))
    if person.former:
        parts.append((wording.label("former"), Text(" "), told(person.former, places.get("former", ""))))
    return joined(parts, wording.comma)
