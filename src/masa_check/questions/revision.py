"""Lays answers over the data of a declaration, in the forms that it already has."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from masa_check.declaration.blank import NOT_LOOKED_AT
from masa_check.declaration.kinds import model_of
from masa_check.document.document import Document
from masa_check.model.shape import Field, field_at, fields
from masa_check.questions.answer import EMPTY, FieldAnswer
from masa_check.questions.answer_kind import SOURCE
from masa_check.questions.plain_data import data_of, spread
from masa_check.questions.reading import OF_GROUP, answer_of, answers_of
from masa_check.questions.registry import group_paths
from masa_check.rulebook.duty import Path

NAMES = ('name', 'office', 'edition', 'what', 'section')  # by which an item is known, the first that it has


def identity_of(item: Any) -> str:
    """The name by which an item of a list is the same one before and after a change."""
    if isinstance(item, dict):
        return next((str(item[key]) for key in NAMES if key in item), repr(item))
    return str(item)


def revised(document: Document, answers: Mapping[Path, FieldAnswer]) -> dict[str, Any]:
    """The data of a declaration with some answers in it; raises MasaError where one cannot stand in it."""
    kind = document.data['kind']
    old = answers_of(document.data, kind)
    whole = spread({**old, **answers}, kind)
    groups = {path for path, _ in group_paths(kind)}
    data, is_blank = deepcopy(document.data), document.may_hold(NOT_LOOKED_AT)
    for path in sorted(whole, key=len):
        answer = whole[path]
        if answer == old.get(path, EMPTY):
            continue
        if path in groups:
            _set_group(data, path, answer, kind)
        else:
            _set(data, path, answer, kind, is_blank=is_blank)
    return data


# --- one answer


def _set(data: dict[str, Any], path: Path, answer: FieldAnswer, kind: str, *, is_blank: bool) -> None:
    """Write an answer into the data, or take it out."""
    if answer.is_empty:
        _take_out(data, path, is_blank=is_blank)
        return
    owner = _owner(data, path[:-1], kind)
    written = owner.get(path[-1])
    field = field_at(model_of(kind), path)
    value = revised_value(field, answer, None if written == NOT_LOOKED_AT else written)
    _write_key(owner, path[-1], value, _order(kind, path[:-1]))


def _take_out(data: dict[str, Any], path: Path, *, is_blank: bool) -> None:
    """Take a key out, and each group in which nothing else stands; a blank form asks for it again."""
    owners = [data]
    for step in path[:-1]:
        inner = owners[-1].get(step)
        if not isinstance(inner, dict):
            return
        owners.append(inner)
    if is_blank and path[-1] in owners[-1]:
        owners[-1][path[-1]] = NOT_LOOKED_AT
        return
    for owner, key in zip(reversed(owners), reversed(path), strict=True):
        owner.pop(key, None)
        if owner:
            return


def _owner(data: dict[str, Any], path: Path, kind: str) -> dict[str, Any]:
    """The group at a path, which is added where it is not there."""
    node = data
    for number, step in enumerate(path):
        if not isinstance(node.get(step), dict):
            _write_key(node, step, {}, _order(kind, path[:number]))
        node = node[step]
    return node


def _order(kind: str, path: Path) -> list[str]:
    """The keys of a group in the order of the model, what it says of the whole first."""
    model = field_at(model_of(kind), path).type if path else model_of(kind)
    return list(fields(model))


def _write_key(owner: dict[str, Any], key: str, value: Any, order: list[str]) -> None:
    """Write a key in its place: behind the nearest before it in the order that is there."""
    if key in owner:
        owner[key] = value
        return
    before = set(order[: order.index(key)]) if key in order else set(owner)
    behind = [name for name in owner if name in before]
    at = 1 + list(owner).index(max(behind, key=order.index)) if behind else 0
    rest = list(owner.items())
    owner.clear()
    owner.update([*rest[:at], (key, value), *rest[at:]])


def revised_value(field: Field, answer: FieldAnswer, old: Any) -> Any:
    """
    What a declaration has for an answer, in the form of what it had.

    Example: where it had `{summary: ..., source: Voice}` and only the summary is another, the source stays as it is.
    """
    if old is not None and answer_of(field, old) == answer:
        return old
    if field.is_list and isinstance(old, list) and answer.rows:
        return _rows(field, answer, old)
    if isinstance(old, dict) and not field.is_list and not field.keyed and fields(field.type):
        return _long(field, answer, old)
    return data_of(field, answer)


def _rows(field: Field, answer: FieldAnswer, old: list[Any]) -> list[Any]:
    """The rows of a list, each in the form of the old row of its name."""
    before = {identity_of(one): one for one in old}
    one_row = field._replace(is_list=False, silence=None)
    rows = zip(answer.rows, data_of(field, answer), strict=True)
    return [_revised_row(one_row, row, new, before.get(identity_of(new))) for row, new in rows]


def _revised_row(field: Field, row: FieldAnswer, new: Any, old: Any) -> Any:
    """A row in the form of the old row, if there was one."""
    if old is None:
        return new
    was = answer_of(field._replace(is_list=True), [old]).rows[0]
    if was == row:
        return old
    if not isinstance(old, dict):
        return new
    return _long(field, row, old, in_row=True)


def _long(field: Field, answer: FieldAnswer, old: dict[str, Any], *, in_row: bool = False) -> Any:
    """A long form over another: each part that has not changed as it was, each new one in the order of the model."""
    of = field._replace(is_list=True) if in_row else field
    new = data_of(of, FieldAnswer(rows=(answer,)), short=False)[0] if in_row else data_of(of, answer, short=False)
    if not isinstance(new, dict):
        return new
    was = answer_of(of, [old]).rows[0] if in_row else answer_of(of, old)
    kept = {key: value for key, value in old.items() if key in new or (key == 'status' and answer.status == was.status)}
    if not kept:
        return data_of(of, FieldAnswer(rows=(answer,)))[0] if in_row else data_of(of, answer)
    for key, value in new.items():
        cell = answer.cells.get(key)
        if key in kept and cell is not None:
            kept[key] = revised_value(fields(field.type)[key], cell, old[key])
        elif key == SOURCE and key in kept:
            kept[key] = old[key] if was.places == answer.places else value
        elif key in kept:
            kept[key] = old[key] if str(old[key]) == str(value) else value
        else:
            _write_key(kept, key, value, list(new))
    return kept


# --- groups


def _set_group(data: dict[str, Any], path: Path, answer: FieldAnswer, kind: str) -> None:
    """Write what a group says of the whole, and leave what is in it."""
    inner = _at(data, path)
    within = {key: one for key, one in inner.items() if key not in OF_GROUP} if isinstance(inner, dict) else {}
    if not within:
        _set(data, path, answer, kind, is_blank=False)
        return
    long = {} if answer.is_empty else data_of(field_at(model_of(kind), path), answer, short=False)
    group = _owner(data, path, kind)
    for key in OF_GROUP:
        group.pop(key, None)
    for key, value in long.items():
        _write_key(group, key, value, _order(kind, path))


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data
