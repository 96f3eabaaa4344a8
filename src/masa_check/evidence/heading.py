"""Knows a heading by its words: among bookmarks, in the contents list, or by its look."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from masa_check.values import MONTHS

LEADER = re.compile(r'[\s.…·_]*\b\d{1,3}$')
DATE = re.compile(rf'(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{"|".join(MONTHS[1:])}),? \d{{4}}', re.IGNORECASE)
LEAST = 3  # letters of a heading
LONGEST = 16  # words of a heading that nothing but its look tells of
ENDS = re.compile(r'[.;,]$')


def key(text: str) -> str:
    """What two printings of a heading have in common: its letters and figures."""
    return ''.join(one for one in unicodedata.normalize('NFKC', text).replace('&', 'and').casefold() if one.isalnum())


def contents_keys(lines: Iterable[str]) -> frozenset[str]:
    """The headings that a contents list names, without their page numbers, as `key` has them."""
    return frozenset(one for line in lines if len(one := key(LEADER.sub('', line))) >= LEAST)


def is_date(text: str) -> bool:
    """Whether a line is a date and no more, as on a title page."""
    return bool(DATE.fullmatch(text.strip()))


def may_be_heading(text: str, letters: int = LEAST) -> bool:
    """Whether a line by itself could be a heading: short, begun with a capital or figure, and no sentence."""
    words = text.split()
    return (
        0 < len(words) <= LONGEST
        and not ENDS.search(text)
        and sum(one.isalpha() for one in text) >= letters
        and (text[0].isupper() or text[0].isdigit())
        and '://' not in text
        and not is_date(text)
    )
