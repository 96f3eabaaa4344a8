"""Checks of dates; a date too imprecise to decide is for the declarer to make more precise."""

from __future__ import annotations

import calendar
from datetime import date

from masa_check.checks.judged import MET, Asked, Judged, check, does_not_arise, unknown, wrong
from masa_check.model.typed import Day, Span
from masa_check.values import PartialDate


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day where the month is shorter; no later than the calendar goes."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@check
def on_or_before(day: Day, limit: str) -> Judged:
    """No later than a fixed day."""
    said, latest = _written(day), PartialDate.parse(limit).last
    if said.last <= latest:
        return MET
    if said.first > latest:
        return wrong(f'{said} is after {latest}')
    return unknown(f'{said} is too imprecise to tell whether it is later than {latest}')


@check
def within_months(day: Day, since: Day, months: int) -> Judged:
    """No later than so many months after another day."""
    said, start = _written(day), _written(since)
    if said.last <= months_after(start.first, months):
        return MET
    if said.first > months_after(start.last, months):
        return wrong(f'{said} is more than {months} months after {start}')
    return unknown(f'{start} and {said} are too imprecise to tell whether more than {months} months lie between them')


@check
def not_passed(day: Day, asked: Asked, superseded: PartialDate | None = None) -> Judged:
    """A day that the document looks forward to has not gone by, unless the document itself has."""
    said = _written(day)
    if superseded:
        return does_not_arise('a later document has taken the place of this one')
    if said.last < asked.on:
        return wrong(f'{said} has passed')
    return MET


@check
def not_over(period: Span, asked: Asked, superseded: PartialDate | None = None) -> Judged:
    """A period that the document speaks of as current is not over, unless the document is."""
    if superseded:
        return does_not_arise('a later document has taken the place of this one')
    if period.ends is None:
        return unknown('the end of the period is not declared')
    return wrong(f'the figures are for a period that ended in {period.ends}') if period.ends.last < asked.on else MET


def _written(day: Day) -> PartialDate:
    assert day.on is not None
    return day.on
