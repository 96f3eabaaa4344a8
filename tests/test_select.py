"""Paths lead to a value in place, or to the status that stands in its way, and to where that was written."""

from __future__ import annotations

from typing import Any

import pytest

from masa_check.model.arrangements import Arrangements
from masa_check.model.lookup import every, look, look_each
from masa_check.model.partners import Delegate
from masa_check.model.typed import Office


def declared(**given: Any) -> Arrangements:
    return Arrangements.model_validate(
        {'kind': 'arrangements', 'id': 'example', 'name': 'Example Safeguarding Children Partnership', **given}
    )


LEAD = {'kind': 'police', 'name': 'Bedfordshire Police', 'lead': {'office': 'Chief Constable'}}
COUNCIL = {'kind': 'local-authority', 'name': 'Luton Borough Council', 'delegates': 'not-stated'}


@pytest.mark.parametrize(
    ('given', 'path', 'status', 'at'),
    [
        ({}, 'education.schools', 'undeclared', ('education',)),
        ({'education': {}}, 'education.schools', 'undeclared', ('education', 'schools')),
        ({'education': {'schools': 'Two heads'}}, 'education.schools', 'in-place', ('education', 'schools')),
        ({'education': {'schools': 'not-stated'}}, 'education.schools', 'not-stated', ('education', 'schools')),
        # A status met on the way stands for all that lies beneath it.
        ({'education': 'not-stated'}, 'education.schools', 'not-stated', ('education',)),
        (
            {'education': {'status': 'elsewhere', 'where': 'the web page'}},
            'education.schools',
            'elsewhere',
            ('education',),
        ),
        (
            {'education': {'status': 'planned', 'summary': 'a forum', 'schools': 'Two heads'}},
            'education.schools',
            'planned',
            ('education',),
        ),
        ({'agencies': {'list': 'not-stated'}}, 'agencies.list', 'not-stated', ('agencies', 'list')),
        ({'agencies': {'list': []}}, 'agencies.list', 'in-place', ('agencies', 'list')),
        ({'chair': {'held_as': 'delegate'}}, 'chair.held_as', 'in-place', ('chair', 'held_as')),
        ({'education': {}}, 'education', 'in-place', ('education',)),
    ],
)
def test_a_path_leads_to_a_value_or_to_the_status_in_its_way(
    given: dict[str, Any], path: str, status: str, at: tuple[str, ...]
) -> None:
    found = look(declared(**given), tuple(path.split('.')))

    assert (found.status, found.at) == (status, at)
    assert found.in_place is (status == 'in-place')


def test_a_path_leads_to_the_value_itself() -> None:
    document = declared(education={'schools': 'Two heads'})

    found = look(document, ('education', 'schools'))

    assert document.education
    assert found.value is document.education.schools


@pytest.mark.parametrize(
    ('given', 'path', 'expected'),
    [
        ({}, 'partners', [('', 'undeclared', ('partners',))]),
        ({'partners': []}, 'partners', [('', 'empty', ('partners',))]),
        ({'partners': 'not-stated'}, 'partners', [('', 'not-stated', ('partners',))]),
        (
            {'partners': [LEAD, COUNCIL]},
            'partners',
            [
                ('police/Bedfordshire Police', 'in-place', ('partners', 0)),
                ('local-authority/Luton Borough Council', 'in-place', ('partners', 1)),
            ],
        ),
        (
            {'partners': [{**LEAD, 'status': 'planned', 'summary': 'to join soon'}]},
            'partners',
            [('police/Bedfordshire Police', 'planned', ('partners', 0))],
        ),
        (
            {'partners': [{**LEAD, 'status': 'planned', 'summary': 'to join soon'}]},
            'partners.lead',
            [('police/Bedfordshire Police', 'planned', ('partners', 0))],
        ),
        (
            {'partners': [LEAD, COUNCIL]},
            'partners.lead',
            [
                ('police/Bedfordshire Police', 'in-place', ('partners', 0, 'lead')),
                ('local-authority/Luton Borough Council', 'undeclared', ('partners', 1, 'lead')),
            ],
        ),
        (
            {'partners': [{**LEAD, 'delegates': [{'office': 'Superintendent'}, {'office': 'Inspector'}]}, COUNCIL]},
            'partners.delegates',
            [
                ('police/Bedfordshire Police/Superintendent', 'in-place', ('partners', 0, 'delegates', 0)),
                ('police/Bedfordshire Police/Inspector', 'in-place', ('partners', 0, 'delegates', 1)),
                ('local-authority/Luton Borough Council', 'not-stated', ('partners', 1, 'delegates')),
            ],
        ),
        (
            {'partners': [{**LEAD, 'delegates': []}]},
            'partners.delegates',
            [('police/Bedfordshire Police', 'empty', ('partners', 0, 'delegates'))],
        ),
        ({'agencies': 'not-stated'}, 'agencies.list', [('', 'not-stated', ('agencies',))]),
    ],
)
def test_a_path_through_lists_gives_each_item_with_its_identity(
    given: dict[str, Any], path: str, expected: list[tuple[str, str, tuple[str | int, ...]]]
) -> None:
    found = look_each(declared(**given), tuple(path.split('.')))

    assert [(name, one.status, one.at) for name, one in found] == expected


def test_items_of_one_name_are_told_apart_by_their_number() -> None:
    document = declared(groups=['Board', 'Audit Group', 'Board', 'Board'])

    assert [name for name, _ in look_each(document, ('groups',))] == ['Board', 'Audit Group', 'Board (2)', 'Board (3)']


def test_an_item_keeps_its_identity_when_another_is_put_before_it() -> None:
    before = [name for name, _ in look_each(declared(partners=[LEAD]), ('partners',))]
    after = [name for name, _ in look_each(declared(partners=[COUNCIL, LEAD]), ('partners',))]

    assert set(before) < set(after)


def test_every_value_of_a_type_is_found_wherever_it_stands() -> None:
    document = declared(
        partners=[{**LEAD, 'delegates': ['Superintendent']}, COUNCIL],
        chair={'held_by': 'Head of Public Protection'},
        groups=[{'name': 'Board', 'chair': 'Chief Nurse'}],
        scrutiny={'by': ['Independent Scrutineer', 'not-stated']},
    )

    assert sorted(name for name, _ in every(document, Office)) == [
        'chair/held_by',
        'groups/Board/chair',
        'partners/police/Bedfordshire Police/delegates/Superintendent',
        'partners/police/Bedfordshire Police/lead',
        'scrutiny/by/Independent Scrutineer',
    ]


def test_every_value_is_found_where_it_was_written() -> None:
    document = declared(partners=[COUNCIL, {**LEAD, 'delegates': ['Superintendent']}])

    assert {found.at for _, found in every(document, Delegate)} == {('partners', 1, 'delegates', 0)}


def test_nothing_of_a_type_is_found_in_an_empty_document() -> None:
    assert list(every(declared(), Office)) == []
