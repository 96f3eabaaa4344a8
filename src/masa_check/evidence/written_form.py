"""The forms in which a date, a sum, a share or a frequency may be printed; none of them stands for another value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from masa_check.evidence.canonical import canonical
from masa_check.values import MONTHS, DayOfYear, Money, PartialDate, Share

NUMBERS = (
    'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve',
)  # fmt: skip
SHORT = 3  # letters of a month: Jul
SEPT = 'sept'
BEFORE = r"(?<![\w])(?<![\w]['-])"  # no letter, and no hyphen of the same word
AFTER = r'(?![\w])(?!-\w)'
NO_FIGURE_BEFORE = r'(?<![\w.,/:-])(?<!\d\s)'
NO_FIGURE_AFTER = r'(?![\w%/])(?![.,:-]\d)'
SUFFIXES = {'pounds': '', 'thousands': r'(?:\s?k|\s?thousand)?', 'millions': r'(?:\s?m|\s?mn|\s?million)?'}
LARGER_UNIT = r'(?!\s?(?:k|m|mn|bn|thousand|million|billion|per cent|percent|%)\b)'
TIMES = re.compile(r'(?:(once|twice)|(\w+) times) (?:a|per|each|every) (year|month|week|quarter|term)')


def words(text: str) -> str:
    """The pattern of words as they stand, in canonical letters, and no part of a longer word."""
    return BEFORE + re.escape(canonical(text.strip()).text) + AFTER


def date(value: PartialDate) -> Iterator[str]:
    """The patterns of a date; a month does not stand for a day."""
    year, month, day = value.year, value.month, value.day
    if not month:
        yield rf'(?<![\w£.,])(?<!\d[/-]){year}(?![\w%])(?![.,]\d)'
        return
    names = _months(month)
    if not day:
        yield rf'{BEFORE}(?:{names}),? {year}{AFTER}'
        yield rf'(?<![\d/.-])0?{month}/{year}{AFTER}'
        yield rf'(?<![\d/.-]){year}-{month:02}(?![\d-])'
        return
    yield rf'(?<![\d/.,-])0?{day}(?:st|nd|rd|th)?(?: of)? (?:{names}),? {year}{AFTER}'
    yield rf'{BEFORE}(?:{names}) 0?{day}(?:st|nd|rd|th)?,? {year}{AFTER}'
    yield rf'(?<![\d/.-])0?{day}([/.])0?{month}\1(?:{year}|{year % 100:02})(?![\d/])(?!\.\d)'
    yield rf'(?<![\d/.-]){year}-{month:02}-{day:02}(?![\d-])'


def day_of_year(value: DayOfYear) -> Iterator[str]:
    """The patterns of a day that comes round each year, or of one year."""
    if value.year:
        yield from date(PartialDate(value.year, value.month, value.day))
        names = _months(value.month)
        if value.day == PartialDate(value.year, value.month).last.day:
            yield rf'{BEFORE}end of (?:{names}),? {value.year}{AFTER}'
        return
    names = _months(value.month)
    yield rf'(?<![\d/.,-])0?{value.day}(?:st|nd|rd|th)?(?: of)? (?:{names}){AFTER}'
    yield rf'{BEFORE}(?:{names}) 0?{value.day}(?:st|nd|rd|th)?(?![\w])'
    if value.day >= PartialDate(1901, value.month).last.day:
        yield rf'{BEFORE}end of (?:{names}){AFTER}'


def money(value: Money, unit: str) -> str:
    """
    The pattern of a sum as printed.

    Example: 24.4 in thousands stands in "£24.4" and "£24.4k", and not in "124.4", "24.45", "24.4%" or "£24.4m".
    """
    whole, _, part = str(value.printed).replace('£', '').replace(',', '').partition('.')
    digits = _grouped(whole) + (rf'\.{part}' if part else r'(?:\.00)?')
    return rf'{NO_FIGURE_BEFORE}£?\s?{digits}{SUFFIXES[unit]}{NO_FIGURE_AFTER}{LARGER_UNIT}'


def share(value: Share) -> str:
    """The pattern of a share as printed: `<1%` is not `1%`, and `9%` is not `<9%`."""
    number = re.escape(str(Decimal(value.number)))
    before = rf'(?<![\w.,<>])(?<![<>] ){value.bound}\s?' if value.bound else r'(?<![\w.,<>-])(?<![<>]\s)'
    return rf'{before}{number}\s?(?:%|per cent\b|percent\b)'


def frequency(text: str) -> Iterator[str]:
    """How often something happens: the words as they stand, and a number of times in words or figures."""
    yield words(text)
    match = TIMES.fullmatch(canonical(text.strip()).text)
    if not match:
        return
    said, number, unit = match.groups()
    count = {'once': 1, 'twice': 2}.get(said or '', 0) or _number(number or '')
    if count:
        name = NUMBERS[count] if count < len(NUMBERS) else str(count)
        once = {1: '|once', 2: '|twice'}.get(count, '')
        times = rf'(?:(?:{count}|{name})(?: times| x|x)|x ?{count}{once})'
        yield rf'(?<![\w.]){times} (?:(?:a|per|each|every) )?{unit}{AFTER}'


def count(number: int, unit: str) -> str:
    """The pattern of a number of months or days, in figures or words."""
    name = f'|{NUMBERS[number]}' if number < len(NUMBERS) else ''
    return rf'(?<![\w.,])(?:{number}{name})[ -]{{1,2}}{unit}s?{AFTER}'


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS.index(text) if text in NUMBERS else 0


@lru_cache(maxsize=16)
def _months(month: int) -> str:
    name = MONTHS[month]
    short = [name[:SHORT], *([SEPT] if name.startswith(SEPT) else [])]
    return '|'.join([name, *(rf'{one}\.?' for one in short if one != name)])


def _grouped(whole: str) -> str:
    """Digits with or without commas between thousands."""
    parts = []
    while len(whole) > 3:  # noqa: PLR2004 - thousands
        parts.append(whole[-3:])
        whole = whole[:-3]
    return ',?'.join([whole, *reversed(parts)])
