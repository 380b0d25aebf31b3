"""English words that say how likely something is."""

from __future__ import annotations

from briefkit.core.likelihood.language.grammar import Sign, one_of

_LOW = one_of(
    """
    low lower small smaller slim slimmer slender remote negligible minimal tiny faint poor little no zero scant
    minute nil none vanishingly_small almost_no next_to_no practically_no virtually_no less_than_even
    lower_than_even limited long outside
    """
)
_HIGH = one_of(
    """
    high higher good better fair strong great greater excellent every decent considerable substantial real serious
    """
)
_EVEN = one_of(
    """
    even roughly_even about_even near-even equal reasonable fifty-fifty 50-50 50:50 realistic
    """
)
_NUMBER = (
    r"(?:\d[\d.,]{0,20}+(?: ?(?:-|–|to|and) ?\d[\d.,]{0,20}+)? ?(?:%|per cent|percent|in \d+|to \d+|out of \d+)"
    r"|(?:one|two|three|four|nine)[ -](?:in|to|out of|chances? in)[ -](?:a |the )?(?:\w+)"
    r"|a (?:third|half|quarter|fifth|tenth)|two thirds?|three quarters|0?\.\d+\b"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|eleven|twelve|fifteen) per ?cent"
    r"|(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)? per ?cent)"
)
_NOUN = r"(?:likelihood|probability|probabilities|chances?|odds|prospects?)"
_SIZED = r"(?:likelihood|probability|probabilities|chances?|odds)"
_IS = (
    r"(?:is|are|was|were|remains?|seems?|looks?|appears?|stands?(?: at)?|be|being|lies?|sits?(?: at)?"
    r"|has (?:risen|fallen) to)"
)
_MUCH = (
    r"(?:(?:now|still|very|rather|quite|only|at best|therefore|thus|also|so|too|extremely|exceedingly|fairly"
    r"|about|roughly|at|around|well|much|far|somewhat|no \w+ than|\w+ly) ){0,3}"
)
_NOT_OPEN = r"\b(?:whether|how|no matter how|however|if) (?:(?!as is|as seems)[\w' -]{0,50} )?"
_ODD_PAIR = (
    r" (?:alliances?|all(?:y|ies)|coalition|partners?|partnership|friends?|friendship|heroe?s?|bedfellows?"
    r"|pair(?:ing)?|duo|champions?|sources?|couple|romance|place|setting|quarters?|marriage)\b"
)

LIKELIHOOD = (
    Sign(
        r"\b(?:(?:very|highly|most|more|quite|rather|extremely|exceptionally|far) ){0,8}(?:likely|likelier"
        r"|likeliest)\b(?!-)(?: than not)?",
        after=rf"{_NOT_OPEN}|as |less |least ",
        before=r" story\b",
        lean=1,
    ),
    Sign(
        r"\b(?:(?:about |roughly |just )?as|(?:almost |about )?equally|less|least) likely\b(?: than not| as not)?",
        after=_NOT_OPEN,
    ),
    Sign(
        r"\b(?:(?:very|highly|most|quite|rather|extremely|exceptionally|equally) ){0,8}(?:unlikely|unlikelier"
        r"|improbable)\b(?!-)",
        after=_NOT_OPEN,
        before=_ODD_PAIR,
        lean=-1,
    ),
    Sign(r"\bin the unlikely event\b", lean=-1),
    Sign(
        r"\b(?:(?:very|highly|most|more|less|least|quite|equally) ){0,8}probable\b",
        after=_NOT_OPEN,
        before=r" cause\b",
        lean=1,
    ),
    Sign(r"\b(?:probably|presumably)\b", after=_NOT_OPEN, lean=1),
    Sign(r"\bin all (?:likelihood|probability)\b|\b(?:odds|chances) are(?: \w+)? (?:that|,)|\bchances are\b", lean=1),
    Sign(
        r"\b(?:almost|nearly|virtually|practically|all but|near|next to|as good as|close to)[ -](?:certain"
        r"|certainly|certainty|sure|inevitable)\b|\b(?:virtually|almost|near) a certainty\b",
        after=r"\b(?:far from|not|less than) ",
        lean=1,
    ),
    Sign(r"\b(?:far from|not|less than) (?:almost|nearly|virtually) certain\b", lean=-1),
    Sign(r"\balmost certainly not\b|\b(?:almost|virtually|all but) (?:impossible|ruled out|excluded)\b", lean=-1),
    Sign(
        rf"\b{_LOW}[ -](?:\w+ )?{_SIZED} (?:of|that|it|to|for)\b|\b(?!no |none |nil ){_LOW} {_SIZED}\b(?! to\b)",
        after=r"\b(?:a|the) last ",
        lean=-1,
    ),
    Sign(r"\bon (?:the |a )?balance of probabilit(?:y|ies)\b", lean=1),
    Sign(
        rf"\b(?:rate|put|judge|see|consider|regard|assess)\b[^;]{{0,60}}\b{_SIZED}\b[^;]{{0,80}}\b(?:as|at"
        rf"|to be) (?:\w+ )?(?:{_LOW}|{_HIGH}|{_EVEN})\b"
    ),
    Sign(r"\bremote (?:chance|possibility|prospect|likelihood|probability)\b", lean=-1),
    Sign(
        rf"\b(?:very |fairly |quite )?{_HIGH} (?:{_SIZED})\b(?! to\b)",
        after=r"\b(?:no|not a|a second|another) |\b(?:deserves?|gives?|gave|gets?|got|offers?|offered|wants?|takes?"
        r"|took) (?:\w+ )?(?:an?|every) ",
        before=r" for (?:every|all|each|everyone|everybody|our|their|its)\b",
        lean=1,
    ),
    Sign(
        r"\b(?:stands?|has|have|had|with|be|is|are) (?:a |an |every |the )(?:\w+[ -]){0,4}(?:chance"
        r"|probability|likelihood)\b(?: of| that)?",
        needs=rf"(?:stands?|{_HIGH}|{_EVEN}|{_LOW}|{_NUMBER})[ -](?:\w+ )?(?:chance|probability|likelihood)"
        r"|\bstands? a\b",
        before=r" to\b",
        lean=1,
    ),
    Sign(r"\bstands? (?:a|an|no|little|every) (?:\w+ )?chance\b", lean=1),
    Sign(
        rf"\b(?:better|more|less|worse|lower|greater)[ -]than[ -](?:even|{_NUMBER}) {_NOUN}\b"
        rf"|\b{_EVEN} (?:\w+ )?(?:chances?|odds|possibility)\b|\ba realistic possibility\b"
        r"|\b(?:fifty-fifty|50-50|50:50|toss-up|coin[ -]toss|coin[ -]flip|safe bet|odds-on)\b"
    ),
    Sign(rf"\b{_NUMBER}[ -](?:or \w+ )?(?:{_NOUN})\b|\b{_NUMBER} (?:likely|probable|certain)\b"),
    Sign(
        rf"\b(?:{_NOUN}|risk)\b[^;?]{{0,140}}?\b(?:at|to|is|are|was|were|as|exceeds?|of|about|below|above|than"
        rf"|only|barely|under|over|around|between) (?:\w+ ){{0,3}}{_NUMBER}",
        after=r"\bat ",
        needs=rf"\b{_SIZED}\b",
    ),
    Sign(
        r"\b(?:probability|likelihood|chance) of (?:about |roughly |only |at least |at most |some |perhaps "
        rf"|under |over )?{_NUMBER}"
    ),
    Sign(rf"\b{_SIZED}\b[^;?:]{{0,80}}: (?:\w+ ){{0,2}}(?:{_LOW}|{_HIGH}|{_EVEN}|{_NUMBER})"),
    Sign(r"\b(?:is|are|remains?|looks?|seems?) (?:still |very |rather |quite )?a long shot\b", lean=-1),
    Sign(
        r"\b(?:the )?(?:odds|chances?|likelihood|probability)\b[^.;]{0,60}\b(?:favou?r"
        r"|have (?:lengthened|shortened|fallen|risen|improved|worsened)|has (?:risen|fallen|grown|shrunk))\b"
    ),
    Sign(rf"\b(?:we|I) (?:\w+ )?(?:rate|put|set|judge|assess|estimate) the risk\b[^.;]{{0,60}}\b{_NUMBER}"),
    Sign(
        r"\b(?:is|are|remains?|looks?|seems?) (?:very |highly |extremely |more than )?doubtful (?:that|whether)\b",
        lean=-1,
    ),
    Sign(r"\ba (?:racing|near|virtual|dead) certainty\b", lean=1),
    Sign(rf"\b(?:chance|probability|likelihood|odds) of\b[^.;]{{1,60}} [–—-] (?:\w+ )?{_NUMBER}"),
    Sign(rf"\b{_NUMBER} risk (?:of|that)\b"),
    Sign(
        r"\b(?:probability|likelihood|chances?|odds) (?:that|of)\b[^.;]{1,120}?\b(?:is|are|stands? at"
        r"|remains?|lies) (?:(?:about|roughly|only|at|below|under|above|over|around|some|close to"
        rf"|well) ){{0,8}}{_NUMBER}"
    ),
    Sign(rf"\b{_NUMBER}(?: \w+){{0,2}} (?:probability|chance|odds|likelihood)\b"),
    Sign(rf"\b{_NOUN}\b[^;?]{{0,120}}? {_IS} {_MUCH}(?:{_LOW})\b", after=r"\bat ", lean=-1),
    Sign(rf"\b{_SIZED}\b[^;?]{{0,120}}? {_IS} {_MUCH}(?:{_HIGH}|{_EVEN})\b", after=r"\bat ", lean=1),
    Sign(
        rf"\b(?:{_LOW}|{_HIGH}) {_IS} (?:the|our|any|its|their) {_NOUN}\b"
        rf"|\b{_LOW} though (?:the|its|their) {_SIZED}"
    ),
    Sign(r"\b(?:there is|there's|there remains) (?:\w+ ){0,3}(?:chance|probability|likelihood) (?:of|that)\b"),
    Sign(r"\b(?:the )?odds (?:are|remain|look|seem) (?:\w+ ){0,2}(?:against|in favou?r|stacked|on|long|short)\b"),
)
