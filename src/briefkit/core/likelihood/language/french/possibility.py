"""French words that say that something is possible, and what they mean elsewhere."""

from __future__ import annotations

from briefkit.core.likelihood.language.grammar import Sign, one_of

_NOT_OPEN = (
    r"(?:\bsi (?!l'on en croit)|\bs'(?=ils?\b)|\bcomme si\b"
    r"|\b(?:pour|afin|de sorte|de façon|de manière|avant|bien|quoi|qui|où|quel(?:le)?s?) (?:que|qu')"
    r"|\b(?:savoir|demande(?:r|nt)?|ignore(?:r|nt)?|dire|comprendre|préciser|examine(?:r|nt)?|étudie(?:r|nt)?"
    r"|sur) (?:si|comment|pourquoi|quand|dans quelle mesure|ce qui|ce que|qui|où|combien"
    r"|quel\w*)\b)[^,;:]{0,90}"
)
_HAPPEN = one_of(
    r"""
    s'effondrer s'épuiser s'effriter s'emballer se_tarir se_vider s'essouffler se_durcir se_compliquer
    être_(?:rude|longue?|brutale?|coûteux|coûteuse|dangereux|dangereuse|difficile|décisif|décisive) basculer
    dégénérer échouer durer s'aggraver changer arriver survenir entraîner provoquer conduire éclater se_prolonger
    se_produire s'étendre tourner déraper s'enliser se_retourner s'inverser capoter retomber rebondir grimper
    flamber chuter baisser augmenter monter reculer tomber céder craquer exploser suffire dévisser s'écrouler
    plonger caler dérailler sombrer vaciller s'envenimer s'embraser déboucher aboutir tarder traîner mener
    compliquer fragiliser retarder surprendre s'avérer se_révéler tourner_court se_gripper déborder s'éterniser
    s'interrompre se_rompre se_briser mal_tourner se_dégrader se_détériorer s'accélérer s'arrêter reprendre repartir
    manquer coûter peser freiner ruiner menacer déstabiliser fausser masquer cacher refléter tenir
    venir_(?:de|du|des|d'une?) s'expliquer traduire dissimuler précipiter voler_en_éclats avoir_(?:été|\w+é|joué)
    être_(?:lié|due?|liée|liés|liées|dus|dues|à_l'origine|trompeur|trompeuse|fatal|fatale|le_fait|remis|remise)
    """
)
_BE = (
    r"(?:est|sont|serait|seraient|reste|restent|demeure|demeurent|semble|semblent|paraît|paraissent|apparaît"
    r"|resterait)"
)
_HOW = (
    r"(?:(?:même|aussi|encore|toujours|également|donc|certes|bien|tout à fait|parfaitement|théoriquement"
    r"|cependant|toutefois|en effet|à nos yeux|en théorie|ainsi|par ailleurs|néanmoins|pourtant|là|seulement"
    r"|\w+ment),? ){0,3}"
)

POSSIBILITY = (
    Sign(
        r"\b(?:pourrait|pourraient)\b",
        after=rf"{_NOT_OPEN}|\b(?:quoi que|comme on|ce qu'on|l'on|on) |\b(?:[Aa]ucune?|[Nn]ul(?:le)?) (?:\w+ )?ne "
        r"|\b(?:[Pp]ersonne|[Rr]ien) ne ",
        before=r" (?:aisément |bien )?(?:dire|objecter|croire|penser)\b",
    ),
    Sign(
        r"\b(?:peut|peuvent)\b(?!-)(?=(?: (?:encore|aussi|toujours|vite|rapidement|très|bien|fort"
        r"|à tout moment|soudain|également|même|ainsi|donc|parfois|en effet|certes|ne pas|à terme|facilement"
        r"|très|\w+ment),?| à (?:tout|chaque) (?:moment|instant)| d'un (?:jour|moment|instant) à l'autre"
        rf"| du jour au lendemain|,[^,;]{{1,60}},){{0,3}} (?:faire |laisser |suffire à )?{_HAPPEN}\b)",
        after=rf"{_NOT_OPEN}|\b(?:ne|n'|on|nous|je|tu|vous) ?",
    ),
    Sign(r"\bpeut-être\b", after=r"\b(?:un|des|les|ces|ses|de|leurs|son|ce|aux|vos|nos|d'un|trop de|chaque|tout|le) "),
    Sign(
        r"\bil (?:se peut|se pourrait|est (?:bien |fort |tout à fait |très |parfaitement |même |également "
        r"|toujours |aussi |encore |théoriquement )?(?:possible|envisageable|concevable|pensable))\b(?! (?:de"
        r"|d')\b)(?! d')(?=[^;]{0,60}\bqu[e'])",
        after=r"\b(?:si|quand|dès qu'|s'|lorsqu'|autant qu'|où) ?",
    ),
    Sign(r"\b(?:il )?se (?:peut|pourrait)(?:-il)?,? qu[e']", after=r"\bcomme il "),
    Sign(r"\b(?:éventuellement|possiblement)\b"),
    Sign(
        rf"\b{_BE} {_HOW}(?:possibles?|envisageables?|concevables?"
        r"|pensables?)\b(?! (?:de|que si|d'autant|pour|à|grâce|aux?)\b)(?! d')",
        after=r"\b(?:n'|ne|si|s'il|dès que|quand|où|que|lorsque|là où|tout ce qui|aussi \w+ qu'il|autant que) ?"
        r"|\b(?:pas|plus|guère|jamais) ",
        before=r" (?:de|d'|que si|qu'à)\b",
        beside=r"\b(?:n'est|ne (?:sera|semble|paraît|reste|serait)|n'était) (?:pas|plus|guère"
        r"|donc pas)(?: \w+)? possible",
    ),
    Sign(
        rf"\b(?:que|qu')[^;]{{3,160}}\b(?:reste|demeure|est|paraît|semble|serait) {_HOW}(?:possible"
        r"|envisageable|concevable)\b(?! (?:de|d')\b)",
        beside=r"\b(?:n'est|ne \w+) (?:pas|plus|guère) possible|\bil est possible de\b|\bdès que possible\b"
        r"|\bautant que possible\b",
    ),
    Sign(r"\b(?:est|reste|demeure|restent|demeurent) (?:\w+ )?(?:du|dans le) domaine du possible\b"),
    Sign(r"(?:\A|[;:–—] ?)possibles?(?: aussi| également)?(?:,| mais| est| :)"),
    Sign(
        r"\b(?:un|une|autre|l'une des) (?:\w+ )?(?:issues?|scénarios?|explications?|conséquences?|résultats?"
        r"|causes?|lectures?|hypothèses?) (?:serait )?possibles?\b"
    ),
    Sign(
        r"\b(?:la|cette|une) possibilité\b[^;]{1,120}\b(?:existe|demeure|subsiste|reste ouverte|n'est pas"
        r"|ne peut)\b|\bil (?:y a|existe|subsiste|reste)(?: \w+){0,2} possibilité (?:que|d)"
    ),
    Sign(
        r"\b(?:pas|point|nullement|jamais|guère)(?: \w+){0,3} (?:exclue?s?|exclure|écartée?s?|écarter"
        r"|impossible|inconcevable|impensable|inenvisageable)\b"
        r"|\brien n'(?:exclut|interdit de penser|empêche de penser)\b"
        r"|\b(?:ne|n') ?(?:peut|peuvent|saurait|sauraient|peut-on)(?: \w+){0,3} (?:exclure|exclue?s?|écarter"
        r"|écartée?s?)\b|\bne (?:peut|saurait|pouvons|peuvent) (?:donc |pas |plus |totalement |être |en |y "
        r"|l')*(?:exclure|exclue?s?|écarter|écartée?s?)\b|\bnous n'(?:excluons|écartons)\b"
        r"|\bje n'(?:exclus|écarte)\b|\bne doit pas être (?:exclue?|écartée?)\b"
        r"|\bil n'est pas interdit de penser\b|\bl'on ne saurait (?:exclure|écarter)\b"
    ),
)
