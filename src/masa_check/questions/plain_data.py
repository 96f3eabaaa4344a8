"""Makes the plain data of a declaration from answers, in its short forms where nothing is lost by them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from typing import Any

from masa_check.declaration.kinds import model_of
from masa_check.invalid import InvalidValueError
from masa_check.model.declared import Declared
from masa_check.model.shape import Field, field_at, fields
from masa_check.model.status import Status
from masa_check.questions.answer import EMPTY, AnswerPlace, FieldAnswer
from masa_check.questions.answer_kind import KEY, NO, SOURCE, YES, AnswerKind, kind_of, main_key, part_fields
from masa_check.questions.fields import paths
from masa_check.questions.reading import MORE, WORDS
from masa_check.questions.registry import group_paths
from masa_check.rulebook.duty import Path

SAYS_MORE = ('', Status.IN_PLACE, Status.PLANNED)  # of a group in which something is declared
TRUE_OR_FALSE = {YES: True, NO: False}
FIGURE = re.compile(r'(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,6})?')
WHOLE = re.compile(r'0|[1-9][0-9]{0,8}')


def data_of_answers(answers: Mapping[Path, FieldAnswer], kind: str, *, short: bool = True) -> dict[str, Any]:
    """
    The data of a declaration from answers by their paths, without its kind.

    Example: of the answer `not-stated` at ('voice',), `{'voice': 'not-stated'}`.
    """
    made: dict[str, Any] = {}
    for path, answer in sorted(spread(answers, kind).items(), key=lambda one: len(one[0])):
        if answer.is_empty:
            continue
        node = made
        for step in path[:-1]:
            node = node.setdefault(step, {})
        node[path[-1]] = data_of(field_at(model_of(kind), path), answer, short=short)
    return made


def spread(answers: Mapping[Path, FieldAnswer], kind: str) -> dict[Path, FieldAnswer]:
    """
    Answers in which no group contradicts an answer within it: what it says is said of each of the others instead.

    Example: `not-stated` of `voice` and a sentence on `voice.carers` are that sentence, and `not-stated` of all others.
    """
    made = dict(answers)
    silent = {path for path, _ in group_paths(kind) if made.get(path, EMPTY).status not in SAYS_MORE}
    for group in sorted(silent, key=len):
        within = [path for path in made if path[: len(group)] == group != path and not made[path].is_empty]
        if not within:
            continue
        inner = [one for one in silent if one[: len(group)] == group != one]
        for path, _ in paths(kind):
            is_open = path[: len(group)] == group and made.get(path, EMPTY).is_empty
            if is_open and not any(path[: len(one)] == one for one in inner):
                made[path] = made[group]
        made[group] = EMPTY
    return made


def data_of(field: Field, answer: FieldAnswer, *, short: bool = True) -> Any:
    """
    What a declaration has for an answer.

    Example: of an answer that is in place and has only a summary, the summary; with `short` false, the long form.
    """
    if field.keyed:
        return {
            row.cells.get(KEY, FieldAnswer()).value: _row(field, _without(row, KEY), short=False) for row in answer.rows
        }
    if field.is_list and not (answer.status or answer.proposed):
        return [_row(field, row, short=short) for row in answer.rows]
    if field.is_list:
        return _shortest(field.silence, _long(answer, field), short=short)
    if not fields(field.type):
        return value_of(field, answer.value)
    return _shortest(field.type, _long(answer, field), short=short)


def _row(field: Field, row: FieldAnswer, *, short: bool) -> Any:
    if not fields(field.type):
        return value_of(field, row.value)
    return _shortest(field.type, _long(row, field, in_row=True), short=short)


def _without(row: FieldAnswer, key: str) -> FieldAnswer:
    return row._replace(cells={name: cell for name, cell in row.cells.items() if name != key})


def _long(answer: FieldAnswer, field: Field, *, in_row: bool = False) -> dict[str, Any]:
    """The long form: what is required first, then the status, the value, its parts, the words and the places."""
    main = '' if in_row else main_key(field.type)
    own = () if field.is_group or (field.is_list and not in_row) else part_fields(field.type, in_row=in_row)
    cells = {one.key: data_of(one, answer.cells[one.key]) for one in own if _is_answered(answer.cells.get(one.key))}
    required = [one.key for one in own if one.required]
    words = {key: getattr(answer, key) for key in WORDS}
    written = {
        **{key: cells[key] for key in required if key in cells},
        'status': answer.status if answer.status != Status.IN_PLACE else '',
        'proposed': answer.proposed,
        **({main: value_of(fields(field.type)[main], answer.value)} if main and answer.value else {}),
        **cells,
        **words,
        SOURCE: _source(answer.places),
        **{key: answer.more.get(key) for key in MORE},
    }
    made = {key: value for key, value in written.items() if value not in ('', None, ())}
    return made or {'status': answer.status}


def _is_answered(cell: FieldAnswer | None) -> bool:
    return cell is not None and not cell.is_empty


def _source(places: tuple[AnswerPlace, ...]) -> Any:
    """The places as a declaration has them: one without a list, and a heading alone as plain words."""
    several = [_place(one) for one in places if any(one)]
    return several[0] if len(several) == 1 else several or None


def _place(place: AnswerPlace) -> Any:
    written = {key: word for key, word in place._asdict().items() if word}
    if 'page' in written:
        written['page'] = _number(written['page'])
    return written['section'] if list(written) == ['section'] else written


def value_of(field: Field, text: str) -> Any:
    """A typed text as the value that a declaration has: true or false, a number, or the text."""
    kind = kind_of(field)
    if kind is AnswerKind.YES_NO:
        return TRUE_OR_FALSE.get(text, text)
    if kind is AnswerKind.NUMBER:
        return _number(text)
    return Decimal(text) if kind is AnswerKind.MONEY and FIGURE.fullmatch(text) else text


def _number(text: str) -> int | str:
    return int(text) if WHOLE.fullmatch(text) else text


def _shortest(model: type[Declared], long: dict[str, Any], *, short: bool) -> Any:
    """The first short form that is read as the long one; the long one where there is none."""
    forms = _short_forms(long) if short else ()
    return next((one for one in forms if _is_short_for(one, long, model)), long)


def _is_short_for(form: Any, long: dict[str, Any], model: type[Declared]) -> bool:
    with suppress(InvalidValueError):
        return bool(model.widened(form) == long)
    return False


def _short_forms(long: Mapping[str, Any]) -> Iterator[Any]:
    """What could be written in place of a long form: its only value, or such as "7 working days" for several."""
    if len(long) == 1:
        ((key, value),) = long.items()
        if not isinstance(value, list | dict):
            yield value
            yield f'{value} {key}'
    if 'days' in long:
        yield f'{long["days"]} {"working " if long.get("working") else ""}days'
    if 'first' in long and 'last' in long:
        yield f'{long["first"]} to {long["last"]}'
