"""Pages: as many rows as an answer has room for, and a cursor to the rest. A row that is too long is cut, visibly."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Sequence

from briefkit.core.text.sentences import sentence_spans
from briefkit.core.text.visible import cluster_end
from briefkit.errors import QueryError
from briefkit.mcp.tool import Answer, Json

LARGEST = 8000
"""The bytes of a result, both as text and as data: 8 KB with what a line of the protocol adds."""
_FEWEST = 40
"""The characters that a text keeps at least, when it is cut."""
_MOST_NOTES, _LONGEST_NOTE = 3, 300


def size_of(value: Json) -> int:
    """The bytes of a value as JSON on the wire."""
    return len(dumped(value).encode())


def dumped(value: Json) -> str:
    """A value as JSON, as short as may be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def result_of(data: Json) -> Json:
    """The result of a call: data, and the same as text for those that read no data."""
    return {"content": [{"type": "text", "text": dumped(data)}], "structuredContent": data, "isError": False}


def digest_of(*parts: Json) -> str:
    """A short name of what a cursor belongs to: the question, and all rows of the answer."""
    return hashlib.blake2b("\0".join(map(_text, parts)).encode(errors="replace"), digest_size=9).hexdigest()


def _text(part: Json) -> str:
    return json.dumps(part, ensure_ascii=False, sort_keys=True, default=str)


def cursor_of(place: int, digest: str) -> str:
    """A cursor to the row at a place."""
    return base64.urlsafe_b64encode(f"{place} {digest}".encode()).decode()


def place_of(cursor: str | None, digest: str) -> int:
    """The place that a cursor names. Raises QueryError if it is none, or the answer is another by now."""
    if cursor is None:
        return 0
    if not isinstance(cursor, str):
        raise QueryError("a cursor is a text")
    try:
        place, _, of = base64.urlsafe_b64decode(cursor.encode()).decode("ascii").partition(" ")
        number = int(place)
    except (ValueError, binascii.Error) as error:
        raise QueryError("this is no cursor", hint="pass next_cursor of the page before, as it is") from error
    if of != digest or number < 0:
        message = "the cursor is of another question, or the library has changed since"
        raise QueryError(message, hint="ask again without a cursor")
    return number


def page_of(answer: Answer, place: int, digest: str, notes: Sequence[str]) -> Json:
    """The data of a page: rows from a place on, as many as fit, at least one."""
    rows, make = answer.rows, answer.make
    told = [cut_text(note, _LONGEST_NOTE)[0] for note in notes[:_MOST_NOTES]]
    frame: Json = {"rows": [], "total": len(rows), "as_of": answer.as_of, **({"notes": told} if told else {})}
    room = LARGEST - size_of(result_of({**frame, "next_cursor": cursor_of(len(rows), digest)})) - 16
    made: list[Json] = []
    for raw in rows[place:]:
        row = make(raw)
        cost = _cost(row)
        if made and cost > room:
            break
        if cost > room:
            row = cut_row(row, room)
            cost = _cost(row)
        made.append(row)
        room -= cost
    end = place + len(made)
    more = {"next_cursor": cursor_of(end, digest)} if end < len(rows) else {}
    return {**frame, "rows": made, **more}


def _cost(row: Json) -> int:
    """The bytes of a row in a result, in which it is twice: as data, and as JSON within a text."""
    text = dumped(row)
    return len(text.encode()) + size_of(text)  # the quotation marks of the text are the two commas


def cut_row(row: dict[str, Json], room: int) -> dict[str, Json]:
    """A row of which the longest texts and lists are cut until it fits; `cut` names them."""
    row = {**row, **({"cite": {**row["cite"]}} if "cite" in row else {}), "cut": []}
    while _cost(row) > room:
        holder, name = max(_long(row), key=lambda place: size_of(place[0][place[1]]))
        value = holder[name]
        over = max(_cost(row) - room, 0) // 2
        if isinstance(value, str):
            most = max(len(value) - max(over // 4, len(value) // 5), _FEWEST)
            holder[name] = cut_text(value, most)[0] if most < len(value) else ""
        elif isinstance(value, list):
            holder[name] = value[: len(value) * 4 // 5]
        else:
            holder[name] = None
        if name == "quote":
            holder["quote_is_cut"] = True
        label = f"cite.{name}" if holder is not row else name
        row["cut"] = sorted({*row["cut"], label} - {"cite.quote"})
    if not row["cut"]:
        del row["cut"]
    return row


def _long(row: dict[str, Json]) -> list[tuple[dict[str, Json], str]]:
    """The values of a row that can be cut, with where they are."""
    places = [(row, name) for name in row if name not in ("cite", "cut")]
    return [*places, *((row["cite"], name) for name in ("quote", "heading") if name in row.get("cite", ()))]


def cut_text(text: str, most: int) -> tuple[str, bool]:
    """A text of at most so many characters, which ends with a sentence or a word; and whether it was cut."""
    if len(text) <= most:
        return text, False
    ends = [end for _, end in sentence_spans(text[: most + 1].replace("\n", " ")) if end <= most]
    if ends and ends[-1] >= most // 2:
        return text[: ends[-1]].rstrip(), True
    space = max(text.rfind(" ", 0, most), text.rfind("\n", 0, most))
    if space >= most // 2:
        return text[:space].rstrip(), True
    end = most
    while end > most // 2 and cluster_end(text, 0, end) != end:
        end -= 1
    return text[:end], True
