"""The validator of a model, from a cached schema, because building the schema takes longer than a short run."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pydantic
from pydantic_core import SchemaValidator

from masa_check.cache import digest, keep, recall
from masa_check.model.declared import Declared

MODEL = Path(__file__).parents[1] / 'model'
NOT_FOR_VALIDATING = frozenset({'metadata', 'serialization'})


@cache
def validator(model: type[Declared]) -> SchemaValidator:
    """The validator of a model, which gives the same values as `model.model_validate`."""
    name, key = _name(model), _key()
    schema = recall(name, key)
    if not isinstance(schema, dict):
        schema = _schema(model)
        keep(name, key, schema)
    return SchemaValidator(schema)


def to_ship(models: Iterable[type[Declared]]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The schemas of some models, for this Python and pydantic, each with the name and key by which it is recalled."""
    return ((_name(model), _key(), _schema(model)) for model in models)


def _name(model: type[Declared]) -> str:
    return f'schema-{model.__name__.lower()}'


def _key() -> str:
    """It changes with Python, with pydantic and with the source of the models."""
    sources = (*sorted(MODEL.glob('*.py')), MODEL.with_name('values.py'), MODEL.with_name('display.py'))
    versions = f'{sys.implementation.cache_tag} {pydantic.VERSION}'
    return digest(versions.encode(), *(file.read_bytes() for file in sources))


def _schema(model: type[Declared]) -> dict[str, Any]:
    model.model_rebuild()
    schema: dict[str, Any] = _for_validating(model.__pydantic_core_schema__)
    return schema


def _for_validating(schema: Any) -> Any:
    """The schema without the parts that validation does not need, some of which cannot be cached."""
    if isinstance(schema, list | tuple):
        return type(schema)(_for_validating(inner) for inner in schema)
    if not isinstance(schema, dict):
        return schema
    is_node = isinstance(schema.get('type'), str)  # and not the fields of a model by their names
    return {key: _for_validating(inner) for key, inner in schema.items() if not (is_node and key in NOT_FOR_VALIDATING)}
