"""Topics, parties or regions that are listed twice."""

from __future__ import annotations

from collections import Counter

from briefkit.checks.fixes import by_edit
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.edit.value import Remove
from briefkit.core.ports import LibraryView
from briefkit.core.text.words import fold


@rule(
    "repeated-word",
    bad="topics: [sanctions, sanctions]",
    good="topics: [sanctions]",
    fixable=True,
)
def repeated_word(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A topic, party or region is listed twice, or the holder of positions on an issue.

    Aliases count: with `aliases: [USA]` in the registry, `parties: [us, USA]` names one party twice. Which of the two
    to keep is yours to choose, since a search for the other would no longer find the brief; what is spelled alike is
    fixed.
    """
    for name in ("topics", "parties", "regions"):
        listed: tuple[str, ...] = getattr(brief, name)
        if len(listed) > 1:
            known = [view.registry.key(name, word) if name != "regions" else fold(word) for word in listed]
            for meant, count in Counter(known).items():
                if count > 1:
                    number = len(known) - 1 - known[::-1].index(meant)
                    others = [fold(word) for place, word in enumerate(listed) if place != number]
                    yield diagnostic(
                        f"“{listed[number]}” is listed twice in {name}",
                        (name, number),
                        "keep one",
                        fix=by_edit(Remove((name, str(number + 1)))) if fold(listed[number]) in others else None,
                    )
    for issue in brief.issues:
        seen: dict[str, str] = {}
        for holder in dict.fromkeys(position.holder for position in issue.positions):
            key = view.registry.key(view.registry.holder_section(holder, brief.people), holder)
            if seen.setdefault(key, holder) != holder:
                message = f"“{holder}” is the same holder as “{seen[key]}” in the positions of “{issue.id}”"
                yield diagnostic(message, ("issues", issue.id, "positions", holder), "list both under one name")
