"""Finds what a colleague changed in a document, tracked or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefkit.core.revisions.base import Printed
from briefkit.core.revisions.compare.comparison import Comparison, Elsewhere
from briefkit.core.revisions.compare.links import Links
from briefkit.core.revisions.compare.looks import lose_dresses
from briefkit.core.revisions.compare.moves import find_moves
from briefkit.core.revisions.compare.paragraphs import compare_paragraphs
from briefkit.core.revisions.compare.remarks import find_remark
from briefkit.core.revisions.compare.shapes import Shaped, lost_dresses, lost_lists
from briefkit.core.revisions.document import Returned
from briefkit.core.revisions.value import Revision


def find_changes(base: Sequence[Printed], document: Returned, elsewhere: Elsewhere = dict) -> Revision:
    """The changes of a document against what the brief prints.

    `elsewhere` is asked where words are changed that are printed and stand in other files.
    """
    here = Comparison(base, document, elsewhere)
    for parts, numbers in here.links.components():
        compare_paragraphs(here, parts, numbers)
    find_moves(here)
    lose_dresses(here)
    shaped = list(_shaped(here.links))
    for lost, part in (*lost_lists(shaped), *lost_dresses(shaped)):
        here.lose(lost, part)
    for comment in document.comments:
        find_remark(here, comment)
    return here.revision


def _shaped(links: Links) -> Iterator[Shaped]:
    """The paragraphs that are still one each."""
    for part, number in links.pairs():
        seen = links.seen[number]
        yield Shaped(part, links.base[part], seen.first, tuple(sign for sign, _, _ in seen.signs))
