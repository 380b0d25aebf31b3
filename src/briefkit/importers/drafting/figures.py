"""The figures of a draft: pictures with their captions and credits."""

from __future__ import annotations

from collections.abc import Container, Iterator

from briefkit.importers import lines as kinds
from briefkit.importers.captions import credited, maker_in, without_label
from briefkit.importers.lines import Line

Figure = tuple[dict[str, str], str, str]
"""A figure as front matter has it, the name or address of its picture, and its number in the source, each if any."""


def figures_in(lines: list[Line], held: Container[str]) -> Iterator[Figure]:
    """The pictures that the source shows, and those of which it has a caption; `held` are those with their data."""
    number = 0
    for at, line in enumerate(lines):
        shown = line.kind == kinds.ALT
        below = at + shown
        caption = lines[below] if below < len(lines) and lines[below].kind == kinds.CAPTION else None
        if not shown and (caption is None or (at and lines[at - 1].kind == kinds.ALT)):
            continue
        number += 1
        behind = below + (caption is not None)
        credit = lines[behind] if behind < len(lines) and lines[behind].kind == kinds.CREDIT else None
        yield _figure(number, line if shown else None, caption, credit, held)


def _figure(number: int, alt: Line | None, caption: Line | None, credit: Line | None, held: Container[str]) -> Figure:
    picture = alt.paragraph.picture if alt else ""
    label, text = without_label(caption.text) if caption else ("", None)
    found = credited(text) if text else None
    entry = {
        "id": f"f{number}",
        "file": picture if picture in held else None,
        "alt": alt.text if alt else None,
        "caption": found.caption if found else text,
        "credit": found.credit if found else maker_in(credit.text) if credit else None,
    }
    return {key: value for key, value in entry.items() if value}, picture, label


def notes_on_figures(figures: list[Figure]) -> list[str]:
    """What is to be said of figures: which are not here, and to which the text may refer by another number."""
    return [*_elsewhere(figures), *_renumbered(figures)]


def _elsewhere(figures: list[Figure]) -> list[str]:
    """What is to be said of pictures that the source only points to."""
    return [
        f"picture {figure['id']} is not here, but at {name}"
        for figure, name, _ in figures
        if name and "file" not in figure
    ]


def _renumbered(figures: list[Figure]) -> list[str]:
    """What is to be said of figures to which the text may refer by another number than they get here."""
    return [
        f"figure {figure['id']} has the number {number} in it: mind that where the text names it"
        for figure, _, number in figures
        if number and figure["id"] != f"f{number}"
    ]
