"""How publishers leave a text to its author."""

from __future__ import annotations

import re

DISCLAIMER = re.compile(
    r"(?:(?:the\s)?(?:views|opinions|positions)\s(?:and\s\w{1,30}\s)?(?:expressed|presented|stated|in\sthis)\b|"
    r"this\s(?:article|commentary|paper|publication|text|brief|post|analysis)\s(?:does\snot\s(?:necessarily\s)?(?:reflect|represent)|"
    r"reflects|represents|was\s(?:originally|first)\spublished)\b|disclaimer\b|"
    r"(?:the\s)?\w{1,30}(?:\s\w{1,30}){0,6}\s(?:does\snot|takes\sno)\s(?:necessarily\s)?"
    r"(?:endorse|(?:take\s)?(?:an?\s)?(?:institutional\s)?positions?)\b|"
    r"(?:das|dieses?r?)\s[\w-]{1,30}\sgibt\s(?:die|nicht)\b.{0,60}\b(?:auffassung|meinung|ansicht)|"
    r"die\s(?:hier\s|in\sdiesem\s\w{1,30}\s)?(?:geäußerten|vertretenen|dargestellten)\s(?:meinungen|ansichten|auffassungen|positionen)\b|"
    r"(?:les|ces)\s(?:opinions|propos|idées|points\sde\svue)\s(?:exprimée?s|n['’]engagent)\b|"
    r"las\sopiniones\s(?:expresadas|vertidas)\b|le\sopinioni\sespresse\b|"
    r"мнение\s(?:автора|редакции|авторов)\b|взгляды,?\s(?:изложенные|выраженные)\b)",
    re.IGNORECASE,
)
"""How a publisher begins to leave a text to its author."""
_SOLELY = re.compile(
    r"\bthe\ssole\s(?:views|opinions|responsibility)\sof\s(?:its|the|their)\sauthor|"
    r"\b(?:views|opinions|positions|responsibility)\b.{0,60}\bsolely\s(?:those\s)?of\s(?:its|the|their)\sauthor|"
    r"\bin\sder\salleinigen\sverantwortung\s(?:der|des)\sautor|"
    r"\bn['’]engagent\sque\s(?:leurs?\sauteur|la\sresponsabilité)",
    re.IGNORECASE,
)
_LONGEST = 600


def is_disclaimer(text: str) -> bool:
    """Whether a paragraph leaves the text to its author, with its first words or “solely” further behind."""
    return len(text) <= _LONGEST and bool(DISCLAIMER.match(text) or _SOLELY.search(text))
