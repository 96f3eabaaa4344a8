"""Annotations on GitHub are commands that its runner reads as meant, within its caps, with the rest in the summary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from shipped import every_example, rendered
from small_book import MET, SILENT, book, held, of_job, report
from test_cli import GOOD, ON, really
from test_reporters import several
from test_sarif import DATED, waived

from masa_check.reporters.check import github
from masa_check.reporters.check.fingerprint import Root
from masa_check.rulebook.rulebook import Rulebook

COMMAND = re.compile(r'::(?P<name>[a-z-]+)(?: (?P<properties>.*?))?::(?P<message>.*)')


class Command(NamedTuple):
    """A workflow command, as the runner reads it."""

    name: str
    properties: Mapping[str, str]
    message: str


def runner(printed: str) -> list[Command]:
    """What GitHub's runner makes of a step's output (actions/runner, ActionCommand.cs): every line has to be one."""
    read = []
    for line in re.split(r'\r\n|\r|\n', printed)[:-1]:
        assert '##[' not in line
        found = COMMAND.fullmatch(line.strip())
        assert found, line
        properties = dict(one.split('=', 1) for one in (found['properties'] or '').split(',') if one)
        told = {name: unescaped(value, property=True) for name, value in properties.items()}
        read.append(Command(found['name'], told, unescaped(found['message'])))
    return read


def unescaped(text: str, *, property: bool = False) -> str:
    marks = {'%0D': '\r', '%0A': '\n', **({'%3A': ':', '%2C': ','} if property else {}), '%25': '%'}
    for escaped, meant in marks.items():
        text = text.replace(escaped, meant)
    return text


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return book(tmp_path)


def test_each_finding_is_a_command_with_its_place(rules: Rulebook) -> None:
    read = runner(github.render(report(rules, held(DATED + SILENT, rules, path='masa/luton.yaml'))))
    worst = read[0]

    assert [one.name for one in read] == ['error', 'error', 'warning', 'warning', *['notice'] * 3][: len(read)]
    assert worst.properties == {
        'file': 'masa/luton.yaml',
        'line': '5',
        'endLine': '5',
        'col': '1',
        'endColumn': '14',
        'title': 'MUST needs-met',
    }
    assert worst.message.startswith('how needs are met: not in the text. ')
    assert worst.message.endswith('To do: Say how needs are met')


def test_nothing_wrong_prints_nothing(rules: Rulebook) -> None:
    assert github.render(report(rules, held(DATED + MET, rules))) == ''


def test_files_are_named_from_the_root_of_the_repository(rules: Rulebook) -> None:
    made = report(rules, held(DATED, rules, path='a, b: 100%.yaml'))
    read = runner(github.render(made, Root('/home/repo', '/home/repo/docs')))

    assert {one.properties['file'] for one in read} == {'docs/a, b: 100%.yaml'}


def test_a_per_cent_sign_is_one_and_escapes_nothing(rules: Rulebook) -> None:
    name = 'a%0Ab%2C%25'
    made = report(rules, held(DATED + SILENT.replace('Northport College', name), rules, path=f'{name}.yaml'))
    read = runner(github.render(made))

    assert {one.properties['file'] for one in read} == {f'{name}.yaml'}
    assert any(f'({name})' in one.message for one in read)


@every_example
def test_the_annotations_of_each_example_keep_to_what_a_step_may_have(name: str) -> None:
    read = runner(rendered(name, 'github'))
    names = [one.name for one in read]

    assert all(names.count(name) <= 10 for name in ('error', 'warning', 'notice'))
    assert set(names) <= {'error', 'warning', 'notice'}


def test_the_worst_findings_are_shown_and_the_rest_is_counted(rules: Rulebook) -> None:
    many = report(rules, *(held(DATED + SILENT, rules, path=f'{number}.yaml') for number in range(7)))
    read = runner(github.render(many))
    names = [one.name for one in read]
    open_findings = sum(len(document.open) for document in many.documents)

    assert (names.count('error'), names.count('warning'), names.count('notice')) == (10, 10, 10)
    assert read[-1].message == f'{open_findings - 29} more findings are in the summary of this job'
    assert {one.properties['title'] for one in read[:7]} == {'MUST needs-met', 'MUST supported'}


def test_what_is_accepted_is_no_annotation(rules: Rulebook) -> None:
    read = runner(github.render(waived(rules)))

    assert read
    assert 'MUST needs-met' not in {one.properties['title'] for one in read}


def test_the_summary_holds_every_finding_and_is_cut_to_what_a_step_may_have(rules: Rulebook) -> None:
    made = several(rules)
    whole = of_job(made).summary(made.total, 0)
    findings = sum(len(document.counted) for document in made.documents)
    there = github.SUMMARY - len(whole.encode()) + 300
    cut = of_job(made).summary(made.total, there)

    assert len(re.findall(r'^\| (?:must|should|expected|advice|shape)\b.* \| .* \| .*\.yaml:', whole, re.M)) == findings
    assert len(cut.encode()) + there <= github.SUMMARY
    assert re.search(r'no room for [1-9]\d* more rows', cut)
    assert cut.splitlines()[-3].startswith('| ')


def test_later_steps_are_told_how_much_was_found(rules: Rulebook) -> None:
    made = waived(rules)
    lines = of_job(made).outputs(made.total, 'out\nput=a.sarif').splitlines()
    told = dict(line.split('=') for line in lines[:-1])

    assert told == {'errors': '1', 'warnings': '2', 'notes': '3', 'waived': '1', 'known': '0'}
    assert of_job(made).outputs(made.total, 'a.sarif').endswith('sarif-file=a.sarif\n')
    assert len(of_job(made).outputs(made.total, 'out\nput=x').splitlines()) == 6


# In a job


@pytest.fixture
def job(tmp_path: Path) -> Path:
    (tmp_path / 'docs').mkdir()
    (tmp_path / '.git').mkdir()
    (tmp_path / 'docs' / 'a.yaml').write_text(GOOD, 'utf-8')
    return tmp_path


def around(job: Path) -> dict[str, str]:
    return {'GITHUB_STEP_SUMMARY': str(job / 'summary.md'), 'GITHUB_OUTPUT': str(job / 'output.txt')}


@pytest.mark.slow
def test_a_job_has_its_summary_and_outputs_appended_to_what_is_there(job: Path) -> None:
    (job / 'summary.md').write_text('of a step before\n', 'utf-8')
    (job / 'output.txt').write_text('before=1\n', 'utf-8')
    arguments = ('check', 'a.yaml', *ON, '-f', 'github', '-o', 'sarif=a.sarif')
    ran = really(*arguments, cwd=job / 'docs', around=around(job))
    read = runner(ran.out)
    told = dict(line.split('=') for line in (job / 'output.txt').read_text('utf-8').splitlines())

    assert ran.code == 1
    assert ran.err.startswith('masa-check: This run fails: ')
    assert ran.err.partition(' at or ')[0].removeprefix('masa-check: ') in (job / 'summary.md').read_text('utf-8')
    assert {one.properties['file'] for one in read if 'file' in one.properties} == {'docs/a.yaml'}
    assert (job / 'summary.md').read_text('utf-8').startswith('of a step before\n## masa-check\n')
    assert told['before'] == '1'
    assert int(told['errors']) >= len([one for one in read if one.name == 'error']) > 0
    assert told['sarif-file'] == 'docs/a.sarif'


@pytest.mark.slow
@pytest.mark.parametrize('format', ['text', 'sarif', 'markdown'])
def test_only_the_format_for_github_tells_the_job(job: Path, format: str) -> None:
    assert really('check', 'docs', *ON, '-f', format, cwd=job, around=around(job)).code == 1
    assert not (job / 'summary.md').exists()
    assert not (job / 'output.txt').exists()


@pytest.mark.slow
def test_a_summary_that_cannot_be_written_is_said_and_is_not_our_mistake(job: Path) -> None:
    ran = really(
        'check', 'docs', *ON, '-f', 'github', cwd=job, around={**around(job), 'GITHUB_OUTPUT': str(job / 'no' / 'x')}
    )

    assert ran.code == 2
    assert 'GITHUB_OUTPUT' in ran.err
