"""What pages say around a text, in the languages of many publishers: to share it, to read on, to disclaim."""

from __future__ import annotations

import re

LONGEST_LABEL = 80  # characters of a line that is no part of a text

RELATED = re.compile(
    r"(?:related(?:\s(?:research|analysis|content|articles?|posts?|publications?|stories|reading|topics))?"
    r"(?:\s(?:&|and)\s\w+)?|(?:more|further)\s(?:(?:work|research|articles?|posts?|stories|publications?|analysis|news)\s)?(?:on|from|in|like|by)\s.{1,40}|"
    r"further\sreading|read\s(?:more|also|next)|"
    r"you\s(?:may|might)\s(?:also\s)?(?:like|be\sinterested\sin)|recommended(?:\s(?:for\syou|reading))?|see\salso|"
    r"most\s(?:read|popular)|latest(?:\s(?:news|publications|analysis))?|"
    r"mehr\szum\sthema|das\skönnte\ssie\sauch\sinteressieren|weitere(?:\s(?:artikel|beiträge|publikationen))|"
    r"à\slire\s(?:aussi|également)|sur\sle\smême\s(?:sujet|thème)|articles?\sliés|"
    r"artículos?\srelacionados?|te\spuede\sinteresar|articoli\scorrelati|leggi\sanche|"
    r"читайте\sтакже|материалы\sпо\sтеме|похожие\s(?:материалы|статьи)|相关(?:文章|阅读|链接)|مواضيع\sذات\sصلة)\s?[:：]?",
    re.IGNORECASE,
)
"""The heading above what a page offers to read next."""

BOILERPLATE = re.compile(
    r"(?:view\s(?:all|more)\b.*|see\sall\b.*|read\smore\b.*|show\s(?:more|less)|load\smore|back\sto\s(?:top|\w+)|"
    r"(?:copy\s)?link(?:\scopied)?!?|copied!?|share(?:\s(?:this|on|via)\b.*)?|print(?:\sthis)?(?:\spage)?|e-?mail|save|cite|"
    r"tweet|(?:facebook|twitter|linkedin|whatsapp|telegram|bluesky|instagram|youtube|x|reddit|rss)"
    r"(?:[\s,|•·/]+(?:facebook|twitter|linkedin|whatsapp|telegram|bluesky|instagram|youtube|x|reddit|rss|email|print))*|"
    r"skip\sto\s(?:the\s)?(?:main\s)?(?:content|navigation)|zum\s(?:haupt)?inhalt(?:\sspringen)?|direkt\szum\sinhalt|"
    r"aller\sau\s(?:contenu|menu)(?:\sprincipal)?|ir\sal\scontenido(?:\sprincipal)?|vai\sal\scontenuto|перейти\sк\s(?:основному\s)?содержанию|"
    r"跳(?:到|至)主要?内容|تخطي\sإلى\sالمحتوى(?:\sالرئيسي)?|דלג\sלתוכן.*|(?:toggle\s)?(?:menu|navigation|search)|home|close|subscribe\b.*|sign\s(?:up|in)\b.*|"
    r"log\s?in|register|anmelden|registrieren|(?:se\s)?connexion|se\sconnecter|s['’]inscrire|iniciar\ssesión|вход|войти|регистрация|"
    r"登录|注册|تسجيل\sالدخول|learn\smore|(?:experts|people|events|programs?|programmes?|publications|jobs|careers|sitemap|plan\sdu\ssite|"
    r"карта\sсайта)|(?:impressum|datenschutz\w{0,12}|barrierefreiheit|kontakt|presse|jobs|cookies|sitemap)"
    r"(?:\s(?:impressum|datenschutz\w{0,12}|barrierefreiheit|kontakt|presse|jobs|cookies|sitemap)){0,6}|"
    r"get\s(?:more|the\slatest)\s(?:news|updates)\b.{0,80}|(?:temps\sde\slecture|lesezeit|lesedauer|время\sчтения)\s?:?.{0,20}|"
    r"partager\scette\spage|télécharger\b.{0,40}|herunterladen\b.{0,30}|скачать\b.{0,30}|оценить\sстатью.{0,60}|поделиться\sстатьей|"
    r"(?:pdf|epub|mobi|docx?)\s?[|(]?\s?\d{1,4}(?:[.,]\d{1,2})?\s?[km]b\)?|(?:issn|isbn)\b.{0,60}|"
    r"(?:accroche|corps\sanalyses|image|date\sde\spublication|contenu\sdisponible\sen)\s?:?|\(?(?:голосов:|\d{1,5}\sголос).{0,40}|"
    r"alle\srechte\svorbehalten\.?|tous\sdroits\sréservés\.?|newsletters?|donate(?:\snow)?|advertisement|sponsored|download(?:\s(?:pdf|the\s\w+|\w+))?(?:\s\(.{1,20}\))?|watch\s(?:the\s)?\w+|view\sthis\semail\b.*|unsubscribe\b.*|forward\sto\sa\sfriend|manage\s(?:your\s)?preferences|you\s(?:are\sreceiving|received)\sthis\b.*|(?:older|newer|previous|next)\s(?:posts?|articles?|page)|"
    r"listen(?:\sto\sthis\b.*)?|\d{1,2}\smin(?:ute)?s?\s(?:read|to\sread|listen)|all\srights\sreserved.?|"
    r"(?:accept|reject|manage|allow)\s(?:all\s)?(?:cookies?|preferences)|cookie\s(?:settings|policy|preferences)|"
    r"privacy\s(?:policy|notice)|terms\s(?:of\suse|and\sconditions|of\sservice)|contact(?:\sus)?|about\sus|"
    r"(?:we|this\s(?:web)?site)\suses?\scookies\b.*|(?:wir|diese\s(?:web)?seite)\s(?:verwenden|verwendet|nutzen|nutzt)\scookies\b.*|"
    r"ce\ssite\sutilise\sdes\scookies\b.*|мы\sиспользуем\s(?:файлы\s)?cookie\b.*|"
    r"teilen|drucken|startseite|menü|suche|nach\soben|zum\sinhalt(?:\sspringen)?|newsletter\sabonnieren|impressum|datenschutz\w*|"
    r"partager|imprimer|accueil|haut\sde\spage|mentions\slégales|s['’]abonner|compartir|imprimir|inicio|suscríbete|"
    r"condividi|stampa|поделиться|распечатать|печать|главная|наверх|подписаться|меню|поиск|首页|分享|打印|[^\s]{0,4}icp备.{0,30}|责任编辑\s?[:：].{0,30}|字号.{0,12}|来源\s?[:：].{0,30}|"
    r"【分享】|الرئيسية|شارك.{0,20}|طباعة|"
    r"tags?(?::.*)?|topics?:.*|key\s?words?(?::.*)?|\d{1,5}\s(?:responses?|comments?|shares?|views?)|text(?:\ssize)?|view\sprofile|listen\son\s.{1,40}|jel(?:\s(?:codes?|classification))?:.*|filed\sunder:?.*|schlagwörter:.*|теги:.*)",
    re.IGNORECASE,
)
"""A line that is no part of any text."""

NOTICE = re.compile(
    r"(?:.{0,80}\bcookies?\b|.{0,40}\bcookie|you\s(?:are\sreceiving|received)\sthis|view\sthis\semail|unsubscribe|subscribe|all\srights|"
    r"alle\srechte|tous\sdroits|get\s(?:more|the\slatest))",
    re.IGNORECASE,
)
"""How a whole sentence begins that is the page's and not the text's."""
MAY_BE_HEADING = re.compile(
    r"jobs|careers|contacts?|events|people|experts|publications|programm?e?s?|image|search|save|text|cite|home|register|registration|"
    r"presse|kontakt|newsletter|print|email|suche|menü|donate",
    re.IGNORECASE,
)
"""Words of a page's menu that also stand above parts of texts."""
COPYRIGHT = re.compile(
    r"(?:©|版权所有|جميع\sالحقوق\sمحفوظة|все\sправа\sзащищены|\(c\)\s(?:19|20)\d\d|"
    r"copyright\b(?=.{0,20}\d{4})).*",
    re.IGNORECASE,
)
CRUMBS = re.compile(r"[^.!?›»>/|→]{1,60}(?:\s[›»>/|→]\s[^.!?›»>/|→]{1,60}){1,8}")
"""The path to a page, such as `Home › Publications`."""
BLOB = re.compile(
    r"[\[{]\s?[\"'][^\"']{1,80}[\"']\s?[:,]|(?:var|let|const)\s\w{1,40}\s?=|window\.\w|<!--|function\s?\w{0,40}\s?\("
)
"""How data or a program begins that was copied along."""

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

KINDS: dict[str, str] = {
    **dict.fromkeys(
        (
            "analysis",
            "analyse",
            "análisis",
            "note d’analyse",
            "note d'analyse",
            "analisi",
            "анализ",
            "分析",
            "تحليل",
            "ניתוח",
            "research",
            "research summary",
        ),
        "analysis",
    ),
    **dict.fromkeys(
        (
            "commentary",
            "comment",
            "opinion",
            "op-ed",
            "kommentar",
            "commentaire",
            "tribune",
            "комментарий",
            "评论",
            "評論",
            "تعليق",
            "رأي",
            "פרשנות",
        ),
        "commentary",
    ),
    **dict.fromkeys(
        (
            "question and answer",
            "questions and answers",
            "q&a",
            "q & a",
            "interview",
            "вопросы и ответы",
            "entretien",
            "entrevista",
            "intervista",
            "gespräch",
            "интервью",
        ),
        "qa",
    ),
    **dict.fromkeys(
        (
            "report",
            "special report",
            "bericht",
            "studie",
            "rapport",
            "informe",
            "доклад",
            "policy paper",
            "working paper",
            "working papers",
            "discussion paper",
            "research paper",
            "white paper",
        ),
        "report",
    ),
    **dict.fromkeys(
        (
            "memo",
            "memorandum",
            "policy brief",
            "issue brief",
            "briefing",
            "briefing note",
            "briefing paper",
            "vermerk",
        ),
        "memo",
    ),
    **dict.fromkeys(
        (
            "note",
            "notes",
            "notiz",
            "press release",
            "pressemitteilung",
            "communiqué de presse",
            "пресс-релиз",
            "statement",
        ),
        "note",
    ),
    **dict.fromkeys(
        (
            "testimony",
            "congressional testimony",
            "oral evidence",
            "written evidence",
            "hearing",
            "anhörung",
            "transcript",
        ),
        "testimony",
    ),
    **dict.fromkeys(("podcast", "episode", "audio"), "podcast"),
    **dict.fromkeys(
        (
            "event",
            "events",
            "event summary",
            "event report",
            "conference report",
            "workshop report",
            "veranstaltung",
            "événement",
        ),
        "event",
    ),
}
"""What a page calls a text → the kind of brief."""

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
AUTHORS = re.compile(
    r"(?:about\sthe\s)?(?:authors?|contributors?|experts?)|written\sby|(?:über\s(?:den|die)\s)?autor(?:in|en|innen|:innen)?|"
    r"(?:à\spropos\sde\sl['’]|l['’]|les\s)?auteurs?|sobre\s(?:el|la|los)\sautor(?:a|es)?|об\sавтор(?:е|ах)|作者简介|نبذة\sعن\sالكاتب",
    re.IGNORECASE,
)
"""The heading above who wrote a text, near its end."""
ROLES = (
    r"(?:fellow|professor(?:in)?|director|direktor(?:in)?|researcher|analyst|lecturer|scholar|head|president|correspondent|"
    r"associate|assistant|expert|advis[eo]r|economist|lawyer|editor|scientist|historian|chair|mitarbeiter(?:in)?|"
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
CONTENTS = re.compile(
    r"(?:table\sof\s)?contents|in\sthis\s(?:article|paper)|inhalt(?:sverzeichnis)?|sommaire|table\sdes\smatières|índice|"
    r"содержание|оглавление|目录",
    re.IGNORECASE,
)
"""The heading above the headings of a text."""
ABSTRACT = re.compile(r"abstract|kurzfassung|résumé|аннотация|resumen|sommario", re.IGNORECASE)
"""The heading above a paragraph that sums a paper up."""

EPISODE = re.compile(r"(?:episode|ep\.|folge|épisode|выпуск)\s?#?\d{1,4}")
OTHER_KIND = re.compile(
    r"insights?|features?|essay|explainer|in\sdepth|blog(?:\spost)?|up\sfront|news|for\simmediate\srelease|perspectives?|expert\scomment|"
    r"parliamentary\squestion\b.{0,30}|question\sfor\s(?:written|oral)\sanswer\b.{0,30}|kleine\sanfrage|drucksache\b.{0,20}|"
    r"hintergrund|dossier|point\sde\svue|аналитика",
    re.IGNORECASE,
)
"""What a page calls a text, where that is none of the kinds of briefs."""
FIGURE = (
    r"(?:figure|fig\.|figura|chart|map|graph|exhibit|photo|abbildung|abb\.|grafik|schaubild|karte|foto|graphique|carte|"
    r"gráfico|mapa|рисунок|рис\.|карта|图|圖|図|الشكل|شكل)"
)
"""What a figure is called before its number."""
NUMBERED_FIGURE = re.compile(
    rf"(?:{FIGURE}\s?(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?|[A-Z](?=[.:：]))(?:[.:：|]|\s[–—|-])\s?(?=\S))(?P<caption>.{{3,300}})",
    re.IGNORECASE,
)
"""A caption that begins with the number of its figure."""
SOURCE = r"(?:sources?|quellen?|источники?|fuentes?|fonti?|fontes?|来源|資料|المصدر)\s?[:：]\s?"
"""How a line below a figure or table begins that says where its figures come from."""

BYLINE = re.compile(
    r"(?:by|written\sby|words\sby|text|rapporteurs?|authors?|verfasser(?:in)?|von|autor(?:in|en|es|e|i|zy|as|a)?|par|auteurs?|por|di|door|автори?|авторы|"
    r"作者|撰文|文|بقلم|الكاتب|מאת|लेखक|ავტორი)(?:\s?[:：]\s?|\s)(?P<names>\S.*)",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"(?P<agency>getty\simages|reuters|afp|ap\sphoto|associated\spress|shutterstock|istock|imago|picture\salliance|dpa|tass|epa)|"
    r"(?:(?:photo|image|picture|foto|bild|graphic|map|crédit|фото)(?:\s?(?:credit|by|graph))?|credit|source|quelle)\s?[:/©]\s?(?P<credit>.+)",
    re.IGNORECASE,
)
"""A line that says who took a picture."""


def kind_named(text: str) -> str | None:
    """The kind of brief that a label of a page means."""
    label = " ".join(text.rstrip(":").lower().split())
    return "podcast" if EPISODE.fullmatch(label) else KINDS.get(label)
