"""The names of authors as pages give them: in lists, behind “by”, with titles and posts, beside names of sites."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefkit.importers.html.titles import bare
from briefkit.importers.people import is_person, names_listed, people_named
from briefkit.importers.phrases.people import BY, BYLINE, SITE
from briefkit.importers.written_dates import dates_in

_AND_OTHERS = re.compile(
    r"\s(?:edited|photos?|photographs|translated|illustrations?|posted|updated|published)\s.*", re.IGNORECASE
)
_UNFIT = re.compile(r"[@<>{}\[\]\\|]|https?:|www\.|\.com\b|\d")
_TAIL = re.compile(
    r"\s{0,2}(?:\||•|·|—|–|\s-\s|\bfor\s|\bin\s|\bon\s|\bat\s|\bUpdated\b|\bPublished\b|\bPosted\b|\([^()]{0,200}\)?\s*\Z).*",
    re.DOTALL,
)
_NICKNAME = re.compile(r"\s\([^()]{1,40}\)(?=\s\S)")  # or another given name, within a name
_LONGEST = 60


def names_in(value: str, sites: Iterable[str], *, inverted: bool = False) -> list[str]:
    """The people whom a value names as authors, each once; `inverted` for catalogues, which put family names first.

    A site, an address and a role such as “Staff” are nobody.
    """
    dates = dates_in(value)
    value = value[: dates[0].start] if dates and dates[0].start else value
    value = _AND_OTHERS.sub("", BY.sub("", value.strip(" ,;:|·•"), count=1), count=1)
    known = {bare(site) for site in sites if site}
    if inverted and value.count(",") == 1 and ";" not in value:
        family, given = (part.strip() for part in value.split(","))
        if given and len(names_listed(given)) == 1:
            value = f"{given} {family}"
    return list(dict.fromkeys(name for part in names_listed(value) if (name := _name(part, known))))


def _name(part: str, sites: set[str]) -> str:
    name = _TAIL.sub("", part.strip(" .,;:|·•*\u00a0"), count=1) if not _UNFIT.match(part) else part
    name = " ".join(names_listed(BY.sub("", name.strip(" ,;:"), count=1))).strip()
    if not name or len(name) > _LONGEST or _UNFIT.search(name) or bare(name) in sites:
        return ""
    return name if is_person(_NICKNAME.sub("", name)) and not SITE.search(name) else ""


def names_behind_by(text: str, sites: Iterable[str]) -> list[str]:
    """The people of a line that begins as bylines do."""
    found = BYLINE.fullmatch(text)
    return names_in(found["names"], sites) if found else []


def names_alone_in(text: str) -> list[str]:
    """The people of a byline that names nothing else, up to its date; none if it says more, such as what they are."""
    dates = dates_in(text)
    names = text[: dates[0].start] if dates else text
    return people_named(BY.sub("", names.strip(" ,;:|·•–-"), count=1))
