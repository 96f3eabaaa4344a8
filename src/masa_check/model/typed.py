"""Statements with a typed value: a day, an office, a number of months, an amount of money."""

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from masa_check.invalid import InvalidValueError
from masa_check.model.builder import Field, PlainValidator, WithJsonSchema
from masa_check.model.declared import Maybe, optional
from masa_check.model.sentence import OfficeName, Value, Words
from masa_check.model.source import YEAR_PATTERN
from masa_check.model.statement import WORD, WithStatus
from masa_check.values import EARLIEST, LATEST, MONTHS, DayOfYear, Money, PartialDate, Share

DATE_SCHEMA: dict[str, Any] = {
    'anyOf': [
        {'type': 'string', 'pattern': rf'^{YEAR_PATTERN}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'},
        {'type': 'integer', 'minimum': EARLIEST, 'maximum': LATEST},
    ]
}
MONEY_SCHEMA: dict[str, Any] = {
    'anyOf': [
        {'type': 'string', 'pattern': r'^£?([0-9]{1,12}|[0-9]{1,3}(,[0-9]{3}){1,3})(\.[0-9]{1,6})?$'},
        {'type': 'number', 'minimum': 0},
    ]
}
_CAPITAL = '|'.join(name.title() for name in MONTHS[1:])
_MONTH = '|'.join(f'[{name[0]}{name[0].upper()}]{name[1:]}' for name in MONTHS[1:])
DEADLINE_SCHEMA = {
    'type': 'string',
    'pattern': rf'^(([0-9]{{1,2}}|([Tt]he )?[Ee]nd of) ({_MONTH})( {YEAR_PATTERN})?'
    rf'|{YEAR_PATTERN}-[0-9]{{2}}-[0-9]{{2}})$',
}

WrittenDate = Annotated[PartialDate, PlainValidator(PartialDate.parse), WithJsonSchema(DATE_SCHEMA)]
WrittenMoney = Annotated[Money, PlainValidator(Money.parse), WithJsonSchema(MONEY_SCHEMA)]
WrittenShare = Annotated[
    Share,
    PlainValidator(Share.parse),
    WithJsonSchema({'type': 'string', 'pattern': r'^[<>]? ?(100|[0-9]{1,2}(\.[0-9]{1,4})?) ?%$'}),
]
WrittenDeadline = Annotated[DayOfYear, PlainValidator(DayOfYear.parse), WithJsonSchema(DEADLINE_SCHEMA)]
Flag = Annotated[bool, Field(strict=True)]
Number = Annotated[int, Field(strict=True, ge=0)]


class Day(WithStatus):
    """A date, as precise as the text gives it."""

    short_key = 'on'
    short_schema = (*DATE_SCHEMA['anyOf'], WORD)
    value_keys = ('on',)
    on: Maybe[WrittenDate] = optional('The date: day, month or year', '2024-07-31', '2024-07')


class ConditionalDay(Day):
    """A date of an event that does not happen in every area."""

    may_not_arise = True


class Frequency(WithStatus):
    """How often something happens, in the words of the text."""

    short_key = 'every'
    short_schema = ({'type': 'string', 'minLength': 3},)
    value_keys = ('every',)
    every: Maybe[Value] = optional(
        'How often, as the text puts it', 'quarterly', 'four times a year', 'every 12 months'
    )


class Office(WithStatus):
    """An office and its body; the holder's name is optional, and comparisons leave it out."""

    short_key = 'office'
    short_schema = ({'type': 'string', 'minLength': 3},)
    value_keys = ('office', 'holder')
    office: Maybe[OfficeName] = optional('The office, not the person', "Director of Children's Services")
    body: Maybe[Value] = optional('The organisation to which the office belongs', 'Luton Borough Council')
    holder: Maybe[Words] = optional('The person in office, if the text names one', 'A. N. Other')

    @property
    def identity(self) -> str:
        return self.office or 'unnamed office'

    @property
    def words(self) -> str:
        if self.office and self.body:
            return f'{self.office} ({self.body})'
        return self.office or self.body or ('a person whose office is not given' if self.holder else '')


class Whether(WithStatus):
    """A yes or no, written true or false."""

    short_schema = ({'type': 'boolean'}, WORD)
    value_keys = ('so',)
    refusal = ('{} is not true or false', 'write true, false or not-stated')
    so: Maybe[Flag] = optional('true or false', True)

    @property
    def words(self) -> str:
        return '' if self.so is None else 'yes' if self.so else 'no'

    @classmethod
    def _from_short(cls, written: Any) -> Any:
        return {'so': written} if isinstance(written, bool) else super()._from_short(written)


class Amount(WithStatus):
    """An amount of money as printed, in the unit of its table."""

    short_schema = (*MONEY_SCHEMA['anyOf'], WORD)
    value_keys = ('figure',)
    figure: Maybe[WrittenMoney] = optional('The figure as printed', 24.4, '£24,359')

    @classmethod
    def _from_short(cls, written: Any) -> Any:
        short = super()._from_short(written)
        if short is written and isinstance(written, str | int | float | Decimal) and not isinstance(written, bool):
            return {'figure': written}
        return short


class Every(WithStatus):
    """An interval counted in months."""

    short_schema = ({'type': 'string', 'pattern': r'^(every )?([1-9][0-9]?|1[01][0-9]|120) months?$'}, WORD)
    value_keys = ('months',)
    refusal = ('{} is not a number of months', 'write it in months, such as "12 months" for every year')
    months: Maybe[Annotated[int, Field(strict=True, ge=1, le=120)]] = optional('How many months', 12)

    @property
    def words(self) -> str:
        return f'every {self.months} months' if self.months else ''

    @classmethod
    def _from_short(cls, written: Any) -> Any:
        match = re.fullmatch(r'(?:every )?(\d{1,3}) months?', written.strip()) if isinstance(written, str) else None
        return {'months': int(match[1])} if match else super()._from_short(written)


class Within(WithStatus):
    """A time limit in days."""

    short_schema = ({'type': 'string', 'pattern': r'^[0-9]{1,3} (working )?days?$'}, WORD)
    value_keys = ('days',)
    refusal = ('{} is not a number of days', 'write it in days, such as "7 days" or "7 working days"')
    days: Maybe[Number] = optional('How many days', 7)
    working: Flag = Field(default=False, description='Whether the text counts working days', examples=[False])

    @property
    def words(self) -> str:
        return '' if self.days is None else f'{self.days} {"working " if self.working else ""}days'

    @classmethod
    def _from_short(cls, written: Any) -> Any:
        match = re.fullmatch(r'(\d{1,3}) (working )?days?', written.strip()) if isinstance(written, str) else None
        return {'days': int(match[1]), 'working': bool(match[2])} if match else super()._from_short(written)


class Deadline(WithStatus):
    """A day of the year by which something is to be done."""

    short_key = 'by'
    short_schema = (DEADLINE_SCHEMA, WORD)
    value_keys = ('by',)
    by: Maybe[WrittenDeadline] = optional(
        'The day, with a year only if the text gives one', '30 September', 'end of September'
    )


Month = Literal[
    'January', 'February', 'March', 'April', 'May', 'June',
    'July', 'August', 'September', 'October', 'November', 'December',
]  # fmt: skip


class Months(WithStatus):
    """The first and the last month of the year that a report covers."""

    short_schema = ({'type': 'string', 'pattern': f'^({_CAPITAL}) to ({_CAPITAL})$'}, WORD)
    value_keys = ('first', 'last')
    refusal = ('{} is not a pair of months', 'write it as "April to March"')
    first: Maybe[Month] = optional('The month in which the period begins', 'April')
    last: Maybe[Month] = optional('The month in which the period ends', 'March')

    @property
    def words(self) -> str:
        return f'{self.first or ""} to {self.last or ""}'.strip() if self.first or self.last else ''

    @classmethod
    def _from_short(cls, written: Any) -> Any:
        match = re.fullmatch(r'(\w+) to (\w+)', written.strip()) if isinstance(written, str) else None
        return {'first': match[1], 'last': match[2]} if match else super()._from_short(written)


class Span(WithStatus):
    """A period between two dates."""

    short_schema = (WORD,)
    value_keys = ('starts', 'ends')
    starts: Maybe[WrittenDate] = optional('When it begins', '2018-04')
    ends: Maybe[WrittenDate] = optional('When it ends', '2019-03')

    @property
    def words(self) -> str:
        first, last = (day.spoken if day else '...' for day in (self.starts, self.ends))
        return f'{first} to {last}' if self.starts or self.ends else ''

    def _hold_together(self) -> None:
        """Check that the period ends after it begins."""
        super()._hold_together()
        if self.starts and self.ends and self.ends.last < self.starts.first:
            raise InvalidValueError('the period ends before it begins', 'check the two dates')
