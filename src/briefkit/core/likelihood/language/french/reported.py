"""How French marks what somebody else says, and expressions that only look like an estimate."""

from __future__ import annotations

from briefkit.core.likelihood.language.grammar import Reports, one_of

_SAY = one_of(
    """
    dit disent disait disaient déclare déclarent déclarait affirme affirment affirmait affirmaient assure assurent
    assurait assuraient prétend prétendent prétendait estime estiment estimait estimaient juge jugent jugeait
    jugeaient croit croient croyait croyaient pense pensent pensait pensaient craint craignent craignait craignaient
    redoute redoutent redoutait espère espèrent espérait soutient soutiennent soutenait avance avancent avançait
    prévient préviennent prévenu avertit avertissent averti alerte alertent alerté répète répètent répété souligne
    soulignent soulignait rappelle rappellent rapporte rapportent rapporté écrit écrivent écrivait prédit prédisent
    prévoit prévoient prévoyait conclut concluent considère considèrent considérait suppose supposent soupçonne
    soupçonnent imagine admet admettent admettait concède concèdent reconnaît reconnaissent ajoute ajoutent explique
    expliquent jure jurent promet promettent martèle martèlent nie nient dément démentent évoque évoquent indique
    indiquent laisse_entendre laissent_entendre doute doutent a_dit ont_dit a_déclaré ont_déclaré a_affirmé
    ont_affirmé a_estimé ont_estimé a_jugé ont_jugé a_assuré ont_assuré a_conclu ont_conclu tient tiennent tenait
    table tablent tablait anticipe anticipent qualifie qualifient s'attend s'attendent confie confient constate
    se_dit se_disent s'est_dit se_sont_dits se_déclare se_déclarent se_montre se_montrent s'est_déclaré a_confié
    a_expliqué a_ajouté a_reconnu a_admis a_concédé a_promis a_craint a_prédit a_prévenu a_averti a_alerté a_soutenu
    a_avancé a_souligné a_rappelé a_rapporté a_écrit a_indiqué n'exclut n'excluent n'excluait n'a_pas_exclu
    n'ont_pas_exclu donne donnent accorde accordent attribue attribuent évalue évaluent
    """
)
_THAT = (
    r"(?=(?: (?!qui\b)[\w'-]+){0,8},? (?:que|qu')|[^,;]{0,60} (?:(?:très |peu |fort |hautement |comme "
    r"|pour )*(?:improbable|probable|possible|vraisemblable|certaine?|exclue?)s?|convaincue?s?|certains?"
    r"|sûre?s?|persuadée?s?|confiante?s?|chances?|probabilité)\b| ne pas exclure|, avec)"
)
_NOUN_THAT = (
    r"(?<!notre )(?<!nos )\b(?:crainte|craintes|avertissement|rumeurs?|espoir|thèse|affirmation|sentiment"
    r"|croyance|promesse|assurance|soupçon|argument|impression|accusation"
    r"|prétention)(?: [\w']+){0,4},? (?:selon (?:laquelle|lequel|lesquelles|lesquels)|que|qu')"
)
_INCISE = one_of(
    """
    dit disent déclare affirme affirment assure assurent estime estiment juge jugent croit pense craint redoute
    soutient avance prévient avertit répète souligne rappelle rapporte rapportent écrit explique ajoute confie
    indique prédit admet concède reconnaît conclut martèle lance glisse soupire prophétise insiste plaide raille
    ironise observe note résume poursuit nuance tempère
    """
)

REPORTS = Reports(
    whole=(
        r"\b(?:selon|d'après) (?!toute\b|que\b|qu'|nous\b|notre\b|nos\b|moi\b|mes\b|mon\b"
        r"|cette (?:analyse|note)|l'(?:article|issue|âge|usage|état|ampleur|évolution|importance|humeur|angle"
        r"|année|endroit)|la (?:loi|saison|région|taille|gravité|nature|méthode|durée|situation|date|manière"
        r"|façon|quantité|conjoncture|météo|place|zone|formule)"
        r"|les (?:territoires|régions|cas|pays|années|secteurs|saisons|besoins|circonstances|branches"
        r"|départements|communes|scénarios|hypothèses|méthodes|critères|règles|termes|modalités|périodes"
        r"|villes|lieux|états|niveaux|tranches|moyens|produits|métiers)"
        r"|le (?:cas|calendrier|traité|droit|règlement|scénario|niveau|secteur|pays|type|moment|mode|nombre"
        r"|prix|principe|revenu|lieu|degré|résultat|contexte)"
        r"|(?:des|une?) (?:calendrier|méthode|logique|principe|procédure|rythme|critères?|scénarios?|modèle"
        r"|formule|grille|clé)|leur|ses|son|sa|ce que nous|laquelle|lequel|l'ordre|chaque)"
        r"|\bà en croire (?!nos|notre)|\bsi l'on en croit\b|\bde l'avis (?:de|du|des|d')|\bau dire d"
        r"|\baux? dires? d|\baux yeux d|\bdu point de vue d|\bdixit\b"
        r"|(?:\A ?|[,;] )de sources?(?: [\w-]+){1,4},|\bd'aucuns\b"
        r"|\b(?:pour|chez) (?:le (?:ministre|FMI|chancelier|président|patron)|l'(?:OCDE|OTAN|ONU|institut|ONG)"
        r"|la (?:BCE|ministre|Banque mondiale|Commission)"
        r"|les (?:syndicats|experts|économistes|analystes|diplomates|opposants|critiques|observateurs)"
        r"|l'opposition|le gouvernement|le rapporteur|ses détracteurs|certains observateurs)[^,;]{0,40},"
        rf"|[,»”\uFFFC–—] ?(?:{_INCISE}|a-t-(?:il|elle|on) \w+|ont-ils \w+|ont-elles \w+|\w+e?-t-(?:on|il|elle)"
        r"|\w+t-(?:on|il|elle)|\w+-(?:ils|elles)|(?:a|ont|avait) (?:dit|déclaré|affirmé|estimé|assuré|expliqué"
        r"|ajouté|prévenu|confié|jugé|indiqué|averti|reconnu|admis|écrit|soutenu|rappelé|souligné|martelé"
        r"|concédé|répété|insisté|promis|prédit))\b(?!-)(?! (?:que|qu')\b)(?! qu')(?=[^,;]{0,80}(?:[,.;–—]"
        r"|\Z))|\bcomme (?:l'|le )(?:a |ont |avait )?(?:dit|disent|écrit|affirmé?|affirment|estimé?|expliqué?"
        r"|soutient|soutenu|rappelle|craint|redoute|souligne|croit|pense|espère|prétend)\b(?! nous)"
        r"|\b(?:prétendument|soi-disant|dit-on|paraît-il|à ce qu'il paraît|dit-il)\b"
    ),
    onward=(
        rf"\b{_SAY}\b(?!-){_THAT}|{_NOUN_THAT}|\b(?:dit|disent|dire|déclare|affirme|se refuse à"
        r"|refuse d') (?:ne pas )?(?:exclure|craindre|redouter|croire|penser|juger|tenir|être)\b"
        r"|\b(?:affirmant|assurant|estimant|jugeant|craignant|redoutant|déclarant|prévenant|avertissant"
        r"|soutenant|arguant|considérant|pensant|espérant|ajoutant|disant|croyant)(?: \w+){0,3} (?:que|qu')"
        r"|\bn'(?:a|ont|avait|avaient) pas exclu\b|\bn'exclu(?:t|ent|ait) pas\b"
        r"|\bnous (?:pensions|croyions|écrivions|estimions|jugions|disions"
        r"|avions (?:écrit|estimé|jugé|dit|pensé))\b|\b(?:il paraît|le bruit court|on dit|on raconte"
        r"|on murmure|la rumeur veut|il se dit) (?:que|qu')|\b(?:de crainte|de peur) (?:que|qu')"
        r"|(?<!nous )(?<!nous en )(?<!je )\b(?:est|sont|était|étaient|reste|restent) (?:\w+ )?(?:convaincue?s?"
        r"|persuadée?s?) (?:que|qu')|(?<!\bil )\b(?:est|sont|était|étaient|reste"
        r"|restent) (?:\w+ )?(?:certaine?s?|sûre?s?) (?:que|qu')"
    ),
    own=(
        r"\b(?:nous|je|j')(?: (?:ne|n'|en|le|l'|y|avons|avions|pouvons|devons|\w+))?(?: \w+)? ?\Z"
        r"|\b(?:il est|il serait|ce qui|cela|tout|rien ne|rien|ceci|qui|on) ?\Z"
        r"|\b(?:peut-on|faut|doit-on|à|à vrai) ?\Z|\b(?:nos données|notre modèle|ces chiffres"
        r"|les données)\b[^,;]{0,30}\Z"
    ),
    relative=r"[,(–—]? ?(?:qui|que|dont|lequel|laquelle|comme)\b",
    returns=(
        r",? (?:mais|or|cependant|toutefois|pourtant|néanmoins|alors que|tandis que|quoique"
        r"|bien que)(?= (?:le|la|les|l'|il|elle|ils|elles|ce|cette|ces|un|une|des|nous|notre|nos|son|sa|ses"
        r"|leur|aucun|rien|c'est|on|en|rien)\b)(?! que)|, (?=(?:nous|notre|nos|à nos yeux)\b)"
        r"|[–—] (?=(?:nous|notre)\b)"
    ),
    subordinate=r" ?(?:si|alors que|bien que|quoique|tandis que|même si|lorsque|quand|parce que|puisque|comme"
    r"|contrairement à ce que|malgré|là où|tant que|après que|dès que)\b",
    main=r", (?=(?:le|la|les|l'|il|elle|ils|elles|ce|cette|ces|un|une|des|nous|notre|nos|son|sa|ses|leur|leurs"
    r"|aucun|rien|c'est|on)\b)",
)

IDIOMS = (
    r"\b(?:quoi qu'il (?:en soit|advienne|arrive)|advienne que pourra|par chance|bonne chance"
    r"|(?:dernière|seconde|deuxième|première) chance|égalité des chances|coup de chance|malchance"
    r"|(?:perte|motion|motions|vote|votes|question|crise|climat|homme|femme|personne|pacte|rapport|regain"
    r"|relation|lien|tiers|mesures|marque|poste|contrat|abus) de (?:la )?confiance"
    r"|(?:dès|si|autant|aussitôt|chaque fois|le plus \w+|le moins \w+|au mieux|les meilleures?) que possible"
    r"|si possible|le (?:plus|moins|meilleur|mieux) (?:\w+ )?possible|tout son possible|le possible"
    r"|on pourrait (?:\w+ )?(?:dire|croire|penser|objecter|s'attendre|rétorquer)|pourriez-vous|pourrions-nous"
    r"|puisse|theresa may|pouvoir d'achat|faire confiance|fait confiance|font confiance|confiance en soi"
    r"|confiance (?:des|du|de la|de l')(?: \w+)*? ?(?:ménages|consommateurs|investisseurs|marchés|entreprises"
    r"|électeurs|public|citoyens|épargnants|déposants)"
    r"|(?:si|aussi|quelque) [\w-]+ qu(?:e|')[^,;]{0,40}\b(?:soit|soient|paraisse|puisse|semble)"
    r"|(?:théorie|calculs?|lois?|cours) (?:des|de) probabilités?|peu importe|plus que probable(?= que non)"
    r"|sans (?:nul|aucun) doute|sans l'ombre d'un doute|sans doute (?:aucun|possible)|aucun doute)\b"
)
NEGATION = (
    r"\b(?:pas|peu|guère|jamais|aucun\w*|nullement|loin d'être|ni"
    r"|moins)(?: (?:très|bien|du tout|si|vraiment|tout à fait|le|la|plus))* \Z"
)
