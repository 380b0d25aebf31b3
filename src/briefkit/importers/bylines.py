"""Who signs a text: lines such as “By A. Writer, Senior Fellow, and B. Author | 3 May 2021”, in text and HTML alike.

A part of such a line that says what somebody is, or where, is nobody, whatever its form; a name behind a post that
nothing joins to the names before may be a part of the post, so it is not taken, and told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefkit.core.dates.dates import PartialDate
from briefkit.importers.forms import LONGEST_LABEL
from briefkit.importers.people import (
    AND,
    AND_WORD,
    NAME_OF_PERSON,
    Named,
    bare_name,
    cased,
    is_person,
    names_without_case,
    people_named,
    with_affiliation,
)
from briefkit.importers.phrases.people import BODY, BYLINE, NOBODY, ROLE, ROLE_ELSEWHERE, ROLES, SITE
from briefkit.importers.phrases.posts import (
    BESIDE_DEGREE,
    CHINESE_BODY,
    CHINESE_REPORTERS,
    CHINESE_SURNAMES,
    GLUED_POST,
    HELPED,
    OUR,
    PLACE,
    POST,
    WORK,
)
from briefkit.importers.written_dates import dates_in

_AROUND_DATE = re.compile(
    r"[\s,;|·–-]{0,4}\b(?:(?:published|posted|updated|last\smodified|veröffentlicht|publié|publicado|опубликовано)\s)?"
    r"(?:(?:on|am|vom|le|el|il|den)\s)?\0[\s,;|·–-]{0,4}|[\s,;|·–-]{0,4}\0[\s,;|·–-]{0,4}",
    re.IGNORECASE,
)
_BESIDE_NAME = re.compile(
    r"\s[@＠][\w.]{1,40}|\s[\w.+-]{1,64}@[\w.-]{1,100}|"
    r"(?<=[^\W\d_])(?:\d{1,2}(?:,\d{1,2}){0,3}|[*†‡§]{1,3})(?!\w)"
)
_BRACKETS = re.compile(r"\s?[(（](?P<within>[^()（）]{1,100})(?:[)）]|\Z)(?!\s[^\W\d_a-z]\w)")
_SIGNS = re.compile(r"\s{0,2}[;；|•·/]\s{1,2}|\s{1,2}[;|•·–—/-]\s{1,2}|[;；、]\s{0,2}")
_SIGN_BETWEEN = re.compile(r"\s[|•·]\s")
_COMMAS = re.compile(r"\s{0,2}[,،，]\s{0,2}")
_AND_FIRST = re.compile(rf"\A{AND_WORD}\s", re.IGNORECASE)
_LAST_AND = re.compile(rf"(?P<before>.{{2,100}}?)\s{AND_WORD}\s(?P<name>{NAME_OF_PERSON})\Z")
_TAIL = re.compile(r"\s(?P<how>at|from|of|for|with|in|on|von\sder|vom|aus|à|en|da|из)\s(?P<tail>\S.*)", re.IGNORECASE)
_AT = re.compile(r"(?:^|\s)(?:at|am|an\sder|bei|beim|bei\sder|à\sl['’]|à\sla|à|au)\s?(?:the\s)?(?=[^\W\d_a-z])")
_IN_PLACE = re.compile(r"\s(?:in|aus|à|en|da|из)\s[^\W\d_a-z][\w.-]{1,30}\Z")
_NICKNAME = re.compile(r"\s[(（][^()（）]{1,40}[)）](?=\s\S)")  # or another given name, within a name
_LONGEST_NAME = 60
_ROLE = re.compile(rf"\b{ROLES}\b", re.IGNORECASE)
_ONE_WORD = re.compile(r"[^\W\d_][\w.-]{1,30}")
_SPACED = re.compile(r"[\u4e00-\u9fff]{2,4}(?:\s[\u4e00-\u9fff]{2,4}){1,5}")


class Signers(NamedTuple):
    """The people of a line of names, the parts that may be names as well, and whether nothing else is left unread."""

    people: list[Named]
    doubtful: list[str]
    is_read: bool


class Byline(NamedTuple):
    """Who signs a text, the date beside the names, and the parts of the line that may be names as well."""

    people: tuple[Named, ...]
    date: PartialDate | None
    doubtful: tuple[str, ...] = ()


def byline_in(text: str) -> Byline | None:
    """A line such as “By A. Writer, Reuters, and B. Author | 3 May 2021”, “Posted on May 3, 2021 by A. Writer”.

    What stands behind a name – a post, a place, an agency, a mark, an address – is no person; a body is where he or she
    works. None if the line does not begin with “by”, if no name follows, or if a part of it is unknown.
    """
    if len(text) > 2 * LONGEST_LABEL:
        return None
    dates = dates_in(text)
    rest = f"{text[: dates[0].start]}\0{text[dates[0].end :]}" if len(dates) == 1 else text
    found = BYLINE.fullmatch(_AROUND_DATE.sub(" ", rest).strip(" ,;|·–-"))
    signers = signers_in(found["names"]) if found else None
    if not signers or not signers.people or not signers.is_read:
        return None
    return Byline(tuple(signers.people), dates[0].date if len(dates) == 1 else None, tuple(signers.doubtful))


def people_in_byline(text: str) -> list[Named]:
    """The people of a line such as “By A. Writer and B. Author”, “A. Writer (University of X)”, if it is one."""
    if person := with_affiliation(text):
        return [person]
    found = byline_in(text)
    return list(found.people) if found else []


def signing(byline: str, told: Sequence[str] = ()) -> list[Named]:
    """The people of a line that is known to be a byline, in any script; `told` are those whom markup names."""
    read = people_in_byline(byline)
    if not read:
        whole = people_in_byline(f"By {byline}")
        names = people_named(byline) or names_without_case(byline)
        read = whole or ([] if told else [Named(cased(name)) for name in names])
    known = {person.name.casefold(): person for person in read}
    return [known.get(name.casefold(), Named(cased(name))) for name in told] or read


def signs_with_post(text: str) -> bool:
    """Whether a line is a name with what that person is: “A. Writer, Senior Fellow”, “A. Writer · Director”."""
    name, *posts = [part for unit in _SIGNS.split(text) for part in _COMMAS.split(unit)]
    is_post = bool(posts) and any(role.fullmatch(posts[0]) for role in (ROLE, ROLE_ELSEWHERE))
    return len(text) <= 2 * LONGEST_LABEL and is_post and " " in name and _is_signer(bare_name(name))


def names_beside_signs(text: str) -> list[str]:
    """The names of a line that has nothing but names with signs between them: “A. Writer | B. Author”."""
    names = _SIGN_BETWEEN.split(text) if len(text) <= 2 * LONGEST_LABEL else []
    return names if len(names) > 1 and all(" " in name and _is_signer(bare_name(name)) for name in names) else []


def doubtful_in(byline: str) -> tuple[str, ...]:
    """The parts of a line known to be a byline that may be names of more people, and are not taken for such."""
    found = byline_in(byline) or byline_in(f"By {byline}")
    return found.doubtful if found else ()


def reporters_in(text: str) -> list[Named]:
    """The reporters whom the beginning of a Chinese text names: “新华社北京10月9日电（记者张明、李华）…”."""
    found = CHINESE_REPORTERS.search(text[:LONGEST_LABEL])
    return signers_in(found["names"]).people if found else []


def signers_in(names: str) -> Signers:
    """The people of what stands behind “by”, part by part."""
    names = HELPED.sub("", OUR.sub("", GLUED_POST.sub(", ", names), count=1), count=1)
    found = Signers([], [], True)
    is_read = True
    for unit in _SIGNS.split(_BESIDE_NAME.sub("", names)):
        described = False
        parts = _COMMAS.split(unit)
        for at, part in enumerate(parts):
            joined = _AND_FIRST.match(part)
            following = parts[at + 1] if at + 1 < len(parts) else ""
            name = _AND_FIRST.sub("", part, count=1).strip()
            if name and not BESIDE_DEGREE.fullmatch(name):
                is_first = not found.people or bool(joined) or (at == 0)
                described, known = _read(name, following, found, described=described and not is_first, first=is_first)
                is_read = is_read and known
    return found._replace(is_read=is_read)


def _read(part: str, following: str, found: Signers, *, described: bool, first: bool) -> tuple[bool, bool]:
    """Reads a part of a line into `found`; whether it says what somebody is, and whether it is known what it is."""
    names, within = _without_brackets(part)
    people = _people_of(names, first=first)
    if people and described:
        found.doubtful.extend(person.name for person in people)
        return True, True
    if people:
        if within and len(people) == 1:
            people = [Named(people[0].name, people[0].affiliation or _body_in(within))]
        found.people.extend(people)
        return bool(people[-1].affiliation), True
    if not found.people:
        return False, False
    if not is_description(part):
        return described, bool(NOBODY.search(part) or _ONE_WORD.fullmatch(part))
    last = _LAST_AND.fullmatch(part)
    if last and is_post(following) and _is_signer(last["name"]) and is_post(last["before"]):
        _describe(found, last["before"])
        found.people.append(Named(cased(last["name"])))
        return False, True
    _describe(found, part)
    return True, True


def _describe(found: Signers, part: str) -> None:
    if (body := _body_in(part)) and found.people[-1].affiliation is None:
        found.people[-1] = Named(found.people[-1].name, body)


def is_description(part: str) -> bool:
    """Whether a part of a line says what somebody is, or where: a post, a body, a field of work, a region."""
    return is_post(part) or any(known.search(part) for known in (BODY, WORK, SITE)) or bool(PLACE.fullmatch(part))


def is_post(part: str) -> bool:
    """Whether a part of a line names a post."""
    return bool(_ROLE.search(part) or ROLE_ELSEWHERE.fullmatch(part) or POST.search(part))


def _body_in(part: str) -> str | None:
    """The body that a description names, without the post in it; none if it cannot be told apart."""
    if chinese := CHINESE_BODY.match(part):
        return chinese[0]
    if not BODY.search(part):
        return None
    if not is_post(part):
        return part
    behind = _AT.split(part)[-1].strip() if _AT.search(part) else ""
    return behind if behind and BODY.search(behind) and not is_post(behind) else None


def _people_of(part: str, *, first: bool) -> list[Named]:
    """The people whom a part names, all of it; none if any of it is something else."""
    text = _IN_PLACE.sub("", part)
    if _SPACED.fullmatch(text) and all(name[0] in CHINESE_SURNAMES for name in text.split()):
        return [Named(name) for name in text.split()]
    if people := _all_people(text):
        return people
    tail = _TAIL.search(text) if first else None
    people = _all_people(text[: tail.start()]) if tail else []
    if tail and len(people) == 1:
        return [
            Named(people[0].name, tail["tail"] if BODY.search(tail["tail"]) and not is_post(tail["tail"]) else None)
        ]
    return people


def _all_people(text: str) -> list[Named]:
    names = [bare_name(_IN_PLACE.sub("", name)) for name in AND.split(text)]
    names = [name for name in names if not NOBODY.search(name)] or names
    return [Named(cased(name)) for name in names] if all(map(_is_signer, names)) else []


def _is_signer(name: str) -> bool:
    is_whole = " " in name or name.lower() == name.upper()
    return len(name) <= _LONGEST_NAME and is_whole and is_person(_NICKNAME.sub("", name)) and not is_description(name)


def _without_brackets(part: str) -> tuple[str, str]:
    within = _BRACKETS.search(part)
    return _BRACKETS.sub("", part).strip(" )）"), within["within"] if within else ""
