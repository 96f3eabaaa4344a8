"""Checks of what the arrangements say about the yearly report, and of the editions that they cite."""

from __future__ import annotations

from datetime import date

from masa_check.checks.dates import YEAR
from masa_check.checks.registry import (
    MET,
    CheckContext,
    CheckResult,
    check,
    check_by_date,
    does_not_arise,
    restated,
    short,
    unknown,
    wrong,
)
from masa_check.errors import nearest
from masa_check.model.bodies import body_of
from masa_check.model.identity import Citation
from masa_check.model.publication import Recipient
from masa_check.model.status import Status
from masa_check.model.typed import Day, Deadline, Every, Months, Span, Within
from masa_check.values import MONTHS, DayOfYear, Reason

# So many working days lie within seven days, even around a long holiday weekend: docs/decisions/0029.
SURE_WORKING_DAYS = 3


def _called(body: str, context: CheckContext) -> str:
    return next((known.name for known in context.bodies if known.id == body), body)


@check
def at_most_months(interval: Every, months: int) -> CheckResult:
    """The interval is no longer than a number of months."""
    stated = interval.months or 0
    return MET if stated <= months else wrong(f'says every {stated} months; it is at least once in {months} months')


@check
def at_most_days(limit: Within, days: int) -> CheckResult:
    """The time limit is no longer than a number of days, and does not count working days only."""
    if limit.working and (limit.days or 0) > SURE_WORKING_DAYS:
        return wrong(f'says {limit.days} working days; the guidance says {days} days')
    return (
        MET
        if limit.working or (limit.days or 0) <= days
        else wrong(f'says {limit.days} days; the guidance says {days} days')
    )


@check
def deadline_by(deadline: Deadline, latest: str, year_ends: str, period: Months | None = None) -> CheckResult:
    """The deadline is no later than the guidance's, both counted from the end of the period."""
    limit, stated = DayOfYear.parse(latest), deadline.by
    ends = MONTHS.index(((period and period.last) or year_ends).lower())
    if stated and stated.year:
        return short(f'names {stated}, a day of one year; the guidance says by {limit} of each year')
    if stated is None or _after(stated, ends) <= _after(limit, ends):
        return MET
    return wrong(f'says {stated}; the guidance says by {limit}')


def _after(day: DayOfYear, ends: int) -> tuple[int, int]:
    """
    The months and days from the end of a month to the next time a day comes round.

    Example: counted from the end of March (3), 30 September is (6, 30) and 31 March is (12, 31).
    """
    return ((day.month - ends) % YEAR or YEAR, day.day)


@check
def runs(period: Months, first: str, last: str) -> CheckResult:
    """The report covers the given months of the year."""
    if (period.first, period.last) == (first, last):
        return MET
    if not period.first or not period.last:
        return unknown('only one of the two months is declared')
    return wrong(f'says {period.first} to {period.last}; the guidance says {first} to {last}')


def _named_on(context: CheckContext, day: date) -> set[str]:
    return {body for body, since, until in context.recipients if since <= day <= until}


@check
def sends_to(
    recipients: tuple[Recipient, ...],
    bodies: list[str],
    context: CheckContext,
    out: Day | None = None,
    period: Span | None = None,
) -> CheckResult:
    """One of these bodies, of those that the guidance named on the day of publication, is among the recipients."""
    days = _days_out(context, out, period)
    due = [body for body in bodies if any(body in _named_on(context, day) for day in days)]
    if not due:
        return does_not_arise('the guidance named no such body at that date')
    statuses = {recipient.status for recipient in recipients if body_of(recipient.name, context.bodies) in due}
    if Status.IN_PLACE in statuses:
        return MET
    if statuses & {Status.PLANNED, Status.ELSEWHERE}:
        return short('not said to be in place')
    if Status.RESTATED in statuses:
        return restated()
    return wrong(f'the recipients named leave out {" or ".join(_called(body, context) for body in due)}')


def _days_out(context: CheckContext, out: Day | None, period: Span | None) -> tuple[date, date]:
    """
    The first and the last day on which a document can have been published: declared, by its date, or after its period.
    """
    if out and out.on:
        return out.on.first, out.on.last
    if context.dated is None and period and period.ends:
        return period.ends.last, max(context.on, period.ends.last)
    return context.dated or (context.on, context.on)


@check_by_date
def named_at_the_time(recipient: Recipient, context: CheckContext) -> CheckResult:
    """The guidance named this recipient at the date of the document; other bodies may have a copy too."""
    days = context.dated or (context.on, context.on)
    body, known = body_of(recipient.name, context.bodies), [body.id for body in context.bodies]
    if body in known:
        if any(body in _named_on(context, day) for day in days):
            return MET
        return wrong(f'the guidance did not name {_called(body, context)} at the date of the document')
    near = nearest(recipient.name, known, likeness=0.8)
    return unknown(f'"{recipient.name}" may be meant for "{near}"', Reason.UNCLEAR) if near else MET


@check_by_date
def cited_in_force(citation: Citation, context: CheckContext) -> CheckResult:
    """An edition that the text calls in force had not been replaced by the date of the document."""
    if citation.cited_as == 'in-force' and citation.edition in context.replaced:
        return wrong(f'{citation.edition.upper()} is spoken of as in force, though it had been replaced')
    return MET
