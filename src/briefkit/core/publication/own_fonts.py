"""A publisher's own fonts, as `[brand] fonts` and `face` name them: their families, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.text.words import suggestion
from briefkit.core.values import frozen

if TYPE_CHECKING:
    from briefkit.core.publication.opentype import Face

FONTS, FACE = "brand.fonts", "brand.face"
_SEPARATORS = (" ", "-", "_")
_STYLES = (
    *("normal", "italic", "oblique", "slanted", "thin", "th", "hairline", "light", "lt", "regular", "medium", "med"),
    *("md", "bold", "bd", "demi", "extb", "black", "blk", "bk", "heavy", "narrow", "condensed", "cond", "cn", "cd"),
    *("compressed", "expanded", "exp", "vf", "var", "variable"),
)
_DEGREES = ("extra", "ext", "ex", "x", "semi", "sem", "sm", "demi", "dem", "ultra")


class FontProblem(NamedTuple):
    """Why a setting cannot be used, in a sentence that names the setting and the file, and the way out."""

    message: str
    hint: str


@frozen
class FontFile:
    """A font file: its path in the library, its bytes, and the faces in it. Two are equal if they are the same."""

    path: str
    data: bytes
    faces: tuple[Face, ...]

    __eq__ = object.__eq__
    __hash__ = object.__hash__


@frozen
class Family:
    """A family of fonts: the place of one of its faces – file and face, from 0 – and what every face has.

    `widths` are those of the widest face; `italic` says whether there is an italic one.
    """

    name: str
    place: tuple[int, int]
    codes: frozenset[int]
    widths: Mapping[str, float]
    names: frozenset[str]
    italic: bool


@frozen
class OwnFonts:
    """The fonts of a publisher.

    `face` is the family that text is set in, None for briefkit's own, `stretch` how wide its faces are: less than 1 for
    “Acme Condensed” where the family also has a wider one.
    """

    files: tuple[FontFile, ...] = ()
    families: tuple[Family, ...] = ()
    face: Family | None = None
    problems: tuple[FontProblem, ...] = ()
    stretch: float = 1.0


NO_FONTS = OwnFonts()


@lru_cache(maxsize=4)  # for many publications of one library
def own_fonts(files: tuple[FontFile, ...], face: str, problems: tuple[FontProblem, ...]) -> OwnFonts:
    """The fonts of some files, and the family called `face`, in any case, with or without the name of a style."""
    families = tuple(_families(files))
    chosen = next((family for family in families if _key(face) in family.names), None) if face else None
    if face and chosen is None:
        problems += (_no_family(face, [family.name for family in families]),)
    named = (known for file in files for known in file.faces if face.casefold() in map(str.casefold, known.names))
    return OwnFonts(files, families, chosen, problems, next((known.stretch for known in named), 1.0))


def _no_family(face: str, known: list[str]) -> FontProblem:
    message = f"“{FACE}”: no file of “{FONTS}” has the family “{face}”"
    return FontProblem(message, suggestion(face, known) if known else f"name its files in “{FONTS}”")


def _families(files: tuple[FontFile, ...]) -> Iterator[Family]:
    """The families in some files. The first name of a face tells its family, as it does for Typst."""
    found: dict[str, list[tuple[tuple[int, int], Face]]] = {}
    for number, file in enumerate(files):
        for index, face in enumerate(file.faces):
            found.setdefault(_key(face.names[0]), []).append(((number, index), face))
    for styles in found.values():
        faces = [face for _, face in styles]
        widest = max(faces, key=lambda face: sum(face.widths.values()))
        yield Family(
            name=family_of(faces[0].names[0]),
            place=styles[0][0],
            codes=frozenset.intersection(*(face.codes for face in faces)),
            widths=widest.widths,
            names=frozenset(key for face in faces for name in face.names for key in (_key(name), name.casefold())),
            italic=any(face.italic for face in faces),
        )


def _key(name: str) -> str:
    return family_of(name).casefold()


def family_of(name: str) -> str:
    """The name of a family without those of its styles, such as “Light” or “Extra Bold Italic”, as Typst has it."""
    kept = name.strip().lstrip(".")
    while (shorter := _without_style(kept)) != kept:
        kept = shorter
    return kept


def _without_style(name: str) -> str:
    """A name without its last style, if that is set apart from the name or has a degree that is, as in “Semibold”."""
    rest = name
    while ending := next((style for style in _STYLES if rest.lower().endswith(style)), ""):
        rest = rest[: -len(ending)]
    if rest == name:
        return name
    shorter = rest[:-1] if rest[-1:] in _SEPARATORS else name
    bare = rest[:-1] if rest[-1:] in _SEPARATORS else rest
    degree = next((degree for degree in _DEGREES if bare.lower().endswith(degree)), "")
    apart = bare[: -len(degree)] if degree else ""
    return apart[:-1] if apart[-1:] in _SEPARATORS else shorter
