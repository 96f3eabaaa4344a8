"""What an answer to a question can be: its kind, the statuses and the words from which one is chosen."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from masa_check.model.declared import Declared
from masa_check.model.publication import OLDER_CONTENTS
from masa_check.model.shape import Field, fields
from masa_check.model.statement import Part, Statement, WithStatus
from masa_check.model.status import Status
from masa_check.values import DayOfYear, Money, PartialDate, Share


class AnswerKind(StrEnum):
    """The kind of the value that answers a question; whether a status may stand in its place is told apart."""

    STATEMENT = 'statement'
    TEXT = 'text'
    DATE = 'date'
    DAY_OF_YEAR = 'day-of-year'
    CHOICE = 'choice'
    YES_NO = 'yes-no'
    MONEY = 'money'
    SHARE = 'share'
    NUMBER = 'number'
    RECORD = 'record'  # several parts, none of which is the value
    LIST = 'list'
    GROUP = 'group'  # of questions: a status that answers all of them


class Option(NamedTuple):
    """A word of a closed set, in plain words, and the fields that an answer needs with it."""

    value: str
    words: str
    needs: tuple[str, ...] = ()


YES, NO = 'yes', 'no'
YES_NO = (Option(YES, 'Yes'), Option(NO, 'No'))
STATUSES = tuple(
    Option(status, words, status.needs)
    for status, words in {
        Status.IN_PLACE: 'The document says it',
        Status.IN_PART: 'It says a part of it',
        Status.PLANNED: 'It says that this is planned',
        Status.ELSEWHERE: 'It only says where else to look',
        Status.RESTATED: 'It only repeats the guidance',
        Status.NOT_STATED: 'It says nothing about it',
        Status.NOT_APPLICABLE: 'This does not arise here',
    }.items()
)
PLAIN: dict[Any, AnswerKind] = {
    str: AnswerKind.TEXT,
    int: AnswerKind.NUMBER,
    bool: AnswerKind.YES_NO,
    date: AnswerKind.DATE,
    PartialDate: AnswerKind.DATE,
    DayOfYear: AnswerKind.DAY_OF_YEAR,
    Money: AnswerKind.MONEY,
    Share: AnswerKind.SHARE,
}
UNITS = ('months', 'days')  # keys that name what they count
SUMMARY, SOURCE, KEY = 'summary', 'source', 'key'  # the last: of a row, its short name in a mapping
WORDS = {
    'ccg': 'Clinical commissioning group (before integrated care boards)',
    'icb': 'Integrated care board',
    'not-stated': 'It says nothing about it',
    'cafcass': 'Cafcass',
    'nhs-england': 'NHS England',
    'nhs-trust': 'NHS trust',
    'nhs-foundation-trust': 'NHS foundation trust',
    'hmi-prisons': 'HM Inspectorate of Prisons',
}


@cache
def main_key(model: Any) -> str:
    """
    The key of the one value that a type is about; '' for a statement, and where several parts belong together.

    Example: `on` of a day, `office` of an office, and '' of a period.
    """
    if not isinstance(model, type) or issubclass(model, Statement | Part):
        return ''
    single: tuple[str, ...] = getattr(model, 'value_keys', ())
    return str(single[0]) if len(single) == 1 and single != (SUMMARY,) else str(getattr(model, 'short_key', ''))


def part_fields(model: Any, *, in_row: bool = False) -> tuple[Field, ...]:
    """The fields of a type beside its value, its status and what belongs to that; in a row also the value."""
    own = frozenset((*fields(WithStatus), 'lacks', SOURCE)) if _is_declared(model) else frozenset()
    main = '' if in_row else main_key(model)
    return tuple(field for key, field in fields(model).items() if key not in own and key != main)


def kind_of(field: Field) -> AnswerKind:
    """The kind of answer that a field takes."""
    if field.is_list or field.keyed:
        return AnswerKind.LIST
    if field.is_group:
        return AnswerKind.GROUP
    if field.holds(Statement):
        return AnswerKind.STATEMENT
    if field.choices:
        return AnswerKind.CHOICE
    if main := main_key(field.type):
        return kind_of(fields(field.type)[main])
    return AnswerKind.RECORD if _is_declared(field.type) else PLAIN[field.type]


def unit_of(field: Field) -> str:
    """What a number counts, such as months; '' where it counts nothing."""
    main = main_key(field.type)
    return main if main in UNITS else ''


def statuses_of(field: Field) -> tuple[Option, ...]:
    """The statuses that may be written of a field, none for a plain value."""
    holder = field.silence if field.silence else field.type
    if not (isinstance(holder, type) and issubclass(holder, WithStatus)) or (field.is_list and not field.silence):
        return ()
    without = {Status.IN_PLACE} if field.is_list or field.is_group else set()
    if holder.instead_of_part:
        without.add(Status.IN_PART)
    if not holder.may_not_arise:
        without.add(Status.NOT_APPLICABLE)
    return tuple(one for one in STATUSES if one.value not in without)


def options_of(field: Field) -> tuple[Option, ...]:
    """The words from which a value is chosen, in plain English, without older ones; none where it is not chosen."""
    if kind_of(field) is AnswerKind.YES_NO:
        return YES_NO
    value = fields(field.type).get(main_key(field.type), field)
    return tuple(Option(str(word), plain(str(word))) for word in value.choices if word not in OLDER_CONTENTS)


def older_of(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The older words beside some that may be chosen: still read, and no longer offered."""
    is_contents = any(one.value == 'key-decisions' for one in options)
    return tuple(Option(word, plain(word)) for word in OLDER_CONTENTS) if is_contents else ()


def plain(word: str) -> str:
    """A word of a closed set as a reader would write it."""
    return WORDS.get(word) or word[:1].upper() + word[1:].replace('-', ' ')


def _is_declared(model: Any) -> bool:
    return isinstance(model, type) and issubclass(model, Declared)
