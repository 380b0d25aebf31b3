"""The context in which the parts of a dossier are made: its language, its labels, and where its briefs are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefkit.core.body.document import Inline, Items, Link, Paragraph, Text
from briefkit.core.dossier.given import Joint, Plan, Ready
from briefkit.core.publication.dossier import Section, blank_publication
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.value import Imprint, Layout
from briefkit.core.registry.registry import Registry
from briefkit.core.text.ids import of_id


class Work:
    """A dossier being made."""

    def __init__(
        self, plan: Plan, ready: Sequence[Ready], joint: Joint, registry: Registry, *, imprint: Imprint, layout: Layout
    ) -> None:
        self.plan, self.ready, self.joint = plan, ready, joint
        self.registry, self.imprint, self.layout = registry, imprint, layout
        self.language = plan.language or imprint.language
        self.labels = Labels(self.language)
        self.places = {one.brief.id: number for number, one in enumerate(ready, 1)}
        self._numbers: Mapping[str, Mapping[str, int]] = {one.brief.id: one.numbers for one in ready}

    def section(self, part: str, title: str, **fields: Any) -> Section:
        """A section that is no brief, with its title and some fields of a publication."""
        made = blank_publication(self.language, self.imprint, self.layout, id=part, title=title, **fields)
        return Section(part, part, made)

    def brief(self, id_: str) -> str:
        """The words for a brief of the dossier, on one line: “brief 3”."""
        return self.labels["brief_number"].format(self.places[id_]).replace(" ", "\u00a0")

    def link(self, id_: str | None) -> tuple[Inline, ...]:
        """A link to a brief of the dossier; the id of any other brief."""
        if not id_ or id_ not in self.places:
            return (Text(id_),) if id_ else ()
        return (Link(f"#{section_id(self.places[id_])}", (Text(self.brief(id_)),)),)

    def source(self, brief: str, source: str | None) -> int | None:
        """The number of a source that a brief names by its id."""
        return of_id(self._numbers.get(brief, {}), source)


def section_id(number: int) -> str:
    """The id of a brief's section, by its number in the dossier."""
    return f"brief-{number}"


def listed(items: Sequence[tuple[Inline, ...]]) -> Items:
    """A list with bullets."""
    return Items(tuple((Paragraph(item),) for item in items))
