"""What stands beside the names of people in a byline: posts, ranks, degrees, places, fields of work, helpers."""

from __future__ import annotations

import re

WORK = re.compile(
    r"\b(?:program(?:me|ma|m)?s?|project|projekt|projet|proyecto|initiative|unit|team|desk|division|section|studies|affairs|"
    r"relations|policy|strategy|security|defen[cs]e|rights|climate|energy|economics|trade|research|publications|watch|"
    r"alliance|coalition|campaign|union|nations|sans|amnesty|greenpeace|oxfam|ärzte|verein|verband|gesellschaft|referat|"
    r"abteilung|politik|programas?|программ[аы]|проект|отдел|служба|редакция)\b|برنامج|وحدة|قسم",
    re.IGNORECASE,
)
"""A word in the names of offices, programmes and fields of work, and hardly in those of people."""
POST = re.compile(
    r"\b(?:minister(?:in)?|commissioner|kommissar(?:in)?|ambassador|botschafter(?:in)?|secretary|sekretär(?:in)?|negotiator|"
    r"chief|spokes(?:man|woman|person)|sprecher(?:in)?|representative|envoy|officer|manager|co-?ordinator|founder|"
    r"chair(?:man|woman)?|vorsitzende[rn]?|referent(?:in)?|korrespondent(?:in)?|redaktor(?:in)?|member|chancellor|"
    r"kanzler(?:in)?|governor|ministre|président(?:e|es)?|ambassadeur|ambassadrice|secrétaire|correspondante?|journalistes?|"
    r"docteure?|doctorante?|maître|responsable|directora?|profesora?|investigadora?|periodista|corresponsal|ministr[oa]|"
    r"embajadora?|catedrátic[oa]|candidate|student|professor|trainee|intern|министр|посол|политолог|журналист|корреспондент|"
    r"научный|научная|председатель|руководитель|заместитель|советник|президент|кандидат|доктор)\b|"
    r"(?:^|\s)(?:ال)?(?:باحث|أستاذ|كاتب|محلل|خبير|زميل|مدير|رئيس|وزير|سفير|صحفي|صحافي|أكاديمي|مستشار|عضو|مؤرخ|ناشط)(?:ة)?(?:\s|$)",
    re.IGNORECASE,
)
"""What holders of offices and those who write are called, anywhere in a part of a line."""
PLACE = re.compile(
    r"(?:the\s)?(?:(?:north|south|east|west|central|middle|near|far|latin|sub-saharan|(?:north|south)(?:east|west)?(?:ern)?|"
    r"eastern|western)[\s-](?:africa|asia|america|europe|east|pacific|korea)|asia[\s-]pacific|new\s(?:york|delhi|zealand)|hong\skong|"
    r"los\sangeles|san\s(?:francisco|diego)|tel\saviv|abu\sdhabi|buenos\saires|washington,?\sd\.?c\.?|the\shague|den\shaag|"
    r"s[ãa]o\spaulo|rio\sde\sjaneiro|mexico\scity|cape\stown|addis\sababa|kuala\slumpur|saudi\sarabia|sri\slanka|"
    r"united\s(?:kingdom|states(?:\sof\samerica)?|nations|arab\semirates)|great\sbritain|european\sunion|horn\sof\safrica|"
    r"red\ssea|persian\sgulf|black\ssea|western\sbalkans|panama\scity|st\.?\spetersburg|la\spaz|el\ssalvador|costa\srica)",
    re.IGNORECASE,
)
"""A place or region of several words each of which has a capital, as names of people do."""
BEFORE_NAME = re.compile(
    r"(?:(?:the\s|former\s|vice[\s-]|deputy\s)?(?:prime\sminister|president|(?:(?:foreign|defen[cs]e|finance|interior)\s)?minister|"
    r"(?:foreign|home)\ssecretary|secretary(?:[\s-]general|\sof\sstate)|chancellor|high\srepresentative|senator|ambassador|"
    r"congress(?:man|woman)|general|admiral|colonel|captain|commissioner|bundes(?:kanzler|präsident|minister)(?:in)?|"
    r"(?:außen|finanz|innen|verteidigungs)?minister(?:in)?|botschafter(?:in)?|staatssekretär(?:in)?)\s)",
    re.IGNORECASE,
)
"""The office of somebody, before the name."""
RANK = re.compile(
    r"(?:(?:VLR(?:\sI)?|LR(?:\sI)?|BR(?:\sI)?|ORR|RRin|RR|RD|MR|MDg|MinDirig|MinDir|MinR|RegDir|StS|OTL|KptzS)(?:in|'in|’in)?\s)"
)
"""A rank in German ministries, before the name."""
_DEGREES = (
    r"(?:Ph\.?\s?D|M\.?D|M\.A|M\.?Sc|B\.A|M\.?P\.?H|MPP|MPA|MBA|J\.?D|LL\.?[MB]|Esq|CFA|[KQ]C|[OMC]BE|Md[BL]|MdEP|MEPs?|"
    r"MSPs?|MPs?|ret|[кд]\.\s?\w{1,8}\.?\s?н|a\.\s?D)\.?"
)
BEHIND_NAME = re.compile(rf"(?:,\s|\s)\(?{_DEGREES}\)?\Z")
"""A degree, seat or honour behind a name."""
BESIDE_DEGREE = re.compile(rf"\(?{_DEGREES}\)?")
"""The same as a part of a line."""
HELPED = re.compile(
    r"[\s,;|·(]{1,3}(?:(?:edited|photos?|photographs|photography|translated|illustrations?|illustrated|posted|updated|published|"
    r"reviewed)\b|(?:bearbeitet|übersetzt|fotos?)\s(?:von|by)|traduit\s|перевод\b|редактор\b|фото\b|(?:编辑|翻译|摄影|译者?)[：:/／]).*",
    re.IGNORECASE | re.DOTALL,
)
"""Who has helped, behind who wrote a text."""
OUR = re.compile(
    r"(?:unsere[mnr]{1,2}\s(?:korrespondent(?:en|in|innen)|redakteur(?:en|in|s)?|reporter(?:n|in)?|mitarbeiter(?:n|in)?)|"
    r"(?:our|special|staff)\scorrespondents?|notre\scorrespondante?|nuestr[oa]\scorresponsal|нашего\sкорреспондента)\s",
    re.IGNORECASE,
)
"""How a newspaper names somebody as its own, before the name."""
GLUED_POST = re.compile(
    r"(?<=[a-zß-öø-ÿ]{2})"
    r"(?=(?:Senior|Nonresident|Visiting|Research|Fellow|Professor|Director|Editor|Correspondent)\b)"
)
"""Where a post begins that a program has put directly behind a name."""
CHINESE_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金"
    "韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧葉盧鍾譚陸賈龍賀顧龔"
)
"""The first signs of most Chinese names."""
CHINESE_REPORTERS = re.compile(
    r"[（(][^（）()，,]{0,12}?记者\s?(?P<names>[\u4e00-\u9fff、·\s]{2,40}?)(?:报道|摄影报道)?[）)]"
)
"""Who reports, in the first sentence of a Chinese agency’s text."""
CHINESE_BODY = re.compile(r"[\u4e00-\u9fff]{2,24}?(?:研究院|研究所|研究中心|大学|学院|智库|中心|委员会|部|社)")
"""A Chinese body, before what somebody is there."""
