"""The JSON Schema of a file of duties, made from its grammar, for editors and for rules of one's own."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from masa_check.document.document import parse
from masa_check.rulebook import edition_grammar, grammar, question_grammar
from masa_check.rulebook.key import Holds, Key, KeyGroup, ListOf, Scalar

DRAFT = 'http://json-schema.org/draft-07/schema#'
TYPES = {str: 'string', int: 'integer', bool: 'boolean'}
FILLED = r'^(?!\s*\.\.\.\s*$)'  # not the dots that stand where something is still to be written
# The groups that are described once, and referred to wherever they stand.
DEFINITIONS = {
    'duty': grammar.DUTY,
    'ask': grammar.ASK,
    'condition': grammar.CONDITION,
    'own-condition': grammar.ASK_CONDITION,
    'edition': grammar.EDITION_TERMS,
    'terms': grammar.TERMS,
    'cite': grammar.CITE,
    'example': grammar.EXAMPLE,
    'cue': question_grammar.CUE,
    'question': question_grammar.QUESTION,
}


def schema(editions: Collection[str], checks: Mapping[str, str]) -> dict[str, Any]:
    """The schema of any file in rules/, for these editions and checks; of each check, what it holds."""
    theme, index = theme_schema(editions, checks), edition_grammar.INDEX
    only_there = [name for name in index.keys if name not in grammar.THEME.keys]
    return {
        '$schema': DRAFT,
        'title': 'Rules of masa-check',
        'description': 'A file of duties, or editions.yaml. docs/rules.md explains every key.',
        'if': {'anyOf': [{'required': [name]} for name in only_there]},
        'then': _Builder(editions, checks).group(index),
        'else': {key: value for key, value in theme.items() if key != 'definitions'},
        'definitions': theme['definitions'],
    }


def theme_schema(editions: Collection[str], checks: Mapping[str, str]) -> dict[str, Any]:
    """The schema of a file of duties alone."""
    builder = _Builder(editions, checks)
    definitions = {name: builder.group(group) for name, group in DEFINITIONS.items()}
    return {**builder.group(grammar.THEME), 'definitions': definitions}


def as_data(example: str) -> Any:
    """An example of the grammar as the plain data that it is read as."""
    return parse(f'example: {example}'.encode(), 'an example').data['example']


class _Builder:
    """Turns groups into schemas; holds the names that the rulebook itself gives."""

    def __init__(self, editions: Collection[str], checks: Mapping[str, str]) -> None:
        self.editions = editions
        self.checks = checks

    def group(self, group: KeyGroup) -> dict[str, Any]:
        """A mapping with no key but those that belong."""
        made: dict[str, Any] = {'type': 'object', 'properties': self._properties(group), 'additionalProperties': False}
        if group.free and not group.names_editions:
            # An editor would offer the example of a name's value as the value of every key beside it.
            made['additionalProperties'] = self._key(group.free._replace(example=''))
        if group.required:
            made['required'] = list(group.required)
        if group.any_of:
            made['anyOf'] = [{'required': [name]} for name in group.any_of]
        if group.needs:
            made['dependencies'] = {name: [other] for name, other in group.needs.items()}
        return made

    def _properties(self, group: KeyGroup) -> dict[str, Any]:
        keys = dict(group.keys)
        if group.free and group.names_editions:
            keys |= dict.fromkeys(self.editions, group.free)
        return {name: {**self._key(key), 'title': name} for name, key in keys.items()}

    def _key(self, key: Key) -> dict[str, Any]:
        made = self._holds(key.holds)
        if '$ref' in made:
            made = {'allOf': [made]}
        if 'pattern' in made:
            made['patternErrorMessage'] = f'Still to be filled in. {key.meaning}'
        made['description'] = key.meaning
        if key.example:
            made['examples'] = [as_data(key.example)]
        return made

    def _holds(self, holds: Holds) -> dict[str, Any]:
        if isinstance(holds, Scalar):
            return self._scalar(holds)
        if isinstance(holds, ListOf):
            items = {'type': 'array', 'items': self._holds(holds.of)}
            return {'anyOf': [self._holds(holds.of), items]} if holds.alone else items
        name = next((name for name, group in DEFINITIONS.items() if group is holds), None)
        return {'$ref': f'#/definitions/{name}'} if name else self.group(holds)

    def _scalar(self, holds: Scalar) -> dict[str, Any]:
        if holds is grammar.CHECK:
            return {'enum': list(self.checks), 'enumDescriptions': list(self.checks.values())}
        if holds.words:
            return {'enum': list(holds.words)}
        types = [TYPES[one] for one in holds.types]
        made: dict[str, Any] = {'type': types[0] if len(types) == 1 else types} if types else {}
        return {**made, 'pattern': FILLED} if 'string' in types else made
