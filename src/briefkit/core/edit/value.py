"""Edits of front matter as values, and every reason why one may be refused."""

from __future__ import annotations

from dataclasses import dataclass

from briefkit.errors import EditRefusedError


@dataclass(frozen=True, slots=True)
class Bare:
    """A number, true or false: written without quotation marks."""

    text: str


Value = str | Bare | list["Value"] | dict[str, "Value"]
"""What an edit writes: a text, a bare word, a list, a mapping in its order."""

Path = tuple[str, ...]
"""Keys from the top. An item of a list is named by its id, or by its number, counted from 1."""


@dataclass(frozen=True, slots=True)
class Set:
    """Give a key a value, whether it has one or not."""

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class Add:
    """Put a value at the end of a list. A text that the list holds already is not added again."""

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away a key or an item; with `value`, the item of the list at `path` that is this text or has this id.

    A `lenient` removal is content where there is nothing to remove.
    """

    path: Path
    value: str | None = None
    lenient: bool = False


Edit = Set | Add | Remove

REFUSALS: dict[str, str] = {
    "path": "The path cannot be read: a part is empty, or there is no = in it.",
    "text": "The value is not text: a lone half of a character, as from bytes that are not UTF-8.",
    "unreadable": "The front matter cannot be read: not UTF-8, no closing ---, not valid YAML, an alias, a tag, a key "
    "that stands twice. `check` names the place.",
    "missing": "There is nothing at the path, and briefkit would have to guess what to make there: a new item of a "
    "list is added whole, with +=.",
    "several": "The path means more than one item: two with the same id, or a holder with several positions. Name one "
    "by its number.",
    "kind": "The path goes through a text as if it were a list or a mapping, or adds to what is no list.",
    "duplicate": "The list has an item with this id already.",
    "comment": "A comment stands inside of what would be replaced or removed, and would be lost.",
    "anchor": "What would be replaced carries an anchor (&name), which something else may refer to.",
    "last": "The front matter would be left without any key.",
    "format": "The value does not fit the format: not one of the words, no date, a required key removed.",
    "limit": "The front matter would be longer or deeper than briefkit reads.",
    "other": "Something else would change with it: another value, a comment, the order, the way another value is "
    "written. Use `briefkit edit`.",
}
"""Why an edit is not done: the short stable name of each reason, and what it means."""


def refused(reason: str, message: str, hint: str | None = None) -> EditRefusedError:
    """The error for one of `REFUSALS`."""
    assert reason in REFUSALS  # noqa: S101 - a reason without explanation is a bug
    return EditRefusedError(reason, message, hint=hint)


def path_text(path: Path) -> str:
    """A path as one writes it: parts joined by dots, a dot or sign inside a part after a backslash."""
    return ".".join("".join(f"\\{c}" if c in ".=\\" else c for c in part) for part in path)
