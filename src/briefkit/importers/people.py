"""The people whom a page names as its authors or experts. Nobody is guessed: a name alone is not who wrote a text."""

from __future__ import annotations

import re

from briefkit.core.text.personal_names import PARTICLES
from briefkit.core.values import frozen
from briefkit.importers.forms import LONGEST_LABEL
from briefkit.importers.phrases.people import BODY, NOBODY, ROLE, ROLES
from briefkit.importers.phrases.posts import BEFORE_NAME, BEHIND_NAME, RANK

_WORD = r"[^\W\d_a-zß-öø-ÿа-џα-ώ](?:[\w'’.-]*[\w.])?"
_PARTICLE = rf"(?:{'|'.join(PARTICLES)})"
_WITHOUT_CASE = (
    r"[\u0590-\u06ff\u0900-\u0dff\u10a0-\u10ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"  # letters without capitals
)
NAME_OF_PERSON = rf"{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{1,4}}"
AND_WORD = r"(?:and|und|et|y|e|и|&)"
AND = re.compile(rf"\s{{0,2}}(?:[,、،]\s{{0,2}}{AND_WORD}\s|[,、،]|;|\s{AND_WORD}\s)\s{{0,2}}", re.IGNORECASE)
_LISTED = re.compile(rf"\s{{0,2}}[/|·•]\s{{0,2}}|{AND.pattern}", re.IGNORECASE)
_IS_NAME = re.compile(rf"{NAME_OF_PERSON}|{_WITHOUT_CASE}{{2,12}}(?:[\s·]{_WITHOUT_CASE}{{1,15}}){{0,4}}")
_TITLES = re.compile(
    r"(?<!\w)(?:(?:dr|prof|mr|mrs|ms|sir|amb|ambassador|sen|rep|gen|col|lord|lady|herr|frau)\.?\s){1,3}", re.IGNORECASE
)
_RETIRED = re.compile(r"\s\((?:ret|a\.\s?D|i\.\s?R)\.?\)\s")
_SPEAKS = (
    r"(?:looks?\s(?:at|back)|discuss(?:es)?|explains?|examines?|assess(?:es)?|answers?|reflects?|analy[sz]es?|considers?|"
    r"talks?|speaks?|weighs|describes?|offers?|breaks\sdown|shares?|responds?)"
)
_EXPERT = re.compile(
    rf"(?P<of>(?!The\b)[A-Z][\w&-]{{1,24}}(?:\s(?:for\s|of\s|on\s)?[A-Z][\w&-]{{1,24}}){{0,4}})(?:['’]s|s['’])\s(?P<name>{NAME_OF_PERSON})"
    rf"(?:,\s(?:(?:a|an|the|our)\s)?(?P<former>former|ex-|retired)?\s?(?P<post>[^,.;:?!]{{3,80}}),)?\s{_SPEAKS}\b"
)
_AFFILIATED = re.compile(rf"(?P<name>(?:(?:Dr|Prof)\.?\s){{0,2}}{NAME_OF_PERSON})\s?\((?P<of>[^()]{{3,100}})\)")
_NOTE = re.compile(
    rf"(?P<name>(?:(?:Dr|Prof)\.?\s){{0,2}}{NAME_OF_PERSON})\s(?:is|ist|est)\s(?:(?:an?|the|eine?|une?)\s)?[^.;:]{{0,80}}?\b(?i:{ROLES})\b"
    rf"[^.;:]{{0,60}}?\s(?:at|of|with|for|am|an\sder|in\sder|bei\sder|beim|bei|der|des|à|au|de|du)\s(?:the\s|la\s|l['’])?"
    rf"(?P<of>[A-ZÀ-ÞА-Я][^.;:,()]{{2,80}}?)(?=[.,;(]|\s(?:and|und|et)\s(?![A-ZÀ-ÞА-Я])|\Z)"
)
_SENTENCES = re.compile(r"(?<=\w\w\w[.!?])(?<!Prof\.)\s(?=[^\W\d_a-z])")
_CAPITALS = re.compile(r"\b(?!I{1,3}\b|I?[VX]I{0,3}\b)[^\W\d_a-zß-öø-ÿа-џα-ώ]{3,30}\b")
_INTERVIEWED = re.compile(
    rf"\b(?:[Ii]nterview|[Cc]onversation|[Gg]espräch|[Ee]ntretien|[Ee]ntrevista|[Ii]ntervista)\s"
    rf"(?:with|mit|avec|con|a|à)\s(?P<name>(?:(?:Dr|Prof)\.?\s){{0,2}}{NAME_OF_PERSON})"
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


def people_named(text: str) -> list[str]:
    """The people of a line that holds nothing but names, as printed, each of two words at least.

    None in scripts without capitals, in which any words could be names.
    """
    if text.lower() == text.upper():
        return []
    names = [bare_name(part) for part in _LISTED.split(text)]
    return names if all(is_person(name) and " " in name for name in names) and len(text) <= 2 * LONGEST_LABEL else []


def names_without_case(text: str) -> list[str]:
    """The names of a line in a script without capitals, if it may be one of names: only what stands around it tells."""
    names = names_listed(text)
    is_short = text.lower() == text.upper() and len(text) <= LONGEST_LABEL
    return names if is_short and all(is_person(name) for name in names) else []


def bare_name(name: str) -> str:
    """A name without what stands before and behind it: “VLR I Dr. A. Writer”, “Prime Minister A. Writer, MP”."""
    without_rank = RANK.sub("", _RETIRED.sub(" ", name.strip()), count=1)
    without_office = BEFORE_NAME.sub("", without_rank, count=1) if BEFORE_NAME.match(without_rank) else without_rank
    return BEHIND_NAME.sub("", _TITLES.sub("", without_office, count=1)).strip()


def cased(name: str) -> str:
    """A name that is printed in capitals, or whose surname is, as it is written."""
    return _CAPITALS.sub(lambda word: word[0].capitalize(), name) if " " in name else name


def names_listed(text: str) -> list[str]:
    """The parts of a list such as “Dr. A. Writer and B. Author”, without titles: whether each is a name is open."""
    return [bare_name(part) for part in AND.split(text)]


def is_person(name: str) -> bool:
    """Whether words are the name of a person by their form, and not that of a body, a desk or a team."""
    return _IS_NAME.fullmatch(name) is not None and not any(known.search(name) for known in (BODY, NOBODY, ROLE))


def with_affiliation(text: str) -> Named | None:
    """The person of a line such as “A. Writer (University of X)”."""
    found = _AFFILIATED.fullmatch(text)
    return Named(bare_name(found["name"]), found["of"]) if found and BODY.search(found["of"]) else None


def people_in_note(text: str) -> list[Named]:
    """The authors whom a paragraph introduces, each in a sentence: “A. Writer is a fellow at the Institute for X.”"""
    found = [match for sentence in _SENTENCES.split(text) if (match := _NOTE.match(sentence))]
    return [Named(cased(bare_name(match["name"])), match["of"].rpartition(" at ")[2].strip()) for match in found]


def person_interviewed(text: str) -> Named | None:
    """The person with whom a line says that it is an interview."""
    found = _INTERVIEWED.search(text)
    return Named(bare_name(found["name"])) if found else None


def expert_in(text: str) -> Named | None:
    """The person of whom an introduction says that he or she speaks: “The Institute's A. Expert looks at …”."""
    found = _EXPERT.search(text)
    if not found:
        return None
    post = found["post"].strip() if found["post"] and found["former"] else None
    return Named(found["name"], found["of"], post)
