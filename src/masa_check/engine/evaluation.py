"""Puts every duty of an edition to a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from masa_check.checks import CHECKS, Check, CheckContext, CheckResult
from masa_check.checks.registry import unknown
from masa_check.engine.answer import Answer, AskAnswer, Place, verdict
from masa_check.engine.case import Case
from masa_check.engine.wording import AskResult, in_words, subject_of
from masa_check.model.lookup import Lookup, as_it_stands, every, look
from masa_check.model.status import Status
from masa_check.model.typed import Office
from masa_check.rulebook.duty import Ask, Authority, Condition, Duty, Path
from masa_check.values import Force, Outcome, Reason

Judge: TypeAlias = Callable[[Any], CheckResult]
KINDS = {'office': Office}
OUTCOMES = {
    Status.UNDECLARED: Outcome.UNDECLARED,
    Status.PLANNED: Outcome.SHORT,
    Status.ELSEWHERE: Outcome.SHORT,
    Status.RESTATED: Outcome.ABSENT,
    Status.NOT_STATED: Outcome.ABSENT,
    Status.EMPTY: Outcome.ABSENT,
    Status.NOT_APPLICABLE: Outcome.NOT_APPLICABLE,
}
# Where either of two may answer: met by one is met; while one is unknown it could yet be; else the better of the two.
EITHER = (
    Outcome.MET,
    Outcome.UNDECLARED,
    Outcome.PERSON,
    Outcome.SHORT,
    Outcome.WRONG,
    Outcome.ABSENT,
    Outcome.NOT_APPLICABLE,
)
NOT_YET = frozenset({'draft', 'approved'})


class Evaluation(NamedTuple):
    """One ask as put to one case: everything that its evaluation needs."""

    ask: Ask
    authority: Authority
    case: Case
    context: CheckContext
    judge: Judge  # of whatever is in place

    @property
    def about(self) -> Path:
        """The path of what the ask is about."""
        return self.ask.each or self.ask.of

    @property
    def surely_arises(self) -> bool:
        """Whether a condition in the document itself holds; what another promises may still not arise in this one."""
        document = self.case.root(self.about)
        return any(self.case.root(condition.of) is document for condition in self.authority.conditions)


def answer(duties: Iterable[Duty], case: Case, context: CheckContext) -> tuple[Answer, ...]:
    """The answers of a case to every duty that stands in the edition asked."""
    return tuple(
        _answer(duty, case, context)
        for duty in duties
        if duty.asked_of == case.asked_of and context.edition in duty.editions
    )


def _answer(duty: Duty, case: Case, context: CheckContext) -> Answer:
    asks: list[AskAnswer] = []
    for name, authority in duty.authorities(context.edition).items():
        ask = duty.asks[name]
        asks += _answers(Evaluation(ask, authority, case, context, _judge_for(ask, authority, case, context)))
    assert asks, f'{duty.id} was put and nothing came of it'
    force = Force.highest(ask.force for ask in asks)
    reached = verdict([ask.outcome for ask in asks])
    return Answer(duty.id, duty.title, duty.theme, context.edition, force, tuple(asks), reached)


def _judge_for(ask: Ask, authority: Authority, case: Case, context: CheckContext) -> Judge:
    """The check of an ask, given once and for every item what it judges by beside its subject."""
    check = CHECKS[ask.check]
    if not ask.beside:
        return _bind(check, authority.args, context)
    told = dict(authority.args)
    for operand, path in ask.beside.items():
        if operand not in check.operands:
            continue
        found = case.look(path)
        if operand in check.raw:
            told[operand] = found
        elif found.in_place:
            told[operand] = found.value
        elif operand not in check.optional:
            return _always(_cannot_compare(authority, found, path))
    return _bind(check, told, context)


def _always(judged: CheckResult) -> Judge:
    """What has nothing to compare with says the same of whatever it is given."""
    return lambda _: judged


def _bind(check: Check, told: Mapping[str, Any], context: CheckContext) -> Judge:
    """A check with what it is told beside its subject: of the question only if it needs to know."""
    if check.needs_context:
        return partial(check.judge, **told, context=context)
    return partial(check.judge, **told) if told else check.judge


def _answers(evaluation: Evaluation) -> Iterator[AskAnswer]:
    """One answer for each object that the ask is about."""
    ask, authority = evaluation.ask, evaluation.authority
    early, about = _not_arising(evaluation)
    declaration = evaluation.case.root(about)
    path, in_part = declaration.document.path, declaration.in_part
    for came in [early] if early else _evaluate(evaluation):
        subject = subject_of(ask.what, came.object)
        answered = AskAnswer(
            ask.name,
            authority.ref,
            authority.force if came.outcome is Outcome.WRONG else authority.on_silence,
            authority.confidence,
            came.object,
            came.outcome,
            in_words(subject, came, in_part=in_part),
            came.lookup.at,
            path,
            subject=subject,
            reason=came.reason,
        )
        yield _beside(evaluation, answered) if evaluation.case.is_pair else answered


def _not_arising(evaluation: Evaluation) -> tuple[AskResult | None, Path]:
    """What comes of an ask that does not arise, and the path that tells so; else the path that it is about."""
    case, ask = evaluation.case, evaluation.ask
    if case.is_pair and not all(case.has(path) for path in (*ask.beside.values(), ask.reported_at)):
        because = 'the arrangements that came next are not among the documents given'
        return AskResult('', Outcome.NOT_APPLICABLE, because, Lookup(Status.NOT_APPLICABLE, None, ())), evaluation.about
    for condition in evaluation.authority.conditions:
        came = _does_not_arise(evaluation, condition)
        if came:
            return _not_due(evaluation) or came, condition.of
    return _not_due(evaluation), evaluation.about


def _beside(evaluation: Evaluation, answer: AskAnswer) -> AskAnswer:
    """An answer of a pair, and what stands in another document of it and is to be read beside the answer."""
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
    """Before publication, what publication brings is due and not missing (design, section 4)."""
    if not evaluation.ask.due_on_publication or evaluation.case.main.model.stage not in NOT_YET:
        return None
    return AskResult('', Outcome.NOT_APPLICABLE, 'due on publication', Lookup(Status.NOT_APPLICABLE, None, ('stage',)))


def _does_not_arise(evaluation: Evaluation, condition: Condition) -> AskResult | None:
    """An ask with a condition arises only where it holds; where that is not declared, nobody knows."""
    came = _condition(evaluation, condition)
    if came.outcome is Outcome.UNDECLARED:
        message = 'it is not declared whether this arises'
        return AskResult('', Outcome.UNDECLARED, message, came.lookup, Reason.CONDITION_UNKNOWN)
    if came.outcome is not Outcome.MET:
        return AskResult('', Outcome.NOT_APPLICABLE, condition.because, came.lookup)
    return None


def _condition(evaluation: Evaluation, condition: Condition) -> AskResult:
    """Whether a condition holds, judged by itself and by nothing that the ask says of its own subject."""
    found = evaluation.case.look(condition.of)
    if not found.in_place:
        return AskResult('', OUTCOMES[found.status], '', found)
    judged = _bind(CHECKS[condition.check], condition.args, evaluation.context)(found.value)
    return AskResult('', judged.outcome, judged.message, found)


def _evaluate(evaluation: Evaluation) -> Iterable[AskResult]:
    ask = evaluation.ask
    if ask.every:
        everywhere = every(evaluation.case.main.model, KINDS[ask.every])
        return [_judge(evaluation, found, name) for name, found in everywhere] or [_none(ask)]
    if ask.each:
        return _evaluate_each(evaluation)
    came = _judge(evaluation, evaluation.case.look(ask.of), '')
    if not ask.instead or came.outcome is Outcome.MET:
        return [came]
    return [min(came, _instead(evaluation), key=lambda either: EITHER.index(either.outcome))]


def _instead(evaluation: Evaluation) -> AskResult:
    return _judge(evaluation, evaluation.case.look(evaluation.ask.instead), '')


def _evaluate_each(evaluation: Evaluation) -> Iterable[AskResult]:
    """Each item by itself; what stands for all of them stands where an item says nothing of its own."""
    ask = evaluation.ask
    items = [(name, found) for name, found in evaluation.case.look_each(ask.each) if _wanted(ask, found)]
    if any(found.status is Status.EMPTY for _, found in items):
        return [_item(evaluation, name, found) for name, found in items if found.status is Status.EMPTY]
    general = _instead(evaluation) if ask.instead else None
    if general and general.outcome is Outcome.MET:
        return [general]
    came = [_item(evaluation, name, found) for name, found in items]
    if general and all(
        one.outcome is Outcome.UNDECLARED or not found.in_place for one, (_, found) in zip(came, items, strict=True)
    ):
        return [general]
    if not came:
        return [_none(ask)]
    return [_fall_back(one, general) for one in came]


def _none(ask: Ask) -> AskResult:
    """There is nothing of the sort that the ask is about."""
    return AskResult('', Outcome.NOT_APPLICABLE, 'there is none', Lookup(Status.EMPTY, (), ask.each))


def _fall_back(one: AskResult, general: AskResult | None) -> AskResult:
    """The item's own answer, or the general one in its place where the item gives none."""
    if general and one.outcome is Outcome.UNDECLARED:
        return AskResult(one.object, general.outcome, general.message, one.lookup, general.reason)
    return one


def _wanted(ask: Ask, found: Lookup) -> bool:
    """Whether an item is of the sort that the ask is about; a missing list is about every sort."""
    if found.status is Status.UNDECLARED or not ask.only or found.value is None or found.value == ():
        return True
    return all(
        getattr(found.value, key, None) in wanted for key, wanted in ask.only.items() if hasattr(found.value, key)
    )


def _item(evaluation: Evaluation, name: str, found: Lookup) -> AskResult:
    if not found.in_place:
        return _judge(evaluation, found, name)
    return _judge(evaluation, as_it_stands(look(found.value, evaluation.ask.of, found.at)), name)


def _judge(evaluation: Evaluation, found: Lookup, name: str) -> AskResult:
    """What stands at a place, judged by its status or, where it is in place, by the check of the ask."""
    if found.status is Status.IN_PLACE:
        judged = evaluation.judge(found.value)
        return AskResult(name, judged.outcome, judged.message, found, judged.reason)
    if (found.status is Status.ELSEWHERE and evaluation.ask.accepts_pointer) or (
        found.status is Status.PLANNED and evaluation.authority.accepts_plan
    ):
        return AskResult(name, Outcome.MET, '', found)
    if found.status is Status.NOT_APPLICABLE and evaluation.surely_arises:
        return AskResult(name, Outcome.WRONG, 'said not to arise, and yet it does', found)
    if evaluation.authority.compares and found.status is not Status.UNDECLARED:
        return AskResult(name, Outcome.NOT_APPLICABLE, 'the text says nothing that could be compared', found)
    reason = Reason.KEY_MISSING if found.status is Status.UNDECLARED else None
    message = 'the list is empty' if found.status is Status.EMPTY else ''
    return AskResult(name, OUTCOMES[found.status], message, found, reason)


def _cannot_compare(authority: Authority, found: Lookup, path: Path) -> CheckResult:
    if found.status is Status.UNDECLARED:
        return unknown(f'`{".".join(path)}` is not declared, so nobody can tell', Reason.NOTHING_TO_COMPARE)
    outcome = Outcome.NOT_APPLICABLE if authority.compares else Outcome.ABSENT
    return CheckResult(outcome, f'the text does not give `{".".join(path)}`')
