"""What kind of brief a document is."""

from __future__ import annotations

from briefkit.importers import document as names
from briefkit.importers import lines as kinds
from briefkit.importers.document import Document
from briefkit.importers.labels import series_in
from briefkit.importers.lines import Line, of_class
from briefkit.importers.phrases.kinds import kind_named


def kind_of(document: Document, lines: list[Line]) -> str:
    """What the page calls it; else by its form: questions make it `qa`, speakers testimony, all else commentary."""
    title = next((at for at, line in enumerate(lines) if line.kind == kinds.TITLE), 0)
    labels = [(abs(at - title), line.text) for at, line in enumerate(lines) if line.kind == kinds.KIND]
    called = [text for _, text in sorted(labels)]
    called += [line.text for line in of_class(lines, kinds.TITLE)]
    called += [series.series for line in of_class(lines, kinds.SERIES) if (series := series_in(line.text))]
    for name in [*called, *(fact.value for fact in document.stated(names.KIND))]:
        if kind := kind_named(name):
            return kind
    if of_class(lines, kinds.QUESTION):
        return "qa"
    return "testimony" if of_class(lines, kinds.SPEAKER) else "commentary"
