"""Lists of what is in dispute: “differ on A, B and C”, “issues such as …”, “withdraw from the … treaty”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.core.values import frozen

_MOST_ITEMS, _MOST_WORDS = 9, 8
_HEADS = (
    r"(?:(?:areas|points|questions|subjects|topics|matters|items|fields)\s(?:[\w-]{1,30}\s){0,3}?(?:in\sdispute|"
    r"of\s(?:dispute|"
    r"disagreement|contention|friction|tension)|at\sissue|that\sdivide\s\w+|(?:that\s)?(?:are|remain)\s(?:in\sdispute|"
    r"disputed|contested|open|unresolved|contentious))|"
    r"(?:disputed|contentious|contested|divisive|unresolved|open|thorny)\s(?:[\w-]{1,30}\s)?(?:areas|points|"
    r"questions|subjects|topics|matters|"
    r"items)|(?:[\w-]{1,30}\s)?issues|disputes|differences|disagreements|sticking\spoints|points\sof\scontention|"
    r"bones\sof\scontention|fault\slines|grievances|flashpoints)"
)
_LISTED = re.compile(
    rf"\b{_HEADS}(?:[^.;:—–]{{0,70}}?)(?:,?\s(?:such\sas|includ(?:ing|e[sd]?)|among\sthem|namely|like)|:|"
    rf"\s?[—–]\s?)\s?(?P<list>[^.;:!?—–]{{3,400}})",
    re.IGNORECASE,
)
_RANGING = re.compile(rf"\b{_HEADS}[^.;:]{{0,60}}?\branging\sfrom\s(?P<list>[^.;:!?—–]{{3,400}})", re.IGNORECASE)
_DIFFER = re.compile(
    r"\b(?:differ(?:s|ed)?|disagree[sd]?|quarrel(?:led)?|clash(?:es|ed)?|(?:(?:is|are|was|were|"
    r"remains?)\s)?(?:sharply\s|deeply\s|still\s|"
    r"far\s)*(?:divided|split|apart|at\sodds|at\sloggerheads)|disputes?|disagreements?|differences|deadlock(?:ed)?|"
    r"(?:stand-?off|conflict|row|rift|impasse)(?:\sbetween\s[^,.;:]{2,60})?)"
    r"(?:\sbetween\s[^,.;:]{2,60}?)?\s(?:over|on|about)\s"
    r"(?P<list>(?:[^.;:!?—–]|;\s(?:and\s)?(?:over|on|about)\s){3,400})",
    re.IGNORECASE,
)
_GERMAN = re.compile(
    r"\b(?:(?:uneins|uneinig|gestritten|streiten(?:\ssich)?|Streit|Differenzen|Dissens|"
    r"Konflikt(?:e)?)\s(?:gibt\ses\s|herrscht\s|"
    r"besteht\s|bestehen\s)?(?:über|um|bei|in)\s|(?:Streitpunkte|Streitfragen|strittige\s(?:Punkte|Fragen|"
    r"Themen))(?:\s(?:sind|bleiben|wie)|:)\s)"
    r"(?P<list>[^.;:!?—–]{3,400})"
)
_INSTRUMENT = re.compile(
    r"\b(?:withdr(?:aw(?:al|ing|s|n)?|ew)\sfrom|pull(?:ing|s|ed)?\sout\sof|leav(?:e|es|ing)|left|exit(?:s|ed|ing)?|"
    r"quit(?:s|ting)?|abandon(?:s|ed|ing)?|scrap(?:s|ped|ping)?|terminat(?:e|es|ed|ing|ion\sof)|"
    r"denounc(?:e|es|ed|ing)|revok(?:e|es|ed|ing)|br(?:eak|eaks|oke|oken|eaking)|"
    r"renegotiat(?:e|es|ed|ing)|violat(?:e|es|ed|ing|ions?\sof)|breach(?:es|ed|ing)?(?:\sof)?|suspend(?:s|ed|ing)?|"
    r"extend(?:s|ed|ing)?|extension\sof|ratif(?:y|ies|ied|ying))"
    r"\s(?:the\s|a\s|its?\s)?(?:(?:19|20)\d\d\s)?(?P<item>(?:[A-Z][\w-]{0,30}\s|of\s|on\s|and\s|"
    r"\([A-Z]{2,8}\)\s){1,9}(?:[Tt]reaty|[Aa]greement|[Cc]onvention|"
    r"[Aa]ccords?|[Pp]act|[Dd]eal|[Pp]rotocol))\b"
)
_END_OF_LIST = re.compile(
    r",?\s(?:which|who|where|while|whereas|but|although|though|because|before|when|if|so|as\s(?:well\sas\sby|they|"
    r"it|both)|"
    r"it\s(?:is|remains)|there\s(?:is|are)|that\s(?:have|has|are|is|will|would)|wobei|während|aber|"
    r"remains?|continues?|persists?|were|was|are|is|have|has|had|will|would|can|could|may|must|should|do|does|did|stands?|stays?|stayed|dominate[sd]?|"
    r"remained|continued|persisted|divided?|divides|separate[sd]?|block(?:s|ed)?|threaten(?:s|ed)?|complicate[sd]?|"
    r"hinder(?:s|ed)?|loom(?:s|ed)?|ar(?:ise|ises|ose)|c[oa]mes?|need(?:s|ed)?|require[sd]?|le(?:ad|ads|d)\sto|"
    r"bleiben|bleibt|sind|ist|werden|wird)(?![\w-])"
)
_PLURAL_HEAD = re.compile(
    r"(?P<head>(?:the\s)?(?:[\w-]{1,30}\s){0,2}?(?:conflicts|wars|crises|disputes|fighting|situations?))\s(?P<in>in|"
    r"over)\s(?P<first>.+)"
)
_SINGULAR = {
    "conflicts": "conflict",
    "wars": "war",
    "crises": "crisis",
    "disputes": "dispute",
    "situations": "situation",
}
_SEPARATOR = re.compile(
    r"(?:,\s(?:(?:as\swell\sas|and|or|und|sowie)\s)?|;\s(?:and\s)?|\s(?:as\swell\sas|and|or|und|sowie)\s)"
)
_RANGE_SEPARATOR = re.compile(r",?\s(?:to|and)\s")
_TOGETHER = re.compile(
    r"\([^()]{0,300}\)|“[^“”]{0,100}”|„[^„“”]{0,100}[“”]|«[^«»]{0,100}»|\"[^\"]{0,100}\"|"
    r"(?<!\w)['‘][^'‘’]{1,60}['’](?!\w)"
)
"""What no comma inside takes apart: brackets and quotations."""
_ADDED = re.compile(r"\s?\((?![A-Z]{2,8}\))[^()]{0,300}\)\Z")
"""What an item says besides, in brackets behind it; the short name of a treaty stays."""
_ADJECTIVE = re.compile(r"[A-Z][\w․]*(?:an|ish|ese|ch|ic)\s[a-z]")
_ENDS_IN_NAME = re.compile(r"(?:\bin|\bof|\bover|\bon)\s[A-Z][\w․]*\Z")
_ARTICLE = re.compile(
    r"(?:the|a|an|its|their|his|her|those|these|about|on|over|also|even|then|especially|notably|particularly|"
    r"in\sparticular|(?:i[.\u2024]e|e[.\u2024]g)[.\u2024]|so-called|die|der|das|den|dem|dessen|um|über|auch|sogenannten?r?|sog\.)\s",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|does|do|did|that|which|"
    r"who|what|how|"
    r"whether|it|they|he|she|we|not|others?|more|all|ist|sind|war|wird|hat|haben)\b",
    re.IGNORECASE,
)
_HINTS = (
    *("issue", "disput", "differ", "disagree", "divided", "divide", "apart", "odds", "loggerhead", "quarrel", "clash"),
    *("split", "deadlock", "conflict", "rift", "row ", "impasse", "stand", "points", "areas", "questions", "topics"),
    *("matters", "subjects", "items", "fields", "bones", "fault", "grievance", "flashpoint", "treaty", "agreement"),
    *("convention", "accord", "pact", "deal", "protocol", "stritt", "streit", "unein", "dissens", "konflikt"),
)
"""Pieces of words of which every sentence that the patterns below know has one; most sentences have none."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
_NOTHING = frozenset(
    (
        "both",
        "this",
        "that",
        "these",
        "those",
        "them",
        "everything",
        "nothing",
        "something",
        "anything",
        "itself",
        "themselves",
        *("the", "its", "their", "his", "her", "one", "two", "such", "und", "oder", "die", "der", "das", "den", "dem"),
    )
)
_DOT = "\u2024"
_SHORT_FOR = re.compile(r"\((?P<short>[A-Z]{2,8})\)\s(?P<noun>\w+)")


@frozen
class Disputed:
    """Something that a sentence says is in dispute, in its words, and the words that say so."""

    text: str
    sign: str

    @property
    def name(self) -> str:
        """What to make an id of: the short name of a treaty if there is one."""
        found = _SHORT_FOR.search(self.text)
        return f"{found['short']} {found['noun']}" if found else self.text


def disputed_in(sentence: str) -> list[Disputed]:
    """What a sentence says is in dispute, each once, in its order."""
    small = sentence.lower()
    if not any(hint in small for hint in _HINTS):
        return []
    sentence = _INITIALS.sub(lambda match: match[0].replace(".", _DOT), sentence)  # U.S. ends no clause
    return [Disputed(one.text.replace(_DOT, "."), one.sign.replace(_DOT, ".")) for one in _disputed_in(sentence)]


def _disputed_in(sentence: str) -> list[Disputed]:
    found: dict[str, Disputed] = {}
    for match in _INSTRUMENT.finditer(sentence):
        item = match["item"].strip()
        found.setdefault(item.lower(), Disputed(item, match[0]))
    for pattern in (_RANGING, _LISTED, _DIFFER, _GERMAN):
        for match in pattern.finditer(sentence):
            for item in _items(match["list"], ranging=pattern is _RANGING):
                found.setdefault(item.lower(), Disputed(item, match[0][: match.start("list") - match.start()].strip()))
        if found and pattern in (_RANGING, _LISTED):
            break
    return list(found.values())


def _items(listed: str, *, ranging: bool) -> Iterator[str]:
    """The items of a list; none if one of them is no noun phrase, since then it is something else."""
    end = next((match for match in _END_OF_LIST.finditer(listed) if not _is_inside(listed, match.start())), None)
    listed = listed[: end.start()] if end else listed
    listed = re.sub(r"^\s?ranging\sfrom\s", "", listed)
    parts = _rejoined(_split(_RANGE_SEPARATOR if ranging else _SEPARATOR, listed.strip(" ,")))
    items = [item for part in _expanded(parts) if (item := _bare(part))]
    if len(items) <= _MOST_ITEMS and not any(_FINITE.search(item) or len(item.split()) > _MOST_WORDS for item in items):
        yield from items


def _is_inside(text: str, at: int) -> bool:
    """Whether an offset is inside brackets or a quotation."""
    return any(match.start() < at < match.end() for match in _TOGETHER.finditer(text))


def _split(separator: re.Pattern[str], listed: str) -> list[str]:
    """The parts of a list; what follows a bracket that is not closed is none."""
    together = [match.span() for match in _TOGETHER.finditer(listed)]
    parts, start = [], 0
    for match in separator.finditer(listed):
        if not any(first < match.start() < last for first, last in together):
            parts.append(listed[start : match.start()])
            start = match.end()
    unclosed = next((at for at, part in enumerate(parts) if part.count("(") > part.count(")")), None)
    last = listed[start:]
    if unclosed is None:
        return [*parts, last[: last.rfind("(")] if last.count("(") > last.count(")") else last]
    return [*parts[:unclosed], parts[unclosed][: parts[unclosed].rfind("(")]]


def _rejoined(parts: list[str]) -> list[str]:
    """“interference in U.S. and European processes” is one item, and so is “talks between A and B”."""
    found: list[str] = []
    for part in parts:
        between = found and "between " in found[-1] and " and " not in found[-1]
        if found and (between or (_ADJECTIVE.match(part) and _ENDS_IN_NAME.search(found[-1]))):
            found[-1] = f"{found[-1]} and {part}"
        else:
            found.append(part)
    return found


def _expanded(parts: list[str]) -> Iterator[str]:
    """“the conflicts in A”, “B” are a conflict in A and one in B."""
    head = ""
    for part in parts:
        match = _PLURAL_HEAD.fullmatch(part.strip())
        if match:
            *others, noun = _bare(match["head"]).split()
            head = f"{' '.join([*others, _SINGULAR.get(noun, noun)])} {match['in']} "
            yield head + match["first"]
        elif head and part.strip()[:1].isupper():
            yield head + part.strip()
        else:
            head = ""
            yield part


def _bare(item: str) -> str:
    item = _unwrapped(_ADDED.sub("", item.strip()))
    while match := _ARTICLE.match(item):
        item = _unwrapped(item[match.end() :])
    return item if len(item) > 2 and item.lower() not in _NOTHING else ""


def _unwrapped(item: str) -> str:
    """An item without the marks around it; a quotation mark stays where its partner stands inside."""
    bare = item.strip(" ,‘’()'\"“”„«»")
    return item.strip(" ,") if _TOGETHER.match(item) and bare != item.strip(" ,")[1:-1] else bare
