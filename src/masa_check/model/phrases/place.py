"""Where a text is kept, or who has it, in the place of what it says: a website, the business unit, HR."""

from masa_check.model.phrases.part import NUMBERED, THING, Evasion, Phrase, heading, hints

WEB = (
    r'(?:web ?sites?|web ?pages?|intranet|extranet|internet|share ?point(?: site)?|one ?drive'
    r'|shared (?:drive|folder))'
)
SITE = rf'(?:{WEB}|portal|site|home ?page)'
ON_THE_WEB = 'web tranet internet point drive folder'
NO_JOINT = r'(?!(?:a|an|and|or|for|of|in|on|to|with|by|at|from|via)\b)'  # words that begin something else


def site(name: str, which: str = SITE) -> str:
    """The pattern of a site with whose it is before it, and where on it behind."""
    whose = rf'(?:the |our |its |their |your |this )?(?:(?P<{name}>(?:{NO_JOINT}\w+)(?: {NO_JOINT}\w+){{0,4}}) )?'
    within = (
        rf'(?: (?:under|in the|at|tab|section|page|menu|folder|then|from the|and then) {heading(name + "_part", 7)}'
        r'|(?: (?:policy|policies|procedures?|publications?|documents?|resources?|professionals?|safeguarding'
        r'|downloads?|home|and|pages?|section|tab|area|library|menu))+| (?:https?|www) .*'
        r'| \w+ (?:gov|org|co|nhs|police) uk.*)?'
    )
    return rf'{whose}{which}{within}'


HOLDER = (
    r'(?:the |our |your )?(?:\w+ ){0,3}?(?:hr|human resources'
    r'|business (?:unit|managers?|office|team|support)(?: team| unit)?'
    r'|partnership (?:office|team|unit|manager|support team)|safeguarding (?:unit|office)|board (?:manager|office)'
    r'|governance team|legal(?: services| team| department)?|comms|communications team|head office|admin(?: team)?)'
)
GIVER = rf'(?:{HOLDER}|(?:the |our )?(?:\w+ ){{0,2}}?(?:council|lado|secretariat|coordinator|administrator|office))'
TEXTS = (
    r'(?:policy|policies|procedures?|protocols?|process|processes|handbook|forms?|details|information|steps|links?'
    r'|guidance|pathway|toolkit|terms of reference|copy|copies|flow ?chart|structure chart)'
)
KEPT = (
    r'(?:held|kept|stored|saved|hosted|filed|located|owned|maintained|managed|available|accessible|published|found|seen'
    r'|read|accessed|obtained|downloaded|viewed|requested|had)'
)
IS_KEPT = (
    rf'(?:(?:is|are|can be|may be)(?: (?:also|all|both|currently|always|to be))*(?: {KEPT})?|sits?|lies?|lives?|rests?'
    r'|stays?)'
)
ABOUT_A_TEXT = 'polic proced protocol process book form detail steps link guid path toolkit terms cop chart'
SOMEWHERE = (
    f'{ON_THE_WEB} site portal page hr human unit office manager team support legal comms council lado secretariat'
    ' coordinator administrator here below online separate attach append enclos request link section annex chapter para'
)
HOLDING = f'{ON_THE_WEB} hr human business office unit manager governance legal comms communications admin support'
ONCE_MORE = r'(?: on request)?'


def where(name: str) -> str:
    """The pattern of where a text is kept, or who has it."""
    return (
        rf'(?:(?:on|via|through|at|from|in) {site(name)}|(?:with|by|from|at) {GIVER}'
        rf'|(?:in|at|under|on) (?:{NUMBERED}|{THING})|here|below|online|elsewhere|separately|attached|appended|enclosed'
        r'|on request|at this link)'
    )


A_TEXT = rf'(?:the |our |its |their |your |this )?(?:(?P<text>{NO_JOINT}\w+(?: {NO_JOINT}\w+){{0,4}}) )?{TEXTS}'

ROWS: tuple[Phrase, ...] = (
    Phrase(
        Evasion.PLACE,
        'on published available held stored kept',
        r'on (?:teams|line)|(?:published|available|held|stored|kept) (?:online|on line|centrally)',
    ),
    Phrase(
        Evasion.PLACE,
        '',
        rf'(?:in )?{heading("which", 4)} (?:page|section|part|area|tab) (?:of|on) {site("whose", WEB)}'
        rf'|(?:the )?{WEB} of {heading("owner", 3)}',
        hints(ON_THE_WEB),
    ),
    Phrase(
        Evasion.PLACE,
        'sits lies governed covered the responsibility hr',
        r'(?:sits|lies) within (?:hr|human resources)|(?:governed|covered) by (?:hr|human resources)(?: polic\w+)?'
        r'|(?:the )?responsibility of (?:hr|human resources)|hr responsibility',
    ),
    Phrase(Evasion.PLACE, '', rf'{heading("text", 5)} available on request', hints('request')),
    Phrase(
        Evasion.PLACE,
        'on at',
        rf'(?:on|at) (?:request|file|{site("whose")})',
        hints(f'{ON_THE_WEB} site portal page request file'),
    ),
    Phrase(Evasion.PLACE, '', site('whose', WEB), hints(ON_THE_WEB)),
    Phrase(
        Evasion.PLACE,
        'available obtainable accessible downloadable viewable',
        rf'(?:available|obtainable|accessible|downloadable|viewable)(?: \w+){{0,2}}? '
        rf'(?:(?:on|via|at|from|in) {site("whose")}|(?:from|with|by|at) {GIVER}){ONCE_MORE}',
    ),
    Phrase(
        Evasion.PLACE,
        'held kept stored saved sits sit lies lives hosted filed owned',
        rf'(?:held|kept|stored|saved|sits?|lies|lives|hosted|filed|owned) (?:with|by|at|on|in) '
        rf'(?:{HOLDER}|{site("whose")})',
        hints(f'{HOLDING} site portal page'),
    ),
    Phrase(Evasion.PLACE, 'from with', rf'(?:from|with) (?:{HOLDER}|{site("whose", WEB)})', hints(HOLDING)),
    Phrase(
        Evasion.PLACE,
        'contact ask email e phone ring call speak telephone',
        rf'(?:contact|ask|e ?mail|phone|ring|call|speak (?:to|with)|telephone) {HOLDER}(?: (?:for|to) .{{0,60}})?',
    ),
    Phrase(
        Evasion.PLACE,
        'further more full additional other',
        rf'(?:further|more|full|additional|other) {TEXTS}(?: {IS_KEPT})? {where("whose")}',
        hints(ABOUT_A_TEXT, SOMEWHERE),
    ),
    Phrase(
        Evasion.PLACE,
        '',
        rf'{A_TEXT}(?: itself)? {IS_KEPT} {where("whose")}{ONCE_MORE}',
        hints(ABOUT_A_TEXT, SOMEWHERE),
    ),
    Phrase(
        Evasion.PLACE,
        '',
        rf'{A_TEXT} (?:on|via|from|at) {site("whose")}',
        hints(ABOUT_A_TEXT, f'{ON_THE_WEB} site portal page'),
    ),
    Phrase(
        Evasion.PLACE,
        'hr human',
        r'(?:hr|human resources)(?: (?:team|department|policy|policies|has|have|holds?)\b.{0,40})?',
    ),
)
