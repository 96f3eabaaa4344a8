"""Every number of a report has its unit, and its head, its table and its last lines agree."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import takewhile
from pathlib import Path

import pytest
from running import Run, write

from masa_check.reporters.draw.page import how_many
from masa_check.reporters.draw.verdicts import FORCES
from masa_check.values import Force

EXAMPLES = Path(__file__).parents[1] / 'examples'
NAMES = sorted(path.stem for path in EXAMPLES.glob('*.yaml'))
ON = ('--on', '2025-06-01', '--no-config')
HEADING = re.compile(r'(?:What to put right|Not declared|Not known whether it arises)\b.*: (\d+) findings?$')
FORCE = re.compile(r'[A-Z]+(-[A-Z]+)?  ')
PLACE = re.compile(r'  (?:  )?\S+\.yaml:\d+:\d+  (?:(\d+) findings? of )?')
END = re.compile(r'(What to put right|Not declared|Not known|For a person|Judged|What decides|Duties under|1 document)')


def sections(out: str) -> tuple[list[str], list[str], str]:
    """The rows of the table by force, the rows of the duties by theme, and the line of the findings."""
    lines = out.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith('Duties of '))
    middle = next(number for number, line in enumerate(lines) if line.startswith('Duties by theme'))
    end = next(number for number, line in enumerate(lines[middle:], start=middle) if END.match(line))
    foot = next(line for line in lines if line.startswith('1 document. '))
    return lines[start:middle], lines[middle + 1 : end], foot


@pytest.mark.parametrize('name', NAMES)
def test_the_table_counts_the_duties_that_stand_beneath_it(run: Run, name: str) -> None:
    table, duties, _ = sections(run('check', str(EXAMPLES / f'{name}.yaml'), *ON).out)

    counted = sum(
        int(cell)
        for row in table
        for force in FORCES.values()
        if row.strip().startswith(f'{force}  ')
        for cell in row.split(force, 1)[1].split()
        if cell.isdecimal()
    )
    assert counted == sum(line.startswith('  ') and not line.startswith('   ') for line in duties)


@pytest.mark.slow
@pytest.mark.parametrize('name', NAMES)
def test_headings_count_the_findings_beneath_them_and_the_foot_counts_all(run: Run, name: str) -> None:
    lines = run('check', str(EXAMPLES / f'{name}.yaml'), *ON).out.splitlines()
    heads = [(number, int(found[1])) for number, line in enumerate(lines) if (found := HEADING.match(line))]
    foot = next(line for line in lines if line.startswith('1 document. '))

    for number, counted in heads:
        part = takewhile(lambda line: line.startswith(' ') or not line or FORCE.match(line), lines[number + 1 :])
        places = [found[1] for line in part if (found := PLACE.match(line))]
        assert sum(int(one or 1) for one in places) == counted, lines[number]
    total = sum(counted for _, counted in heads)
    assert f'. {how_many(total, "finding")}: ' in foot if total else '. No findings. ' in foot
    by_force = [int(one) for one in re.findall(r'(\d+) (?:must|should|expected|advice)', foot)]
    assert sum(by_force) == total


@pytest.mark.slow
@pytest.mark.parametrize('name', NAMES)
@pytest.mark.parametrize('fail_on', ['must', 'should', 'advice'])
def test_the_last_line_counts_of_the_findings_above_it_those_that_fail(run: Run, name: str, fail_on: str) -> None:
    path = str(EXAMPLES / f'{name}.yaml')
    *_, last = run('check', path, *ON, '--fail-on', fail_on).out.splitlines()[-4:]
    data = json.loads(run('check', path, *ON, '--format', 'json').out)
    found = [Force(one['force']) for one in data['findings'] if one['counts'] and one['state'] == 'open']

    assert Counter(found) == {Force(force): number for force, number in data['summary']['findings'].items() if number}
    failing = [force for force in found if force.reaches(Force(fail_on))]
    assert (f'This run fails: {how_many(len(failing), "finding")}' in last) == bool(failing)


@pytest.mark.parametrize('name', NAMES)
def test_every_number_in_the_foot_of_a_report_has_its_unit(run: Run, name: str) -> None:
    out = run('check', str(EXAMPLES / f'{name}.yaml'), *ON).out

    assert 'A duty has one finding for each point that is not met.' in out
    for line in out.splitlines():
        assert not re.search(r'\b1 (duties|findings|documents|asks|points|questions|statements)\b', line)
        assert not re.search(r'\(\d+ of \d+ met', line)


def test_quiet_keeps_the_citations(run: Run) -> None:
    path = str(EXAMPLES / 'luton-2024.yaml')

    cited = [line for line in run('check', path, *ON).out.splitlines() if line.startswith('  WT2023, ')]
    assert cited
    assert [line for line in run('check', path, *ON, '-q').out.splitlines() if line.startswith('  WT2023, ')] == cited


def test_one_duty_is_a_duty(run: Run, here: Path) -> None:
    write(
        here / 'own' / 'chair.yaml',
        'theme: Our own questions\nabout: Ours\nduties:\n  - id: our-chair\n    title: The chair\n'
        '    asked_of: arrangements\n    asks:\n      how: {what: how, of: chair.rotation, is: stated}\n'
        '    editions:\n      wt2023: {ours: true}\n    matters: m\n    remedy: r\n'
        '    examples:\n      - {given: {chair: {rotation: It passes on each year}}, wt2023: met}\n'
        '      - {given: {chair: {rotation: not-stated}}, wt2023: gap}\n',
    )

    assert run('rules', 'test', 'own').out.splitlines()[-1] == '1 duty, 1 ask, 2 examples: 0 faults'


@pytest.mark.slow
@pytest.mark.parametrize('day', ['2025-06-01', '2026-06-01'])
def test_a_text_begins_with_words_and_its_parts_stand_apart(run: Run, day: str) -> None:
    paths = [str(EXAMPLES / f'{name}.yaml') for name in ('luton-2019', 'luton-2024')]

    lines = run('check', *paths, '--on', day, '--no-config').out.splitlines()

    assert lines[0]
    headings = [number for number, line in enumerate(lines) if line and set(line) == {'='}]
    assert [lines[number - 2] for number in headings[1:]] == [''] * (len(headings) - 1)
    assert lines[next(number for number, line in enumerate(lines) if line.startswith('2 documents. ')) - 1] == ''


def test_what_the_text_leaves_open_is_not_counted_as_not_declared(run: Run, here: Path) -> None:
    report = 'kind: yearly-report\nid: luton\nname: Luton\nstage: published\nperiod: {starts: 2023-04, ends: 2024-09}\n'
    write(here / 'report.yaml', f'{report}dated: 2025-02-01\npublication: {{first: not-stated}}\n')

    out = run('check', str(here / 'report.yaml'), *ON, '--select', 'report-within-twelve-months').out
    (row,) = (line for line in out.splitlines() if line.startswith('  partly met  '))
    assert row.endswith('(1 of 3 points met, not known whether it arises)')
