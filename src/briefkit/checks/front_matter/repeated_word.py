"""A topic, party or region that stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefkit.checks.making import rule
from briefkit.core.brief.brief import Brief
from briefkit.core.checking.rule import Flaw
from briefkit.core.checking.view import LibraryView
from briefkit.core.edit.value import Remove
from briefkit.settings import Settings


@rule(
    "repeated-word",
    bad="topics: [sanctions, sanctions]",
    good="topics: [sanctions]",
    mends=True,
)
def repeated_word(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A topic, party or region stands twice in its list.

    Aliases count: with `aliases: [USA]` in the registry, `parties: [us, USA]` names one party twice.
    """
    for name in ("topics", "parties", "regions"):
        listed: tuple[str, ...] = getattr(brief, name)
        if len(listed) > 1:
            known = [view.registry.resolve(name, word) for word in listed] if name != "regions" else list(listed)
            for meant, count in Counter(known).items():
                if count > 1:
                    number = len(known) - 1 - known[::-1].index(meant)
                    yield Flaw(
                        f"“{listed[number]}” stands twice in {name}",
                        (name, number),
                        "keep one",
                        edits=(Remove((name, str(number + 1))),),
                    )
