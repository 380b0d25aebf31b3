"""The input and output of importers."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The input of an importer: the bytes of a document, empty for a template, and values given by the author."""

    title: str
    kind: str
    date: datetime.date
    language: str | None = None
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Draft:
    """A brief to be written: its front matter in the order of writing, and its text in Markdown."""

    front_matter: dict[str, object]
    body: str


Importer = Callable[[Source], Draft]
"""Raises BriefkitError if the source cannot be imported."""
