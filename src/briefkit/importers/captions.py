"""Captions of pictures: the number that they begin with, and who made the picture at their end."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefkit.importers.phrases.figures import CREDIT, MAKER, NUMBERED_FIGURE, SOURCE

LONGEST = 600
"""Characters of a caption."""
_IN_PARENTHESES = re.compile(r"(?P<caption>.{10,600}?)\s?\((?P<credit>(?:[^()]|\([^()]{0,80}\)){3,80})\)\.?")
_OF_NAME = r"(?:[^.!?]|(?<=\b\w)\.)"
_BEHIND = re.compile(
    r"(?:légende\s?:\s?)?(?P<caption>.{10,600}?[.!?…])\s?(?:©|\(c\)|Photo(?:graph)?:|Foto:|Фото:)\s?"
    rf"(?P<credit>(?-i:[^\W\d_a-zß-öø-ÿа-џ]){_OF_NAME}{{2,80}}|"
    rf"(?:picture\salliance|dpa|epa|imago|akg|istock)\b{_OF_NAME}{{0,80}})\.?",
    re.IGNORECASE,
)
_SOURCED = re.compile(
    rf"(?P<caption>.{{3,600}}?)(?:\s\(|\s[|–—]\s|\s|(?<=。)){SOURCE}(?P<credit>[^()]{{3,200}}(?:\([^()]{{1,80}}\))?)\)?\.?",
    re.IGNORECASE,
)
_AGENCY = r"(?:REUTERS|AFP|AP|EPA(?:-EFE)?|EFE|TASS|DPA|ANSA|Getty(?:\sImages)?|Reuters|dpa|AP\sPhoto|IMAGO|imago)"
_BY_AGENCY = re.compile(
    rf"(?P<caption>.{{10,600}}?[.!?…])\s(?P<credit>{_AGENCY}(?:\s?/\s?[^\W\d_][^/.!?]{{2,40}}){{1,3}}|"
    rf"(?:[^\W\d_a-zß-öø-ÿа-џ][\w'’.-]{{0,30}}\s){{1,4}}?/\s?{_AGENCY}(?:\s?/\s?[^/.!?]{{2,40}})?)\.?"
)
_LICENSED = re.compile(r"\s?Purchase\sLicensing\sRights\b.{0,30}\Z|\s?/\s?купить\sфото\Z", re.IGNORECASE)
_SIGNED = re.compile(
    r"/|\b(?:AP|AFP|Reuters|Getty|EPA|dpa|TASS|photo|image|Foto|via|courtesy)\b|"
    r"\A(?:الفرنسية|رويترز|الأناضول|الأوروبية|غيتي(?:\sإيميجز)?|أسوشيتد\sبرس|وكالات)\Z",
    re.IGNORECASE,
)


class Credited(NamedTuple):
    """A caption and its credit; `certain` if the credit is signed as agencies and photographers sign."""

    caption: str
    credit: str
    certain: bool


def credited(text: str) -> Credited | None:
    """A caption apart from its credit, which stands in parentheses or behind a sign at the end; None without one.

    Where its figures come from (“Source: …”) is its credit as well.
    """
    if len(text) > LONGEST:
        return None
    text = _LICENSED.sub("", text)
    if found := _BY_AGENCY.fullmatch(text):
        return Credited(found["caption"], found["credit"], certain=True)
    if found := _SOURCED.fullmatch(text):
        return Credited(found["caption"].rstrip(" ,;"), found["credit"].rstrip(" .;"), certain=False)
    if found := _IN_PARENTHESES.fullmatch(text):
        return Credited(found["caption"], maker_in(found["credit"]), _SIGNED.search(found["credit"]) is not None)
    if found := _BEHIND.fullmatch(text):
        return Credited(found["caption"], found["credit"], certain=True)
    return None


def maker_in(credit: str) -> str:
    """Who made a picture, as a credit names them: without “Photo:” or © before it."""
    credit = credit[sign.end() :] if (sign := MAKER.match(credit)) else credit
    found = CREDIT.fullmatch(credit)
    return found["credit"] or credit if found else credit


def without_label(caption: str) -> tuple[str, str]:
    """The number that a caption begins with, empty if none, and its words: exports number figures themselves."""
    found = NUMBERED_FIGURE.fullmatch(caption)
    return (found["number"], found["caption"]) if found else ("", caption)
