"""Lines joined to text: hyphens at their ends, addresses that were broken, scripts without spaces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from briefkit.importers.pdf.scripts import is_unspaced
from briefkit.importers.pdf.text_lines import LEVEL, RAISED

_HYPHENS = "-\u2010\u00ad"
_FIRST_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"https?://|www\.|doi\.org/")
_GOES_ON = frozenset(("und", "oder", "bzw", "sowie", "and", "or", "et", "ou", "y", "e", "bis", "to"))
"""Words behind a hyphen that stands for the rest of a word: Außen- und Sicherheitspolitik."""
_FIRST = (
    "long short high low well ill self half cross anti non mid medium far near large small full part open old new "
    "multi semi quasi ex all best better much still hard soft fast slow broad deep good left right one two three "
    "four five six seven eight nine ten first second third decision policy state civil peace "
    "cost risk land "
    "sea ground air arms"
)
_LAST = (
    "term range scale making maker makers based led backed related launched driven free wide level depth run running "
    "standing lasting building sharing old time year day party sponsored owned controlled funded style type sided "
    "known established prepared defined founded off up affairs reaching ranging looking called made general elect "
    "president minister"
)
_FIRST_PARTS, _LAST_PARTS = frozenset(_FIRST.split()), frozenset(_LAST.split())
"""Parts of words that are written with a hyphen more often than without, where the document itself does not say."""
_LINKS = frozenset(("of", "the", "to", "and", "in", "by", "for", "on", "up"))  # within compounds: state-of-the-art


def joined(lines: Iterable[str], words: Counter[str]) -> str:
    """Lines as one text; `words` are those of the document, by which it is told whether a hyphen belongs to a word."""
    text = ""
    for line in lines:
        text = together(text, line, words) if text else line
    return text.replace("\u00ad", "")


def together(text: str, line: str, words: Counter[str]) -> str:
    """A text and the line that follows it."""
    if text[-1] in _HYPHENS and len(text) > 1 and text[-2] not in " -–—":
        return _without_hyphen(text, line, words)
    if is_unspaced(text[-1]) and is_unspaced(line[0]):
        return text + line
    if text.endswith(("—", "/")) and len(text) > 1 and text[-2] != " ":
        return text + line
    if text[-1] in "/_=&?." and not line[0].isupper() and _ends_in_address(text):
        return text + line
    return f"{text} {line}"


def _last_token(text: str) -> str:
    return text[text.rfind(" ") + 1 :]


def _ends_in_address(text: str) -> bool:
    return _ADDRESS.search(_last_token(text)) is not None


def _last_word(text: str) -> str:
    """The letters and figures at the end of a text."""
    start = len(text)
    while start and text[start - 1].isalnum():
        start -= 1
    return text[start:]


def _without_hyphen(text: str, line: str, words: Counter[str]) -> str:
    before, after = _last_word(text[:-1]), _FIRST_WORD.match(line)
    kept = text[:-1] + "-"
    if _ends_in_address(text):
        return kept + line
    if not before or after is None:
        return kept + line if text[-1] != "\u00ad" else text[:-1] + line
    if after[0] in _GOES_ON and text[-1] != "\u00ad":
        return f"{kept} {line}"
    if text[-1] == "\u00ad" or not _keeps_hyphen(text, before, after[0], words):
        return text[:-1] + line
    return kept + line


def _keeps_hyphen(text: str, before: str, after: str, words: Counter[str]) -> bool:
    """Whether a hyphen belongs to a word, by how the document has it elsewhere, and by its parts."""
    if before[-1].isdigit() or after[0].isdigit() or (after[0].isupper() and not before.isupper()):
        return True
    if before.isupper() and len(before) > 1:
        return not after.isupper()
    whole, parted = before + after, f"{before}-{after}"
    seen = words[whole] + words[whole.lower()] + words[whole.capitalize()]
    with_hyphen = words[parted] + words[parted.lower()] + words[parted.capitalize()]
    if seen or with_hyphen:
        return with_hyphen > seen
    if "-" in _last_token(text[:-1]):
        return before in _LINKS
    first, last = before.lower() in _FIRST_PARTS, after in _LAST_PARTS
    return (first and last) or ((first or last) and len(before) > 1 and words[after] > 0)


def bare(text: str) -> str:
    """A text without the signs around what is raised."""
    return text.replace(RAISED, "").replace(LEVEL, "")
