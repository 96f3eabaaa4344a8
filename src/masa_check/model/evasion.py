"""Whether words say something, or evade: "None found", "To follow", "See website" and "Yes" are not in place."""

import re
import unicodedata
from functools import cache

from masa_check.model.phrases import DOCUMENT, OUR, TABLE, Evasion

LONGEST = 200  # letters; a longer text says more than an evasion

FIRST_WORD = re.compile(r'[\W_]*([^\W_]+)')
SUBJECT = re.compile(
    rf'((this|it|that|there|they|these)( ?(is|was|are|were|s) | (?=will ))|{OUR}(published |whole )?{DOCUMENT}s? )'
)
APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"
OPENS_SUBJECT = frozenset(['this', 'it', 'that', 'there', 'they', 'these', 'the', 'our', 'their', 'its'])


def evasion(text: str) -> Evasion | None:
    """
    What a text is that does not say what is in place; None where it may say it.

    `evasion('Not-stated (checked by JB 12/3)')` is silence, `evasion('No child waits for a decision')` is None.
    """
    first = FIRST_WORD.match(text) if len(text) <= LONGEST else None
    if not first or not _may_evade(first[1].casefold()):
        return None  # as nearly every text is
    words = plain(text)
    subject = SUBJECT.match(words)
    return _by_table(words) or (_by_table(words[subject.end() :]) if subject else None)


def plain(text: str) -> str:
    """Words in small letters with one space between them: marks, quotes, bullets and doubled spaces do not count."""
    letters = unicodedata.normalize('NFKC', text).casefold()
    spaced = (letter if letter.isalnum() else '' if letter in APOSTROPHES else ' ' for letter in letters)
    return ' '.join(''.join(spaced).split())


def _may_evade(first: str) -> bool:
    """Whether a row begins with the first word, or with what may follow a subject such as "The text"."""
    return first.rstrip('0123456789') in _rows() or first in OPENS_SUBJECT or bool(re.fullmatch(f'{DOCUMENT}s?', first))


def _by_table(words: str) -> Evasion | None:
    first = words.partition(' ')[0].rstrip('0123456789')
    return next((kind for kind, pattern in _rows().get(first, ()) if re.fullmatch(pattern, words)), None)


@cache
def _rows() -> dict[str, list[tuple[Evasion, str]]]:
    """The rows of the table by the words with which they begin: a pattern is only compiled where one is met."""
    rows: dict[str, list[tuple[Evasion, str]]] = {}
    for kind, openings, pattern in TABLE:
        for opening in openings.split():
            rows.setdefault(opening, []).append((kind, pattern))
    return rows
