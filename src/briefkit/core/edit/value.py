"""Edits of front matter as values, and the reasons for refusing one."""

from __future__ import annotations

from briefkit.core.values import frozen
from briefkit.errors import EditRefusedError


@frozen
class Bare:
    """A number, true or false: written without quotation marks."""

    text: str


Value = str | Bare | list["Value"] | dict[str, "Value"]
"""The value an edit writes: a text, a bare word, a list, or a mapping in its order."""

Path = tuple[str, ...]
"""Keys from the top. A list item is named by its id or its number, from 1."""


@frozen
class Set:
    """Set a key to a value, whether it has one or not."""

    path: Path
    value: Value


@frozen
class Insert:
    """Add keys that a mapping does not have yet, in their order."""

    path: Path
    value: dict[str, Value]


@frozen
class Add:
    """Add a value to a list, before its item number `at` (from 0) or at its end. A text in it is not added again."""

    path: Path
    value: Value
    at: int | None = None


@frozen
class Remove:
    """Remove a key or a list item; with `value`, the item of the list at `path` that is this text or has this id.

    A `lenient` removal does nothing where there is nothing to remove. With `latest`, the last of several such items
    goes; with `tidy`, a list that loses its only item goes with its key.
    """

    path: Path
    value: str | None = None
    lenient: bool = False
    latest: bool = False
    tidy: bool = False


Edit = Set | Add | Remove

REFUSALS: dict[str, str] = {
    "path": "The path is not valid: a part is empty, or there is no = after it.",
    "text": "The value is not valid text: half of a surrogate pair, as from bytes that are not UTF-8.",
    "unreadable": "The front matter cannot be read: not UTF-8, no closing ---, invalid YAML, an alias, a tag or a "
    "duplicate key. `check` shows where.",
    "missing": "There is nothing at the path, and briefkit would have to guess what to create there. Add a new list "
    "item as a whole, with +=.",
    "several": "The path matches more than one item: two with the same id, or a holder with several positions. Use the "
    "number of one.",
    "kind": "The path goes into a text as if it were a list or mapping, or the value to be added to is not a list.",
    "duplicate": "The list already has an item with this id.",
    "comment": "A comment inside the value to be replaced or removed would be lost.",
    "anchor": "The value to be replaced has an anchor (&name) that something else may refer to.",
    "last": "The front matter would be left without any key.",
    "format": "The value does not fit the format: not one of the allowed words, not a date, or a required key removed.",
    "check": "`check` would find an error that it does not find now: an update before its brief, two items with one "
    "id.",
    "limit": "The front matter would be longer or more deeply nested than briefkit reads.",
    "other": "Something else would change too: another value, a comment, the order, or the style of another value. "
    "Use `briefkit edit`.",
}
"""Why an edit is refused: the short, stable name of each reason → its explanation."""


def refused(reason: str, message: str, hint: str | None = None) -> EditRefusedError:
    """The error for one of `REFUSALS`."""
    assert reason in REFUSALS  # noqa: S101 - a reason without explanation is a bug
    return EditRefusedError(reason, message, hint=hint)


def path_text(path: Path) -> str:
    """A path as text: its parts joined by dots, with a dot, = or backslash inside a part escaped."""
    return ".".join("".join(f"\\{c}" if c in ".=\\" else c for c in part) for part in path)
