"""Headings, pictures and links in a body. The body is parsed only if it may contain any."""

from __future__ import annotations

from briefkit.checks.rule import diagnostic
from briefkit.core.body.outline import HeadingPlace, Spot
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.ports import LibraryView
from briefkit.core.publication.parts import parts_of, places_under
from briefkit.settings import Settings


def headings_of(brief: Brief, view: LibraryView) -> tuple[HeadingPlace, ...]:
    """The headings of a body."""
    return view.outline(brief).headings if "#" in brief.body or "\n==" in brief.body or "\n--" in brief.body else ()


def images_of(brief: Brief, view: LibraryView) -> tuple[Spot, ...]:
    """The pictures of a body."""
    return view.outline(brief).images if "![" in brief.body else ()


def links_of(brief: Brief, view: LibraryView) -> tuple[Spot, ...]:
    """The links of a body."""
    return view.outline(brief).links if "](" in brief.body or "]:" in brief.body or "<" in brief.body else ()


def filled_headings(brief: Brief, view: LibraryView, settings: Settings) -> frozenset[int]:
    """The lines of headings below which a generated part is printed, since they name it (`publication/order.py`)."""
    headings = headings_of(brief, view)
    marked = {mark.name.lower() for mark in view.outline(brief).marks if not mark.text} if headings else set()
    parts = [part for part, present in parts_of(brief).items() if present and part not in marked]
    language = brief.language or settings.library.language
    places = places_under([heading.text for heading in headings], parts, language)
    return frozenset(headings[number].line for number in places.values())


def at_spot(spot: Spot, message: str, hint: str | None = None) -> Diagnostic:
    """A diagnostic at a link, a mark or a footnote."""
    return diagnostic(message, hint=hint, line=spot.line, column=spot.column)
