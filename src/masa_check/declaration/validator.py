"""The validator of a model, from a cached schema, because building the schema takes longer than a short run."""

from __future__ import annotations

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
    name, key = f'schema-{model.__name__.lower()}', digest(pydantic.VERSION.encode(), *_own_code())
    schema = recall(name, key)
    if not isinstance(schema, dict):
        model.model_rebuild()
        schema = _for_validating(model.__pydantic_core_schema__)
        keep(name, key, schema)
    return SchemaValidator(schema)


def _own_code() -> list[bytes]:
    """The source of the models: a schema cached from other source is not used."""
    return [
        file.read_bytes()
        for file in (*sorted(MODEL.glob('*.py')), MODEL.with_name('values.py'), MODEL.with_name('display.py'))
    ]


def _for_validating(schema: Any) -> Any:
    """The schema without the parts that validation does not need, some of which cannot be cached."""
    if isinstance(schema, list | tuple):
        return type(schema)(_for_validating(inner) for inner in schema)
    if not isinstance(schema, dict):
        return schema
    is_node = isinstance(schema.get('type'), str)  # and not the fields of a model by their names
    return {key: _for_validating(inner) for key, inner in schema.items() if not (is_node and key in NOT_FOR_VALIDATING)}
