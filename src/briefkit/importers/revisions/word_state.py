"""A Word document while it is read: what its paragraphs need to know, and what they leave behind."""

from __future__ import annotations

from briefkit.core.revisions.document import Paragraph
from briefkit.importers.revisions.losses import Losses
from briefkit.importers.revisions.shown import ShownPictures
from briefkit.importers.revisions.word_styles import WordStyles
from briefkit.importers.word.archive import Archive


class WordState:
    """A Word document while it is read: its styles, and what was found so far."""

    def __init__(self, archive: Archive, main: str) -> None:
        self.archive = archive
        self.styles = WordStyles(archive.tree("word/styles.xml"), archive.tree("word/numbering.xml"))
        self.targets = targets_in(archive, f"word/_rels/{main.removeprefix('word/')}.rels")
        self.paragraphs: list[Paragraph] = []
        self.tables = 0
        self.names: list[str] = []
        self.losses = Losses()
        self.pictures = ShownPictures(archive)
        self.open: dict[str, tuple[int, int]] = {}
        self.about: dict[str, tuple[int, int, str]] = {}
        self.waiting: list[str] = []
        self.note = ""
        self.references: list[str] = []

    def lose(self, what: str) -> None:
        """Note what no Markdown has, in the paragraph that is read."""
        self.losses.add(what, len(self.paragraphs))

    def has_waiting(self) -> list[str]:
        names, self.waiting = self.waiting, []
        return names


def targets_in(archive: Archive, name: str) -> dict[str, str]:
    """The targets of the links of a part, by their ids."""
    root = archive.tree(name)
    return {item.get("Id", ""): item.get("Target", "") for item in (root if root is not None else ())}
