"""A text without its markup, which remembers where in the source each of its characters was."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable

from briefkit.core.text.sentences import GAP
from briefkit.core.values import frozen

_ALIKE = str.maketrans("’ʼ′\u00a0\u202f\u2009\u2007\t\r\n‐‑", "'''" + " " * 7 + "--")
_SPACES = re.compile(" {2,}")
_COMPOSED = re.compile("\\w?[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")

Edit = tuple[int, int, str]
"""Start and end of a stretch of text, and what replaces it."""


@frozen
class Plain:
    """A text and, for each stretch of it, its start here (`starts`) and in the source (`sources`)."""

    text: str
    starts: tuple[int, ...] = (0,)
    sources: tuple[int, ...] = (0,)

    def source(self, offset: int) -> int:
        """The offset in the source of an offset in the text."""
        stretch = bisect_right(self.starts, offset) - 1
        return self.sources[stretch] + offset - self.starts[stretch]

    def replaced(self, edits: Iterable[Edit]) -> Plain:
        """The text with stretches replaced; they come in order and do not overlap."""
        parts: list[str] = []
        starts, sources = [0], [self.source(0)]
        at = length = stretch = 0
        for start, end, new in [*edits, (len(self.text), len(self.text), "")]:
            while stretch < len(self.starts) and self.starts[stretch] <= end:
                if at < self.starts[stretch] <= start:
                    starts.append(length + self.starts[stretch] - at)
                    sources.append(self.sources[stretch])
                stretch += 1
            parts += (self.text[at:start], new)
            starts += (length + start - at, length + start - at + len(new))
            sources += (self.source(start), self.source(end))
            length += start - at + len(new)
            at = end
        return Plain("".join(parts), tuple(starts), tuple(sources))

    def alike(self) -> Plain:
        """With one kind of apostrophe, hyphen and space, composed letters and nothing invisible."""
        plain = self
        if not self.text.isascii() and _COMPOSED.search(self.text):
            plain = self.replaced(
                (match.start(), match.end(), unicodedata.normalize("NFC", _INVISIBLE.sub("", match[0])))
                for match in _COMPOSED.finditer(self.text)
            )
        plain = Plain(plain.text.translate(_ALIKE), plain.starts, plain.sources)
        return plain.replaced((match.start(), match.end(), " ") for match in _SPACES.finditer(plain.text))


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with spans covered by gaps of the same length; the spans may overlap."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if end > at:
            first = max(start, at)
            parts += (text[at:first], GAP * (end - first))
            at = end
    return "".join([*parts, text[at:]])
