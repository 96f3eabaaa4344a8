"""Pointers to another text, or to words above, in the place of what the text says."""

from masa_check.model.phrases.part import NUMBERED, THING, Evasion, Phrase, heading, hints

ROWS: tuple[Phrase, ...] = (
    Phrase(
        Evasion.POINTER,
        'see refer',
        r'(see|refer( to)?) (q(uestion)? ?\d+|(the )?answer( to)? .{1,20})|see \w+( above| below)?',
    ),
    Phrase(Evasion.POINTER, 'as', r'as (q(uestion)? ?\d+|agreed)'),
    Phrase(
        Evasion.POINTER,
        'covered answered addressed described mentioned stated explained included',
        r'(covered|answered|addressed|described|mentioned|stated|explained|included) (above|below|earlier|previously'
        r'|in q(uestion)? ?\d+)',
    ),
    Phrase(
        Evasion.POINTER,
        'we the pan local london',
        r'(we (follow|use) )?(the )?(pan |local |london )\w*( \w+){0,2} ?procedures( (apply|online))?'
        r'|we (follow|use) (the )?(\w+ ){1,3}procedures',
    ),
    Phrase(
        Evasion.POINTER,
        'in',
        r'in (the |our |its )?(business|strategic|annual|action|improvement|work) plan( 20\d\d( (to )?(20)?\d\d)?)?',
    ),
    Phrase(
        Evasion.POINTER,
        'board executive minutes',
        r'((board|executive) )?minutes( (of|from) .{0,30}| [a-z]+ 20\d\d)?',
    ),
    Phrase(
        Evasion.POINTER, 'e email told confirmed', r'e ?mail from .{0,40}|(told|confirmed) (by phone|verbally|by email)'
    ),
    Phrase(
        Evasion.POINTER,
        'link links web weblink hyperlink hyperlinked',
        r'links? (policy|policies|procedure|document)'
        r'|(web ?link|hyperlink)(s|ed)?( (to|in|on|provided|below|here|above)( .{0,40})?)?',
    ),
    Phrase(
        Evasion.POINTER,
        '',
        rf'{heading("text", 6)} (attached|enclosed|appended|refers?)( here| below| separately)?',
        hints('attach enclos append refer'),
    ),
    Phrase(
        Evasion.POINTER,
        'see refer cf vide read',
        rf'(please )?(see|refer to|refer back to|cf|vide|read)( also| the| our| all of the)* ({THING}'
        rf'|{NUMBERED}|above|below|over|overleaf|over page|previous( page| section| answer)?|earlier'
        rf'|elsewhere|attached|link(ed)?|notes?|comments?|other (document|section)s?|separate (document'
        rf'|sheet)|here|https?.*|www.*)( .{{0,80}})?',
    ),
    Phrase(Evasion.POINTER, 'please', r'please (see|refer to|check|look at|read) .{0,80}'),
    Phrase(
        Evasion.POINTER,
        'as',
        rf'as (above|below|before|previously|earlier|last (year|time)|stated|noted|described|set out|detailed'
        rf'|mentioned|discussed|per|in)( (above|below|before|earlier|elsewhere|previously|in .{{0,60}}'
        rf'|{THING}|{NUMBERED}|the guidance|working together( \d+)?|statutory guidance|legislation))*',
    ),
    Phrase(
        Evasion.POINTER,
        'ditto idem ibid same',
        r'(ditto|idem|ibid|same( (as|again|answer))?( (above|below|before|previous(ly)?|last (year|time)'
        r'|last|for .*|as .*|answer))*)',
    ),
    Phrase(Evasion.POINTER, 'http https www', r'(https?|www) .*'),
    Phrase(
        Evasion.POINTER,
        '',
        rf'({heading("text", 6)} )?(policy|policies|procedures?|protocol|form|guidance|document|details|website|page|at'
        rf'|here) (https?|www) {heading("address", 16)}',
        hints('http www'),
    ),
    Phrase(
        Evasion.POINTER,
        '',
        rf'{heading("text", 8)} (docx?|pdf|xlsx?|pptx?)( {NUMBERED})?',
        hints('doc pdf xls ppt'),
    ),
    Phrase(
        Evasion.POINTER,
        'link links hyperlink click attached enclosed elsewhere attachment',
        r'(?!elsewhere in (the|our) (county|area|region|force area|borough|city) )'
        r'(links?|hyperlink|click here|attached|enclosed|attachment|elsewhere)( (here|below|above|on website'
        r'|on the website|attached|provided|in .{0,60}|to .{0,60}|separately))?',
    ),
    Phrase(
        Evasion.POINTER,
        'set contained covered described detailed included found explained outlined documented available '
        'listed referenced',
        rf'(set out|contained|covered|described|detailed|included|found|explained|outlined|documented'
        rf'|available|listed|referenced)( (separately|elsewhere|fully|in full|online|on request|on website))*'
        rf'( (in|within|by|under|at|on) ({THING}|{NUMBERED})( {NUMBERED})?)?',
    ),
    Phrase(
        Evasion.POINTER,
        'in',
        r'in (the |our |this |their |that |its )?((separate|other|another) (document|policy|procedure|protocol|paper'
        r'|agreement)s?|appendix|annex|website|policy)',
    ),
    Phrase(
        Evasion.POINTER,
        'in',
        rf'in (?:the|our|this|their|its|that)(?:(?! of\b) (?P<which>\w+(?:(?! of\b) \w+){{0,3}}))?'
        r' (?:policy|policies|procedures?|protocols?|handbook|appendix|appendices|annex|terms of reference|manual'
        rf'|guidance|strategy|document|toolkit)( {NUMBERED})?',
        hints('polic proced protocol book append annex terms manual guid strategy document toolkit'),
    ),
    Phrase(
        Evasion.POINTER,
        'separate another other in a an',
        r'(in )?(a |an )?(separate|another|other) (document|policy|procedure|protocol|paper|strategy'
        r'|agreement|report|page)s?( (exists?|applies|covers? (this|it)|is available|available))?',
    ),
)
