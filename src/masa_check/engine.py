"""Puts every duty of an edition to a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from masa_check.answer import Answer, AskAnswer, verdict
from masa_check.case import Case
from masa_check.checks import BOOK, Asked, Check, Judged
from masa_check.duty import Ask, Authority, Condition, Duty, Path
from masa_check.model.said import Said
from masa_check.model.typed import Office
from masa_check.select import IN_PLACE, UNDECLARED, Found, every, look, look_each
from masa_check.values import Outcome
from masa_check.wording import Came, in_words

KINDS = {'office': Office}
OUTCOMES = {
    UNDECLARED: Outcome.UNDECLARED,
    'planned': Outcome.SHORT,
    'elsewhere': Outcome.SHORT,
    'restated': Outcome.ABSENT,
    'not-stated': Outcome.ABSENT,
    'empty': Outcome.ABSENT,
    'not-applicable': Outcome.NOT_APPLICABLE,
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


@dataclass(frozen=True)
class Put:
    """One ask as put to one case: everything that its evaluation needs."""

    ask: Ask
    authority: Authority
    case: Case
    asked: Asked

    @property
    def conditions(self) -> list[Condition]:
        """What must hold for the ask to arise."""
        return [condition for condition in (self.ask.applies, self.authority.applies) if condition]

    def look(self, path: Path) -> Found:
        """What stands at a path, in the document that it leads into."""
        _, root, steps = self.case.root(path)
        return look(root, steps)

    @cached_property
    def operands(self) -> Mapping[str, Any] | Judged:
        """What the check is given beside its subject, the same for every item; or why it cannot be given."""
        named = BOOK[self.ask.check]
        operands = {**self.ask.args, **self.authority.args}
        for operand, path in self.ask.beside.items():
            if operand not in named.operands:
                continue
            found = _as_it_stands(self.look(path))
            if operand in named.raw:
                operands[operand] = found
            elif found.in_place:
                operands[operand] = found.value
            elif operand not in named.optional:
                return _cannot_compare(self, found, path)
        return operands


def answer(duties: Iterable[Duty], case: Case, asked: Asked) -> tuple[Answer, ...]:
    """The answers of a case to every duty that stands in the edition asked."""
    return tuple(
        _answer(duty, case, asked)
        for duty in duties
        if duty.asked_of == case.asked_of and asked.edition in duty.editions
    )


def _answer(duty: Duty, case: Case, asked: Asked) -> Answer:
    authorities = duty.authorities(asked.edition)
    puts = (Put(duty.asks[name], authority, case, asked) for name, authority in authorities.items())
    asks = tuple(found for put in puts for found in _put(put))
    assert asks, f'{duty.id} was put and nothing came of it'
    force = min((ask.force for ask in asks), key=lambda force: force.rank)
    reached = verdict(ask.outcome for ask in asks)
    return Answer(duty.id, duty.title, duty.theme, asked.edition, force, asks, reached)


def _put(put: Put) -> Iterator[AskAnswer]:
    """One answer for each object that the ask is about."""
    ask, authority = put.ask, put.authority
    early = _not_due(put) or _does_not_arise(put)
    declaration, _, _ = put.case.root(ask.each or ask.of)
    in_part = declaration.model.read_in_part
    for came in (early,) if early else _come(put):
        force = authority.force if came.outcome is Outcome.WRONG else authority.if_silent or authority.force
        yield AskAnswer(
            ask=ask.name,
            ref=authority.ref,
            force=force,
            confidence=authority.confidence,
            object=came.object,
            outcome=came.outcome,
            message=in_words(ask.what, came, in_part=in_part),
            at=came.found.at,
            document=declaration.document.path,
        )


def _not_due(put: Put) -> Came | None:
    """Before publication, what publication brings is due and not missing (design, section 4)."""
    if not put.ask.due_on_publication or put.case.main.model.stage not in NOT_YET:
        return None
    return Came('', Outcome.NOT_APPLICABLE, 'due on publication', Found('not-applicable', None, ('stage',)))


def _does_not_arise(put: Put) -> Came | None:
    """An ask with a condition arises only where it holds; where that is not declared, nobody knows."""
    for condition in put.conditions:
        came = _condition(put, condition)
        if came.outcome is Outcome.UNDECLARED:
            return Came('', Outcome.UNDECLARED, 'it is not declared whether this arises', came.found)
        if came.outcome is not Outcome.MET:
            return Came('', Outcome.NOT_APPLICABLE, condition.because, came.found)
    return None


def _condition(put: Put, condition: Condition) -> Came:
    """Whether a condition holds, judged by itself and by nothing that the ask says of its own subject."""
    found = _as_it_stands(put.look(condition.of))
    if not found.in_place:
        return Came('', OUTCOMES[found.status], '', found)
    judged = _given(BOOK[condition.check], found.value, condition.args, put.asked)
    return Came('', judged.outcome, judged.message, found)


def _come(put: Put) -> Iterable[Came]:
    ask = put.ask
    if ask.every:
        _, root, _ = put.case.root(('',))
        return [_judge(put, found, name) for name, found in every(root, KINDS[ask.every])] or [_none(ask)]
    if ask.each:
        return _come_each(put)
    came = _judge(put, put.look(ask.of), '')
    if not ask.instead or came.outcome is Outcome.MET:
        return [came]
    return [min(came, _instead(put), key=lambda either: EITHER.index(either.outcome))]


def _instead(put: Put) -> Came:
    return _judge(put, put.look(put.ask.instead), '')


def _come_each(put: Put) -> Iterable[Came]:
    """Each item by itself; what stands for all of them stands where an item says nothing of its own."""
    ask = put.ask
    _, root, steps = put.case.root(ask.each)
    items = [(name, found) for name, found in look_each(root, steps) if _wanted(ask, found)]
    if any(found.status == 'empty' for _, found in items):
        return [_item(put, name, found) for name, found in items if found.status == 'empty']
    general = _instead(put) if ask.instead else None
    if general and general.outcome is Outcome.MET:
        return [general]
    came = [_item(put, name, found) for name, found in items]
    if general and all(
        one.outcome is Outcome.UNDECLARED or not found.in_place for one, (_, found) in zip(came, items, strict=True)
    ):
        return [general]
    if not came:
        return [_none(ask)]
    return [_or_general(one, general) for one in came]


def _none(ask: Ask) -> Came:
    """There is nothing of the sort that the ask is about."""
    return Came('', Outcome.NOT_APPLICABLE, 'there is none', Found('empty', (), ask.each))


def _or_general(one: Came, general: Came | None) -> Came:
    """The item's own answer, or the general one in its place where the item gives none."""
    if general and one.outcome is Outcome.UNDECLARED:
        return Came(one.object, general.outcome, general.message, one.found)
    return one


def _wanted(ask: Ask, found: Found) -> bool:
    """Whether an item is of the sort that the ask is about; a missing list is about every sort."""
    if found.status == UNDECLARED or not ask.only or found.value is None or found.value == ():
        return True
    return all(
        getattr(found.value, key, None) in wanted for key, wanted in ask.only.items() if hasattr(found.value, key)
    )


def _item(put: Put, name: str, found: Found) -> Came:
    if not found.in_place:
        return _judge(put, found, name)
    return _judge(put, look(found.value, put.ask.of, found.at), name)


def _judge(put: Put, found: Found, name: str) -> Came:
    """What stands at a place, judged by its status or, where it is in place, by the check of the ask."""
    found = _as_it_stands(found)
    if found.in_place:
        told = put.operands
        judged = told if isinstance(told, Judged) else _given(BOOK[put.ask.check], found.value, told, put.asked)
        return Came(name, judged.outcome, judged.message, found)
    if found.status == 'elsewhere' and put.ask.accepts_pointer:
        return Came(name, Outcome.MET, '', found)
    if found.status == 'not-applicable' and put.conditions:
        return Came(name, Outcome.WRONG, 'said not to arise, and yet it does', found)
    if put.authority.compares and found.status != UNDECLARED:
        return Came(name, Outcome.NOT_APPLICABLE, 'the text says nothing that could be compared', found)
    return Came(name, OUTCOMES[found.status], 'the list is empty' if found.status == 'empty' else '', found)


def _as_it_stands(found: Found) -> Found:
    """A list as its items that are in place: a partner or recipient only planned is not there yet."""
    if not found.in_place or not isinstance(found.value, tuple):
        return found
    in_place = _in_place(found.value)
    if in_place:
        return Found(IN_PLACE, in_place, found.at)
    if not found.value:
        return Found('empty', (), found.at)
    return Found(found.value[0].status, found.value[0], (*found.at, 0))


def _in_place(items: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(item for item in items if not isinstance(item, Said) or item.status == IN_PLACE)


def _given(check: Check, value: Any, operands: Mapping[str, Any], asked: Asked) -> Judged:
    """What a check says of a value, told of the question only if it needs to know."""
    return check.judge(value, **operands, asked=asked) if check.needs_asked else check.judge(value, **operands)


def _cannot_compare(put: Put, found: Found, path: Path) -> Judged:
    if found.status == UNDECLARED:
        return Judged(Outcome.UNDECLARED, f'`{".".join(path)}` is not declared, so nobody can tell')
    outcome = Outcome.NOT_APPLICABLE if put.authority.compares else Outcome.ABSENT
    return Judged(outcome, f'the text does not give `{".".join(path)}`')
