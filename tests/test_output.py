"""Reports go where they were asked to go, whole or not at all; what cannot be is refused before anything is read."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from running import Ran
from small_book import HEAD
from test_cli import ON, SHOULD, _surroundings, really

from masa_check.cli import output
from masa_check.cli.output import Target
from masa_check.errors import MasaError

KNOWN = ('text', 'concise', 'json')
SILENT = ('--select', SHOULD)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / 'a.yaml').write_text(f'{HEAD}dated: 2025-02\n', 'utf-8')
    return tmp_path


def check(here: Path, *arguments: str, given: bytes = b'') -> Ran:
    return really('check', *arguments, *ON, *SILENT, cwd=here, given=given)


def left_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


# What was asked for


@pytest.mark.parametrize(
    ('format', 'outputs', 'asked'),
    [
        (None, None, [Target('text')]),
        ('json', None, [Target('json')]),
        (None, ['json'], [Target('json')]),
        (None, ['json=-'], [Target('json')]),
        (None, ['json=a.json'], [Target('text'), Target('json', 'a.json')]),
        ('concise', ['json=a', 'text=b'], [Target('concise'), Target('json', 'a'), Target('text', 'b')]),
        (None, ['json=a=b', 'json=c'], [Target('text'), Target('json', 'a=b'), Target('json', 'c')]),
    ],
)  # fmt: skip
def test_each_report_goes_to_the_place_named_and_one_at_most_to_standard_output(
    format: str | None, outputs: list[str] | None, asked: list[Target]
) -> None:
    assert list(output.targets(format, outputs, KNOWN)) == asked


@pytest.mark.parametrize(
    ('format', 'outputs', 'said'),
    [
        ('jsn', None, 'did you mean "json"?'),
        (None, ['tekst'], 'did you mean "text"?'),
        (None, ['jsonn=a.json'], 'did you mean "json"?'),
        ('pdf', None, '`--help` lists the formats'),
        (None, [''], 'there is no format ""'),
        (None, ['=a.json'], 'there is no format ""'),
        (None, ['json='], 'names no file'),
        (None, ['json', 'concise'], 'only one report can go to standard output'),
        ('json', ['json'], 'only one report can go to standard output'),
        (None, ['json=a.json', 'text=./a.json'], 'two reports'),
        (None, ['json=a.json', 'json=a.json'], 'two reports'),
        (None, ['json=b/../a.json', 'json=a.json'], 'two reports'),
    ],
)
def test_what_cannot_be_meant_is_refused(format: str | None, outputs: list[str] | None, said: str) -> None:
    with pytest.raises(MasaError) as refused:
        output.targets(format, outputs, KNOWN)

    assert said in str(refused.value)
    assert refused.value.remedy


# Files


def test_several_reports_are_written_in_one_run_beside_the_one_printed(here: Path) -> None:
    ran = check(
        here, 'a.yaml', '-f', 'concise', '-o', 'json=out put/a.json', '--output', 'text=a.txt', '-o', 'concise=c'
    )
    assert ran.code == 2
    (here / 'out put').mkdir()
    ran = check(
        here, 'a.yaml', '-f', 'concise', '-o', 'json=out put/a.json', '--output', 'text=a.txt', '-o', 'concise=c'
    )

    assert (ran.code, ran.err) == (0, '')
    assert (here / 'c').read_text('utf-8') == ran.out
    assert (here / 'a.txt').read_text('utf-8') == check(here, 'a.yaml').out
    assert (here / 'out put' / 'a.json').read_text('utf-8') == check(here, 'a.yaml', '-f', 'json').out
    assert left_in(here) == {'a.yaml', 'a.txt', 'c', 'out put'}
    assert left_in(here / 'out put') == {'a.json'}


def test_a_report_in_a_file_has_no_colours_and_the_exit_code_stays(here: Path) -> None:
    ran = really('check', 'a.yaml', *ON, '--color', 'always', '-o', 'text=a.txt', cwd=here)

    assert ran.code == 1
    assert '\x1b' in ran.out
    assert '\x1b' not in (here / 'a.txt').read_text('utf-8')


@pytest.mark.parametrize(
    ('place', 'said'),
    [
        ('no such folder/a.json', 'no such folder'),
        ('folder', 'a folder'),
        ('folder/', 'a folder'),
        ('a.yaml/b.json', 'cannot be written'),
        ('a.yaml', 'over what it is to read'),
        ('./folder/../a.yaml', 'over what it is to read'),
        pytest.param('/dev/null', 'a device', marks=pytest.mark.skipif(os.name == 'nt', reason='Windows has none')),
    ],
)
def test_a_place_that_cannot_be_written_is_refused_and_nothing_is_printed(here: Path, place: str, said: str) -> None:
    (here / 'folder').mkdir()
    before = (here / 'a.yaml').read_bytes()
    ran = check(here, 'a.yaml', '-o', 'concise=good.txt', '-o', f'json={place}')

    assert (ran.code, ran.out) == (2, '')
    assert said in ran.err
    assert ran.err.count('\n') == 1
    assert left_in(here) == {'a.yaml', 'folder'}
    assert (here / 'a.yaml').read_bytes() == before


def test_a_place_that_cannot_be_written_is_refused_before_any_file_is_looked_for(here: Path) -> None:
    ran = check(here, 'no-such.yaml', '--rules', 'no-such-rules', '-o', 'json=no such folder/a.json')

    assert ran.code == 2
    assert 'no such folder/a.json' in ran.err


def test_a_file_that_may_not_be_written_to_is_refused(here: Path) -> None:
    (here / 'a.json').touch(0o444)

    assert 'may not be written' in check(here, 'a.yaml', '-o', 'json=a.json').err


def _interrupted() -> None:
    with output.opened([Target('json', 'a.json')]) as (outlet,):
        outlet.write('half of a rep')
        raise KeyboardInterrupt


def test_a_run_that_ends_early_leaves_the_file_as_it_was(here: Path) -> None:
    (here / 'a.json').write_text('the report of yesterday', 'utf-8')
    (here / 'empty').mkdir()

    assert check(here, 'empty', '-o', 'json=a.json').code == 3
    assert check(here, 'no-such.yaml', '-o', 'json=a.json').code == 2
    with pytest.raises(KeyboardInterrupt):
        _interrupted()
    assert (here / 'a.json').read_text('utf-8') == 'the report of yesterday'
    assert left_in(here) == {'a.yaml', 'a.json', 'empty'}


def test_a_file_that_is_there_is_replaced_whole_and_keeps_its_mode(here: Path) -> None:
    old = here / 'a.json'
    old.write_text('x' * 1_000_000, 'utf-8')
    old.chmod(0o640)

    assert check(here, 'a.yaml', '-o', 'json=a.json').code == 0
    assert json.loads(old.read_bytes())['documents'][0]['path'] == 'a.yaml'
    assert os.name == 'nt' or stat.S_IMODE(old.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == 'nt', reason='Windows makes links only for its administrators')
def test_a_link_stays_a_link_and_what_it_leads_to_is_written(here: Path) -> None:
    (here / 'kept').mkdir()
    (here / 'a.json').symlink_to('kept/real.json')

    assert check(here, 'a.yaml', '-o', 'json=a.json').code == 0
    assert (here / 'a.json').is_symlink()
    assert json.loads((here / 'kept' / 'real.json').read_bytes())
    assert 'two reports' in check(here, 'a.yaml', '-o', 'json=a.json', '-o', 'text=kept/real.json').err


def test_the_path_of_a_report_may_hold_anything_a_file_may_be_called(here: Path) -> None:
    name = 'Bericht =é 报告.json'

    assert check(here, 'a.yaml', '-o', f'json={name}').code == 0
    assert json.loads((here / name).read_bytes())


def test_a_report_is_not_written_over_what_was_accepted(here: Path) -> None:
    assert really('baseline', 'create', 'a.yaml', *ON, cwd=here).code == 0
    before = (here / 'masa-baseline.json').read_bytes()
    ran = check(here, 'a.yaml', '--baseline', 'masa-baseline.json', '-o', 'json=./masa-baseline.json')

    assert (ran.code, ran.out) == (2, '')
    assert (here / 'masa-baseline.json').read_bytes() == before


def test_only_the_formats_that_are_asked_for_are_imported(here: Path) -> None:
    script = (
        'import sys; from masa_check.__main__ import main\n'
        'try: main()\n'
        'finally: print([n for n in sys.modules if n in sys.argv[-1].split()], file=sys.stderr)'
    )
    names = ('json', 'sarif', 'github', 'gitlab', 'junit', 'comment', 'csv', 'trace', 'markdown')
    watched = ' '.join([*(f'masa_check.reporters.{name}' for name in names), 'xml.etree'])
    command = [sys.executable, '-c', script, 'check', 'a.yaml', *ON, '--stdin-filename', watched]
    done = subprocess.run(command, cwd=here, env=_surroundings(), capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert done.stderr == '[]\n'


@pytest.mark.skipif(not os.path.exists('/dev/stdout'), reason='standard output has no name here')
def test_standard_output_by_its_name_is_a_pipe_and_not_a_folder_that_is_missing(here: Path) -> None:
    ran = check(here, 'a.yaml', '--output', 'json=/dev/stdout')

    assert (ran.code, ran.out) == (2, '')
    assert ran.err == 'masa-check: /dev/stdout: this is a device or a pipe, not a file; name another file\n'
