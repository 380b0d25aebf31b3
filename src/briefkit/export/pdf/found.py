"""What encoding a publication finds: its pictures, and where the document differs from the author's text."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefkit.core.publication.value import Picture
from briefkit.export.pictures import lost_labels


@dataclass(slots=True)
class Findings:
    """The pictures used, as files by name, and warnings about differences from the author's text.

    In a dossier, `prefix` stands before the names of the pictures of one section.
    """

    pictures: dict[str, bytes] = field(default_factory=dict)
    pixels: dict[str, int] = field(default_factory=dict)
    shown_as: dict[str, str] = field(default_factory=dict)
    lacking_alt: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    prefix: str = ""

    def add_picture(self, picture: Picture, name: str) -> str:
        """Add a picture that warnings call by this name; returns its file name."""
        file = f"{self.prefix}picture-{len(self.pictures) + 1}.{picture.format}"
        self.pictures[file] = picture.data
        self.pixels[file] = picture.pixels
        self.shown_as[file] = name
        return file

    def add(self, other: Findings, path: str) -> None:
        """Add the pictures that were found in one section, and what lacks an alternative text, with its path."""
        self.pictures |= other.pictures
        self.pixels |= other.pixels
        self.shown_as |= {file: f"{path}: {name}" for file, name in other.shown_as.items()}
        self.lacking_alt += [f"{path}: {name}" for name in other.lacking_alt]

    def look_inside(self, picture: Picture | None, name: str) -> None:
        """Warn of a drawing of which a part is not printed."""
        if picture and picture.has_html:
            self.warnings.append(lost_labels(name))
