"""Values that differ, one by one, with word changes inside texts and what lists gained and lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefkit.core.brief.shapes import Json
from briefkit.core.diff.text.tokens import tokens_of
from briefkit.core.diff.text.unseen import reads
from briefkit.core.diff.text.words import diff_words
from briefkit.core.diff.value import FieldChange

_LABELS = {
    "says": "wording",
    "stated_as": "wording in the text",
    "key_points": "key points",
    "depends_on": "dependence",
    "at": "place",
}


def field_changes(
    old: Mapping[str, Json], new: Mapping[str, Json], *, at: str = "", of: str = "", skip: tuple[str, ...] = ()
) -> Iterator[FieldChange]:
    """Yields a change for each key whose values differ. `at` is the path prefix, `of` the name of the record."""
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if name not in skip and not read_alike(before, after):
            label = _LABELS.get(name, name.replace("_", " "))
            yield field_change(f"{at}{name}", f"{label} of {of}" if of else label, before, after)


def field_change(path: str, label: str, old: Json, new: Json) -> FieldChange:
    """One change, with word segments for texts and with added and removed items for lists."""
    if isinstance(old, str) and isinstance(new, str) and " " in old and " " in new:
        return FieldChange(path, label, old, new, segments=diff_words(tokens_of(old), tokens_of(new)))
    if _are_texts(old) and _are_texts(new) and (old or new):
        gained, lost = _only_in(new or (), old or ()), _only_in(old or (), new or ())
        return FieldChange(path, label, old, new, added=gained, removed=lost)
    return FieldChange(path, label, old, new)


def _only_in(items: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    known = {reads(item) for item in others}
    return tuple(item for item in items if reads(item) not in known)


def read_alike(old: Json, new: Json) -> bool:
    """Whether two values are the same to a reader."""
    return bool(old == new or _as_read(old) == _as_read(new))


def _as_read(value: Json) -> Json:
    match value:
        case str():
            return reads(value)
        case list():
            return [_as_read(item) for item in value]
        case dict():
            return {name: _as_read(item) for name, item in value.items()}
    return value


def texts_of(value: Json) -> Iterator[str]:
    """Every text in a value."""
    match value:
        case str():
            yield value
        case list():
            yield from (text for item in value for text in texts_of(item))
        case dict():
            yield from (text for item in value.values() for text in texts_of(item))


def _are_texts(value: Json) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(item, str) for item in value))
