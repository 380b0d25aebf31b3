"""Whether a sentence stands by an estimate in it, or takes it back: “not likely”, “we doubt that it is likely …”."""

from __future__ import annotations

import re

_STRONGER = re.compile(
    r"(?:(?:very|highly|most|more|much|far|quite|rather|extremely|exceptionally|exceedingly|increasingly|fairly|"
    r"reasonably|overwhelmingly|also|still|now|therefore|thus|hence|then|again|always|already|even|both|all|"
    r"currently|nevertheless|nonetheless|however|moreover)\s){0,3}",
    re.IGNORECASE,
)
"""Words that leave an estimate what it is."""
_TAKEN_BACK = re.compile(
    r"n['’]t\b|\b(?:not|cannot|never|no|nor|neither|none|nobody|nothing|nowhere|hardly|scarcely|barely|rarely|seldom|"
    r"few|little|less|least|far\sfrom|anything\sbut|without|doubt\w{0,6}|den(?:y|ies|ied|ying)|disput\w{1,5}|"
    r"disagree\w{0,3}|disbelie\w{1,5}|reject\w{0,3}|question\w{0,4}|wrong\w{0,2}|false\w{0,4}|untrue|incorrect\w{0,2}|"
    r"mistak\w{1,5}|mistook|error|myth|illusion|absurd|fail(?:s|ed|ure)?|ceas\w{1,3}|stop(?:s|ped)?|unlikely|"
    r"improbable|implausible|impossible|contrary|instead|lest|if|whether|unless|when|until|once|as\sthough|suppos\w{1,4}|"
    r"assum\w{1,5}|imagin\w{1,4}|pretend\w{0,3}|would|could|might|may)\b",
    re.IGNORECASE,
)
"""Words before a statement with which its author denies it, doubts it, or only thinks of it."""
_NONE_OF_THEM = re.compile(
    r"(?:(?:very|too|so|relatively|precious)\s)?(?:no|none|neither|nobody|nothing|few|little)\b", re.IGNORECASE
)
"""What a subject may begin with that denies what is claimed, not the estimate: “No side is likely to yield”."""
_TAKEN_BACK_ELSEWHERE = re.compile(
    r"\b(?:nicht|kaum|wenig|weniger|kein\w{0,2}|nie|niemals|schwerlich|unwahrscheinlich|ne|n['’]|pas|peu|guère|moins|"
    r"jamais|aucune?|ni)(?:\s\w{1,20}){0,2}\s?\Z",
    re.IGNORECASE,
)
_THAT_ELSEWHERE = re.compile(r",?\s(?:dass|daß|ob|que|qu['’]|si)", re.IGNORECASE)


def only_stronger(between: str) -> bool:
    """Whether the words between “is” and an estimate leave it what it is: “very”, “still”, not “hardly”."""
    return _STRONGER.fullmatch(f"{between.strip()} ".lstrip()) is not None


def is_taken_back(before: str) -> bool:
    """Whether words before a statement deny or doubt it, or only think of it."""
    return _TAKEN_BACK.search(before) is not None


def subject_takes_back(subject: str, lean: int) -> bool:
    """Whether the subject of an estimate that leans to yes (1) or no (-1) does so: it would be part of the claim."""
    none = _NONE_OF_THEM.match(subject)
    return is_taken_back(subject[none.end() :] if none else subject) or (none is not None and lean < 0)


def is_taken_back_elsewhere(before: str, after: str) -> bool:
    """Whether a German or French adverb is denied, or is a predicate that a clause depends on."""
    return _TAKEN_BACK_ELSEWHERE.search(before) is not None or _THAT_ELSEWHERE.match(after) is not None
