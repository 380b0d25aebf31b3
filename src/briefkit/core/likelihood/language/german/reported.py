"""How German marks what somebody else says, and expressions that only look like an estimate."""

from __future__ import annotations

from briefkit.core.likelihood.language.grammar import Reports, one_of

_SAY = one_of(
    "sagt sagte sagten sagen gesagt erklärt erklärte erklärten warnt warnte warnten warnen gewarnt betont "
    "betonte betonten betonen",
    "behauptet behauptete behaupten behaupteten meint meinte meinen meinten glaubt glaubte glauben "
    "glaubten hofft hoffte hoffen hofften",
    "fürchtet fürchtete fürchten fürchteten befürchtet befürchten befürchtete erwartet erwarten erwartete "
    "erwarteten vermutet vermuten",
    "vermutete beteuert beteuerte beteuern versichert versicherte versichern versicherten urteilt "
    "urteilte urteilten berichtet",
    "berichtete berichten berichteten schreibt schrieb schreiben schrieben verlautet verlautete hie(?:ß"
    "|ss)_es hei(?:ß|ss)t_es es_hei(?:ß|ss)t es_hie(?:ß|ss) meldet",
    "meldete melden meldeten prophezeit prophezeite prognostiziert prognostizierte prognostizieren "
    "mutma(?:ß|ss)t mutma(?:ß|ss)te",
    "kritisiert kritisierte argumentiert argumentierte argumentieren bezweifelt bezweifelte bezweifeln "
    "unterstreicht unterstrich",
    "entgegnete erwiderte antwortete beklagt beklagte klagte mahnt mahnte mahnen gab_zu räumte räumt "
    "bestreitet bestritt bestreiten",
    "dementiert dementierte schlussfolgert schlussfolgerte folgerte unterstellt orakelt orakelte "
    "spekuliert spekulieren spekulierte",
    "konstatiert konstatierte denkt dachte dachten zeigte_sich zeigt_sich zeigten_sich gab_sich gibt_sich "
    "gaben_sich geben_sich",
    "äu(?:ß|ss)erte äu(?:ß|ss)ert kündigte kündigt lie(?:ß|ss)_wissen resümiert resümierte wähnt wähnte wies_darauf",
)
_SAY_THAT = one_of(
    "schätzt schätzte schätzten (?:sieht|sah|sehen|sahen)(?!_vor\\b)  geht_davon ging_davon gehen_davon gingen_davon "
    "rechnet rechnete rechnen",
    "rechneten nennt nannte nannten nennen bezeichnet bezeichnete bezeichnen kommt_zu kam_zu kamen_zu "
    "kommen_zu (?:kommt|kam|kamen|kommen)(?=[^;]{0,90}\\bschluss\\b)",
    "(?:hält|hielt|halten|hielten)(?=[^;]{0,120}\\bfür\\b) stuft stufte stufen schlie(?:ß|ss)t schloss "
    "schlossen ist_sich "
    "ist_überzeugt sind_sich war_sich",
    "waren_sich ist_sicher bewertet bewertete beziffert bezifferte gibt_an gab_an attestiert bescheinigt taxiert",
)
_FOLLOWS = (
    r"(?=[^;]{0,120}\b(?:dass|(?:un)?wahrscheinlich\w*|für (?:\w+ )?(?:\w*wahrscheinlich\w*|möglich"
    r"|denkbar|ausgeschlossen|sicher)"
    r"|als (?:\w+ )?(?:\w*wahrscheinlich\w*|möglich|denkbar)|davon|wahrscheinlichkeit|chancen?|schluss"
    r"|sicher|überzeugt|zuversichtlich|gewissheit|zuversicht|sicherheit|konfidenz)\b)"
)
_NOUN = one_of(
    "befürchtung befürchtungen warnung warnungen hoffnung hoffnungen behauptung behauptungen these "
    "ansicht meinung auffassung",
    "vermutung vermutungen gerüchte gerücht vorwurf erwartung aussage spekulationen sorge annahme argument ankündigung",
    "einschätzung glaube eindruck verdacht zusicherung",
)
_OTHERS = r"(?!unser\w*\b|mein\w*\b|den uns|unsrig|diese[rsm]? (?:analyse|studie|papier)|eigene\w*\b)"

REPORTS = Reports(
    whole=(
        rf"\b(?:laut|zufolge|gemäß der (?:Aussage|Darstellung)) {_OTHERS}(?!gesetz|artikel|verordnung"
        rf"|paragraf|plan|satzung|verfassung|denken)\w|\b(?!unser\w* )(?:\w+ ){{1,2}}zufolge\b"
        rf"|\bnach (?!unser\w*|mein\w*|dieser)(?:[\w-]+ ){{0,4}}?(?:angaben?|ansicht|einschätzung|meinung"
        rf"|auffassung|darstellung|worten|aussagen?|überzeugung|lesart|informationen|berichten"
        rf"|schätzung(?:en)?|bekunden|dafürhalten)\b(?! von uns)"
        r"|\b(?:aus|in) (?:der )?(?:sicht|den augen) (?!von uns)(?:de[rs]|von|\w+s)\b|\bfür den minister\b"
        r"|(?:\A|, |– ?|— ?|\uFFFC,? )so (?:der|die|das|ein|eine|ihr|sein|heißt es|hiess es|hieß es"
        r"|(?-i:[A-ZÄÖÜ])[\w-]+(?: [\w-]+){0,3}(?=[,.–—]|\Z))(?=[^,;]{0,80}(?:[,.–—]|\Z))(?! \w+ (?:sein"
        r"|auch) mag)"
        rf"|, (?:{_SAY}|räumte|hieß|heißt|heisst|hiess|glaubt|meint|fürchtet)(?! (?:wir"
        rf"|ich)\b)(?: [^,;]{{0,80}})?(?=[,.;–—]|\Z)(?<!, dass)"
        rf"|\bwie (?!wir|ich|erwartet|gesagt|berichtet|oben)(?:[\w-]+ ){{1,6}}(?:{_SAY})\b(?=,)"
        rf"|\b(?:angeblich|vorgeblich|dem vernehmen nach)\b"
    ),
    onward=(
        rf"\b{_SAY}\b(?! (?:wir|ich)\b)|\b{_SAY_THAT}\b{_FOLLOWS}(?! (?:wir|ich)\b)"
        rf"|(?<!unsere )(?<!unser )\b{_NOUN}(?: [\w-]+){{0,5}}, (?:dass|\w+ (?:könnte|könne|sei))\b"
        r"|\b(?:will|wollte|wollten|mochte|mochten|konnte|konnten)\b(?=[^;]{0,60}\bnicht ausschlie(?:ß|ss)en)"
        rf"|\bsoll(?:en)? (?:\w+ ){{0,6}}(?=wahrscheinlich)"
    ),
    own=r"\b(?:wir|ich|uns|mir|unser\w*)\b(?: \w+){0,6},? ?\Z|\b(?:nicht|was|das|dies|dagegen|daraus|zu"
    r"|lässt sich|kann man) \Z",
    relative=r"[,(–—] ?(?:der|die|das|dem|den|welche[rs]?|deren|dessen|was)\b",
    returns=(
        r",? (?:doch|aber|jedoch|hingegen|dennoch|allerdings|während|obwohl"
        r"|wobei)(?= (?:[\w-]+) ?)(?! dass)|, (?=(?:wir|unsere?|halten wir|ich)\b)|[–—] (?=(?:wir"
        r"|unsere?)\b)"
    ),
    subordinate=r" ?(?:während|obwohl|obgleich|auch wenn|wenngleich|zwar|anders als|entgegen|sofern|da|weil|nachdem"
    r"|trotz|ungeachtet|selbst wenn|wenn|falls)\b",
    main=(
        r", (?=(?:ist|sind|wird|werden|hat|haben|bleibt|bleiben|dürften?|könnten?|mag|kann|können|liegt"
        r"|steht|stehen|droht|drohen|scheint|spricht|halten wir|sehen wir|gilt|gelten|war|wäre|fällt|gibt|"
        r"schätzen wir|rechnen wir|gehen wir|besteht|lässt|sprechen)\b)"
    ),
    clause=(
        r"(?<!es )(?<!wie dem auch )(?<!auch )\b(?:sei|seien)\b(?! es\b| denn\b| dank\b)|\b(?:könne|dürfe"
        r"|müsse|wolle|werde|habe|solle|lasse|gebe|komme|gehe|bleibe|stehe|drohe|halte|rechne|sehe|spreche"
        r"|brauche|reiche|wisse|stamme|liege|nehme|stelle|führe|schließe)\b"
        r"(?<!ich werde)(?<!ich habe)(?<!werde ich)"
    ),
)

IDIOMS = (
    r"\b(?:so (?:un)?wahrscheinlich (?:es|das|dies|er|sie) (?:auch )?\w+|wohl zu (?:schätzen"
    r"|unterscheiden)|(?:möglich|denkbar), (?!dass)(?:[\w-]+ ){1,12}?(?:zu \w+n|\w+zu\w+en)\b"
    r"|wie dem auch sei"
    r"|es sei denn|sei es|wie auch immer|was auch immer kommen mag"
    r"|komme, was (?:da )?wolle|sehr wohl|wohl oder übel|wohl aber|so (?:\w+ )?wie möglich|wenn möglich"
    r"|nach möglichkeit"
    r"|vertrauens\w+|misstrauens\w+|wahrscheinlichkeitsrechnung|(?:letzte|zweite|verpasste) chancen?"
    r"|chance zu[mr] \w+|könnte man (?:meinen|sagen|einwenden|denken|glauben|fragen)|man könnte (?:meinen"
    r"|sagen|einwenden|denken|glauben|fragen)"
    r"|möchte|mögen täten|die macht|mai|theresa may|denkbar (?:knapp|schlecht|ungünstig|gering|einfach"
    r"|schwierig)\w*|könnten sie|wir könnten sie|dürften wir|dürfte ich)\b"
)
NEGATION = (
    r"\b(?:nicht|kein\w*|kaum|keineswegs|nie|niemals|weder|wenig|alles andere als)(?: (?:sehr|besonders|allzu"
    r"|mehr|gerade|für|als|so|unbedingt))* \Z"
)
