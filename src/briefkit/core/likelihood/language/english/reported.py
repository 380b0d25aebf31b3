"""How English marks what somebody else says, and expressions that only look like an estimate."""

from __future__ import annotations

from briefkit.core.likelihood.language.grammar import Reports, one_of

_SAY = one_of(
    """
    say says said saying warn warns warned warning argue argues argued arguing insist insists insisted insisting
    assert asserts asserted asserting contend contends contended believe believes believed believing deny denies
    denied denying allege alleges alleged reckon reckons reckoned predict predicts predicted predicting worry
    worries worried complain complains complained reportedly allegedly supposedly purportedly told tells telling
    think thinks tweeted confided hinted boasted vowed promised deem deems deemed doubts_whether claiming fearing
    hoping hopes_that suspecting consider considers considered quipped testified swore assured assures pleaded
    lamented opined commented prophesied cautioned maintains
    """
)
_SAY_THAT = one_of(
    """
    claim claims claimed report reports reported estimate estimates estimated hope hopes hoped fear fears feared
    note notes noted state states stated doubt doubts doubted suspect suspects suspected expect expects expected
    assume assumes assumed judge judges judged assess assesses assessed conclude concludes concluded hold holds held
    maintain maintained feel feels felt agree agrees agreed admit admits admitted acknowledge acknowledges
    acknowledged concede concedes conceded stress stresses stressed underline underlines underlined add adds added
    caution cautions remark remarks remarked reply replies replied write writes wrote announce announces announced
    confirm confirms confirmed promise promises suggest suggested find found emphasised emphasizes emphasises
    declare declares declared observe observed imply implied calculate calculates calculated thought forecast
    forecasts guess guesses guessed understand understands signal signals signalled see sees saw finds counter
    counters countered retort retorted objects objected disclose disclosed reveal revealed recall recalled explain
    explains explained
    """
)
_NOUN_THAT = one_of(
    """
    claims? fears? warnings? hopes? reports? rumours? rumors? speculation beliefs? views? argument arguments
    suggestions? expectations? assumption idea notion impression allegations? assertions? insistence statements?
    concerns? worr(?:y|ies) rule ruling principle requirement condition decision demand proposal plan offer promise
    permission guarantee suspicions? verdict conviction contention theory hint hints
    """
)
_WHO = one_of(
    """
    reports? study studies paper survey polls? audit auditors minister ministry officials? analysts? experts?
    economists IMF OECD bank agency commission commissioner government leak leaks memo documents? newspaper press
    media think-tank institute academics scholars critics supporters opponents markets bookmakers diplomats
    intelligence service services body watchdog
    """
)
_PERSON = r"(?:we|I|one|you)"

REPORTS = Reports(
    whole=(
        r"\b(?:according to|in the (?:words|view|opinion|eyes|estimation) of) (?!our|my"
        r"|this (?:assessment|analysis|paper|brief)|us\b|plan|schedule|whether)"
        r"|\bin (?!our|my|the|this|that|these|both|which|a\b)(?:[\w'-]+ ){1,4}(?:view|opinion|eyes|telling"
        r"|estimation|words)\b|\bin (?:the|its|their) [\w'-]+(?:'s|s') (?:view|opinion|eyes|telling|words)\b"
        r"|\bby (?:the|its|his|her|their) (?:[\w'-]+ ){0,3}(?:account|reckoning|admission)\b"
        rf"|\bas (?!{_PERSON}\b)(?:[\w'-]+ ){{1,6}}(?:said|says|told|explained|reported|admitted|conceded"
        r"|predicted|claims|claimed|insists|insisted|put it|puts it|argued|argues|noted|notes|warned|warns"
        r"|points out|pointed out)\b|\b(?:is|are) to be believed\b|\bto hear \w+ tell it\b"
        rf"|[,{chr(0xFFFC)}—–]? ?(?<=[,{chr(0xFFFC)}—–] )(?!(?:and|but|while|although|though|as|which|who|whose"
        rf"|because|if|when|yet|or|so|where|since|that|{_PERSON})\b)(?:[\w'-]+ ){{0,6}}(?:{_SAY}|noted|added"
        r"|conceded|admitted|concluded|noted|notes|adds|concedes|admits|wrote|writes"
        r"|argues)(?! (?:that|it|the|a)\b)(?: [^,;:]{0,50})?(?=[,.—–]|\Z)"
        r"|, (?:it|as) (?:was|is|has been) (?:\w+ )?(?:said|reported|claimed|rumoured|alleged|believed|feared"
        rf"|thought|announced|suggested)[,.]|, (?:said|says|warned|argued|wrote) (?!{_PERSON}\b)"
    ),
    onward=(
        rf"\b{_SAY}\b(?!-)|\b{_SAY_THAT}(?: (?!and\b|or\b)[\w'-]+){{0,4}}? that\b"
        rf"|\b{_SAY_THAT}(?= (?:the|a|an|it|they|there|this|its|their|he|she|some|most|no|little)\b)"
        rf"|(?<!no )\b{_NOUN_THAT}(?: in [\w' ]{{1,30}}| (?:is|was|remains))? that\b"
        rf"|\b{_WHO}\b(?: (?!is\b|are\b|was\b|were\b)[\w'-]+){{0,4}} (?:suggests?|shows?|indicates?|implies"
        r"|reveals?|signals?|finds?|points?|puts?|gives?|sees?|ha[sd] (?:\w+ )?confidence)\b"
        r"|\b(?:has|have|had|did|does|do|would|will|refused to|declined to)(?: not|n't)? (?:yet )?(?:rule"
        r"|ruled|exclude|excluded)\b|(?<!be )(?<!been )(?<!nothing )\brule[sd] out\b"
        r"|\b(?:speaks|spoke|talked) of\b|\bput it (?:\w+ ){0,2}?\w+:"
        r"|\b(?:calls?|called|calling|termed|labelled|described|rated"
        r"|thought)\b(?=[^,;]{1,50}\b(?:(?:un)?likely|(?:im)?probable|possible)\b)"
        r"|\b(?:we|I) (?:had |once |then |already |also )?(?:thought|believed|expected|considered|said|wrote"
        r"|argued|assumed|called|warned|rated|predicted)\b"
        r"|(?<!which )(?<!that )\b(?:puts?|gives?|gave|rates|rated) (?:the|it|its|him|her|them|an?|this"
        r"|\w+ (?:an?|the))\b(?=[^,;]{0,60}\b(?:chances?|odds|probability|likelihood|confidence|likely"
        r"|unlikely|certain)\b)|(?<!we )(?<!I )\b(?:is|are|was|were|remains?) (?:\w+ )?(?:confident"
        r"|convinced) (?:that|of|in)\b|(?<!we )(?<!I )(?<!it )\b(?:is|are|was|were"
        r"|remains?) (?:(?!almost|nearly|virtually)\w+ )?(?:sure|certain) (?:that|of)\b"
    ),
    own=(
        r"\b(?:we|I|us)\b(?: (?:\w+ly|also|still|do|did|not|can|cannot|could|would|must|now|therefore|too|have"
        r"|had|should|are|am|to|a|don't|however|the|[\w]+))?,? ?\Z"
        r"|\b(?:our|my|this|these|data|figures)(?: own| (?!is|was|has|are|were)\w+)? ?\Z"
        r"|\b(?:can|could|must|should|nothing) (?:be )?\Z"
    ),
    relative=r"[,(–—] ?(?:which|who|whose|whom|where|as)\b",
    returns=(
        r",? (?:but|yet|whereas|although|though|even though"
        r"|however)(?= (?:the|a|an|it|its|they|their|there|this|that|these|those|he|she|we|our|I|in|by|with"
        r"|some|most|many|no|such|any|both|each|\w+s)\b(?! that\b))|, (?=(?:we|our|I|in our|my)\b)"
        r"|: (?=we\b|our\b)|, and (?=we\b|our\b|I\b)"
    ),
    subordinate=r" ?(?:while|whatever|however|whoever|no matter|although|though|even though|whereas|where|if|when"
    r"|because|since|as|after|unlike|despite|even if|for all)\b",
    main=r", (?=(?:the|a|an|it|its|they|their|there|this|that|these|those|he|she|we|our|I|in|some|most|many|no|such"
    r"|any|both|each|prices|\w+s)\b)",
)

IDIOMS = (
    r"\b(?:may be (?:congratulated|forgiven|excused|assured)|come what may|be that as it may"
    r"|what(?:ever)? may come|(?:may|might) as well|might and main|might (?:is|makes) right"
    r"|(?:at|against(?: all)?(?: the)?) odds(?! of| with 1)|odds and ends"
    r"|(?:by|to) (?:pure |sheer |mere )?chance\b|chance (?:meeting|encounter|discovery|find)|games? of chance"
    r"|(?:last|second|first|only) chance|(?:vote|motion|votes|motions|question|debate"
    r"|crisis) of (?:no[ -])?confidence|(?:no[ -])?confidence (?:votes?|motions?|debates?|intervals?|trick"
    r"|limits?)|confidence[ -](?:building|and[ -]supply)"
    r"|(?:investor|consumer|business|public|market|voter|popular|mutual|household|donor|depositor|lender"
    r"|corporate)s?'?s? confidence|in (?:strict|strictest|complete|absolute|the strictest) confidence"
    r"|self-confiden\w+|probable[ -]cause|(?:a|the) likely story|(?:can|could)(?:not|n't| not) possibly"
    r"|(?:as|if|where|wherever|whenever) (?:[\w-]+ as )?possible"
    r"|(?:fair|safe|enough|needless|that is|hard|accurate|true|far) to say(?: that)?|to say the least"
    r"|to say nothing|, say,|goes without saying|you (?:may|might|could)"
    r"|(?:one|I|we|readers?) (?:may|might|could)(?: \w+)? (?:say|argue|add|expect|think|call|ask|object|note"
    r"|recall|conclude|wonder|remind)\b|it (?:may|might|could)(?: \w+)? be (?:said|argued|noted|recalled|added"
    r"|asked|objected|worth)\b)"
)
NEGATION = (
    r"(?:\b(?:not|never|hardly|scarcely|no longer|neither|nor|cannot|without|don't|isn't|less)|n't|\bfar from"
    r"|\bby no means)(?: (?:at all|very|quite|so|all that|yet|considered|thought|seen|be|been|seem|look|appear"
    r"|think|it|that|is|are|the|most))* \Z"
)
