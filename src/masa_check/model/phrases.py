"""The table of phrases that evade: silence, what does not arise, promises, pointers and bare answers."""

from enum import StrEnum


class Evasion(StrEnum):
    """What words are that do not say what is in place."""

    SILENCE = 'silence'
    NOT_ARISING = 'not-arising'
    PROMISE = 'promise'
    POINTER = 'pointer'
    BARE = 'bare'  # an answer without words: yes, done


# Parts of the patterns below, all of small letters without marks, as `plain` leaves them.
DOCUMENT = r'(text|document|arrangements?|report|page|website|policy|plan|section|paper|publication|masa|pdf|entry)'
OUR = r'(the |our |this |their |that |its )?'
ABOUT = (
    r'(( made)? (of|on|about|to|regarding|for|in relation to)'
    r'( (this|it|that|these|any of this|the above))?( here| as such)?)'
)
WHERE = (
    rf'( (anywhere|here|there|either|yet|at all|at present|currently|so far|explicitly|as such)'
    rf'| (in|by|within|from) ({OUR}(published |whole )?{DOCUMENT}s?|what (i|we) read|any of it)'
    r'| (that )?(i|we) (could|can) (find|see))*'
)
DONE = (
    r'(stated|said|told|mentioned|covered|found|seen|given|included|addressed|declared|specified|listed|named|set out'
    r'|known|identified|recorded|noted|described|explained|referenced|referred to|published|provided|detailed|discussed'
    r'|present|there|clear|evident|explicit|available|visible|answered|captured|documented|reported|located)'
)
A_DAY = (
    r'(\b(january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn'
    r'|winter|early|mid|late|end|the|of|q[1-4]|quarter|next|this|year|month|week|term|financial|new|version|edition'
    r'|update|refresh|review|board|meeting|20\d\d|\d{1,2}(st|nd|rd|th)?)\b ?)+'
)
MADE = (
    r'(agreed|added|confirmed|decided|determined|completed|arranged|developed|drafted|finali[sz]ed|set|set up|written'
    r'|updated|approved|advised|announced|published|signed off|inserted|supplied|provided|established|done|reviewed'
    r'|discussed|started)'
)
MORE = r'( (by|with|at|and|until|from|this|next|pending|currently|following|of|for|in|as|between|after) .{0,60})?'
PLACE = (
    r'(pages?|pp?|pgs?|paras?|paragraphs?|sections?|sects?|ss?|appendix|appendices|app|annex|annexes|chapter|ch|part'
    r'|item|lines?|figure|fig|table|schedule|slide)'
)
NUMBER = r'(\d+[a-z]?|[a-z]\d+|[a-h]|[ivx]{1,4})'
NUMBERED = rf'{PLACE}( ?\d+[a-z]?| {NUMBER})( (and |to |or |{PLACE} )?{NUMBER})*'
THING = (
    rf'({OUR}(separate |attached |full |relevant |local |linked |latest |own |published )?([a-z]+ ){{0,4}}'
    r'(website|site|policy|policies|procedures?|protocols?|documents?|handbook|strategy|links?|pages?|guidance|manual'
    r'|leaflet|agreement|intranet|attachment|report|terms of reference|appendix|annex|section|arrangements|masa|plan'
    r'|paper|pathway|toolkit))'
)

# The table: what the words are, with which word they begin, and the whole of them.
TABLE: tuple[tuple[Evasion, str, str], ...] = (
    (
        Evasion.SILENCE,
        'none nothing',
        rf'(none|nothing)( (is|was|has been|have been|are|were|specific|much|at all))* ?({DONE})?{ABOUT}?{WHERE}',
    ),
    (
        Evasion.SILENCE,
        'no',
        rf'no( (specific|explicit|clear|direct|particular|further|real|such|other))* (mention|reference'
        rf'|information|info|details?|evidence|statement|text|data|answer|entry|content|wording|record'
        rf'|commentary|narrative|description|explanation)( (is|was|given|made|found|provided|seen|recorded'
        rf'|available|included))*{ABOUT}?{WHERE}',
    ),
    (
        Evasion.SILENCE,
        'not isn isnt wasn wasnt',
        rf'(not|isn ?t|wasn ?t)( (yet|explicitly|specifically|clearly|directly|actually|really|currently|been'
        rf'|really|fully))* {DONE}{ABOUT}?{WHERE}',
    ),
    (Evasion.SILENCE, 'not', r'not stated .*'),
    (Evasion.SILENCE, 'not', rf'not (in|on|within) {OUR}(published |whole )?{DOCUMENT}s?( at all)?'),
    (
        Evasion.SILENCE,
        'silent silence is are remains',
        rf'((is|are|remains) )?(silent|silence)( (here|there))?( (on|about|regarding|as to)( .*)?)?{WHERE}',
    ),
    (
        Evasion.SILENCE,
        'says say does doesn doesnt do don dont did didn didnt makes make',
        rf'((says?|makes?) (nothing|no mention)|(does|do|did)( not|n ?t)|(doesn|don|didn) ?t)( (say|mention'
        rf'|state|cover|address|specify|explain|tell|give|include|make any mention|refer|know))?( (what|how'
        rf'|who|anything|so|which|when|why|it|this|that|them))?{ABOUT}?{WHERE}',
    ),
    (
        Evasion.SILENCE,
        'could couldn couldnt cannot can cant unable',
        r'(could not|couldn ?t|cannot|can not|can ?t|unable to)( (be|i|we))? (find|found|see|seen|locate'
        r'|located|tell|say|determine)( (this|it|that|any|anything|any of this|any mention))?( (of|about'
        r'|on) (this|it|that))?( anywhere| in .*)?',
    ),
    (
        Evasion.SILENCE,
        'unclear unknown missing absent blank left empty gap a omitted unstated unspecified undeclared '
        'uncertain',
        rf'(unclear|unknown|missing|absent|blank|left blank|left empty|empty|gap|a gap|omitted|unstated'
        rf'|unspecified|undeclared|uncertain)( (from|in) (the |our |this )?(published )?{DOCUMENT}| if .*'
        rf'| whether .*| here| at present| yet)?',
    ),
    (Evasion.SILENCE, 'nil null x', r'(nil( return)?|null|x+)'),
    (Evasion.SILENCE, 'not dont don do', r'(not sure|don ?t know|do not know|not known)( yet| about this)?'),
    (Evasion.SILENCE, 'we they', r'(we|they) (don ?t|do not) (yet )?have (one|any|this|it)( yet| at present)?'),
    (Evasion.SILENCE, 'does doesnt', r'(does not|doesnt) mention (?!names|children|anyone|anybody|families)\w+'),
    (Evasion.BARE, 'the post', r'(the )?(post|role) is (currently )?vacant( and no .{0,60})?'),
    (Evasion.BARE, 'insert', r'insert( your| the| a)? (text|names?|dates?|details?|summary)( here)?'),
    (Evasion.POINTER, 'the our', rf'{THING} (can|may) be (found|seen|read|accessed) (here|below|at this link)'),
    (
        Evasion.SILENCE,
        'checked looked searched',
        r'(checked|looked|searched)( for (this|it))?( but| and| ,)? (not|nothing|none|no)( \w+){0,4}',
    ),
    (Evasion.NOT_ARISING, 'n na', r'(n ?a|n ?/ ?a)( .{0,60})?'),
    (
        Evasion.NOT_ARISING,
        'not does doesn doesnt irrelevant',
        rf'(not (applicable|relevant|required|needed|necessary|appropriate)|(does not|doesn ?t) (apply|arise)'
        rf'|irrelevant)( (to|for|in|at) (us|our [a-z]+|this [a-z]+|here|present|the [a-z]+))?( here'
        rf'| at present| yet| currently)?{WHERE}',
    ),
    (
        Evasion.PROMISE,
        'to',
        rf'to (follow|come|do|be {MADE})( (shortly|soon|later|in due course|once .*|after .*|when .*'
        rf'|following .*|in {A_DAY}|by .*|at .*|with .*))?',
    ),
    (Evasion.PROMISE, 'tb tbc tba tbd todo wip', r'(tb ?[acd]|todo|wip)( .{0,80})?'),
    (
        Evasion.PROMISE,
        'details detail dates date names name',
        rf'(details?|dates?|names?) (are |is )?(still )?(tb ?[acd]|to be {MADE}|to follow|to come|awaited|pending)'
        r'( (shortly|soon|later|in due course))?',
    ),
    (Evasion.PROMISE, 't', r't b [acd]( .{0,80})?'),
    (
        Evasion.PROMISE,
        'in',
        r'in (progress|hand|development|draft|preparation|train|the pipeline|due course|process)'
        r'( (with|by|at|for|and|subject|awaiting) .{0,60})?',
    ),
    (
        Evasion.PROMISE,
        'work works',
        rf'works? (in progress|is under ?way|ongoing|is ongoing|continues|has started){MORE}',
    ),
    (
        Evasion.PROMISE,
        'under underway',
        rf'(under ?way|under (development|review|discussion|consideration|construction|way|negotiation'
        rf'|revision)){MORE}',
    ),
    (
        Evasion.PROMISE,
        'being currently',
        rf'(currently )?being ({MADE}|looked (at|into)|worked (on|up)|considered|revised|refreshed|put in place|set up'
        rf'|prepared|produced){MORE}',
    ),
    (
        Evasion.PROMISE,
        'coming forthcoming imminent',
        r'(coming (soon|shortly|later|next .*|in .*)|forthcoming|imminent)( .{0,40})?',
    ),
    (
        Evasion.PROMISE,
        'pending awaiting awaited outstanding',
        r'(pending|awaiting|awaited|outstanding)( (a |the |final |further |formal |board )*(sign off'
        r'|approval|agreement|confirmation|decision|review|publication|outcome|discussion|update|response'
        r'|guidance|information|completion|input|action|work|sign ?off|ratification|feedback|funding)( (by'
        r'|from|of|at|on|in) .{0,60})?)?',
    ),
    (
        Evasion.PROMISE,
        'planned scheduled due expected intended anticipated proposed',
        rf'(planned|scheduled|due|expected|intended|anticipated|proposed)( (only|but not .*|not yet .*'
        rf'|and (?!unplanned).*'
        rf'|shortly|soon|later|this year|next .*|(for|in|by|from|on|at|during) {A_DAY}|{A_DAY}))?',
    ),
    (
        Evasion.PROMISE,
        'we the partners plans planning intends intending',
        r'((we|partners|the partners) (plan|intend|aim|hope|are (planning|hoping|looking|going)|will look)'
        r'|plans|planning|intends|intending) (to|at|on) .{0,120}',
    ),
    (
        Evasion.PROMISE,
        'will',
        rf'will (follow|come|be (added|confirmed|agreed|decided|determined|supplied|inserted|provided|drafted'
        rf'|written|finalised|completed|developed))( (later|shortly|soon|next .*|in due course|in {A_DAY}|by {A_DAY}'
        rf'|once .*|when .*))?',
    ),
    (
        Evasion.PROMISE,
        'draft drafted first',
        r'(draft|drafted|first draft)( (only|version|stage|form|text|(for|awaiting|pending|subject) .*))?',
    ),
    (
        Evasion.PROMISE,
        'still',
        r'still (to be .*|in (draft|development|progress|discussion).*|being .*|outstanding|under .*'
        r'|awaiting .*|pending.*|to (do|come|follow).*)',
    ),
    (
        Evasion.PROMISE,
        'not',
        rf'not yet( (in place|{MADE}|started|available|ready|live|finished|there|begun|published'
        rf'|known))?{MORE}',
    ),
    (
        Evasion.PROMISE,
        'next soon shortly later ongoing',
        r'(next (year|version|edition|month|review|update|meeting)|soon|shortly|later( this year)?'
        r'|ongoing( work| discussion(s)?)?)',
    ),
    (
        Evasion.PROMISE,
        'subject',
        r'subject to (approval|agreement|sign off|confirmation|funding|consultation|change)'
        r'( (by|of|from|at|in) .{0,40})?',
    ),
    (
        Evasion.POINTER,
        'see refer cf vide read',
        rf'(please )?(see|refer to|refer back to|cf|vide|read)( also| the| our| all of the)* ({THING}'
        rf'|{NUMBERED}|above|below|over|overleaf|over page|previous( page| section| answer)?|earlier'
        rf'|elsewhere|attached|link(ed)?|notes?|comments?|other (document|section)s?|separate (document'
        rf'|sheet)|here|https?.*|www.*)( .{{0,80}})?',
    ),
    (Evasion.POINTER, 'please', r'please (see|refer to|check|look at|read) .{0,80}'),
    (
        Evasion.POINTER,
        'as',
        rf'as (above|below|before|previously|earlier|last (year|time)|stated|noted|described|set out|detailed'
        rf'|mentioned|discussed|per|in)( (above|below|before|earlier|elsewhere|previously|in .{{0,60}}'
        rf'|{THING}|{NUMBERED}|the guidance|working together( \d+)?|statutory guidance|legislation))*',
    ),
    (
        Evasion.POINTER,
        'ditto idem ibid same',
        r'(ditto|idem|ibid|same( (as|again|answer))?( (above|below|before|previous(ly)?|last (year|time)'
        r'|last|for .*|as .*|answer))*)',
    ),
    (
        Evasion.POINTER,
        'p pp pg pgs page pages s ss section sections sect sects para paras paragraph paragraphs appendix '
        'appendices app annex annexes chapter ch part item table figure fig schedule slide line lines',
        rf'{NUMBERED}( (of|in) {THING}| onwards| ff?)?',
    ),
    (Evasion.POINTER, 'http https www', r'(https?|www) .*'),
    (
        Evasion.POINTER,
        'link links hyperlink click attached enclosed elsewhere attachment',
        r'(?!elsewhere in (the|our) (county|area|region|force area|borough|city) )'
        r'(links?|hyperlink|click here|attached|enclosed|attachment|elsewhere)( (here|below|above|on website'
        r'|on the website|attached|provided|in .{0,60}|to .{0,60}|separately))?',
    ),
    (Evasion.POINTER, 'on', r'on (website|web site|intranet|request|file|page \d+|p \d+)'),
    (
        Evasion.POINTER,
        'set contained covered described detailed included found explained outlined documented available '
        'listed referenced',
        rf'(set out|contained|covered|described|detailed|included|found|explained|outlined|documented'
        rf'|available|listed|referenced)( (separately|elsewhere|fully|in full|online|on request|on website))*'
        rf'( (in|within|by|under|at|on) ({THING}|{NUMBERED})( {NUMBERED})?)?',
    ),
    (
        Evasion.POINTER,
        'in',
        rf'in ({OUR}(separate|other|another) (document|policy|procedure|protocol|paper|agreement)s?'
        rf'|{NUMBERED}|{OUR}(appendix|annex|website|policy))',
    ),
    (
        Evasion.POINTER,
        'separate another other in a an',
        r'(in )?(a |an )?(separate|another|other) (document|policy|procedure|protocol|paper|strategy'
        r'|agreement|report|page)s?( (exists?|applies|covers? (this|it)|is available|available))?',
    ),
    (
        Evasion.BARE,
        'yes y yep yeah ok okay no done complete completed met fully partly partially compliant included '
        'stated true false tick ticked checked correct agreed in covered good green amber red fine confirmed '
        'present not mostly broadly addressed',
        r'(yes|yep|yeah|y|ok|okay|no|done|completed?|((fully|partly|partially|mostly|broadly|not) )?(met'
        r'|compliant|covered|in place|addressed|complete)|included|stated( in (the )?(text|document))?|true'
        r'|false|ticked|tick|checked|correct|agreed|good|green|amber|red|fine|confirmed|present)( (see'
        r'|as) .*| (it|this|they|we) (is|are|was|were|does|do|did|has|have|had)| thanks| thank you| complete'
        r'| done| included| in place| in full| met| all| stated)*',
    ),
    (Evasion.BARE, 'yes yep yeah', r'(yes|yep|yeah) \w+( \w+)?'),
    (
        Evasion.BARE,
        'in restated elsewhere',
        r'(in place|in part|restated|elsewhere)( here| already| now| in part| in full)?',
    ),
)  # fmt: skip
