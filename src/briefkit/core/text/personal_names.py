"""The parts of a person's name, as bibliographies sort and shorten them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefkit.core.values import frozen

PARTICLES = (
    *("de", "da", "di", "du", "del", "della", "van", "von", "der", "den", "al", "el", "bin", "ibn", "la", "le"),
    *("ter", "ten", "'t", "zu", "zum", "zur", "vom", "af", "av", "do", "dos", "das", "los", "degli"),
)
"""Small words that belong to the family name after them."""
_TITLE = re.compile(r"(?:Prof|Dr|PD|Dipl|Mag|Ing|Hon|Mr|Mrs|Ms|Mx|Amb|Gen|Col|Sen|Rep|Rev)\.(?:-?[A-Za-z]{1,8}\.)*")
"""Titles before a name, which no bibliography prints."""
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_LINKS = frozenset(["y", "i", "e"])
"""Words between two family names of one person: “José Ortega y Gasset”."""
_SEVERAL = frozenset(["and", "und", "et", "&"])
"""Words that no name of one person has."""


@frozen
class PersonalName:
    """A name in parts, or as a `whole`: that of a body, of one word, or in a script that writes no spaces.

    `particle` stands before the family name (“van der”), `suffix` behind it (“Jr.”).
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    whole: str = ""

    @property
    def printed(self) -> str:
        """The name in the order in which it is printed."""
        return self.whole or " ".join(filter(None, (self.given, self.particle, self.family, self.suffix)))

    @property
    def sorted(self) -> str:
        """The name with the family name first, as lists write it: “van der Berg, Ada, Jr.”"""
        return self.whole or ", ".join(filter(None, (self.with_particle, self.given, self.suffix)))

    @property
    def with_particle(self) -> str:
        """The family name with its particle: “van der Berg”."""
        return f"{self.particle} {self.family}".strip()


def split_name(name: str) -> PersonalName:
    """The parts of a name as it is printed: the last word is the family name, with the particles before it.

    Titles such as “Dr.” are left out. A name of one word, one with a comma other than that before “Jr.”, one of several
    people, and one in a script without capitals, which tells nothing, stay whole.
    """
    before, comma, behind = name.partition(",")
    plain = f"{before}{behind}" if comma and _SUFFIX.fullmatch(behind.strip()) else name
    words = plain.split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    while len(words) > 2 and _TITLE.fullmatch(words[0]):
        del words[0]
    if len(words) < 2 or "," in plain or not _SEVERAL.isdisjoint(words) or name.lower() == name.upper():
        return PersonalName(whole=name)
    family = start = _family_from(words)
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return PersonalName(" ".join(words[family:]), " ".join(words[:start]), " ".join(words[start:family]), suffix)


def _family_from(words: Sequence[str]) -> int:
    """Where the family name begins, without its particles: one word, two in “Ortega y Gasset” and “de La Fontaine”."""
    last = len(words) - 1
    if last < 3:
        return last
    *_, third, second, _ = words
    if second in _LINKS:
        return last - 2
    is_article = second.istitle() and second.lower() in PARTICLES
    return last - 1 if is_article and third in PARTICLES else last
