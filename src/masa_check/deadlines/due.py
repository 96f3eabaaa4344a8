"""One thing that falls due: between which days, by what authority, and what is known of whether it was done."""

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
    """How a deadline stands on a day; nothing is overdue that may have been done, or may not be due yet."""

    OVERDUE = 'overdue'  # its last possible day has gone by, and it has not been done as far as the files tell
    PERHAPS = 'perhaps-overdue'  # the day is too imprecise to tell
    PASSED = 'passed'  # the day has gone by, and nothing tells whether it was done
    DUE = 'due'
    UNKNOWN = 'no-day'  # nobody can tell the day


class Window(NamedTuple):
    """The first and the last day that a deadline can mean; both are the same where it is exact."""

    first: date
    last: date

    @classmethod
    def of(cls, written: PartialDate) -> Window:
        """The days that a date as written can mean."""
        return cls(written.first, written.last)

    def plus(self, *, months: int = 0, days: int = 0) -> Window:
        """So much later; a month that is shorter ends on its last day."""
        first, last = (months_after(day, months) for day in self)
        return Window(days_after(first, days), days_after(last, days))

    def state(self, on: date, *, known: bool) -> State:
        """How it stands on a day. The day itself is still in time; `known`: that it has not been done is known."""
        if on <= self.first:
            return State.DUE
        if on <= self.last:
            return State.PERHAPS
        return State.OVERDUE if known else State.PASSED

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f'between {self.first} and {self.last}'


class Due(NamedTuple):
    """One thing that falls due in one area, with its authority and the place in the files that it rests on."""

    area: str
    name: str
    rule: str
    about: str  # with area and rule, what stays the same however often the calendar is made anew
    what: str
    window: Window | None
    state: State
    force: Force | None  # None: the text, or a waiver, promises it; no law and no guidance sets this day
    citation: str
    why: str
    path: str
    line: int

    @property
    def order(self) -> tuple[str, date, str, str]:
        """By area, then by day; what has no day comes last."""
        return self.area, self.window.last if self.window else date.max, self.rule, self.about


def recurring(start: Window, months: int, on: date) -> Iterator[tuple[int, Window]]:
    """Of what comes round every so many months after a start, the last turn that has gone by and the next, numbered."""
    following = next(number for number in count(1) if start.plus(months=months * number).last >= on)
    for number in range(max(1, following - 1), following + 1):
        yield number, start.plus(months=months * number)


NUMBERS = {
    'one': 1, 'two': 2, 'three': 3, 'four': 4, 'five': 5, 'six': 6, 'nine': 9, 'twelve': 12, 'eighteen': 18,
}  # fmt: skip
EVERY = {
    'annually': 12, 'yearly': 12, 'every year': 12, 'each year': 12, 'once a year': 12, 'biennially': 24,
    'twice a year': 6, 'half-yearly': 6, 'six-monthly': 6, 'quarterly': 3, 'each quarter': 3, 'every quarter': 3,
    'four times a year': 3, 'monthly': 1, 'every month': 1, 'each month': 1,
}  # fmt: skip
UNITS = {'month': 1, 'year': 12}


def months_of(said: str) -> int | None:
    """How many months lie between, if the words of the text say so in a way that leaves no doubt."""
    words = ' '.join(said.lower().split()).removesuffix('.')
    if words in EVERY:
        return EVERY[words]
    match = re.fullmatch(r'(?:every|once every|once in) (?:(\d{1,2}|[a-z]+) )?(month|year)s?', words)
    if not match:
        return None
    number = NUMBERS.get(match[1], int(match[1]) if match[1].isdigit() else 0) if match[1] else 1
    return number * UNITS[match[2]] or None


DAY_OF_MONTH = re.compile(
    r'(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? |(?P<end>(?:the )?end of ))?(?P<month>[a-z]+) (?P<year>\d{4})'
)
END_OF_YEAR = re.compile(r'(?:the )?end of (\d{4})')


def window_of(said: str) -> Window | None:
    """The days that the words of a text can mean: `August 2020`, `end of March 2025`, `1 May 2025`, `2025`."""
    words = ' '.join(said.lower().split()).removeprefix('by ').removesuffix('.')
    try:
        if match := END_OF_YEAR.fullmatch(words):
            return Window.of(PartialDate.parse(f'{match[1]}-12-31'))
        match = DAY_OF_MONTH.fullmatch(words)
        if not match:
            return Window.of(PartialDate.parse(words))
        if match['month'] not in MONTHS[1:]:
            return None
        month = f'{match["year"]}-{MONTHS.index(match["month"]):02}'
        found = PartialDate.parse(f'{month}-{int(match["day"]):02}' if match['day'] else month)
    except ValueError:
        return None
    return Window(found.last, found.last) if match['end'] else Window.of(found)
