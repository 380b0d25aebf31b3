"""Rules on links, marks and notes in the body."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from briefkit.checks.making import rule
from briefkit.core.body.outline import Spot
from briefkit.core.brief.model import Brief
from briefkit.core.checking.rule import ERROR, Flaw
from briefkit.core.checking.view import LibraryView
from briefkit.core.text.links import is_web_link, safe_link
from briefkit.core.text.words import did_you_mean
from briefkit.settings import Settings

_PARTS = ("issues", "timeline", "judgments", "figure")


def _links(brief: Brief, view: LibraryView) -> tuple[Spot, ...]:
    return view.outline(brief).links if "](" in brief.body or "]:" in brief.body or "<" in brief.body else ()


def _at(spot: Spot, message: str, hint: str | None = None) -> Flaw:
    return Flaw(message, hint=hint, line=spot.line, column=spot.column)


@rule(
    "broken-link",
    "references",
    ERROR,
    bad="See [the Q&A](2018-07-after-helsinky.md).",
    good="See [the site](https://example.org/).",
    example="body",
)
def broken_link(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A link in the body leads to a file that is not in the library.

    Other briefs are linked by their file: `[After Helsinki](2018-07-after-helsinki.md)`. Addresses on the web are not
    asked.
    """
    for link in _links(brief, view):
        path = link.name.partition("#")[0].partition("?")[0]
        if not path or is_web_link(link.name) or safe_link(link.name) is None or link.name.startswith("mailto:"):
            continue
        if reason := view.why_not(brief.path, path):
            near = view.near(PurePosixPath(unquote(path)).stem) if path.endswith(".md") else None
            yield _at(link, f"the link to “{path}”: {reason}", near)


@rule(
    "unsafe-link",
    "references",
    ERROR,
    bad="[Click](javascript:alert(1))",
    good="[Read](https://example.org/)",
    example="body",
)
def unsafe_link(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A link that no export will print: neither http, https, mailto, nor a file of the library.

    Its words are printed without the link.
    """
    for link in _links(brief, view):
        if safe_link(link.name) is None:
            yield _at(link, f"the link to “{link.name}” is not printed", "use an http, https or mailto address")


@rule(
    "broken-anchor",
    "references",
    bad="See [below](#the-outcome).\n\n## Outcome\n\nNothing was agreed.",
    good="See [below](#outcome).\n\n## Outcome\n\nNothing was agreed.",
    example="body",
)
def broken_anchor(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A link leads to a heading that is not there, in this brief or in another.

    A heading's anchor is its words in lower case, joined by hyphens.
    """
    for link in _links(brief, view):
        path, sign, anchor = link.name.partition("#")
        if not sign or not anchor or is_web_link(link.name):
            continue
        target = brief if not path else view.brief(PurePosixPath(unquote(path)).stem) if path.endswith(".md") else None
        if target is not None:
            anchors = view.outline(target).anchors
            if unquote(anchor) not in anchors:
                where = "this brief" if target is brief else f"“{target.id}”"
                yield _at(link, f"no heading “#{anchor}” in {where}", did_you_mean(anchor, anchors))


@rule(
    "unknown-mark",
    "references",
    ERROR,
    bad="<!-- briefkit: figure f9 -->",
    good="No mark, no figure.",
    example="body",
)
def unknown_mark(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A mark for a generated part stands for nothing.

    `<!-- briefkit: issues -->`, `timeline`, `judgments` and `figure ID` print the brief's own issues, events,
    judgments and figures; where there are none, nothing is printed.
    """
    if "briefkit" not in brief.body:
        return
    there = {"issues": brief.issues, "judgments": brief.judgments, "timeline": brief.events}
    figures = [figure.id for figure in brief.figures]
    for mark in view.outline(brief).marks:
        part, _, argument = mark.name.partition(" ")
        if part not in _PARTS:
            hint = did_you_mean(part, _PARTS) or f"use one of {', '.join(_PARTS)}"
            yield _at(mark, f"there is no mark “{mark.name}”", hint)
        elif part == "figure" and argument.strip() not in figures:
            yield _at(mark, f"no figure “{argument.strip()}” in this brief", did_you_mean(argument.strip(), figures))
        elif part != "figure" and not there[part]:
            yield _at(mark, f"nothing to print for the mark “{part}”", "take it out")


@rule(
    "undefined-note",
    "references",
    ERROR,
    bad="It was agreed.[^1]",
    good="It was agreed.[^1]\n\n[^1]: So the communiqué.",
    example="body",
)
def undefined_note(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A footnote's mark without its text.

    The page would show the mark itself, brackets and all.
    """
    if "[^" in brief.body:
        outline = view.outline(brief)
        defined = {note.name.casefold() for note in outline.notes}
        for mark in outline.note_marks:
            if mark.name.casefold() not in defined:
                yield _at(mark, f"the footnote [^{mark.name}] has no text", f"add a line “[^{mark.name}]: …”")


@rule(
    "unused-note",
    "references",
    bad="It was agreed.\n\n[^1]: So the communiqué.",
    good="It was agreed.[^1]\n\n[^1]: So the communiqué.",
    example="body",
)
def unused_note(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A footnote's text that nothing refers to, or that is written twice.

    It is not printed.
    """
    if "[^" in brief.body:
        outline = view.outline(brief)
        marked = {mark.name.casefold() for mark in outline.note_marks}
        seen: set[str] = set()
        for note in outline.notes:
            name = note.name.casefold()
            if name not in marked:
                yield _at(note, f"nothing refers to the footnote [^{note.name}]", "take it out, or add its mark")
            elif name in seen:
                yield _at(note, f"the footnote [^{note.name}] is written twice", "keep one")
            seen.add(name)


@rule(
    "html-in-body",
    "references",
    bad="Water<sub>2</sub>",
    good="Water, in *italics*.",
    example="body",
)
def html_in_body(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """HTML in the body is printed as the text it is.

    Use Markdown: *emphasis*, lists, tables. Put code between backticks if the tag itself is meant.
    """
    if "<" in brief.body:
        for tag in view.outline(brief).tags:
            yield _at(tag, f"{tag.text[:40]} is printed as text", "use Markdown instead")


RULES = (broken_link, unsafe_link, broken_anchor, unknown_mark, undefined_note, unused_note, html_in_body)
