"""Figures without alternative text or a credit."""

from __future__ import annotations

from briefkit.checks.outlines import images_of
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView


@rule(
    "figure-alt",
    ERROR,
    bad="figures: [{id: f1, file: media/map.svg, credit: Our own}]",
    good="figures: [{id: f1, file: media/map.svg, alt: The two borders on a map, credit: Our own}]",
)
def figure_alt(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A picture has no alternative text for readers who cannot see it.

    Say in a sentence what it shows. Without it the PDF cannot claim to be accessible (PDF/UA, WCAG 1.1.1).
    """
    for figure in brief.figures:
        if not (figure.alt or "").strip():
            yield diagnostic(f"figure “{figure.id}” has no alt text", ("figures", figure.id), "add “alt: …”")
    for image in images_of(brief, view):
        if not image.text.strip():
            hint = "write ![what it shows](file)"
            yield diagnostic(
                f"the picture “{image.name}” has no alt text", hint=hint, line=image.line, column=image.column
            )


@rule(
    "figure-credit",
    bad="figures: [{id: f1, file: media/map.svg, alt: A map}]",
    good="figures: [{id: f1, file: media/map.svg, alt: A map, credit: Example Institute}]",
)
def figure_credit(brief: Brief, *_: object) -> Found:
    """A figure does not say who made it.

    Most licences require a credit, and readers want to know. If your institute prints only its own charts, ignore this
    rule in briefkit.toml and give that as the reason.
    """
    for figure in brief.figures:
        if not (figure.credit or "").strip():
            yield diagnostic(f"figure “{figure.id}” has no credit", ("figures", figure.id), "add “credit: …”")
