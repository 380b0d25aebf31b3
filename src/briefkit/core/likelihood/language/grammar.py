"""How a language says that something is possible or likely, how sure its author is, and what somebody else says."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from briefkit.core.values import frozen

Kind = Literal["possibility", "likelihood", "confidence"]
KINDS: tuple[Kind, ...] = ("possibility", "likelihood", "confidence")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, on first use; letter case does not matter unless it says so."""
    return re.compile(pattern, re.IGNORECASE)


def one_of(*lines: str) -> str:
    """A pattern for any of the words in lines of words; `_` stands for a space within an expression.

    Words with the same first letter are one branch, which a search leaves at once where another letter stands.
    """
    branches: dict[str, list[str]] = {}
    for word in (word.replace("_", " ") for line in lines for word in line.split()):
        branches.setdefault(word[0] if word[0].isalpha() and word[1:2] not in {"?", "*"} else "", []).append(word)
    return "(?:" + "|".join(_branch(letter, words) for letter, words in branches.items()) + ")"


def _branch(letter: str, words: list[str]) -> str:
    rest = "|".join(word.removeprefix(letter) for word in words)
    return f"{letter}(?:{rest})" if letter else rest


@frozen
class Sign:
    """Words that assert something, unless their surroundings give them another sense. All of these are patterns.

    `after` is what may not come directly before the words, `before` what may not come directly after them, `beside`
    what may not be in the same sentence, and `needs` what must be in it. `lean` is 1 for what points to yes, −1 to no.
    """

    words: str
    after: str = ""
    before: str = ""
    beside: str = ""
    needs: str = ""
    lean: int = 0


@frozen
class Reports:
    """How a language marks what somebody else says. All of these are patterns.

    `whole`: the whole part of the sentence (up to a semicolon) is somebody else's. `onward`: what comes after is.
    `own`: what stands before an `onward` if the author speaks. `relative`: what stands before it in a relative clause,
    which ends with the next comma. `returns`: where the author speaks again. `subordinate`: the beginning of a sentence
    whose main clause, which begins with `main`, is the author's. `clause`: a verb whose own clause is somebody else's.
    """

    whole: str
    onward: str
    own: str
    relative: str
    returns: str
    subordinate: str
    main: str
    clause: str = ""


@frozen
class Language:
    """A language: `idioms` are expressions that only look like an assertion, `negation` is what turns one round.

    `hints` are pieces of words in small letters, of which every text that has one of the `signs` contains one. `terms`
    are the terms of scales, as their authors or official translators write them, each with the ids of its scales.
    """

    id: str
    signs: dict[Kind, tuple[Sign, ...]]
    hints: dict[Kind, tuple[str, ...]]
    terms: dict[str, tuple[str, ...]]
    idioms: str
    reports: Reports
    negation: str

    def may_say(self, text: str, *kinds: Kind) -> bool:
        """A fast test of whether a text may say all of these; most texts do not."""
        small = folded(text)
        return all(any(hint in small for hint in self.hints[kind]) for kind in kinds)


@lru_cache(maxsize=2)
def folded(text: str) -> str:
    """A text in small letters; several rules ask for the same one."""
    return text.casefold()
