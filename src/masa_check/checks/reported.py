"""Checks of the contents of a yearly report: impact, progress, decisions and themes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from masa_check.checks.registry import MET, CheckResult, absent, check, person, short, unknown
from masa_check.model.reported import Decision, Impact, PriorityReported, Theme
from masa_check.model.statement import Statement
from masa_check.model.status import Status
from masa_check.values import Outcome

ONLY_ACTIVITY = 'tells what was done, not what it changed for children and families'
JOURNEY = {
    'early-help': 'early help',
    'looked-after': 'looked-after children',
    'care-leaver': 'care leavers',
}
MEASURE, BEFORE, RESULT, WHO = 'a measure', 'what it was before or is elsewhere', 'a result', 'who was affected'
LACKING = {
    MEASURE: 'does not say how it was measured',
    BEFORE: 'does not say what it was before or is elsewhere',
    RESULT: 'gives no result',
    WHO: 'does not say who was affected',
}
ENOUGH_SOURCES = 2  # of themes that are drawn together from more than one


def _evidence(impact: Impact) -> Iterator[tuple[str, Status]]:
    """The four parts of evidence of impact, each with its status; a baseline or a comparison will do for the second."""
    yield MEASURE, _status(impact.measure)
    either = {_status(impact.baseline), _status(impact.comparison)}
    yield (
        BEFORE,
        next((status for status in (Status.IN_PLACE, Status.UNDECLARED) if status in either), Status.NOT_STATED),
    )
    yield RESULT, _status(impact.result)
    yield WHO, _status(impact.who)


def _status(statement: Statement | None) -> Status:
    status = statement.status if statement else Status.UNDECLARED
    return Status.IN_PLACE if status.says_something else status


@check
def is_measured(impact: Impact) -> CheckResult:
    """The statement of impact has a measure, a baseline or comparison, a result, and the people affected."""
    if impact.activity_only:
        return short(ONLY_ACTIVITY)
    evidence = dict(_evidence(impact))
    if lacking := _lacking(evidence):
        return short('; '.join(LACKING[what] for what in lacking))
    missing = [what for what, status in evidence.items() if status is Status.UNDECLARED]
    return unknown(', '.join(missing)) if missing else MET


def _lacking(evidence: Mapping[str, Status]) -> list[str]:
    return [what for what, status in evidence.items() if status not in (Status.IN_PLACE, Status.UNDECLARED)]


@check
def shows_impact(impacts: tuple[Impact, ...]) -> CheckResult:
    """At least one statement of impact has a measure, a baseline or comparison, a result, and the people affected."""
    results = [is_measured(impact) for impact in impacts]
    if MET in results:
        return MET
    open_ones = [i.name for i, j in zip(impacts, results, strict=True) if j.outcome is Outcome.UNDECLARED]
    if open_ones:
        return unknown(f'whether this is more than activity: {"; ".join(open_ones)}')
    claims = [impact for impact in impacts if not impact.activity_only]
    if not claims:
        return short(ONLY_ACTIVITY)
    nearest = min(claims, key=lambda impact: len(_lacking(dict(_evidence(impact)))))
    return short(f'"{nearest.name}" {is_measured(nearest).message}')


@check
def reaches(impacts: tuple[Impact, ...], stages: list[str]) -> CheckResult:
    """The statements of impact cover children at each of these stages, from early help to leaving care."""
    covered = {stage for impact in impacts for stage in impact.journey or ()}
    left = [JOURNEY[stage] for stage in stages if stage not in covered]
    if not left:
        return MET
    if any(impact.journey is None for impact in impacts):
        return unknown('which children each statement of impact is about')
    return short(f'the report says nothing about {" or ".join(left)}') if len(left) < len(stages) else absent()


@check
def includes_agencies(done: Statement, look_at: str, agencies: Statement | None = None) -> CheckResult:
    """The report says what relevant agencies did; where it does not say so apart, only a person can judge it."""
    return MET if agencies else person(look_at)


@check
def progress_told(priority: PriorityReported) -> CheckResult:
    """The report says how far a priority has come."""
    return _how_far(priority)


def _how_far(entry: PriorityReported | Decision) -> CheckResult:
    if entry.progress is None:
        return unknown('how far it has come')
    return absent() if entry.progress == 'not-stated' else MET


@check
def how_far_told(decision: Decision) -> CheckResult:
    """The report says how far a decision has been carried out."""
    return _how_far(decision)


@check
def drawn_together(themes: tuple[Theme, ...]) -> CheckResult:
    """The themes come from more than one of reviews, the scrutineer and audits."""
    sources = {source for theme in themes for source in theme.drawn_from or ()}
    if len(sources) >= ENOUGH_SOURCES:
        return MET
    if any(theme.drawn_from is None for theme in themes):
        return unknown('from what each theme was drawn')
    return short(f'all of them come from {"one source: " + sources.pop() if sources else "nothing that is named"}')
