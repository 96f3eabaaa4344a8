"""Headings, pages and sections of the text, written in the place of what it says there."""

from masa_check.model.phrases.part import DOCUMENT, NUMBERED, THING, Evasion, Phrase, heading, hints

PLACES = (
    'p pp pg pgs page pages s ss section sections sect sects para paras paragraph paragraphs appendix appendices '
    'annex annexes chapter chapters ch part parts table figure fig schedule slide appx annexe addendum enclosure '
    'exhibit attachment tab sheet bullet row document'
)
IN_TEXT = 'page section para append annex chapter p. p_ p1 p2 p3 p4 p5 p6 p7 p8 p9'
SAID = 'set describ explain detail given list shown contain outlin found document specif laid summar defin'
# Without "s" and "schedule", which are of law: "Enquiries under s 47".
STRICT = (
    r'(?:pages?|pp?|pgs?|paras?|paragraphs?|sections?|appendix|appendices|annex|annexes|chapters?|ch)'
    r'(?: ?\d+[a-z]?| (?:\d+[a-z]?|[a-z]\d+|[a-h]|[ivx]{1,4}))'
)
STRICTLY = rf'{STRICT}(?: (?:(?:and|to|or) )?(?:{STRICT}|\d+))*(?: (?:of|in) {THING})?'
TEXT = (
    r'(?:policy|policies|procedures?|protocols?|handbook|terms of reference|appendix|appendices|annex|manual|guidance'
    r'|document|agreement|toolkit|strategy)'
)
A_TEXT = rf'(?:the|our|this|their|its|that)(?: (?P<which>\w+(?: \w+){{0,3}}))? {TEXT}'
SET_OUT = (
    r'set out|described|explained|detailed|given|listed|shown|contained|outlined|found|documented|specified'
    r'|laid out|summarised|defined'
)
COVERED = r'included|covered|provided|addressed|dealt with|available'
FULLY = r'(?: (?:also|all|both|fully|further|clearly|now|in full|in detail|separately))*'
IS = rf'(?:\w+ ){{1,14}}(?:is|are|was|were){FULLY}'
SHOWS = (
    r'(?:sets? out|describes?|explains?|covers?|contains?|lists?|gives?|shows?|details?|outlines?|deals? with|has'
    r'|includes?|provides?|is about|is (?:called|headed|entitled|on)'
    r'|(?:says|tells)(?= (?:how|who|what|why|when|where|which|this|so|it)\b))'
)
OF_CONCERNS = (
    r'(?:escalation|dispute resolution|whistle ?blowing|complaints?|raising concerns|resolution of disputes'
    r'|resolving(?: professional)? (?:disagreements?|differences|disputes)|professional (?:disagreements?|differences)'
    r'|conflict resolution|managing allegations)'
)
OF_WORK = r'(?:governance|funding|membership|independent scrutiny|scrutiny|accountability|information sharing|training)'
SORT = r'(?:policy|policies|procedures?|process|processes|protocols?|arrangements|pathway|section|chapter)'

# What announces the words behind a colon: "Appendix C sets out who may decide: the three leads".
ANNOUNCING = rf'{NUMBERED}(?: (?:of|in) {THING})?(?: also)? {SHOWS} {heading("of", 9)}'

ROWS: tuple[Phrase, ...] = (
    Phrase(
        Evasion.SECTION, 'the org organisation organisational', r'(?:the )?org(?:anisation(?:al)?)? (?:chart|diagram)'
    ),
    Phrase(
        Evasion.SECTION,
        'referenced covered included mentioned throughout',
        rf'(?:(?:referenced|covered|included|mentioned) )?throughout(?: (?:the|our|this) {DOCUMENT})?',
    ),
    Phrase(
        Evasion.SECTION,
        f'{PLACES} item app line lines',
        rf'{NUMBERED}(?: onwards| ff?)?(?: (?:of|in|on|at|to) {THING})?(?: {heading("headed", 10)})?',
    ),
    Phrase(Evasion.SECTION, PLACES, ANNOUNCING),
    Phrase(
        Evasion.SECTION,
        'in at on under within',
        rf'(?:in|at|on|under|within) {NUMBERED}(?: (?:of|in) {THING})?',
        hints(f'{IN_TEXT} item app ch part line fig table schedule slide s'),
    ),
    Phrase(
        Evasion.SECTION,
        'in at on',
        rf'(?:in|at|on) {STRICT}(?: (?:of|in) {THING})? {heading("headed", 3)}',
        hints(IN_TEXT),
    ),
    Phrase(Evasion.SECTION, '', rf'(?!.*\bunder\b){heading("before", 8)}(?<!ed) {STRICTLY}', hints(IN_TEXT)),
    Phrase(
        Evasion.SECTION,
        '',
        rf'{IS} (?:{SET_OUT}|{COVERED}){FULLY} (?:in|at|on|under|within) {STRICTLY}',
        hints(IN_TEXT, f'{SAID} includ cover provid address dealt avail'),
    ),
    Phrase(
        Evasion.SECTION,
        '',
        rf'{IS} (?:{SET_OUT}){FULLY} (?:in|at|within) {A_TEXT}',
        hints('polic proced protocol book terms append annex manual guid document agreement toolkit strategy', SAID),
    ),
    Phrase(
        Evasion.SECTION,
        '',
        rf'(?:the |our )?(?:local |partnership |multi agency |inter agency )?{OF_CONCERNS}(?: and {OF_CONCERNS})?'
        rf'(?: {SORT})?',
        hints('escalat disput whistle complain concern disagree differenc conflict allegation'),
    ),
    Phrase(
        Evasion.SECTION,
        '',
        rf'(?:the |our )?(?:{OF_WORK}(?: and {OF_WORK})? {SORT}|(?:governance )?structures?(?: chart| diagram)?'
        r'|governance (?:chart|and (?:structure|accountability))|terms of reference|roles and responsibilities'
        r'|introduction|foreword|background|glossary|contact details|executive summary|table of contents'
        r'|vision(?: and values)?|purpose and scope|aims and objectives|voice of the child)',
        hints(
            'governance funding member scrutiny account information training structure terms roles introduction '
            'foreword background glossary contact summary contents vision purpose aims voice'
        ),
    ),
)
