"""What publications say of other briefs, read once for all that are made together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from briefkit.core.brief.embargo import may_hold_back, must_wait
from briefkit.core.query.value import Metadata, Word, clause
from briefkit.core.text.ids import id_of
from briefkit.library.successors import is_replaced, replacements, successors_of

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.events.state import Mention
    from briefkit.library.library import Library


class Around:
    """The briefs around some briefs: what they say of the same events, and which of them are held back.

    What is told of the briefs that are given is read at once, of others when it is asked for.
    """

    def __init__(self, library: Library, briefs: Sequence[Brief] = ()) -> None:
        self.library, self._briefs = library, briefs
        self._mentions: dict[str, list[Mention]] = {}
        self._known: dict[str, list[Metadata]] = {}
        self._held: dict[str, str | None] = {}

    def __contains__(self, path: object) -> bool:
        """Whether there is a brief at a path."""
        return any(metadata["path"] == path for metadata in self.metadata({id_of(str(path))}))

    def paths(self, ids: Set[str]) -> dict[str, str]:
        """The paths of those of some briefs that there are, by their ids; of several that share one, the last."""
        return {metadata["id"]: metadata["path"] for metadata in sorted(self.metadata(ids), key=itemgetter("path"))}

    def mentions(self, events: Iterable[str]) -> list[Mention]:
        """What live briefs say of some events, by their ids in the registry."""
        wanted, registry = list(events), self.library.registry
        if any(event not in self._mentions for event in wanted):
            ahead = (registry.resolve("events", event.id) for brief in self._briefs for event in brief.events)
            missing = {*wanted, *ahead} - self._mentions.keys()
            self._mentions |= {event: [] for event in missing}
            for mention in self.library.store.event_mentions(missing, live=True):
                self._mentions[registry.resolve("events", mention.event.id)].append(mention)
        return [mention for event in wanted for mention in self._mentions[event]]

    @cached_property
    def _replacements(self) -> dict[str, str]:
        return replacements(self.library)

    def successors(self, brief: Brief) -> list[Brief]:
        """The published briefs that replaced a superseded or retracted one: the next first, then the one after it."""
        return successors_of(self.library, brief, self._replacements) if is_replaced(brief) else []

    def metadata(self, ids: Set[str]) -> list[Metadata]:
        """The metadata of the briefs with some ids; several may share one."""
        if ids - self._known.keys():
            ahead = {related.id for brief in self._briefs for related in brief.related if related.id}
            missing = sorted((ids | ahead) - self._known.keys())
            self._known |= {id_: [] for id_ in missing}
            for metadata in self.library.store.metadata(clause("id", ":", [Word(id_) for id_ in missing])):
                if metadata["id"] in missing:
                    self._known[metadata["id"]].append(metadata)
        return [metadata for id_ in sorted(ids) for metadata in self._known[id_]]

    def held_back(self, ids: Set[str]) -> dict[str, str]:
        """The paths of those of some briefs that must not be published yet, by their ids."""
        known = [metadata for metadata in self.metadata(ids) if metadata["path"] not in self._held]
        self._held |= {metadata["path"]: None for metadata in known}
        self._held |= {path: id_ for id_, path in held_back(self.library, known).items()}
        paths = (metadata["path"] for metadata in self.metadata(ids))
        return {id_: path for path in paths if (id_ := self._held[path])}

    def others_held_back(self, ids: Iterable[str]) -> dict[str, str]:
        """The same of those that are none of the briefs themselves."""
        return self.held_back(set(ids) - {brief.id for brief in self._briefs})


def held_back(library: Library, known: Sequence[Metadata]) -> dict[str, str]:
    """The paths of those of some briefs that must not be published yet, by their ids."""
    access, store = library.settings.library.access, library.store
    suspect = {problem.path for problem in store.findings()} if known else set()
    asked = [
        metadata["path"]
        for metadata in known
        if access == "embargoed" or metadata["path"] in suspect or may_hold_back(metadata)
    ]
    read = (store.brief_at(path) for path in asked)  # several may share an id: one that waits holds it back
    return {other.id: other.path for other in read if other and must_wait(other, access, library.embargo_day)}
