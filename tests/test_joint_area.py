"""A joint area of four councils, two integrated care boards and one police force: nothing counts to three."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from masa_check.document.document import parse, read
from masa_check.report.question import Question
from masa_check.report.report import check_document
from masa_check.rulebook import rulebook
from masa_check.values import Verdict

ROOT = Path(__file__).parents[1]
BOOK = rulebook.load([rulebook.folder()])
ON = date(2025, 3, 31)
COUNCILS = ['Northport Council', 'Southport Council', 'Exampleshire County Council', 'Westmoor Council']
BOARDS = {
    'NHS North Exampleshire Integrated Care Board': COUNCILS[:2],
    'NHS South Exampleshire Integrated Care Board': COUNCILS[2:],
}
POLICE = 'Exampleshire and Westmoor Police'
BODIES = [*COUNCILS, *BOARDS, POLICE]
HEADS = {'local-authority': 'Chief Executive', 'icb': 'Chief Executive', 'police': 'Chief Constable'}
DELEGATES = {
    'local-authority': "Director of Children's Services",
    'icb': 'Chief Nursing Officer',
    'police': 'Assistant Chief Constable',
}


def _kind(name: str) -> str:
    return 'local-authority' if name in COUNCILS else 'icb' if name in BOARDS else 'police'


def _joint() -> dict[str, Any]:
    """The complete example, laid over an area of four councils."""
    data: dict[str, Any] = read(ROOT / 'examples' / 'complete.yaml', 'complete.yaml').data
    authority = next(delegate for delegate in data['partners'][0]['delegates'])['authority']
    data['area']['local_authorities'] = [
        {'name': name, 'code': f'E0600090{number}'} for number, name in enumerate(COUNCILS)
    ]
    data['partners'] = [_partner(name, authority) for name in BODIES]
    data['publication']['signed_off_by'] = [{'name': name, 'office': HEADS[_kind(name)]} for name in BODIES]
    roles = {'local-authority': 'local-authority', 'icb': 'health', 'police': 'police'}
    paid = [{'name': name, 'counts_for': roles[_kind(name)], 'amount': '£57,000'} for name in BODIES]
    agencies = [one for one in data['funding']['contributions'] if one['counts_for'] == 'agency']
    data['funding']['contributions'] = paid + agencies
    for one in data['funding']['contributions']:
        one.pop('share', None)
    return data


def _partner(name: str, authority: Any) -> dict[str, Any]:
    kind = _kind(name)
    delegate = {'office': DELEGATES[kind], 'body': name, 'authority': authority}
    partner = {'kind': kind, 'name': name, 'lead': {'office': HEADS[kind], 'body': name}, 'delegates': [delegate]}
    return partner if kind == 'local-authority' else {**partner, 'acts_for': BOARDS.get(name, COUNCILS)}


def _verdicts(data: dict[str, Any]) -> tuple[dict[str, Verdict], dict[str, list[str]]]:
    text = json.dumps(data)  # which is YAML too
    report = check_document(parse(text.encode(), 'joint.yaml'), Question(BOOK, ON))
    messages: dict[str, list[str]] = {}
    for one in report.findings:
        if one.counts:
            messages.setdefault(one.duty, []).append(one.message)
    return {answer.duty: answer.verdict for answer in report.deciding[0].answers}, messages


def test_four_councils_two_boards_and_one_force_are_as_good_as_three_partners() -> None:
    verdicts, messages = _verdicts(_joint())

    assert messages == {}
    assert {duty for duty, verdict in verdicts.items() if verdict in (Verdict.GAP, Verdict.PARTLY)} == set()


@pytest.mark.parametrize('name', BODIES)
@pytest.mark.parametrize(
    ('duty', 'part'),
    [
        ('leads-named', 'lead'),
        ('delegates-named', 'delegates'),
        ('arrangements-signed-off', ''),
        ('funding-transparent', 'paid'),
    ],
)
def test_each_partner_is_missed_wherever_it_is_the_one_left_out(name: str, duty: str, part: str) -> None:
    data = _joint()
    if part in ('lead', 'delegates'):
        next(one for one in data['partners'] if one['name'] == name)[part] = 'not-stated'
    elif part == 'paid':
        data['funding']['contributions'] = [one for one in data['funding']['contributions'] if one['name'] != name]
    else:
        data['publication']['signed_off_by'] = [
            one for one in data['publication']['signed_off_by'] if one['name'] != name
        ]

    verdicts, messages = _verdicts(data)

    assert verdicts[duty] in (Verdict.PARTLY, Verdict.GAP)
    expected = 'what the police pay' if (name, part) == (POLICE, 'paid') else name  # the only one of its kind
    assert any(expected in message for message in messages[duty])


@pytest.mark.parametrize('name', BODIES)
def test_a_council_without_a_partner_of_each_kind_is_told_by_name(name: str) -> None:
    data = _joint()
    data['partners'] = [one for one in data['partners'] if one['name'] != name]
    left = {POLICE: COUNCILS, **BOARDS}.get(name, [name])

    verdicts, messages = _verdicts(data)

    assert verdicts['partners-identified'] in (Verdict.PARTLY, Verdict.GAP)
    if name != POLICE:
        assert any(all(council in message for council in left) for message in messages['partners-identified'])
