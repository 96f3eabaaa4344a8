"""Every number of a report has its unit, and its head, its table and its last lines agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from running import Run, write

from masa_check.reporters.draw.verdicts import FORCES

EXAMPLES = Path(__file__).parents[1] / 'examples'
ON = ('--on', '2025-06-01', '--no-config')


def sections(out: str) -> tuple[list[str], list[str], str]:
    """The rows of the table by force, the rows of the duties by theme, and the line of the findings."""
    lines = out.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith('Duties of '))
    middle = next(number for number, line in enumerate(lines) if line.startswith('Duties by theme'))
    end = next(number for number, line in enumerate(lines) if line.startswith('What to put right'))
    foot = next(line for line in lines if line.startswith('1 document: findings'))
    return lines[start:middle], lines[middle + 1 : end], foot


@pytest.mark.parametrize('name', ['luton-2024', 'luton-2019', 'central-bedfordshire-2019'])
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


@pytest.mark.parametrize('name', ['luton-2024', 'luton-2019', 'complete'])
@pytest.mark.parametrize('fail_on', ['must', 'should', 'advice'])
def test_the_last_line_counts_of_the_findings_above_it_those_that_fail(run: Run, name: str, fail_on: str) -> None:
    path = str(EXAMPLES / f'{name}.yaml')
    foot, last = run('check', path, *ON, '--fail-on', fail_on).out.splitlines()[-3::2]
    concise = run('check', path, *ON, '--format', 'concise').out.splitlines()

    by_force = {words: int(number) for number, words in re.findall(r'(\d+) ([a-z]+(?: \([a-z]+\))?)(?=[,;])', foot)}
    words = {force.upper(): said for force, said in FORCES.items()}
    strengths = [re.search(r':\d+:\d+: (\S+)', line) for line in concise]
    found = [words[one[1]] for one in strengths if one]
    assert {said: found.count(said) for said in dict.fromkeys(found)}.items() <= by_force.items()
    failing = [said for said in found if list(words.values()).index(said) <= list(words).index(fail_on.upper())]
    assert (f'This run fails: {len(failing)} finding' in last) == bool(failing)


def test_what_the_table_counts_and_what_the_last_lines_count_is_said(run: Run) -> None:
    out = run('check', str(EXAMPLES / 'luton-2024.yaml'), *ON).out

    assert out.count('Counted here: duties, each under its strongest ask.') == 1


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


@pytest.mark.parametrize('day', ['2025-06-01', '2026-06-01'])
def test_a_text_begins_with_words_and_its_parts_stand_apart(run: Run, day: str) -> None:
    paths = [str(EXAMPLES / f'{name}.yaml') for name in ('luton-2019', 'luton-2024')]

    lines = run('check', *paths, '--on', day, '--no-config').out.splitlines()

    assert lines[0]
    headings = [number for number, line in enumerate(lines) if line and set(line) == {'='}]
    assert [lines[number - 2] for number in headings[1:]] == [''] * (len(headings) - 1)
    assert lines[next(number for number, line in enumerate(lines) if line.startswith('2 documents')) - 1] == ''
