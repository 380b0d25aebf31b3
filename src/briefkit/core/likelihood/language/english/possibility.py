"""English words that say that something is possible, and what they mean elsewhere."""

from __future__ import annotations

from briefkit.core.likelihood.language.english.law import LAWFUL
from briefkit.core.likelihood.language.grammar import Sign

# The month, also in headlines that are all in capitals, and the minister.
_MONTH = r"\b(?:in|of|by|on|since|until|till|from|the|last|next|early|late|mid|theresa) |\d |mid-"
# Indirect questions and conditions leave open what they name.
_NOT_OPEN = (
    r"\b(?:whether|if|in case|(?:choose|decide|determine|specify) (?:what|where|which|who|when)"
    r"|how (?:far|much|many|long|soon|quickly|often)|(?:ask|asks|asked|asking|wonder\w*) (?:how|why|what|where)"
    r"|(?:to|on|of|about) (?:how|why|who|what))\b[^,;:]{0,70} "
)
# What is done so that something may happen.
_GOAL = (
    r"\b(?:in order that|to ensure that|lest|for fear that)\b[^,;:]{0,60} "
    r"|(?<!, )\bso (?:that|the|they|it|its|their|he|she|we|\w+s)\b[^,;:]{0,60} "
)
_SO_THAT = r"\bso that\b[^,;:]{0,60} "
# In an account of the past, “could” tells of an ability.
_PAST = (
    r"\Auntil (?:the|then|recently|last)\b[^,]{1,50},|\bthanks to\b"
    r"|\b(?:when|until|as soon as)\b[^,;]{0,60}\b(?:was|were|had|did|went|took|made|gave|met|fell|rose|left"
    r"|lost|won|began|came|\w{3,}ed)\b|\bas the law stood"
    r"|\b(?:at the time|in those days|back then|in the past|used to|formerly|previously|originally|yesterday"
    r"|ago)\b|\b(?:until|before|in|by|after|during|since) (?:1[5-9]\d\d|20[01]\d)\b|\bin the \d{4}s\b"
    r"|\b(?:last|previous) (?:year|month|week|spring|summer|autumn|winter|decade|century)\b"
    r"|\b(?:\w{3,}ed|was|were|had|did|came|went|fell|rose|took|gave|left|lost"
    r"|won) [^;]{0,80}\bbecause\b[^;]{0,60}\bcould\b"
)
# What might have been, but was not.
_UNREAL = (
    r", had (?:\w+ ){1,3}\w+|\bhad [^,;]{2,60},|(?<!have )\bhad (?:he|she|it|they|we|the \w+) \w"
    r"|\bif [^,;]{2,60}\bhad\b|,? but (?:it|they|he|she|we|that|this|the [\w ]{1,30}) (?:did not|didn't|never"
    r"|chose|refused|declined|preferred|was not|were not|has not|have not)\b"
    r"|\b(?:at|on|in|for|with) which [\w' ]{1,40} (?:could|might) have\b"
    r"|\bwith (?:a (?:little|bit|few) )?(?:more|better|less|fewer|greater) |\binstead\b|\bhindsight\b"
    r"|\bbut for\b|\b(?:would|should) have\b|\bwithout (?:the|that|his|her|its|their)\b"
)
# “Might” as power: what follows it, and what precedes it.
_NOT_A_NOUN = (
    r" (?:of|is|was|were|has|had|does|did|alone|and|or|to|behind|against|than|cannot|will|would|can|makes)\b"
    r"|[.;:)]|\Z"
)
_NOUN = (
    r"\b(?:the|its|his|her|their|our|my|your|full|all|with|of|by|sheer|raw|military|economic|political"
    r"|industrial|naval|financial|nuclear|imperial|technological|commercial|fiscal|monetary|diplomatic|soft"
    r"|hard) "
)
# Whatever may come, strange as it may seem.
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
        before=r" \d| (?:seem|sound|look|appear)\b(?! (?:to|likely|set))| have \w+(?: [\w']+){0,8}, but\b"
        r"| be an? [^.,;]{1,40}(?:;|, but\b)",
        beside=LAWFUL,
    ),
    Sign(
        r"(?-i:\bmight\b)",
        after=rf"{_NOUN}|{_NOT_OPEN}|{_GOAL}|{_CONCESSION}",
        before=rf"{_NOT_A_NOUN}| (?:\w+ )?have\b",
    ),
    Sign(
        r"(?-i:\bcould\b)(?:(?= not only)|(?! (?:not|never|no longer|hardly|scarcely|barely|only|neither"
        r"|at last|finally)\b|n't))",
        after=rf"{_NOT_OPEN}|{_GOAL}|{_CONCESSION}|\b(?:all|as \w+ as|wherever|than|best) (?:\w+ )?"
        r"|\bthat (?:both|all|either|each|everyone|everybody)(?: \w+)? "
        r"|\b(?:nobody|no one|none|few|hardly anyone|neither \w+) |\bno \w+(?: \w+)? |\bonly (?:[\w-]+ ){1,5}"
        r"|\b(?:little|nothing|anything|enough|no \w+) (?:that|which|who) (?:[\w'-]+ ){0,4}",
        before=r" (?:\w+ )?have\b|[^.;]{0,60} only because\b"
        r"| (?:(?:find|see|do|offer|give|get) (?:no|nothing|little)|afford|hear|remember|tell"
        r"|do with|count on|rely on|draw on|read|speak|see (?:the|him|her|them|it) (?:\w+ )?(?:from|through|in"
        r"|on|at))\b| ?[.;:)]|\Z",
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
        r"\b(?:one|another|a|the other) (?:\w+ )?possible (?:outcome|scenario|explanation|consequence|result"
        r"|reason|cause|reading)\b"
    ),
    Sign(
        r"\bthere (?:is|remains|exists)(?: \w+){0,2} (?:possibility|possibilities)(?:, [^,;]{1,40},)? (?:that"
        r"|of)\b"
    ),
    Sign(
        rf"\b{_BE}(?: {_ADVERB}){{0,2}} (?:a|one|another)(?: (?:real|distinct|serious|theoretical"
        r"|further))? possibility\b"
    ),
    Sign(r"\b(?:leaves?|left|keeps?) open the possibility (?:that|of)\b"),
    Sign(r"\b(?:neither|nor|no|none)\b[^;]{0,60} can (?:\w+ )?be (?:ruled out|excluded|dismissed|discounted)\b"),
    Sign(
        r"\bpossibility\b[^;]{1,120}\b(?:remains|exists|persists|looms|is (?:real|open|there)|cannot be"
        r"|can't be)\b"
    ),
    Sign(
        r"\b(?:can(?:not|'t| not)|nor can|neither can|could not|should not|nothing|impossible to|hard to"
        r"|difficult to|premature to|wrong to|(?:we|I) (?:do not|don't|would not"
        r"|cannot))\b[^;]{0,70}\b(?:rul(?:e|es|ed|ing)(?: \w+){0,2} out|exclud(?:e|es|ed)|discount(?:ed)?"
        r"|dismiss(?:ed)?)\b"
    ),
    Sign(
        r"\b(?:not|hardly|scarcely|far from|by no means|nor is (?:it|that|this)"
        r"|nor are they) (?:\w+ )?(?:impossible|inconceivable|unthinkable|out of the question)\b"
    ),
)
