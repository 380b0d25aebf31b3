"""Headings that say what stands below them: what to read next, the authors, the contents, a summary."""

from __future__ import annotations

import re

RELATED = re.compile(
    r"(?:related(?:\s(?:research|analysis|content|articles?|posts?|publications?|stories|reading|topics))?"
    r"(?:\s(?:&|and)\s\w+)?|(?:more|further)\s(?:(?:work|research|articles?|posts?|stories|publications?|analysis|news)\s)?(?:on|from|in|like|by)\s.{1,40}|"
    r"further\sreading|read\s(?:more|also|next)|"
    r"you\s(?:may|might)\s(?:also\s)?(?:like|be\sinterested\sin)|recommended(?:\s(?:for\syou|reading))?|see\salso|"
    r"most\s(?:read|popular|viewed)(?:\sin\s.{1,30})?|(?:top|more)\sstories(?:\s(?:on|from|in)\s.{1,40})?|latest(?:\s(?:news|publications|analysis))?|"
    r"mehr\szum\sthema|das\skönnte\ssie\sauch\sinteressieren|weitere(?:\s(?:artikel|beiträge|publikationen))|"
    r"à\slire\s(?:aussi|également)|sur\sle\smême\s(?:sujet|thème)|articles?\sliés|"
    r"artículos?\srelacionados?|te\spuede\sinteresar|lo\smás\sleído|les\splus\slus|das\swichtigste|meistgelesen(?:e\sartikel)?|articoli\scorrelati|leggi\sanche|"
    r"читайте\sтакже|материалы\sпо\sтеме|похожие\s(?:материалы|статьи)|相关(?:文章|阅读|链接)|延伸阅读|اقرأ\sأيض[اً]{1,2}|مواضيع\sذات\sصلة)\s?[:：]?",
    re.IGNORECASE,
)
"""The heading above what a page offers to read next."""
OFFER = re.compile(
    r"(?:related(?:\s(?:articles?|reading|posts?|stories))?|(?:also\s)?read(?:\s(?:more|also|next))?|further\sreading|"
    r"lesen\ssie\s(?:auch|dazu)|mehr\szum\sthema|(?:à\s)?lire\s(?:aussi|également)|"
    r"lee(?:r)?\stambién|te\spuede\sinteresar|leggi\sanche|leia\stambém|lees\sook|czytaj\s(?:też|także|również)|"
    r"читайте\sтакже|читайте\sтакож|相关(?:文章|阅读|链接)|延伸阅读|関連記事|اقرأ\sأيض[اً]{1,2}|مواضيع\sذات\sصلة|ayrıca\soku(?:yun)?)"
    r"\s?[:：]\s?(?P<title>\S.{2,198})",
    re.IGNORECASE,
)
"""An offer to read something else with its title on the same line: “Read more: Why the talks failed”."""
AUTHORS = re.compile(
    r"(?:about\sthe\s)?(?:authors?|contributors?|experts?)|written\sby|(?:über\s(?:den|die)\s)?autor(?:in|en|innen|:innen)?|"
    r"(?:à\spropos\sde\sl['’]|l['’]|les\s)?auteurs?|sobre\s(?:el|la|los)\sautor(?:a|es)?|об\sавтор(?:е|ах)|作者简介|نبذة\sعن\sالكاتب",
    re.IGNORECASE,
)
"""The heading above who wrote a text, near its end."""
SPEAKERS = re.compile(
    r"(?:featured\s|guest\s)?(?:speakers?|panel(?:l?ists?)?|moderat(?:ors?|ed\sby|ion)|participants|discussants?|chair)|"
    r"redner(?:innen)?|sprecher(?:innen)?|es\ssprechen|teilnehmer(?:innen)?|intervenants?|modérat(?:eur|rice)|ponentes|"
    r"moderador(?:a|es)?|участники|спикеры|модератор|المتحدثون|主讲人|与会嘉宾|主持人",
    re.IGNORECASE,
)
"""The line above those who speak in a conversation, who are not its authors."""
CONTENTS = re.compile(
    r"(?:table\sof\s)?contents|in\sthis\s(?:article|paper)|inhalt(?:sverzeichnis)?|sommaire|table\sdes\smatières|índice|"
    r"содержание|оглавление|目录",
    re.IGNORECASE,
)
"""The heading above the headings of a text."""
ABSTRACT = re.compile(r"abstract|kurzfassung|résumé|аннотация|resumen|sommario", re.IGNORECASE)
"""The heading above a paragraph that sums a paper up."""
