"""Checks of a yearly report against its own arrangements, and against the arrangements that came next."""

from __future__ import annotations

from masa_check.checks.dates import days_after, no_later
from masa_check.checks.registry import (
    MET,
    CheckResult,
    check,
    does_not_arise,
    short,
    unknown,
    wrong,
)
from masa_check.model import names
from masa_check.model.exempt import content
from masa_check.model.funding import Budget, Contribution, Funding
from masa_check.model.lookup import Lookup, look
from masa_check.model.money import difference, pounds
from masa_check.model.practice import Scrutineer
from masa_check.model.reporting import Update
from masa_check.model.shape import NoSuchPathError, field_at
from masa_check.model.status import Status
from masa_check.model.typed import Day, Deadline, Span, Within
from masa_check.values import Reason


@check
def paid_as_planned(
    paid: Contribution, planned: tuple[Contribution, ...], plan: Funding, report: Budget, period: Span
) -> CheckResult:
    """The amount that a body paid is the amount in the arrangements, within the rounding of the printed figures."""
    other = _another_period(plan, period)
    if other:
        return other
    theirs = _same_payer(paid, planned)
    if theirs is None:
        return wrong('it is not in the table of the arrangements')
    was, due = pounds(paid.amount, report.printed_in), pounds(theirs.amount, plan.printed_in)
    if was is None or due is None:
        return does_not_arise('not both of the documents give an amount')
    change = difference(due, was)
    return wrong(f'the report has {was}, the arrangements {due}: {change.more}') if change.visible else MET


@check
def tells_of_each_payer(
    paid: tuple[Contribution, ...], planned: tuple[Contribution, ...], plan: Funding, period: Span
) -> CheckResult:
    """Every body in the arrangements' table of contributions is in the report's table."""
    other = _another_period(plan, period)
    left = [payer.name for payer in planned if _same_payer(payer, paid) is None]
    if other or not left:
        return other or MET
    return short(f'the report says nothing about {", ".join(left)}')


def _another_period(plan: Funding, period: Span) -> CheckResult | None:
    """The result where the arrangements' table is for other months than the report, so that nothing can be compared."""
    planned = plan.period
    if planned is None:
        return unknown('for which months the table of the arrangements is')
    if not (planned.starts and planned.ends and period.starts and period.ends):
        return does_not_arise('one of the documents does not say for which months its figures are')
    if planned.starts.first <= period.starts.first and period.ends.last <= planned.ends.last:
        return None
    return does_not_arise(f'the table of the arrangements is for {planned.starts} to {planned.ends}')


def _same_payer(payer: Contribution, among: tuple[Contribution, ...]) -> Contribution | None:
    """The row for the same body in another table: by name, or the one similar name that pays for the same partner."""
    named = next((other for other in among if names.same_name(other.name, payer.name)), None)
    if named or payer.counts_for in (None, 'agency'):
        return named
    alike = [other for other in among if other.counts_for == payer.counts_for]
    near = [other for other in alike if names.words(other.name) & names.words(payer.name)]
    return near[0] if len(near) == 1 else None


@check
def is_the_scrutineer(scrutineer: Scrutineer, named: tuple[Scrutineer, ...]) -> CheckResult:
    """The report's scrutineer is one of those in the arrangements, by office and body; the person may change."""
    if not scrutineer.office:
        return does_not_arise('the report names a person and no office')
    if any(_same_office(scrutineer, one) for one in named):
        return MET
    offices = ', '.join(one.identity for one in named)
    return wrong(f'the arrangements name {offices}')


def _same_office(scrutineer: Scrutineer, other: Scrutineer) -> bool:
    if not (other.office and scrutineer.office and names.says_no_more(scrutineer.office, other.office)):
        return False
    return not (scrutineer.body and other.body) or names.same_name(scrutineer.body, other.body)


@check
def appears_next(update: Update, before: Lookup, after: Lookup) -> CheckResult:
    """A part of the arrangements that was to change reads differently in the arrangements that came next."""
    if not update.part:
        return unknown('which part of the arrangements it changes')
    steps = tuple(update.part.split('.'))
    try:
        field_at(type(after.value), steps)
    except NoSuchPathError:
        return unknown(f'"{update.part}" is no part of declared arrangements', Reason.UNCLEAR)
    was, now = look(before.value, steps), look(after.value, steps)
    if Status.UNDECLARED in (was.status, now.status):
        message = f'what both editions of the arrangements say under `{update.part}`'
        return unknown(message, Reason.NOTHING_TO_COMPARE)._replace(needs=steps)
    unchanged = was.status is now.status and content(was.value) == content(now.value)
    return wrong(f'reads as it did before, under `{update.part}`') if unchanged else MET


@check
def out_as_promised(day: Day, promised: Deadline, period: Span) -> CheckResult:
    """The report was published by the day that the arrangements promise, counted from the end of the period."""
    written, due = day.on, promised.by
    assert written is not None
    assert due is not None
    if period.ends is None:
        return unknown('the end of the period is not declared', Reason.NOTHING_TO_COMPARE)
    limit = due.next_after(period.ends.last)
    if due.year not in (0, limit.year):
        return does_not_arise(f'the promise is for {due.year}')
    late = f'{written} is after the {limit} that the arrangements promise'
    return no_later(written, [limit], late, f'{written} is too imprecise to tell whether it is after {limit}')


def sent_as_promised(day: Day, promised: Within, published: Day) -> CheckResult:
    """The copy was sent as soon after publication as the arrangements promise."""
    if day.on is None or published.on is None or promised.days is None or promised.working:
        return does_not_arise('the arrangements count in working days, which depend on holidays')
    took = (day.on.first - published.on.last).days
    limits = (days_after(out, promised.days) for out in (published.on.first, published.on.last))
    late = f'{day.on} is {took} days after publication; the arrangements promise {promised.days}'
    return no_later(day.on, limits, late, f'{published.on} and {day.on} are too imprecise to tell')
