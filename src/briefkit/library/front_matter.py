"""The lines of values in the front matter of a brief's file, which is read again when one is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from briefkit.checks.places import place_of
from briefkit.core.brief.read import parse_brief

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.diagnostic import Trail
    from briefkit.core.yaml.nodes import Node
    from briefkit.library.library import Library


class FrontMatter:
    """The front matter of one brief."""

    def __init__(self, library: Library, brief: Brief) -> None:
        self._library, self._brief = library, brief

    def line_of(self, trail: Trail) -> int:
        """The line of a value."""
        return place_of(self._root, trail)[0]

    def line_of_key(self, trail: Trail) -> int:
        """The line of the key that a value has."""
        return place_of(self._root, trail, at_key=True)[0]

    @cached_property
    def _root(self) -> Node | None:
        data = self._library.source(self._brief)
        return parse_brief(data, id=self._brief.id, path=self._brief.path).front_matter
