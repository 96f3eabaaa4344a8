"""Basic values: force, outcome, verdict, imprecise dates, and money and shares as printed."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import Final, Self, TypeVar

from masa_check import conversion
from masa_check.display import shown
from masa_check.invalid import Cause, Invalid, InvalidValueError

KeyPath = tuple[str | int, ...]  # from the top of a declaration to one key or item: ('partners', 1, 'lead')
COMMON_YEAR = 1  # any year of 365 days
EARLIEST, LATEST = 1900, 2100  # years; registers write 9999-12-31 and 0001-01-01 for what has no end and no beginning
MONTHS = tuple(name.lower() for name in calendar.month_name)
FEBRUARY = 2
RANK = attrgetter('rank')


class Severity(StrEnum):
    """The severity of a finding in machine formats, from its force."""

    ERROR = 'error'
    WARNING = 'warning'
    NOTE = 'note'


class Ladder(StrEnum):
    """An ordered enum, the strongest or gravest member first."""

    rank: int  # 0 at the top

    def __init__(self, *_: str) -> None:
        self.rank = len(type(self).__members__)

    def reaches(self, threshold: Self | None) -> bool:
        """Whether the member is at a threshold or above it; false for None."""
        return threshold is not None and self.rank <= threshold.rank

    @staticmethod
    def highest(rungs: Iterable[Rung]) -> Rung:
        """The highest of some members."""
        return min(rungs, key=RANK)


Rung = TypeVar('Rung', bound=Ladder)


class Force(Ladder):
    """The force of an ask, strongest first."""

    MUST = 'must'
    MUST_GUIDANCE = 'must-guidance'
    SHOULD = 'should'
    EXPECTED = 'expected'
    ADVICE = 'advice'

    @property
    def severity(self) -> Severity:
        """The severity of a finding with this force."""
        if self is Force.MUST:
            return Severity.ERROR
        return Severity.NOTE if self is Force.ADVICE else Severity.WARNING


class Outcome(StrEnum):
    """The outcome of one ask for one object."""

    MET = 'met'
    SHORT = 'short'
    ABSENT = 'absent'
    WRONG = 'wrong'
    UNDECLARED = 'undeclared'
    NOT_APPLICABLE = 'not-applicable'
    PERSON = 'person'


class Reason(StrEnum):
    """The reason why an outcome is undeclared, or absent although the text speaks of it."""

    KEY_MISSING = 'key-missing'  # the key of the answer is undeclared
    CONDITION_UNKNOWN = 'condition-unknown'  # it is undeclared whether the ask arises
    CONDITION_SILENT = 'condition-silent'  # the text does not say whether the ask arises
    NOTHING_TO_COMPARE = 'nothing-to-compare'  # the value to compare with is undeclared
    DETAIL_MISSING = 'detail-missing'  # a part of the answer that the check needs is undeclared
    IMPRECISE_DATE = 'imprecise-date'  # a date has possible days on both sides of a limit
    UNCLEAR = 'unclear'  # the declaration contradicts itself or is ambiguous
    RESTATED = 'restated'  # absent: the text has only the guidance's words


class Verdict(StrEnum):
    """The verdict on a duty."""

    MET = 'met'
    PARTLY = 'partly'
    GAP = 'gap'
    UNDECLARED = 'undeclared'
    FOR_A_PERSON = 'for-a-person'
    NOT_APPLICABLE = 'not-applicable'


def _unfit(written: object, what: str, convert: Callable[[str], str], otherwise: str) -> InvalidValueError:
    """The refusal of a value in another form, with what to write in its place where that can be known."""
    converted = convert(str(written))
    how = converted or otherwise
    cause = Cause(Invalid.UNREADABLE, (what, how))
    return InvalidValueError(f'{shown(written)} cannot be read as {what}', f'write it as {how}', cause)


class Value:
    """A frozen value that equals another with the same fields (a plain class: a dataclass takes longer to import)."""

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
    """A date as precise as the text: a year, a month or a day."""

    def __init__(self, year: int, month: int = 0, day: int = 0) -> None:
        self.year: Final = year
        self.month: Final = month
        self.day: Final = day

    @classmethod
    def parse(cls, written: str | int) -> PartialDate:
        """Read 2024, 2024-07 or 2024-07-31; raises InvalidValueError."""
        return cls._parse(written, conversion.as_date, '2024-07-31, 2024-07 or 2024')

    @classmethod
    def _parse(cls, written: str | int, convert: Callable[[str], str], otherwise: str) -> PartialDate:
        match = re.fullmatch(r'([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?', str(written).strip())
        if isinstance(written, bool) or not match:
            raise _unfit(written, 'a date', convert, otherwise)
        year, month, day = (int(part or 0) for part in match.groups())
        _refuse_far_off(written, year)
        parsed = cls(year, month, day)
        try:
            parsed.first, parsed.last  # noqa: B018 - the calendar is the judge of 2023-02-30
        except ValueError as wrong:
            raise InvalidValueError(
                f'{shown(written)} is not in the calendar', 'check the month and the day'
            ) from wrong
        if match[2] == '00' or match[3] == '00':
            raise InvalidValueError(f'{shown(written)} is not in the calendar', 'leave out the part that is not known')
        return parsed

    @classmethod
    def parse_day(cls, written: str | int) -> date:
        """Read 2024-07-31, a whole day; raises InvalidValueError."""
        parsed = cls._parse(written, conversion.as_day, '2024-07-31')
        if not parsed.day:
            raise InvalidValueError(f'{shown(written)} is not a whole day', 'write it as 2024-07-31')
        return parsed.first

    @property
    def first(self) -> date:
        """The earliest possible day."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest possible day."""
        if self.day:
            return self.first
        month = self.month or 12
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        return '-'.join(f'{part:02}' for part in (self.year, self.month, self.day) if part)

    @property
    def spoken(self) -> str:
        """The date in a sentence: 31 July 2024, July 2024 or 2024."""
        parts = (str(self.day or ''), MONTHS[self.month].title(), str(self.year))
        return ' '.join(part for part in parts if part)


def _refuse_far_off(written: object, year: int) -> None:
    if not EARLIEST <= year <= LATEST:
        remedy = f'write a date from {EARLIEST} to {LATEST}, or leave it out if no day is set'
        raise InvalidValueError(f'{shown(written)} is out of range', remedy)


class DayOfYear(Value):
    """A day of every year, or of one year: `30 September`, `end of September 2024`."""

    def __init__(self, month: int, day: int, year: int = 0) -> None:
        self.month: Final = month
        self.day: Final = day
        self.year: Final = year

    @classmethod
    def parse(cls, written: str | int) -> DayOfYear:
        """Read `30 September`, `end of September`, either with a year, or 2024-09-30; raises InvalidValueError."""
        text = str(written).strip().lower()
        if re.fullmatch(r'[0-9]{4}-[0-9]{2}-[0-9]{2}', text):
            day = PartialDate.parse(text).first
            return cls(day.month, day.day, day.year)
        match = re.fullmatch(r'(?:([0-9]{1,2})|(?:the )?end of) ([a-z]+)(?: ([0-9]{4}))?', text)
        if not match or match[2] not in MONTHS[1:]:
            raise _unfit(written, 'a day of the year', conversion.as_day_of_year, '30 September or end of September')
        month, year = MONTHS.index(match[2]), int(match[3] or 0)
        if match[3]:
            _refuse_far_off(written, year)
        if (month, match[1], year) == (FEBRUARY, '29', 0):
            raise InvalidValueError(f'{shown(written)} does not come round each year', 'write "end of February"')
        last = calendar.monthrange(year or COMMON_YEAR, month)[1]
        day_of_month = int(match[1] or last)
        if not 1 <= day_of_month <= last:
            raise InvalidValueError(f'{shown(written)} is not in the calendar', 'check the day')
        return cls(month, day_of_month, year)

    def next_after(self, day: date) -> date:
        """The next such day after a day; 29 February is 28 February in other years."""
        this_year = self.in_year(day.year)
        if this_year > day:
            return this_year
        return self.in_year(day.year + 1) if day.year < date.max.year else date.max

    def in_year(self, year: int) -> date:
        """The day in a year."""
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
        """Half a unit of the last printed digit: the greatest possible rounding error."""
        return Decimal(5).scaleb(int(self.number.as_tuple().exponent) - 1)

    def __str__(self) -> str:
        return self.printed


class Money(Figure):
    """An amount in the unit of its table: pounds, thousands or millions."""

    @classmethod
    def parse(cls, written: str | int | Decimal) -> Money:
        """Read 264.6, 147850 or £147,850; raises InvalidValueError."""
        text = str(written).strip()
        if isinstance(written, bool) or not re.fullmatch(
            r'£?[0-9]{1,12}(?:\.[0-9]{1,6})?|£?[0-9]{1,3}(?:,[0-9]{3}){1,3}(?:\.[0-9]{1,6})?', text
        ):
            raise _unfit(written, 'an amount of money', conversion.as_money, 'printed: 24.4 or £24,359')
        return cls(text, Decimal(text.replace('£', '').replace(',', '')))


class Share(Figure):
    """A percentage as printed: `9%`, `8.5%`, or bounded: `<1%`."""

    def __init__(self, printed: str, bound: str, number: Decimal) -> None:
        super().__init__(printed, number)
        self.bound: Final = bound

    @classmethod
    def parse(cls, written: str | int | Decimal) -> Share:
        """Read 9%, 8.5% or <1%; raises InvalidValueError."""
        text = str(written).strip()
        match = re.fullmatch(r'([<>]?) ?([0-9]{1,3}(?:\.[0-9]{1,4})?) ?%', text)
        if not match or Decimal(match[2]) > 100:  # noqa: PLR2004 - a hundred per cent
            raise _unfit(written, 'a share', conversion.as_share, 'printed: 9%, 8.5% or <1%')
        return cls(text, match[1], Decimal(match[2]))
