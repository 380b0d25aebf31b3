"""Finds what a colleague changed in a document, tracked or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefkit.core.revisions.base import Printed
from briefkit.core.revisions.compare.comparison import Comparison
from briefkit.core.revisions.compare.links import Links
from briefkit.core.revisions.compare.looks import lose_dresses
from briefkit.core.revisions.compare.moves import find_moves
from briefkit.core.revisions.compare.paragraphs import compare_paragraphs
from briefkit.core.revisions.compare.remarks import find_remark
from briefkit.core.revisions.compare.shapes import Shaped, lost_dresses, lost_lists
from briefkit.core.revisions.document import Returned
from briefkit.core.revisions.value import Revision


def find_changes(base: Sequence[Printed], document: Returned) -> Revision:
    """The changes of a document against what the brief prints."""
    here = Comparison(base, document)
    for parts, numbers in here.links.components():
        compare_paragraphs(here, parts, numbers)
    find_moves(here)
    lose_dresses(here)
    shaped = list(_shaped(here.links))
    for lost in (*lost_lists(shaped), *lost_dresses(shaped)):
        here.lose(lost)
    for comment in document.comments:
        find_remark(here, comment)
    return here.revision


def _shaped(links: Links) -> Iterator[Shaped]:
    """The paragraphs that are still one each."""
    for part, number in links.pairs():
        seen = links.seen[number]
        yield Shaped(links.base[part], seen.first, tuple(sign for sign, _, _ in seen.signs))
