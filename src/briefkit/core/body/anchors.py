"""The anchors of headings, and which heading a link means: the one answer for checks, pages and PDFs.

A heading has an anchor of ours, in Latin letters without marks (`uber-die-hafen`), and the one that GitHub gives it
(`über-die-häfen`), as most authors know it. Both number headings of the same words `-1`, `-2` from the second on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from briefkit.core.text.slug import slug

_NUMBERED = re.compile(r"(.+)-([1-9][0-9]{0,5})")
_ASCII = re.compile(r"[^a-z0-9_ -]")
_KEPT = frozenset(["Mn", "Mc", "Me", "Pc"])  # marks, and signs that join words


class HeadingAnchor(NamedTuple):
    """What links call a heading: its anchor in exports, unique in the text, and its anchor on GitHub."""

    own: str
    github: str


class AnchorNames:
    """Names the headings of one text, which come in their order."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._given: set[str] = set()
        self._on_github: dict[str, int] = {}

    def of(self, text: str) -> HeadingAnchor:
        """The anchors of the next heading."""
        name, known = slug(text), github_anchor(text)
        before = self._on_github[known] = self._on_github.get(known, -1) + 1
        return HeadingAnchor(self._unique(name), f"{known}-{before}" if before else known)

    def _unique(self, name: str) -> str:
        own = name
        while own in self._given:
            count = self._counts[name] = self._counts.get(name, 0) + 1
            own = f"{name}-{count}"
        self._given.add(own)
        return own


class Anchors:
    """The anchors of a text; iterated over, those in exports."""

    def __init__(self, anchors: Iterable[HeadingAnchor]) -> None:
        self._own: dict[str, str] = {}
        self._github: dict[str, str] = {}
        for own, github in anchors:
            self._own[_key(own)] = own
            self._github.setdefault(_key(github), own)

    @classmethod
    def of_texts(cls, texts: Iterable[str]) -> Anchors:
        """The anchors of headings with these texts, in their order."""
        names = AnchorNames()
        return cls([names.of(text) for text in texts])

    def __iter__(self) -> Iterator[str]:
        return iter(self._own.values())

    def reached(self, fragment: str) -> str | None:
        """The anchor in exports of the heading that a link means, or None. The fragment may be percent-encoded.

        Case and Unicode composition don't matter. Where there is no third `x`, `x-2` is the second one, as briefkit 0.1
        numbered them.
        """
        name = _key(unquote(fragment))
        return self._own.get(name) or self._github.get(name) or self._numbered_from_one(name)

    def _numbered_from_one(self, name: str) -> str | None:
        found = _NUMBERED.fullmatch(name)
        return self._own.get(f"{found[1]}-{int(found[2]) - 1}") if found else None


def github_anchor(text: str) -> str:
    """A heading's anchor on GitHub: its letters, marks, digits, `_` and `-` in lower case, spaces as `-`."""
    lower = text.strip().lower()
    if lower.isascii():
        return _ASCII.sub("", lower).replace(" ", "-")
    import unicodedata  # noqa: PLC0415 - loads a megabyte of tables

    kept = (sign for sign in lower if sign in "- " or sign.isalnum() or unicodedata.category(sign)[:2] in _KEPT)
    return "".join(kept).replace(" ", "-")


def _key(name: str) -> str:
    if name.isascii():
        return name.lower()
    import unicodedata  # noqa: PLC0415 - loads a megabyte of tables

    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
