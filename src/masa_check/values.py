"""Small values that a declaration is made of: force, imprecise dates, money and shares as printed."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import Any, Final, Self, TypeVar

KeyPath = tuple[str | int, ...]  # from the top of a declaration to one key or item: ('partners', 1, 'lead')
LONGEST = 40  # of a quoted value: enough to know it by
MONTHS = tuple(name.lower() for name in calendar.month_name)


class Severity(StrEnum):
    """What machine formats call a finding by how strongly it is asked."""

    ERROR = 'error'
    WARNING = 'warning'
    NOTE = 'note'


class Ladder(StrEnum):
    """Words that stand one below the other, the strongest or gravest first."""

    rank: int  # 0 at the top

    def __init__(self, *_: str) -> None:
        self.rank = len(type(self).__members__)

    def reaches(self, threshold: Self | None) -> bool:
        """Whether it stands at a rung or above it; nothing reaches None."""
        return threshold is not None and self.rank <= threshold.rank

    @staticmethod
    def highest(rungs: Iterable[Rung]) -> Rung:
        """The one that stands above the others."""
        return min(rungs, key=attrgetter('rank'))


Rung = TypeVar('Rung', bound=Ladder)


class Force(Ladder):
    """How strongly something is asked, strongest first."""

    MUST = 'must'
    MUST_GUIDANCE = 'must-guidance'
    SHOULD = 'should'
    EXPECTED = 'expected'
    ADVICE = 'advice'

    @property
    def severity(self) -> Severity:
        """What a machine format calls a finding of this force."""
        if self is Force.MUST:
            return Severity.ERROR
        return Severity.NOTE if self is Force.ADVICE else Severity.WARNING


class Outcome(StrEnum):
    """What comes of one ask put to one object."""

    MET = 'met'
    SHORT = 'short'
    ABSENT = 'absent'
    WRONG = 'wrong'
    UNDECLARED = 'undeclared'
    NOT_APPLICABLE = 'not-applicable'
    PERSON = 'person'


class Reason(StrEnum):
    """Why nobody can tell yet whether an ask is met."""

    KEY_MISSING = 'key-missing'  # nothing is declared where the answer would stand
    CONDITION_UNKNOWN = 'condition-unknown'  # nobody has declared whether it arises
    NOTHING_TO_COMPARE = 'nothing-to-compare'  # what the answer is held beside is not declared
    DETAIL_MISSING = 'detail-missing'  # the answer is declared, but not all of it that the check needs
    IMPRECISE_DATE = 'imprecise-date'  # a date can mean days on both sides of a limit
    UNCLEAR = 'unclear'  # what is declared contradicts itself, or may be meant for something else


class Verdict(StrEnum):
    """What comes of a duty."""

    MET = 'met'
    PARTLY = 'partly'
    GAP = 'gap'
    UNDECLARED = 'undeclared'
    FOR_A_PERSON = 'for-a-person'
    NOT_APPLICABLE = 'not-applicable'


class InvalidValueError(ValueError):
    """A value that is refused: what is wrong with it, and what to do; pydantic hands it on as it was raised."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message: Final = message
        self.remedy: Final = remedy

    def __str__(self) -> str:
        return f'{self.message}; {self.remedy}'


class Value:
    """What is no more than its parts: equal where they are, and as it was made (plain, for a quick start)."""

    def __setattr__(self, part: str, value: object) -> None:
        if part in vars(self):
            raise AttributeError(f'the {part} of a {type(self).__name__} stays as it was made')
        super().__setattr__(part, value)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def __repr__(self) -> str:
        return f'{type(self).__name__}({", ".join(f"{part}={value!r}" for part, value in vars(self).items())})'


class PartialDate(Value):
    """A date as precisely as a text gives it: a year, a month of a year, or a day."""

    def __init__(self, year: int, month: int = 0, day: int = 0) -> None:
        self.year: Final = year
        self.month: Final = month
        self.day: Final = day

    @classmethod
    def parse(cls, written: str | int) -> PartialDate:
        """Read 2024, 2024-07 or 2024-07-31; raises ValueError in plain words."""
        match = re.fullmatch(r'([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?', str(written).strip())
        if isinstance(written, bool) or not match:
            raise InvalidValueError(f'{shown(written)} is not a date', 'write it as 2024-07-31, 2024-07 or 2024')
        year, month, day = (int(part or 0) for part in match.groups())
        found = cls(year, month, day)
        try:
            found.first, found.last  # noqa: B018 - the calendar is the judge of 2023-02-30
        except ValueError as wrong:
            raise InvalidValueError(
                f'{shown(written)} is not in the calendar', 'check the month and the day'
            ) from wrong
        if match[2] == '00' or match[3] == '00':
            raise InvalidValueError(f'{shown(written)} is not in the calendar', 'leave out the part that is not known')
        return found

    @property
    def first(self) -> date:
        """The earliest day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day that it can be."""
        if self.day:
            return self.first
        month = self.month or 12
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        return '-'.join(f'{part:02}' for part in (self.year, self.month, self.day) if part)

    @property
    def spoken(self) -> str:
        """As a sentence has it: 31 July 2024, July 2024 or 2024."""
        parts = (str(self.day or ''), MONTHS[self.month].title(), str(self.year))
        return ' '.join(part for part in parts if part)


class DayOfYear(Value):
    """A day that comes round each year, or once where the year is given: `30 September`, `end of September 2024`."""

    def __init__(self, month: int, day: int, year: int = 0) -> None:
        self.month: Final = month
        self.day: Final = day
        self.year: Final = year

    @classmethod
    def parse(cls, written: str | int) -> DayOfYear:
        """Read `30 September`, `end of September`, either with a year, or 2024-09-30; raises ValueError."""
        text = str(written).strip().lower()
        if re.fullmatch(r'[0-9]{4}-[0-9]{2}-[0-9]{2}', text):
            day = PartialDate.parse(text).first
            return cls(day.month, day.day, day.year)
        match = re.fullmatch(r'(?:([0-9]{1,2})|(?:the )?end of) ([a-z]+)(?: ([0-9]{4}))?', text)
        if not match or match[2] not in MONTHS[1:]:
            raise InvalidValueError(
                f'{shown(written)} is not a day of the year', 'write "30 September" or "end of September"'
            )
        month, year = MONTHS.index(match[2]), int(match[3] or 0)
        last = calendar.monthrange(year or 2023, month)[1]
        day_of_month = int(match[1] or last)
        if not 1 <= day_of_month <= last:
            raise InvalidValueError(f'{shown(written)} is not in the calendar', 'check the day')
        return cls(month, day_of_month, year)

    def next_after(self, day: date) -> date:
        """When it comes round next; 29 February is the 28th where there is none."""
        this_year, next_year = (self._in(year) for year in (day.year, day.year + 1))
        return this_year if this_year > day else next_year

    def _in(self, year: int) -> date:
        return date(year, self.month, min(self.day, calendar.monthrange(year, self.month)[1]))

    def __str__(self) -> str:
        return f'{self.day} {MONTHS[self.month].title()}' + (f' {self.year}' if self.year else '')


class Figure(Value):
    """A number exactly as printed."""

    def __init__(self, printed: str, number: Decimal) -> None:
        self.printed: Final = printed
        self.number: Final = number

    @property
    def half_step(self) -> Decimal:
        """Half of the last place printed: as far as the true figure can lie from the printed one."""
        return Decimal(5).scaleb(int(self.number.as_tuple().exponent) - 1)

    def __str__(self) -> str:
        return self.printed


class Money(Figure):
    """An amount in the unit of the table that it stands in: pounds, thousands or millions."""

    @classmethod
    def parse(cls, written: str | int | Decimal) -> Money:
        """Read 264.6, 147850 or £147,850; raises ValueError in plain words."""
        text = str(written).strip()
        if isinstance(written, bool) or not re.fullmatch(
            r'£?[0-9]{1,12}(?:\.[0-9]{1,6})?|£?[0-9]{1,3}(?:,[0-9]{3}){1,3}(?:\.[0-9]{1,6})?', text
        ):
            raise InvalidValueError(
                f'{shown(written)} is not an amount of money', 'write the figure as printed: 24.4 or £24,359'
            )
        return cls(text, Decimal(text.replace('£', '').replace(',', '')))


class Share(Figure):
    """A percentage as printed: `9%`, `8.5%`, or bounded: `<1%`."""

    def __init__(self, printed: str, bound: str, number: Decimal) -> None:
        super().__init__(printed, number)
        self.bound: Final = bound

    @classmethod
    def parse(cls, written: str | int | Decimal) -> Share:
        """Read 9%, 8.5% or <1%; raises ValueError in plain words."""
        text = str(written).strip()
        match = re.fullmatch(r'([<>]?) ?([0-9]{1,3}(?:\.[0-9]{1,4})?) ?%', text)
        if not match or Decimal(match[2]) > 100:  # noqa: PLR2004 - a hundred per cent
            raise InvalidValueError(f'{shown(written)} is not a share', 'write it as printed: 9%, 8.5% or <1%')
        return cls(text, match[1], Decimal(match[2]))


def as_yaml(value: Any) -> str:
    """A plain value as somebody would write it in YAML, on one line."""
    import json  # noqa: PLC0415 - only what is wrong, or asked for, is quoted so

    if isinstance(value, dict):
        return '{' + ', '.join(f'{key}: {as_yaml(inner)}' for key, inner in value.items()) + '}'
    if isinstance(value, list | tuple):
        return '[' + ', '.join(as_yaml(inner) for inner in value) + ']'
    if isinstance(value, str):
        plain = value and not any(mark in value for mark in ':#{}[],&*!|>\'"%@`') and not value[0].isdigit()
        return value if plain else json.dumps(value, ensure_ascii=False)
    return str(value) if isinstance(value, Decimal) else json.dumps(value, default=str)


def visible(written: str) -> str:
    """JSON with what nobody could see on a screen written out, but for the ends of its lines."""
    import json  # noqa: PLC0415 - as above

    for letter in sorted(set(written)):
        if not letter.isprintable() and letter != '\n':
            written = written.replace(letter, json.dumps(letter)[1:-1])
    return written


def shown(value: Any) -> str:
    """A value as a message quotes it: short, on one line, and never as Python would print it."""
    if isinstance(value, list | tuple):
        return 'a list'
    if isinstance(value, dict):
        return 'a group of keys'
    text = value if isinstance(value, str) else as_yaml(value)
    text = ''.join(letter if letter.isprintable() else ' ' for letter in text)
    return f'"{text[:LONGEST]}..."' if len(text) > LONGEST else f'"{text}"'
