"""Keys that are almost one of briefkit's, or have no value: probably typos, and texts that were cut at a comma."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.fixes import by_spelling
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.checks.unknown_keys import misplaced, typos
from briefkit.core.brief.model import Brief
from briefkit.core.brief.shapes import Record
from briefkit.core.brief.trails import all_positions
from briefkit.core.diagnostic import Trail


@rule(
    "unknown-key",
    bad="sumary: What was agreed.",
    good="summary: What was agreed.",
    fixable=True,
)
def unknown_key(brief: Brief, *_: object) -> Found:
    """A key that briefkit does not know is spelt almost like one that it does, or holds what belongs elsewhere.

    Keys of your own are welcome and can be used in queries. This one looks like a typo, so its value is not read as
    what you meant; or it has keys of its own inside an issue, judgment, source or other item, where it looks like an
    item that was written into another one.
    """
    if brief.extra:
        yield from _typos(brief, ())
    for name in ("origin", "decision"):
        single = getattr(brief, name)
        if single and single.extra:
            yield from _typos(single, (name,))
    for item, trail in _items(brief):
        if item.extra:
            yield from _typos(item, trail)
            yield from (diagnostic(*told, at_key=True) for told in misplaced(item, trail))


@rule(
    "cut-text",
    bad="sources: [{id: s1, title: Letter of the towns, second edition}]",
    good='sources: [{id: s1, title: "Letter of the towns, second edition"}]',
)
def cut_text(brief: Brief, *_: object) -> Found:
    """A key of an item has no value, as where a text in braces was cut at its comma.

    In `{title: Letter of the towns, second edition}` the comma ends the title, and “second edition” is a key of your
    own without a value. Put the whole text between quotation marks, or write each key on a line of its own.
    """
    for item, trail in _items(brief):
        typed = dict(typos(item)) if item.extra else {}
        for name, value in item.extra.items():
            if value is None and name not in typed:
                hint = "if it belongs to the text before the comma, put all of that between quotation marks"
                yield diagnostic(f"“{name}” is a key without a value", (*trail, name), hint, at_key=True)


_LISTS = ("issues", "judgments", "events", "sources", "figures", "related", "authors", "experts", "recommendations")
_OF_DECISIONS = ("criteria", "options", "consultation")


def _items(brief: Brief) -> Iterator[tuple[Record, Trail]]:
    """The items of every list of a brief, and of lists in them, each with its trail."""
    for name in (*_LISTS, *_OF_DECISIONS):
        for number, item in enumerate(getattr(brief, name)):
            yield item, (name, getattr(item, "id", None) or number)
    yield from all_positions(brief)
    for option in brief.options:
        for name in ("costs", "risks"):
            for number, item in enumerate(getattr(option, name)):
                yield item, ("options", option.id, name, number)
    for judgment in brief.judgments:
        for number, update in enumerate(judgment.updates):
            yield update, ("judgments", judgment.id, "updates", number)


def _typos(record: Record, trail: Trail) -> Found:
    for name, meant in typos(record):
        free = not getattr(record, meant) or meant == "status"
        fix = by_spelling(name, meant) if free else None
        yield diagnostic(f"there is no key “{name}”", (*trail, name), f"did you mean {meant}?", at_key=True, fix=fix)
