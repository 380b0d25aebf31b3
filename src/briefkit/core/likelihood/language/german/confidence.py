"""German words that say how sure the author is, or how well founded the judgment."""

from __future__ import annotations

from briefkit.core.likelihood.language.grammar import Sign, one_of

_LEVEL = one_of(
    r"""
    hohe[rnms]? mittlere[rnms]? geringe[rnms]? gro(?:ß|ss)e[rnms]? mä(?:ß|ss)ige[rnms]? niedrige[rnms]?
    begrenzte[rnms]? einige[rm]? hinreichende[rn]? beschränkte[rn]? eingeschränkte[rn]? höchste[rn]? höhere[rn]?
    geringere[rn]? moderate[rn]? schwache[rn]? gewisse[rn]? sehr_hohe[rn]? sehr_geringe[rn]? ausreichende[rn]? wenig
    viel letzter absoluter völliger allerhöchste[rn]? relativ_\w+
    """
)
_SURE = (
    r"(?:Gewissheit|Gewi(?:ß|ss)heit|Zuversicht|Konfidenz|Urteilssicherheit|Verlässlichkeit|Aussagesicherheit"
    r"|Sicherheit|Überzeugung|Vertrauen)"
)
_CERTAINTY = (
    r"(?:Gewi(?:ss|ß)heit|Zuversicht|Konfidenz|Urteilssicherheit|Aussagesicherheit|Konfidenzniveau"
    r"|Konfidenzgrad|Gewissheitsgrad|Vertrauensgrad|Sicherheit|Urteilsgewissheit)"
)
_OUR = r"(?:unsere[rnms]?|unser|meine[rnms]?|mein)"
_HOW = (
    r"(?:hoch|gering|mittel|niedrig|begrenzt|mä(?:ß|ss)ig|gro(?:ß|ss)|mittlere?r?|schwach|moderat"
    r"|eingeschränkt|klein|bescheiden)"
)
_SURELY = r"(?:sicher|gewiss|gewiß|zuversichtlich|überzeugt)"
_JUDGMENT = (
    r"(?:Urteil|Einschätzung|Befund|Bewertung|Prognose|Schätzung|Aussage|Schluss|Analyse|Lagebild|Annahme"
    r"|Erkenntnisse|Datenlage für unser \w+)"
)

_TECHNICAL = (
    r"(?:passiv|sozial|inner|technisch|nuklear|äu(?:ß|ss)er|rechtlich|öffentlich|kollektiv|militärisch|finanziell)"
)

CONFIDENCE = (
    Sign(
        rf"\b(?:wir haben|haben wir|ich habe|habe ich|wir setzen|setzen wir)\b[^;,]{{0,30}}\b(?:{_LEVEL}|kein"
        rf"|wenig) Vertrauen in (?:\w+ ){{1,3}}?(?:{_JUDGMENT}|Zahl|Angabe|Quelle|Rechnung)"
    ),
    Sign(
        rf"\b{_OUR} Vertrauen in (?:\w+ ){{1,3}}?(?:{_JUDGMENT}|Zahl|Wert|Angabe|Quelle|Rechnung)"
        rf"|\bVertrauen in (?:diese[ns]?|unsere[ns]?) (?:\w+ )?(?:{_JUDGMENT}|Zahl|Wert|Angabe|Rechnung)"
    ),
    Sign(rf"\b{_LEVEL} {_CERTAINTY} (?:zu|bei)(?:schreiben|messen|billigen)\b"),
    Sign(rf"\b(?:schreiben|messen|billigen) wir\b[^;]{{0,80}}\b{_LEVEL} {_CERTAINTY} (?:zu|bei)\b"),
    Sign(
        rf"\b{_CERTAINTY} (?:diese[rs]|unsere[rs]|meine[rs]|der|des) (?:\w+ )?{_JUDGMENT}\w*(?: ?: ?\*{{0,2}}"
        rf"| (?:ist|bleibt) (?:\w+ )?){_HOW}\b"
    ),
    Sign(
        r"\b(?:haben|hegen) wir (?:\w+ )?(?:kaum|keinerlei|keine|keinen|wenig|erhebliche) (?:\w+ )?Zweifel\b"
        r"|\bwir (?:haben|hegen)\b(?: daran,?)?(?: \w+)? (?:kaum|keinerlei|keine|keinen|wenig"
        r"|erhebliche) (?:\w+ )?Zweifel\b"
    ),
    Sign(rf"\b(?:unser|mein) Vertrauen in (?:\w+ ){{1,3}}?{_JUDGMENT}\b"),
    Sign(rf"\b(?:wir haben|haben wir|ich habe|habe ich)\b[^;,]{{0,40}}\b(?:{_LEVEL}|keine) {_CERTAINTY}\b"),
    Sign(rf"\bohne (?:letzte|volle|hinreichende|völlige) {_CERTAINTY}\b"),
    Sign(rf"\b(?:unsere?|diese[rs]?) {_JUDGMENT}\b[^;]{{0,80}}\bmit (?:\w+ )?Unsicherheit(?:en)? behaftet\b"),
    Sign(
        rf"\b(?:mit|bei|von|zu)(?: \w+){{0,2}} {_LEVEL}(?! {_TECHNICAL}e)(?: Grad an"
        rf"| Ma(?:ß|ss) an)?(?:,? (?:aber |wenn auch |und |bis )?\w+e[rnm]?)? {_CERTAINTY}\b",
        before=r" (?:der|des|für (?:die|den|das)) (?!Aussage|Prognose|Einschätzung|Urteil|Bewertung)",
    ),
    Sign(
        rf"\bmit (?:\w+ )?{_LEVEL}(?:,| und| oder| beziehungsweise"
        rf"| bis)[^.;]{{1,60}}? (?:mit )?{_LEVEL} {_CERTAINTY}\b"
    ),
    Sign(rf"(?:\A|[(\[,;:–—] ?){_LEVEL} {_CERTAINTY}\b(?! (?:der|des)\b)"),
    Sign(
        r"(?:\A|[;,:–—] ?)(?:die )?(?:Gewi(?:ss|ß)heit|Konfidenz|Urteilssicherheit) (?:\w+ )?(?:ist"
        rf"|bleibt) (?:\w+ ){{0,2}}{_HOW}\b"
    ),
    Sign(rf"\b{_OUR}(?: \w+){{0,2}} {_CERTAINTY}\b"),
    Sign(rf"\b(?:und|aber|oder|wenn auch)(?: nur| mit)? {_LEVEL} {_CERTAINTY}\b"),
    Sign(rf"\b{_CERTAINTY}, (?:mit|die)[^;]{{0,40}}\b(?:wir|ich)\b[^;]{{0,60}} (?:ist|bleibt) (?:\w+ )?{_HOW}\b"),
    Sign(
        rf"\b(?:Grad|Ma(?:ß|ss|ss)) (?:der|an|unserer) {_CERTAINTY}\b"
        r"|\b(?:Gewissheitsgrad|Konfidenzniveau|Konfidenzgrad|Vertrauensgrad)\b"
    ),
    Sign(rf"\b{_CERTAINTY}\*{{0,2}}(?: ?(?::|–|—) ?(?:\w+ ){{0,2}}{_HOW}\b| {_HOW}(?=[:,.;)]|\Z))"),
    Sign(
        rf"\b(?:wir|ich)\b[^;:]{{0,70}}?\b{_SURELY}\b(?=[^\w]|\Z)",
        needs=r"\b(?:sind wir|wir sind|bin ich|ich bin|wir uns|ich mir|mir|uns|bleiben wir|wir bleiben|fühlen wir"
        r"|wir)\b",
        after=r"\b(?:so|als) ",
        before=r" (?:stellen|gestellt|auf)\b|gestellt",
    ),
    Sign(rf"\b{_SURELY}\b (?:sind|bin|bleiben) (?:wir|ich)\b"),
    Sign(
        rf"\b(?:{_OUR}|diese[rs]?) {_JUDGMENT}\b[^;]{{0,120}}\b(?:belastbar|gesichert|abgesichert|fundiert"
        r"|gut begründet|vorläufig|unsicher|auf (?:\w+ )?(?:schmaler|dünner|breiter|solider|schwacher"
        r"|tönernen?|wackligen?|fester)|gut gestützt|gut belegt|schlecht belegt|schwach belegt|mit Vorsicht)\b"
    ),
    Sign(
        r"\b(?:belastbar|gesichert|abgesichert|fundiert|unsicher|vorläufig|gut begründet)(?: \w+)? (?:ist"
        rf"|bleibt|sind) (?:\w+ )?{_OUR} {_JUDGMENT}\b"
    ),
    Sign(
        r"\b(?:lässt sich|lassen sich|können wir|kann ich|wir können|kann man"
        r"|ist)\b[^;,]{0,60}\bmit (?:\w+ )?(?:Gewissheit|Sicherheit|Bestimmtheit)\b[^;,]{0,30}\b(?:sagen"
        r"|feststellen|beurteilen|belegen|beantworten|vorhersagen|behaupten)\b"
        r"|\bmit (?:letzter|einiger|gro(?:ß|ss)er|hoher|absoluter|völliger) (?:Gewissheit|Sicherheit"
        r"|Bestimmtheit)\b"
    ),
)
