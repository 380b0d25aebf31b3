"""The kept text of an original: its paragraphs as they were read, each below the place where it stands.

The first line has the SHA-256 of all that follows the empty line after it, so that a change shows.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from briefkit.core.quotes.letters import Letters, plain

_HEAD = "The text of an original as briefkit read it, by which quotes are proved. SHA-256: "
_PLACE = re.compile(r"\[para\. (\d{1,9})(?:, p\. (\d{1,9}))?(?:, lines? (\d{1,9})(?:-(\d{1,9}))?)?\]")
_BETWEEN = "\n\n"


class ChangedError(ValueError):
    """A kept text that is not what was written."""


class Passage(NamedTuple):
    """A paragraph, counted from 1, with its page and its first and last line in the original; 0 where it has none."""

    text: str
    paragraph: int
    page: int = 0
    first: int = 0
    last: int = 0


class KeptText:
    """The text of an original, by paragraphs."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = [passage._replace(text=plain(_on_one_line(passage.text))) for passage in passages]

    @cached_property
    def text(self) -> str:
        """All paragraphs, with an empty line between two of them."""
        return _BETWEEN.join(passage.text for passage in self.passages)

    @cached_property
    def letters(self) -> Letters:
        """What is compared of the text."""
        return Letters(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(passage.text) + len(_BETWEEN) for passage in self.passages)][:-1]

    def passages_at(self, start: int, end: int) -> tuple[Passage, Passage, Passage | None]:
        """The first and the last paragraph of a part of `text`, and the one after it."""
        first, last = (max(0, bisect_right(self._starts, place) - 1) for place in (start, max(start, end - 1)))
        after = self.passages[last + 1] if last + 1 < len(self.passages) else None
        return self.passages[first], self.passages[last], after

    def written(self) -> str:
        """The text as it is kept; `read_kept` reads it back."""
        body = "".join(f"{_place(passage)}\n{passage.text}\n\n" for passage in self.passages)
        return f"{_HEAD}{_hash_of(body)}\n\n{body}"


def read_kept(text: str) -> KeptText:
    """A text as it was kept. Raises ChangedError for any other."""
    head, _, body = text.replace("\r\n", "\n").partition("\n\n")
    if not head.startswith(_HEAD) or head.removeprefix(_HEAD) != _hash_of(body):
        raise ChangedError
    lines = body.split("\n")
    return KeptText(_passage(place, words) for place, words in zip(lines[::3], lines[1::3], strict=False))


def _on_one_line(text: str) -> str:
    """A paragraph on one line, without halves of characters, which no file can hold."""
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _passage(place: str, text: str) -> Passage:
    found = _PLACE.fullmatch(place)
    if found is None:
        raise ChangedError
    paragraph, page, first, last = (int(number or 0) for number in found.groups())
    return Passage(text, paragraph, page, first, last or first)


def _place(passage: Passage) -> str:
    page = f", p. {passage.page}" if passage.page else ""
    return f"[para. {passage.paragraph}{page}{_lines(passage)}]"


def _lines(passage: Passage) -> str:
    if not passage.first:
        return ""
    if passage.first == passage.last:
        return f", line {passage.first}"
    return f", lines {passage.first}-{passage.last}"


def _hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
