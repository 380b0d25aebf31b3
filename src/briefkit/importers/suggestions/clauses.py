"""The clauses of a forecast in English: what it claims, on which condition, and until when."""

from __future__ import annotations

import re

from briefkit.core.values import frozen

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
_LONGEST = 320


@frozen
class Split:
    """A sentence without its condition: the rest, and the condition or the time until which it holds, or "" each.

    “Until …” at the end stays in the rest; `opening` is one that the sentence begins with, as it is written there.
    """

    main: str
    condition: str = ""
    until: str = ""
    opening: str = ""


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
        opening = sentence[: match.start("main")] if match.start("main") else ""
        return Split(match["main"] if opening else sentence, until=f"until {condition}", opening=opening)
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


def horizon_in(sentence: str) -> str:
    """A time frame in words: “before the meeting”, “for the foreseeable future”; empty without one."""
    match = _HORIZON.search(sentence)
    return match[0] if match else ""
