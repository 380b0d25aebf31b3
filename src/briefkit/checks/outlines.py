"""Headings, pictures and links in a body. The body is parsed only if it may contain any."""

from __future__ import annotations

from briefkit.checks.rule import diagnostic
from briefkit.core.body.outline import HeadingPlace, Spot
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.ports import LibraryView


def headings_of(brief: Brief, view: LibraryView) -> tuple[HeadingPlace, ...]:
    """The headings of a body."""
    return view.outline(brief).headings if "#" in brief.body or "\n==" in brief.body or "\n--" in brief.body else ()


def images_of(brief: Brief, view: LibraryView) -> tuple[Spot, ...]:
    """The pictures of a body."""
    return view.outline(brief).images if "![" in brief.body else ()


def links_of(brief: Brief, view: LibraryView) -> tuple[Spot, ...]:
    """The links of a body."""
    return view.outline(brief).links if "](" in brief.body or "]:" in brief.body or "<" in brief.body else ()


def at_spot(spot: Spot, message: str, hint: str | None = None) -> Diagnostic:
    """A diagnostic at a link, a mark or a footnote."""
    return diagnostic(message, hint=hint, line=spot.line, column=spot.column)
