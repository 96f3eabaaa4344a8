"""What the tables of phrases share: what words can be, a row, and the parts of the patterns."""

from enum import StrEnum
from typing import NamedTuple


class Evasion(StrEnum):
    """What words are that do not say what is in place."""

    SILENCE = 'silence'
    NOT_ARISING = 'not-arising'
    PROMISE = 'promise'
    POINTER = 'pointer'  # to another text, or to words above
    SECTION = 'section'  # a heading, a page or a section of the text, and not what it says there
    PLACE = 'place'  # where a text is kept, such as a website, or who has it
    BARE = 'bare'  # an answer without words: yes, done


class Phrase(NamedTuple):
    """
    One row of the table: the words with which it may begin, and a pattern for the whole of them.

    A row that may begin with any word has hints, sets of parts of words: one of each set is in the text. What a named
    group of the pattern matches has to read as a heading, without a verb.
    """

    kind: Evasion
    openings: str
    pattern: str
    hints: tuple[tuple[str, ...], ...] = ()


# Parts of the patterns, all of small letters without marks, as `plain` leaves them.
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
    r'(agreed|added|included|confirmed|decided|determined|completed|arranged|developed|drafted|finali[sz]ed|set|set up'
    r'|written|updated|approved|advised|announced|published|signed off|inserted|supplied|provided|established|done'
    r'|reviewed|discussed|started)'
)
MORE = r'( (by|with|at|and|until|from|this|next|pending|currently|following|of|for|in|as|between|after) .{0,60})?'

# Places within a text.
PLACE = (
    r'(pages?|pp?|pgs?|paras?|paragraphs?|sections?|sects?|ss?|appendix|appendices|app|annex|annexes|chapters?|ch|parts?'
    r'|item|lines?|figure|fig|table|schedule|slide|appx|annexe|addendum|enclosure|exhibit|attachment|tab|sheet|bullet'
    r'|row|document)'
)
NUMBER = (
    r'(\d+[a-z]?|[a-z]\d+|[a-h]|[ivx]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven'
    r'|twelve)'
)
NUMBERED = rf'{PLACE}( ?\d+[a-z]?| {NUMBER})( (and |to |or |{PLACE} )?{NUMBER})*'
THING = (
    rf'({OUR}(separate |attached |full |relevant |local |linked |latest |own |published )?([a-z]+ ){{0,4}}'
    r'(website|site|policy|policies|procedures?|protocols?|documents?|handbook|strategy|links?|pages?|guidance|manual'
    r'|leaflet|agreement|intranet|attachment|report|terms of reference|appendix|annex|section|arrangements|masa|plan'
    r'|paper|pathway|toolkit))'
)


def heading(name: str, most: int) -> str:
    """The pattern of some words that have to read as a heading, in a group of that name."""
    return rf'(?P<{name}>\w+(?: \w+){{0,{most - 1}}})'


def hints(*some: str) -> tuple[tuple[str, ...], ...]:
    """The hints of a row, from each set as words with spaces between them; a low line stands for a space in one."""
    return tuple(tuple(word.replace('_', ' ') for word in words.split()) for words in some)
