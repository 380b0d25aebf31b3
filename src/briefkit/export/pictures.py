"""What writers say of pictures that they cannot print, or that readers cannot hear described."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefkit.core.body.document import Image
from briefkit.core.publication.dossier import Dossier
from briefkit.core.publication.value import FigureEntry, Picture, Publication
from briefkit.export.texts import map_texts
from briefkit.export.together import kept_together

SHOWN_EVERYWHERE = frozenset({"png", "jpeg", "gif"})
"""The formats of pictures that every program for documents shows; others are drawn as PNG where that matters."""


def drawings_of(document: Publication | Dossier) -> Iterator[Picture]:
    """The charts and pictures of a document that are drawn as PNG for programs that do not show them."""
    if isinstance(document, Dossier):
        yield from _drawings([document.logo])
        for section in document.sections:
            yield from drawings_of(section.publication)
        return
    figures = (figure.picture for figure in document.figures)
    yield from _drawings([document.logo, *document.images.values(), *figures])
    charts = (document.timeline_chart, document.judgments_chart, *(one.chart for one in document.judgments))
    if any(charts):
        from briefkit.export.charts import chart_picture  # noqa: PLC0415 - only where there are charts

        printed = (map_texts(chart, kept_together) for chart in charts if chart)
        yield from (chart_picture(chart, document.imprint) for chart in printed)


def _drawings(pictures: Iterable[Picture | None]) -> Iterator[Picture]:
    return (picture for picture in pictures if picture and picture.format not in SHOWN_EVERYWHERE)


def image_name(image: Image) -> str:
    """A picture in the text as warnings call it, after its line if that is known."""
    return _at(image.line) + f"the picture “{image.src}”"


def absent_image(publication: Publication, image: Image, reason: str | None = None) -> str:
    """The sentence on a picture in the text that is missing, for a reason of the writer or that of the publication."""
    reason = reason or publication.absent.get(image.src)
    missing = f"is left out: {reason}" if reason else "is not available"
    return f"{image_name(image)} {missing}; its description is printed"


def figure_name(figure: FigureEntry) -> str:
    """A figure as warnings call it, after its line if that is known."""
    return _at(figure.line) + f"figure “{figure.id}”"


def absent_figure(publication: Publication, figure: FigureEntry, reason: str | None = None) -> str:
    """The sentence on a figure whose picture is missing, likewise."""
    reason = reason or publication.absent.get(figure.file or "")
    return f"{figure_name(figure)} is printed without its picture, “{figure.file}”" + (f": {reason}" if reason else "")


def lost_labels(name: str) -> str:
    """The sentence on a drawing with HTML inside, for writers that cannot show it."""
    return f"{name} is printed without the labels that are HTML (<foreignObject>): save it with labels as SVG text"


def _at(line: int) -> str:
    return f"line {line}: " if line else ""
