"""The tags of HTML in a text: where they stand, and their attributes as browsers read them."""

from __future__ import annotations

import re
from collections.abc import Iterator

TAG_STYLES = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "cite": "em",
    "u": "u",
    "ins": "u",
    "s": "s",
    "del": "s",
    "strike": "s",
    "sub": "sub",
    "sup": "sup",
    "kbd": "kbd",
    "mark": "mark",
}
"""The tags of styles, each with the name of its tokens."""
QUOTED = "q"
"""The tag of words between quotation marks, which is also the name of its tokens."""
SPOKEN = ("span", "p", "div", "blockquote")
"""The tags that have a meaning in a text only if they tell its language."""
LANGUAGE = "language"
"""The name of the tokens for words in a language, and the key of a token's `meta` for the language as it is written."""
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*+)?/?>")
_LINK = re.compile(r"<a\s", re.IGNORECASE)


def tags_in(html: str) -> Iterator[tuple[int, str]]:
    """Each tag with its offset."""
    yield from ((found.start(), found[0]) for found in _TAG.finditer(html))


def attributes_of(tag: str) -> dict[str, str]:
    """The attributes of a tag, their entities read; of two with one name the first counts."""
    from briefkit.core.body.attributes import Attributes  # noqa: PLC0415 - most briefs have no HTML

    reader = Attributes()
    reader.feed(tag)
    return {name: value or "" for name, value in reversed(reader.found)}


def language_in(tag: str) -> str | None:
    """The language that a tag tells, as it is written; None if it tells none."""
    return attributes_of(tag).get("lang") if "lang" in tag.lower() else None


def address_in(tag: str) -> str:
    """Where a tag `<a>` leads; empty for any other tag, and for one that leads nowhere."""
    return attributes_of(tag).get("href", "") if _LINK.match(tag) else ""
