"""Checks of dates; a date too imprecise to decide is for the declarer to make more precise."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from masa_check.checks.registry import MET, CheckContext, CheckResult, check, does_not_arise, imprecise, unknown, wrong
from masa_check.model.typed import Day, Span
from masa_check.values import MONTHS, DayOfYear, PartialDate, Reason

YEAR = 12


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day where the month is shorter; no later than the calendar goes."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_after(day: date, days: int) -> date:
    """So many days later; no later than the calendar goes."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def no_later(day: PartialDate, limits: Iterable[date], late: str, unclear: str) -> CheckResult:
    """A day no later than a limit that is one of some days: surely so, surely not, or for a more precise date."""
    ordered = sorted(limits)
    if day.last <= ordered[0]:
        return MET
    return wrong(late) if day.first > ordered[-1] else imprecise(unclear)


@check
def on_or_before(day: Day, limit: str) -> CheckResult:
    """No later than a fixed day."""
    said, latest = _written(day), PartialDate.parse(limit).last
    unclear = f'{said} is too imprecise to tell whether it is later than {latest}'
    return no_later(said, [latest], f'{said} is after {latest}', unclear)


@check
def within_months(day: Day, since: Day, months: int) -> CheckResult:
    """No later than so many months after another day."""
    said, start = _written(day), _written(since)
    limits = (months_after(one, months) for one in (start.first, start.last))
    unclear = f'{start} and {said} are too imprecise to tell whether more than {months} months lie between them'
    return no_later(said, limits, f'{said} is more than {months} months after {start}', unclear)


def within_days(day: Day, since: Day, days: int) -> CheckResult:
    """No later than so many days after another day."""
    said, start = _written(day), _written(since)
    limits = (days_after(one, days) for one in (start.first, start.last))
    unclear = f'{start} and {said} are too imprecise to tell whether more than {days} days lie between them'
    return no_later(said, limits, f'{said} is more than {days} days after {start}', unclear)


@check
def lasts_at_most(period: Span, months: int) -> CheckResult:
    """A period no longer than so many months."""
    starts, ends = period.starts, period.ends
    if not (starts and ends and starts.month and ends.month):
        return unknown('the first and the last month of the period are not both declared')
    if ends.last < months_after(starts.first, months):
        return MET
    return wrong(f'{starts} to {ends} is longer than {months} months')


@check
def covers_months(period: Span, first: str, last: str) -> CheckResult:
    """A period of twelve months that begins and ends with these months of the year."""
    starts, ends = period.starts, period.ends
    if not (starts and ends and starts.month and ends.month):
        return unknown('the first and the last month of the period are not both declared')
    begins, closes = MONTHS.index(first.lower()), MONTHS.index(last.lower())
    whole = starts.first.day == 1 and ends.last == PartialDate(ends.year, ends.month).last
    if whole and (starts.month, ends.month) == (begins, closes) and ends.last < months_after(starts.first, YEAR):
        return MET
    return wrong(f'covers {starts} to {ends}; the guidance says {first} to {last}')


@check
def out_by(day: Day, period: Span, latest: str, since: str) -> CheckResult:
    """No later than the first such day of the year after the end of a period; not asked before the guidance asked."""
    if period.ends is None:
        return unknown('the end of the period is not declared', Reason.NOTHING_TO_COMPARE)
    said, limit = _written(day), DayOfYear.parse(latest)
    if said.last < period.ends.first:
        message = f'{said} comes before the period ends, in {period.ends}; check the two dates'
        return unknown(message, Reason.UNCLEAR)
    limits = {limit.next_after(end) for end in (period.ends.first, period.ends.last)}
    if max(limits) < PartialDate.parse(since).first:
        return does_not_arise(f'asked of reports since {since}')
    unclear = f'{period.ends} and {said} are too imprecise to tell whether it is after {latest}'
    return no_later(said, limits, f'{said} is after {max(limits)}', unclear)


@check
def not_passed(day: Day, context: CheckContext, superseded: PartialDate | None = None) -> CheckResult:
    """A day that the document looks forward to has not gone by, unless the document itself has."""
    said = _written(day)
    if superseded:
        return does_not_arise('a later document has taken the place of this one')
    if said.last < context.on:
        return wrong(f'{said} has passed')
    return MET


@check
def not_over(period: Span, context: CheckContext, superseded: PartialDate | None = None) -> CheckResult:
    """A period that the document speaks of as current is not over, unless the document is."""
    if superseded:
        return does_not_arise('a later document has taken the place of this one')
    if period.ends is None:
        return unknown('the end of the period is not declared')
    return wrong(f'the figures are for a period that ended in {period.ends}') if period.ends.last < context.on else MET


def _written(day: Day) -> PartialDate:
    assert day.on is not None
    return day.on
