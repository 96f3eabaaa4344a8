"""Whether an ask arises, by its condition: it does, it does not, or that is not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeAlias

from masa_check.checks import CHECKS, Check, CheckContext, CheckResult
from masa_check.engine.case import Case
from masa_check.engine.wording import AskResult
from masa_check.model.lookup import Lookup
from masa_check.model.status import Status
from masa_check.rulebook.duty import Condition
from masa_check.values import Outcome, Reason

Judge: TypeAlias = Callable[[Any], CheckResult]
OUTCOMES = {
    Status.UNDECLARED: Outcome.UNDECLARED,
    Status.IN_PART: Outcome.SHORT,
    Status.PLANNED: Outcome.SHORT,
    Status.ELSEWHERE: Outcome.SHORT,
    Status.RESTATED: Outcome.ABSENT,
    Status.NOT_STATED: Outcome.ABSENT,
    Status.EMPTY: Outcome.ABSENT,
    Status.NOT_APPLICABLE: Outcome.NOT_APPLICABLE,
}


def bind(check: Check, args: Mapping[str, Any], context: CheckContext | None = None) -> Judge:
    """A check with its arguments bound, and the context if it needs one."""
    if check.needs_context:
        return partial(check.judge, **args, context=context)
    return partial(check.judge, **args) if args else check.judge


def not_arising(condition: Condition, case: Case, context: CheckContext) -> AskResult | None:
    """
    The result of an ask whose condition does not hold, or is not known to hold; None where it holds.

    A text that does not say whether it is the first of its area leaves open whether an ask on that arises. One that
    tells of nothing, such as of no change, settles that none does.
    """
    lookup = case.look(condition.of)
    check = CHECKS[condition.check]
    if lookup.status is Status.UNDECLARED:
        why = f'`{".".join(condition.of)}` is not declared'
        return _unknown(lookup, why, Reason.CONDITION_UNKNOWN)._replace(needs=condition.of)
    if not lookup.says_something:
        if (check.of_fact or condition.of_silence) and lookup.status is not Status.NOT_APPLICABLE:
            return _unknown(lookup, 'the text does not say', Reason.CONDITION_SILENT)
        return AskResult('', Outcome.NOT_APPLICABLE, condition.because, lookup)
    outcome = bind(check, condition.args, context)(lookup.value).outcome
    if outcome is Outcome.UNDECLARED:
        return _unknown(lookup, 'a part of what decides it is not declared', Reason.CONDITION_UNKNOWN)
    return None if outcome is Outcome.MET else AskResult('', Outcome.NOT_APPLICABLE, condition.because, lookup)


def _unknown(lookup: Lookup, why: str, reason: Reason) -> AskResult:
    return AskResult('', Outcome.UNDECLARED, f'not known whether this arises, as {why}', lookup, reason)
