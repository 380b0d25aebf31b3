"""What is said of characters that no font has: one sentence a script, and a refusal where little is left to read."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from briefkit.core.body.document import Block
from briefkit.core.text.prose import listed, quoted
from briefkit.errors import ExportError
from briefkit.export.pdf.faces import BUNDLED, INSTALLABLE, Faces
from briefkit.export.pdf.glyphs import Families, clusters_in, code_points, is_shown, substitute
from briefkit.export.texts import map_texts
from briefkit.installed.extras import install
from briefkit.settings import SETTINGS_FILE

_MOST_MISSING = 5  # one letter of so many: a page with more code points than that is no text
_MOST_NAMED = 5
NAME = f"name a font that has them in [brand] fonts ({SETTINGS_FILE})"
# In the names of the Unicode Character Database the script stands before one of these words.
_KIND = re.compile(
    r" (?:CAPITAL|SMALL|LETTER|SYLLABLE|SYLLABICS|CHARACTER|CONSONANT|VOWEL|INDEPENDENT|SIGN|DIGIT|NUMBER|IDEOGRAPH"
    r"|HIEROGLYPH|TONE|UNIFIED|COMPATIBILITY)\b"
)
_SCRIPTS = {  # by the first word
    "Cjk": "Chinese",
    "Georgian": "Georgian",
    "Mathematical": "mathematical",
    "Myanmar": "Burmese",
    "Oriya": "Odia",
}


def install_hint() -> str:
    """What to do about letters that the fonts of the extra have."""
    return f"install its fonts with {install('fonts')}"


def missing_warnings(clusters: Iterable[str], faces: Faces = BUNDLED) -> list[str]:
    """Sentences on characters that cannot be shown, each with its marks: one for each script, one for all signs."""
    more = faces.covered
    signs: list[str] = []
    marked: list[str] = []
    letters: dict[str, list[str]] = {}
    for cluster in clusters:
        if is_shown(cluster[0], more):
            marked.append(cluster)
        elif script := script_of(cluster[0]):
            letters.setdefault(script, []).append(cluster)
        else:
            signs.append(cluster)
    sentences = [
        f"{_sentence(f'the {script} letter', found)}: {_remedy(script, faces)}" for script, found in letters.items()
    ]
    sentences += [_sentence("", signs)] if signs else []
    if marked:
        verb = "is" if len(marked) == 1 else "are"
        sentences.append(
            f"{quoted(marked)} {verb} printed as {listed(substitute(cluster, more) for cluster in marked)}"
        )
    return sentences


def refuse_unreadable(document: Any, faces: Faces = BUNDLED, blocks: Sequence[Block] | None = None) -> None:
    """Raise `ExportError` if no font has more than one in five of the letters of a document.

    It names the line of the first of the blocks that has some, if these are given.
    """
    more = faces.covered
    missing: Counter[str] = Counter()
    number = 0

    def count_in(text: str) -> str:
        nonlocal number
        letters = [cluster for cluster in clusters_in(text) if cluster[0].isalpha()]
        number += len(letters)
        missing.update(script_of(cluster[0]) for cluster in letters if not is_shown(cluster[0], more))
        return text

    map_texts(document, count_in)
    if missing.total() * _MOST_MISSING <= number:
        return
    scripts = [script for script, _ in missing.most_common()]
    remedies = dict.fromkeys((*sorted(_remedy(script, faces) for script in scripts), NAME))
    place = "" if blocks is None else f"line {_first_line(blocks, more)}: "
    raise ExportError(
        f"{place}no font has {missing.total()} of the {number} letters of this text ({listed(scripts)})",
        hint=", or ".join((*remedies, "export it to HTML, which is shown in the reader's fonts")),
    )


def _first_line(blocks: Sequence[Block], more: Families) -> int:
    """The line of the first block with letters that no font has; 1 if they are in the front matter only."""
    line = 0

    def look_in(text: str) -> str:
        nonlocal line
        if not line and any(sign.isalpha() and not is_shown(sign, more) for sign in text):
            line = block.line
        return text

    for block in blocks:
        map_texts(block, look_in)
    return line or 1


def script_of(character: str) -> str:
    """The English name of the script of a letter, a mark or a digit; empty for other characters."""
    if unicodedata.category(character)[0] not in "LMN":
        return ""
    script = _KIND.split(unicodedata.name(character, ""), maxsplit=1)[0].title()
    return _SCRIPTS.get(script.partition(" ")[0], script)


def _remedy(script: str, faces: Faces) -> str:
    return install_hint() if script in INSTALLABLE and not faces.families else NAME


def _sentence(kind: str, clusters: list[str]) -> str:
    first = code_points(clusters[0])
    if len(clusters) == 1:
        return f"no font has {kind} “{clusters[0]}”; it is printed as {first}".replace("  ", " ")
    named = listed([f"“{cluster}”" for cluster in clusters], limit=_MOST_NAMED)
    plural = f"{kind}s " if kind else ""
    return f"no font has {plural}{named}; they are printed as code points, such as {first}"
