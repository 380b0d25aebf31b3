"""French words that say how likely something is."""

from __future__ import annotations

from briefkit.core.likelihood.language.grammar import Sign, one_of

_LOW = one_of(
    """
    faibles? minces? infimes? nulles? minimes? maigres? réduites? négligeables? quasi_nulles? limitées? ténues?
    peu_de guère_de pas_de aucune très_faibles? très_minces?
    """
)
_HIGH = one_of(
    """
    fortes? bonnes? grandes? élevées? réelles? sérieuses? excellentes? toutes_les meilleures? non_négligeables?
    plus_de supérieures? importantes?
    """
)
_NUMBER = (
    r"(?:\d[\d.,]{0,20}+(?: ?(?:-|–|à|et) ?\d[\d.,]{0,20}+)? ?(?:%|pour cent)|\b0[.,]\d+\b"
    r"|\b(?:une|deux|trois|quatre|neuf)(?: chances?)? sur \w+|\bun (?:tiers|quart|cinquième|dixième)"
    r"|deux tiers|trois quarts|une sur deux|(?:dix|vingt|trente|quarante|cinquante|soixante|soixante-dix"
    r"|quatre-vingts?|quatre-vingt-dix) pour cent)"
)
_NOT_OPEN = (
    r"(?:(?<!même )\bsi |(?<!même )\bs'(?=il)|\b(?:savoir|demande|ignore) si\b"
    r"|\b(?:à quel point|dans quelle mesure|combien)\b)[^,;:]{0,70}"
)
_LIKELY = r"(?:probables?|vraisemblables?)"
_VERY = (
    r"(?:(?:très|fort|hautement|extrêmement|assez|plutôt|bien|le plus|la plus|les plus|plus|aussi|tout aussi"
    r"|également|des plus|à peu près aussi|éminemment|hautement|presque|si|nettement|beaucoup|également) ){0,8}"
)
_HAPPEN = one_of(
    r"""
    rester atteindre baisser augmenter passer se_poursuivre s'élever croître dépasser intervenir avoir_lieu se_tenir
    entrer_en_vigueur arriver suffire permettre reculer ralentir progresser se_stabiliser s'améliorer se_dégrader
    s'aggraver repartir remonter retomber diminuer doubler tripler chuter grimper coûter durer tarder survenir tenir
    tomber rebondir s'accélérer stagner se_maintenir peser souffrir échouer l'emporter gagner perdre remporter
    conserver être_(?:[\w-]+ )?(?:achevée?s?|livrée?s?|reconstituée?s?|maintenue?s?
    prêt|prête|prêts|modeste|faible|limitée?s?|connue?s?|insuffisante?s?|de|d'environ|supérieure?|inférieure?|plus|moins|suivie?s?|reportée?s?)
    se_limiter s'étaler se_traduire connaître s'établir se_situer avoisiner représenter disparaître s'effacer
    s'essouffler s'étendre culminer revenir en_pâtir se_prolonger aboutir se_heurter subir profiter bénéficier
    se_resserrer se_creuser se_réduire s'atténuer
    """
)
_TIME = (
    r"\b(?:en (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|\d{4}"
    r"|début|fin|milieu)|d'ici|dès|avant (?:la fin|le|l'été|l'automne|Noël|Pâques|fin|\d)"
    r"|cet(?:te)? (?:année|semaine|automne|hiver|été|printemps)|ce (?:mois|printemps|trimestre|semestre)"
    r"|(?:l'an|l'année|le mois|la semaine|l'été|l'hiver|au trimestre|le trimestre) prochaine?|prochaine?ment"
    r"|au (?:printemps|premier|second|deuxième|troisième|quatrième|cours)"
    r"|à (?:l'automne|l'été|la rentrée|l'hiver|la fin)|demain|lundi|mardi|mercredi|jeudi|vendredi|bientôt"
    r"|sous peu|dans les (?:prochain|semaines|mois|jours)|encore|malgré|le \d+|sans surprise|selon nos"
    r"|d'après (?:notre|nos)|sauf)\b"
)
_NORM = (
    r"\b(?:au lieu de|plutôt que|il faudrait|au plus vite|sans attendre|sans délai|mieux vaut|davantage de"
    r"|en priorité|impérativement|nous recommandons|recommand\w+|il convient|s'abstenir|veiller|renoncer"
    r"|cesser|garantir|éviter)\b"
)

LIKELIHOOD = (
    Sign(
        rf"\b(?:peu|pas (?:très |bien )?|guère|moins|le moins|la moins|les moins|très peu|bien peu) ?{_LIKELY}\b",
        after=_NOT_OPEN,
        lean=-1,
    ),
    Sign(
        rf"\b{_VERY}{_LIKELY}\b(?: (?:qu'improbable|que non))?",
        after=rf"{_NOT_OPEN}|\b(?:aussi|si) \w* ?",
        before=r" (?:de|du) (?:calcul|théorie)\b",
        lean=1,
    ),
    Sign(
        rf"\b{_VERY}improbables?\b",
        after=_NOT_OPEN,
        before=r" (?:alliance|attelage|duo|tandem|couple|alliés?|coalition|rencontre|mariage|union)\b",
        lean=-1,
    ),
    Sign(
        r"\b(?:très |fort |plus que |bien |selon toute )?(?:probablement|vraisemblablement)\b", after=_NOT_OPEN, lean=1
    ),
    Sign(r"\b(?:très|presque) certainement\b", after=_NOT_OPEN, lean=1),
    Sign(rf"\b(?:évaluons|estimons|jugeons|chiffrons|situons)\b[^.;]{{0,40}}{_NUMBER}[^.;]{{0,10}}\ble risque\b"),
    Sign(r"\b(?:nous|je) (?:\w+ )?(?:évaluons|estimons|jugeons|tenons) le risque\b[^.;]{0,60}"),
    Sign(rf"\brisque d[e'u]\b[^.;]{{1,60}}\b(?:chiffrons|évaluons|estimons|situons)\b[^.;]{{0,20}}{_NUMBER}"),
    Sign(r"\btout (?:indique|donne à penser|laisse (?:à )?penser|laisse présager) (?:que|qu')", lean=1),
    Sign(r"\b(?:pour|comme) (?:la|le) plus (?:plausible|probable|vraisemblable)\b"),
    Sign(r"\bsauf (?:surprise|imprévu|accident|coup de théâtre)\b", lean=1),
    Sign(r"\b(?:on|nous) (?:peut|pouvons|doit|devons) s?(?:'|nous )?attendre à\b|\bil faut s'attendre à\b", lean=1),
    Sign(r"\b(?:paraît|semble|reste|demeure) exclue?s?\b", after=r"\b(?:pas|n'est) ", lean=-1),
    Sign(r"\bà pile ou face\b"),
    Sign(r"\bne (?:fait|faisait) (?:guère|plus|pas|aucun) (?:de )?doute\b", lean=1),
    Sign(r"\b(?:pronostic|balance) penche\b"),
    Sign(r"\b(?:selon|en|suivant) toute (?:vraisemblance|probabilité|logique)\b", lean=1),
    Sign(r"\bsans (?:nul )?doute\b(?! (?:possible|permis))", after=r"\b(?:non |aucun )", before=r" aucun", lean=1),
    Sign(
        r"\b(?:quasi|presque|pratiquement|quasiment|virtuellement|à peu près)[ -](?:certain|certaine|certains"
        r"|certaines|sûr|sûre|assurée?s?|acquise?s?|exclue?s?|inévitables?|impossibles?|certitude|garantie?s?"
        r"|nulles?)\b|\b(?:une|la) quasi-certitude\b",
        after=r"\b(?:pas|loin d'être) ",
        lean=1,
    ),
    Sign(
        r"\bil y a (?:fort|gros|tout) à parier\b|\b(?:il y a|ont|a|avait) tout lieu de (?:croire|penser)\b"
        r"|\btout (?:porte|laisse|invite|conduit) à (?:croire|penser)\b",
        lean=1,
    ),
    Sign(
        r"\b(?:a|ont|aurait|auraient|ayant|conserve|conservent|garde|gardent|avait|aura|auront|avec|y a|est"
        r"|sont|soient|existe|il existe|laisse|laissent|donnons"
        r"|estimons)\b[^.;]{0,60}?\b(?:(?:une? |de |d'|à peu près |encore |très |plus d'|moins d'|autant de "
        rf"|{_NUMBER} ){{0,6}}(?:{_LOW}|{_HIGH}|autant de|aucune|{_NUMBER}(?: de)?|quelques?|moins d'une|plus d'une"
        r"|une seule|de (?:très )?\w+es?) (?:de )?(?:chances?|probabilité))\b(?!,? (?:offerte|donnée|pour tous"
        r"|scolaire))",
        before=r" (?:à|à saisir|perdue)\b",
        after=r"\bsi [^,;]{0,60}",
    ),
    Sign(
        rf"{_NUMBER} (?:de )?(?:chances?|probabilités?)\b"
        r"|\b(?:une|deux|trois|quatre|cinq|six|sept|huit|neuf|\d+) chances? sur \w+|\bautant de chances\b"
        rf"|\b(?:une|la) (?:probabilité|chance) (?:de )?{_NUMBER}"
    ),
    Sign(
        rf"\b(?:probabilités?|chances)\b(?! scolaires?)[^;]{{0,140}}?(?:{_NUMBER})"
        rf"|{_NUMBER},?[^;]{{0,80}}?\b(?:la|une|les) (?:probabilité|chances?) (?:d|que|qu)",
        after=r"\b(?:des|les) (?:calculs de|lois de) ",
    ),
    Sign(
        r"\b(?:probabilités?|chances)\b[^;]{0,120}?\b(?:est|sont|reste|restent|demeure|demeurent|paraît"
        rf"|paraissent|semble|semblent|jugeons|tenons|estimons)\b(?: \w+){{0,4}}? {_LOW}\b",
        after=r"\bégalité des ",
        lean=-1,
    ),
    Sign(
        r"\b(?:probabilités?|chances)\b[^;]{0,120}?\b(?:est|sont|reste|restent|demeure|demeurent|paraît"
        rf"|paraissent|semble|semblent|jugeons|tenons|estimons)\b(?: \w+){{0,4}}? {_HIGH}\b",
        after=r"\bégalité des ",
        lean=1,
    ),
    Sign(
        r"\b(?:faibles?|minces?|infimes?) (?:est|sont|reste|restent|demeure|demeurent|paraît) (?:la|les"
        r"|donc la|cependant la) (?:probabilités?|chances)\b"
        r"|\b(?:une|de|avec une) (?:très )?(?:faible|infime) (?:probabilité|chance)\b",
        lean=-1,
    ),
    Sign(
        r"\b(?:grandes?|fortes?|élevées?) (?:est|sont|reste|restent|demeure|demeurent) (?:la|les"
        r"|donc la) (?:probabilités?|chances)\b|\b(?:une|avec une) (?:très )?(?:forte|grande) probabilité\b",
        lean=1,
    ),
    Sign(
        r"\b(?:devrait|devraient)\b(?!-)(?:(?=,? (?:ne (?:pas|plus|guère) |pas |plus |donc |aussi |encore "
        r"|ainsi |toutefois |cependant |en principe |en outre |même |guère |ensuite |également |rapidement "
        rf"|à nouveau |\w+ment |de nouveau |[^,;]{{1,50}}, ){{0,5}}{_HAPPEN}\b))",
        after=rf"{_NOT_OPEN}|\b(?:on|nous|il ne|qui) ",
        beside=_NORM,
        lean=1,
    ),
    Sign(
        rf"\b(?:devrait|devraient)\b(?!-)(?=[^;]*{_TIME})",
        after=rf"{_NOT_OPEN}|\b(?:on|nous) ",
        beside=_NORM,
        lean=1,
    ),
    Sign(r"\b(?:cinquante-cinquante|50-50|50/50|kif-kif)\b"),
)
