"""Checks of what the arrangements say of the yearly report, and of the editions that they cite."""

from __future__ import annotations

import re
from datetime import date

from masa_check.checks.dates import YEAR
from masa_check.checks.registry import (
    MET,
    CheckContext,
    CheckResult,
    absent,
    check,
    does_not_arise,
    short,
    unknown,
    wrong,
)
from masa_check.errors import nearest
from masa_check.model.identity import Citation
from masa_check.model.publication import Recipient
from masa_check.model.status import Status
from masa_check.model.typed import Day, Deadline, Every, Months, Span, Within
from masa_check.values import MONTHS, DayOfYear, Reason

# So many working days lie within seven days, even around a long holiday weekend: docs/decisions/0029.
SURE_WORKING_DAYS = 3
BODIES = {
    'national-panel': 'the Child Safeguarding Practice Review Panel',
    'what-works-csc': "What Works for Children's Social Care",
    'foundations': 'Foundations',
    'dfe-masa-unit': "the Department's unit for multi-agency safeguarding arrangements",
}

# What the printed name of a recipient tells of the body that is meant; the first that fits decides.
PRINTED = (
    ('national-panel', r'review panel|national (safeguarding )?panel'),
    ('foundations', r'\bfoundations\b'),  # also where the name that it had before stands beside it
    ('what-works-csc', r'what works .*social care'),
    ('dfe-masa-unit', r'department for education|\bdfe\b|masa (unit|team)|safeguarding arrangements (unit|team)'),
)


def body_of(recipient: Recipient) -> str:
    """The body that is meant, by its id or its printed name; another body is known by its own name."""
    if recipient.name in BODIES:
        return recipient.name
    return next((body for body, words in PRINTED if re.search(words, recipient.name, re.IGNORECASE)), recipient.name)


@check
def at_most_months(interval: Every, months: int) -> CheckResult:
    """An interval that is not too long."""
    said = interval.months or 0
    return MET if said <= months else wrong(f'says every {said} months; it is at least once in {months} months')


@check
def at_most_days(limit: Within, days: int) -> CheckResult:
    """A time limit in days that is not too long and does not count working days only."""
    if limit.working and (limit.days or 0) > SURE_WORKING_DAYS:
        return wrong(f'says {limit.days} working days; the guidance says {days} days')
    return (
        MET
        if limit.working or (limit.days or 0) <= days
        else wrong(f'says {limit.days} days; the guidance says {days} days')
    )


@check
def deadline_by(deadline: Deadline, latest: str, year_ends: str, period: Months | None = None) -> CheckResult:
    """A deadline no later than the guidance's, both counted from the end of the months that a report covers."""
    limit, said = DayOfYear.parse(latest), deadline.by
    ends = MONTHS.index(((period and period.last) or year_ends).lower())
    if said is None or _after(said, ends) <= _after(limit, ends):
        return MET
    return wrong(f'says {said}; the guidance says by {limit}')


def _after(day: DayOfYear, ends: int) -> tuple[int, int]:
    """How long after the end of a month a day comes round; in that month itself, it is a year later."""
    return ((day.month - ends) % YEAR or YEAR, day.day)


@check
def runs(period: Months, first: str, last: str) -> CheckResult:
    """The months of the year that a report covers."""
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
    """One of these bodies, as far as the guidance named it on the day of publication, is among the recipients."""
    days = _days_out(context, out, period)
    due = [body for body in bodies if any(body in _named_on(context, day) for day in days)]
    if not due:
        return does_not_arise('the guidance named no such body at that date')
    found = {recipient.status for recipient in recipients if body_of(recipient) in due}
    if Status.IN_PLACE in found:
        return MET
    if found & {Status.PLANNED, Status.ELSEWHERE}:
        return short('not said to be in place')
    if Status.RESTATED in found:
        return absent('only the words of the guidance, not what is done here')
    return wrong(f'the recipients named leave out {" or ".join(BODIES[body] for body in due)}')


def _days_out(context: CheckContext, out: Day | None, period: Span | None) -> tuple[date, date]:
    """The days on which a document can have come out: as declared, by its own date, or since its period."""
    if out and out.on:
        return out.on.first, out.on.last
    if context.dated is None and period and period.ends:
        return period.ends.last, max(context.on, period.ends.last)
    return context.dated or (context.on, context.on)


@check
def named_at_the_time(recipient: Recipient, context: CheckContext) -> CheckResult:
    """A recipient that the guidance named at the date of the document; other bodies are welcome to a copy."""
    days = context.dated or (context.on, context.on)
    body = body_of(recipient)
    if body in BODIES:
        if any(body in _named_on(context, day) for day in days):
            return MET
        return wrong(f'the guidance did not name {BODIES[body]} at the date of the document')
    near = nearest(recipient.name, BODIES, likeness=0.8)
    return unknown(f'"{recipient.name}" may be meant for "{near}"', Reason.UNCLEAR) if near else MET


@check
def cited_in_force(citation: Citation, context: CheckContext) -> CheckResult:
    """An edition spoken of as in force has not been replaced by the one that the document follows."""
    if citation.cited_as != 'in-force' or citation.edition == context.follows:
        return MET
    if citation.edition in context.replaced:
        return wrong(f'{citation.edition.upper()} is spoken of as in force, though it had been replaced')
    return MET
