"""What an importer is given, and what it makes of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """What a draft is made from: a document's bytes, none for a template, and what its author says besides."""

    title: str
    kind: str
    date: datetime.date
    language: str | None = None
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Draft:
    """A brief before it is a file: its front matter in the order in which it is written, and its text in Markdown."""

    front_matter: dict[str, object]
    body: str


Importer = Callable[[Source], Draft]
"""Raises BriefkitError where nothing can be made of a source."""
