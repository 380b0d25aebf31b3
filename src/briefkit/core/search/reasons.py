"""What two briefs share, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from briefkit.core.query.value import MatchContext, Metadata
from briefkit.core.text.prose import in_words

_NAMED, _GROUPS = 5, 2
"""Names in a list, and groups of issues on which the same parties have positions; the rest is counted."""
SECTIONS = {"issue": "issues", "event": "events", "topic": "topics", "person": "people"}
_KINDS = {
    "issue": ("same issue", "same issues"),
    "event": ("same event", "same events"),
    "source": ("cites the same source", "cites the same sources"),
    "topic": ("same topic", "same topics"),
    "person": ("same person", "same people"),
    "party": ("same party", "same parties"),
    "wording": ("same words", "same words"),
}

Title = Callable[[str, str], str]
"""A kind of what is shared and an id → its title."""
Shared = Mapping[str, Sequence[str]]
"""By kind, what is shared; a position is `HOLDER on ISSUE`."""


def titles_in(brief: Metadata, context: MatchContext) -> Title:
    """Titles as the registry has them, otherwise as a brief does, otherwise the ids."""
    own = {
        (kind, item.get("id")): item.get("title") or item.get("name")
        for kind, key in (("issue", "issues"), ("event", "events"), ("person", "authors"), ("person", "experts"))
        for item in brief.get(key) or ()
    }

    def title(kind: str, id_: str) -> str:
        section = SECTIONS.get(kind) or (context.registry.holder_section(id_) if kind == "party" else "")
        known = bool(section) and context.registry.knows(section, id_)
        return context.registry.title(section, id_, context.language) if known else own.get((kind, id_)) or id_

    return title


def reasons(shared: Shared, positions: Sequence[tuple[str, str]], title: Title) -> tuple[str, ...]:
    """Why two briefs are alike, the strongest kind first. `positions` are the holders and issues of shared ones."""
    found: list[str] = []
    held = {holder for holder, _ in positions}
    for kind, ids in shared.items():
        if kind == "link":
            found += ids
        elif kind == "position":
            found.append(f"both record {_positions(positions, title)}")
        elif named := [title(kind, id_) for id_ in ids if kind != "party" or id_ not in held]:
            one, several = _KINDS[kind]
            found.append(f"{one if len(named) == 1 else several}: {_some(named, quoted=kind == 'wording')}")
    return tuple(found)


def _some(names: Sequence[str], *, quoted: bool = False) -> str:
    """Names with commas, as many as can be taken in at once; titles may have an “and” of their own."""
    shown = [f"“{name}”" if quoted else name for name in names[:_NAMED]]
    return ", ".join([*shown, f"{len(names) - _NAMED} more"] if len(names) > _NAMED else shown)


def _positions(positions: Sequence[tuple[str, str]], title: Title) -> str:
    """Who is recorded on what: the issues with the same holders together."""
    holders: dict[str, list[str]] = {}
    for holder, issue in positions:
        holders.setdefault(issue, []).append(title("party", holder))
    issues: dict[str, list[str]] = {}
    for issue, held in holders.items():
        issues.setdefault(_some(sorted(held)), []).append(title("issue", issue))
    several = "positions" if len(positions) > 1 else "position"
    parts = [f"of {held} on {_some(titles)}" for held, titles in [*issues.items()][:_GROUPS]]
    left = sum(len(titles) for titles in [*issues.values()][_GROUPS:])
    return f"the {several} " + "; ".join([*parts, f"and on {in_words(left, 'more issue')}"] if left else parts)
