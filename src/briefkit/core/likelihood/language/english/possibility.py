"""English words that say that something is possible, and what they mean elsewhere."""

from __future__ import annotations

from briefkit.core.likelihood.language.grammar import Sign, one_of

_MONTH = r"\b(?:in|of|by|on|since|until|till|from|the|last|next|early|late|mid|theresa) |\d |mid-"
_NOT_OPEN = (
    r"\b(?:whether|if|how (?:far|much|many|long|soon|quickly|often)|(?:to|on|of|about) (?:how|why|who"
    r"|what))\b[^,;:]{0,70} "
)
_GOAL = (
    r"\b(?:in order that|to ensure that|lest|for fear that)\b[^,;:]{0,60} "
    r"|(?<!, )\bso (?:that|the|they|it|its|their|he|she|we|\w+s)\b[^,;:]{0,60} "
)
_SO_THAT = r"\bso that\b[^,;:]{0,60} "
_ROLE = one_of(
    "states? party parties courts? tribunals? judges? ombudsman councils? parliament commission "
    "ministers? president governor prefect",
    "regulator authority authorities applicants? claimants? employers? employees? workers citizens "
    "residents members? deputies person",
    "persons individuals company companies undertakings operators? licensees? banks? police officers? "
    "inspectors? committee assembly",
    "house senate taxpayers? tenants? landlords? owners? users? students? patients? seekers observers "
    "chair speaker shareholders?",
    "creditors? municipality municipalities agency agencies secretary board panel signatory signatories "
    "official officials voters",
    "pupils teachers drivers doctors nurses staff guests "
    "delegations? passengers? travellers visitors holders? importers? exporters? producers farmers? "
    "pensioners parents minister judge",
)
_LEGAL = one_of(
    "derogate summon lodge appeal waive convene dissolve opt_out avail award order request require apply "
    "adopt impose issue submit",
    "refuse grant withhold appoint dismiss suspend terminate extend delegate authori[sz]e inspect search "
    "detain deduct claim enter",
    "copy leave travel marry buy sell employ hire demonstrate park sue nominate abstain override inherit publish "
    "be_(?:heard|admitted|tried|prosecuted|fined|detained|searched|refused|revoked|elected|re-elected"
    "|removed|appointed) "
    "use spend smoke invoke refer disclose seek take_part attend speak propose table amend object register exercise "
    "choose levy fine prohibit ban",
    "restrict exempt designate recover retain transfer determine revoke intervene stand serve hold own "
    "carry bring institute",
    "be_(?:appealed|renewed|waived|exempted|extended|granted|imposed|disclosed|used|deducted|suspended"
    "|withdrawn_only|claimed|held)",
)
_LEGAL_CONTEXT = (
    r"\b(?:under (?:the|this|that|its|their|article|section|rule|eu|international|national|federal)\b[^,;]{0,50}"
    r"\b(?:acts?|laws?|treaty|rules?|constitution|protocol|clause|statutes?|regulation|directive|agreement"
    r"|code|convention"
    r"|charter|procedure|decree|ordinance|orders|article|section|terms|mandate|provisions?|scheme|system)\b"
    r"|under (?:article|section|rule|paragraph) \d|(?:articles?|section|rule|paragraph|art\.) \d"
    r"|pursuant to|in accordance with"
    r"|provisions?\b|subject to|without prejudice|so requires?|at the request of|by law|provided that"
    r"|at its discretion"
    r"|without (?:a warrant|the consent|prior|notice|giving)|no later than|within (?:\w+|\d+) (?:days"
    r"|weeks|months) of"
    r"|no (?:more|longer) than|up to \d|for a (?:period|term) of|only (?:if|where|when|with|once|after)"
    r"|(?:constitution|statute|treaty|directive|regulation|law|act) (?:says|provides|allows|lets|states"
    r"|stipulates))\b"
)
_OPEN_FUTURE = (
    r"\b(?:which (?:would|could|will)|another|a (?:new|second|third|fresh|further)|at least|about|well|yet"
    r"|still|even|soon|next|already|again|eventually|ultimately|instead|simply|never|early"
    r"|late|later|if|as early as|"
    r"this (?:year|week|month|spring|summer|autumn|winter|session)|in time|(?:by|in|before|until"
    r"|after) (?:january|february|march"
    r"|april|june|july|august|september|october|november|december|may|spring|summer|autumn|winter"
    r"|christmas|easter|20\d\d|the)|because)\b"
)
_MAY_ACT = (
    rf"may(?:, [^,;]{{1,60}},| by [\w ]{{1,30}}?)?(?: (?:not|also|either|then|themselves"
    rf"|at any time))? {_LEGAL}\b"
)
_LAW = (
    rf"\b(?:no|only) (?:[\w'-]+ ){{1,6}}may\b|\bmay (?:only|at any time)\b|\bmay be \w+ (?:only|once|twice"
    rf"|on request|free of charge|for up to)\b"
    r"|\b(?:treaty|law|constitution|contract|agreement|rules?|act|statute|charter|regulation|directive"
    r"|clause|article)\b"
    r"[^;,]{0,20} (?:provides?|stipulates?|says?|states?|lays? down) that\b[^;]{0,80}\bmay\b"
    r"|\bmay not (?:exceed|be (?:less|more|longer|higher|lower|used|sold|copied|kept|stored|shared))\b"
    rf"|(?:\A|[,;:] |\bthat )(?:an?|any|each|every|either|all) (?:[\w'-]+ ){{1,6}}{_MAY_ACT}"
    rf""
    rf"|\b{_ROLE} may (?:not |also |then )?bring\b[^;]{{0,60}}\b(?:before|action)\b"
)
_LAWFUL = (
    rf"{_LAW}|\A(?=.*{_LEGAL_CONTEXT}).*\b{_MAY_ACT}"
    rf"|\A(?!.*{_OPEN_FUTURE}).*\b(?:{_ROLE} {_MAY_ACT}|may (?:not )?be (?:spent|used|claimed|deducted"
    rf"|carried over)\b)"
)
_PAST = (
    r"\b(?:when|until|as soon as)\b[^,;]{0,60}\b(?:was|were|had|did|went|took|made|gave|met|fell|rose|left"
    r"|lost|won|began"
    r"|came|\w{3,}ed)\b|\bas the law stood|\b(?:at the time|in those days|back then|in the past|used to"
    r"|formerly|previously"
    r"|originally|yesterday|ago)\b|\b(?:until|before|in|by|after|during|since) (?:1[5-9]\d\d|20[01]\d)\b"
    r"|\bin the \d{4}s\b"
    r"|\b(?:last|previous) (?:year|month|week|spring|summer|autumn|winter|decade|century)\b"
)
_UNREAL = (
    r"\bhad [^,;]{2,60},|(?<!have )\bhad (?:he|she|it|they|we|the \w+) \w|\bif [^,;]{2,60}\bhad\b"
    r"|,? but (?:it|they|he|she|we|that|this"
    r"|the [\w ]{1,30}) (?:did not|didn't|never"
    r"|chose|refused|declined|preferred|was not|were not|has not|have not)\b|\binstead\b|\bhindsight\b|\bbut for\b"
    r"|\b(?:would|should) have\b|\bwithout (?:the|that|his|her|its|their)\b"
)
_NOT_A_NOUN = (
    r" (?:of|is|was|were|has|had|does|did|alone|and|or|to|behind|against|than|cannot|will|would|can"
    r"|makes)\b|[.;:)]|\Z"
)
_NOUN = (
    r"\b(?:the|its|his|her|their|our|my|your|full|all|with|of|by|sheer|raw|military|economic|political"
    r"|industrial|naval"
    r"|financial|nuclear|imperial|technological|commercial|fiscal|monetary|diplomatic|soft|hard) "
)
_CONCESSION = (
    r"\b(?:hope|pray|wish)\b[^,;]{0,40} |\b(?:whatever|however|whoever|wherever|whichever"
    r"|no matter)\b[^,;:]{0,60} |\A(?:\w+ ){1,2}as [\w' ]{1,30} "
)
_ADVERB = (
    r"(?:also|still|even|very|quite|entirely|perfectly|certainly|equally|just|always|indeed|of course|only"
    r"|\w+ly)"
)
_BE = r"(?:is|are|was|were|remains?|seems?|looks?|appears?|be|becomes?)"

POSSIBILITY = (
    Sign(
        r"(?-i:\bmay\b)(?!'s)(?:,? or may not)?",
        after=rf"{_MONTH}|{_NOT_OPEN}|{_GOAL}|{_SO_THAT}|{_CONCESSION}",
        before=r" \d",
        beside=_LAWFUL,
    ),
    Sign(
        r"(?-i:\bmight\b)",
        after=rf"{_NOUN}|{_NOT_OPEN}|{_GOAL}|{_CONCESSION}",
        before=rf"{_NOT_A_NOUN}| (?:\w+ )?have\b",
    ),
    Sign(
        r"(?-i:\bcould\b)(?:(?= not only)|(?! (?:not|never|no longer|hardly|scarcely|barely|only|neither"
        r"|at last|finally)\b|n't))",
        after=rf"{_NOT_OPEN}|{_GOAL}|{_CONCESSION}|\b(?:all|as \w+ as|wherever|than|best) (?:\w+ )?|\b(?:nobody"
        rf"|no one|none|few|hardly anyone|neither \w+) |\b(?:little|nothing|anything|enough|no \w+) (?:that"
        rf"|which|who) (?:[\w'-]+ ){{0,4}}",
        before=r" (?:\w+ )?have\b| (?:afford|hear|remember|tell|do with|count on|rely on|draw on|read|speak"
        r"|see (?:the|him|her|them|it) (?:\w+ )?(?:from|through|in|on|at))\b| ?[.;:)]|\Z",
        beside=_PAST,
    ),
    Sign(
        r"\b(?:could (?!not|never|hardly)|might )(?:\w+ )?have\b",
        after=rf"{_NOT_OPEN}|{_CONCESSION}|\b(?:nobody|no one|none|few) ",
        beside=rf"{_UNREAL}|{_PAST}",
    ),
    Sign(r"\b(?:perhaps|maybe|conceivably)\b"),
    Sign(r"\bpossibly\b", after=r"\b(?:can|could|cannot|can't|couldn't)(?: not)? "),
    Sign(
        rf"\b{_BE}(?: {_ADVERB}){{0,2}} (?:possible|conceivable|imaginable|thinkable)\b",
        after=r"\b(?:if|as|where|wherever|whenever|that|what|not|than) (?:it )?|\b(?:whether|how)\b[^,;:]{0,60} ",
        before=r" (?:to|only|for)\b",
    ),
    Sign(r"\bit (?:is|may be|remains|seems)(?: \w+){0,2} (?:possible|conceivable) that\b"),
    Sign(
        r"\b(?:one|another|a|the other) (?:\w+ )?possible (?:outcome|scenario|explanation|consequence"
        r"|result|reason|cause|reading)\b"
    ),
    Sign(
        r"\bthere (?:is|remains|exists)(?: \w+){0,2} (?:possibility|possibilities)(?:, [^,;]{1,40},)? (?:that"
        r"|of)\b"
    ),
    Sign(
        rf"\b{_BE}(?: {_ADVERB}){{0,2}} (?:a|one|another)(?: (?:real|distinct|serious|theoretical"
        rf"|further))? possibility\b"
    ),
    Sign(r"\b(?:leaves?|left|keeps?) open the possibility (?:that|of)\b"),
    Sign(r"\b(?:neither|nor|no|none)\b[^;]{0,60} can (?:\w+ )?be (?:ruled out|excluded|dismissed|discounted)\b"),
    Sign(
        r"\bpossibility\b[^;]{1,120}\b(?:remains|exists|persists|looms|is (?:real|open|there)|cannot be"
        r"|can't be)\b"
    ),
    Sign(
        r"\b(?:can(?:not|'t| not)|nor can|neither can|could not|should not|nothing|impossible to|hard to"
        r"|difficult to|premature to"
        r"|wrong to|(?:we|I) (?:do not|don't|would not|cannot))\b[^;]{0,70}\b(?:rul(?:e|es|ed|ing)(?: \w+){0,2} out"
        r"|exclud(?:e|es|ed)|discount(?:ed)?|dismiss(?:ed)?)\b"
    ),
    Sign(
        r"\b(?:not|hardly|scarcely|far from|by no means|nor is (?:it|that|this)"
        r"|nor are they) (?:\w+ )?(?:impossible|inconceivable|unthinkable|out of the question)\b"
    ),
)
