"""Reads the answers out of a declaration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from masa_check.declaration.blank import without_blanks
from masa_check.declaration.kinds import model_of
from masa_check.model.identity import IDENTITY
from masa_check.model.shape import Field, fields
from masa_check.model.statement import Part, WithStatus
from masa_check.model.status import Status
from masa_check.questions.answer import AnswerPlace, FieldAnswer
from masa_check.questions.answer_kind import KEY, NO, SOURCE, YES, main_key, part_fields
from masa_check.questions.fields import own_fields
from masa_check.rulebook.duty import Path

WORDS = ('summary', 'where', 'because', 'lacks')
MORE = ('judged', 'checked', 'promises')
OF_GROUP = ('status', 'proposed', *WORDS, SOURCE, *MORE)


def answers_of(data: dict[str, Any], kind: str) -> dict[Path, FieldAnswer]:
    """
    The answers in the data of a declaration of some kind, which must be without faults of shape, by their paths.

    A group has an answer of its own where it has a status or a source: with `voice: not-stated`, the path is
    ('voice',). What is not yet looked at is not answered.
    """
    whole = without_blanks(data)
    some = [field for key, field in fields(model_of(kind)).items() if key != IDENTITY[0]]
    return {path: answer for field in some if field.key in whole for path, answer in _answers(field, whole, ())}


def _answers(field: Field, owner: Mapping[str, Any], above: Path) -> Iterator[tuple[Path, FieldAnswer]]:
    path, raw = (*above, field.key), owner[field.key]
    if not field.is_group:
        yield path, answer_of(field, raw)
        return
    group = field.type.widened(raw)
    if any(key in group for key in OF_GROUP):
        yield path, _of_long({key: group[key] for key in OF_GROUP if key in group}, field)
    for inner in own_fields(field):
        if inner.key in group:
            yield from _answers(inner, group, path)


def answer_of(field: Field, raw: Any) -> FieldAnswer:
    """The answer that is written of a field."""
    if field.keyed:
        return FieldAnswer(rows=tuple(_row(field, one, KEY, key) for key, one in raw.items()), empty=not raw)
    if field.is_list and isinstance(raw, list | tuple):
        return FieldAnswer(rows=tuple(_row(field, one) for one in raw), empty=not raw)
    if field.is_list:
        return _of_long(field.silence.widened(raw), field._replace(type=field.silence, is_list=False))
    if not fields(field.type):
        return FieldAnswer(value=as_text(raw))
    return _of_long(field.type.widened(raw), field)


def _row(field: Field, raw: Any, key: str = '', name: str = '') -> FieldAnswer:
    """A row of a list; in a mapping, its name there is a cell."""
    if not fields(field.type):
        return FieldAnswer(value=as_text(raw))
    row = _of_long(field.type.widened(raw), field, in_row=True)
    return row._replace(cells={key: FieldAnswer(value=name), **row.cells}) if key else row


def _of_long(written: Mapping[str, Any], field: Field, *, in_row: bool = False) -> FieldAnswer:
    """The answer in the long form of a value of a field."""
    main = '' if in_row else main_key(field.type)
    cells = () if field.is_group else part_fields(field.type, in_row=in_row)
    return FieldAnswer(
        status=_status(written, field),
        value=as_text(written[main]) if main in written else '',
        summary=written.get('summary', ''),
        where=written.get('where', ''),
        because=written.get('because', ''),
        lacks=written.get('lacks', ''),
        places=_places(written.get(SOURCE, ())),
        cells={one.key: answer_of(one, written[one.key]) for one in cells if one.key in written},
        proposed=written.get('proposed', ''),
        more={key: written[key] for key in MORE if key in written},
    )


def _status(written: Mapping[str, Any], field: Field) -> str:
    """The status; `in-place` is taken as said of a statement, and left out of a row and a group."""
    status = str(written.get('status', ''))
    if field.holds(Part):
        return '' if status == Status.IN_PLACE else status
    return status or (Status.IN_PLACE.value if field.holds(WithStatus) and 'proposed' not in written else '')


def _places(written: Any) -> tuple[AnswerPlace, ...]:
    several = written if isinstance(written, list | tuple) else [written]
    return tuple(
        AnswerPlace(**{key: as_text(word) for key, word in one.items()})
        if isinstance(one, Mapping)
        else AnswerPlace(section=as_text(one))
        for one in several
    )


def as_text(value: Any) -> str:
    """
    A plain value as it is typed into a form.

    Example: true is "yes", and the number 24.40 is "24.40".
    """
    if isinstance(value, bool):
        return YES if value else NO
    return format(value, 'f') if isinstance(value, Decimal) else str(value)
