"""Proves a rulebook: every path and check fits the model, and every example has the verdict that it states."""

from __future__ import annotations

import json
import types
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from masa_check.checks import CHECKS, Check
from masa_check.declaration.declaration import Declaration, declare
from masa_check.declaration.kinds import ARRANGEMENTS, KINDS, PAIR, PARTS, YEARLY_REPORT, model_of
from masa_check.document.document import parse
from masa_check.engine import evaluation
from masa_check.engine.case import Case
from masa_check.errors import MasaError
from masa_check.model.declared import Declared
from masa_check.model.shape import Field, NoSuchPathError, field_at
from masa_check.report.question import Question, check_context
from masa_check.rulebook.duty import Ask, Condition, Duty, Example, Path
from masa_check.rulebook.edition import EditionStatus, Standing
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Verdict

SMALLEST = {
    kind: {'kind': kind, 'id': 'example', 'name': 'Example Safeguarding Children Partnership'} for kind in KINDS
}
PLAIN = (str, int, bool)
ANY_DAY = date(2025, 1, 1)  # for examples that do not depend on the day


def prove(rulebook: Rulebook, own: Collection[str] | None = None) -> None:
    """Raise MasaError at the first fault of a rulebook, with file and line."""
    for wrong in faults(rulebook, own):
        raise wrong


def faults(rulebook: Rulebook, own: Collection[str] | None = None) -> Iterator[MasaError]:
    """The faults of a rulebook, or of the duties with the given ids."""
    yield from _refs_used_twice(rulebook)
    for duty in rulebook.duties.values():
        if own is not None and duty.id not in own:
            continue
        broken = list(_cannot_answer(duty))
        yield from broken
        if not broken:
            yield from _examples(duty, rulebook)


def _refuse(duty: Duty, message: str, remedy: str, line: int = 0) -> MasaError:
    return MasaError(f'{duty.id}: {message}', path=duty.path, line=line or duty.line, remedy=remedy)


def _refs_used_twice(rulebook: Rulebook) -> Iterator[MasaError]:
    seen: dict[tuple[str, str, str], str] = {}
    for duty in rulebook.duties.values():
        for authorities in duty.editions.values():
            for name, authority in authorities.items():
                key = (authority.ref, name, duty.asked_of)
                if authority.ref and key in seen:
                    yield _refuse(
                        duty, f'"{seen[key]}" has the ask "{name}" of {authority.ref} too', 'write each ask once'
                    )
                seen[key] = duty.id


def _cannot_answer(duty: Duty) -> Iterator[MasaError]:
    if not duty.asks or not duty.editions or not all(duty.editions.values()):
        yield _refuse(duty, 'nothing is asked', 'add an ask, and name it under an edition')
    used = {name for authorities in duty.editions.values() for name in authorities}
    for name, ask in duty.asks.items():
        if name not in used:
            yield _refuse(duty, f'no edition asks "{name}"', 'name it under an edition, or delete it')
        for args in [authority.args for authority in duty.authorities_of(name)] or [{}]:
            message = _ask_fault(duty, ask, args)
            if message:
                yield _refuse(
                    duty,
                    f'ask "{name}": {message}',
                    '`masa-check init -` prints every key, and docs/rules.md lists the checks',
                )
                break


def _ask_fault(duty: Duty, ask: Ask, args: Mapping[str, Any]) -> str:
    model = _model(duty.asked_of)
    try:
        subjects = list(_subjects(model, ask))
        conditions = [one for authority in duty.authorities_of(ask.name) for one in authority.conditions]
        return next((_check_fault(ask.check, subject, args, ask.beside, model) for subject in subjects), '') or next(
            filter(None, (_condition_fault(one, model) for one in conditions)), ''
        )
    except NoSuchPathError as wrong:
        return str(wrong)


def _model(asked_of: str) -> type[Declared]:
    """The model in which a duty's paths begin; for a pair, one with a field for each of its documents."""
    if asked_of != PAIR:
        return model_of(asked_of)
    parts = {part: FieldInfo(annotation=model_of(kind)) for part, kind in PARTS.items()}
    return type('Pair', (), {'model_fields': parts})


def _subjects(model: Any, ask: Ask) -> Iterator[Field]:
    """The types of the values that the check of an ask receives."""
    if ask.every:
        yield Field(ask.every, evaluation.KINDS[ask.every])
    elif ask.each:
        item = field_at(model, ask.each, through_lists=True)
        if not item.is_list:
            raise NoSuchPathError(f'`{".".join(ask.each)}` is not a list')
        for key, wanted in ask.only.items():
            _known_words(field_at(item.type, (key,)), key, wanted)
        yield field_at(item.type, ask.of)
    else:
        yield field_at(model, ask.of)
    if ask.instead:
        yield field_at(model, ask.instead)


def _known_words(kind: Field, key: str, wanted: Sequence[str]) -> None:
    """Raise NoSuchPathError where `only` names a word that the key can never have."""
    for word in wanted:
        if kind.choices and word not in kind.choices:
            raise NoSuchPathError(f'"{key}" is never "{word}"')


def _condition_fault(condition: Condition, model: Any) -> str:
    return _check_fault(condition.check, field_at(model, condition.of), condition.args, {}, model)


def _check_fault(name: str, subject: Field, args: Mapping[str, Any], beside: Mapping[str, Path], model: Any) -> str:
    if name not in CHECKS:
        return f'there is no check "{name}"'
    check = CHECKS[name]
    subject_hint, *_ = check.hints.values()
    if not _fits(subject, subject_hint):
        sort = getattr(subject.type, '__name__', subject.type)
        return f'"{name}" cannot be asked of {"a list of " if subject.is_list else ""}{sort}'
    operands = {operand: field_at(model, path) for operand, path in beside.items()}
    return next(
        filter(
            None,
            (
                _operand_fault(check, key, args, operands)
                for key in {**dict.fromkeys(check.operands), **args, **operands}
            ),
        ),
        '',
    )


def _operand_fault(check: Check, key: str, args: Mapping[str, Any], beside: Mapping[str, Field]) -> str:
    if key not in check.operands:
        return f'"{check.name}" takes no "{key}"'
    wanted = check.hints[key]
    if key in beside:
        return (
            '' if key in check.raw or _fits(beside[key], wanted) else f'"{check.name}" cannot use that path as "{key}"'
        )
    if key in args:
        return '' if _is(args[key], wanted) else f'"{key}" of "{check.name}" is not the kind of value that it takes'
    return '' if key in check.optional else f'"{check.name}" needs "{key}"'


def _fits(kind: Field, wanted: Any) -> bool:
    """
    Whether a field's value is valid for a parameter's type.

    Examples: a list of `Agency` fits `tuple[Agency, ...]` and bare `tuple`, and not `Agency`; a field with a closed set
    of words fits `str`.
    """
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return any(_fits(kind, option) for option in get_args(wanted) if option is not type(None))
    if wanted is tuple:
        return kind.is_list
    if origin is tuple:
        return kind.is_list and _subclass(kind.type, get_args(wanted)[0])
    if wanted is str and not kind.is_list:
        return not isinstance(kind.type, type) or issubclass(kind.type, str)
    return not kind.is_list and _subclass(kind.type, wanted)


def _subclass(actual: Any, wanted: Any) -> bool:
    return isinstance(actual, type) and isinstance(wanted, type) and issubclass(actual, wanted)


def _is(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, types.UnionType):
        return any(_is(value, one) for one in get_args(wanted))
    if get_origin(wanted) is list:
        return isinstance(value, list) and bool(value) and all(_is(item, get_args(wanted)[0]) for item in value)
    return wanted in PLAIN and type(value) is wanted


def _examples(duty: Duty, rulebook: Rulebook) -> Iterator[MasaError]:
    shown: dict[str, set[str]] = {edition: set() for edition in duty.editions}
    for example in duty.examples:
        for edition, stated in example.verdicts.items():
            if edition not in duty.editions:
                yield _refuse(
                    duty, f'an example names {edition}, which does not ask this duty', 'delete it', example.line
                )
                continue
            try:
                message, actual = put_example(duty, example, rulebook, edition)
            except ValueError as wrong:
                message, actual = f'an argument cannot be used: {wrong}', ''
            if message or actual != stated:
                wrong_verdict = message or f'the example comes to "{actual}" in {edition}, and says "{stated}"'
                carried = rulebook.editions[edition].same_as if not message else ''
                yield _refuse(duty, wrong_verdict, _mending(example, edition, carried, actual), example.line)
            shown[edition].add(stated)
    for edition, verdicts in shown.items():
        if Verdict.MET not in verdicts and Verdict.FOR_A_PERSON not in verdicts:
            yield _refuse(duty, f'no example meets it in {edition}', 'add one')
        if not verdicts & {Verdict.GAP, Verdict.PARTLY}:
            yield _refuse(duty, f'no example misses it in {edition}', 'add one')


def _mending(example: Example, edition: str, before: str, came: str) -> str:
    """What to do about an example that comes to something else than it says, or than it says of the edition before."""
    if not before or example.verdicts[edition] != example.verdicts.get(before):
        return 'mend the example or the rule'
    return f'mend the rule, or write `{edition}: {came}`: what the example says of {before} holds for it otherwise'


def put_example(duty: Duty, example: Example, rulebook: Rulebook, edition: str) -> tuple[str, str]:
    """The fault of an example, or '', and the verdict on it."""
    documents: dict[str, Declaration] = {}
    for part, declared_keys in _parts(duty, example).items():
        whole = {**SMALLEST[PARTS[part]], **declared_keys}
        declared = declare(parse(json.dumps(whole, default=str).encode(), f'{part}.yaml'))
        if not isinstance(declared, Declaration):
            at = '.'.join(map(str, declared[0].at))
            return f'the example is not a valid document: {declared[0].message} ({at})', ''
        documents[part] = declared
    case = Case(duty.asked_of, documents[YEARLY_REPORT if duty.asked_of == PAIR else duty.asked_of], documents)
    standing = Standing(rulebook.editions[edition], EditionStatus.IN_FORCE, counts=True)
    context = check_context(standing, case.main, Question(rulebook, example.on or ANY_DAY))
    return '', evaluation.answer([duty], case, context)[0].verdict


def _parts(duty: Duty, example: Example) -> Mapping[str, Mapping[str, Any]]:
    """The documents of an example; for a pair, the arrangements and the report are always among them."""
    return (
        {ARRANGEMENTS: {}, YEARLY_REPORT: {}, **example.declared}
        if duty.asked_of == PAIR
        else {duty.asked_of: example.declared}
    )
