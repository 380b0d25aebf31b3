"""A house's Word document, whose styles, page and letterhead the documents of its briefs take over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefkit.core.values import frozen


@frozen
class RunningPart:
    """A header or footer of the house: `kind` is header or footer, `pages` default, first or even.

    `xml` is what is in it, `targets` its relationships: their ids with the name of a picture in `media`, or with an
    address. `is_empty` if it shows nothing.
    """

    kind: str
    pages: str
    xml: str
    targets: Mapping[str, str] = field(default_factory=dict)
    is_empty: bool = False


@frozen
class ReferenceDocument:
    """What is taken over from a house's document, as XML that was checked and written anew.

    `styles` are the elements of its styles, `names` their ids by (type, name in small letters); `numbered` are the ids
    of those with bullets or numbers of their own. `forms` and `numberings` are its lists, whose ids are at most
    `highest`. `page` has the size of the page, its margins (top, right, bottom, left, header, footer) and the width of
    the text in twentieths of a point, as far as they are told.
    """

    defaults: str = ""
    styles: tuple[str, ...] = ()
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    numbered: frozenset[str] = frozenset()
    forms: str = ""
    numberings: str = ""
    highest: int = 0
    theme: str = ""
    paper: tuple[int, int] | None = None
    margins: tuple[int, int, int, int, int, int] | None = None
    running: tuple[RunningPart, ...] = ()
    media: Mapping[str, bytes] = field(default_factory=dict)
    has_title_page: bool = False
    has_even_pages: bool = False

    @property
    def has_letterhead(self) -> bool:
        """Whether its first page shows something above the text."""
        first = "first" if self.has_title_page else "default"
        return any(one.kind == "header" and one.pages == first and not one.is_empty for one in self.running)
