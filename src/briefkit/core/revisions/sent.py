"""The words that briefkit wrote itself into a document when it was sent, as marks in its properties.

They depend on more than the brief: the registry, the settings, other briefs, the house document. What the document had
when it was sent is no change of those who read it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

_PROPERTY = "briefkit-own-"
_LONG = 6
_MOST = 40  # of a property, which Word shows up to 255 characters of


def word_mark(words: str) -> str:
    """The mark of a paragraph: six hexadecimal digits of the SHA-256 of its words."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_LONG]


def mark_properties(paragraphs: Iterable[str]) -> dict[str, str]:
    """The properties of a document with the marks of some paragraphs."""
    marks = list(dict.fromkeys(map(word_mark, paragraphs)))
    parts = [marks[at : at + _MOST] for at in range(0, len(marks), _MOST)]
    return {f"{_PROPERTY}{number}": "".join(part) for number, part in enumerate(parts, 1)}


def marks_in(properties: Mapping[str, str]) -> tuple[str, ...]:
    """The marks in the properties of a document."""
    texts = [value for name, value in properties.items() if name.startswith(_PROPERTY)]
    return tuple(text[at : at + _LONG] for text in texts for at in range(0, len(text), _LONG))
