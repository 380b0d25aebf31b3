"""How pages name people and bodies: behind “by”, with what they are called."""

from __future__ import annotations

import re

_BY = (
    r"(?:(?:written|words|text|story)\sby|by|text|rapporteurs?|authors?|verfasser(?:in)?|von|"
    r"autor(?:in|en|es|e|i|zy|as|a)?|par|auteurs?|por|di|door|автори?|авторы|作者|撰文|文|بقلم|الكاتب|מאת|लेखक|ავტორი)"
    r"(?:\s?[:：]\s?|(?<=[文者])\s?[/／]\s?|\s)|(?:текст|материал\sподготовил[аи]?|беседовал[аи]?)\s?[:：]\s?"
)
_BY = rf"(?:{_BY})"
BY = re.compile(rf"\A(?:(?:posted|published)\s(?=by))?{_BY}", re.IGNORECASE)
"""How a line begins that names who wrote a text, or at least put it there."""
BYLINE = re.compile(rf"{_BY}(?P<names>\S.*)", re.IGNORECASE)
ROLES = (
    r"(?:fellow|professor(?:in)?|director|direktor(?:in)?|researcher|analyst|lecturer|scholar|head|president|correspondent|"
    r"associate|assistant|expert|reporter(?:in)?|journalist(?:e|in)?|engineer|columnist|technologist|strategist|redakteur(?:in)?|"
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
ROLE_ELSEWHERE = re.compile(
    r"(?:(?:[кд]\.\s?\w{1,8}\.?\s?н\.|[кд]\w{0,8}\sнаук),?\s)?(?:[\w-]{2,25}\s){0,3}(?:директор|сотрудник|профессор|эксперт|"
    r"аналитик|доцент|исследователь|обозреватель|співробітник|професор|експерт|аналітик|дослідник)(?:ка)?\b[^.!?]{0,100}|"
    r"(?:باحث|أستاذ|كاتب|محلل|خبير|زميل|مدير)ة?(?:\s[^.!?؟]{0,80})?|"
    r"[^。！？]{2,40}(?:研究员|教授|主任|所长|院长|学者|研究員|所長|准教授)",
    re.IGNORECASE,
)
"""The same in Russian, Ukrainian, Arabic, Chinese and Japanese: only below a name, as it may be a heading, too."""
AUTHOR_IS = re.compile(
    r"[(（\[]?\s?(?:作者(?:系|为|是|單位|单位)|本文作者|the\s(?:author|writer)s?\s(?:is|are|was|works?|teaches)\b|"
    r"(?:der|die)\sautor(?:in|en)?\s(?:ist|sind|arbeite[tn]|lehrt)\b|les?\sauteurs?\s(?:est|sont)\b|l['’]auteure?\sest\b|"
    r"(?:el|la)\sautora?\ses\b|l['’]autor(?:e|ice)\sè\b|автор(?:ы|и)?\s?(?:[–—-]|является|работает|є)\s|"
    r"الكاتبة?\s(?:باحث|أستاذ|محلل|خبير|زميل))[^\n]{3,250}",
    re.IGNORECASE,
)
"""A note at the end that says what the author is without a name: “(The author is a fellow at …)”."""
_TEAM = (
    r"team|staff|unit|desk|editors?|redaktion|division|secretariat|press|admin|reuters|agencies|wires|agenturen|board|"
    r"afp|ap|dpa"
)
TEAM = re.compile(rf"\b(?:{_TEAM})\b", re.IGNORECASE)
"""A word in the names of those who sign together."""
NOBODY = re.compile(
    rf"\b(?:{_TEAM}|user|follow|load|most|popular|read|view|subscribe|sign|set|more|all)\b", re.IGNORECASE
)
"""A word in what stands in bylines for people who are not named, and in buttons beside them."""
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
SITE = re.compile(
    r"\b(?:news|editorial|network|magazine|times|post|herald|media|group|inc|ltd|llc|gmbh|bloomberg|contributors?|services?|"
    r"reporters|correspondents|writers|(?:senior|guest|contributing|freelance|features?)\s(?:writer|author)|online|company|"
    r"organi[sz]ation|international)\b",
    re.IGNORECASE,
)
"""A word that is in the names of sites and of those who write for them unnamed, and hardly in those of people."""
