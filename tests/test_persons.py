"""A person's name where an office belongs is told, whatever form it has, and no office is taken for a person."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from masa_check.checks.people import is_an_office
from masa_check.model.typed import Office
from masa_check.values import Outcome

EXAMPLES = Path(__file__).parents[1] / 'examples'
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


def test_no_office_of_the_examples_is_taken_for_a_person() -> None:
    texts = [file.read_text('utf-8') for file in sorted(EXAMPLES.glob('*.yaml'))]
    offices = {
        name.strip(' "\'') for text in texts for name in re.findall(r'\b(?:office|lead): ([A-Z][^{}\n,]*)', text)
    }

    assert len(offices) > 20
    assert [name for name in sorted(offices) if is_an_office(Office(office=name)).outcome is not Outcome.MET] == []
