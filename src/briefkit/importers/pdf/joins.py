"""Lines joined to text: hyphens at their ends, addresses that were broken, scripts without spaces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from briefkit.importers.pdf.scripts import is_unspaced
from briefkit.importers.pdf.text_lines import LEVEL, RAISED

_HYPHENS = "-\u2010\u00ad"
_LAST_WORD = re.compile(r"[^\W_]+\Z")
_FIRST_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/)\S*\Z")
_GOES_ON = frozenset(["und", "oder", "bzw", "sowie", "and", "or", "et", "ou", "y", "o", "e", "bis", "to", "und/oder"])
"""Words behind a hyphen that stands for the rest of a word: Außen- und Sicherheitspolitik."""
_FIRST_PARTS = frozenset(
    [
        "long",
        "short",
        "high",
        "low",
        "well",
        "ill",
        "self",
        "half",
        "cross",
        "anti",
        "non",
        "mid",
        "medium",
        "far",
        "near",
        "large",
        "small",
        "full",
        "part",
        "open",
        "old",
        "new",
        "multi",
        "semi",
        "quasi",
        "ex",
        "all",
        "best",
        "better",
        "much",
        "still",
        "so",
        "then",
        "hard",
        "soft",
        "fast",
        "slow",
        "broad",
        "deep",
        "good",
        "left",
        "right",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "first",
        "second",
        "third",
        "decision",
        "policy",
        "state",
        "civil",
        "peace",
        "cost",
        "risk",
        "land",
        "sea",
        "ground",
        "air",
        "arms",
        "oil",
        "gas",
    ]
)
_LAST_PARTS = frozenset(
    [
        "term",
        "range",
        "scale",
        "making",
        "maker",
        "makers",
        "based",
        "led",
        "backed",
        "related",
        "launched",
        "driven",
        "free",
        "wide",
        "level",
        "depth",
        "run",
        "running",
        "standing",
        "lasting",
        "building",
        "sharing",
        "old",
        "time",
        "year",
        "day",
        "party",
        "sponsored",
        "owned",
        "controlled",
        "funded",
        "style",
        "type",
        "sided",
        "known",
        "established",
        "prepared",
        "defined",
        "founded",
        "off",
        "up",
        "in",
        "to",
        "affairs",
        "out",
        "reaching",
        "ranging",
        "looking",
        "called",
        "made",
        "general",
        "elect",
        "president",
        "minister",
    ]
)
"""Parts of words that are written with a hyphen more often than without, where the document itself does not say."""


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
    if (found := _ADDRESS.search(text)) and found[0][-1] in "/_=&?.-" and not line[0].isupper():
        return text + line
    return f"{text} {line}"


def _without_hyphen(text: str, line: str, words: Counter[str]) -> str:
    before, after = _LAST_WORD.search(text[:-1]), _FIRST_WORD.match(line)
    kept = text[:-1] + "-"
    if _ADDRESS.search(text):
        return kept + line
    if before is None or after is None:
        return kept + line if text[-1] != "\u00ad" else text[:-1] + line
    if after[0] in _GOES_ON and text[-1] != "\u00ad":
        return f"{kept} {line}"
    if text[-1] == "\u00ad" or not _keeps_hyphen(text, before[0], after[0], words):
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
    if re.search(r"[^\W_]-[^\W_]+-\Z", text):  # the rest of a compound that has a hyphen already: state-of-the-
        return before in {"of", "the", "to", "and", "in", "by", "for", "on", "up"}
    return (before.lower() in _FIRST_PARTS or after in _LAST_PARTS) and len(before) > 1 and words[after] > 0


def bare(text: str) -> str:
    """A text without the signs around what is raised."""
    return text.replace(RAISED, "").replace(LEVEL, "")
