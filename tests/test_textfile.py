"""Settings, baselines, waivers and rules are input as well: whatever they hold or are, a run says one line and ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from running import Ran, Run, write
from small_book import HEAD, OURS
from test_cli import ON, POSIX, _surroundings

pytestmark = pytest.mark.slow

LONGEST = 120  # seconds, on a busy machine
LONG = '1' * 5000
DEEP = '[' * 5000
DOTTED = '.'.join(['a'] * 50_000)
SETTINGS = {
    'nested deep': (f'paths = {DEEP}', 1),
    'nested deep, closed': (f'\npaths = {DEEP}{"]" * 5000}', 2),
    'groups nested deep': (f'paths = {"{a=" * 5000}', 1),
    'a key of many parts': (f'edition = "a"\n{DOTTED} = 1', 2),
    'a quoted key of many parts': ('.'.join(["'a b'"] * 50_000) + ' = 1', 1),
    'a table of many parts': (f'[{DOTTED}]', 1),
    'groups of keys of many parts': ('paths = ' + f'{{{".".join(["a"] * 40)} = ' * 200 + '1' + '}' * 200, 1),
    'a long number': (f'edition = "a"\nfail-on = {LONG}', 2),
    'a long number of another base': (f'\nfail-on = 0x{"f" * 5000}', 2),
    'a long number in a list': (f'paths = [0x{"f" * 5000}]', 1),
    'not a number': ('fail-on = nan', 1),
    'more than a number': ('edition = 1e999', 1),
    'a day': ('edition = 1979-05-27', 1),
    'a key twice': ('edition = "wt2018"\n\nedition = "wt2023"', 3),
    'a key twice in a table': ('a = {b = 1, b = 2}', 1),
    'a long key': (f'"{"k" * 900_000}" = 1', 1),
    'many keys': ('\n'.join(f'k{number} = 1' for number in range(50_000)), 1),
    'many empty lines': ('\n' * 900_000 + 'fail-on = 3', 900_001),
    'half of a letter': ('edition = "\\ud800"', 1),
    'no letter': ('waivers = "a\\u0000b"', 0),
    'more than any settings': ('#' * 1_000_001, 0),
}
ENTRY = '{"document":"a","path":"a.yaml","duty":"x%d","ask":"y","object":"z"}'
BASELINES = {
    'nested deep': '[' * 100_000,
    'nested deep within': '{"version": 1, "known": ' + '[' * 100_000,
    'a long number': f'{{"version": {LONG}, "known": []}}',
    'a long number in an entry': f'{{"version": 1, "known": [{{"document": {LONG}}}]}}',
    'not a number': '{"version": NaN, "known": []}',
    'endless': '{"version": -Infinity, "known": []}',
    'a key twice': '{"version": 1, "known": [], "version": 1}',
    'a key twice in an entry': '{"version": 1, "known": [' + ENTRY.replace('"ask"', '"duty":"y","ask"') + ']}',
    'nothing': '',
    'words': '"a"',
}


@pytest.fixture
def a(here: Path) -> Path:
    return write(here / 'a.yaml', f'{HEAD}dated: 2025-02\n')


def process(here: Path, *arguments: str, around: dict[str, str]) -> Ran:
    """A run in a process of its own, that is not waited for longer than any would take."""
    command = [sys.executable, '-m', 'masa_check', *arguments]
    surroundings = _surroundings(**around)
    done = subprocess.run(command, cwd=here, env=surroundings, capture_output=True, check=False, timeout=LONGEST)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def never_waits() -> Iterator[None]:
    """Ends a test that waits for longer than any run would take."""

    def end(*_: object) -> NoReturn:
        raise TimeoutError(f'a run took longer than {LONGEST} seconds')

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(LONGEST)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def is_one_line(ran: Ran) -> bool:
    return (ran.code, ran.out, ran.err.count('\n')) == (2, '', 1) and 'our mistake' not in ran.err


@pytest.mark.slow
@pytest.mark.parametrize('name', SETTINGS)
@pytest.mark.parametrize('shared', [False, True])
def test_settings_of_any_kind_are_one_line_with_its_place(run: Run, a: Path, name: str, shared: bool) -> None:
    text, line = SETTINGS[name]
    if shared:
        write(a.parent / 'pyproject.toml', f'[tool.masa-check]\n{text}\n')
    else:
        write(a.parent / 'masa-check.toml', f'{text}\n')
    ran = run('check', 'a.yaml', '-q')

    assert is_one_line(ran), ran.err[:500]
    if line:
        place = f'pyproject.toml:{line + 1}' if shared and not text.startswith('[') else f':{line + shared}'
        assert place in ran.err[:200]


@pytest.mark.parametrize(
    'text', ['\ufeffedition = "wt2018"\r\nfail-on = "never"\r\n', 'edition = "wt2018"\rfail-on = "never"\r']
)
def test_line_ends_and_marks_of_other_systems_are_read(run: Run, a: Path, text: str) -> None:
    (a.parent / 'masa-check.toml').write_bytes(text.encode())

    assert run('check', 'a.yaml', *ON).code == 0


@pytest.mark.parametrize('raw', [b'\xff\xfee\0', b'edition = "\xe9"', b'\x80'])
@pytest.mark.parametrize('name', ['masa-check.toml', 'pyproject.toml', 'known.json', 'waivers.yaml', 'own/a.yaml'])
def test_what_is_not_utf_8_is_told_to_be_saved_so(run: Run, a: Path, raw: bytes, name: str) -> None:
    write(a.parent / name, '').write_bytes(raw)
    named = {'known.json': '--baseline', 'waivers.yaml': '--waivers', 'own/a.yaml': '--rules'}.get(name)
    more = (named, name.removesuffix('/a.yaml')) if named else ()
    ran = run('check', 'a.yaml', *more)

    assert is_one_line(ran), ran.err
    assert 'UTF-8' in ran.err


@pytest.mark.slow
@pytest.mark.parametrize('name', BASELINES)
@pytest.mark.parametrize('command', [('check',), ('baseline', 'update')])
def test_a_baseline_of_any_kind_is_one_line_and_stays_as_it_is(
    run: Run, a: Path, name: str, command: tuple[str, ...]
) -> None:
    known = write(a.parent / 'known.json', BASELINES[name])
    ran = run(*command, 'a.yaml', '--baseline', 'known.json')

    assert is_one_line(ran), ran.err[:500]
    assert ran.err.startswith('masa-check: known.json:1: ')
    assert known.read_text('utf-8') == BASELINES[name]


def test_a_baseline_of_all_areas_is_read_though_it_is_larger_than_any_document(run: Run, a: Path) -> None:
    entries = ',\n'.join(ENTRY % number for number in range(20_000))
    known = write(a.parent / 'known.json', f'{{"version":1,"known":[\n{entries}\n]}}')

    assert known.stat().st_size > 1_000_000
    assert run('check', 'a.yaml', *ON, '--baseline', 'known.json', '--fail-on', 'never', '-q').code == 0


def test_the_lines_of_a_baseline_are_counted_once_for_all_entries(run: Run, a: Path) -> None:
    """Each anew would take hours for these."""
    write(a.parent / 'known.json', f'{{"version":1,"known":[{",".join(ENTRY % number for number in range(100_000))}]}}')

    assert run('check', 'a.yaml', *ON, '--baseline', 'known.json', '--fail-on', 'never', '-q').code == 0


# What is no file


FRIENDS = {
    'masa-check.toml': ('check', 'a.yaml'),
    'pyproject.toml': ('check', 'a.yaml'),
    'gate.toml': ('check', 'a.yaml', '--config', 'gate.toml'),
    'waivers.yaml': ('check', 'a.yaml', '--waivers', 'waivers.yaml'),
    'promises.yaml': ('deadlines', 'a.yaml', '--waivers', 'promises.yaml'),
    'known.json': ('check', 'a.yaml', '--baseline', 'known.json'),
    'old.json': ('baseline', 'update', 'a.yaml', '--baseline', 'old.json'),
    'own/b.yaml': ('check', 'a.yaml', '--rules', 'own'),
    'more/b.yaml': ('rules', 'test', 'more'),
}


@pytest.mark.slow
@POSIX
@pytest.mark.usefixtures('never_waits')
@pytest.mark.parametrize('kind', ['a pipe', 'a device', 'a folder', 'a link to nothing', 'a link to itself'])
@pytest.mark.parametrize('name', FRIENDS)
def test_what_is_no_file_is_refused_and_never_waited_for(run: Run, a: Path, name: str, kind: str) -> None:
    write(a.parent / 'own' / 'a.yaml', OURS)
    write(a.parent / 'more' / 'a.yaml', OURS)
    place = a.parent / name
    if kind == 'a pipe':
        os.mkfifo(place)
    elif kind == 'a folder':
        place.mkdir()
    else:
        place.symlink_to({'a device': '/dev/zero', 'a link to nothing': 'nowhere'}.get(kind, place.name))
    ran = run(*FRIENDS[name])
    if kind == 'a folder' and name.endswith('b.yaml'):  # a folder among the rules is none of them
        assert ran.code in (0, 1)
        return

    if name == 'more/b.yaml':  # what is wrong with rules is what `rules test` is asked for
        ran = Ran(ran.code + 1, '', ran.out.partition('\n')[0] + '\n')

    assert is_one_line(ran), ran.err
    assert name in ran.err
    assert {'a pipe': 'pipe', 'a device': 'device', 'a folder': 'folder'}.get(kind, 'link') in ran.err


@POSIX
@pytest.mark.usefixtures('never_waits')
def test_a_pipe_in_place_of_the_rules_is_no_folder(run: Run, a: Path) -> None:
    os.mkfifo(a.parent / 'own')

    assert is_one_line(run('check', 'a.yaml', '--rules', 'own'))


@POSIX
@pytest.mark.parametrize('variable', ['GITHUB_STEP_SUMMARY', 'GITHUB_OUTPUT'])
@pytest.mark.parametrize('kind', ['a pipe', 'a folder'])
def test_a_job_that_nobody_listens_to_is_not_waited_for(a: Path, variable: str, kind: str) -> None:
    if kind == 'a pipe':
        os.mkfifo(a.parent / 'job')
    else:
        (a.parent / 'job').mkdir()
    ran = process(a.parent, 'check', 'a.yaml', '--format', 'github', around={variable: 'job'})

    assert ran.code == 2
    assert ran.err.count('\n') == 1
    assert variable in ran.err


ODD = [
    '\udcff',
    'a' * 100_000,
    ' ',
    '\n\n',
    ',',
    '-',
    '[',
    '~',
    '/dev/zero',
    '/proc/self/mem',
    '%s{0}$(x)',
    '\\',
    '***/*',
]


@POSIX
@pytest.mark.parametrize(
    'key', ['PATHS', 'EDITION', 'FAIL_ON', 'SELECT', 'IGNORE', 'FORMAT', 'WAIVERS', 'BASELINE', 'RULES']
)
def test_no_value_in_the_environment_is_our_mistake(
    run: Run, a: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    for value in ODD:
        monkeypatch.setenv(f'MASA_CHECK_{key}', value)
        ran = run('check', *(() if key == 'PATHS' else ('a.yaml',)), '-q', *ON)

        assert ran.code in (0, 1, 2, 3), value[:50]
        assert ran.err.count('\n') <= 1, value[:50]
        assert 'our mistake' not in ran.err


@POSIX
@pytest.mark.parametrize('value', [one for one in ODD if one.strip()])
def test_no_file_of_settings_in_the_environment_is_our_mistake(
    run: Run, a: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv('MASA_CHECK_CONFIG', value)

    assert is_one_line(run('check', 'a.yaml', '-q', *ON))


@pytest.mark.parametrize('columns', ['0', '-5', 'x', '1', '99999999999999999999'])
def test_no_width_of_a_screen_is_our_mistake(a: Path, columns: str) -> None:
    ran = process(a.parent, 'check', '--help', around={'COLUMNS': columns, 'LINES': columns})

    assert (ran.code, ran.err) == (0, '')
