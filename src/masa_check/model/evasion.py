"""Whether words say something, or evade: "None found", "To follow", "See website" and "Yes" are not in place."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TypeAlias

from masa_check.model.phrases.heading import is_heading
from masa_check.model.phrases.part import DOCUMENT, OUR, Evasion, Phrase
from masa_check.model.phrases.section import ANNOUNCING, PLACES
from masa_check.model.phrases.table import TABLE

LONGEST = 200  # letters; a longer text says more than an evasion
LONGEST_ANYHOW = 80  # letters of one that a row for any first word is tried on

Hints: TypeAlias = tuple[tuple[str, ...], ...]
FIRST_WORD = re.compile(r'[\W_]*([^\W_]+)')
SUBJECT = re.compile(
    rf'((this|it|that|there|they|these)( ?(is|was|are|were|s) | (?=will ))|{OUR}(published |whole )?{DOCUMENT}s? )'
)
APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"


class _Letters(dict[int, str]):
    """What stands for a character in plain words, by its number: itself for a letter or digit, or a space."""

    def __missing__(self, number: int) -> str:
        letter = chr(number)
        self[number] = plain = letter if letter.isalnum() else '' if letter in APOSTROPHES else ' '
        return plain


LETTERS = _Letters()  # a table, since each text is read letter by letter
OPENS_SUBJECT = frozenset(['this', 'it', 'that', 'there', 'they', 'these', 'the', 'our', 'their', 'its'])
ANYHOW = tuple(row for row in TABLE if not row.openings)
ANY_HINTS: Hints = (tuple(dict.fromkeys(hint for row in ANYHOW for hint in row.hints[0])),)
OPENS_ANNOUNCEMENT = frozenset(PLACES.split())


def evasion(text: str) -> Evasion | None:
    """
    What a text is that does not say what is in place; None where it may say it.

    `evasion('Not-stated (checked by JB 12/3)')` is silence, `evasion('No child waits for a decision')` is None.
    """
    text = text.replace('\N{SECTION SIGN}', 'section ')
    first = first_word(text) if len(text) <= LONGEST else ''
    if not first:
        return None
    first, lowered = _bare(first), text.casefold()
    hinted = len(text) <= LONGEST_ANYHOW and _hints_at(ANY_HINTS, lowered)
    anyhow = [row for row in ANYHOW if _hints_at(row.hints, lowered)] if hinted else []
    if not anyhow and not _may_evade(first):
        return None  # as nearly every text is
    announcement, colon, announced = text.partition(':')
    if colon and first in OPENS_ANNOUNCEMENT and plain(announced) and _fits(ANNOUNCING, plain(announcement)):
        return evasion(announced)
    words = plain(text)
    subject = SUBJECT.match(words)
    tried = (words, words[subject.end() :]) if subject else (words,)
    rows = ((row, some) for some in tried for row in (*_opened_by(some, lowered), *anyhow))
    return next((row.kind for row, some in rows if _fits(row.pattern, some)), None)


def first_word(text: str) -> str:
    """The first word of a text in small letters; '' where it has none."""
    first = FIRST_WORD.match(text)
    return first[1].casefold() if first else ''


def plain(text: str) -> str:
    """Words in small letters with one space between them: marks, quotes, bullets and doubled spaces do not count."""
    return ' '.join(unicodedata.normalize('NFKC', text).casefold().translate(LETTERS).split())


def _bare(word: str) -> str:
    """A word without the number behind it: of `p12` it is `p`."""
    return word.rstrip('0123456789')


@lru_cache(maxsize=4096)
def _may_evade(first: str) -> bool:
    """Whether a row begins with the first word, or with what may follow a subject such as "The text"."""
    return first in _rows() or first in OPENS_SUBJECT or bool(re.fullmatch(f'{DOCUMENT}s?', first))


def _opened_by(words: str, lowered: str) -> Iterator[Phrase]:
    """The rows that begin with the first of some words, and whose hints are in the text."""
    first = _bare(words.partition(' ')[0])
    return (row for row in _rows().get(first, ()) if _hints_at(row.hints, lowered))


def _hints_at(hints: Hints, lowered: str) -> bool:
    """Whether one of each group of hints is in a text in small letters, so that a pattern is worth trying."""
    for some in hints:
        for hint in some:
            if hint in lowered:
                break
        else:
            return False
    return True


def _fits(pattern: str, words: str) -> bool:
    """Whether a pattern fits the whole of some words, and its named groups read as headings."""
    match = re.fullmatch(pattern, words)
    return match is not None and all(is_heading(group) for group in match.groupdict().values() if group)


@cache
def _rows() -> dict[str, list[Phrase]]:
    """The rows of the table by the words with which they begin: a pattern is only compiled where one is met."""
    rows: dict[str, list[Phrase]] = {}
    for row in TABLE:
        for opening in row.openings.split():
            rows.setdefault(opening, []).append(row)
    return rows
