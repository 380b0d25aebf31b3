"""Who sends a mail or a memo, as its header names people: `Family, Given (Unit) <address>`, `Given Family, post`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from briefkit.importers import document as names
from briefkit.importers.document import Fact
from briefkit.importers.people import is_person, names_listed
from briefkit.importers.phrases.people import BODY, ROLE

_PARTED = re.compile(r"\s{0,9}[<\[](?:mailto:)?[^<>\[\]]{0,300}[>\]][\s,;]{0,9}|\s{0,9};\s{0,9}")
_BEHIND = re.compile(r"\s?\([^()]{0,100}\)$|\s[|/–-]\s.{0,100}$")


def senders_in(text: str) -> list[str]:
    """The names of who sends something in the order in which they are printed, without addresses, units and posts.

    What is no person, such as an institute, is named as it stands; an address alone is no name.
    """
    return [name for part in _PARTED.split(text) for name in _in_part(part)]


def facts_of_senders(text: str, where: str) -> Iterator[Fact]:
    """Who sends something as facts: people are authors, a body is the publisher, and anybody else is nobody."""
    for name in senders_in(text):
        if is_person(name):
            yield Fact(names.AUTHOR, name, where)
        elif BODY.search(name):
            yield Fact(names.PUBLISHER, name, where)


def _in_part(part: str) -> list[str]:
    """The names in what stands before one address."""
    shown = _BEHIND.sub("", " ".join(part.split()).strip("'\" ,")).strip("'\" ,")
    if not shown or "@" in shown:
        return []
    if inverted := _inverted(shown):
        return [inverted]
    people = list(takewhile(lambda name: " " in name and is_person(name), names_listed(shown)))
    return people or [shown]


def _inverted(shown: str) -> str | None:
    """The name of a person who is listed with the family name first, as directories have it."""
    if "," not in shown:
        return None
    family, given = names_listed(shown)[:2]
    short = " " not in family or " " not in given
    is_unit = given.isupper() and len(given) > 1
    if not short or is_unit or ROLE.search(given) or BODY.search(given) or not is_person(f"{given} {family}"):
        return None
    return f"{given} {family}"
