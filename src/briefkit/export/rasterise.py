"""Drawings as PNG, for formats whose readers show no SVG: drawn by Typst, in isolation and within limits.

The drawings of a document are drawn together, while the rest of it is written.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterable, Sequence

from briefkit.core.publication.value import Picture
from briefkit.errors import BriefkitError, ExportError
from briefkit.export.pdf.compile import pictures_as_png
from briefkit.export.pdf.typesetter import TypesettingError

WIDEST, TALLEST = 480, 690
"""Points: as wide and as high as a picture is drawn at most, about the text of a page."""
_TOGETHER = 8  # drawings in one run of Typst, which holds all of them in memory
_DOCUMENTS = 4  # whose drawings are kept: those at work, and the one before, which had the same logo


class _Run:
    """Pictures that are drawn in one run of Typst."""

    def __init__(self, pictures: Sequence[Picture]) -> None:
        self.pictures = pictures
        self._drawn: dict[Picture, bytes] = {}
        self._done = threading.Event()

    def draw(self) -> None:
        """Draw all of them, or none: which of them is to blame is found when it is asked for."""
        try:
            self._drawn = dict(zip(self.pictures, _drawn(self.pictures), strict=True))
        except (TypesettingError, BriefkitError, OSError):
            pass
        finally:
            self._done.set()

    def result(self, picture: Picture) -> bytes | None:
        """One of them as PNG, as soon as they are drawn; None if they could not be."""
        self._done.wait()
        return self._drawn.get(picture)


_ahead: deque[dict[Picture, _Run]] = deque(maxlen=_DOCUMENTS)
if hasattr(os, "register_at_fork"):  # the threads that draw are not those of a copy of this process
    os.register_at_fork(after_in_child=_ahead.clear)


def draw_ahead(pictures: Iterable[Picture]) -> None:
    """Start to draw the pictures of a document in a thread, for when they are asked for."""
    wanted = dict.fromkeys(pictures)
    known = {picture: run for picture in wanted if (run := _run_of(picture))}
    new = [picture for picture in wanted if picture not in known]
    runs = [_Run(new[at : at + _TOGETHER]) for at in range(0, len(new), _TOGETHER)]
    _ahead.append(known | {picture: run for run in runs for picture in run.pictures})
    if runs:
        threading.Thread(target=_draw, args=[runs], daemon=True).start()


def rasterised(picture: Picture) -> bytes:
    """A picture as PNG, sharp in print: 200 pixels for each inch of at most 480 × 690 points, the same bytes each time.

    The fonts of a drawing are those that briefkit brings along. Raises ExportError if it cannot be drawn within the
    limits of a picture in a PDF.
    """
    run = _run_of(picture)
    if run and (found := run.result(picture)):
        return found
    try:
        return _drawn([picture])[0]
    except TypesettingError as error:
        raise ExportError(f"cannot be drawn: {error.message}") from error


def _draw(runs: Iterable[_Run]) -> None:
    for run in runs:
        run.draw()


def _run_of(picture: Picture) -> _Run | None:
    return next((runs[picture] for runs in [*_ahead] if picture in runs), None)


def _drawn(pictures: Sequence[Picture]) -> list[bytes]:
    return pictures_as_png([(one.data, one.format, one.pixels) for one in pictures], WIDEST, TALLEST)
