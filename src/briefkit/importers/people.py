"""The people whom a page names as its authors or experts. Nobody is guessed: a name alone is not who wrote a text."""

from __future__ import annotations

import re

from briefkit.core.values import frozen
from briefkit.importers.phrases import BYLINE, LONGEST_LABEL

_WORD = r"[^\W\d_a-z](?:[\w'’.-]*[\w.])?"
_PARTICLE = r"(?:de|da|di|du|del|della|van|von|der|den|al|el|bin|ibn|la|le|ter|zu|af|av|dos)"
_WITHOUT_CASE = (
    r"[\u0590-\u06ff\u0900-\u0dff\u10a0-\u10ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"  # letters without capitals
)
_NAME = rf"{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{1,4}}"
_AND = re.compile(r"\s{0,2}(?:[,、،]\s{0,2}(?:and|und|et|y|e|и)\s|[,、،]|;|\s&\s|\s(?:and|und|et|y|e|и)\s)\s{0,2}")
_IS_NAME = re.compile(rf"{_NAME}|{_WITHOUT_CASE}{{2,12}}(?:[\s·]{_WITHOUT_CASE}{{1,15}}){{0,4}}")
_TITLES = re.compile(r"(?:(?:dr|prof|mr|mrs|ms|sir|amb|ambassador|herr|frau)\.?\s){1,2}", re.IGNORECASE)
_SPEAKS = (
    r"(?:looks?\s(?:at|back)|discuss(?:es)?|explains?|examines?|assess(?:es)?|answers?|reflects?|analy[sz]es?|considers?|"
    r"talks?|speaks?|weighs|describes?|offers?|breaks\sdown|shares?|responds?)"
)
_EXPERT = re.compile(
    rf"(?P<of>(?!The\b)[A-Z][\w&-]{{1,24}}(?:\s(?:for\s|of\s|on\s)?[A-Z][\w&-]{{1,24}}){{0,4}})(?:['’]s|s['’])\s(?P<name>{_NAME})"
    rf"(?:,\s(?:(?:a|an|the|our)\s)?(?P<former>former|ex-|retired)?\s?(?P<post>[^,.;:?!]{{3,80}}),)?\s{_SPEAKS}\b"
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


def people_in_byline(text: str) -> list[Named]:
    """The people of a line such as “By A. Writer and B. Author”; none if a part of it is no name."""
    found = BYLINE.fullmatch(text)
    if not found or len(text) > 2 * LONGEST_LABEL:
        return []
    names = [_TITLES.sub("", part, count=1).strip() for part in _AND.split(found["names"])]
    return [Named(name) for name in names] if names and all(_IS_NAME.fullmatch(name) for name in names) else []


def expert_in(text: str) -> Named | None:
    """The person of whom an introduction says that he or she speaks: “The Institute's A. Expert looks at …”."""
    found = _EXPERT.search(text)
    if not found:
        return None
    post = found["post"].strip() if found["post"] and found["former"] else None
    return Named(found["name"], found["of"], post)
