"""How English marks what somebody else says, and expressions that only look like an estimate."""

from __future__ import annotations

from briefkit.core.likelihood.language.grammar import Reports, one_of

_SAY = one_of(
    "say says said saying warn warns warned warning argue argues argued arguing insist insists insisted "
    "insisting assert asserts",
    "asserted asserting contend contends contended believe believes believed believing deny denies denied "
    "denying allege alleges",
    "alleged reckon reckons reckoned predict predicts predicted predicting worry worries worried complain "
    "complains complained",
    "reportedly allegedly supposedly purportedly told tells telling think thinks tweeted confided hinted "
    "boasted vowed promised",
    "deem deems deemed doubts_whether claiming fearing hoping hopes_that suspecting consider considers "
    "considered quipped",
    "testified swore assured assures pleaded lamented opined commented prophesied cautioned maintains",
)
_SAY_THAT = one_of(
    "claim claims claimed report reports reported estimate estimates estimated hope hopes hoped fear "
    "fears feared note notes noted",
    "state states stated doubt doubts doubted suspect suspects suspected expect expects expected assume "
    "assumes assumed judge",
    "judges judged assess assesses assessed conclude concludes concluded hold holds held maintain "
    "maintained feel feels felt agree",
    "agrees agreed admit admits admitted acknowledge acknowledges acknowledged concede concedes conceded "
    "stress stresses stressed",
    "underline underlines underlined add adds added caution cautions remark remarks remarked reply "
    "replies replied write writes",
    "wrote announce announces announced confirm confirms confirmed promise promises suggest suggested "
    "find found emphasised",
    "emphasizes emphasises declare declares declared observe observed imply implied calculate calculates "
    "calculated thought",
    "forecast forecasts guess guesses guessed understand understands signal signals signalled see sees saw finds",
    "counter counters countered retort retorted objects objected disclose disclosed reveal revealed "
    "recall recalled explain explains explained",
)
_NOUN_THAT = one_of(
    "claims? fears? warnings? hopes? reports? rumours? rumors? speculation beliefs? views? argument "
    "arguments suggestions?",
    "expectations? assumption idea notion impression allegations? assertions? insistence statements? "
    "concerns? worr(?:y|ies)",
    "rule ruling principle requirement condition decision demand proposal plan offer promise permission guarantee "
    "suspicions? verdict conviction contention theory hint hints",
)
_WHO = one_of(
    "reports? study studies paper survey polls? audit auditors minister ministry officials? analysts? "
    "experts? economists IMF OECD",
    "bank agency commission commissioner government leak leaks memo documents? newspaper press media "
    "think-tank institute academics",
    "scholars critics supporters opponents markets bookmakers diplomats intelligence service services body watchdog",
)
_PERSON = r"(?:we|I|one|you)"

REPORTS = Reports(
    whole=(
        r"\b(?:according to|in the (?:words|view|opinion|eyes|estimation) of) (?!our|my|this (?:assessment"
        r"|analysis|paper|brief)|us\b"
        r"|plan|schedule|whether)"
        r"|\bin (?!our|my|the|this|that|these|both|which|a\b)(?:[\w'-]+ ){1,4}(?:view|opinion|eyes|telling"
        r"|estimation|words)\b"
        r"|\bin (?:the|its|their) [\w'-]+(?:'s|s') (?:view|opinion|eyes|telling|words)\b|\bby (?:the|its"
        r"|his|her|their) (?:[\w'-]+ ){0,3}(?:account|reckoning|admission)\b"
        rf"|\bas (?!{_PERSON}\b)(?:[\w'-]+ ){{1,6}}(?:said|says|put it|puts it|argued|argues|noted|notes"
        rf"|warned|warns|points out|pointed out)\b"
        r"|\b(?:is|are) to be believed\b|\bto hear \w+ tell it\b"
        rf"|[,{chr(0xFFFC)}—–]? ?(?<=[,{chr(0xFFFC)}—–] )(?!(?:and|but|while|although|though|as|which|who"
        rf"|whose|because|if|when|yet|or|so|where|since|that|{_PERSON})\b)"
        rf"(?:[\w'-]+ ){{0,6}}(?:{_SAY}|noted|added|conceded|admitted|concluded|noted|notes|adds|concedes"
        rf"|admits|wrote|writes|argues)(?! (?:that|it|the|a)\b)"
        r"(?: [^,;:]{0,50})?(?=[,.—–]|\Z)"
        r"|, (?:it|as) (?:was|is|has been) (?:\w+ )?(?:said|reported|claimed|rumoured|alleged|believed|feared|thought"
        r"|announced|suggested)[,.]"
        rf"|, (?:said|says|warned|argued|wrote) (?!{_PERSON}\b)"
    ),
    onward=(
        rf"\b{_SAY}\b(?!-)|\b{_SAY_THAT}(?: (?!and\b|or\b)[\w'-]+){{0,4}}? that\b|\b{_SAY_THAT}(?= (?:the|a"
        rf"|an|it|they|there|this|its|their|he|she|some|most|no|little)\b)"
        rf"|(?<!no )\b{_NOUN_THAT}(?: in [\w' ]{{1,30}}| (?:is|was|remains))? that\b"
        rf"|\b{_WHO}\b(?: (?!is\b|are\b|was\b|were\b)[\w'-]+){{0,4}} (?:suggests?"
        rf"|shows?|indicates?|implies|reveals?|signals?|finds?|points?|puts?|gives?|sees?"
        rf"|ha[sd] (?:\w+ )?confidence)\b"
        r"|\b(?:has|have|had|did|does|do|would|will|refused to|declined to)(?: not|n't)? (?:yet )?(?:rule"
        r"|ruled|exclude|excluded)\b"
        r"|(?<!be )(?<!been )(?<!nothing )\brule[sd] out\b"
        r"|\b(?:calls?|called|calling|termed|labelled|described|rated|thought)\b"
        r"(?=[^,;]{1,50}\b(?:(?:un)?likely|(?:im)?probable|possible)\b)"
        r"|(?<!which )(?<!that )\b(?:puts?|gives?|gave|rates|rated) (?:the|it|its|him|her|them|an?|this"
        r"|\w+ (?:an?|the))\b"
        r"(?=[^,;]{0,60}\b(?:chances?|odds|probability|likelihood|confidence|likely|unlikely|certain)\b)"
        r"|(?<!we )(?<!I )\b(?:is|are|was|were|remains?) (?:\w+ )?(?:confident|convinced) (?:that|of|in)\b"
        r"|(?<!we )(?<!I )(?<!it )\b(?:is|are|was|were|remains?) (?:(?!almost|nearly"
        r"|virtually)\w+ )?(?:sure|certain) (?:that|of)\b"
    ),
    own=(
        r"\b(?:we|I|us)\b(?: (?:\w+ly|also|still|do|did|not|can|cannot|could|would|must|now|therefore|too"
        r"|have|had|should|are|am|to|a|don't|however|the|[\w]+))?,? ?\Z"
        r"|\b(?:our|my|this|these|data|figures)(?: own| (?!is|was|has|are|were)\w+)? ?\Z"
        r"|\b(?:can|could|must|should|nothing) (?:be )?\Z"
    ),
    relative=r"[,(–—] ?(?:which|who|whose|whom|where|as)\b",
    returns=(
        r",? (?:but|yet|whereas|although|though|even though|however)(?= (?:the|a|an|it|its|they|their"
        r"|there|this|that|these|those|he|she|we|our|I|in"
        r"|by|with|some|most|many|no|such|any|both|each|\w+s)\b(?! that\b))|, (?=(?:we|our|I|in our|my)\b)"
        r"|: (?=we\b|our\b)|, and (?=we\b|our\b|I\b)"
    ),
    subordinate=r" ?(?:while|whatever|however|whoever|no matter|although|though|even though|whereas|where|if|when"
    r"|because|since|as|after|unlike|despite|even if|for all)\b",
    main=r", (?=(?:the|a|an|it|its|they|their|there|this|that|these|those|he|she|we|our|I|in|some|most|many|no"
    r"|such|any|both|each|prices|\w+s)\b)",
)

IDIOMS = (
    r"\b(?:may be (?:congratulated|forgiven|excused|assured)|come what may|be that as it may"
    r"|what(?:ever)? may come|(?:may|might) as well|might and main"
    r"|might (?:is|makes) right"
    r"|(?:at|against(?: all)?(?: the)?) odds(?! of| with 1)|odds and ends|(?:by|to) (?:pure |sheer "
    r"|mere )?chance\b|chance (?:meeting|encounter|discovery|find)|games? of chance|(?:last|second|first"
    r"|only) chance"
    r"|(?:vote|motion|votes|motions|question|debate|crisis) of (?:no[ -])?confidence"
    r"|(?:no[ -])?confidence (?:votes?|motions?|debates?|intervals?|trick|limits?)"
    r"|confidence[ -](?:building|and[ -]supply)|(?:investor|consumer|business|public|market|voter|popular"
    r"|mutual|household|donor|depositor|lender|corporate)s?'?s? confidence"
    r"|in (?:strict|strictest|complete|absolute|the strictest) confidence|self-confiden\w+|probable cause"
    r"|(?:a|the) likely story"
    r"|(?:can|could)(?:not|n't| not) possibly|(?:as|if|where|wherever|whenever) (?:[\w-]+ as )?possible"
    r"|(?:fair|safe|enough|needless|that is|hard|accurate|true|far) to say(?: that)?|to say the least"
    r"|to say nothing|, say,|goes without saying"
    r"|you (?:may|might|could)|(?:one|I|we|readers?) (?:may|might|could)(?: \w+)? (?:say|argue|add|expect"
    r"|think|call|ask|object"
    r"|note|recall|conclude|wonder|remind)\b"
    r"|it (?:may|might|could)(?: \w+)? be (?:said|argued|noted|recalled|added|asked|objected|worth)\b)"
)
NEGATION = (
    r"(?:\b(?:not|never|hardly|scarcely|no longer|neither|nor|cannot|without|don't|isn't|less)|n't"
    r"|\bfar from|\bby no means)"
    r"(?: (?:at all|very|quite|so|all that|yet|considered|thought|seen|be|been|seem|look|appear|think|it"
    r"|that|is|are|the|most))* \Z"
)
