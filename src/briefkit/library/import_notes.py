"""What is to be said of the drafts of an import besides what their readers say."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefkit.importers.lines import KIND, of_class

if TYPE_CHECKING:
    from briefkit.importers.importers import Draft


def notes_on_draft(draft: Draft, library: str, today: datetime.date) -> Iterator[str]:
    """Sentences on a draft as it is written; `library` is the name under which its own briefs are printed."""
    yield from _on_date(draft, today)
    yield from _on_kind(draft)
    yield from _on_pictures(draft)
    yield from _on_publisher(draft, library)


def _on_date(draft: Draft, today: datetime.date) -> Iterator[str]:
    if draft.date and draft.date.first > today:
        yield f"{draft.date} is in the future: is the date right?"


def _on_kind(draft: Draft) -> Iterator[str]:
    """A label that stands alone above a text without a title may have been meant as that."""
    labels = of_class(draft.lines, KIND)
    if labels and draft.front_matter.get("title_basis") == "inferred":
        told = f"“{labels[0].text}” ({labels[0].paragraph.place})"
        yield f"{told} is read as the kind of brief, {draft.front_matter['kind']}, and is not in the text"


def _on_pictures(draft: Draft) -> Iterator[str]:
    figures = draft.front_matter.get("figures")
    listed = figures if isinstance(figures, list) else []
    files = Counter(item["file"] for item in listed if isinstance(item, dict) and item.get("file"))
    for file, number in files.items():
        if number > 1:
            yield f"{number} figures show the same picture, {file}"


def _on_publisher(draft: Draft, library: str) -> Iterator[str]:
    """A text from elsewhere is not printed as the library's own."""
    origin = draft.front_matter.get("origin")
    if draft.front_matter.get("publisher") or not library:
        return
    if isinstance(origin, str) or (isinstance(origin, dict) and {"url", "original"} & set(origin)):
        yield "no publisher was recognised, so it is printed without one; to name one: --publisher"
    else:
        yield f"no publisher was recognised, so it is printed as that of {library}; to name another: --publisher"
