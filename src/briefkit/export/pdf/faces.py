"""The fonts of a document beside the bundled ones: those of the distribution `briefkit-fonts`, if it is installed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from briefkit.export.pdf.glyphs import Families, families_in

INSTALLABLE = frozenset(
    (
        *("Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati"),
        *("Gurmukhi", "Khmer", "Lao", "Malayalam", "Tamil", "Thai"),
    )
)
"""The scripts of `briefkit-fonts`, by their English names."""
_INSTALLED = "briefkit_fonts"


@dataclass(frozen=True, slots=True)
class Faces:
    """Folders with fonts, and the families in them with their code points."""

    folders: tuple[str, ...] = ()
    families: Mapping[str, frozenset[int]] = field(default_factory=dict)

    @property
    def covered(self) -> Families:
        """What each family has."""
        return tuple(self.families.values())


BUNDLED = Faces()


def installed_faces() -> Faces | None:
    """The fonts of `briefkit-fonts`; None if it is not installed."""
    spec = find_spec(_INSTALLED)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    return Faces((str(folder),), families_in(folder))
