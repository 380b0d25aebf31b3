"""Values that differ, one by one, with word changes inside texts and what lists gained and lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefkit.core.brief.shapes import Json
from briefkit.core.diff.text.tokens import tokens_of
from briefkit.core.diff.text.words import diff_words
from briefkit.core.diff.value import FieldChange

_LABELS = {
    "says": "wording",
    "stated_as": "wording in the text",
    "key_points": "key points",
    "depends_on": "dependence",
}


def field_changes(
    old: Mapping[str, Json], new: Mapping[str, Json], *, at: str = "", of: str = "", skip: tuple[str, ...] = ()
) -> Iterator[FieldChange]:
    """Yields a change for each key whose values differ. `at` is the path prefix, `of` the name of the record."""
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if name not in skip and before != after:
            label = _LABELS.get(name, name.replace("_", " "))
            yield field_change(f"{at}{name}", f"{label} of {of}" if of else label, before, after)


def field_change(path: str, label: str, old: Json, new: Json) -> FieldChange:
    """One change, with word segments for texts and with added and removed items for lists."""
    if isinstance(old, str) and isinstance(new, str) and " " in old and " " in new:
        return FieldChange(path, label, old, new, segments=diff_words(tokens_of(old), tokens_of(new)))
    if _are_texts(old) and _are_texts(new) and (old or new):
        gained = tuple(item for item in new or () if item not in (old or ()))
        lost = tuple(item for item in old or () if item not in (new or ()))
        return FieldChange(path, label, old, new, added=gained, removed=lost)
    return FieldChange(path, label, old, new)


def _are_texts(value: Json) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(item, str) for item in value))
