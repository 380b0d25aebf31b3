"""German words that say how likely something is."""

from __future__ import annotations

from briefkit.core.likelihood.language.grammar import Sign, one_of

_LOW = one_of(
    """
    geringe?[nrsm]? kleine?[nr]? niedrige?[nr]? minimale?[nr]? verschwindend_geringe? schlechte?[nr]? kaum wenig
    keine? null winzige?[nr]? gegen_null
    """
)
_HIGH = one_of(
    """
    hohe?[nr]? gro(?:ß|ss)e?[nr]? gute?[nr]? beste[nr]? beträchtliche?[nr]? erhebliche?[nr]? einige[nr]?
    überwiegende?[nr]? ziemliche?[nr]? reelle?[nr]? realistische?[nr]? faire?[nr]?
    """
)
_NUMBER = (
    r"(?:\d[\d.,]{0,20}+(?: ?(?:-|–|bis|und|zu) ?\d[\d.,]{0,20}+)? ?(?:%|prozent|zu \d+)|\b0[.,]\d+\b|\beins? zu \w+"
    r"|(?:ein|zwei|drei) (?:drittel|viertel|fünftel|zehntel)"
    r"|(?:zehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig) prozent|50 zu 50|halbe\b)"
)
_NOT_OPEN = r"\b(?:ob|wie|falls|wenn|damit|inwieweit)\b(?! es scheint)[^,;:]{0,60} "
_LIKELY = r"wahrscheinlich(?:er|e|en|es|em|ste|sten|stes|ster)?"
_VERY = (
    r"(?:(?:sehr|höchst|äu(?:ß|ss)erst|überaus|extrem|ziemlich|recht|eher|durchaus|am|weit|viel|deutlich"
    r"|gleich|ebenso|nur|besonders|praktisch) ){0,8}"
)

LIKELIHOOD = (
    Sign(
        r"\b(?:wenig|kaum|nicht (?:sehr|besonders|allzu|gerade|mehr )?|weniger|am wenigsten"
        rf"|keineswegs) ?{_LIKELY}\b(?! (?:als|nicht, dass)\b)",
        after=_NOT_OPEN,
        lean=-1,
    ),
    Sign(rf"\b{_VERY}(?:höchst)?{_LIKELY}\b", after=_NOT_OPEN, lean=1),
    Sign(rf"\b{_VERY}un{_LIKELY}\b", after=_NOT_OPEN, lean=-1),
    Sign(
        r"\baller (?:wahrscheinlichkeit|voraussicht) nach\b"
        r"|\bmit an sicherheit grenzender wahrscheinlichkeit\b",
        lean=1,
    ),
    Sign(rf"\bmit (?:\w+ )?{_HIGH} wahrscheinlichkeit\b", lean=1),
    Sign(rf"\bmit (?:\w+ )?{_LOW} wahrscheinlichkeit\b", lean=-1),
    Sign(
        rf"\bwahrscheinlichkeit\b[^;]{{0,160}}?{_NUMBER}|{_NUMBER}\w* wahrscheinlichkeit\b"
        r"|\b\d+[ -]?prozentig\w* (?:wahrscheinlichkeit|chance)\b"
    ),
    Sign(
        r"\bwahrscheinlichkeit\b[^;]{0,140}?\b(?:ist|bleibt|liegt|erscheint|scheint|schätzen|halten"
        rf"|gilt)\b(?: \w+){{0,5}}? {_LOW}\b",
        lean=-1,
    ),
    Sign(
        r"\bwahrscheinlichkeit\b[^;]{0,140}?\b(?:ist|bleibt|liegt|erscheint|scheint|schätzen|halten"
        rf"|gilt)\b(?: \w+){{0,5}}? {_HIGH}\b",
        lean=1,
    ),
    Sign(
        rf"\b{_LOW} (?:ist|bleibt|erscheint|scheint) (?:\w+ ){{0,2}}(?:wahrscheinlichkeit|chancen?)\b"
        rf"|\b(?:gibt|gäbe|besteht|hat|haben)\b(?: \w+){{0,4}} {_LOW} (?:wahrscheinlichkeit|chancen?)\b"
        rf"|\bes (?:besteht|gibt) (?:\w+ )?{_LOW} (?:wahrscheinlichkeit|chance)\b"
        r"|\beine[r]? (?:\w+ )?(?:geringe|kleine|minimale)n? (?:wahrscheinlichkeit|chance)\b",
        lean=-1,
    ),
    Sign(
        r"\b(?:hoch|gro(?:ß|ss)|gut) (?:ist|bleibt|sind) (?:\w+ ){0,2}(?:wahrscheinlichkeit|chancen?)\b"
        r"|\beine[r]? (?:\w+ )?(?:hohe|gro(?:ß|ss)e|beträchtliche|erhebliche)n? wahrscheinlichkeit\b",
        lean=1,
    ),
    Sign(
        r"(?-i:\bdürften?\b)(?! (?:ich|wir|sie bitte)\b)",
        after=r"\b(?:ob|damit|falls|wie|wann|inwieweit|wer|welche\w*)\b[^,;:]{0,90} |\b(?:nur|nicht) ",
        lean=1,
    ),
    Sign(
        r"\b(?:erfolgs|wahl|sieges?|gewinn|realisierungs)?chancen?\b[^;]{0,140}?\b(?:steht|stehen|stünden"
        r"|beträgt|betragen|liegt|liegen|schätzen|beziffern)\b"
        r"|\b(?:schätzen|beziffern|stehen|sehen|beträgt) [^;]{0,60}\b(?:erfolgs|wahl|sieges?|gewinn"
        rf"|realisierungs)?chancen?\b[^;]{{0,80}}?{_NUMBER}|{_NUMBER}(?:ige)? chancen?\b"
        rf"|\b(?:erfolgs|wahl|sieges?|gewinn|realisierungs)?chancen?\b[^;]{{0,60}}? {_NUMBER}"
        r"|\bstehen (?:\w+ ){0,2}chancen\b"
    ),
    Sign(
        rf"\b(?:hat|haben|hätte|hätten|besitzt|räumen|geben|ohne|werden|wird)\b[^,;]{{0,50}}? (?:{_LOW}|beste"
        r"|gute|reelle|realistische|echte|einige|gewisse) (?:\w+ )?(?:(?:erfolgs|wahl|sieges?|gewinn"
        r"|realisierungs)?(?:chancen?|aussicht(?:en)?))\b(?!,? [^.;]{0,60}\bzu (?:reden|sprechen))",
        before=r" zum\b",
    ),
    Sign(
        r"\b(?:erfolgs|wahl|sieges?|gewinn|realisierungs)?(?:chancen?|aussicht(?:en)?)\b[^;]{0,100}?\b(?:ist"
        rf"|sind|bleibt|bleiben|erscheinen|erscheint)\b(?: \w+){{0,4}}? (?:{_LOW}|hoch|gut|schlecht|intakt"
        r"|gleich)\b"
    ),
    Sign(
        r"\b(?:voraussichtlich|vermutlich|höchstwahrscheinlich"
        r"|mutma(?:ß|ss)lich(?= [a-zäöü]+ (?:von|vom|durch|aus|auf|nicht|mit)\b))\b",
        after=r"\bob ",
        before=r"e[nrs]?\b",
        lean=1,
    ),
    Sign(r"(?-i:\A ?Wohl) (?:wegen|auch|nicht|kaum|aus|deshalb|noch|erst|nur|weil|um|schon)\b", lean=1),
    Sign(
        r"(?-i:\bwohl\b)(?! (?:aber|oder übel|wissend|überlegt|bekannt|dosiert|gemerkt|kaum zufällig|fühl\w*"
        r"|tu\w*|bemerkt|bedacht|verdient|begründet|kalkuliert)\b)",
        after=r"\b(?:sehr|so|fühl\w+(?: sich)?(?: \w+)?|tut|leb\w*|ob) ",
        beside=r"\bfühl\w+ sich\b|\bwohl ?fühl|\bunwohl\b",
        lean=1,
    ),
    Sign(
        r"\b(?:so gut wie|nahezu|fast|beinahe|praktisch|quasi|annähernd)(?: \w+)? (?:sicher|gewiss"
        r"|ausgeschlossen|unvermeidlich|unmöglich|unausweichlich)\b",
        after=r"\b(?:nicht|keineswegs) ",
        lean=1,
    ),
    Sign(
        r"\b(?:alles|vieles|viel|einiges|manches) spricht dafür, dass\b"
        r"|\bes spricht (?:alles|viel|vieles|einiges|manches) dafür, dass\b",
        lean=1,
    ),
    Sign(r"\b(?:fifty-fifty|fünfzig zu fünfzig|50 zu 50|50:50)\b"),
)
