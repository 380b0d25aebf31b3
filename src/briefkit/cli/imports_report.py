"""What `briefkit import` says of documents: as lines, and as data."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from briefkit.core.text.clean import clean_one_line
from briefkit.core.text.shell import argument
from briefkit.core.text.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefkit.library.imports import Imported, ToldLine

_HAS = {"document": "this document", "text": "this text", "address": "a text from this address"}
_LINE = "line "  # how the places of a text with lines begin
_NARROWEST = 20  # columns beside the indent
_MOST_TOLD = 8  # lines that are left out, in a report


def named(item: Imported) -> list[str]:
    """The id of a new brief, as a line."""
    return [] if item.known_as else [f"{item.path.stem}\n"]


def explained(lines: Sequence[ToldLine], out: IO[str]) -> Iterator[str]:
    """Every line with its class and the reason; on a terminal wrapped to its width."""
    width = max((len(line.kind) for line in lines), default=0)
    places = [line.place.removeprefix(_LINE) for line in lines]
    wide = max(5, *map(len, places)) if places else 5
    indent = " " * (wide + width + 4)
    for line, place in zip(lines, places, strict=True):
        first = f"{place:>{wide}}  {line.kind:{width}}  {clean_one_line(line.text)}"
        for shown in (first, f"{indent}({clean_one_line(line.reason)})"):
            yield from (f"{piece}\n" for piece in wrapped(shown, out, indent))


def wrapped(message: str, out: IO[str], indent: str = "    ") -> list[str]:
    """A message as lines: one, or on a terminal as many as its width asks for, parted between words.

    `indent` begins the second line and all that follow. A terminal that is too narrow for that wraps by itself.
    """
    from briefkit.output.streams import make_console
    from briefkit.output.wrap import wrapped_lines

    message = clean_one_line(message)
    if not out.isatty():
        return [message]
    width = make_console(out).width - 1
    if len(message) <= width or width < len(indent) + _NARROWEST:
        return [message]
    return wrapped_lines(message, width, indent)


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
        yield f"  {counted(waiting, 'suggestion')}: briefkit review {argument(item.path.stem)}"
    yield from (f"  {note}" for note in item.notes)
    if removed := item.left_out_within_first:
        told = "; ".join(f"{line.place}: {line.text[:50]}" for line in removed[:_MOST_TOLD])
        more = f"; and {len(removed) - _MOST_TOLD} more" if len(removed) > _MOST_TOLD else ""
        noun = "line" if removed[0].place.startswith(_LINE) else "paragraph"
        yield f"  left out, {counted(len(removed), noun)}: {told}{more}"


def _name_of(entry: object) -> str:
    if isinstance(entry, dict):
        return str(entry.get("name") or entry.get("title") or entry.get("credit") or entry.get("id"))
    return str(entry)


def data_of_refused(source: str, reason: str, hint: str | None = None) -> dict[str, object]:
    """A document that was not imported, for JSON."""
    return {"source": source, "id": None, "imported": False, "would_import": False, "error": reason, "hint": hint}


def data_of(item: Imported, *, explain: bool, dry_run: bool) -> dict[str, object]:
    """What became of a document, for JSON."""
    data: dict[str, object] = {
        "source": item.source,
        "id": item.known_as or item.path.stem,
        "imported": item.known_as is None and not dry_run,
        "would_import": item.known_as is None and dry_run,
        "error": None,
        "known_by": item.known_by or None,
        "difference": list(item.difference),
        "front_matter": item.draft.front_matter,
        "text": item.text.decode("utf-8", "replace") if dry_run and item.text else None,
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
