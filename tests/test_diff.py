"""`diff` and `history` as their users meet them, with a real repository behind them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import jsonschema
import pytest

from masa_check.__main__ import main
from masa_check.declaration import schema
from masa_check.rulebook import rulebook

HEAD = 'kind: arrangements\nid: luton\nname: Luton\ndated: 2025-02\n'
SAID = HEAD + 'joint_working: {identify: One front door for all, respond: Joint teams act on it}\n'
SILENT = HEAD + 'joint_working: {identify: not-stated, respond: not-stated}\n'
WITHOUT = HEAD
ON = ('--on', '2026-11-23')


class Ran(NamedTuple):
    """How a run ended, and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]
Git = Callable[..., None]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs `main` in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv('GIT_CEILING_DIRECTORIES', str(tmp_path.parent))

    def here(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, 'argv', ['masa-check', *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfdbinary.readouterr()
        return Ran(int(ended.value.code or 0), out.decode(), err.decode())

    return here


@pytest.fixture
def git(run: Run, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository there, in which `masa/a.yaml` was said, then silent, then renamed to `masa/b.yaml`."""
    monkeypatch.setenv('GIT_CONFIG_GLOBAL', os.devnull)
    monkeypatch.setenv('GIT_CONFIG_NOSYSTEM', '1')

    def git(*arguments: str) -> None:
        who = ('-c', 'user.name=A', '-c', 'user.email=a@example.org')
        subprocess.run(['git', *who, *arguments], check=True, capture_output=True)

    git('init', '--quiet', '--initial-branch=main')
    Path('masa').mkdir()
    for text in (SAID, SILENT):
        write('masa/a.yaml', text)
        git('add', '.')
        git('commit', '--quiet', '-m', 'Write')
    git('mv', 'masa/a.yaml', 'masa/b.yaml')
    git('commit', '--quiet', '-m', 'Rename')
    return git


def write(name: str, text: str) -> str:
    Path(name).write_text(text, 'utf-8')
    return name


@pytest.mark.slow
@pytest.mark.parametrize(('fail_on', 'code'), [((), 1), (('--fail-on', 'never'), 0), (('--fail-on', 'lost-should'), 1)])
def test_losing_what_statute_asks_fails_the_run_unless_told_otherwise(
    run: Run, fail_on: tuple[str, ...], code: int
) -> None:
    ran = run('diff', write('old.yaml', SAID), write('new.yaml', SILENT), *ON, *fail_on)

    assert ran.code == code
    assert ran.err.startswith('masa-check: This run fails: ') == bool(code)
    assert ran.err.count('\n') == code
    assert (' at or above --fail-on ' in ran.err and 'lost-must' in ran.err) == bool(code)
    assert 'needs-identified-and-met' in ran.out


def test_what_is_declared_no_longer_fails_like_what_is_lost(run: Run) -> None:
    ran = run('diff', write('old.yaml', SAID), write('new.yaml', WITHOUT), *ON)

    assert ran.code == 1
    assert 'Points lost: none.' in ran.out
    assert 'Points no longer declared: 2 must (statute).' in ran.out
    assert ran.err.endswith(': 2 lost-must (no-longer-declared).\n')
    assert 'What nobody declares any more' in ran.out


@pytest.mark.slow
def test_gaining_fails_only_a_run_that_fails_on_it(run: Run) -> None:
    names = write('old.yaml', SILENT), write('new.yaml', SAID)

    assert run('diff', *names, *ON).code == 0
    assert run('diff', *names, *ON, '--fail-on', 'removed').code == 0
    assert run('diff', *names, *ON, '--fail-on', 'added').code == 1


def test_the_same_input_and_day_give_the_same_bytes(run: Run) -> None:
    names = write('old.yaml', SAID), write('new.yaml', SILENT)

    assert run('diff', *names, *ON, '-v').out == run('diff', *names, *ON, '-v').out


def test_several_reports_are_written_at_once(run: Run) -> None:
    names = write('old.yaml', SAID), write('new.yaml', SILENT)
    ran = run(
        'diff', *names, *ON, '-f', 'json', '-o', 'markdown=board.md', '-o', 'csv=table.csv', '-o', 'html=page.html'
    )

    jsonschema.validate(json.loads(ran.out), schema.shipped('comparison'))
    assert '# What changed in Luton\n' in Path('board.md').read_text('utf-8')
    assert Path('table.csv').read_text('utf-8').startswith('of,theme,class,')
    assert '<h1>What changed in Luton</h1>' in Path('page.html').read_text('utf-8')


@pytest.mark.slow
def test_a_page_sets_facts_side_by_side_and_a_text_tells_their_places_where_all_is_asked_for(run: Run) -> None:
    names = write('old.yaml', SAID), write('new.yaml', SILENT)
    plain, verbose, page = (run('diff', *names, *ON, *options).out for options in ((), ('-v',), ('-f', 'html')))

    assert 'What the texts say' in page
    assert 'What the texts say' not in plain
    assert 'joint_working.identify  old.yaml:5  new.yaml:5' in verbose
    assert 'old.yaml:5' not in plain


@pytest.mark.slow
def test_only_facts_or_duties_or_one_theme_are_told_where_only_these_are_asked_for(run: Run) -> None:
    names = write('old.yaml', SAID), write('new.yaml', SILENT)
    facts, duties = (json.loads(run('diff', *names, '-f', 'json', only).out) for only in ('--facts', '--duties'))
    theme = json.loads(run('diff', *names, '-f', 'json', '--theme', 'Funding').out)

    assert (bool(facts['facts']), facts['duties']) == (True, [])
    assert (duties['facts'], bool(duties['duties'])) == ([], True)
    assert {duty['theme'] for duty in theme['duties']} == {'Funding'}


@pytest.mark.slow
def test_a_theme_may_be_named_in_small_letters(run: Run) -> None:
    names = write('old.yaml', SAID), write('new.yaml', SILENT)

    assert run('diff', *names, *ON, '--theme', 'funding') == run('diff', *names, *ON, '--theme', 'Funding')
    assert run('rules', '--theme', 'funding') == run('rules', '--theme', 'Funding')


@pytest.mark.parametrize(
    ('arguments', 'said'),
    [
        (('a.yaml',), 'name the older and the newer one'),
        (('a.yaml', 'a.yaml', 'a.yaml'), 'name the older and the newer one'),
        (('a.yaml', 'b.yaml'), 'b.yaml: no such file'),
        (('a.yaml', '.'), 'this is a folder, not a file'),
        (('a.yaml', 'a.yaml', '--theme', 'Fundin'), 'there is no theme "Fundin"; did you mean "Funding"?'),
        (('a.yaml', 'a.yaml', '--format', 'xls'), 'there is no format "xls"'),
        (('a.yaml', 'a.yaml', '--output', 'csv=a.yaml'), 'would be written over what it is to read'),
        (('main:a.yaml', 'a.yaml'), 'this is not in a git repository'),
        (('--since', 'main', 'a.yaml'), 'this is not in a git repository'),
        (('--since', 'main', 'a.yaml', 'a.yaml'), 'name one file'),
    ],
)
def test_what_cannot_be_run_is_refused_in_one_line(run: Run, arguments: tuple[str, ...], said: str) -> None:
    write('a.yaml', SAID)
    ran = run('diff', *arguments)

    assert (ran.code, ran.out) == (2, '')
    assert said in ran.err
    assert ran.err.count('\n') == 1


@pytest.mark.slow
def test_a_side_may_be_a_file_as_it_was_in_git(run: Run, git: Git) -> None:
    write('masa/b.yaml', SAID)

    assert run('diff', 'HEAD~2:masa/a.yaml', 'HEAD:masa/b.yaml', *ON).code == 1
    assert run('diff', 'HEAD:masa/b.yaml', 'masa/b.yaml', *ON).code == 0


@pytest.mark.parametrize(
    ('side', 'said'),
    [
        ('v9:masa/b.yaml', 'there is no revision "v9"'),
        ('HEAD:masa/c.yaml', 'there is no such file at HEAD'),
        ('HEAD~2:masa/b.yaml', 'this file was called masa/a.yaml at HEAD~2; write HEAD~2:masa/a.yaml'),
    ],
)
def test_what_is_not_in_git_is_told(run: Run, git: Git, side: str, said: str) -> None:
    ran = run('diff', side, 'masa/b.yaml')

    assert (ran.code, ran.out) == (2, '')
    assert said in ran.err


def test_a_file_is_compared_with_itself_through_a_rename(run: Run, git: Git) -> None:
    ran = run('diff', '--since', 'HEAD~2', 'masa/b.yaml', *ON)

    assert ran.code == 1
    assert 'From HEAD~2:masa/a.yaml' in ran.out


@pytest.mark.slow
@pytest.mark.parametrize(
    ('folder', 'path'), [('masa', 'b.yaml'), ('masa', '../masa/b.yaml'), ('..', '{here}/masa/b.yaml')]
)
def test_a_file_is_found_in_its_repository_from_wherever_one_stands(
    run: Run, git: Git, monkeypatch: pytest.MonkeyPatch, folder: str, path: str
) -> None:
    here = Path.cwd().name
    monkeypatch.chdir(folder)
    named = path.format(here=here)

    assert 'From HEAD~2:masa/a.yaml' in run('diff', '--since', 'HEAD~2', named, *ON).out
    assert len(run('history', named, *ON, '-f', 'csv').out.splitlines()) == 4


@pytest.mark.slow
def test_history_tells_each_revision_and_what_is_not_committed(run: Run, git: Git) -> None:
    write('masa/b.yaml', 'kind: [')
    git('commit', '--quiet', '-am', 'Break')
    write('masa/b.yaml', SAID)
    made = json.loads(run('history', 'masa/b.yaml', *ON, '-f', 'json').out)

    jsonschema.validate(made, schema.shipped('history'))
    assert made['tool']['rulebook'] == rulebook.load([rulebook.folder()]).hash
    steps = made['steps']
    assert [step['path'] for step in steps] == ['masa/a.yaml'] * 2 + ['masa/b.yaml'] * 3
    assert [step['asks'].get('lost-must', 0) for step in steps] == [0, 2, 0, 0, 0]
    assert [step['asks'].get('gained', 0) > 1 for step in steps] == [False, False, False, False, True]
    assert [bool(step['fault']) for step in steps] == [False, False, False, True, False]
    assert steps[-1]['revision'] == 'not committed'
    assert [step['subject'] for step in steps][-2:] == ['Break', '']
    assert [step['forces'].get('must', 0) for step in steps] == [0, 2, 0, 0, 0]
    revisions = [step['revision'] for step in steps]
    assert [step['since'] for step in steps] == ['', revisions[0], revisions[1], '', revisions[2]]


@pytest.mark.slow
def test_history_is_a_table_for_people_and_for_spreadsheets(run: Run, git: Git) -> None:
    printed = run('history', 'masa/b.yaml', *ON)
    table = run('history', 'masa/b.yaml', *ON, '-f', 'csv')

    assert printed.code == table.code == 0
    assert 'The file has been called masa/a.yaml, then masa/b.yaml.' in printed.out
    assert len(table.out.splitlines()) == 4
    assert 'What each revision changed' in printed.out
    assert '2 must (statute)' in printed.out
    assert printed.out.count('  Rename\n') == 1


def test_history_of_what_git_does_not_hold_is_refused(run: Run, git: Git) -> None:
    assert 'no revision holds this file; commit it first' in run('history', write('new.yaml', SAID)).err
    assert 'no such file' in run('history', 'gone.yaml').err


@pytest.mark.slow
def test_json_begins_with_the_notice_on_the_replaced_edition_like_that_of_check(run: Run, git: Git) -> None:
    commands = (
        ('check', 'masa/b.yaml', '--fail-on', 'never'),
        ('diff', 'masa/b.yaml', 'masa/b.yaml'),
        ('history', 'masa/b.yaml'),
        ('survey', 'masa/b.yaml'),
    )
    for day, replaced in (('2026-03-17', False), ('2026-11-30', True)):
        notices = {json.loads(run(*each, '--on', day, '--format', 'json').out)['notice'] for each in commands}

        assert len(notices) == 1
        assert ('WT2026 has replaced WT2023' in notices.pop()) is replaced
