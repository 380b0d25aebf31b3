"""The people whom a page names as its authors or experts. Nobody is guessed: a name alone is not who wrote a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefkit.core.dates.dates import PartialDate
from briefkit.core.values import frozen
from briefkit.importers.forms import LONGEST_LABEL
from briefkit.importers.phrases.people import BODY, BYLINE, ROLE, ROLES
from briefkit.importers.written_dates import dates_in

_WORD = r"[^\W\d_a-zß-öø-ÿа-џα-ώ](?:[\w'’.-]*[\w.])?"
_PARTICLE = r"(?:de|da|di|du|del|della|van|von|der|den|al|el|bin|ibn|la|le|ter|zu|af|av|dos)"
_WITHOUT_CASE = (
    r"[\u0590-\u06ff\u0900-\u0dff\u10a0-\u10ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"  # letters without capitals
)
_NAME = rf"{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{1,4}}"
_AND = re.compile(
    r"\s{0,2}(?:[,、،]\s{0,2}(?:and|und|et|y|e|и)\s|[,、،]|;|\s&\s|\s(?:and|und|et|y|e|и)\s)\s{0,2}", re.IGNORECASE
)
_LISTED = re.compile(rf"\s{{0,2}}/\s{{0,2}}|{_AND.pattern}", re.IGNORECASE)
_IS_NAME = re.compile(rf"{_NAME}|{_WITHOUT_CASE}{{2,12}}(?:[\s·]{_WITHOUT_CASE}{{1,15}}){{0,4}}")
_TITLES = re.compile(
    r"(?<!\w)(?:(?:dr|prof|mr|mrs|ms|sir|amb|ambassador|sen|rep|gen|col|lord|lady|herr|frau)\.?\s){1,3}", re.IGNORECASE
)
_AROUND_DATE = re.compile(
    r"[\s,;|·–-]{0,4}\b(?:(?:published|posted|updated|last\smodified|veröffentlicht|publié|publicado|опубликовано)\s)?"
    r"(?:(?:on|am|vom|le|el|il|den)\s)?\0[\s,;|·–-]{0,4}|[\s,;|·–-]{0,4}\0[\s,;|·–-]{0,4}",
    re.IGNORECASE,
)
_BESIDE_NAME = re.compile(
    r"\s?\((?!\d)[^()]{1,60}\)|\s[@＠][\w.]{1,40}|\s[\w.+-]{1,64}@[\w.-]{1,100}|(?<=[^\W\d_])(?:\d{1,2}(?:,\d{1,2}){0,3}|[*†‡§]{1,3})(?!\w)"
)
_IN_PLACE = re.compile(r"\s(?:in|aus|à|en|da|из)\s[^\W\d_a-z][\w.-]{1,30}\Z")
_ONE_WORD = re.compile(r"[^\W\d_][\w.-]{1,30}")
_NOBODY = re.compile(
    r"\b(?:team|staff|unit|desk|editors?|redaktion|division|secretariat|press|admin|reuters|user|follow|load|most|popular|"
    r"read|view|subscribe|sign|set|more|all|agencies|wires|agenturen|board|afp|ap|dpa)\b",
    re.IGNORECASE,
)
_SPEAKS = (
    r"(?:looks?\s(?:at|back)|discuss(?:es)?|explains?|examines?|assess(?:es)?|answers?|reflects?|analy[sz]es?|considers?|"
    r"talks?|speaks?|weighs|describes?|offers?|breaks\sdown|shares?|responds?)"
)
_EXPERT = re.compile(
    rf"(?P<of>(?!The\b)[A-Z][\w&-]{{1,24}}(?:\s(?:for\s|of\s|on\s)?[A-Z][\w&-]{{1,24}}){{0,4}})(?:['’]s|s['’])\s(?P<name>{_NAME})"
    rf"(?:,\s(?:(?:a|an|the|our)\s)?(?P<former>former|ex-|retired)?\s?(?P<post>[^,.;:?!]{{3,80}}),)?\s{_SPEAKS}\b"
)
_AFFILIATED = re.compile(rf"(?P<name>(?:(?:Dr|Prof)\.?\s){{0,2}}{_NAME})\s?\((?P<of>[^()]{{3,100}})\)")
_NOTE = re.compile(
    rf"(?P<name>(?:(?:Dr|Prof)\.?\s){{0,2}}{_NAME})\s(?:is|ist|est)\s(?:(?:an?|the|eine?|une?)\s)?[^.;:]{{0,80}}?\b(?i:{ROLES})\b"
    rf"[^.;:]{{0,60}}?\s(?:at|of|with|for|am|an\sder|in\sder|bei\sder|beim|bei|der|des|à|au|de|du)\s(?:the\s|la\s|l['’])?"
    rf"(?P<of>[A-ZÀ-ÞА-Я][^.;:,()]{{2,80}}?)(?=[.,;(]|\s(?:and|und|et)\s(?![A-ZÀ-ÞА-Я])|\Z)"
)
_SENTENCES = re.compile(r"(?<=\w\w\w[.!?])(?<!Prof\.)\s(?=[^\W\d_a-z])")
_CAPITALS = re.compile(r"\b(?!I{1,3}\b|I?[VX]I{0,3}\b)[^\W\d_a-zß-öø-ÿа-џα-ώ]{3,30}\b")
_INTERVIEWED = re.compile(
    rf"\b(?:[Ii]nterview|[Cc]onversation|[Gg]espräch|[Ee]ntretien|[Ee]ntrevista|[Ii]ntervista)\s"
    rf"(?:with|mit|avec|con|a|à)\s(?P<name>(?:(?:Dr|Prof)\.?\s){{0,2}}{_NAME})"
)


@frozen
class Named:
    """A person as a page names one."""

    name: str
    affiliation: str | None = None
    former: str | None = None

    @property
    def front_matter(self) -> str | dict[str, str]:
        """The person as front matter has it."""
        more = {"affiliation": self.affiliation, "former": self.former}
        known = {key: value for key, value in more.items() if value}
        return {"name": self.name} | known if known else self.name


class Byline(NamedTuple):
    """Who signs a text, and the date beside the names."""

    people: tuple[Named, ...]
    date: PartialDate | None


def byline_in(text: str) -> Byline | None:
    """A line such as “By A. Writer, Reuters, and B. Author | 3 May 2021”, “Posted on May 3, 2021 by A. Writer”.

    What stands behind a name – a post, a place, an agency, a mark, an address – is no person; a body is where he or she
    works. None if the line does not begin with “by”, or if no part of it is a name.
    """
    if len(text) > 2 * LONGEST_LABEL:
        return None
    dates = dates_in(text)
    rest = f"{text[: dates[0].start]}\0{text[dates[0].end :]}" if len(dates) == 1 else text
    found = BYLINE.fullmatch(_AROUND_DATE.sub(" ", rest).strip(" ,;|·–-"))
    people = _people_in(found["names"]) if found else []
    return Byline(tuple(people), dates[0].date if len(dates) == 1 else None) if people else None


def people_in_byline(text: str) -> list[Named]:
    """The people of a line such as “By A. Writer and B. Author”; none if it is no byline."""
    if person := _with_affiliation(text):
        return [person]
    found = byline_in(text)
    return list(found.people) if found else []


def _people_in(names: str) -> list[Named]:
    """The people of a list; none if it begins with something else, or a part is nothing that stands beside people."""
    people: list[Named] = []
    for part in names_listed(_BESIDE_NAME.sub("", names)):
        name = _IN_PLACE.sub("", part)
        if is_person(name) and (not people or " " in name or name.lower() == name.upper()):
            people.append(Named(cased(name)))
        elif not people or not _stands_behind(part):
            return []
        elif BODY.search(part) and people[-1].affiliation is None:
            people[-1] = Named(people[-1].name, part)
    return people


def _stands_behind(part: str) -> bool:
    """Whether a part of a byline may follow a name: a post, a body, an agency, or a word such as a place."""
    return bool(ROLE.fullmatch(part) or BODY.search(part) or _NOBODY.search(part) or _ONE_WORD.fullmatch(part))


def people_named(text: str) -> list[str]:
    """The people of a line that holds nothing but names, as printed, each of two words at least.

    None in scripts without capitals, in which any words could be names.
    """
    if text.lower() == text.upper():
        return []
    names = [_TITLES.sub("", part, count=1).strip() for part in _LISTED.split(text)]
    return names if all(is_person(name) and " " in name for name in names) and len(text) <= 2 * LONGEST_LABEL else []


def signing(byline: str, told: Sequence[str] = ()) -> list[Named]:
    """The people of a line that is known to be a byline, in any script; `told` are those whom markup names."""
    names = people_named(byline) or names_without_case(byline)
    read = people_in_byline(byline) or [Named(cased(name)) for name in names]
    if told and not read:
        read = people_in_byline(f"By {byline}")
    known = {person.name.casefold(): person for person in read}
    return [known.get(name.casefold(), Named(cased(name))) for name in told] or read


def names_without_case(text: str) -> list[str]:
    """The names of a line in a script without capitals, if it may be one of names: only what stands around it tells."""
    names = names_listed(text)
    is_short = text.lower() == text.upper() and len(text) <= LONGEST_LABEL
    return names if is_short and all(is_person(name) for name in names) else []


def cased(name: str) -> str:
    """A name that is printed in capitals, or whose surname is, as it is written."""
    return _CAPITALS.sub(lambda word: word[0].capitalize(), name) if " " in name else name


def names_listed(text: str) -> list[str]:
    """The parts of a list such as “Dr. A. Writer and B. Author”, without titles: whether each is a name is open."""
    return [_TITLES.sub("", part, count=1).strip() for part in _AND.split(text)]


def is_person(name: str) -> bool:
    """Whether words are the name of a person by their form, and not that of a body, a desk or a team."""
    return _IS_NAME.fullmatch(name) is not None and not any(known.search(name) for known in (BODY, _NOBODY, ROLE))


def _with_affiliation(text: str) -> Named | None:
    """The person of a line such as “A. Writer (University of X)”."""
    found = _AFFILIATED.fullmatch(text)
    return Named(_TITLES.sub("", found["name"], count=1), found["of"]) if found and BODY.search(found["of"]) else None


def people_in_note(text: str) -> list[Named]:
    """The authors whom a paragraph introduces, each in a sentence: “A. Writer is a fellow at the Institute for X.”"""
    found = [match for sentence in _SENTENCES.split(text) if (match := _NOTE.match(sentence))]
    return [Named(cased(_TITLES.sub("", match["name"], count=1)), match["of"].strip()) for match in found]


def person_interviewed(text: str) -> Named | None:
    """The person with whom a line says that it is an interview."""
    found = _INTERVIEWED.search(text)
    return Named(_TITLES.sub("", found["name"], count=1)) if found else None


def expert_in(text: str) -> Named | None:
    """The person of whom an introduction says that he or she speaks: “The Institute's A. Expert looks at …”."""
    found = _EXPERT.search(text)
    if not found:
        return None
    post = found["post"].strip() if found["post"] and found["former"] else None
    return Named(found["name"], found["of"], post)
