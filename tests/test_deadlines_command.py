"""`masa-check deadlines` as its users meet it: streams, exit codes, and a calendar beside the text."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import icalendar
import pytest
from running import Ran
from small_book import HEAD
from test_cli import really

pytestmark = pytest.mark.slow

REPORT = 'kind: yearly-report\nid: luton\nname: Luton\npublication: {on: 2024-09-27}\n'
ON = ('--on', '2026-01-31')


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / 'masa').mkdir()
    (tmp_path / 'masa' / 'a.yaml').write_text(f'{HEAD}dated: 2024-07\n', 'utf-8')
    (tmp_path / 'masa' / 'r.yaml').write_text(REPORT, 'utf-8')
    return tmp_path


def deadlines(where: Path, *arguments: str) -> Ran:
    return really('deadlines', *arguments, *ON, cwd=where)


def test_what_is_overdue_is_told_by_its_day_and_its_force(here: Path) -> None:
    ran = deadlines(here, 'masa')

    assert (ran.code, ran.err) == (0, '')
    assert 'perhaps overdue 2025-09-27  must (statute)  the next yearly report is published' in ran.out
    assert 'masa/r.yaml:4' in ran.out


def test_by_area_the_names_of_areas_are_the_headings(here: Path) -> None:
    (here / 'masa' / 'b.yaml').write_text(f'{HEAD}dated: 2024-07\n'.replace('id: luton', 'id: ashby'), 'utf-8')
    by_area, by_urgency = deadlines(here, 'masa', '--by', 'area').out, deadlines(here, 'masa').out

    assert by_area.count('Luton\n=====') == 2
    assert 'Perhaps overdue\n===' in by_urgency
    assert by_urgency.count('\n  Luton\n') == by_urgency.count('masa/')


def test_a_plan_is_in_every_format_as_ours_and_by_the_settings(here: Path) -> None:
    (here / 'masa-check.toml').write_text('plan-publication = 10\nplan-copies = 3\n', 'utf-8')
    outputs = [word for name in ('json=a.json', 'csv=a.csv', 'ics=a.ics') for word in ('--output', name)]
    ran = deadlines(here, 'masa', '--plan', *outputs)
    events = [
        (event.decoded('DTSTART').isoformat(), str(event['DESCRIPTION']))
        for event in icalendar.Calendar.from_ical((here / 'a.ics').read_bytes()).walk('VEVENT')
        if 'plan' in str(event['CATEGORIES'].to_ical())
    ]
    rows = [row for row in csv.DictReader((here / 'a.csv').read_text('utf-8').splitlines()) if row['set_by'] == 'plan']
    data = [one for one in json.loads((here / 'a.json').read_text('utf-8'))['deadlines'] if one['set_by'] == 'plan']
    last = ['2026-06-10', '2026-07-22', '2026-09-02', '2026-09-20', '2026-09-27']

    assert ran.code == 0
    assert [day for day, _ in events] == [row['last'] for row in rows] == [one['last'] for one in data] == last
    assert all('a day of our own, which no law and no guidance sets' in words for _, words in events)
    assert all('masa-check.toml' in one['citation'] and not one['force'] for one in (*rows, *data))
    assert [line.split()[1] for line in ran.out.splitlines() if line.split()[2:3] == ['plan']] == last
    assert 'plan-' not in deadlines(here, 'masa').out


@pytest.mark.parametrize(
    ('written', 'line'),
    [
        ('plan-copies = "soon"', 'masa-check.toml:1: '),
        ('plan-copies = -1', 'masa-check.toml:1: '),
        ('fail-on = "must"\nplan-figures = 20', 'masa-check.toml:2: plan-evaluation'),
        ('plan-copies = 3', 'masa-check.toml:1: plan-copies: copies would go out 11 days after'),
    ],
)
def test_a_plan_that_cannot_be_is_refused_at_its_line(here: Path, written: str, line: str) -> None:
    (here / 'masa-check.toml').write_text(f'{written}\n', 'utf-8')
    ran = deadlines(here, 'masa', '--plan')

    assert (ran.code, ran.out) == (2, '')
    assert line in ran.err


def test_a_calendar_is_written_beside_the_text_as_bytes_that_the_standard_wants(here: Path) -> None:
    ran = deadlines(here, 'masa', '--output', 'ics=masa.ics')
    made = (here / 'masa.ics').read_bytes()

    assert 'overdue' in ran.out
    assert made.count(b'\r\n') == made.count(b'\n')
    assert len(list(icalendar.Calendar.from_ical(made).walk('VEVENT'))) >= 3


def test_a_file_that_cannot_be_read_is_named_with_its_line_and_the_rest_goes_on(here: Path) -> None:
    (here / 'masa' / 'b.yaml').write_text(f'{HEAD}partnesr: []\n', 'utf-8')
    (here / 'masa' / 'c.yaml').write_text('kind: [\n', 'utf-8')
    ran = deadlines(here, 'masa')

    assert ran.code == 1
    assert 'perhaps overdue 2025-09-27' in ran.out
    assert 'masa/b.yaml  line 4: ' in ran.out
    assert 'masa/c.yaml  line 1: ' in ran.out
    assert ran.err == 'masa-check: 2 files cannot be read and are left out; the report says where and why\n'


WAIVER = """\
waivers:
  - duty: threshold-document-aligned
    document: {document}
    reason: The threshold document is being written anew
    owner: Head of Safeguarding
    agreed_on: 2025-06-01
    expires: 2025-12-31
"""


@pytest.mark.parametrize('document', ['luton', 'a.yaml', '"*.yaml"'])
def test_a_waiver_that_has_ended_is_overdue_and_stands_with_its_area(here: Path, document: str) -> None:
    (here / 'masa' / 'waivers.yaml').write_text(WAIVER.format(document=document), 'utf-8')
    ran = deadlines(here, 'masa', '--waivers', 'masa/waivers.yaml', '--format', 'csv')
    rows = [row for row in csv.DictReader(ran.out.splitlines()) if row['rule'] == 'waiver']

    assert (ran.code, ran.err) == (0, '')
    assert [(row['area'], row['last'], row['state'], row['line']) for row in rows] == [
        ('luton', '2025-12-31', 'overdue', '2')
    ]


@pytest.mark.parametrize(
    ('right', 'wrong'),
    [
        ('threshold-document-aligned', 'no-such-duty'),
        ('agreed_on: 2025-06-01', 'agreed_on: 2026-02-01'),
        ('agreed_on: 2025-06-01', 'agreed_on: 2025-02-01'),
        ('Head of Safeguarding', 'Mrs Jane Roe'),
    ],
    ids=['an unknown duty', 'agreed on a day to come', 'for more than a year', 'a person'],
)
@pytest.mark.parametrize('named', [('--waivers', 'waivers.yaml'), ()], ids=['by option', 'by settings'])
def test_a_waiver_that_never_held_is_left_out_and_told(
    here: Path, named: tuple[str, ...], right: str, wrong: str
) -> None:
    good = WAIVER.format(document='luton').replace('2025-12-31', '2026-03-31')
    (here / 'waivers.yaml').write_text(good + good.partition('\n')[2].replace(right, wrong), 'utf-8')
    (here / 'masa-check.toml').write_text('' if named else 'waivers = "waivers.yaml"\n', 'utf-8')
    ran = deadlines(here, 'masa', *named, '--format', 'csv')
    rows = [row for row in csv.DictReader(ran.out.splitlines()) if row['rule'] == 'waiver']

    assert ran.code == 0
    assert [(row['last'], row['line']) for row in rows] == [('2026-03-31', '2')]
    assert ran.err.startswith('masa-check: waivers.yaml: line 8: ')
    assert ran.err.endswith('; it does not hold and is left out\n')


def test_the_settings_say_where_the_documents_and_the_waivers_are(here: Path) -> None:
    (here / 'waivers.yaml').write_text(WAIVER.format(document='luton'), 'utf-8')
    (here / 'masa-check.toml').write_text('paths = ["masa"]\nwaivers = "waivers.yaml"\n', 'utf-8')

    assert 'threshold-document-aligned is put right by the Head of Safeguarding' in deadlines(here).out


@pytest.mark.parametrize(
    ('arguments', 'code'),
    [
        (('none',), 3),
        (('missing',), 2),
        (('masa', '--format', 'xlsx'), 2),
        (('masa', '--output', 'ics=masa/a.yaml'), 2),
        (('masa', '--on', '2026-02-30'), 2),
    ],
)
def test_what_cannot_be_is_refused(here: Path, arguments: tuple[str, ...], code: int) -> None:
    (here / 'none').mkdir()
    ran = deadlines(here, *arguments) if '--on' not in arguments else really('deadlines', *arguments, cwd=here)

    assert (ran.code, ran.out) == (code, '')
