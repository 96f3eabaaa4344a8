"""A name that joins several bodies is noticed, and the name of one body with a comma or "and" in it is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import Run, write

from masa_check.declaration.declaration import declare
from masa_check.document.document import parse
from masa_check.model.several import bodies_in
from masa_check.model.source import Source

JOINED = [
    ('Cafcass; Probation Service', ('Cafcass', 'Probation Service')),
    ('Northport College; Beechwood School; St Mary\N{RIGHT SINGLE QUOTATION MARK}s',
     ('Northport College', 'Beechwood School', "St Mary's")),
    ('Cafcass, Probation', ('Cafcass', 'Probation')),
    ('Cafcass and Probation', ('Cafcass', 'Probation')),
    ('Cafcass & NSPCC', ('Cafcass', 'NSPCC')),
    ("Barnardo's, NSPCC, and Action for Children", ("Barnardo's", 'NSPCC', 'Action for Children')),
    ('Youth Justice Service, Cafcass and NHS England', ('Youth Justice Service', 'Cafcass', 'NHS England')),
    ('The Probation Service, British Transport Police', ('The Probation Service', 'British Transport Police')),
    ('Border Force, UKVI', ('Border Force', 'UKVI')),
    ('Women\N{RIGHT SINGLE QUOTATION MARK}s Aid and Relate', ("Women's Aid", 'Relate')),
    ('Healthwatch; Home-Start;', ('Healthwatch', 'Home-Start')),
    ('Prison Service, Probation Service', ('Prison Service', 'Probation Service')),
]  # fmt: skip
ONE = [
    'Children, Families and Education',
    'Department for Culture, Media and Sport',
    'Fire and Rescue Service',
    'Bedfordshire, Luton and Milton Keynes Integrated Care Board',
    'Schools and colleges',
    'Adult Social Care and Public Health',
    'Cambridgeshire and Peterborough NHS Foundation Trust',
    'Luton Borough Council, Housing',
    'Sport, Leisure and Culture Trust',
    'Testshire Youth Justice Service (YJS; formerly YOT)',
    'Mencap and Partners in Testshire',
    'Relate Testshire and Northport',
    'Cafcass',
    'Cafcass (Children and Family Court Advisory and Support Service)',
    'Marks & Partners Nursery',
    'Hope; ',
]


@pytest.mark.parametrize(('name', 'bodies'), JOINED)
def test_a_name_that_joins_bodies_gives_each_of_them(name: str, bodies: tuple[str, ...]) -> None:
    assert bodies_in(name) == bodies


@pytest.mark.parametrize('name', ONE)
def test_the_name_of_one_body_is_left_alone(name: str) -> None:
    assert bodies_in(name) == ()


@given(st.sampled_from(JOINED), st.sampled_from([str.upper, str.lower, str.title]))
def test_case_does_not_change_what_a_name_joins(case: tuple[str, tuple[str, ...]], spelled: type[str]) -> None:
    assert len(bodies_in(spelled(case[0]))) == len(case[1])


@pytest.mark.slow
@pytest.mark.parametrize('row', ['- "{}"', '- {{name: "{}", categories: [cafcass]}}'])
def test_a_joined_name_is_noticed_at_its_line_and_changes_no_finding(run: Run, row: str, here: Path) -> None:
    start = 'kind: arrangements\nid: a\nname: A B\ndated: 2025-02\nstage: published\nagencies:\n  list:\n    '
    read = {}
    for name in ('Cafcass; Probation', 'Cafcass'):
        write(here / 'a.yaml', start + row.format(name) + '\n')
        ran = run('check', 'a.yaml', '--on', '2025-06-01', '--format', 'json', '--fail-on', 'never')
        read[name] = json.loads(ran.out)
    joined, one = read.values()

    assert 'Line 8 has 2 agencies in one name' in joined['documents'][0]['notice']
    assert 'agencies in one name' not in one['documents'][0]['notice']
    assert joined['summary'] == one['summary']


@pytest.mark.parametrize(
    ('written', 'page'),
    [
        ('page 12', 12), ('Page 12', 12), ('PAGE 12.', 12), ('p. 12', 12), ('p12', 12), ('P 12', 12), ('pp. 12-14', 12),
        ('pages 12 to 14', 12), ('pages 12 and 13', 12), ('pg 7', 7), ('pp 3\N{EN DASH}4', 3), ('page: 9', 9),
    ],
)  # fmt: skip
def test_a_page_in_the_place_of_a_heading_is_read_as_a_page(written: str, page: int) -> None:
    source = Source.model_validate(written)

    assert (source.page, source.section) == (page, None)


@pytest.mark.parametrize(
    'written',
    [
        'Partnership structure', 'Page numbers', 'Parents', 'page 12, Early years', 'P', 'Pages', 'Part 3',
        'Phase 2', 'Pillar 1', 'page twelve', 'Principles 1 to 5', 'page 0', 'PP',
    ],
)  # fmt: skip
def test_a_heading_that_begins_with_p_stays_a_heading(written: str) -> None:
    assert Source.model_validate(written).section == written


@pytest.mark.parametrize(
    ('line', 'remedy'),
    [
        (
            'scrutiny: {how: As per the relevant policies and procedures}',
            'write how: {status: elsewhere, where: As per the relevant policies and procedures}, '
            'or what the text itself says of it',
        ),
        ('scrutiny: {how: As above}', 'write the words out again here: each line is read by itself'),
        ('scrutiny: {how: DITTO.}', 'write the words out again here: each line is read by itself'),
        (
            'escalation: There is a policy',
            'say in a few words what the policy asks, or write escalation: {status: elsewhere, where: ...} '
            'if the text only names it, or not-stated',
        ),
        (
            'voice: {included: Delivers}',
            'say in a few words what the text says, or write not-stated; if it prints only this word, '
            'write included: {status: in-part, summary: "The text only says \'Delivers\'", lacks: ...}',
        ),
    ],
)
def test_a_refused_sentence_is_answered_by_each_form_that_fits(line: str, remedy: str) -> None:
    faults = declare(parse(f'kind: arrangements\nid: a\nname: A B\n{line}\n'.encode(), 'a.yaml'))

    assert isinstance(faults, tuple)
    assert [fault.remedy for fault in faults] == [remedy]
