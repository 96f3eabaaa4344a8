"""The JSON Schemas of the files that people write, made from the models and valid as draft-07."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from masa_check import installed
from masa_check.declaration.blank import NOT_LOOKED_AT
from masa_check.declaration.kinds import KINDS, model_of
from masa_check.model import shape
from masa_check.model.declared import Declared
from masa_check.model.identity import IDENTITY
from masa_check.model.statement import Part

DRAFT = 'http://json-schema.org/draft-07/schema#'


class _Plain(GenerateJsonSchema):
    """The schema without nulls: a key has a value or is left out."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        if made.get('default', ...) in (None, [], {}):
            made.pop('default')
        return made

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        return {'anyOf': [self.generate_inner(choice) for choice in schema['choices'].values()]}


TITLES = {
    'arrangements': 'Multi-agency safeguarding arrangements',
    'yearly-report': 'Yearly report on multi-agency safeguarding arrangements',
    'waivers': 'Waivers, and answers to what only a person can judge',
    'acts': 'Acts on record: what was done, and where the evidence is',
    'settings': 'Settings of masa-check',
}


def of(what: str) -> dict[str, Any]:
    """The schema of one kind of declaration, of a waivers file, or of masa-check.toml."""
    made = _model(what).model_json_schema(schema_generator=_Plain, ref_template='#/definitions/{model}')
    definitions = made.pop('$defs', {})
    whole = {'$schema': DRAFT, **made, 'title': TITLES[what], **({'definitions': definitions} if definitions else {})}
    settled: dict[str, Any] = _references_apart(_settled(whole))
    return _with_blanks(settled, model_of(what)) if what in KINDS else settled


def _with_blanks(schema: dict[str, Any], model: type[Declared]) -> dict[str, Any]:
    """The schema of a kind of document in which any key of a group may stand as not yet looked at."""
    named = {field.type.__name__ for field in _groups(model)}
    for made in (schema, *(schema['definitions'][name] for name in sorted(named))):
        properties = next(one for one in (made, *made.get('anyOf', ())) if 'properties' in one)['properties']
        for key in properties.keys() - Part.own_keys - set(IDENTITY):
            field = properties[key]
            about = {word: field.pop(word) for word in ('title', 'description', 'examples') if word in field}
            properties[key] = {'anyOf': [field, {'const': NOT_LOOKED_AT}], **about}
    return schema


def _groups(model: type[Declared]) -> Iterator[shape.Field]:
    """The groups of a document, each before those within it."""
    for field in shape.fields(model).values():
        if field.is_group:
            yield field
            yield from _groups(field.type)


def _model(what: str) -> type[Declared]:
    if what in KINDS:
        return model_of(what)
    if what == 'waivers':
        from masa_check.model.waivers import WaiversFile  # noqa: PLC0415 - who reads a declaration has no need

        return WaiversFile
    if what == 'acts':
        from masa_check.model.acts import ActsFile  # noqa: PLC0415 - as above

        return ActsFile
    from masa_check.model.settings import SettingsFile  # noqa: PLC0415 - as above

    return SettingsFile


def of_data(data: Any, title: str) -> dict[str, Any]:
    """The schema of a report's JSON, from its types."""
    made = TypeAdapter(data).json_schema(ref_template='#/definitions/{model}')
    definitions = {key: _strict(one) for key, one in sorted(made.pop('$defs').items())}
    whole = {'$schema': DRAFT, 'title': title, **{key: value for key, value in made.items() if key != 'title'}}
    whole_schema: dict[str, Any] = _references_apart({**_strict(whole), 'definitions': definitions})
    return whole_schema


def _references_apart(node: Any) -> Any:
    """
    The schema with each reference in an `allOf` where it has siblings, because draft-07 ignores the siblings of `$ref`.
    """
    if isinstance(node, list):
        return [_references_apart(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _references_apart(value) for key, value in node.items()}
    return {'allOf': [{'$ref': made.pop('$ref')}], **made} if '$ref' in made and len(made) > 1 else made


def _strict(made: dict[str, Any]) -> dict[str, Any]:
    """The schema without additional keys."""
    return {**made, 'additionalProperties': False} if made.get('type') == 'object' else made


def _settled(node: Any) -> Any:
    """The schema with each reference in an `allOf` where it has siblings, and a title on each field."""
    if isinstance(node, list):
        return [_settled(item) for item in node]
    if not isinstance(node, dict):
        return node
    settled = {
        key: _fields(value) if key == 'properties' else _settled(value)
        for key, value in node.items()
        if key != 'examples'
    }
    if 'examples' in node:
        settled['examples'] = node['examples']
    if 'patternProperties' in settled:
        settled['additionalProperties'] = False
    return settled


def _fields(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with a readable title, and each description where editors look for it."""
    made = {}
    for name, field in fields.items():
        settled = _settled(_one_or_several(field) if name in ('source', 'object') and 'items' in field else field)
        settled['title'] = name.replace('_', ' ').replace('-', ' ').capitalize()
        made[name] = settled
    return made


def _one_or_several(field: dict[str, Any]) -> dict[str, Any]:
    """The schema of a list field that also accepts a single item."""
    rest = {key: value for key, value in field.items() if key not in ('type', 'items')}
    return {'anyOf': [field['items'], {'type': 'array', 'items': field['items']}], **rest}


def folder() -> Path:
    """The folder of the schemas that ship with the tool."""
    return installed.folder('schemas')


def shipped(name: str) -> Any:
    """A schema that ships with the tool."""
    return json.loads((folder() / f'{name}.schema.json').read_text(encoding='utf-8'))
