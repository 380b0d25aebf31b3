"""The English “may” of permission and law: what somebody is allowed to do, not what is possible."""

from __future__ import annotations

from briefkit.core.likelihood.language.grammar import one_of

# Whom laws give rights, and what they are then allowed to do.
_ROLE = one_of(
    """
    states? party parties courts? tribunals? judges? ombudsman councils? parliament commission ministers? president
    governor prefect regulator authority authorities applicants? claimants? employers? employees? workers citizens
    residents members? deputies person persons individuals company companies undertakings operators? licensees?
    banks? police officers? inspectors? committee assembly house senate taxpayers? tenants? landlords? owners?
    users? students? patients? seekers observers chair speaker shareholders? creditors? municipality municipalities
    agency agencies secretary board panel signatory signatories official officials voters arbitrators? directors?
    king queen schools? universities pupils teachers drivers doctors nurses staff guests delegations? passengers?
    travellers visitors donors? provinces? cantons? regions? vessels? ships?
    holders? importers? exporters? producers farmers? pensioners parents minister judge
    """
)
# What somebody with rights may do without anybody's leave.
_UNGOVERNED = one_of(
    """
    have be want prefer fail balk seek struggle hesitate decline try need feel think know regret hope side become
    resist lose win fall turn walk strike find face suffer resign stay split drift agree reject veto call open prove
    come go wait punish pass soften water weaken dilute stall shelve scrap scupper derail exploit welcome resent
    rethink revise reconsider backtrack relent prevail sign delay block postpone announce drop abandon back support
    oppose retaliate respond ease tighten miss follow join quit look regard see treat learn conclude misread
    underestimate overestimate ignore overlook change shift rebel defect abandon misuse escalate collapse compromise
    concede demand insist walk_out move push run give take make accept slip return begin start stop cut raise
    """
)
_LEGAL = one_of(
    """
    derogate summon lodge appeal waive convene dissolve opt_out avail award order request require apply adopt impose
    issue submit refuse grant withhold appoint dismiss suspend terminate extend delegate authori[sz]e inspect search
    detain deduct claim enter copy leave travel marry buy sell employ hire demonstrate park sue nominate abstain
    override inherit publish
    be_(?:heard|admitted|tried|prosecuted|fined|detained|searched|refused|revoked|elected|re-elected|removed|appointed)
    use spend smoke invoke refer disclose seek take_part attend speak propose table amend object register exercise
    choose levy fine prohibit ban restrict exempt designate recover retain transfer determine revoke intervene stand
    serve hold own carry bring institute
    be_(?:appealed|terminated|renewed|waived|exempted|extended|granted)
    be_(?:imposed|disclosed|used|deducted|suspended|withdrawn_only|claimed|held)
    """
)
# What makes a sentence one about rules.
_LEGAL_CONTEXT = (
    r"\b(?:under (?:the|this|that|its|their|article|section|rule|eu|international|national"
    r"|federal)\b[^,;]{0,50}\b(?:acts?|laws?|treaty|rules?|constitution|protocol|clause|statutes?|regulation"
    r"|directive|agreement|code|convention|charter|procedure|decree|ordinance|orders|article|section|terms"
    r"|mandate|provisions?|scheme|system|deal|accord|pact)\b|under (?:article|section|rule|paragraph) \d"
    r"|(?:articles?|section|rule|paragraph|art\.) \d|pursuant to|in accordance with|provisions?\b|subject to"
    r"|without prejudice|so requires?|at the request of|by law|provided that|at its discretion"
    r"|without (?:a warrant|the consent|prior|notice|giving)|no later than"
    r"|within (?:\w+|\d+) (?:days|weeks|months) of|(?:days|weeks|months|years)' notice"
    r"|no (?:more|longer) than|up to \d|for a (?:period|term) of"
    r"|only (?:if|where|when|with|once|after)|(?:constitution|statute|treaty|directive|regulation|law"
    r"|act) (?:says|provides|allows|lets|states|stipulates))\b"
)
# What makes it one about a certain event instead.
_OPEN_FUTURE = (
    r"\b(?:which (?:would|could|will)|another|a (?:new|second|third|fresh|further)|at least|about|well|yet"
    r"|still|even|soon|next|already|again|eventually|ultimately|instead|once|though|although|simply|never"
    r"|early|late|later|if|as early as|this (?:year|week|month|spring|summer|autumn|winter|session)|in time"
    r"|(?:by|in|before|until|after) (?:january|february|march|april|june|july|august|september|october"
    r"|november|december|may|spring|summer|autumn|winter|christmas|easter|20\d\d|the)|because|tomorrow|tonight"
    r"|within days|(?:on|by) (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_MAY_ACT = (
    r"may(?:, [^,;]{1,60},| by [\w ]{1,30}?)?(?: (?:not|also|either|then|themselves"
    rf"|at any time))? {_LEGAL}\b"
)
_LAW = (
    r"\b(?:no|only) (?:[\w'-]+ ){1,6}may\b|\bmay (?:only|at any time)\b"
    r"|\bmay be \w+ (?:only|once|twice|on request|free of charge|for up to)\b"
    r"|\b(?:treaty|law|constitution|contract|agreement|rules?|act|statute|charter|regulation|directive|clause"
    r"|article)\b[^;,]{0,20} (?:provides?|stipulates?|says?|states?|lays? down) that\b[^;]{0,80}\bmay\b"
    r"|\bmay not \w+ [^,;]{0,40}\b(?:until|unless|without)\b"
    r"|\bmay not \w+ before [^,;]{1,40} (?:has|have|is|are) \w+ed\b"
    r"|\b(?:none|nobody|no one|anyone|anybody|everyone|everybody|those who)(?: [\w-]+){0,3} may (?!ever|yet"
    r"|well|have|be)|\bmay not (?:exceed|be (?:less|more|longer|higher|lower|used|sold|copied|kept|stored"
    rf"|shared))\b|(?:\A|[,;:] |\bthat )(?:an?|any|each|every|either|all) (?:[\w'-]+ ){{1,6}}{_MAY_ACT}"
    rf"|\b{_ROLE} may (?:not |also |then )?bring\b[^;]{{0,60}}\b(?:before|action)\b"
)
LAWFUL = (
    rf"{_LAW}|\A(?=.*{_LEGAL_CONTEXT}).*\b{_MAY_ACT}|\A(?:an?|any|each|every) {_ROLE} may be \w+"
    rf"|\A(?!.*{_OPEN_FUTURE}).*\b(?:{_ROLE}(?: of (?:the|an?|its|their) [\w-]+)? {_MAY_ACT}"
    rf"|{_ROLE} may (?:not |also )?(?!not\b|also\b|{_UNGOVERNED}\b)[a-z]+\b[^;]{{0,50}}\Z"
    r"|may (?:not )?be (?:spent|used|claimed|deducted|carried over)\b)"
)
"""What is beside a “may” that gives a permission."""
