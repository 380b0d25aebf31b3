"""English words that say how sure the author is, or how well founded the judgment."""

from __future__ import annotations

from briefkit.core.likelihood.language.grammar import Sign, one_of

_LEVEL = one_of(
    """
    high higher low lower moderate medium some great greater limited little full considerable strong reasonable
    modest fair less more utmost complete no every very_high very_low only_low only_moderate low-to-moderate
    moderate-to-high
    """
)
_JUDGMENT = one_of(
    """
    assessments? judge?ments? conclusions? findings? estimates? forecasts? figures? readings? attribution sources?
    views? numbers? claims? data predictions? projections? point points result results analysis diagnosis evidence
    prognosis verdict
    """
)
_SURE = one_of(
    """
    confident certain sure convinced
    """
)

CONFIDENCE = (
    Sign(
        r"\b(?:we|I) (?:hold|offer|make|state|put forward|advance) (?:this|that|our|the) (?:\w+ )?(?:view"
        rf"|{_JUDGMENT})\b[^.;]{{0,30}}\b(?:tentatively|firmly|loosely"
        r"|with (?:\w+ )?(?:caution|reservations?))\b"
    ),
    Sign(r"\b(?:analysts|team|desk|authors),? whose confidence (?:in \w+ \w+ )?(?:is|remains)\b"),
    Sign(
        r"\bour (?:judge?ments?|grounds|evidence|reasons)\b[^.;]{0,40}\b(?:thin|firm(?:er)?|solid|shaky|weak|strong)\b"
    ),
    Sign(rf"\b(?:and|but) (?:we )?(?:are|remain) (?:\w+ )?{_SURE} in (?:thinking|saying|judging|believing)\b"),
    Sign(r"(?:\A|[,;:(–—] ?)confidence (?:is |remains )?(?:\w+ )?(?:low|moderate|medium|high|limited)\b"),
    Sign(r"\b(?:we|I) have (?:very )?(?:little|no|hardly any|scant) doubt (?:that|about|of)\b"),
    Sign(r"\bconfidence (?:that )?(?:we|I) (?:\w+ )?(?:call|rate|put|describe|grade|set)\b"),
    Sign(r"\bconfidence (?:that )?(?:we|I) (?:place|have|attach|put)\b"),
    Sign(
        r"\b(?:our|this) (?:judge?ment|assessment|conclusion|finding|estimate"
        r"|reading)\b[^;]{0,60}\b(?:tentative|robust|well[ -]founded|firm|fragile|provisional|solid|shaky"
        r"|rests on (?:thin|solid|a single|weak|strong|firm))\b"
    ),
    Sign(
        r"\b(?:with|hold|have|has|having|claim|attach|place|put|at|of|in|express|only|than|state"
        rf"|say)\b(?: \w+){{0,3}} {_LEVEL}(?: \w+| to \w+| degree of| level of| levels of)? confidence\b",
        before=r" (?:in|of|among|from) (?!this|that|these|our|it\b|both|what|which|either"
        rf"|the (?:latter|former|second|first)|(?:the|its|an?) (?:\w+ ){{0,2}}(?:{_JUDGMENT}|\uFFFC))",
        after=r"\b(?:voters?|investors?|public|markets?|consumers?|business(?:es)?) (?:\w+ )?",
    ),
    Sign(
        rf"(?:\A|[(\[,;:–—] ?|[-] ){_LEVEL}(?: degree of| level of)? confidence\b(?! (?:in|of"
        r"|among) (?:the (?!assess|judg|concl|find)|parl|gov))"
    ),
    Sign(
        r"\b(?:we|I) (?:\w+ )?(?:have|hold|place|attach|put|claim"
        rf"|had) (?:\w+ ){{0,2}}{_LEVEL} (?:\w+ )?confidence\b",
        before=r" in (?:the |his |her |their |its )?(?:\w+ )?(?:government|minister|president|parliament|police"
        r"|courts?|institutions|leadership|board|army|public|voters)\b",
    ),
    Sign(
        r"\b(?:low|medium|moderate|high)[ -]confidence (?:judge?ment|assessment|estimate|finding|view|call"
        r"|forecast|conclusion|statement)"
    ),
    Sign(rf"\b(?:we|I)\b[^;]{{0,80}}\b(?:and|but) (?:are|am|remain) (?:\w+ )?{_SURE}\b"),
    Sign(
        r"(?:\A|[;,:—–] |\b(?:and|so|but|hence|though|although|while"
        r"|where) )(?:analytic(?:al)? )?confidence (?:here |on this point )?(?:is|remains"
        rf"|stays) (?:\w+ ){{0,2}}{_LEVEL}\b"
    ),
    Sign(r"\b(?:our|my)(?: own)?(?: \w+){0,2} (?:confidence|certainty)\b"),
    Sign(r"\bconfidence(?: levels?)?\*{0,2} ?(?::|=|–|—| - ) ?(?:\w+[ -]){0,2}(?:high|low|moderate|medium)\b"),
    Sign(r"\b(?:degree|level) of confidence\b[^;]{0,80}\b(?:is|remains?|as)\b", after=r"\b(?:public|voters'?|high) "),
    Sign(
        rf"\bconfidence in (?:this|that|these|those|the|our|both|either|it)\b(?: \w+){{0,2}} {_JUDGMENT}\b"
        r"|\bconfidence in (?:this|that|it|both|either)(?= (?:is|remains|as)\b|[.,;)]|\Z)"
    ),
    Sign(
        r"\b(?:we|I)(?:'re|'m| are| am| remain| feel| can be| cannot be| can't be"
        rf"| could not be)(?: [\w'-]+){{0,5}} {_SURE}\b(?! of (?:victory|winning))"
        rf"|\b(?:we|I)(?:'re|'m| are| am| remain| feel),[^;]{{1,80}}, {_SURE}\b"
    ),
    Sign(
        rf"\b{_SURE}\b(?: \w+)? (?:as|though|that) (?:we|I) (?:are|am|remain)\b"
        rf"|\b(?:are|am) (?:we|I)\b(?: \w+){{0,4}} {_SURE}\b"
    ),
    Sign(
        r"\bof (?:that|this|it|which|neither|both|one thing)\b(?:, \w+,)? (?:we|I) (?:are|am|remain"
        rf"|feel)\b(?: \w+){{0,3}} {_SURE}\b"
    ),
    Sign(
        r"\b(?:we|I) (?:can |could |would |may |do |cannot |must )?(?:say|state|judge|assess|affirm|conclude"
        r"|hold)\b[^;]{0,40} with (?:\w+ )?(?:confidence|certainty)\b"
    ),
    Sign(
        r"\b(?:be|been) (?:said|stated|judged|asserted|established|excluded"
        r"|ruled out) with (?:\w+ )?(?:confidence|certainty)\b"
    ),
)
