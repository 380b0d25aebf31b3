"""Quotes that are not in their originals, stand elsewhere, or cannot be proved."""

from __future__ import annotations

from briefkit.checks.fixes import by_edit
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.brief.trails import all_positions
from briefkit.core.diagnostic import ERROR, Diagnostic, Trail
from briefkit.core.edit.value import Path, Set
from briefkit.core.ports import LibraryView
from briefkit.core.quotes.kept_text import KeptText
from briefkit.core.quotes.nearest import Index, Nearest, bare
from briefkit.core.quotes.places import places_at, places_in, right_place
from briefkit.core.quotes.quotes import ELSEWHERE, NOT_THERE, Quote, proof_of, quotes_of
from briefkit.core.text.prose import in_quotes

_LONGEST = 60
_GOOD = """
origin: {original: b174597535f8d7a3c934e43c2badb989}
judgments: [{id: j1, claim: They agree, due: 2030, term: likely, quote: may well agree on a date, at: line 3}]
"""


@rule("quote", ERROR, bad=_GOOD.replace("may well", "will surely"), good=_GOOD)
def quote(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A quote is not in its kept original.

    The quote of a position is looked for in the original of its source, and without a source in that of the brief, as
    that of a judgment is. White space, quotation marks, dashes, hyphens and ligatures make no difference, nor does a
    full stop or comma at the end; “…” or “[…]” stands for words that are left out, and other words in brackets are your
    own. Everything else must be there letter by letter.
    """
    indexes: dict[str, Index] = {}
    for item in quotes_of(brief):
        if proof_of(item, view.original_text).state == NOT_THERE:
            yield _missing(item, view, indexes)


def _missing(item: Quote, view: LibraryView, indexes: dict[str, Index]) -> Diagnostic:
    name = item.original or ""
    if name not in indexes:
        indexes[name] = Index(view.original_text(name) or KeptText(()))
    trail, where = (*item.trail, "quote"), _whose(item)
    nearest = indexes[name].nearest(item.words)
    if nearest is None:
        return diagnostic(f"{_short(item.words)} is not in {where}, nor anything like it", trail, "quote it as it is")
    if nearest.quoted == nearest.there:
        message = f"the parts of {_short(item.words)} are in {where}, but not together and in this order"
        return diagnostic(message, trail, "quote it as it is")
    place = places_at(nearest.start, nearest.end, indexes[name].kept)
    return diagnostic(_difference(nearest, f"{where}, {place}"), trail, f"it says: {in_quotes(nearest.passage)}")


def _difference(nearest: Nearest, where: str) -> str:
    """What a quote has, and what its original has instead."""
    quoted, there = map(bare, (nearest.quoted, nearest.there))
    if not quoted:
        return f"a quote leaves out {_short(there)}, which is in {where}"
    if not there:
        return f"a quote adds {_short(quoted)}, which is not in {where}"
    return f"a quote has {_short(quoted)}: {where}, has {_short(there)}"


@rule("quote-place", bad=_GOOD.replace("line 3", "line 6"), good=_GOOD, fixable=True)
def quote_place(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A quote stands at another place in its original than `at` says.

    Places are pages (“p. 4”), paragraphs (“para. 12”) and lines (“line 30”), counted from the first page, paragraph and
    line of the original; the kept text in `originals/` has them in brackets. Others, such as “Annex B”, are not looked
    up. `--fix` writes the right place.
    """
    for item in quotes_of(brief):
        if not item.at:
            continue
        trail = (*item.trail, "at")
        if item.at.strip().isdecimal():
            yield diagnostic(
                f"“{item.at}” does not say what is counted", trail, f"write p. {item.at}, or another place"
            )
            continue
        proof = proof_of(item, view.original_text)
        kept = view.original_text(item.original) if item.original else None
        if proof.state == ELSEWHERE and kept:
            right = right_place(places_in(item.at), proof.spans[0], kept)
            fix = by_edit(Set(_path(brief, trail), right))
            yield diagnostic(f"the quote is not at “{item.at}” of {_whose(item)}", trail, f"write {right}", fix=fix)


@rule(
    "unproved-quote",
    bad="sources: [{id: s1, title: A, quote: We have time}]",
    good="sources: [{id: s1, title: A, quote: We have time, original: b174597535f8d7a3c934e43c2badb989}]",
    by_default=False,
)
def unproved_quote(brief: Brief, *_: object) -> Found:
    """A quote that nothing proves, as its source has no kept original.

    `briefkit source add BRIEF FILE --id s2` keeps the original of a source. This rule is off unless you enable it.
    """
    for item in quotes_of(brief):
        if item.original is None:
            yield diagnostic(f"no original proves {_short(item.words)}", (*item.trail, "quote"), "keep its original")


def _path(brief: Brief, trail: Trail) -> Path:
    """The path of an edit: the positions of one holder are counted from 1 if there are several."""
    if trail[0] != "issues":
        return tuple(map(str, trail))
    *above, holder, number, key = trail
    several = any(held[:-1] == (*above, holder) and held[-1] for _, held in all_positions(brief))
    return (*map(str, above), str(holder), *([str(int(number) + 1)] if several else []), str(key))


def _whose(item: Quote) -> str:
    return f"the original of “{item.source}”" if item.source else "the original of this text"


def _short(text: str) -> str:
    """Words in quotation marks, on one line, shortened."""
    words = " ".join(text.split())
    return in_quotes(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…")
