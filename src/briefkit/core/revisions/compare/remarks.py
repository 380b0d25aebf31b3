"""Comments, each on the words of the brief that it is about."""

from __future__ import annotations

from briefkit.core.revisions.compare.comparison import Comparison
from briefkit.core.revisions.document import Comment, Trace
from briefkit.core.revisions.value import Remark

_SHOWN = 60
_WORDS = 80


def find_remark(here: Comparison, comment: Comment) -> None:
    """Find where a comment stands in the brief."""
    if comment.resolved:
        near = here.links.near(comment.paragraph, comment.at)
        what = f"the comment “{comment.text[:_SHOWN]}” is marked as done; Markdown has no such mark"
        here.lose(what, near[0] if near else None)
    act, at = _remark(here, comment)
    here.add(at, "comment", act, Trace(comment.by, comment.on), before=comment.words, after=comment.text)


def _remark(here: Comparison, comment: Comment) -> tuple[Remark, float]:
    """The remark, and its place in the order of the brief's paragraphs."""
    text, words = comment.text, comment.words
    spot = here.links.near(comment.paragraph, comment.at)
    if spot is None:
        return Remark("", 0, text, words), -2.0
    part, place = spot
    printed = here.links.base[part]
    own = printed.spots[place] if place < len(printed.spots) else None
    if own is None or not own.place:
        named = printed.places[0] if len(printed.places) == 1 else ""
        return Remark(named, 0, text, words or printed.text[:_WORDS]), part + 0.2
    return Remark(own.place, own.at + 1, text, words), part + 0.2
