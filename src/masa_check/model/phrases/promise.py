"""Words for what is still to come."""

from masa_check.model.phrases.part import A_DAY, MADE, MORE, Evasion, Phrase, hints

ROWS: tuple[Phrase, ...] = (
    Phrase(Evasion.PROMISE, 'it we', r'(it is|we|partners|the partners) (hoped?|hoping) (that|to) .{0,120}'),
    Phrase(Evasion.PROMISE, 'planned', r'planned for ((next|this) (year|month|term)|[a-z]+ 20\d\d|20\d\d) .{0,120}'),
    Phrase(
        Evasion.PROMISE,
        '',
        r'(\w+ ){1,3}to (confirm|check|advise|chase|clarify|find out)( this)?( with \w+( \w+)?)?',
        hints('confirm check advise chase clarify find'),
    ),
    Phrase(
        Evasion.PROMISE,
        'check query confirm clarify discuss ask',
        r'((check|query|confirm|clarify|discuss) with \w+( \w+){0,2}|ask \w+)',
    ),
    Phrase(
        Evasion.PROMISE,
        'to',
        rf'to (follow|come|do|be {MADE})( (shortly|soon|later|in due course|once .*|after .*|when .*'
        rf'|following .*|in {A_DAY}|by .*|at .*|with .*))?',
    ),
    Phrase(Evasion.PROMISE, 'tb tbc tba tbd todo wip', r'(tb ?[acd]|todo|wip)( .{0,80})?'),
    Phrase(
        Evasion.PROMISE,
        'details detail dates date names name',
        rf'(details?|dates?|names?) (are |is )?(still )?(tb ?[acd]|to be {MADE}|to follow|to come|awaited|pending)'
        r'( (shortly|soon|later|in due course))?',
    ),
    Phrase(Evasion.PROMISE, 't', r't b [acd]( .{0,80})?'),
    Phrase(
        Evasion.PROMISE,
        'in',
        r'in (progress|hand|development|draft|preparation|train|the pipeline|due course|process)'
        r'( (with|by|at|for|and|subject|awaiting) .{0,60})?',
    ),
    Phrase(
        Evasion.PROMISE,
        'work works',
        rf'works? (in progress|is under ?way|ongoing|is ongoing|continues|has started){MORE}',
    ),
    Phrase(
        Evasion.PROMISE,
        'under underway',
        rf'(under ?way|under (development|review|discussion|consideration|construction|way|negotiation'
        rf'|revision)){MORE}',
    ),
    Phrase(
        Evasion.PROMISE,
        'being currently',
        rf'(currently )?being ({MADE}|looked (at|into)|worked (on|up)|considered|revised|refreshed|put in place|set up'
        rf'|prepared|produced){MORE}',
    ),
    Phrase(
        Evasion.PROMISE,
        'coming forthcoming imminent',
        r'(coming (soon|shortly|later|next .*|in .*)|forthcoming|imminent)( .{0,40})?',
    ),
    Phrase(
        Evasion.PROMISE,
        'pending awaiting awaited outstanding',
        r'(pending|awaiting|awaited|outstanding)( (a |the |final |further |formal |board )*(sign off'
        r'|approval|agreement|confirmation|decision|review|publication|outcome|discussion|update|response'
        r'|guidance|information|completion|input|action|work|sign ?off|ratification|feedback|funding)( (by'
        r'|from|of|at|on|in) .{0,60})?)?',
    ),
    Phrase(
        Evasion.PROMISE,
        'planned scheduled due expected intended anticipated proposed',
        rf'(planned|scheduled|due|expected|intended|anticipated|proposed)( (only|but not .*|not yet .*'
        rf'|and (?!unplanned).*'
        rf'|shortly|soon|later|this year|next .*|(for|in|by|from|on|at|during) {A_DAY}|{A_DAY}))?',
    ),
    Phrase(
        Evasion.PROMISE,
        'we the partners plans planning intends intending',
        r'((we|partners|the partners) (plan|intend|aim|hope|are (planning|hoping|looking|going)|will look)'
        r'|plans|planning|intends|intending) (to|at|on) .{0,120}',
    ),
    Phrase(
        Evasion.PROMISE,
        'will',
        rf'will (follow|come|be (added|included|confirmed|agreed|decided|determined|supplied|inserted|provided|drafted'
        rf'|written|finalised|completed|developed))( (later|shortly|soon|next .*|in due course|in {A_DAY}|by {A_DAY}'
        rf'|once .*|when .*))?',
    ),
    Phrase(
        Evasion.PROMISE,
        'draft drafted first',
        r'(draft|drafted|first draft)( (only|version|stage|form|text|(for|awaiting|pending|subject) .*))?',
    ),
    Phrase(
        Evasion.PROMISE,
        'still',
        r'still (to be .*|in (draft|development|progress|discussion).*|being .*|outstanding|under .*'
        r'|awaiting .*|pending.*|to (do|come|follow).*)',
    ),
    Phrase(
        Evasion.PROMISE,
        'not',
        rf'not yet( (in place|{MADE}|started|available|ready|live|finished|there|begun|published'
        rf'|known))?{MORE}',
    ),
    Phrase(
        Evasion.PROMISE,
        'next soon shortly later ongoing',
        r'(next (year|version|edition|month|review|update|meeting)|soon|shortly|later( this year)?'
        r'|ongoing( work| discussion(s)?)?)',
    ),
    Phrase(
        Evasion.PROMISE,
        'subject',
        r'subject to (approval|agreement|sign off|confirmation|funding|consultation|change)'
        r'( (by|of|from|at|in) .{0,40})?',
    ),
)
