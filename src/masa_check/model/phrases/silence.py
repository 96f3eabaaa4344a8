"""Words for silence, and for what does not arise."""

from masa_check.model.phrases.part import ABOUT, DOCUMENT, DONE, OUR, WHERE, Evasion, Phrase

ROWS: tuple[Phrase, ...] = (
    Phrase(Evasion.SILENCE, 'not unclear', r'(not clear|unclear) (from|in) (the |this |our )?\w+( \w+)? .{0,60}'),
    Phrase(
        Evasion.SILENCE,
        'none nothing',
        rf'(none|nothing)( (is|was|has been|have been|are|were|specific|much|at all))* ?({DONE})?{ABOUT}?{WHERE}',
    ),
    Phrase(
        Evasion.SILENCE,
        'no',
        rf'no( (specific|explicit|clear|direct|particular|further|real|such|other))* (mention|reference'
        rf'|information|info|details?|evidence|statement|text|data|answer|entry|content|wording|record'
        rf'|commentary|narrative|description|explanation)( (is|was|given|made|found|provided|seen|recorded'
        rf'|available|included))*{ABOUT}?{WHERE}',
    ),
    Phrase(
        Evasion.SILENCE,
        'not isn isnt wasn wasnt',
        rf'(not|isn ?t|wasn ?t)( (yet|explicitly|specifically|clearly|directly|actually|really|currently|been'
        rf'|really|fully))* {DONE}{ABOUT}?{WHERE}',
    ),
    Phrase(Evasion.SILENCE, 'not', r'not stated .*'),
    Phrase(Evasion.SILENCE, 'not', rf'not (in|on|within) {OUR}(published |whole )?{DOCUMENT}s?( at all)?'),
    Phrase(
        Evasion.SILENCE,
        'silent silence is are remains',
        rf'((is|are|remains) )?(silent|silence)( (here|there))?( (on|about|regarding|as to)( .*)?)?{WHERE}',
    ),
    Phrase(
        Evasion.SILENCE,
        'says say does doesn doesnt do don dont did didn didnt makes make',
        rf'((says?|makes?) (nothing|no mention)|(does|do|did)( not|n ?t)|(doesn|don|didn) ?t)( (say|mention'
        rf'|state|cover|address|specify|explain|tell|give|include|make any mention|refer|know))?( (what|how'
        rf'|who|anything|so|which|when|why|it|this|that|them))?{ABOUT}?{WHERE}',
    ),
    Phrase(
        Evasion.SILENCE,
        'could couldn couldnt cannot can cant unable',
        r'(could not|couldn ?t|cannot|can not|can ?t|unable to)( (be|i|we))? (find|found|see|seen|locate'
        r'|located|tell|say|determine)( (this|it|that|any|anything|any of this|any mention))?( (of|about'
        r'|on) (this|it|that))?( anywhere| in .*)?',
    ),
    Phrase(
        Evasion.SILENCE,
        'unclear unknown missing absent blank left empty gap a omitted unstated unspecified undeclared uncertain',
        rf'(unclear|unknown|missing|absent|blank|left blank|left empty|empty|gap|a gap|omitted|unstated'
        rf'|unspecified|undeclared|uncertain)( (from|in) (the |our |this )?(published )?{DOCUMENT}| if .*'
        rf'| whether .*| here| at present| yet)?',
    ),
    Phrase(Evasion.SILENCE, 'nil null x', r'(nil( return)?|null|x+)'),
    Phrase(Evasion.SILENCE, 'not dont don do', r'(not sure|don ?t know|do not know|not known)( yet| about this)?'),
    Phrase(Evasion.SILENCE, 'we they', r'(we|they) (don ?t|do not) (yet )?have (one|any|this|it)( yet| at present)?'),
    Phrase(Evasion.SILENCE, 'does doesnt', r'(does not|doesnt) mention (?!names|children|anyone|anybody|families)\w+'),
    Phrase(
        Evasion.SILENCE,
        'checked looked searched',
        r'(checked|looked|searched)( for (this|it))?( but| and| ,)? (not|nothing|none|no)( \w+){0,4}',
    ),
    Phrase(Evasion.NOT_ARISING, 'n na', r'(n ?a|n ?/ ?a)( .{0,60})?'),
    Phrase(
        Evasion.NOT_ARISING,
        'not does doesn doesnt irrelevant',
        rf'(not (applicable|relevant|required|needed|necessary|appropriate)|(does not|doesn ?t) (apply|arise)'
        rf'|irrelevant)( (to|for|in|at) (us|our [a-z]+|this [a-z]+|here|present|the [a-z]+))?( here'
        rf'| at present| yet| currently)?{WHERE}',
    ),
)
