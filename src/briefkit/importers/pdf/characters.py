"""The characters of a page with their places, type and size, and which of them a reader of the page sees."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from briefkit.core.values import frozen
from briefkit.errors import BriefkitError
from briefkit.importers.pdf.character import Character
from briefkit.importers.pdf.drawn_bullets import with_bullets
from briefkit.importers.pdf.scripts import ligature
from briefkit.importers.pdf.shapes import Box, Shapes, shapes_of

MOST_ON_PAGE = 30_000
"""Characters of a page: more than a page of a newspaper holds."""
UNKNOWN = "\ufffd"
_MOST_AT_ONE_PLACE = 8  # of one letter, with which others are compared
_TINY = 2.5  # points of type that nobody reads
_UPRIGHT = 0.1  # radians by which a line may lean
_INVISIBLE = (3, 7)  # text render modes
_WHITE = 250  # of 255, of each colour of what is as good as white
_BOLD = re.compile(r"bold|black|heavy|demi|CMBX", re.IGNORECASE)
_FORCED_BOLD = 1 << 18
_BOLD_WEIGHT = 700
_LETTER, _NARROW = 0.33, 0.2  # of the size of the type: the width of the letters of ligatures, and what none has
_MARKS = frozenset("*†‡§0123456789")
_CODES = {
    0x02: "-",  # what pdfium has for a hyphen at the end of a line
    0x09: " ",
    0xAD: "\u00ad",
    # what Word's symbol fonts have for bullets and signs
    **dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF06E, 0xF0A8, 0xF0E0, 0xF0B0), "•"),
    0xF020: " ",
    0xF02D: "–",
    0xF0AE: "→",
    0xF0B3: "≥",
    0xF0A3: "≤",
    0xF0B1: "±",
}


@frozen
class PageText:
    """What stands on a page: its characters in the order of the file, its shapes, and how many are not read."""

    characters: tuple[Character, ...]
    width: float
    height: float
    shapes: Shapes
    hidden: int
    sideways: int
    outside: int
    is_recognised: bool


class _Style(NamedTuple):
    """What is common to the characters of a text object."""

    size: float
    angle: float
    is_bold: bool
    is_white: bool
    is_invisible: bool
    is_artifact: bool


class _Turn(NamedTuple):
    """How a page is turned to be upright: quarter turns clockwise, and the box of the page before that."""

    quarters: int
    left: float
    bottom: float
    width: float
    height: float

    @property
    def shown(self) -> tuple[float, float]:
        """Width and height of the page as it is shown."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point from the top left corner of the page as it is shown."""
        x, y = x - self.left, y - self.bottom
        match self.quarters % 4:
            case 0:
                return x, self.height - y
            case 1:
                return y, x
            case 2:
                return self.width - x, y
        return self.height - y, self.width - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box, likewise."""
        (x, y), (u, v) = self.point(left, bottom), self.point(right, top)
        return Box(min(x, u), min(y, v), max(x, u), max(y, v))


class _Raw(NamedTuple):
    text: str
    loose: tuple[float, float, float, float]
    origin: tuple[float, float]
    style: _Style
    floor: float | None  # where the ink of a figure begins


def page_text(handle: Any, number: int) -> PageText:
    """The text of a page, numbered from 0. Raises BriefkitError if it cannot be read, or holds too much."""
    page = pdfium.FPDF_LoadPage(handle, number)
    if not page:
        raise BriefkitError(f"page {number + 1} of the PDF file is damaged", hint="open it and save it again")
    try:
        text = pdfium.FPDFText_LoadPage(page)
        try:
            return _page_text(page, text, number)
        finally:
            pdfium.FPDFText_ClosePage(text)
    finally:
        pdfium.FPDF_ClosePage(page)


def _page_text(page: Any, text: Any, number: int) -> PageText:
    count = max(0, pdfium.FPDFText_CountChars(text))
    if count > MOST_ON_PAGE:
        raise BriefkitError(f"page {number + 1} holds {count:,} characters; a page has at most {MOST_ON_PAGE:,}")
    raws = list(_raws(text, count))
    turn = _turn(page, raws)
    shapes = shapes_of(page, turn.box)
    return _seen(raws, turn, shapes)


def _raws(text: Any, count: int) -> Iterator[_Raw]:
    """The characters of a page; those that are one sign of the type, such as ffi, are one here."""
    styles: dict[int, _Style] = {}
    rectangle = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    last: _Raw | None = None
    for at in range(count):
        found = _letter(pdfium.FPDFText_GetUnicode(text, at))
        if not found or pdfium.FPDFText_IsGenerated(text, at) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        origin = (x.value, y.value)
        shown = pdfium.FPDFText_GetTextObject(text, at)
        key = ctypes.cast(shown, ctypes.c_void_p).value or 0
        style = styles.get(key) or styles.setdefault(key, _style(text, at, shown))
        if last and last.style is style and last.origin == origin and " " not in (found, last.text):
            last = last._replace(text=ligature(last.text, found))
            continue
        if last:
            yield _widened(last)
        pdfium.FPDFText_GetLooseCharBox(text, at, rectangle)
        loose = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if loose[2] - loose[0] < 0.05 * style.size and found != " ":
            loose = _ink(text, at) or loose
        last = _Raw(found, loose, origin, style, _floor(text, at) if found in _MARKS else None)
    if last:
        yield _widened(last)


def _widened(raw: _Raw) -> _Raw:
    """A sign of several letters whose box is that of one of them, as wide as all: else a blank is read behind it."""
    left, bottom, right, top = raw.loose
    wide = raw.style.size * len(raw.text)
    is_whole = right - left >= _NARROW * wide
    if is_whole or len(raw.text) < 2 or not raw.text.isalpha() or abs(raw.style.angle) > _UPRIGHT:
        return raw
    return raw._replace(loose=(left, bottom, left + _LETTER * wide, top))


def _letter(code: int) -> str:
    """The character of a code as text has it; empty for one that only controls how text is written."""
    if code in _CODES:
        return _CODES[code]
    if code > 0x10FFFF or unicodedata.category(chr(code)) in ("Cs", "Co", "Cn"):
        return UNKNOWN
    found = chr(code)
    if unicodedata.category(found) in ("Cc", "Cf"):
        return ""
    if found.isspace():
        return " "
    if 0xFB00 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC:  # ligatures and shapes of letters
        return unicodedata.normalize("NFKC", found)
    return found


def _ink(text: Any, at: int) -> tuple[float, float, float, float] | None:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not pdfium.FPDFText_GetCharBox(text, at, left, right, bottom, top):
        return None
    return left.value, bottom.value, right.value, top.value


def _floor(text: Any, at: int) -> float | None:
    box = _ink(text, at)
    return box[1] if box else None


def _style(text: Any, at: int, shown: Any) -> _Style:
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFText_GetMatrix(text, at, matrix)
    size = pdfium.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, at, buffer, 128, flags)
    name = buffer.value.decode("utf-8", "replace")
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    coloured = pdfium.FPDFText_GetFillColor(text, at, red, green, blue, alpha)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(shown) if shown else 0
    return _Style(
        abs(size),
        math.atan2(matrix.b, matrix.a),
        bool(_BOLD.search(name))
        or bool(flags.value & _FORCED_BOLD)
        or pdfium.FPDFText_GetFontWeight(text, at) >= _BOLD_WEIGHT,
        bool(coloured) and mode != 1 and min(red.value, green.value, blue.value) >= _WHITE,
        mode in _INVISIBLE or (bool(coloured) and mode == 0 and alpha.value == 0),
        _is_artifact(shown),
    )


def _is_artifact(shown: Any) -> bool:
    if not shown:
        return False
    buffer, length = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
    for at in range(max(0, pdfium.FPDFPageObj_CountMarks(shown))):
        mark = pdfium.FPDFPageObj_GetMark(shown, at)
        pdfium.FPDFPageObjMark_GetName(mark, buffer, 64, length)
        if bytes(buffer)[: max(0, length.value - 2)].decode("utf-16-le", "ignore") == "Artifact":
            return True
    return False


def _turn(page: Any, raws: list[_Raw]) -> _Turn:
    """How the page is to be turned: as the file says, and by what most of its text needs."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    turned = pdfium.FPDFPage_GetRotation(page)
    angles = Counter(round(raw.style.angle / (math.pi / 2)) % 4 for raw in raws if raw.text != " ")
    most = angles.most_common(1)[0][0] if angles else turned
    is_most = angles[most] > 0.5 * angles.total() if angles else False
    return _Turn(most if is_most else turned, box.left, box.bottom, box.right - box.left, box.top - box.bottom)


def _seen(raws: list[_Raw], turn: _Turn, shapes: Shapes) -> PageText:
    """The characters that a reader sees. A page that shows a picture of its text is read by the text behind it."""
    width, height = turn.shown
    counts: Counter[str] = Counter()
    visible, behind = [], []
    for raw in raws:
        character = _placed(raw, turn)
        why = _unseen(raw, character, turn, shapes)
        if not why:
            visible.append(character)
        elif why == "behind":
            behind.append(character)
        if raw.text != " ":
            counts[why] += 1
    covered = any(picture.area > 0.6 * width * height for picture in shapes.pictures)
    recognised = covered and len(behind) > 20 and counts["behind"] > 4 * counts[""]
    hidden = counts["hidden"] + (0 if recognised else counts["behind"])
    chosen = with_bullets(_once(behind if recognised else visible), shapes)
    return PageText(tuple(chosen), width, height, shapes, hidden, counts["sideways"], counts["outside"], recognised)


def _placed(raw: _Raw, turn: _Turn) -> Character:
    box = turn.box(*raw.loose)
    _, base = turn.point(*raw.origin)
    style = raw.style
    raised = raw.floor is not None and turn.quarters == 0 and raw.floor - raw.origin[1] > 0.2 * style.size
    return Character(
        raw.text,
        box.left,
        box.top,
        box.right,
        box.bottom,
        base,
        style.size,
        style.is_bold,
        raised,
        style.is_artifact,
    )


def _unseen(raw: _Raw, seen: Character, turn: _Turn, shapes: Shapes) -> str:
    """Why a reader of the page does not read a character; empty for one that is read."""
    width, height = turn.shown
    x, y = (seen.left + seen.right) / 2, seen.base - 0.3 * seen.size
    if not (0 <= x <= width and 0 <= y <= height):
        return "outside"
    lean = (raw.style.angle - turn.quarters * math.pi / 2) % (2 * math.pi)
    if min(lean, 2 * math.pi - lean) > _UPRIGHT:
        return "sideways"
    if raw.style.is_invisible:
        return "behind"
    if seen.size < _TINY or (raw.style.is_white and not shapes.is_dark_at(x, y)):
        return "hidden"
    return ""


def _once(characters: list[Character]) -> list[Character]:
    """Without the second copy of characters that are drawn twice, so as to look bold or to throw a shadow."""
    seen: dict[tuple[str, int, int], list[Character]] = {}
    kept = []
    for item in characters:
        column, row = int(item.left // 4), int(item.base // 4)
        near = (
            other
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for other in seen.get((item.text, x, y), ())
        )
        if item.text == " " or not any(_is_copy(item, other) for other in near):
            place = seen.setdefault((item.text, column, row), [])
            if len(place) < _MOST_AT_ONE_PLACE:
                place.append(item)
            kept.append(item)
    return kept


def _is_copy(item: Character, other: Character) -> bool:
    reach = 0.15 * item.size
    pairs = ((item.left, other.left), (item.right, other.right), (item.base, other.base), (item.size, other.size))
    return all(abs(own - others) < reach for own, others in pairs)
