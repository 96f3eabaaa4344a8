"""The JSON Schema for editors: draft-07, with words and examples for every field, and as strict as it can be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from masa_check.declaration.declaration import Declaration, declare
from masa_check.declaration.kinds import KINDS, model_of
from masa_check.declaration.schema import of, shipped
from masa_check.document.document import Document, parse, read

SCHEMAS = {kind: of(kind) for kind in KINDS}
SCHEMA = SCHEMAS['arrangements']
VALIDATOR = Draft7Validator(SCHEMA)
EXAMPLES = sorted((Path(__file__).parents[1] / 'examples').glob('*.yaml'))
SMALLEST = {'kind': 'arrangements', 'id': 'luton', 'name': 'Luton Safeguarding Children Partnership'}


def fields(node: Any, at: str = '') -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of every thing that can be declared, by where it stands in the schema."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from fields(item, f'{at}/{index}')
    elif isinstance(node, dict):
        for name, field in node.get('properties', {}).items():
            yield f'{at}/{name}', field
        for key, item in node.items():
            if key != 'examples':
                yield from fields(item, at if key in ('properties', 'definitions', 'anyOf', 'allOf') else f'{at}/{key}')


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every part of the schema that is itself a schema; examples are data."""
    if isinstance(node, list):
        for item in node:
            yield from nodes(item)
    elif isinstance(node, dict):
        yield node
        for key, item in node.items():
            if key not in ('examples', 'default', 'enum'):
                yield from nodes(item)


# Once each: most of what is said shares its `status`, `source` and the like.
FIELDS = [
    pytest.param(kind, field, id=f'{kind}{where}')
    for kind, where, field in {
        repr((where.rpartition('/')[2], field)): (kind, where, field)
        for kind, schema in SCHEMAS.items()
        for where, field in fields(schema)
    }.values()
]


def _satisfies(value: Any, of: dict[str, Any], kind: str = 'arrangements') -> bool:
    return Draft7Validator({**of, 'definitions': SCHEMAS[kind]['definitions']}).is_valid(value)


def accepted(given: dict[str, Any]) -> bool:
    return VALIDATOR.is_valid(given)


def taken(given: dict[str, Any]) -> bool:
    """Whether a document that says this has no fault."""
    return isinstance(declare(parse(json.dumps(given).encode(), 'luton.yaml')), Declaration)


@pytest.fixture(params=KINDS)
def schema(request: pytest.FixtureRequest) -> dict[str, Any]:
    return SCHEMAS[request.param]


def test_it_is_a_schema_of_draft_07(schema: dict[str, Any]) -> None:
    assert schema['$schema'] == 'http://json-schema.org/draft-07/schema#'
    Draft7Validator.check_schema(schema)


def test_it_uses_nothing_that_an_editor_of_draft_07_would_pass_over(schema: dict[str, Any]) -> None:
    for node in nodes(schema):
        assert not node.keys() & {'prefixItems', '$defs', 'discriminator', 'nullable', 'unevaluatedProperties'}
        assert '$ref' not in node or len(node) == 1, node


def test_every_reference_leads_somewhere_and_no_definition_is_left_over(schema: dict[str, Any]) -> None:
    used = {node['$ref'].removeprefix('#/definitions/') for node in nodes(schema) if '$ref' in node}

    assert used == set(schema['definitions'])


def test_nothing_may_be_written_as_nothing(schema: dict[str, Any]) -> None:
    for node in nodes(schema):
        assert node.get('type') != 'null'
        assert 'default' not in node or node['default'] is not None


def test_nothing_may_hold_a_key_that_the_model_does_not_know(schema: dict[str, Any]) -> None:
    for node in nodes(schema):
        assert 'properties' not in node or not isinstance(node['properties'], dict) or _is_shut(node), node.get('title')


def _is_shut(node: dict[str, Any]) -> bool:
    return node.get('additionalProperties') is False or 'type' not in node


@pytest.mark.parametrize(('kind', 'field'), FIELDS)
def test_every_field_has_a_title_a_description_and_examples(kind: str, field: dict[str, Any]) -> None:
    assert field['title'][:1].isupper()
    assert '_' not in field['title']
    assert len(field['description']) > 2
    assert field['examples']


@pytest.mark.parametrize(('kind', 'field'), FIELDS)
def test_every_example_of_a_field_satisfies_it(kind: str, field: dict[str, Any]) -> None:
    for example in field['examples']:
        assert _satisfies(example, field, kind), example


@pytest.mark.parametrize('kind', KINDS)
def test_the_fields_of_the_schema_are_those_of_the_model(kind: str) -> None:
    assert set(SCHEMAS[kind]['properties']) == set(model_of(kind).model_fields)
    assert sorted(SCHEMAS[kind]['required']) == ['id', 'kind', 'name']


OWN = {(kind, name): field.examples or [] for kind in KINDS for name, field in model_of(kind).model_fields.items()}


@pytest.mark.parametrize(('kind', 'name'), OWN)
def test_every_example_of_a_part_is_taken_by_the_model(kind: str, name: str) -> None:
    assert OWN[kind, name]
    for example in OWN[kind, name]:
        assert taken({**SMALLEST, 'kind': kind, name: example} if name != 'kind' else {**SMALLEST, name: example})


PARTS = {
    'area': 'Area', 'publication': 'Publication', 'leadership': 'Leadership', 'chair': 'Chair', 'agencies': 'Agencies',
    'business_management': 'BusinessManagement', 'priorities': 'Priorities', 'joint_working': 'JointWorking',
    'education': 'Education', 'information_sharing': 'InformationSharing', 'data': 'DataUse', 'training': 'Training',
    'audits': 'Audits', 'funding': 'Funding', 'reviews': 'Reviews', 'voice': 'Voice', 'disputes': 'Disputes',
    'threshold': 'Threshold', 'links': 'Links', 'scrutiny': 'Scrutiny', 'yearly_report': 'YearlyReportPromised',
    'dated': 'DocumentDate',
}  # fmt: skip
ITEMS = {
    ('partners',): 'Partner', ('groups',): 'Group', ('agencies', 'list'): 'Agency', ('cites',): 'Citation',
    ('area', 'local_authorities'): 'LocalAuthority', ('publication', 'signed_off_by'): 'SignOff',
    ('funding', 'contributions'): 'Contribution', ('links', 'boards'): 'Board', ('priorities', 'list'): 'Priority',
    ('scrutiny', 'by'): 'Scrutineer', ('yearly_report', 'recipients'): 'Recipient',
}  # fmt: skip
# What each status needs beside it.
WITH = {'summary': 'It is to begin soon', 'where': 'The website', 'because': 'It does not arise'}
STATUS_KEYS = {'status', 'summary', 'where', 'because', 'source', 'promises'}


def _properties(definition: str) -> dict[str, Any]:
    whole = SCHEMA['definitions'][definition]
    found = whole.get('properties') or next(one['properties'] for one in whole['anyOf'] if 'properties' in one)
    assert isinstance(found, dict)
    return found


def _laid(place: tuple[str, ...], value: Any) -> dict[str, Any]:
    for step in reversed(place):
        value = {step: value}
    return {**SMALLEST, **value}


def _within() -> Iterator[Any]:
    for part, definition in PARTS.items():
        start = {'on': '2024'} if part == 'dated' else {}
        for key, field in _properties(definition).items():
            for example in field['examples'] if key not in STATUS_KEYS else ():
                yield pytest.param(_laid((part,), {**start, key: example}), id=f'{part}.{key}')
    for place, definition in ITEMS.items():
        fields_of = _properties(definition)
        start = {
            key: fields_of[key]['examples'][0] for key in ('kind', 'name', 'office', 'edition') if key in fields_of
        }
        for key, field in fields_of.items():
            for example in field['examples'] if key not in STATUS_KEYS else ():
                given = _laid(place, [{**start, key: example}])
                yield pytest.param(given, id=f'{".".join(place)}.{key}')
    for key in sorted(STATUS_KEYS - {'status'}):
        for example in _properties('Statement')[key]['examples']:
            given = {'summary': 'Two heads', key: example}
            yield pytest.param(_laid(('education', 'schools'), given), id=f'education.schools.{key}')
    for status in _properties('Statement')['status']['examples']:
        given = {'status': status, **({'summary': 'Two heads'} if status == 'in-place' else {})}
        yield pytest.param(_laid(('education', 'schools'), given), id=f'education.schools.{status}')


@pytest.mark.parametrize('given', list(_within()))
def test_every_example_within_a_part_is_taken_by_schema_and_model_alike(given: dict[str, Any]) -> None:
    VALIDATOR.validate(given)
    assert taken(given)


def _plain(node: Any) -> Any:
    """Decimals, which keep figures as printed, as the numbers that an editor sees."""
    if isinstance(node, dict):
        return {key: _plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_plain(item) for item in node]
    return float(node) if isinstance(node, Decimal) else node


@pytest.mark.parametrize('path', EXAMPLES, ids=lambda path: path.stem)
def test_every_document_that_ships_as_an_example_satisfies_it(path: Path) -> None:
    document: Document = read(path, path.name)

    validator = Draft7Validator(SCHEMAS[document.data['kind']])

    assert [error.message for error in validator.iter_errors(_plain(document.data))] == []
    assert isinstance(declare(document), Declaration)


def test_there_are_examples() -> None:
    assert EXAMPLES


SCHOOLS = 'Two heads sit on the board'
SOUND: list[dict[str, Any]] = [
    {},
    {'education': {'schools': SCHOOLS}},
    {'education': {'schools': 'not-stated'}},
    {'education': 'not-stated'},
    {'partners': 'not-stated'},
    {'partners': []},
    {'partners': {'status': 'planned', 'summary': 'to be named soon'}},
    {'education': {'schools': {'status': 'elsewhere', 'where': 'the policy'}}},
    {'youth_custody': {'status': 'not-applicable', 'because': 'There is none in the area'}},
    {'education': {'schools': {'summary': SCHOOLS, 'source': 'Education'}}},
    {'education': {'schools': {'summary': SCHOOLS, 'source': {'page': 5}}}},
    {'education': {'schools': {'summary': SCHOOLS, 'source': ['Education', {'page': 5}]}}},
    {'education': {'schools': {'summary': SCHOOLS, 'promises': ['a third is to join']}}},
    {'dated': 2024},
    {'dated': '2024-07'},
    {'dated': {'on': '2024-07-31', 'stated': False}},
    {'publication': {'on': '2019-05-30'}},
    {'publication': {'on': 'not-stated'}},
    {'funding': {'total': 264.6}},
    {'funding': {'total': 0}},
    {'funding': {'total': '£24,359'}},
    {'funding': {'total': '1234567'}},
    {'funding': {'total': 'not-stated'}},
    {'funding': {'contributions': [{'name': 'The police', 'share': '< 1 %'}]}},
    {'area': {'secure_establishment': False}},
    {'yearly_report': {'interval': 'every 12 months', 'sent_within': '7 working days', 'period': 'April to March'}},
    {'yearly_report': {'deadline': 'end of September'}},
    {'yearly_report': {'deadline': '30 september 2024'}},
    {'yearly_report': {'deadline': '2024-09-30'}},
    {'groups': ['Board', {'name': 'Audit Group', 'meets': 'quarterly'}]},
    {'chair': {'held_by': 'Chief Nurse'}},
    {'texts': {'masa': {'form': 'policy', 'whole': False}}},
]


@pytest.mark.parametrize('given', SOUND, ids=str)
def test_what_the_model_takes_the_schema_takes(given: dict[str, Any]) -> None:
    assert taken({**SMALLEST, **given})
    assert accepted({**SMALLEST, **given})


HEAD = {'kind': 'police', 'name': 'Bedfordshire Police'}
REFUSED: list[dict[str, Any]] = [
    # Keys that are not known, at each level.
    {'eduction': {}},
    {'education': {'scools': SCHOOLS}},
    {'education': {'schools': {'sumary': SCHOOLS}}},
    {'education': {'schools': {'summary': SCHOOLS, 'source': [{'chapter': '1'}]}}},
    {'education': {'schools': {'summary': SCHOOLS, 'promises': [{'what': 'to begin soon', 'who': 'x'}]}}},
    {'partners': [{**HEAD, 'leed': 'Chief Constable'}]},
    {'partners': [{**HEAD, 'lead': {'office': 'Chief Constable', 'grade': 'x'}}]},
    {'partners': {'status': 'not-stated', 'police': 'x'}},
    {'texts': {'masa': {'form': 'policy', 'hole': True}}},
    {'dated': {'on': '2024', 'day': 5}},
    {'cites': [{'edition': 'wt2018', 'as': 'in-force'}]},
    # Statuses and other words of a closed list.
    {'education': {'schools': {'status': 'missing', 'summary': SCHOOLS}}},
    {'education': {'status': 'In-place'}},
    {'education': 'missing'},
    {'education': 'not-applicable'},
    {'education': 'planned'},
    {'stage': 'finished'},
    {'partners': 'three'},
    {'partners': [{**HEAD, 'kind': 'fire'}]},
    {'chair': {'held_as': 'chair'}},
    {'yearly_report': {'contents': ['impct']}},
    {'agencies': {'list': [{'name': 'Cafcass', 'categories': ['cafcas']}]}},
    {'texts': {'masa': {'form': 'book'}}},
    {'funding': {'printed_in': 'pence'}},
    # The kind and the other keys that must be there.
    {'kind': 'quarterly-report'},
    {'kind': 5},
    {'id': 'Luton'},
    {'id': ''},
    {'name': 5},
    {'partners': [{'name': 'Bedfordshire Police'}]},
    {'partners': [{'kind': 'police'}]},
    {'partners': ['Bedfordshire Police']},
    {'groups': [{'meets': 'quarterly'}]},
    {'cites': [{'cited_as': 'in-force'}]},
    {'texts': {'masa': {}}},
    {'dated': {'stated': False}},
    # Dates.
    {'dated': 'July 2024'},
    {'dated': '2024-13'},
    {'dated': '2024-07-32'},
    {'dated': '2024-7'},
    {'dated': 24},
    {'dated': {'on': '2024-00'}},
    {'dated': {'on': '31/07/2024'}},
    {'publication': {'on': '2024-13'}},
    {'publication': {'on': 'May 2019'}},
    {'publication': {'on': 24}},
    {'superseded_on': 'not-stated'},
    {'yearly_report': {'deadline': 'autumn'}},
    {'yearly_report': {'deadline': '30 Septembr'}},
    {'yearly_report': {'deadline': 'end of'}},
    {'yearly_report': {'deadline': 930}},
    # Money, shares and numbers.
    {'funding': {'total': -1}},
    {'funding': {'total': True}},
    {'funding': {'total': 'lots'}},
    {'funding': {'total': '24,35'}},
    {'funding': {'total': '1234,567'}},
    {'funding': {'total': '£'}},
    {'funding': {'total': {'figure': '5%'}}},
    {'funding': {'contributions': [{'name': 'The police', 'share': 9}]}},
    {'funding': {'contributions': [{'name': 'The police', 'share': '9'}]}},
    {'funding': {'contributions': [{'name': 'The police', 'amount': 'lots'}]}},
    {'yearly_report': {'interval': 12}},
    {'yearly_report': {'interval': 'yearly'}},
    {'yearly_report': {'interval': {'months': 0}}},
    {'yearly_report': {'sent_within': 'a week'}},
    {'yearly_report': {'sent_within': {'days': -1}}},
    {'yearly_report': {'period': 'Apri to March'}},
    {'education': {'schools': {'summary': SCHOOLS, 'source': {'page': 0}}}},
    {'education': {'schools': {'summary': SCHOOLS, 'judged': {'office': 'Business Manager', 'on': '1026-05-04'}}}},
    {'education': {'schools': {'summary': SCHOOLS, 'judged': {'office': 'Business Manager', 'on': '2026-13-04'}}}},
    {'education': {'schools': {'summary': SCHOOLS, 'checked': {'office': 'Business Manager', 'on': '2026-05-32'}}}},
    {'area': {'secure_establishment': 'no'}},
    {'area': {'secure_establishment': 1}},
    {'area': {'local_authorities': [{'name': 'Luton', 'code': 'X1'}]}},
    # Things of another sort.
    {'education': []},
    {'education': 5},
    {'education': {'schools': 5}},
    {'education': {'schools': [SCHOOLS]}},
    {'education': {'schools': ''}},
    {'education': {'schools': {'summary': [SCHOOLS]}}},
    {'texts': ['masa']},
    {'texts': {'A Text': {'form': 'policy'}}},
    {'follows': 'wt23'},
    {'follows': 2023},
    # Nothing after a key or a dash.
    {'name': None},
    {'education': None},
    {'education': {'schools': None}},
    {'education': {'schools': {'summary': None}}},
    {'education': {'schools': {'summary': SCHOOLS, 'source': [None]}}},
    {'partners': [None]},
    {'partners': [{**HEAD, 'lead': None}]},
    {'dated': None},
    {'texts': {'masa': None}},
    {'funding': {'total': {'figure': None}}},
]


@pytest.mark.parametrize('given', REFUSED, ids=str)
def test_what_the_model_refuses_for_its_shape_the_schema_refuses(given: dict[str, Any]) -> None:
    assert not taken({**SMALLEST, **given})
    assert not accepted({**SMALLEST, **given})


@pytest.mark.parametrize('key', ['kind', 'id', 'name'])
def test_a_document_without_one_of_the_three_keys_is_refused(key: str) -> None:
    without = {name: value for name, value in SMALLEST.items() if name != key}

    assert accepted(SMALLEST)
    assert not accepted(without)
    assert not taken(without)


@pytest.mark.parametrize('kind', KINDS)
def test_the_schema_that_ships_is_the_one_that_is_made(kind: str) -> None:
    assert shipped(kind) == SCHEMAS[kind]
