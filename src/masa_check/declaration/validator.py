"""The validator of a model, from a cached schema, because building the schema takes longer than a short run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

from masa_check.cache import keep
from masa_check.declaration.kinds import KINDS, model_of
from masa_check.model import prepared, shape
from masa_check.model.compiled import SchemaValidator
from masa_check.model.declared import Declared

NOT_FOR_VALIDATING = frozenset({'metadata', 'serialization'})


@cache
def validator(model: type[Declared]) -> SchemaValidator:
    """The validator of a model, which gives the same values as `model.model_validate`."""
    if parts := prepared.PARTS or prepared.cached():
        return SchemaValidator(prepared.schema(parts, model))
    if not sys.dont_write_bytecode:
        keep(*to_cache())
    return SchemaValidator(_schema(model))


def to_cache() -> tuple[str, str, dict[str, bytes]]:
    """What is worked out of the models of all files, with the name and the key by which it is cached."""
    from masa_check.model.acts import ActsFile  # noqa: PLC0415 - most runs find it cached
    from masa_check.model.settings import SettingsFile  # noqa: PLC0415 - as above
    from masa_check.model.waivers import WaiversFile  # noqa: PLC0415 - as above

    files: list[type[Declared]] = [*map(model_of, KINDS), WaiversFile, ActsFile, SettingsFile]
    schemas, fields = {one: _schema(one) for one in files}, {one: shape.fields(one) for one in _classes(Declared)}
    return prepared.NAME, prepared.key(), prepared.to_cache(schemas, fields)


def _classes(top: type[Declared]) -> Iterator[type[Declared]]:
    """A class of the model, and all beneath it."""
    yield top
    for one in top.__subclasses__():
        if one.__module__.startswith(prepared.__package__):
            yield from _classes(one)


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
