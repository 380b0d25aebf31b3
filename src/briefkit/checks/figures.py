"""Rules on figures and pictures."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.making import rule
from briefkit.core.brief.model import Brief
from briefkit.core.checking.rule import ERROR, Flaw
from briefkit.core.checking.view import LibraryView
from briefkit.settings import Settings


@rule(
    "missing-media",
    "references",
    ERROR,
    bad="figures: [{id: f1, file: media/no-such.png, alt: A map, credit: Our own}]",
    good="figures: [{id: f1, file: media/map.svg, alt: A map, credit: Our own}]",
)
def missing_media(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A picture's file is not there, or lies outside of the library.

    Files are looked for beside the brief, then from the library's folder. Pictures on the web are never fetched: save
    them under media/.
    """
    for figure in brief.figures:
        if figure.file and (reason := view.why_not(brief.path, figure.file)):
            yield Flaw(f"the picture “{figure.file}”: {reason}", ("figures", figure.id, "file"))
    for image in view.outline(brief).images if "![" in brief.body else ():
        if reason := view.why_not(brief.path, image.name):
            yield Flaw(f"the picture “{image.name}”: {reason}", line=image.line, column=image.column)


@rule(
    "figure-alt",
    "references",
    ERROR,
    bad="figures: [{id: f1, file: media/map.svg, credit: Our own}]",
    good="figures: [{id: f1, file: media/map.svg, alt: The two borders on a map, credit: Our own}]",
)
def figure_alt(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A picture has no text for readers who cannot see it.

    Say in a sentence what it shows. Without it the PDF cannot claim to be accessible (PDF/UA, WCAG 1.1.1).
    """
    for figure in brief.figures:
        if not (figure.alt or "").strip():
            yield Flaw(f"figure “{figure.id}” has no alt text", ("figures", figure.id), "add “alt: …”")
    for image in view.outline(brief).images if "![" in brief.body else ():
        if not image.text.strip():
            hint = "write ![what it shows](file)"
            yield Flaw(f"the picture “{image.name}” has no alt text", hint=hint, line=image.line, column=image.column)


@rule(
    "figure-credit",
    "references",
    bad="figures: [{id: f1, file: media/map.svg, alt: A map}]",
    good="figures: [{id: f1, file: media/map.svg, alt: A map, credit: Example Institute}]",
)
def figure_credit(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A figure does not say who made it.

    Most licences ask for the name, and readers want to know. For a house that only prints charts of its own, ignore
    this rule in briefkit.toml with that reason.
    """
    for figure in brief.figures:
        if not (figure.credit or "").strip():
            yield Flaw(f"figure “{figure.id}” has no credit", ("figures", figure.id), "add “credit: …”")


RULES = (missing_media, figure_alt, figure_credit)
