"""What a library has already, so that nothing is imported twice: by its bytes, its address, or nearly the same text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from heapq import nsmallest
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.body.comments import without_comments
from briefkit.core.brief.model import brief_to_json
from briefkit.core.query.value import EVERYTHING, Metadata, Text, Word, all_of, any_of, clause
from briefkit.core.text.addresses import address_key
from briefkit.core.text.words import fold, words

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.importers.importers import Draft
    from briefkit.library.library import Library

_NEARLY = 0.9
"""The share of word pairs that two texts have in common if one is the other, corrected or cut a little."""
_ANOTHER = 0.3
"""The share below which a page has been replaced by another text at the same address."""
_SKETCH = 16
"""Pairs by which texts of one run are found again: with nine of ten in common, two texts share most of the least."""
_PROBES, _TOGETHER = 3, 4
"""Groups of words, and words of each, by which the index is asked: a text that is nearly the same has a whole group."""
_CANDIDATES = 20
Pairs = frozenset[tuple[str, str]]
"""The pairs of words that follow each other in a text."""
BYTES, ADDRESS, SAME_TEXT = "document", "address", "text"


class Known(NamedTuple):
    """The brief that has a document already: what of it (`BYTES`, `ADDRESS`, `SAME_TEXT`), and where its file is.

    `path` is empty for a draft of the same run.
    """

    id: str
    what: str
    path: str = ""


class Fingerprint(NamedTuple):
    """What a draft is known again by: its title, folded; its date; its words; its address; the name of its original."""

    title: str
    date: str
    pairs: Pairs
    body: str
    address: str
    original: str


def fingerprint(draft: Draft, original: str) -> Fingerprint:
    """What a draft is known again by."""
    return _fingerprint(draft.front_matter, draft.body, original)


def fingerprint_of_brief(brief: Brief) -> Fingerprint:
    """What a brief is known again by."""
    return _fingerprint(brief_to_json(brief), brief.body, brief.origin.original if brief.origin else None)


def _fingerprint(matter: Mapping[str, object], body: str, original: str | None) -> Fingerprint:
    origin = matter.get("origin")
    url = str(origin.get("url") or "") if isinstance(origin, dict) else ""
    title, date = fold(str(matter["title"])), str(matter.get("date") or "")
    return Fingerprint(title, date, words_of(matter, body), body, address_key(url), original or "")


class KnownTexts:
    """The texts of a library as its store has them, and those that are added since."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._new: dict[str, Fingerprint] = {}
        self._by_sketch: defaultdict[int, list[str]] = defaultdict(list)
        self._new_addresses: dict[str, str] = {}
        self._new_originals: dict[str, str] = {}

    def add(self, id_: str, print_: Fingerprint) -> None:
        """Add what was written."""
        self._new[id_] = print_
        for number in _sketch(print_.pairs):
            self._by_sketch[number].append(id_)
        self._new_addresses.setdefault(print_.address, id_)
        self._new_originals.setdefault(print_.original, id_)

    def find(self, print_: Fingerprint) -> Known | None:
        """The brief that has a text already."""
        return self._of_original(print_) or self._of_address(print_) or self._of_run(print_) or self._of_index(print_)

    @property
    def paths(self) -> AbstractSet[str]:
        """The paths of the briefs that the store has."""
        return self._index[2]

    def _of_original(self, print_: Fingerprint) -> Known | None:
        if not print_.original:
            return None
        if id_ := self._new_originals.get(print_.original):
            return Known(id_, BYTES)
        found = self._index[0].get(print_.original)
        return Known(found[0], BYTES, found[1]) if found else None

    def _of_address(self, print_: Fingerprint) -> Known | None:
        """A brief from the same address, unless its text is quite another."""
        if not print_.address:
            return None
        if id_ := self._new_addresses.get(print_.address):
            return Known(id_, ADDRESS) if share(self._new[id_].pairs, print_.pairs) >= _ANOTHER else None
        if found := self._index[1].get(print_.address):
            alike = share(print_.pairs, self._pairs_at(found[1]))
            return Known(found[0], SAME_TEXT if alike == 1 else ADDRESS, found[1]) if alike >= _ANOTHER else None
        return None

    def _of_run(self, print_: Fingerprint) -> Known | None:
        counts = Counter(id_ for number in _sketch(print_.pairs) for id_ in self._by_sketch.get(number, ()))
        for id_, _ in counts.most_common(_CANDIDATES):
            other = self._new[id_]
            if _may_be(print_, other.title, other.date) and share(print_.pairs, other.pairs) >= _NEARLY:
                return Known(id_, SAME_TEXT)
        return None

    def _of_index(self, print_: Fingerprint) -> Known | None:
        """A brief that the index finds, which others may have written since `_index` was read."""
        for metadata in self._candidates(print_):
            if share(print_.pairs, words_of(metadata, self.library.store.body(metadata["path"]))) >= _NEARLY:
                original = (metadata.get("origin") or {}).get("original")
                what = BYTES if original and original == print_.original else SAME_TEXT
                return Known(str(metadata["id"]), what, str(metadata["path"]))
        return None

    def _candidates(self, print_: Fingerprint) -> Iterator[Metadata]:
        """The briefs of the same title, and those that have some rare words together."""
        store = self.library.store
        for metadata in store.metadata(clause("title", ":", [Word(print_.title)])):
            if fold(str(metadata["title"])) == print_.title:
                yield metadata
        if groups := _probes(print_.body):
            asked = any_of(all_of(Text((word,)) for word in group) for group in groups)
            for metadata in store.metadata(asked, limit=_CANDIDATES):
                if _may_be(print_, fold(str(metadata["title"])), str(metadata.get("date") or "")):
                    yield metadata

    def _pairs_at(self, path: str) -> Pairs:
        brief = self.library.store.brief_at(path)
        return words_of(brief_to_json(brief), brief.body) if brief else frozenset()

    @cached_property
    def _index(self) -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]], set[str]]:
        """The briefs of the library, as id and path, by the names of their originals, and by addresses; all paths."""
        originals: dict[str, tuple[str, str]] = {}
        addresses: dict[str, tuple[str, str]] = {}
        paths: set[str] = set()
        for metadata in self.library.store.metadata(EVERYTHING):
            origin = metadata.get("origin") or {}
            place = str(metadata["id"]), str(metadata["path"])
            paths.add(place[1])
            if origin.get("original"):
                originals.setdefault(origin["original"], place)
            if key := address_key(origin.get("url") or ""):
                addresses.setdefault(key, place)
        return originals, addresses, paths


def words_of(metadata: Mapping[str, object], body: str) -> Pairs:
    """What tells a text from others: its words; of one that is not there its title, date and summary."""
    told = f"{fold(str(metadata['title']))} {metadata.get('date') or ''}"
    return _pairs(body) or frozenset({("", told)}) | _pairs(str(metadata.get("summary") or ""))


def _may_be(print_: Fingerprint, title: str, date: str) -> bool:
    """Whether a text may be another: notices of two days that differ in title and in little else are two texts."""
    return title == print_.title or not date or not print_.date or date == print_.date


def share(one: Pairs, other: Pairs) -> float:
    """The share of word pairs that two texts have in common, from 0 to 1."""
    return len(one & other) / max(1, len(one | other))


def _pairs(text: str) -> Pairs:
    return frozenset(pairwise(words(without_comments(text))))


def _sketch(pairs: Pairs) -> list[int]:
    """The least hashes of the pairs of a text. Hashes are those of this process."""
    return nsmallest(_SKETCH, map(hash, pairs))


def _probes(body: str) -> list[list[str]]:
    """Groups of long words of a text, as these are rare; none of a text that has too few."""
    found = sorted(set(words(without_comments(body))), key=lambda word: (-len(word), word))
    found = [word for word in found if len(word) > _TOGETHER][: _PROBES * _TOGETHER]
    groups = [found[number::_PROBES] for number in range(_PROBES)]
    return [group for group in groups if len(group) == _TOGETHER]
