"""What a rule may ask of the library around a brief."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from typing import Protocol

from briefkit.core.body.outline import Outline
from briefkit.core.brief.brief import Brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.registry.registry import Registry


class LibraryView(Protocol):
    """Other briefs, media and links, as far as rules need them. Nothing is read before it is asked for."""

    @property
    def today(self) -> datetime.date:
        """The day on which the library is checked."""

    @property
    def registry(self) -> Registry:
        """What the library knows of topics, parties, issues, events and people."""

    @property
    def registry_findings(self) -> Sequence[Diagnostic]:
        """What is wrong with the registry."""

    @property
    def ids(self) -> Collection[str]:
        """The ids of all briefs, those that cannot be listed among them."""

    def paths(self, id_: str) -> Sequence[str]:
        """The files that have an id: more than one is a mistake, none means that there is no such brief."""

    def near(self, id_: str) -> str | None:
        """A hint at the ids that are spelt much like one that is not there."""

    def brief(self, id_: str) -> Brief | None:
        """The brief with an id, None where there is none or it cannot be listed."""

    def outline(self, brief: Brief) -> Outline:
        """The headings, links, pictures and marks of a brief's body; read once a brief."""

    def successor(self, id_: str) -> Brief | None:
        """A published brief that supersedes the one with this id."""

    def why_not(self, brief_path: str, source: str) -> str | None:
        """Why a file that a brief refers to cannot be used, in a few words; None where it can."""

    @property
    def links(self) -> Sequence[tuple[str, str]]:
        """The symbolic links among the library's files, which are never followed: (path, where it points)."""
