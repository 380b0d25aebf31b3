"""German words that say that something is possible, and what they mean elsewhere."""

from __future__ import annotations

from briefkit.core.likelihood.language.grammar import Sign, one_of

_NOT_OPEN = (
    r"\b(?:ob|damit|falls|auf dass|als ob|als wenn|um so|wenn|inwieweit|inwiefern"
    r"|wie (?:weit|viel|viele|lange|schnell|stark|hoch|oft|sehr)|wann|warum|weshalb|wozu|wohin|woran|worüber"
    r"|(?:frage|unklar|offen|fraglich), (?:wer|was|wie|welche\w*|wo))\b[^,;:]{0,90} "
)
_CONCESSION = r"\b(?:wie|so|was|wer|wo|welche\w*) (?:[\w-]+ ){0,8}"
_HAPPEN = one_of(
    """
    abbrechen abflauen abkühlen abrutschen absacken abstürzen anhalten anschwellen ansteigen anziehen aufbrechen
    aufflammen ausbleiben ausbrechen ausfallen ausgehen auslaufen auslösen ausufern ausweiten bedrohen
    beeinträchtigen beschleunigen bewirken brechen dauern drohen drücken durchschlagen einbrechen einstürzen
    eintreten enden entfallen entgleisen entgleiten entstehen entzünden erfassen erhöhen erlahmen erodieren
    erschüttern erschweren eskalieren explodieren fallen fehlen fehlschlagen folgen führen gefährden gelingen
    geraten geschehen gipfeln hinauslaufen hinausziehen hinziehen hochschaukeln kippen knapp_werden kollabieren
    kosten leiden misslingen münden nachgeben nachlassen passieren platzen reißen rutschen sacken scheitern
    schiefgehen schrumpfen schwinden schwächen sinken spalten steigen stocken stürzen täuschen treffen trügen
    überfordern überraschen untergraben verdoppeln verebben verfehlen verhärten verlängern verlaufen verpuffen
    verschärfen verschieben verschlechtern verschlimmern verschwinden versanden versiegen verteuern verursachen
    verzögern vorkommen wachsen wegbrechen wegfallen wiederholen zerbrechen zerfallen zunehmen zurückgehen
    zurückschlagen zusammenbrechen zuspitzen überlaufen überschlagen überspringen übergreifen untergehen ändern
    ergeben kentern schwanken abreißen hochkochen bröckeln rächen bedeuten
    (?-i:[a-zäöüß]{3,}er)_(?:sein|ausfallen|werden|liegen) verstärken provozieren nach_sich_ziehen
    """
)
_POSSIBLE = r"(?:möglich|denkbar|vorstellbar)"
_BE = r"(?:ist|sind|wäre|wären|bleibt|bleiben|erscheint|scheint|schiene|wird|würde|bliebe)"
_HOW = (
    r"(?:(?:immerhin|weiterhin|durchaus|auch|zumindest|theoretisch|grundsätzlich|jederzeit|ebenso|ebenfalls"
    r"|zwar|sogar|indes|allerdings|aber|noch|immer|jedoch|dabei|hier|es|das|dies|gut|sehr wohl|nach wie vor"
    r"|rechnerisch|prinzipiell|\w+) ){0,4}"
)
_NEVER = (
    r"\b(?:nicht|nur|kaum|erst|wenn|wo|wie|so \w+ wie|soweit|sofern|falls|weniger|un|mehr als|als|macht\w*|mach\w+) "
)

POSSIBILITY = (
    Sign(
        r"\bkönnten?\b(?! (?:sie|man (?:meinen|sagen|einwenden|denken|glauben|fragen))\b)",
        after=rf"{_NOT_OPEN}|\bals |\b[Kk]eine? \w+ |\b[Nn]iemand ",
    ),
    Sign(
        rf"\b(?:kann|können)\b(?!,)(?=[^;:]{{0,160}}\b(?:{_HAPPEN}|\w{{2,}}en (?:worden )?sein|ge\w+t haben"
        r"|\w+t haben)\b(?! zu\b))",
        after=rf"{_NOT_OPEN}|\b(?:wir|ich|man) ",
        before=r" (?:nicht|kein\w*|nie\w*|man|wir|ich|nur|sie bitte)\b",
        beside=r"\bkann nicht\b|\bgesenkt|(?<!aus)geschlossen werden kann",
    ),
    Sign(
        r"\b(?:kann|können) (?:sich )?(?:durchaus|schlimmstenfalls|im schlimmsten Fall|leicht|schnell|rasch"
        r"|plötzlich|auch anders|sehr wohl)\b",
        after=rf"{_NOT_OPEN}|\b(?:wir|ich|man) ",
        beside=r"\b(?:gestellt|beantragt|genutzt|verlangt|\w+t) werden\b",
    ),
    Sign(rf"\b(?:{_HAPPEN}) (?:kann|können)\b", after=_NOT_OPEN),
    Sign(r"\b(?:es )?kann (?:\w+ ){0,2}sein, dass\b|\bkann sein\b(?=,|\.|\Z)"),
    Sign(
        r"(?-i:\bm(?:ag|ögen)\b)(?! (?:kein\w*|nicht)\b)(?=[^,;:]{1,150}\b(?-i:[a-zäöüß]{2,}(?:en|ern|eln)"
        r"|sein|tun)(?:[.,;:)! ]|\Z))",
        after=rf"{_CONCESSION}|{_NOT_OPEN}",
        beside=r"\b(?:was|wer|wie|wo|welche\w*) (?:auch )?immer\b|\bmag (?:\w+ ){0,4}auch\b(?! noch)"
        r"|\bauch (?:immer )?(?:\w+ ){0,3}mag\b",
    ),
    Sign(r"\bmag sein\b(?=,? dass|, |\.|\Z)", after=r"\b(?:so|wie|auch) (?:[\w-]+ ){0,6}"),
    Sign(
        r"\b(?:möglicherweise|womöglich|vielleicht|unter umständen|u\. ?u\.|eventuell"
        r"|evtl\.)(?! \w+(?:en|er|es)? (?:kosten|ansprüche)\b)",
        after=r"\bob ",
    ),
    Sign(
        rf"\b{_BE} {_HOW}{_POSSIBLE}\b(?! (?:knapp|schlecht|ungünstig|gut|eng|einfach|schwierig|gering|klein"
        r"|unglücklich)\b)",
        after=r"\b(?:wenn|wo|wie|soweit|sofern|ob|kaum|nicht|nur) (?:\w+ )?",
        before=r", sofern\b",
        beside=r"\b(?:kündigung|anmeldung|widerruf|teilnahme|beitritt|zahlung|bewerbung|beschwerde|berufung|einspruch"
        rf"|einsicht|überweisung)\b[^;]{{0,60}} {_POSSIBLE}\b"
        rf"|\b(?:nicht|kaum|erst|niemals|technisch|wie|so \w+ wie)(?: \w+)? {_POSSIBLE}\b"
        rf"|\bnur\b[^,;]{{0,60}} {_POSSIBLE}\b|\b{_POSSIBLE} (?:ist|sind|bleibt) (?:nur|erst|allenfalls)\b"
        rf"|\b{_POSSIBLE} (?:machen|gemacht|wird es|werden)\b",
    ),
    Sign(
        rf"\b(?:es|das|dies|dass[^,]{{1,120}},|auch|ebenso)(?: \w+){{0,6}} {_POSSIBLE} (?:{_BE})\b",
        after=r"\b(?:ob|wenn|falls|sofern|soweit) ",
        beside=rf"\b(?:nicht|nur|kaum) {_POSSIBLE}\b",
    ),
    Sign(
        rf"(?:\A|[,;:–—] ?|\b(?:aber|und|oder|doch) ){_HOW}{_POSSIBLE}(?:,| {_BE}\b| und\b| aber\b)",
        after=r"\b(?:nicht|wie|wenn|nur|kaum) ",
        beside=rf"\b(?:nicht|nur|kaum|wie|wenn) {_POSSIBLE}\b|{_POSSIBLE}, zu\b"
        rf"|\b{_POSSIBLE} (?:ist|sind|bleibt) (?:nur|erst|allenfalls)\b",
    ),
    Sign(
        rf"\b(?:halten wir|wir halten|halte ich|ich halte)\b[^;]{{0,100}}\bfür (?:\w+ )?{_POSSIBLE}\b",
        beside=rf"\b(?:nicht|kaum) (?:für )?{_POSSIBLE}\b",
    ),
    Sign(
        r"\b(?:ein(?:e|er)?|weitere[rs]?) (?:\w+ )?möglich(?:e|er|es) (?:szenario|folge|ausgang|erklärung"
        r"|ursache|ergebnis|grund|verlauf|entwicklung|lesart|konsequenz)\b"
    ),
    Sign(r"\b(?:ist|wäre|bleibt|bleiben|sind) (?:\w+ ){0,2}eine (?:\w+ )?möglichkeit\b(?!,? (?:zu|um)\b)"),
    Sign(r"\bim bereich des (?:möglichen|denkbaren)\b"),
    Sign(r"\b(?:eine?|die|weitere|andere)(?: \w+){0,2} möglichkeit (?:ist|wäre|bleibt), dass\b"),
    Sign(
        r"\bmöglichkeit\b,? (?:dass|ein\w+|de[rs])\b[^;]{0,120}\b(?:besteht|bleibt|existiert)\b"
        r"|\b(?:besteht|bleibt|gibt es)\b(?: \w+){0,4} möglichkeit, dass\b"
    ),
    Sign(
        r"\b(?:nicht|nie|keineswegs|kaum|keinesfalls|schwer)\b(?: \w+){0,4} (?:ausgeschlossen|auszuschließen"
        r"|auszuschliessen|ausschließen|ausschliessen|undenkbar|unmöglich)\b"
        r"|\b(?:schlie(?:ß|ss)en wir|wir schlie(?:ß|ss)en|schlie(?:ß|ss)e ich|ich schlie(?:ß|ss)e"
        r"|nichts schlie(?:ß|ss)t)\b[^;]{0,120}\baus\b|\bausschlie(?:ß|ss)en (?:lässt|lassen|kann|können"
        r"|lie(?:ß|ss)e)\b[^;]{0,60}\b(?:nicht|kaum)\b",
        after=r"\b(?:ob) ",
    ),
    Sign(
        r"\b(?:ausgeschlossen|unmöglich|undenkbar|auszuschlie(?:ß|ss)en) (?:ist|sind|wäre|scheint"
        r"|bleibt)\b[^;,]{0,90}\bnicht\b"
    ),
    Sign(r"\bnicht von der hand zu weisen\b"),
)
