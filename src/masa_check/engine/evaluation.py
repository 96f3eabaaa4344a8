"""Evaluates every duty of an edition for a case."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from masa_check.checks import CheckContext, CheckResult
from masa_check.checks.registry import MET, unknown
from masa_check.engine.answer import Answer, AskAnswer, Place, reached
from masa_check.engine.case import Case
from masa_check.engine.condition import OUTCOMES, Judge, bind, not_arising
from masa_check.engine.plan import Plan, PlannedAsk, PlannedDuty, plan
from masa_check.engine.wording import AskResult, undeclared
from masa_check.model.declared import Declared
from masa_check.model.lookup import Lookup, as_it_stands, look
from masa_check.model.source import Reading
from masa_check.model.status import Status
from masa_check.model.typed import Office
from masa_check.rulebook.duty import Ask, Authority, Duty, Path
from masa_check.values import Outcome, Reason

KINDS: dict[str, type[Declared]] = {'office': Office, 'reader': Reading}
# Of two possible answers: a met one wins, then an unknown one, which may yet be met, then the better one.
EITHER = (
    Outcome.MET,
    Outcome.UNDECLARED,
    Outcome.PERSON,
    Outcome.SHORT,
    Outcome.WRONG,
    Outcome.ABSENT,
    Outcome.NOT_APPLICABLE,
)
NO_ITEM = frozenset({Status.UNDECLARED, Status.EMPTY})
NOT_YET = frozenset({'draft', 'approved'})


class Evaluation:
    """One ask of one case, with everything that its evaluation needs."""

    def __init__(self, planned: PlannedAsk, case: Case, context: CheckContext) -> None:
        self.planned: Final = planned
        self.ask: Final = planned.ask
        self.authority: Final = planned.authority
        self.case: Final = case
        self.context: Final = context

    @cached_property
    def judge(self) -> Judge:
        """The check with its operands bound once for all items; a fixed result where an operand is missing."""
        check, args = self.planned.check, dict(self.authority.args)
        for operand, path in self.ask.beside.items():
            if operand not in check.operands:
                continue
            lookup = self.case.look(path)
            if operand in check.raw:
                args[operand] = lookup
            elif lookup.says_something:
                args[operand] = lookup.value
            elif operand not in check.optional:
                result = _cannot_compare(self.authority, lookup, path)
                return lambda _: result
        return bind(check, args, self.context)

    @property
    def surely_arises(self) -> bool:
        """Whether a condition within the same document holds; one in the arrangements settles nothing of a report."""
        document = self.case.root(self.planned.about)
        return any(self.case.root(condition.of) is document for condition in self.planned.arises_if)


def answer(duties: Iterable[Duty], case: Case, context: CheckContext) -> tuple[Answer, ...]:
    """The answers of a case to every duty that the edition asks."""
    return answer_plan(plan(duties, context.edition, case.asked_of), case, context)


def answer_plan(planned: Plan, case: Case, context: CheckContext) -> tuple[Answer, ...]:
    """The answers of a case to the duties that were planned for its kind and the edition."""
    return tuple([_answer(one, case, context) for one in planned])


def _answer(planned: PlannedDuty, case: Case, context: CheckContext) -> Answer:
    asks: list[AskAnswer] = []
    for ask in planned.asks:
        if ask.looks_at_one and not case.is_pair:
            asks.append(_answer_on_one(ask, case, context))
        else:
            asks += _answers(ask, case, context)
    assert asks, f'{planned.duty.id} was put and nothing came of it'
    return Answer(*planned.named, context.edition, tuple(asks), reached(asks))


def _answers(planned: PlannedAsk, case: Case, context: CheckContext) -> list[AskAnswer]:
    """The answer for each object of the ask."""
    evaluation = Evaluation(planned, case, context)
    early, about = _not_arising(evaluation)
    declaration = case.root(about)
    results = [early] if early else _evaluate(evaluation)
    if planned.if_silent and not early:
        results = [_if_silent(evaluation, result) for result in results]
    path, in_part = declaration.document.path, declaration.in_part
    answers = [planned.answer(result, path, in_part=in_part) for result in results]
    return [_beside(evaluation, one) for one in answers] if case.is_pair else answers


def _answer_on_one(planned: PlannedAsk, case: Case, context: CheckContext) -> AskAnswer:
    """The answer of an ask that looks at one value alone, as most do."""
    lookup, main = case.look(planned.about), case.main
    if lookup.status is Status.UNDECLARED:
        return planned.undeclared(lookup, main.document.path)
    if lookup.status is Status.IN_PLACE and planned.judge:
        check_result = planned.judge(lookup.value)
        if check_result is MET:
            return planned.met(lookup, main.document.path)
        result = _judged('', lookup, check_result)
    else:
        result = _judge(Evaluation(planned, case, context), lookup, '')
    return planned.answer(result, main.document.path, in_part=main.in_part)


def _not_arising(evaluation: Evaluation) -> tuple[AskResult | None, Path]:
    """
    The result of an ask that does not arise, with the path of the reason; else None, with the path of its subject.
    """
    case, ask, planned = evaluation.case, evaluation.ask, evaluation.planned
    if not (planned.may_not_arise or case.is_pair):
        return None, planned.about
    if case.is_pair and not all(case.has(path) for path in (*ask.beside.values(), ask.reported_at)):
        because = 'the arrangements that came next are not among the documents given'
        return AskResult('', Outcome.NOT_APPLICABLE, because, Lookup(Status.NOT_APPLICABLE, None, ())), planned.about
    for condition in planned.arises_if:
        result = not_arising(condition, case, evaluation.context)
        if result:
            return _not_due(evaluation) or result, condition.of
    return _not_due(evaluation), planned.about


def _beside(evaluation: Evaluation, answer: AskAnswer) -> AskAnswer:
    """An answer about a pair, with the place in the other document that is to be read beside it."""
    ask, conditions = evaluation.ask, evaluation.authority.conditions
    subject = Place(answer.document, answer.at)
    paths = [
        path for path in (ask.reported_at, *ask.beside.values(), *(condition.of for condition in conditions)) if path
    ]
    others = [evaluation.case.place(path) for path in paths if evaluation.case.has(path)]
    if ask.reported_at and others:
        return answer._replace(document=others[0].document, at=others[0].at, related=(subject,))
    return answer._replace(related=tuple(place for place in others if place.document != subject.document)[:1])


def _not_due(evaluation: Evaluation) -> AskResult | None:
    """The result "due on publication", for an ask that waits for publication, of a draft; else None."""
    if not evaluation.ask.due_on_publication or evaluation.case.main.model.stage not in NOT_YET:
        return None
    return AskResult('', Outcome.NOT_APPLICABLE, 'due on publication', Lookup(Status.NOT_APPLICABLE, None, ('stage',)))


def _if_silent(evaluation: Evaluation, result: AskResult) -> AskResult:
    """The result, or that of a condition on silence which does not hold or, of a silent text, is not known."""
    if result.outcome not in (Outcome.ABSENT, Outcome.UNDECLARED):
        return result
    results = (not_arising(one, evaluation.case, evaluation.context) for one in evaluation.planned.if_silent)
    early = next(filter(None, results), result)
    return result if early.outcome is result.outcome else early._replace(object=result.object, decided_by=result.lookup)


def _evaluate(evaluation: Evaluation) -> Iterable[AskResult]:
    ask = evaluation.ask
    if ask.every:
        everywhere = evaluation.case.every(KINDS[ask.every])
        return [_judge(evaluation, lookup, name) for name, lookup in everywhere] or [_none(ask)]
    if ask.each:
        return _evaluate_each(evaluation)
    result = _judge(evaluation, evaluation.case.look(ask.of), '')
    if not ask.instead or result.outcome is Outcome.MET or result.lookup.status is Status.NOT_APPLICABLE:
        return [result]
    return [min(result, _instead(evaluation), key=lambda either: EITHER.index(either.outcome))]


def _instead(evaluation: Evaluation) -> AskResult:
    return _judge(evaluation, evaluation.case.look(evaluation.ask.instead), '')


def _evaluate_each(evaluation: Evaluation) -> Iterable[AskResult]:
    """
    The result for each item of a list, where the general statement (`or`) may answer for items that say nothing.

    In order: an empty list is one result. A general statement that is met answers for the whole list, and so does one
    where no item says anything of its own. Otherwise each item has its own result, and the general one fills in where
    an item is undeclared.

    Example: the ask is why each agency was chosen, or why all were. Cafcass has a reason of its own, Probation has
    none, and the general reason is only planned: Cafcass is met and Probation falls short. If the general reason were
    in place, it alone would be the result, and met.
    """
    ask = evaluation.ask
    items: Iterable[tuple[str, Lookup]] = evaluation.case.look_each(ask.each)
    if ask.only:
        items = [(name, lookup) for name, lookup in items if _wanted(ask, lookup)]
    empty = [(name, lookup) for name, lookup in items if lookup.status is Status.EMPTY]
    if empty:
        return [_item(evaluation, name, lookup) for name, lookup in empty]
    general = _instead(evaluation) if ask.instead else None
    if general and general.outcome is Outcome.MET:
        return [general]
    results = [_item(evaluation, name, lookup) for name, lookup in items]
    if general and all(
        result.outcome is Outcome.UNDECLARED or not lookup.in_place
        for result, (_, lookup) in zip(results, items, strict=True)
    ):
        return [general]
    if not results:
        return [_none(ask)]
    return [_fall_back(result, general) for result in results] if general else results


def _none(ask: Ask) -> AskResult:
    """The result where the document has no object of the ask's kind: the ask does not arise."""
    return AskResult('', Outcome.NOT_APPLICABLE, 'there is none', Lookup(Status.NOT_APPLICABLE, None, ask.each))


def _fall_back(result: AskResult, general: AskResult) -> AskResult:
    """The item's own result, or the general result in its place where the item is undeclared."""
    if result.outcome is Outcome.UNDECLARED:
        return AskResult(result.object, general.outcome, general.message, result.lookup, general.reason, general.lookup)
    return result


def _wanted(ask: Ask, lookup: Lookup) -> bool:
    """Whether an ask that is about some items alone is about one, by its `only`; a missing list counts as wanted."""
    if lookup.status in NO_ITEM or lookup.value is None:
        return True
    return all(
        getattr(lookup.value, key, None) in wanted for key, wanted in ask.only.items() if hasattr(lookup.value, key)
    )


def _item(evaluation: Evaluation, name: str, lookup: Lookup) -> AskResult:
    if lookup.status is Status.IN_PLACE:
        lookup = as_it_stands(look(lookup.value, evaluation.ask.of, lookup.at))
    return _judge(evaluation, lookup, name)


def _judge(evaluation: Evaluation, lookup: Lookup, name: str) -> AskResult:
    """The result at one place: from the check of the ask where a value is in place, else from its status."""
    status, authority = lookup.status, evaluation.authority
    if status is Status.UNDECLARED:
        return undeclared(name, lookup)
    if status is Status.IN_PLACE or (authority.compares and status.says_something):
        judge = evaluation.planned.judge or evaluation.judge
        return _judged(name, lookup, judge(lookup.value))
    if (status is Status.ELSEWHERE and evaluation.ask.accepts_pointer) or (
        status is Status.PLANNED and authority.accepts_plan
    ):
        return AskResult(name, Outcome.MET, '', lookup)
    if status is Status.NOT_APPLICABLE and evaluation.surely_arises:
        return AskResult(name, Outcome.WRONG, 'said not to arise, and yet it does', lookup)
    if authority.compares:
        return AskResult(name, Outcome.NOT_APPLICABLE, 'the text says nothing that could be compared', lookup)
    message = 'the list is empty' if status is Status.EMPTY else ''
    reason = Reason.RESTATED if status is Status.RESTATED else None
    return AskResult(name, OUTCOMES[status], message, lookup, reason)


def _judged(name: str, lookup: Lookup, result: CheckResult) -> AskResult:
    """The result of a check at one place."""
    outcome, message, reason, needs, evidence = result
    return AskResult(name, outcome, message, lookup, reason, None, needs, evidence)


def _cannot_compare(authority: Authority, lookup: Lookup, path: Path) -> CheckResult:
    if lookup.status is Status.UNDECLARED:
        message = f'`{".".join(path)}` is not declared, so nobody can tell'
        return unknown(message, Reason.NOTHING_TO_COMPARE)._replace(needs=path)
    outcome = Outcome.NOT_APPLICABLE if authority.compares else Outcome.ABSENT
    return CheckResult(outcome, f'the text does not give `{".".join(path)}`', needs=path)
