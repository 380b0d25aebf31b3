"""How pages name people and bodies: behind “by”, with what they are called."""

from __future__ import annotations

import re

BYLINE = re.compile(
    r"(?:by|written\sby|words\sby|text|rapporteurs?|authors?|verfasser(?:in)?|von|autor(?:in|en|es|e|i|zy|as|a)?|par|auteurs?|por|di|door|автори?|авторы|"
    r"作者|撰文|文|بقلم|الكاتب|מאת|लेखक|ავტორი)(?:\s?[:：]\s?|\s)(?P<names>\S.*)",
    re.IGNORECASE,
)
ROLES = (
    r"(?:fellow|professor(?:in)?|director|direktor(?:in)?|researcher|analyst|lecturer|scholar|head|president|correspondent|"
    r"associate|assistant|expert|reporter(?:in)?|journalist(?:e|in)?|columnist|technologist|strategist|redakteur(?:in)?|"
    r"advis[eo]r|economist|lawyer|editor|scientist|historian|chair|mitarbeiter(?:in)?|"
    r"(?:gast)?wissenschaftler(?:in)?|leiter(?:in)?|cherch(?:eur|euse)|direct(?:eur|rice)|professeure?)"
)
"""What people who write are called."""
ROLE = re.compile(
    r"(?:(?:non-?resident|visiting|senior|junior|principal|research|associate|assistant|deputy|managing|executive|former|"
    r"policy|distinguished|adjunct|leitende[rn]?|stellvertretende[rn]?|wissenschaftliche[rn]?)[\s-]{1,2}){0,4}"
    rf"{ROLES}(?:\Z|(?=,|\s(?:at|of|for|in|on|and|am|an|der|des|für|beim?|du|de|à|–|-)\s)[^.!?]{{0,80}})",
    re.IGNORECASE,
)
"""A line that says what somebody is."""
_CONNECTED = r"(?:of|for|on|and|the|in|der|des|die|für|und|de|la|du|des|et|y|&|в|по|и)"
NAME = re.compile(
    rf"[^\W\d_a-zа-я][\w.'’-]{{0,30}}(?:\s(?:{_CONNECTED}|[^\W\d_a-zа-я][\w.'’-]{{0,30}})){{1,9}}", re.UNICODE
)
"""A line each word of which has a capital, as names of institutes and sites do."""
BODY = re.compile(
    r"\b(?:institut\w{0,4}|forum|cent(?:er|re)|zentrum|committee|comité|ausschuss|ministry|minist\w{3,6}|department|council|"
    r"parliament|assembly|assemblée|commission|journal|review|revue|society|association|foundation|fondation|stiftung|"
    r"university|universit\w{1,3}|observatory|bulletin|gazette|papers|newsletter|letter|blog|office|agency|bank|"
    r"house|senate|academy|school|college|think\stank|fund|league|council|bundestag|instituto|fundación|universidad|"
    r"研究院|研究所|大学|مركز|معهد|جامعة|институт|центр|комитет|университет|министерство|совет|фонд)\b",
    re.IGNORECASE,
)
"""A word that is in the names of bodies that publish."""
