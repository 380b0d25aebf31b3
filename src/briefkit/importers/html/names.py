"""The names of authors as pages give them: in lists, behind “by”, with titles and posts, beside names of sites."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefkit.importers.bylines import signers_in
from briefkit.importers.html.titles import bare
from briefkit.importers.people import cased, names_listed, people_named
from briefkit.importers.phrases.people import BY, BYLINE
from briefkit.importers.written_dates import dates_in

_FULL_STOP = re.compile(r"(?<=[^\W\d_]{3})\.\Z")
_UNFIT = re.compile(r"[@<>{}\[\]\\]|https?:|www\.|\.com\b|\d")


def names_in(value: str, sites: Iterable[str], *, inverted: bool = False) -> list[str]:
    """The people whom a value names as authors, each once; `inverted` for catalogues, which put family names first.

    A site, an address and a role such as “Staff” are nobody.
    """
    dates = dates_in(value)
    value = value[: dates[0].start] if dates and dates[0].start else value
    value = BY.sub("", value.strip(" ,;:|·•"), count=1).strip(" ,;:|·•*\u00a0")
    value = _FULL_STOP.sub("", value)
    value = (inverted and turned_round(value)) or value
    known = {bare(site) for site in sites if site}
    people = signers_in(value).people
    return list(dict.fromkeys(p.name for p in people if bare(p.name) not in known and not _UNFIT.search(p.name)))


def turned_round(value: str) -> str | None:
    """The name of one person that is given as “Surname, Given”, as it is printed; None for anything else."""
    family, comma, given = (part.strip() for part in value.partition(","))
    if not comma or not given or "," in given or ";" in value or len(names_listed(given)) != 1:
        return None
    return f"{given} {family}"


def names_behind_by(text: str, sites: Iterable[str]) -> list[str]:
    """The people of a line that begins as bylines do."""
    found = BYLINE.fullmatch(text)
    return names_in(found["names"], sites) if found else []


def names_alone_in(text: str) -> list[str]:
    """The people of a byline that names nothing else, up to its date; none if it says more, such as what they are."""
    dates = dates_in(text)
    names = text[: dates[0].start] if dates else text
    return [cased(name) for name in people_named(BY.sub("", names.strip(" ,;:|·•–-"), count=1))]
