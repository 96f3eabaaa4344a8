"""A deadline: its window of days, its authority, and its state on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import count
from typing import NamedTuple

from masa_check.checks.dates import days_after, months_after
from masa_check.values import MONTHS, Force, PartialDate


class State(StrEnum):
    """The state of a deadline on a day; none is overdue that may have been met or may not be due yet."""

    OVERDUE = 'overdue'  # the last possible day has gone by, and no file shows that it was done
    PERHAPS = 'perhaps-overdue'  # the day is too imprecise to tell, or the law can be read in two ways
    GONE_BY = 'gone-by'  # files cannot show whether it was done
    DUE = 'due'
    UNKNOWN = 'no-day'  # the day is unknown


class SetBy(StrEnum):
    """What sets a deadline."""

    LAW = 'law-or-guidance'
    TEXT = 'text'  # a promise of the document's own
    WAIVER = 'waiver'
    PLAN = 'plan'  # a day of our own before the day that the guidance sets for the yearly report
    CHANGE = 'change'  # asked by the guidance where the texts declare a change


class Window(NamedTuple):
    """The first and the last possible day of a deadline; equal where the day is exact."""

    first: date
    last: date

    @classmethod
    def of(cls, written: PartialDate) -> Window:
        """The window of a date as written."""
        return cls(written.first, written.last)

    def plus(self, *, months: int = 0, days: int = 0) -> Window:
        """The window a number of months and days later; 31 January plus a month is the last day of February."""
        first, last = (months_after(day, months) for day in self)
        return Window(days_after(first, days), days_after(last, days))

    def state(self, on: date, *, known: bool) -> State:
        """
        The state on a day, with the deadline's own day still in time; `known` means that it is known not to be done.
        """
        if on <= self.first:
            return State.DUE
        if on <= self.last:
            return State.PERHAPS
        return State.OVERDUE if known else State.GONE_BY

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f'between {self.first} and {self.last}'


class FileLine(NamedTuple):
    """A line of a file."""

    path: str
    line: int

    def __str__(self) -> str:
        return f'{self.path}:{self.line}'


class Due(NamedTuple):
    """One deadline of one area, with its authority and its places in the files: several where they repeat a promise."""

    area: str
    name: str
    rule: str
    about: str  # with area and rule the identity of the deadline, the same in every calendar
    what: str
    window: Window | None
    state: State
    set_by: SetBy
    force: Force | None  # None for what neither law nor guidance sets: a promise of the text, a waiver, a plan
    citation: str
    why: str
    places: tuple[FileLine, ...]


def recurring(start: Window, months: int, on: date) -> Iterator[tuple[int, Window]]:
    """
    The last past and the next turn of an event that recurs from a start, each with its number.

    Example: from 30 May 2019 every 12 months, on 1 August 2024: turn 5 on 30 May 2024, and turn 6 on 30 May 2025.
    """
    following = next(number for number in count(1) if start.plus(months=months * number).last >= on)
    for number in range(max(1, following - 1), following + 1):
        yield number, start.plus(months=months * number)


NUMBERS = {
    'one': 1, 'two': 2, 'three': 3, 'four': 4, 'five': 5, 'six': 6, 'nine': 9, 'twelve': 12, 'eighteen': 18,
}  # fmt: skip
WORDS = ('no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve')
EVERY = {
    'annually': 12, 'yearly': 12, 'every year': 12, 'each year': 12, 'once a year': 12, 'biennially': 24,
    'twice a year': 6, 'half-yearly': 6, 'six-monthly': 6, 'quarterly': 3, 'each quarter': 3, 'every quarter': 3,
    'four times a year': 3, 'monthly': 1, 'every month': 1, 'each month': 1,
}  # fmt: skip
UNITS = {'month': 1, 'year': 12}


def months_of(text: str) -> int | None:
    """The number of months in words such as `annually` or `every two years`; None where they leave a doubt."""
    words = ' '.join(text.lower().split()).removesuffix('.')
    if words in EVERY:
        return EVERY[words]
    match = re.fullmatch(r'(?:every|once every|once in) (?:(\d{1,2}|[a-z]+) )?(month|year)s?', words)
    if not match:
        return None
    number = NUMBERS.get(match[1], int(match[1]) if match[1].isdigit() else 0) if match[1] else 1
    return number * UNITS[match[2]] or None


def in_words(number: int) -> str:
    """A number as a sentence has it: seven, 18."""
    return WORDS[number] if 0 <= number < len(WORDS) else str(number)


DAY_OF_MONTH = re.compile(
    r'(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? |(?P<end>(?:the )?end of ))?(?P<month>[a-z]+) (?P<year>\d{4})'
)
END_OF_YEAR = re.compile(r'(?:the )?end of (\d{4})')


def window_of(text: str) -> Window | None:
    """
    The window of days in words such as `August 2020`, `end of March 2025`, `1 May 2025` or `2025`; None for others.
    """
    words = ' '.join(text.lower().split()).removeprefix('by ').removesuffix('.')
    try:
        if match := END_OF_YEAR.fullmatch(words):
            return Window.of(PartialDate.parse(f'{match[1]}-12-31'))
        match = DAY_OF_MONTH.fullmatch(words)
        if not match:
            return Window.of(PartialDate.parse(words))
        if match['month'] not in MONTHS[1:]:
            return None
        month = f'{match["year"]}-{MONTHS.index(match["month"]):02}'
        date_in_text = PartialDate.parse(f'{month}-{int(match["day"]):02}' if match['day'] else month)
    except ValueError:
        return None
    return Window(date_in_text.last, date_in_text.last) if match['end'] else Window.of(date_in_text)
