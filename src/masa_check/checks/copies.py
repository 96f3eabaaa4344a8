"""Checks of when copies of a yearly report were sent; those that the guidance does not ask for may go at any time."""

from __future__ import annotations

from masa_check.checks.dates import out_by, within_days
from masa_check.checks.paired import sent_as_promised
from masa_check.checks.registry import CheckResult, absent, check, does_not_arise, short, unknown
from masa_check.checks.reporting import BODIES, body_of
from masa_check.model.reporting import Sent
from masa_check.model.status import Status
from masa_check.model.typed import Day, Span, Within
from masa_check.values import Outcome


def _day(sent: Sent) -> Day | CheckResult:
    """When a copy was sent, or why that is not asked or cannot be told."""
    if body_of(sent) not in BODIES:
        return does_not_arise('the guidance asks for no copy to this body')
    if sent.on is None:
        return unknown('when it was sent')
    if sent.on.on:
        return sent.on
    return short('planned, and not said to be sent') if sent.on.status is Status.PLANNED else absent()


@check
def copied_within(sent: Sent, since: Day, days: int) -> CheckResult:
    """A copy to a body that the guidance names, sent no later than so many days after publication."""
    day = _day(sent)
    return within_days(day, since, days) if isinstance(day, Day) else day


@check
def copied_by(sent: Sent, period: Span, latest: str, since: str) -> CheckResult:
    """A copy to a body that the guidance names, sent by the first such day of the year after the end of a period."""
    day = _day(sent)
    return out_by(day, period, latest, since) if isinstance(day, Day) else day


@check
def copied_as_promised(sent: Sent, promised: Within, published: Day) -> CheckResult:
    """A copy to a body that the guidance names, sent as soon after publication as the arrangements promise."""
    day = _day(sent)
    if isinstance(day, Day):
        return sent_as_promised(day, promised, published)
    return day if day.outcome is Outcome.UNDECLARED else does_not_arise('the text does not say when it was sent')
