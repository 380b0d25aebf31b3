"""What briefkit wrote itself into a document when it was sent, and would write otherwise now."""

from __future__ import annotations

from briefkit.core.revisions.compare.links import Links, words_of
from briefkit.core.revisions.document import Returned
from briefkit.core.revisions.sent import word_mark

_KIND = "kind"


class OwnWords:
    """The paragraphs that briefkit wrote itself, by the marks that a document carries of them."""

    def __init__(self, links: Links, document: Returned) -> None:
        self.links = links
        self.sent = frozenset(document.own)
        own = (words_of(part) for part in links.base if any(not spot.place for spot in part.spots))
        self.not_now = self.sent.difference(map(word_mark, own))

    def was_sent(self, number: int) -> bool:
        """Whether a paragraph is as it was sent, and it is briefkit that would write it otherwise now."""
        return word_mark(self.links.seen[number].words) in self.not_now

    def is_new_here(self, part: int) -> bool:
        """Whether briefkit writes a paragraph now that the document did not have when it was sent."""
        words = words_of(self.links.base[part])
        if self.links.base[part].style == _KIND:  # it is on the line of the house, which may have been another
            lines = (number for number, seen in enumerate(self.links.seen) if seen.words.endswith(words))
            return any(map(self.was_sent, lines))
        return bool(self.sent) and word_mark(words) not in self.sent
