"""The clauses of a forecast in English: what it claims, on which condition, and until when."""

from __future__ import annotations

import re

from briefkit.core.dates.dates import PartialDate
from briefkit.core.values import frozen
from briefkit.importers.written_dates import dates_in, dates_near

_CONDITION = (
    r"(?P<word>if|unless|provided(?:\sthat)?|providing|absent|without|barring|until|as\slong\sas|so\slong\sas|once|"
    r"assuming(?:\sthat)?|"
    r"in\sthe\sabsence\sof|should)"
)
_LEADING = re.compile(
    rf"(?:(?:But|And|So|Yet|However|Still|Therefore|"
    rf"Even\sso),?\s)?{_CONDITION}\s(?P<condition>[^,;]{{4,200}}(?:,\s(?:or|and)\s[^,;]{{4,120}})?),\s"
    r"(?:(?:then|however,)\s)?(?P<main>\S.{8,400})",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?P<main>.{8,400}?),?\s(?P<word>if|unless|provided(?:\sthat)?|absent|barring|until|as\slong\sas|so\slong\sas|"
    r"assuming(?:\sthat)?)\s(?P<condition>[^,;]{4,200})[.]?\Z",
    re.IGNORECASE,
)
_TOLD_BY_ITSELF = frozenset(
    ("if", "provided", "provided that", "providing", "as long as", "so long as", "once", "assuming", "assuming that")
)
"""Words after which the condition is what has to hold; after all others they are a part of it."""
_NO_CLAUSE = re.compile(r"(?:and|or|so|but|nor|which|who)\b", re.IGNORECASE)
_THEN = re.compile(r"(?:then|now|so|not|any|possible|necessary|anything)\b", re.IGNORECASE)
"""“Until then”, “if not”, “if any”: no conditions."""
_CLAUSE_BEGINS = re.compile(
    r"\A(?:(?:But|And|So|Yet|However|Still|Overall|Therefore|Thus|Moreover|In\sthe\send|For\snow|Meanwhile|"
    r"Unfortunately|As\sa\sresult|Even\sso|"
    r"Ultimately|Nonetheless|Nevertheless|Finally|In\s\w+|By\s\w+|At\sbest|Hence)(?:,\s|\s(?=the\b|it\b|a\b|this\b)))+"
    r"|.*(?:;\s|,\s(?:and|but|so|yet|while|though|although|whereas|which\smeans)\s|:\s|\s[—–]\s|\sbut\s)",
    re.DOTALL,
)
_SUBORDINATE = re.compile(
    r"(?:while|although|though|even\sthough|whereas|despite|given|with|since|because|as|after|when)\s[^,]{4,200},\s",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(
    r",\s(?:but|while|though|although|whereas|because|since|as|so|and|which|given|not\sleast|even)\b|;|\s(?:because|"
    r"although|even\sthough|while|whereas)\s|"
    r"\s[—–]\s|—|\.\Z"
)
_BY = re.compile(
    r"\b(?P<how>by|before|until|within|during|in|this|next)\s(?P<what>(?:the\s)?(?:end\sof\s|close\sof\s|"
    r"beginning\sof\s|start\sof\s)?(?:the\s)?"
    r"(?P<unit>year(?:['’]s\send)?|(?:19|20)\d\d)\b(?!\s(?!and|or|but|if|as|with|at|in|by|for|to)[a-z])|year-end\b)",
    re.IGNORECASE,
)
_HORIZON = re.compile(
    r"\b(?:for\sthe\sforeseeable\sfuture|in\sthe\sforeseeable\sfuture|any\s?time\ssoon|soon|"
    r"(?:in|over|within|during)\sthe\s(?:coming|next|near)\s(?:[\w-]{1,20}\s)?(?:days|weeks|months|years?|term|"
    r"future|decade)|"
    r"in\sthe\s(?:short|near|medium|long)[\s-](?:term|run)|within\s(?:[\w-]{1,20}\s){1,2}(?:days|weeks|months|years)|"
    r"(?:before|until|ahead\sof|by\sthe\stime\sof)\s(?:the\s|next\s|this\s)?(?:[\w’'-]{1,30}\s){0,4}?"
    r"(?:summit|meeting|talks|elections?|vote|referendum|deadline|conference|session|season|midterms|winter|spring|summer|"
    r"autumn|round))\b",
    re.IGNORECASE,
)
_BEFORE_DATES = ("by ", "end of ", "until ", "before ", "no later than ", "by late ", "by early ", "on ", "in ")
_COMPARED = re.compile(r"\b(?:than|as|since)\s(?:in|by|on|during)\s\Z", re.IGNORECASE)
"""“Longer than in 2023”: a time to compare with."""
_LONGEST = 320


@frozen
class Split:
    """A sentence without its condition: the rest, and the condition or the time until which it holds, or "" each."""

    main: str
    condition: str = ""
    until: str = ""


def split_condition(sentence: str) -> Split:
    """The condition of a sentence, from “if”, “unless”, “provided”, “absent”, “should” …, and what depends on it."""
    match = _LEADING.fullmatch(sentence) or _TRAILING.fullmatch(sentence)
    if match is None:
        return Split(sentence)
    word = " ".join(match["word"].lower().split())
    if _NO_CLAUSE.match(match["main"]) or _THEN.match(match["condition"]):
        return Split(sentence)
    condition = match["condition"].strip(" .")
    if word == "until":
        return Split(match["main"], until=f"until {condition}")
    if word == "should" and sentence[match.start("word")].islower():
        return Split(sentence)
    return Split(match["main"], condition if word in _TOLD_BY_ITSELF else f"{word} {condition}")


def clause_before(text: str) -> str:
    """What belongs to the clause that a text ends in; a main clause after “While …,” begins behind the comma."""
    text = text.lstrip()
    match = _CLAUSE_BEGINS.match(text)
    clause = text[match.end() :] if match else text
    subordinate = _SUBORDINATE.match(clause)
    return clause[subordinate.end() :] if subordinate else clause


def clause_after(text: str) -> str:
    """What belongs to the clause that a text begins with."""
    match = _CLAUSE_ENDS.search(text)
    return text[: match.start()] if match else text


def claim_of(words: str) -> str:
    """Words as a sentence that turns out true or false; empty if they are too few or too many."""
    claim = " ".join(words.split()).strip(" ,;:.–—")
    if len(claim.split()) < 3 or len(claim) > _LONGEST:
        return ""
    return claim[0].upper() + claim[1:]


def due_in(sentence: str, known: PartialDate | None) -> str:
    """The date by which a sentence says that something is decided, as precise as it says; empty if it says none."""
    for found in (*dates_in(sentence), *(dates_near(sentence, known) if known else ())):
        before, words = sentence[: found.start].lower(), sentence[found.start : found.end].lower()
        if _COMPARED.search(before):
            continue
        if before.endswith(_BEFORE_DATES) or words.startswith(("by ", "until ", "in ")):
            return str(found.date)
    match = _BY.search(sentence)
    if match is None or _COMPARED.search(sentence[: match.start("what")]):
        return ""
    unit = match["unit"] or "year"
    if unit[0].isdigit():
        return unit if match["how"].lower() in ("by", "in", "during", "before") else ""
    if known is None:
        return ""
    return str(known.year + (match["how"].lower() == "next"))


def horizon_in(sentence: str) -> str:
    """A time frame in words: “before the meeting”, “for the foreseeable future”; empty without one."""
    match = _HORIZON.search(sentence)
    return match[0] if match else ""
