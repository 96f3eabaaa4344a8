"""A person's name where an office belongs is told, whatever form it has, and no office is taken for a person."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from running import Run, write

from masa_check.checks.people import is_an_office
from masa_check.model.persons import named_person
from masa_check.model.typed import Office
from masa_check.values import Outcome

EXAMPLES = Path(__file__).parents[1] / 'examples'
NAMES = ('--names',)
PERSONS = ['Sharon Lea', 'Jane Smith', 'A. N. Other', 'Dr Smith', 'Mrs Jane Smith', 'John P. Smith']
OFFICES = [
    'Chief Constable', 'Chief Nurse', 'Town Clerk', 'Business Manager', 'Independent Scrutineer', 'Lay Member',
    'Borough Commander', 'Caldicott Guardian', 'Detective Superintendent', 'Head Teacher', 'Named Doctor', 'Legal Team',
    'Designated Nurse', 'Public Health', 'Education Services', 'Chief Executive', 'Monitoring Officer', 'Vice Chair',
    'Safeguarding Hub', 'Head of Safeguarding', "Director of Children's Services", 'Corporate Parenting Board',
]  # fmt: skip


@pytest.mark.parametrize('name', PERSONS)
def test_a_title_initials_or_a_bare_name_is_told_and_the_office_asked_for(name: str) -> None:
    result = is_an_office(Office(office=name))

    assert result.outcome is Outcome.WRONG
    assert 'office' in result.message


@pytest.mark.parametrize('office', OFFICES)
def test_no_office_is_taken_for_a_person(office: str) -> None:
    assert is_an_office(Office(office=office)).outcome is Outcome.MET


WITHIN = [
    ('Jane Smith, Chief Executive', 'Jane Smith', 'Chief Executive'),
    ('Chief Executive - Mr Tom Hall', 'Mr Tom Hall', 'Chief Executive'),
    ('Jane Smith (Chief Executive)', 'Jane Smith', 'Chief Executive'),
    ('Chief Executive (Jane Smith)', 'Jane Smith', 'Chief Executive'),
    ('Chief Executive: Jane Smith', 'Jane Smith', 'Chief Executive'),
    ('Chief Constable Jane Smith', 'Jane Smith', 'Chief Constable'),
    ('Jane Smith Chief Executive', 'Jane Smith', 'Chief Executive'),
    ('Detective Superintendent Tom Hall, Head of Crime', 'Tom Hall', 'Detective Superintendent, Head of Crime'),
    ('Lead Member (Cllr Smith)', 'Cllr Smith', 'Lead Member'),
    ("Jane O'Brien, Director of Nursing, A Board", "Jane O'Brien", 'Director of Nursing, A Board'),
    ('Mohammed Khan \u2013 Chief Executive', 'Mohammed Khan', 'Chief Executive'),
    ('Jane Smith / Tom Hall', 'Jane Smith / Tom Hall', ''),
]
LIKE_NAMES = [
    "Executive Director, Children's Services", 'Grant Thornton (auditor)', 'Head of Service - North Hill',
    'Head of Service, Victoria Road', 'Director, Thomas Coram Foundation', 'Manager, Mary Seacole Centre',
    'Head teacher, Thomas Becket', 'Assistant Chief Constable (Crime)', 'Designated Doctor (Looked After Children)',
    'Borough Commander - Barking Dagenham', 'Partner, Baker Tilly', 'Manager (Bishop Auckland)', 'Chair, Alex House',
    'Director of Public Health for Ashley Down', 'Chief Officer of Stuart Low Trust', 'Manager, Victoria Hall',
    'Corporate Director - Adults, Children', 'Chief Officer, Healthwatch Kent', 'Director, St Thomas Hospital',
]  # fmt: skip


@pytest.mark.parametrize(('office', 'name', 'alone'), WITHIN)
def test_a_name_within_an_office_is_told_with_the_office_to_write(office: str, name: str, alone: str) -> None:
    named, result = named_person(office), is_an_office(Office(office=office))

    assert named == (name, alone, True)
    assert result.outcome is Outcome.WRONG
    assert f'write {alone}' in result.message
    assert name not in result.message


@pytest.mark.parametrize('office', LIKE_NAMES)
def test_no_place_body_or_part_of_an_office_is_taken_for_a_name(office: str) -> None:
    assert named_person(office) is None


@pytest.mark.parametrize('format', ['text', 'json', 'markdown', 'html', 'csv'])
def test_diff_keeps_a_name_within_an_office_back_unless_names_are_asked_for(here: Path, run: Run, format: str) -> None:
    text = (
        'kind: arrangements\nid: a\nname: A B\ndated: 2024-02\npartners:\n'
        '  - {kind: police, name: A Police, lead: "Jane Smith, Chief Constable", delegates: [Jane Brown]}\n'
        'scrutiny:\n  by: [Chief Scrutineer - Mr Tom Hall]\nchair:\n  held_by: Jane Smith\n'
        'publication:\n  signed_off_by: [{name: A Police, office: Chief Constable Jane Smith}]\n'
    )
    write(here / 'old.yaml', text)
    write(here / 'new.yaml', text.replace('Smith', 'Jones').replace('Brown', 'Roe').replace('Hall', 'Day'))

    silent, told = (run('diff', 'old.yaml', 'new.yaml', '--all', '-v', '-f', format, *names) for names in ((), NAMES))

    assert silent.code == told.code == 0
    assert [name for name in ('Smith', 'Jones', 'Brown', 'Roe', 'Hall', 'Day') if name in silent.out] == []
    assert [name for name in ('Smith', 'Jones', 'Brown', 'Roe', 'Hall', 'Day') if name not in told.out] == []
    assert 'Chief Scrutineer' in silent.out


def test_no_office_of_the_examples_is_taken_for_a_person() -> None:
    texts = [file.read_text('utf-8') for file in sorted(EXAMPLES.glob('*.yaml'))]
    offices = {
        name.strip(' "\'') for text in texts for name in re.findall(r'\b(?:office|lead): ([A-Z][^{}\n,]*)', text)
    }

    assert len(offices) > 20
    assert [name for name in sorted(offices) if is_an_office(Office(office=name)).outcome is not Outcome.MET] == []
