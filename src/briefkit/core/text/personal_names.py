"""The parts of a person's name, as bibliographies sort and shorten them."""

from __future__ import annotations

import re

from briefkit.core.values import frozen

PARTICLES = (
    *("de", "da", "di", "du", "del", "della", "van", "von", "der", "den", "al", "el", "bin", "ibn", "la", "le"),
    *("ter", "zu", "af", "av", "dos"),
)
"""Small words that belong to the family name after them."""
_TITLE = re.compile(r"(?:Prof|Dr|PD|Dipl|Mag|Ing|Hon|Mr|Mrs|Ms|Mx|Amb|Gen|Col|Sen|Rep|Rev)\.(?:-?[A-Za-z]{1,8}\.)*")
"""Titles before a name, which no bibliography prints."""
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")


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
        family = f"{self.particle} {self.family}".strip()
        return self.whole or ", ".join(filter(None, (family, self.given, self.suffix)))


def split_name(name: str) -> PersonalName:
    """The parts of a name as it is printed: the last word is the family name, with the particles before it.

    Titles such as “Dr.” are left out. A name of one word, one with a comma, and one in a script without capitals, which
    tells nothing, stay whole.
    """
    words = name.split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    while len(words) > 2 and _TITLE.fullmatch(words[0]):
        del words[0]
    if len(words) < 2 or "," in name or name.lower() == name.upper():
        return PersonalName(whole=name)
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return PersonalName(words[-1], " ".join(words[:start]), " ".join(words[start:-1]), suffix)
