"""A dossier: many briefs as one publication, with what is said of them together.

Every part is itself a `Publication`, so that a writer prints a section as it prints a brief, with its headings one
level further down. Anchors in the text of a section, and links to them, start with its id, and so are unique in the
dossier. References to sources have the numbers of the one list of sources at the end.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any

from briefkit.core.publication.value import Imprint, Layout, Picture, Publication
from briefkit.core.values import frozen

CHANGES, ISSUES, DUE, PAST, EVENTS = "changes", "issues", "due", "past", "events"
BRIEFS, SOURCES, INDEX, RIGHTS = "briefs", "sources", "index", "rights"
PARTS = (CHANGES, ISSUES, DUE, PAST, EVENTS, BRIEFS, SOURCES, INDEX)
"""The parts of a dossier in order. What must not be left out follows them: citations, disclaimers and licences."""
_APART = frozenset([CHANGES, ISSUES, DUE, BRIEFS, SOURCES, INDEX, RIGHTS])
"""The parts that begin on a new page; the others follow what stands before them."""


@frozen
class Fact:
    """A line of the title page: what it says, and in which words."""

    label: str
    text: str


@frozen
class Section:
    """A section of a dossier: one of PARTS or RIGHTS. Its heading is the title of its publication.

    Of a generated one, `publication` has only what is to be printed. A brief has its `number` in the dossier, from 1,
    the numbers of the sources that it `cites`, and the `path` of its file. What stands beside its heading in the
    contents is a `note` (that it is new, or has been revised).
    """

    id: str
    part: str
    publication: Publication
    number: int = 0
    cites: tuple[int, ...] = ()
    path: str = ""
    note: str = ""

    @property
    def title(self) -> str:
        """Its heading."""
        return self.publication.title

    @property
    def is_apart(self) -> bool:
        """Whether it begins on a new page."""
        return self.part in _APART


@frozen
class IndexEntry:
    """A name, and the ids of the sections where it is found."""

    title: str
    sections: tuple[str, ...]


@frozen
class IndexGroup:
    """The entries of one kind under its heading, in the order of the alphabet."""

    title: str
    entries: tuple[IndexEntry, ...]


@frozen
class Dossier:
    """Many briefs as one publication. `facts` are the lines of the title page, `date` is that of the dossier.

    `status_label` is the strictest restriction of its briefs, and None if all of them are public. `index` is empty
    where none is wanted; it is printed where the section with the part INDEX stands.
    """

    id: str
    title: str
    subtitle: str | None
    kind_label: str
    language: str
    right_to_left: bool
    imprint: Imprint
    publisher: str
    date: str
    iso_date: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    index: tuple[IndexGroup, ...] = ()
    status_label: str | None = None
    logo: Picture | None = None
    layout: Layout = field(default_factory=Layout)

    def __repr__(self) -> str:
        return f"<Dossier {self.id}: {self.title}, {len(self.briefs)} briefs>"

    @property
    def briefs(self) -> tuple[Section, ...]:
        """The sections that are briefs."""
        return tuple(section for section in self.sections if section.part == BRIEFS)

    def section(self, id_: str) -> Section | None:
        """The section with an id."""
        return next((section for section in self.sections if section.id == id_), None)


def blank_publication(language: str, imprint: Imprint, layout: Layout, **fields: Any) -> Publication:
    """A publication with nothing but some fields: a section that is no brief."""
    from briefkit.core.likelihood.scales import SCALES  # noqa: PLC0415 - the value itself needs none
    from briefkit.core.text.languages import is_right_to_left  # noqa: PLC0415 - likewise

    plain: dict[str, Any] = dict.fromkeys(
        (
            *("authors", "experts", "key_points", "judgments", "recommendations", "events", "blocks", "notes"),
            *("figures", "sources", "related", "topics"),
        ),
        (),
    )
    plain |= dict.fromkeys(("iso_date", "status_label", "standfirst", "issues", "disclaimer", "license"))
    plain |= {"id": "", "title": "", "kind": "", "kind_label": "", "publisher": "", "date": "", "status": "published"}
    plain |= {"scale_title": SCALES[imprint.scale].title, "images": {}, "language": language, "imprint": imprint}
    return Publication(**(plain | {"right_to_left": is_right_to_left(language), "layout": layout} | fields))
