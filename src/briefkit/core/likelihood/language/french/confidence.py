"""French words that say how sure the author is, or how well founded the judgment."""

from __future__ import annotations

from briefkit.core.likelihood.language.grammar import Sign, one_of

_LEVEL = one_of(
    """
    élevée? moyenne? faible limitée? modérée? haute? grande? forte? réduite? bonne? médiocre mesurée? certaine?
    raisonnable totale? pleine entière relative? moindre solide
    """
)
_SURE = r"(?:convaincue?s?|certaine?s?|sûre?s?|persuadée?s?|confiante?s?)"
_TRUST = r"(?:confiance|certitude|assurance)"
_JUDGMENT = one_of(
    """
    jugement prévision pronostic conclusion estimation hypothèse appréciation évaluation chiffre chiffres diagnostic
    analyse attribution résultat données affirmation projection lecture constat source sources calcul calculs
    """
)

CONFIDENCE = (
    Sign(r"\bnous n'avons (?:guère|aucun|pas|pas le moindre|nul) (?:de )?doutes? (?:sur|que|quant|de)\b"),
    Sign(rf"\bsans (?:grande|trop de|beaucoup de|pleine|réelle) {_TRUST}\b"),
    Sign(rf"\bavec (?:moins|plus|davantage|autant) de {_TRUST}\b"),
    Sign(
        r"\b(?:accordons|accorde|prêtons|attribuons|avons|attachons"
        rf"|plaçons)\b[^;]{{0,60}}\bqu'une? (?:{_LEVEL} )?{_TRUST}\b"
    ),
    Sign(rf"\bavec une {_TRUST} (?:d'autant plus|d'autant moins|encore|à peine|plus que|moins que) {_LEVEL}"),
    Sign(r"\bnous n'avons (?:pas|aucune|guère|nulle)(?: de)? certitude\b"),
    Sign(rf"\b(?:degré|niveau|indice) de {_TRUST}\b(?! (?:des|du|de la|dans les|dans le|envers|accordé)\b)"),
    Sign(
        rf"\bavec (?:une? |un (?:très )?(?:haut|faible|bon) degré de |une? (?:très )?{_LEVEL} (?:degré de )?"
        rf"|une très |la plus (?:haute|grande) )?{_TRUST} (?:très |assez |plutôt |plus |relativement "
        rf"|seulement |toutefois )?{_LEVEL}\b"
    ),
    Sign(
        rf"\bavec (?:une? )?(?:très |assez )?{_LEVEL} {_TRUST}\b"
        rf"|\bavec (?:une? )?(?:haut|faible|bon|certain|fort) degré de {_TRUST}\b"
    ),
    Sign(rf"\b(?:notre|ma)(?: \w+)? (?:confiance|certitude)\b|\b(?:notre|mon) degré de {_TRUST}"),
    Sign(
        rf"\b(?:une|qu'une|d'une) (?:{_LEVEL} )?{_TRUST} (?:très |assez |plutôt |relativement )?{_LEVEL}\b",
        needs=r"\b(?:nous|notre|nos|je|ce jugement|cette (?:estimation|conclusion|prévision|hypothèse)|on peut)\b",
    ),
    Sign(
        rf"(?:\A|[(\[,;:–—] ?)(?:degré de )?confiance (?:très |plutôt |assez )?{_LEVEL}\b"
        rf"|\bconfiance ?(?::|=|–|—) ?(?:\w+ )?{_LEVEL}\b|(?:\A|[(\[;:–—] ?){_LEVEL} confiance\b"
    ),
    Sign(
        r"\bconfiance (?:\w+ )?(?:dans|en|sur|quant à|à) (?:notre |nos |ma |mes |ce |cette |cet |ces |la |l'"
        rf"|le |propre )*{_JUDGMENT}\b|\bconfiance (?:dans|en|sur) ce point\b"
    ),
    Sign(
        r"\b(?:nous (?:en )?(?:sommes|restons|demeurons)|je (?:suis|reste)|nous ne (?:sommes|pouvons être)"
        rf"|je ne suis)\b[^;]{{0,80}}?\b{_SURE}\b(?! (?:d'entre|nombre)\b)"
    ),
    Sign(
        rf"\b{_SURE}(?:,| que)? (?:nous (?:le |en )?(?:sommes|restons)|je (?:le |en )?suis)\b"
        rf"|\b{_SURE} (?:que|comme) nous (?:le )?sommes\b"
    ),
    Sign(
        r"\b(?:affirmer|dire|soutenir|avancer|établir|conclure|affirmons|disons"
        r"|pouvons)\b[^;,]{0,60}\bavec (?:\w+ )?(?:certitude|assurance|confiance)\b"
    ),
    Sign(
        r"\b(?:notre|mon|nos|ce|cette) (?:jugement|estimation|conclusion|évaluation|diagnostic|analyse"
        r"|pronostic|appréciation)s?\b[^;]{0,60}\b(?:fragiles?|solides?|étayée?s?|incertaine?s?|provisoires?"
        r"|bien fondée?s?|mal assurée?s?|robustes?|ferme|repose(?:nt)? sur)\b"
    ),
)
