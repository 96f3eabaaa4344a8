"""Answers without words: yes, done, in place; and what a form left to be filled in."""

from masa_check.model.phrases.part import Evasion, Phrase, heading, hints

ROWS: tuple[Phrase, ...] = (
    Phrase(
        Evasion.BARE,
        'through via various multiple several robust strong effective appropriate suitable good clear business',
        r'(through |via )?(various|multiple|several|robust|strong|effective|appropriate|suitable|good|clear)'
        r' (mechanisms|processes|arrangements|systems|procedures|policies|routes|means|ways|channels)'
        r'( (are in place|exist|apply))?|business as usual',
    ),
    Phrase(Evasion.BARE, 'done complete completed', r'(done|completed?) (in )?([a-z]+ )?20\d\d'),
    Phrase(
        Evasion.BARE,
        'in compliant complies comply fully follows meets',
        r'(in (line|accordance|compliance|keeping) with|(fully )?(compliant|complies|comply) with|follows|meets)'
        r'( all| the| our)*( \w+)? (working together( to safeguard children)?( 20\d\d)?|guidance|legislation'
        r'|requirements?|regulations|the act|good practice|best practice|policy)',
    ),
    Phrase(
        Evasion.BARE,
        '',
        rf'{heading("what", 4)} (is|are) (all |both |fully )?(covered|addressed|mentioned|stated|met|compliant'
        r'|dealt with)',
        hints('cover address mention state met complian dealt'),
    ),
    Phrase(Evasion.BARE, 'the post', r'(the )?(post|role) is (currently )?vacant( and no .{0,60})?'),
    Phrase(Evasion.BARE, 'insert', r'insert( your| the| a)? (text|names?|dates?|details?|summary)( here)?'),
    Phrase(
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
    Phrase(Evasion.BARE, 'yes yep yeah', r'(yes|yep|yeah) \w+( \w+)?'),
    Phrase(
        Evasion.BARE,
        'in restated elsewhere',
        r'(in place|in part|restated|elsewhere)( here| already| now| in part| in full)?',
    ),
)
