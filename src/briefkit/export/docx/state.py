"""What the writers of one Word document share: its look, the ids in it, what it refers to, and warnings."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from briefkit.core.publication.places import Bookmarks, bookmark_of
from briefkit.core.publication.value import FOOTER
from briefkit.export.docx.comments import Comments
from briefkit.export.docx.house import House
from briefkit.export.docx.look import look_of
from briefkit.export.docx.package import Relationships
from briefkit.export.docx.pictures import Pictures
from briefkit.export.manuscript.styles import FINE
from briefkit.export.manuscript.value import Contents, Line, Manuscript, Part


class State:
    """`anchors` has the bookmark of each heading by its anchor, `listed` that for its entry in the table of contents.

    `mentioned` has the bookmark of each footnote's first mark.
    """

    def __init__(self, manuscript: Manuscript) -> None:
        self.publication = manuscript.publication
        self.look = look_of(manuscript.publication)
        self.house = House(self.publication.imprint.reference, self.look)
        self.manuscript = manuscript if self.house.reference.running else _without_footer(manuscript)
        self.relationships = Relationships()
        self.note_relationships = Relationships()
        self.warnings: list[str] = []
        self.pictures = Pictures(self.look.width, self.warnings)
        self.bookmarks = Bookmarks()
        self.comments = Comments(manuscript)
        self.mentioned: dict[int, str] = {}
        self.ids = count(1)
        lines = [part for part in manuscript.parts if isinstance(part, Line) and part.anchor]
        self.has_places = not manuscript.is_dossier
        self.anchors = {
            line.anchor: bookmark_of(line.place) if line.place and self.has_places else f"part_{number}"
            for number, line in enumerate(lines, 1)
        }
        listed = (entry.anchor for part in manuscript.parts if isinstance(part, Contents) for entry in part.entries)
        self.listed = {anchor: f"_Toc{number:09d}" for number, anchor in enumerate(filter(None, listed), 1)}

    def style(self, id_: str) -> str:
        """The id of a style in the document."""
        return self.house.ids.get(id_, id_)

    def marked(self, place: str, inside: str) -> str:
        """Runs with the bookmark of their place, if they have one, and with the comments on it."""
        if not (place and self.has_places):
            return inside
        return self.bookmarked(self.bookmarks.name(place), self.comments.around(place, inside))

    def bookmarked(self, name: str, inside: str) -> str:
        """Runs with a bookmark."""
        number = next(self.ids)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'

    def has_note(self, number: int) -> bool:
        """Whether there is a footnote of this number."""
        return 0 < number <= len(self.manuscript.notes)

    def mention(self, number: int) -> str:
        """The name of a new bookmark at the first mark of a footnote."""
        self.mentioned[number] = f"note_{number}"
        return self.mentioned[number]


def _without_footer(manuscript: Manuscript) -> Manuscript:
    """A manuscript without its last line if that is at the foot of each page, too."""
    imprint = manuscript.publication.imprint
    if FOOTER in imprint.parts or not _is_footer(manuscript.parts[-1], imprint.footer):
        return manuscript
    return replace(manuscript, parts=manuscript.parts[:-1])


def _is_footer(part: Part, footer: str) -> bool:
    return isinstance(part, Line) and part.style == FINE and part.text == footer
