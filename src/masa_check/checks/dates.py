"""Checks of dates; where a date is too imprecise to decide, the result asks the declarer for a more precise one."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from masa_check.checks.registry import (
    MET,
    CheckContext,
    CheckResult,
    check,
    does_not_arise,
    imprecise,
    person,
    unknown,
    wrong,
)
from masa_check.model.typed import Day, Span
from masa_check.values import MONTHS, DayOfYear, PartialDate, Reason

YEAR = 12


def months_after(day: date, months: int) -> date:
    """
    The same day a number of months later, or the month's last day if it is shorter, within the calendar.
    """
    year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_after(day: date, days: int) -> date:
    """The day a number of days later; the calendar's first or last day where it would lie beyond."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def no_later(day: PartialDate, limits: Iterable[date], late: str, unclear: str) -> CheckResult:
    """
    Whether a day is no later than a limit, where the day and the limit may both be imprecise.

    Example: published in July 2024, limit 15 July or 20 August 2024. The last possible day, 31 July, is after the
    earliest limit, and the first, 1 July, is before the latest one: the result is "imprecise". Published in September
    it is wrong.
    """
    ordered = sorted(limits)
    if day.last <= ordered[0]:
        return MET
    return wrong(late) if day.first > ordered[-1] else imprecise(unclear)


@check
def on_or_before(day: Day, limit: str) -> CheckResult:
    """The day is no later than a fixed day."""
    written, latest = _written(day), PartialDate.parse(limit).last
    unclear = f'{written} is too imprecise to tell whether it is later than {latest}'
    return no_later(written, [latest], f'{written} is after {latest}', unclear)


@check
def within_months(day: Day, since: Day, months: int) -> CheckResult:
    """The day is no later than a number of months after another day."""
    written, start = _written(day), _written(since)
    limits = (months_after(first_or_last, months) for first_or_last in (start.first, start.last))
    unclear = f'{start} and {written} are too imprecise to tell whether more than {months} months lie between them'
    return no_later(written, limits, f'{written} is more than {months} months after {start}', unclear)


READINGS = (
    'counted from one publication to the next it is late; counted by reporting years, with one report on each, it may '
    'not be. The Act leaves open which is meant, and both readings are ours'
)


@check
def once_in(day: Day, since: Day, months: int, surely_late: int) -> CheckResult:
    """A report is out so many months after the last; later, a person judges while any reading of the law is met."""
    written, start = _written(day), _written(since)
    if written.last <= months_after(start.first, months):
        return MET
    limits = (months_after(first_or_last, surely_late) for first_or_last in (start.first, start.last))
    late = f'{written} is more than {surely_late} months after {start}, so that a year went by without any report'
    unclear = f'{start} and {written} are too imprecise to tell whether more than {surely_late} months lie between them'
    between = f'{written} is, or may be, more than {months} months after {start}: {READINGS}'
    result = no_later(written, limits, late, unclear)
    return person(between) if result is MET else result


def within_days(day: Day, since: Day, days: int) -> CheckResult:
    """The day is no later than a number of days after another day."""
    written, start = _written(day), _written(since)
    limits = (days_after(first_or_last, days) for first_or_last in (start.first, start.last))
    unclear = f'{start} and {written} are too imprecise to tell whether more than {days} days lie between them'
    return no_later(written, limits, f'{written} is more than {days} days after {start}', unclear)


@check
def lasts_at_most(period: Span, months: int) -> CheckResult:
    """The period is no longer than a number of months."""
    starts, ends = period.starts, period.ends
    if not (starts and ends and starts.month and ends.month):
        return unknown('the first or the last month of the period')
    if ends.last < months_after(starts.first, months):
        return MET
    return wrong(f'{starts} to {ends} is longer than {months} months')


@check
def covers_months(period: Span, first: str, last: str) -> CheckResult:
    """The period is twelve months long, and begins and ends with the given months."""
    starts, ends = period.starts, period.ends
    if not (starts and ends and starts.month and ends.month):
        return unknown('the first or the last month of the period')
    begins, closes = MONTHS.index(first.lower()), MONTHS.index(last.lower())
    whole = starts.first.day == 1 and ends.last == PartialDate(ends.year, ends.month).last
    if whole and (starts.month, ends.month) == (begins, closes) and ends.last < months_after(starts.first, YEAR):
        return MET
    return wrong(f'covers {starts} to {ends}; the guidance says {first} to {last}')


@check
def out_by(day: Day, period: Span, latest: str, since: str) -> CheckResult:
    """The day is no later than a day of the year after the period ends; asked only of periods since a given date."""
    if period.ends is None:
        return unknown('the end of the period is not declared', Reason.NOTHING_TO_COMPARE)
    written, limit = _written(day), DayOfYear.parse(latest)
    if written.last < period.ends.first:
        message = f'{written} comes before the period ends, in {period.ends}; check the two dates'
        return unknown(message, Reason.UNCLEAR)
    limits = {limit.next_after(end) for end in (period.ends.first, period.ends.last)}
    if max(limits) < PartialDate.parse(since).first:
        return does_not_arise(f'asked of reports since {since}')
    unclear = f'{period.ends} and {written} are too imprecise to tell whether it is after {latest}'
    return no_later(written, limits, f'{written} is after {max(limits)}', unclear)


@check
def not_passed(day: Day, context: CheckContext, superseded: PartialDate | None = None) -> CheckResult:
    """A future day that the document names has not gone by, unless a later document has replaced this one."""
    written = _written(day)
    if superseded:
        return does_not_arise('a later document has taken the place of this one')
    if written.last < context.on:
        return wrong(f'{written} has gone by')
    return MET


@check
def not_over(period: Span, context: CheckContext, superseded: PartialDate | None = None) -> CheckResult:
    """A current period that the document names is not over, unless a later document has replaced this one."""
    if superseded:
        return does_not_arise('a later document has taken the place of this one')
    if period.ends is None:
        return unknown('the end of the period')
    return wrong(f'the figures are for a period that ended in {period.ends}') if period.ends.last < context.on else MET


def _written(day: Day) -> PartialDate:
    assert day.on is not None
    return day.on
