"""Declarations drawn from the types and examples of the model, for tests of what holds of any declaration."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from pydantic import ValidationError

from masa_check.model.declared import Declared
from masa_check.model.exempt import facts
from masa_check.model.identity import Published
from masa_check.model.shape import Field, fields
from masa_check.model.statement import Item, WithStatus

NAMES = ('Bedfordshire Police', 'The Luton College', 'Luton College', 'Cafcass', 'CAFCASS (England)', 'A & B Trust')
BARE = ('not-stated', 'restated')
DEEPEST = 3


def declarations(model: type[Published]) -> st.SearchStrategy[dict[str, Any]]:
    """Plain data of valid declarations of one kind, as YAML would give it."""
    head = {'kind': fields(model)['kind'].examples[0], 'id': 'luton', 'name': 'Luton'}
    whole = _group(model, 0).map(lambda drawn: {**drawn, **head})
    return whole.filter(lambda data: _valid(model, data))


def _valid(model: type[Published], data: dict[str, Any]) -> bool:
    try:
        model.model_validate(data)
    except ValidationError:
        return False
    return True


def _group(model: type[Declared], depth: int) -> st.SearchStrategy[dict[str, Any]]:
    """Some of the fields of a model, each valid by itself; those that must be there always are."""
    drawn = [(field, _field(model, field, depth)) for field in facts(model) if field.key != 'status']
    must = {field.key: one for field, one in drawn if field.required}
    may = {field.key: one for field, one in drawn if not field.required}
    few = st.lists(st.sampled_from(sorted(may)), max_size=4, unique=True) if may else st.just([])
    return few.flatmap(lambda keys: st.fixed_dictionaries({**must, **{key: may[key] for key in keys}}))


def _field(model: type[Declared], field: Field, depth: int) -> st.SearchStrategy[Any]:
    examples = list(field.examples) or ['x']
    if field.key == 'name' and issubclass(model, Item):
        return st.sampled_from(NAMES)
    if not field.nested or field.keyed or depth > DEEPEST:
        return st.sampled_from(examples)
    short = st.sampled_from([*examples, *BARE])
    if field.is_list:
        return _several(field, examples, depth)
    if field.holds(WithStatus):
        return st.one_of(short, _valid_only(field.type, depth))
    return st.one_of(st.sampled_from(examples), _valid_only(field.type, depth))


def _valid_only(model: type[Declared], depth: int) -> st.SearchStrategy[Any]:
    """A group that the model takes, in the long form."""

    def taken(data: Any) -> bool:
        try:
            model.model_validate(data)
        except ValidationError:
            return False
        return True

    return _group(model, depth + 1).filter(taken)


def _several(field: Field, examples: list[Any], depth: int) -> st.SearchStrategy[Any]:
    named = field.holds(Declared)
    one = _valid_only(field.type, depth) if named else st.sampled_from(examples[0])
    lists = st.lists(one, min_size=1, max_size=4)
    return lists if field.may_be_empty or not named else st.one_of(lists, st.just('not-stated'))
