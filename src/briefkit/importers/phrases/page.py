"""What pages say around a text: buttons and links, notices, paths, what was copied along."""

from __future__ import annotations

import re

SKIP_LINK = re.compile(
    r"(?:skip|jump)\sto\b.{0,60}|(?:direkt\s|weiter\s)?zu[mr]\s(?:(?:haupt)?(?:inhalt|menü|navigation)|suche)(?:\sspringen)?|"
    r"aller\s(?:directement\s)?(?:au|à\sla|à)\s(?:contenu|menu|navigation|recherche)\b.{0,40}|passer\sau\scontenu\b.{0,30}|"
    r"(?:ir|saltar|pasar|pular)\s(?:directamente\s)?(?:al?|para\so)\s(?:contenido|conteúdo|menú|menu|navegación|navegação)\b.{0,30}|"
    r"(?:vai|salta)\sal(?:la)?\s(?:contenuto|navigazione|menu)\b.{0,30}|(?:перейти|переход)\sк\s.{0,30}(?:содержа|контент|навигац|меню).{0,20}|"
    r"przejdź\sdo\s(?:treści|menu|nawigacji)\b.{0,30}|(?:naar|ga\snaar)\sde\s(?:inhoud|navigatie)\b.{0,30}|(?:ana\s)?içeriğe\s(?:geç|atla)\b.{0,20}|"
    r"跳(?:转)?(?:到|至|過到)?(?:主要?)?(?:内容|內容|正文)|メインコンテンツ.{0,20}|본문\s?.{0,12}바로가기|"
    r"(?:تخطي?|انتقل|الانتقال|تجاوز)\s(?:إلى\s)?(?:المحتوى|الروابط|التنقل)\b.{0,30}|דלג\sל.{0,40}",
    re.IGNORECASE,
)
"""The hidden first link of a page, which a copy of the whole page has: where its text begins."""
BOILERPLATE = re.compile(
    r"(?:view\s(?:all|more)\b.*|see\sall\b.*|read\smore\b.*|show\s(?:more|less)|load\smore|back\sto\s(?:top|\w+)|"
    r"(?:copy\s)?link(?:\scopied)?!?|copied!?|share(?:\s(?:this|on|via)\b.*)?|print(?:\sthis)?(?:\spage)?|e-?mail|save|cite|"
    r"tweet|(?:facebook|twitter|linkedin|whatsapp|telegram|bluesky|instagram|youtube|x|reddit|rss)"
    r"(?:[\s,|•·/]+(?:facebook|twitter|linkedin|whatsapp|telegram|bluesky|instagram|youtube|x|reddit|rss|email|print))*|"
    r"(?:toggle\s)?(?:menu|navigation|search)|home|close|subscribe\b.*|sign\s(?:up|in)\b.*|"
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
    r"teilen|drucken|startseite|publikationen|veranstaltungen|themen|über\suns|wir\süber\suns|menü|suche|nach\soben|zum\sinhalt(?:\sspringen)?|newsletter\sabonnieren|impressum|datenschutz\w*|"
    r"partager|imprimer|accueil|qui\ssommes-nous|événements|nos\spublications|haut\sde\spage|mentions\slégales|s['’]abonner|compartir|imprimir|inicio|suscríbete|"
    r"condividi|stampa|поделиться|публикации|мероприятия|о\sнас|распечатать|печать|главная|наверх|подписаться|меню|поиск|首页|分享|打印|[^\s]{0,4}icp备.{0,30}|责任编辑\s?[:：].{0,30}|字号.{0,12}|来源\s?[:：].{0,30}|"
    r"(?:分享(?:到|至)|分享给|转发(?:到|至))\s?[:：]?.{0,40}|收藏|点赞|订阅|关闭窗口|返回顶部|保存|[（(]?责任编辑\s?[:：].{0,30}[)）]?|"
    r"شار[ِ]?ك[ْ]?|حفظ|احفظ|اشترك.{0,20}|نسخ\sالرابط|تابعنا.{0,30}|نهاية\sالقائمة|قائمة\s(?:من\s)?\d{1,2}\s(?:من\s\d{1,2}|عناصر)|كلمات\sمفتاحية|"
    r"(?:подписаться|подпишитесь|читайте\sнас|следите\sза\sнами)\s(?:в|на|во)\s.{1,30}|сохранить|поделиться(?:\sв\s.{1,20})?|скопировать\sссылку|"
    r"в\sизбранное|комментировать|купить\sфото|"
    r"(?:lire\sla\ssuite|la\ssuite)\saprès\s(?:cette|la)\spublicité|ajouter\sà\s(?:vos|mes)\s(?:sélections|favoris)|enregistrer|offrir(?:\scet\sarticle)?|"
    r"article\sréservé\s(?:à\snos|aux)\sabonnés|copier\sle\slien|réutiliser\sce\scontenu|partager\s(?:sur|par|via)\s.{1,30}|"
    r"(?:compartir|síguenos)\s(?:en|por|vía)\s.{1,30}|copiar\s(?:el\s)?enlace|guardar(?:\sartículo)?|suscribirse|escuchar|aviso\slegal|mapa\sweb|"
    r"teilen\s(?:auf|über|via|per|mit)\s.{1,30}|merken|speichern|link\skopieren|abonnieren|artikel\s(?:teilen|merken|drucken|anhören)|druckversion|"
    r"zurück\szur\s(?:übersicht|startseite)|share\sthis\scontribution|column\s\d{1,5}\s?(?:is\slocated\shere)?|purchase\slicensing\srights.{0,20}|"
    r"suggested\stopics|explore\smore\son\sthese\stopics|reuse\sthis\scontent|"
    r"【分享】|الرئيسية|شارك.{0,20}|طباعة|"
    r"tags?(?::.*)?|topics?:.*|key\s?words?(?::.*)?|\d{1,5}\s(?:responses?|comments?|shares?|views?)|text(?:\ssize)?|view\sprofile|listen\son\s.{1,40}|jel(?:\s(?:codes?|classification))?:.*|filed\sunder:?.*|schlagwörter:.*|теги:.*)",
    re.IGNORECASE,
)
"""A line that is no part of any text."""
LEAD_OF_NOTE = re.compile(
    r"(?:editor(?:['’]s|s['’]|ial)?\snote|note\sfrom\sthe\seditors?|anmerkung\sder\sredaktion|note\sde\s(?:la\srédaction|l['’]éditeur)|"
    r"nota\s(?:del\seditor|de\s(?:la\s)?redacción|della\sredazione)|от\sредакции|примечание\sредакции|编者按)\s?[:：]",
    re.IGNORECASE,
)
"""Words that begin a note of the editors and may stand on a line of their own."""
NOTICE = re.compile(
    r"(?:.{0,80}\bcookies?\b|.{0,40}\bcookie|you\s(?:are\sreceiving|received)\sthis|view\sthis\semail|unsubscribe|subscribe|all\srights|"
    r"alle\srechte|tous\sdroits|get\s(?:more|the\slatest))",
    re.IGNORECASE,
)
"""How a whole sentence begins that is the page's and not the text's."""
MAY_BE_HEADING = re.compile(
    r"jobs|careers|contacts?|events|people|experts|publications|programm?e?s?|image|search|save|text|cite|home|register|registration|"
    r"publikationen|veranstaltungen|themen|événements|публикации|мероприятия|presse|kontakt|newsletter|print|email|suche|menü|donate",
    re.IGNORECASE,
)
"""Words of a page's menu that also stand above parts of texts."""
COPYRIGHT = re.compile(
    r"(?:©|版权所有|حقوق\sالنشر|جميع\sالحقوق\sمحفوظة|все\sправа\sзащищены|\(c\)\s(?:19|20)\d\d|"
    r"copyright\b(?=.{0,20}\d{4})).*",
    re.IGNORECASE,
)
ABOUT_PUBLISHER = re.compile(
    r"(?-i:[A-Z])[\w’'&.-]{1,30}(?:\s[\w’'&.-]{1,30}){0,7}\sis\s(?:committed\sto|an?\s(?:independent|non-?partisan|non-?profit|charit|membership))",
    re.IGNORECASE,
)
"""How a publisher begins to say what it is, below a text."""
CRUMBS = re.compile(r"[^.!?›»>/|→]{1,60}(?:\s[›»>/|→]\s[^.!?›»>/|→]{1,60}){1,8}")
"""The path to a page, such as `Home › Publications`."""
BLOB = re.compile(
    r"[\[{]\s?[\"'][^\"']{1,80}[\"']\s?[:,]|(?:var|let|const)\s\w{1,40}\s?=|window\.\w|<!--|function\s?\w{0,40}\s?\("
)
"""How data or a program begins that was copied along."""
