"""What `briefkit import` says of documents: as lines, and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefkit.core.text.clean import clean_one_line
from briefkit.core.text.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefkit.library.imports import Imported, ToldLine

_HAS = {"document": "this text", "text": "this text", "address": "a text from this address"}
_LINE = "line "  # how the places of a text with lines begin
_MOST_TOLD = 8  # lines that are left out, in a report


def named(item: Imported) -> list[str]:
    """The id of a new brief, as a line."""
    return [] if item.known_as else [f"{item.path.stem}\n"]


def explained(lines: Sequence[ToldLine]) -> Iterator[str]:
    """Every line with its class and the reason."""
    width = max((len(line.kind) for line in lines), default=0)
    places = [line.place.removeprefix(_LINE) for line in lines]
    wide = max(5, *map(len, places)) if places else 5
    for line, place in zip(lines, places, strict=True):
        yield f"{place:>{wide}}  {line.kind:{width}}  {clean_one_line(line.text)}\n"
        yield f"{'':{wide}}  {'':{width}}  ({clean_one_line(line.reason)})\n"


def report(item: Imported) -> Iterator[str]:
    """What is to be said of a document, as lines."""
    if item.known_as:
        yield f"{item.source}: {item.known_as} has {_HAS[item.known_by]} already, so it is not imported again"
        yield from (f"  {line}" for line in item.difference)
        if item.difference:
            yield "  to import it as another brief: --again; then compare the two with “briefkit diff”"
        return
    matter = item.draft.front_matter
    yield f"{item.source} → {item.path.name}: {matter['kind']}, “{matter['title']}”"
    for name, noun in (
        ("authors", "author"),
        ("experts", "expert"),
        ("figures", "figure"),
        ("related", "related text"),
    ):
        if found := matter.get(name):
            entries = found if isinstance(found, list) else [found]  # one alone may stand without a list
            yield f"  {counted(len(entries), noun)}: {'; '.join(map(_name_of, entries))}"
    if waiting := item.suggestions:
        yield f"  {counted(waiting, 'suggestion')}: briefkit review {item.path.stem}"
    yield from (f"  {note}" for note in item.notes)
    if removed := item.left_out:
        told = "; ".join(f"{line.place}: {line.text[:50]}" for line in removed[:_MOST_TOLD])
        more = f"; and {len(removed) - _MOST_TOLD} more" if len(removed) > _MOST_TOLD else ""
        noun = "line" if removed[0].place.startswith(_LINE) else "paragraph"
        yield f"  left out, {counted(len(removed), noun)}: {told}{more}"


def _name_of(entry: object) -> str:
    if isinstance(entry, dict):
        return str(entry.get("name") or entry.get("title") or entry.get("credit") or entry.get("id"))
    return str(entry)


def data_of(item: Imported, *, explain: bool) -> dict[str, object]:
    """What became of a document, for JSON."""
    data: dict[str, object] = {
        "source": item.source,
        "id": item.known_as or item.path.stem,
        "imported": item.known_as is None,
        "known_by": item.known_by or None,
        "difference": list(item.difference),
        "front_matter": item.draft.front_matter,
        "suggestions": item.suggestions,
        "notes": item.notes,
        "left_out": [
            {"line": line.line, "place": line.place, "kind": line.kind, "text": line.text} for line in item.left_out
        ],
    }
    if explain:
        data["lines"] = [
            {"line": line.line, "place": line.place, "kind": line.kind, "reason": line.reason, "text": line.text}
            for line in item.lines
        ]
    return data
