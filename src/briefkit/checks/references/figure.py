"""Figures without a file, alternative text or a credit."""

from __future__ import annotations

from pathlib import PurePosixPath

from briefkit.checks.outlines import images_of
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.checks.unknown_keys import typos
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView

_WORDS = frozenset(("src", "source", "path", "url", "href", "image", "picture", "img", "filename"))
_ENDINGS = frozenset((".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp"))


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
    return _without_alt(brief, view) if brief.status != "draft" else iter(())


@rule(
    "draft-figure-alt",
    bad="status: draft\nfigures: [{id: f1, file: media/map.svg, credit: Our own}]",
    good="status: draft\nfigures: [{id: f1, file: media/map.svg, alt: The two borders on a map, credit: Our own}]",
)
def draft_figure_alt(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A picture in a draft has no alternative text yet.

    Documents that are imported seldom say what their pictures show. Add it before you publish: then figure-alt
    reports it as an error.
    """
    return _without_alt(brief, view) if brief.status == "draft" else iter(())


def _without_alt(brief: Brief, view: LibraryView) -> Found:
    """What readers who cannot see it would miss; a figure without a file that has a caption is all words."""
    for figure in brief.figures:
        if not (figure.alt or "").strip() and (figure.file or not figure.caption):
            yield diagnostic(f"figure “{figure.id}” has no alt text", ("figures", figure.id), "add “alt: …”")
    for image in images_of(brief, view):
        if not image.text.strip():
            hint = "write ![what it shows](file)"
            yield diagnostic(
                f"the picture “{image.name}” has no alt text", hint=hint, line=image.line, column=image.column
            )


@rule(
    "figure-file",
    bad="figures: [{id: f1, src: media/map.svg, alt: A map, credit: Our own}]",
    good="figures: [{id: f1, file: media/map.svg, alt: A map, credit: Our own}]",
)
def figure_file(brief: Brief, *_: object) -> Found:
    """A figure has no file, but what looks like one under another key.

    Keys of your own are welcome in a figure as elsewhere, so that key is not read, and no picture is printed. A figure
    may do without a file, as one that is only described. A misspelt key is reported by unknown-key.
    """
    for figure in brief.figures:
        if not (figure.file or "").strip() and "file" not in dict(typos(figure)).values():
            other = next((key for key, value in figure.extra.items() if _may_be_file(key, value)), None)
            if other:
                hint = f"did you mean file for {other}?"
                yield diagnostic(f"figure “{figure.id}” has no file", ("figures", figure.id, other), hint, at_key=True)


def _may_be_file(key: str, value: object) -> bool:
    """Whether a key looks like another word for `file`: by its name, or as its value ends like a picture's."""
    ends = isinstance(value, str) and PurePosixPath(value).suffix.lower() in _ENDINGS
    return ends or (isinstance(value, str) and key.casefold() in _WORDS)


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
