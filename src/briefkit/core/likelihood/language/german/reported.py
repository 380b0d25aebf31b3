"""How German marks what somebody else says, and expressions that only look like an estimate."""

from __future__ import annotations

from briefkit.core.likelihood.language.grammar import Reports, one_of

_SAY = one_of(
    """
    sagt sagte sagten sagen gesagt erklärt erklärte erklärten warnt warnte warnten warnen gewarnt betont betonte
    betonten betonen behauptet behauptete behaupten behaupteten meint meinte meinen meinten glaubt glaubte glauben
    glaubten hofft hoffte hoffen hofften fürchtet fürchtete fürchten fürchteten befürchtet befürchten befürchtete
    erwartet erwarten erwartete erwarteten vermutet vermuten vermutete beteuert beteuerte beteuern versichert
    versicherte versichern versicherten urteilt urteilte urteilten berichtet berichtete berichten berichteten
    schreibt schrieb schreiben schrieben verlautet verlautete hie(?:ß|ss)_es hei(?:ß|ss)t_es es_hei(?:ß|ss)t
    es_hie(?:ß|ss) meldet meldete melden meldeten prophezeit prophezeite prognostiziert prognostizierte
    prognostizieren mutma(?:ß|ss)t mutma(?:ß|ss)te kritisiert kritisierte argumentiert argumentierte argumentieren
    bezweifelt bezweifelte bezweifeln unterstreicht unterstrich entgegnete erwiderte antwortete beklagt beklagte
    klagte mahnt mahnte mahnen gab_zu räumte räumt bestreitet bestritt bestreiten dementiert dementierte
    schlussfolgert schlussfolgerte folgerte unterstellt orakelt orakelte spekuliert spekulieren spekulierte
    konstatiert konstatierte denkt dachte dachten zeigte_sich zeigt_sich zeigten_sich gab_sich gibt_sich gaben_sich
    geben_sich äu(?:ß|ss)erte äu(?:ß|ss)ert kündigte kündigt lie(?:ß|ss)_wissen resümiert resümierte wähnt wähnte
    wies_darauf
    """
)
_SAY_THAT = one_of(
    r"""
    schätzt schätzte schätzten (?:sieht|sah|sehen|sahen)(?!_vor\b) geht_davon ging_davon gehen_davon gingen_davon
    rechnet rechnete rechnen rechneten nennt nannte nannten nennen bezeichnet bezeichnete bezeichnen kommt_zu kam_zu
    kamen_zu kommen_zu (?:kommt|kam|kamen|kommen)(?=[^;]{0,90}\bschluss\b)
    (?:hält|hielt|halten|hielten)(?=[^;]{0,120}\bfür\b) stuft stufte stufen schlie(?:ß|ss)t schloss schlossen
    ist_sich ist_überzeugt sind_sich war_sich waren_sich ist_sicher bewertet bewertete beziffert bezifferte gibt_an
    gab_an attestiert bescheinigt taxiert
    """
)
_FOLLOWS = (
    r"(?=[^;]{0,120}\b(?:dass|(?:un)?wahrscheinlich\w*"
    r"|für (?:\w+ )?(?:\w*wahrscheinlich\w*|möglich|denkbar|ausgeschlossen|sicher)"
    r"|als (?:\w+ )?(?:\w*wahrscheinlich\w*|möglich|denkbar)|davon|wahrscheinlichkeit|chancen?|schluss|sicher"
    r"|überzeugt|zuversichtlich|gewissheit|zuversicht|sicherheit|konfidenz)\b)"
)
_NOUN = one_of(
    """
    befürchtung befürchtungen warnung warnungen hoffnung hoffnungen behauptung behauptungen these ansicht meinung
    auffassung vermutung vermutungen gerüchte gerücht vorwurf erwartung aussage spekulationen sorge annahme argument
    ankündigung einschätzung glaube eindruck verdacht zusicherung
    """
)
_OTHERS = r"(?!unser\w*\b|mein\w*\b|den uns|unsrig|diese[rsm]? (?:analyse|studie|papier)|eigene\w*\b)"

REPORTS = Reports(
    whole=(
        rf"\b(?:laut|zufolge|gemäß der (?:Aussage|Darstellung)) {_OTHERS}(?!gesetz|artikel|verordnung|paragraf"
        r"|plan|satzung|verfassung|denken)\w|\b(?!unser\w* )(?:\w+ ){1,2}zufolge\b"
        r"|\bnach (?!unser\w*|mein\w*|dieser)(?:[\w-]+ ){0,4}?(?:angaben?|ansicht|einschätzung|meinung"
        r"|auffassung|darstellung|worten|aussagen?|überzeugung|lesart|informationen|berichten|schätzung(?:en)?"
        r"|bekunden|dafürhalten)\b(?! von uns)|\b(?:aus|in) (?:der )?(?:sicht|den augen) (?!von uns)(?:de[rs]"
        r"|von|\w+s)\b|\bfür den minister\b|(?:\A|, |– ?|— ?|\uFFFC,? )so (?:der|die|das|ein|eine|ihr|sein"
        r"|heißt es|hiess es|hieß es|(?-i:[A-ZÄÖÜ])[\w-]+(?: [\w-]+){0,3}(?=[,.–—]"
        r"|\Z))(?=[^,;]{0,80}(?:[,.–—]|\Z))(?! \w+ (?:sein|auch) mag)"
        rf"|, (?:{_SAY}|räumte|hieß|heißt|heisst|hiess|glaubt|meint"
        r"|fürchtet)(?! (?:wir|ich)\b)(?: [^,;]{0,80})?(?=[,.;–—]|\Z)(?<!, dass)"
        rf"|\bwie (?!wir|ich|erwartet|gesagt|berichtet|oben)(?:[\w-]+ ){{1,6}}(?:{_SAY})\b(?=,)"
        r"|\b(?:angeblich|vorgeblich|dem vernehmen nach)\b"
    ),
    onward=(
        rf"\b{_SAY}\b(?! (?:wir|ich)\b)|\b{_SAY_THAT}\b{_FOLLOWS}(?! (?:wir|ich)\b)"
        rf"|(?<!unsere )(?<!unser )\b{_NOUN}(?: [\w-]+){{0,5}}, (?:dass|\w+ (?:könnte|könne|sei))\b"
        r"|\b(?:wir|ich) (?:schrieben?|hielt(?:en)?|dachten?|glaubten?|erwarteten?|rechneten?|nannten?"
        r"|sagten?)\b|\b(?:schrieben|hielten|dachten|glaubten|erwarteten|rechneten|nannten|sagten) wir\b"
        r"|\b(?:will|wollte|wollten|mochte|mochten|konnte"
        r"|konnten)\b(?=[^;]{0,60}\bnicht ausschlie(?:ß|ss)en)"
        r"|\bsoll(?:en)? (?:\w+ ){0,6}(?=wahrscheinlich)"
    ),
    own=r"\b(?:wir|ich|uns|mir|unser\w*)\b(?: \w+){0,6},? ?\Z"
    r"|\b(?:nicht|was|das|dies|dagegen|daraus|zu|lässt sich|kann man) \Z",
    relative=r"[,(–—] ?(?:der|die|das|dem|den|welche[rs]?|deren|dessen|was)\b",
    returns=(
        r",? (?:doch|aber|jedoch|hingegen|dennoch|allerdings|während|obwohl|wobei)(?= (?:[\w-]+) ?)(?! dass)"
        r"|, (?=(?:wir|unsere?|halten wir|ich)\b)|[–—] (?=(?:wir|unsere?)\b)"
    ),
    subordinate=r" ?(?:während|obwohl|obgleich|auch wenn|wenngleich|zwar|anders als|entgegen|sofern|da|weil|nachdem"
    r"|trotz|ungeachtet|selbst wenn|wenn|falls)\b",
    main=(
        r", (?=(?:ist|sind|wird|werden|hat|haben|bleibt|bleiben|dürften?|könnten?|mag|kann|können|liegt|steht"
        r"|stehen|droht|drohen|scheint|spricht|halten wir|sehen wir|gilt|gelten|war|wäre|fällt|gibt"
        r"|schätzen wir|rechnen wir|gehen wir|besteht|lässt|sprechen)\b)"
    ),
    clause=(
        r"(?<!es )(?<!wie dem auch )(?<!auch )\b(?:sei|seien)\b(?! es\b| denn\b| dank\b)"
        r"|\b(?:könne|dürfe|müsse|wolle|werde|habe|solle|lasse|gebe|komme|gehe|bleibe|stehe|drohe|halte|rechne"
        r"|sehe|spreche|brauche|reiche|wisse|stamme|liege|nehme|stelle|führe"
        r"|schließe)\b(?<!ich werde)(?<!ich habe)(?<!werde ich)"
    ),
)

IDIOMS = (
    r"\b(?:so (?:un)?wahrscheinlich (?:es|das|dies|er|sie) (?:auch )?\w+|wohl zu (?:schätzen|unterscheiden)"
    r"|(?:möglich|denkbar), (?!dass)(?:[\w-]+ ){1,12}?(?:zu \w+n|\w+zu\w+en)\b|wie dem auch sei|es sei denn"
    r"|sei es|wie auch immer|was auch immer kommen mag|komme, was (?:da )?wolle|sehr wohl|wohl oder übel"
    r"|wohl aber|so (?:\w+ )?wie möglich|wenn möglich|nach möglichkeit|vertrauens\w+|misstrauens\w+"
    r"|wahrscheinlichkeitsrechnung|(?:letzte|zweite|verpasste) chancen?|chance zu[mr] \w+"
    r"|könnte man (?:meinen|sagen|einwenden|denken|glauben|fragen)"
    r"|man könnte (?:meinen|sagen|einwenden|denken|glauben|fragen)|möchte|mögen täten|die macht|mai"
    r"|theresa may|denkbar (?:knapp|schlecht|ungünstig|gering|einfach|schwierig)\w*|könnten sie"
    r"|wir könnten sie|dürften wir|dürfte ich)\b"
)
NEGATION = (
    r"\b(?:nicht|kein\w*|kaum|keineswegs|nie|niemals|weder|wenig"
    r"|alles andere als)(?: (?:sehr|besonders|allzu|mehr|gerade|für|als|so|unbedingt))* \Z"
)
