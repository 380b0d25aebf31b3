"""The fonts of a document beside the bundled ones: the publisher's own, and those of `briefkit-fonts` if installed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from importlib.util import find_spec
from pathlib import Path

from briefkit.core.publication.own_fonts import NO_FONTS, OwnFonts
from briefkit.core.values import frozen
from briefkit.errors import ExportError
from briefkit.export.pdf.glyphs import FONTS, Families, families_in
from briefkit.settings import SETTINGS_FILE

INSTALLABLE = frozenset(
    (
        *("Armenian", "Bengali", "Burmese", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Kannada"),
        *("Khmer", "Lao", "Malayalam", "Odia", "Sinhala", "Tamil", "Telugu", "Thai"),
    )
)
"""The scripts of `briefkit-fonts`, by their English names."""
_INSTALLED = "briefkit_fonts"


@frozen
class Faces:
    """The publisher's own fonts, folders with others, and the families in these with their code points."""

    own: OwnFonts = NO_FONTS
    folders: tuple[str, ...] = ()
    families: Mapping[str, frozenset[int]] = field(default_factory=dict)

    @property
    def covered(self) -> Families:
        """What each family has."""
        return (*(_shared(family.name, family.codes) for family in self.own.families), *self.families.values())

    @property
    def files(self) -> dict[str, bytes]:
        """The publisher's own files as Typst gets them, by name."""
        return {_file_name(number): file.data for number, file in enumerate(self.own.files)}

    @property
    def places(self) -> list[tuple[str, int]]:
        """Of each own family the file and the number of a face in it, from 0: Typst may have another name for it."""
        return [(_file_name(family.place[0]), family.place[1]) for family in self.own.families]

    def with_installed(self, lost: Iterable[str]) -> Faces | None:
        """These fonts with those of `briefkit-fonts`, first what has most of some characters; None without it.

        Scripts share signs such as the danda, which are to look as the letters beside them do.
        """
        spec = find_spec(_INSTALLED)
        if spec is None or spec.origin is None:
            return None
        folder = Path(spec.origin).parent
        wanted = {ord(sign) for cluster in lost for sign in cluster}
        families = sorted(families_in(folder).items(), key=lambda family: len(wanted & family[1]), reverse=True)
        return replace(self, folders=(str(folder),), families=dict(families))


def own_faces(own: OwnFonts) -> Faces:
    """The publisher's own fonts. Raises ExportError if one cannot be used: a page would not be in its face."""
    for problem in own.problems:
        raise ExportError(f"{SETTINGS_FILE}: {problem.message}", hint=problem.hint)
    return Faces(own)


def _file_name(number: int) -> str:
    return f"font-{number + 1}.ttf"


def _shared(name: str, codes: frozenset[int]) -> frozenset[int]:
    """What an own family has; of one with the name of a bundled one only what both have, as Typst mixes them."""
    bundled = families_in(FONTS).get(name)
    return codes if bundled is None else codes & bundled


BUNDLED = Faces()
