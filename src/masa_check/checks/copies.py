"""
Checks of the days on which copies of a yearly report were sent; only copies that the guidance asks for have a limit.
"""

from __future__ import annotations

from masa_check.checks.dates import out_by, within_days
from masa_check.checks.paired import sent_as_promised
from masa_check.checks.registry import CheckContext, CheckResult, absent, check, does_not_arise, short, unknown
from masa_check.model.bodies import body_of
from masa_check.model.reporting import Sent
from masa_check.model.status import Status
from masa_check.model.typed import Day, Span, Within
from masa_check.values import Outcome


def _day(sent: Sent, context: CheckContext) -> Day | CheckResult:
    """The day on which a copy was sent, or the result where there is no limit or no day."""
    if body_of(sent.name, context.bodies) not in {body.id for body in context.bodies}:
        return does_not_arise('the guidance asks for no copy to this body')
    if sent.on is None:
        return unknown('when it was sent')
    if sent.on.on:
        return sent.on
    return short('planned, and not said to be sent') if sent.on.status is Status.PLANNED else absent()


@check
def copied_within(sent: Sent, since: Day, days: int, context: CheckContext) -> CheckResult:
    """A copy to a body that the guidance names was sent within a number of days of publication."""
    day = _day(sent, context)
    return within_days(day, since, days) if isinstance(day, Day) else day


@check
def copied_by(sent: Sent, period: Span, latest: str, since: str, context: CheckContext) -> CheckResult:
    """A copy to a body that the guidance names was sent by a day of the year, counted from the end of the period."""
    day = _day(sent, context)
    return out_by(day, period, latest, since) if isinstance(day, Day) else day


@check
def copied_as_promised(sent: Sent, promised: Within, published: Day, context: CheckContext) -> CheckResult:
    """A copy to a body that the guidance names was sent within the time that the arrangements promise."""
    day = _day(sent, context)
    if isinstance(day, Day):
        return sent_as_promised(day, promised, published)
    return day if day.outcome is Outcome.UNDECLARED else does_not_arise('the text does not say when it was sent')
