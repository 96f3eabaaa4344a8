"""That something exists, or that each agency has it, in the place of what it says: "There is a policy"."""

from masa_check.model.phrases.part import Evasion, Phrase, hints

THING = (
    r'(?:polic(?:y|ies)|procedures?|process(?:es)?|protocols?|systems?|arrangements?|mechanisms?|pathways?|frameworks?)'
)
CONCERN = r'(?:escalation|dispute resolution|whistle ?blowing|complaints?|managing allegations)'
WHICH = (
    r'(?:(?:an?|the|our|its|their|some|all|own|clear|robust|agreed|written|local|joint|formal|established|effective'
    r'|multi agency|inter agency|partnership|strong|good|appropriate|suitable|relevant|existing|current|necessary'
    r'|various|several|detailed|comprehensive|separate|specific|shared|published|standard|safeguarding'
    rf'|{CONCERN}) )*'
)
THINGS = rf'{WHICH}{THING}(?: and {WHICH}{THING})?'
AGENCIES = r'(?:agenc(?:y|ies)|partners?|organisations?|bod(?:y|ies))'
OWNER = (
    r'(?:we|they|(?:the |our )?(?:partnership|partners|agencies|board)'
    rf'|(?:each|every|all|individual) (?:of the )?(?:relevant |partner |member )?{AGENCIES})'
)
HERE = (
    r'(?: (?:in place|in force|in use|here|already|now|for (?:this|that|it|these)|on this|about this|to cover this))*'
)
EXISTS = (
    r'(?:exists?|(?:is|are)(?: (?:already|now|also|all))* (?:in place|in force|in use|in existence|established)'
    r'|(?:has|have) been (?:agreed|developed|established|put in place|adopted|written))'
)
# Without "all partners": that all three do a thing together says who does it.
OF_EACH = r'(?:of the|the|relevant|individual|partner|member|own|respective)'
EACH_AGENCY = (
    rf'(?:(?:each|every|all|individual|respective|relevant) (?:{OF_EACH} )*(?:agency|agencies|organisations?))'
)
EACH = rf'(?:{EACH_AGENCY}|(?:each|every|individual|respective) (?:{OF_EACH} )*{AGENCIES}|agencies|organisations)'
HELD = (
    r'(?:held|kept|owned|maintained|managed|dealt with|handled|stored|determined|decided|developed|arranged|done|run'
    r'|provided|covered)'
)
ALONE = r'(?: (?:itself|themselves|concerned|individually|separately|locally|internally))*'
ITS_OWN = rf'(?:its|their)(?: own)?(?: {THINGS})?'

ROWS: tuple[Phrase, ...] = (
    Phrase(
        Evasion.BARE,
        '',
        rf'(?:there (?:is|are)|{OWNER} (?:also |all |each )?(?:have|has|operates?|maintains?)(?: in place)?) '
        rf'{THINGS}{HERE}|{THINGS} {EXISTS}{HERE}',
        hints(
            'polic proced process protocol system arrangement mechanism pathway framework',
            'there hav has operate maintain exist place been establish use force',
        ),
    ),
    Phrase(
        Evasion.PLACE,
        '',
        rf'(?:{THINGS} (?:is|are) )?(?:{HELD} (?:by|with|within|in|at) {EACH}{ALONE}'
        rf'|{HELD}(?: (?:locally|individually|separately|internally))+{ALONE})|(?:by|with) {EACH_AGENCY}{ALONE}'
        rf'|{EACH} (?:(?:holds?|has|have|keeps?|owns?|maintains?|follows?|uses?|(?:is|are) responsible for) {ITS_OWN}'
        rf'|(?:(?:does|do|holds?|manages?|handles?|deals? with|decides?)(?: (?:this|it|that|these))?'
        rf'|(?:is|are) responsible for (?:this|it|that)){ALONE})'
        rf'|(?:the )?(?:responsibility of|a matter for|down to|left to|up to) {EACH}{ALONE}'
        r'|individual agencies|at agency level',
        hints(
            'agenc organisation partner bod locally internally individually separately',
            'each every all individual respective relevant locally internally separately agencies organisations',
        ),
    ),
)
