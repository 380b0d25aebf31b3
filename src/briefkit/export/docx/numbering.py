"""The lists of a Word document: bullets, and for each list of numbers a numbering that starts where it starts."""

from __future__ import annotations

from briefkit.core.publication.house_document import ReferenceDocument
from briefkit.export.docx.look import Look
from briefkit.export.docx.styles import STEP, indented
from briefkit.export.docx.xml import root

BULLETS, POINTS = 1, 2
"""The numberings of bulleted lists and of key points."""
_NUMBERS = 3  # the first of numbered lists
_SIGNS = ("•", "–", "•", "–", "•", "–", "•", "–", "•")


class Numbering:
    """Gives each list its numbering, in the order in which they stand; a list of numbers has one for each depth.

    `first` is added to the ids of all of them, where a document has others.
    """

    def __init__(self, first: int = 0) -> None:
        self.first = first
        self._lists: dict[int, tuple[int, int, int]] = {}

    def bullets(self, *, points: bool = False) -> int:
        """The id of the numbering of bulleted lists."""
        return self.first + (POINTS if points else BULLETS)

    def numbers(self, list_: int, depth: int, start: int) -> int:
        """The id of the numbering of a list by its number in the document, at a depth from 0."""
        if list_ not in self._lists:
            self._lists[list_] = (_NUMBERS + len(self._lists), depth, start)
        return self.first + self._lists[list_][0]

    def definitions(self, look: Look) -> tuple[str, str]:
        """The elements of the forms of lists, and of the numberings that have these forms."""
        forms = "".join(
            f'<w:abstractNum w:abstractNumId="{self.first + number}"><w:multiLevelType w:val="hybridMultilevel"/>'
            f"{levels}</w:abstractNum>"
            for number, levels in ((BULLETS, _bullets(look)), (POINTS, _points(look)), (_NUMBERS, _decimals(look)))
        )
        numberings = "".join(_numbering(self.first + number, self.first + number) for number in (BULLETS, POINTS))
        for number, depth, start in self._lists.values():
            restart = f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            numberings += _numbering(self.first + number, self.first + _NUMBERS, restart)
        return forms, numberings


def numbering_xml(numbering: Numbering, look: Look, house: ReferenceDocument) -> str:
    """The part with the numberings: those of the house, to which its styles refer, and ours."""
    forms, numberings = numbering.definitions(look)
    return root("w:numbering", f"{house.forms}{forms}{house.numberings}{numberings}", "w")


def _numbering(number: int, form: int, restart: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{form}"/>{restart}</w:num>'


def _level(level: int, kind: str, text: str, colour: str, indent: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr><w:rPr><w:rFonts w:hint="default"/>'
        f'<w:color w:val="{colour}"/></w:rPr></w:lvl>'
    )


def _bullets(look: Look) -> str:
    return "".join(
        _level(level, "bullet", sign, look.accent, indented(STEP * (level + 1), STEP))
        for level, sign in enumerate(_SIGNS)
    )


def _points(look: Look) -> str:
    return _level(0, "bullet", "▪", look.accent, indented(227 + 284, 284))


def _decimals(look: Look) -> str:
    return "".join(
        _level(level, "decimal", f"%{level + 1}.", look.accent, indented(STEP * (level + 1), STEP))
        for level in range(len(_SIGNS))
    )
