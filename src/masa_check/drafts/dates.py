"""Dates, editions, how often and by when, as a text prints them, each in its usual form."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from masa_check.drafts.draft import Row
from masa_check.drafts.passage import TextPassage
from masa_check.drafts.stretch import Stretch, blocks, matches, spoken
from masa_check.evidence.printed import BlockKind
from masa_check.invalid import InvalidValueError
from masa_check.model.bodies import ReportBody
from masa_check.questions.cue import Cue, simplified
from masa_check.values import MONTHS, PartialDate

NAMES = '|'.join(name.title() for name in MONTHS[1:])
DATE = re.compile(rf'\b(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({NAMES}) (\d{{4}})\b')
EDITION = re.compile(r'\bWorking Together(?: to Safeguard Children)?,?:? ?\(?(\d{4})\b')
OFTEN = re.compile(
    r'\b((?:at least )?(?:once|twice|(?:two|three|four|six|eight|ten|twelve) times)'
    r' (?:a|per|(?:in )?each|(?:in )?every) (?:year|annum|term|month|quarter)'
    r'|quarterly|monthly|annually|bi-?monthly|fortnightly|weekly|termly|six[- ]weekly|six[- ]monthly'
    r'|every (?:month|quarter|year|term|(?:two|three|four|six|eight|twelve|\d{1,2}) (?:weeks|months|years))'
    r'|each (?:quarter|term|month|year)|on an annual basis)\b',
    re.IGNORECASE,
)
INTERVAL = re.compile(r'\b(?:every|in every|least every|each) (12|twelve|18|24) (?:months|month)\b', re.IGNORECASE)
TWELVE = 'twelve'
DEADLINE = re.compile(rf'\b(?:by|no later than|before) (?:the )?((?:\d{{1,2}}|end of) (?:{NAMES}))\b(?! \d{{4}})')
WITHIN = re.compile(r'\bwithin (\d{1,2}|seven|five|ten|fourteen) ((?:working )?)days\b', re.IGNORECASE)
NUMBERS = {'five': 5, 'seven': 7, 'ten': 10, 'fourteen': 14}
REPORT = Cue.of('report', 'copy', 'copies')
OPENING = 4  # passages
# What stands before a date that is not the document's own: a deadline, the next review, or the end of a period.
NOT_OWN = re.compile(
    r'(?:\b(?:by|before|until|till|from|since|to)(?: the)?'
    r'|\b(?:deadline|due|next (?:full |formal )?review|review(?: due)? date|to be reviewed|reviewed by|no later than'
    r'|expir\w+|valid|in force)\b[^.;\n]{0,30})\W*$',
    re.IGNORECASE,
)
# What stands before a date on which a text was agreed: it may be published on another day.
AGREED = re.compile(
    r'\b(?:agreed|agreement|approved|approval|adopted|ratified|endorsed|signed(?: off)?|sign-off)\b'
    r'(?![^.;\n]*\bpubli)[^.;\n]*$',
    re.IGNORECASE,
)
PERIOD = re.compile(r'\W*(?:to|until|till)\b|\s*[-–]\s*\w')
BEFORE = 60  # characters before a date that say what it is the date of
PUBLISHED = Cue.of('published', 'publication', 'version', 'approved', 'agreed', 'updated', 'signed', 'final', 'dated')
# A row of a table, or words of a sentence, by which a text gives the day of its own publication.
PUBLISHED_ROW = re.compile(rf'(?:Date of )?(?:[Pp]ublished|[Pp]ublication|[Ii]ssued?)(?: date| on)?\W+(?:\d|{NAMES})')
THIS_PUBLISHED = re.compile(
    rf'\b(?:(?:issued|published|launched) (?:this|these|our) [\w ]{{3,40}}|(?:[Tt]his|[Tt]hese|[Ii]t|version|'
    rf'arrangements|document|text) (?:was|were) (?:issued|published|launched)) (?:on|in) (?:\d|{NAMES})'
)


def dated(passages: Sequence[TextPassage]) -> tuple[Row, ...]:
    """The date at the beginning of a text, else the first that stands beside a word such as "published"."""
    near = (one for one in spoken(passages) if PUBLISHED.stands_in(simplified(one.text)))
    return _first(chain(blocks(passages[:OPENING]), near))


def published(sentences: Iterable[Stretch]) -> tuple[Row, ...]:
    """The first date in some sentences that is not said to be that of an agreement."""
    return _first(sentences, AGREED)


def publication(passages: Sequence[TextPassage], sentences: Iterable[Stretch]) -> tuple[Row, ...]:
    """The day on which a text says that it was published itself, else the first in some sentences."""
    rows = (one for one in blocks(passages) if one.block.kind is BlockKind.ROW and PUBLISHED_ROW.match(one.text))
    said = (one for one in spoken(passages) if THIS_PUBLISHED.search(one.text))
    return published(chain(said, rows, sentences))


def _first(sentences: Iterable[Stretch], other: re.Pattern[str] | None = None) -> tuple[Row, ...]:
    """The first date in some sentences, but for those behind words that make it the date of something else."""
    return next((({'on': day, **one.sourced},) for one in sentences if (day := _date(one.text, other))), ())


def _date(text: str, other: re.Pattern[str] | None) -> str:
    """The first date in a text as YYYY-MM-DD or YYYY-MM, but for dates of something else; '' for none."""
    for found in DATE.finditer(text):
        before = text[max(found.start() - BEFORE, 0) : found.start()]
        if NOT_OWN.search(before) or PERIOD.match(text, found.end()) or (other and other.search(before)):
            continue
        day, month, year = found.groups()
        written = f'{year}-{MONTHS.index(month.lower()):02}' + (f'-{int(day):02}' if day else '')
        try:
            PartialDate.parse(written)
        except InvalidValueError:
            continue
        return written
    return ''


def cites(passages: Sequence[TextPassage], editions: Collection[str]) -> tuple[Row, ...]:
    """The editions of the guidance that are named, each once for every section."""
    named = ((f'wt{one.text}', one) for one in matches(EDITION, blocks(passages)))
    rows = {(edition, one.passage.section): one for edition, one in named if edition in editions}
    return tuple({'edition': edition, **one.sourced} for (edition, _), one in rows.items())


def how_often(sentences: Sequence[Stretch]) -> tuple[Row, ...]:
    """How often, in the words of the first sentence that says it."""
    return next((({'every': one.text},) for one in matches(OFTEN, sentences)), ())


def interval(passages: Sequence[TextPassage]) -> tuple[Row, ...]:
    """Every how many months a report is published."""
    said = (one.text for one in matches(INTERVAL, _of_reports(passages)))
    return next((({'months': 12 if one.lower() == TWELVE else int(one)},) for one in said), ())


def deadline(passages: Sequence[TextPassage]) -> tuple[Row, ...]:
    """By which day of the year a report is published."""
    return next((({'by': one.text},) for one in matches(DEADLINE, _of_reports(passages))), ())


def within(passages: Sequence[TextPassage]) -> tuple[Row, ...]:
    """Within how many days copies of a report are sent."""
    for sentence in _of_reports(passages):
        if match := WITHIN.search(sentence.text):
            days = NUMBERS.get(match[1].lower()) or int(match[1])
            return ({'days': days, **({'working': True} if match[2] else {})},)
    return ()


def recipients(sentences: Sequence[Stretch], bodies: Sequence[ReportBody]) -> tuple[Row, ...]:
    """The bodies to which a report is sent, by the printed words by which each is known."""
    rows: dict[str, Row] = {}
    for body in bodies:
        known = re.compile('|'.join(_known(words) for words in body.known_by), re.IGNORECASE)
        for one in matches(known, sentences):
            rows.setdefault(body.id, {'name': one.text, **one.sourced})
    return tuple(rows.values())


def _known(words: str) -> str:
    return r'\b' + '.{0,40}'.join(re.escape(part.strip()) for part in words.split('...')) + r'\b'


def _of_reports(passages: Sequence[TextPassage]) -> Iterator[Stretch]:
    return (one for one in spoken(passages) if REPORT.stands_in(simplified(one.text)))
