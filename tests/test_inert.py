"""Nothing that is printed, on either stream and in any format, is a command to a screen or to a runner of jobs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Git, Ran, Run, write
from small_book import HEAD, OURS
from test_cli import ON, POSIX, _surroundings

from masa_check import inert
from masa_check.cli import deadlines, diff, history, printing, survey, terminal
from masa_check.cli.output import NO_TEXT
from masa_check.reporters.data import dumped
from masa_check.reporters.draw import text
from masa_check.reporters.draw.page import Heading, Page, Words, say

pytestmark = pytest.mark.slow

COMMANDS = {
    'GitHub': '::error file=a.yaml,line=1::x',
    'GitHub, set in': '  \u00a0::stop-commands::x',
    'GitHub, more colons': ':::error::x',
    'GitHub, old': '##[error]x',
    'Azure': '##vso[task.setvariable variable=a]x',
    'Azure, in capitals': '##VSO[task.logissue type=error]x',
    'TeamCity': "##teamcity[buildStatus status='FAILURE']",
    'a command in a log': '[command]/usr/bin/rm -rf x',
    'GitLab': 'section_start:1560896352:x[collapsed=true]\r\x1b[0Kx',
    'GitLab, the end': 'section_end:1560896352:x\r\x1b[0K',
    'Travis': 'travis_fold:start:x\r',
    'a carriage return': 'a\r::error::x',
    'the end of a line': 'a\n::error::x\n##[group]x',
    'a line of other kinds': 'a\u2028::error::x\u0085::error::x\v::error::x\f::error::x',
    'a colour': '\x1b[31mred\x1b[0m',
    'a title': '\x1b]0;x\x07\x1b]8;;http://a.example\x1b\\x',
    'eight bits': '\x9b31mred\x9d0;x\x9c',
    'a backspace': 'good\b\b\b\bevil\x7f',
    'right to left': '\u202eevil\u202c\u2066x\u2069\u200f\u061c',
    'nothing to see': 'a\u200bb\u2060c\ufeffd\u00ade',
    'a tag': 'a\U000e0041\U000e007f',
}  # fmt: skip
NAMES = sorted(COMMANDS)
# All kinds in one, short enough to be the name of a file.
TOGETHER = (
    ':\n::error::x ##[error]x ##vso[a]x\r\n##teamcity[a]\r  ::debug::\u2028::x\x0b[command]x section_start:1:x\r\x1b[0K'
    '\x1b[31m\x9b\x7f\u202e\u200b\ufeff'
)
FOLLOWED = re.compile(
    r'^\s*::|##\[|##vso\[|##teamcity\[|\[command\]|section_(?:start|end):\d|travis_(?:fold|time):', re.I | re.M
)
FOLDS = ['--- a', '+++ a', '~~~ a', '^^^ +++', '---', '+++']
# What a document may hold.
VISIBLE = '::error::x ##[error]x ##vso[a]x ##teamcity[a] [command]x section_start:1:x travis_fold:x ::debug::'


def is_inert(printed: str) -> bool:
    """Nothing but what can be seen, in lines that no runner of jobs follows."""
    return all(letter in '\n\t' or letter.isprintable() for letter in printed) and not FOLLOWED.search(printed)


@pytest.fixture
def a(here: Path) -> Path:
    return write(here / 'a.yaml', f'{HEAD}dated: 2025-02\n')


@pytest.mark.parametrize('name', NAMES)
def test_what_is_tried_would_be_followed(name: str) -> None:
    assert not is_inert(COMMANDS[name])
    assert is_inert(inert.line(inert.printable(COMMANDS[name])))


@pytest.mark.parametrize('words', ['a: b', 'C# [x] :-) 10:30', '#1 [a]', 'section start: 5', '👪 é 报告', '5 :: 6'[:3]])
def test_what_no_runner_follows_stays_as_it_is(words: str) -> None:
    assert inert.line(inert.printable(words)) == words


def test_a_space_of_another_width_is_a_space() -> None:
    assert inert.printable('10\u00a0March\u202f2025\u3000') == '10 March 2025 '


@pytest.mark.parametrize('name', NAMES)
@pytest.mark.parametrize('colour', [True, False])
def test_words_that_command_only_together_are_told_apart(name: str, colour: bool) -> None:
    words = COMMANDS[name]
    halves = [(Words(words[:at]), Words(words[at:], 'must')) for at in range(len(words))]
    drawn = text.draw(Page(tuple(say(*both) for both in halves)), colour=colour)

    assert is_inert(re.sub(r'\x1b\[[0-9;]*m', '', drawn) if not colour else re.sub(r'\x1b\[[0-9;]*m', '\t', drawn))


@pytest.mark.parametrize('fold', FOLDS)
def test_no_line_folds_those_after_it_away(fold: str) -> None:
    drawn = text.draw(Page((Heading(fold, 2), say(fold))))

    assert not re.search(r'^(---|\+\+\+|~~~|\^\^\^)', drawn, re.MULTILINE)
    assert drawn.count(fold) == 2


@pytest.mark.parametrize('name', NAMES)
def test_json_is_inert_and_says_the_same(name: str) -> None:
    data = {COMMANDS[name]: [COMMANDS[name], {'##': '##'}]}

    assert is_inert(dumped(data))
    assert json.loads(dumped(data)) == data


# Standard error, which every way of going wrong ends at


def printed(ran: Ran) -> str:
    return ran.out + ran.err


def quoted(words: str) -> str:
    return json.dumps(words)


def wrong_settings(here: Path, words: str) -> list[list[str]]:
    key = ''.join(letter if letter.isprintable() else f'\\U{ord(letter):08x}' for letter in words)
    key = '"' + ''.join(f'\\{one}' if one == '"' else one for one in key) + '"'
    for number, line in enumerate(
        (f'select = [{key}]', f'{key} = 1', f'edition = {key}', f'format = {key}', f'waivers = {key}')
    ):
        write(here / f'{number}.toml', line + '\n')
    return [['check', 'a.yaml', '--config', f'{number}.toml'] for number in range(5)]


def wrong_rules(here: Path, words: str) -> list[list[str]]:
    said = quoted(words)
    changes = {
        'theme: Ours': f'theme: Ours\n{said}: x', '- id: ours': f'- id: {said}', 'of: funding.how': f'of: {said}',
        'is: stated': f'is: {said}', 'ref: X-1': f'ref: X-1, {said}: x', 'wt2023: met': f'{said}: met',
        'force: should': f'force: {said}', 'given: {funding: not-stated}': f'given: {{{said}: x}}',
    }  # fmt: skip
    for number, (before, after) in enumerate(changes.items()):
        write(here / f'r{number}' / 'a.yaml', OURS.replace(before, after))
    folders = [f'r{number}' for number in range(len(changes))]
    return [[*command, one] for one in folders for command in (('check', 'a.yaml', '--rules'), ('rules', 'test'))]


def wrong_acceptance(here: Path, words: str) -> list[list[str]]:
    said = quoted(words)
    write(here / 'w0.yaml', f'waivers:\n  - {said}: x\n')
    write(here / 'w1.yaml', f'{said}: x\n')
    write(here / 'w2.yaml', f'waivers: {said}\n')
    write(here / 'b0.json', f'{{"version": {said}, "known": []}}')
    entry = {'document': words, 'path': words, 'duty': words, 'ask': words, 'object': words}
    write(here / 'b1.json', json.dumps({'version': 1, 'known': [entry]}))
    waivers = [['check', 'a.yaml', '--waivers', f'w{number}.yaml'] for number in range(3)]
    baselines = [['check', 'a.yaml', '--baseline', f'b{number}.json', '-q'] for number in range(2)]
    return [*waivers, ['deadlines', 'a.yaml', '--waivers', 'w0.yaml'], *baselines]


def wrong_arguments(here: Path, words: str) -> list[list[str]]:
    safe = words.replace('/', '')
    return [
        [words], ['check', f'--{words}'], ['check', words], ['check', 'a.yaml', '--format', words],
        ['check', 'a.yaml', '--on', words], ['check', 'a.yaml', '--fail-on', words],
        ['check', 'a.yaml', '--rules', words], ['check', 'a.yaml', '--edition', words],
        ['check', 'a.yaml', '--select', words], ['explain', words],
        ['check', 'a.yaml', '--config', words], ['check', 'a.yaml', '--waivers', words], ['schema', words],
        ['check', 'a.yaml', '--baseline', words], ['check', 'a.yaml', '-o', words], ['rules', '--theme', words],
        ['check', 'a.yaml', '-o', f'json={words}/{words}'], ['check', 'a.yaml', '--changed-since', words],
        ['diff', f'{words}:{words}', 'a.yaml'], ['diff', 'a.yaml', words], ['diff', '--since', words, 'a.yaml'],
        ['history', words], ['survey', words], ['survey', 'a.yaml', '--jobs', words], ['init', 'a.yaml', words],
        ['init', f'no-such/{words}'], ['baseline', words], ['deadlines', words], ['init', safe],
        ['baseline', 'create', 'a.yaml', '--baseline', f'{safe}.json'],
    ]  # fmt: skip


def wrong_documents(here: Path, words: str) -> list[list[str]]:
    safe = words.replace('/', '').replace('\0', '')
    write(here / 'docs' / f'{safe}.yaml', 'only text')
    write(here / 'docs' / 'b.yaml', f'{HEAD}{quoted(words)}: {quoted(words)}\n')
    write(here / 'docs' / 'c.yaml', f'{HEAD}x: [{words}\n')
    return [
        ['deadlines', 'docs'],
        ['survey', 'docs', '-f', 'csv'],
        ['baseline', 'create', 'docs'],
        ['check', 'docs', '-q'],
    ]


Way = Callable[[Path, str], list[list[str]]]
WAYS: list[Way] = [wrong_settings, wrong_rules, wrong_acceptance, wrong_arguments, wrong_documents]


@POSIX
@pytest.mark.parametrize('way', WAYS, ids=lambda way: way.__name__)
def test_whatever_goes_wrong_is_told_without_a_command(run: Run, a: Path, way: Way) -> None:
    for arguments in way(a.parent, TOGETHER):
        ran = run(*arguments)

        assert ran.code in (0, 1, 2, 3), arguments
        assert is_inert(ran.err), (arguments, ran.err)
        assert is_inert(ran.out), (arguments, ran.out)


@POSIX
@pytest.mark.usefixtures('a')
def test_the_environment_brings_no_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ('PATHS', 'EDITION', 'FAIL_ON', 'SELECT', 'FORMAT', 'WAIVERS', 'BASELINE', 'RULES', 'CONFIG'):
        with monkeypatch.context() as around:
            around.setenv(f'MASA_CHECK_{key}', TOGETHER)
            for more in ((), ('--show-settings',)):
                ran = run('check', *(() if key == 'PATHS' else ('a.yaml',)), *more)
                assert ran.code in (0, 2), key
                assert is_inert(ran.out + ran.err), key


@POSIX
def test_what_git_says_and_what_files_are_called_in_it_brings_no_command(run: Run, repository: Git, here: Path) -> None:
    called = TOGETHER
    write(here / 'm' / f'{called}.yaml', f'{HEAD}dated: 2025-02\n')
    repository('add', '.')
    repository('commit', '-qm', TOGETHER)
    (here / 'm' / f'{called}.yaml').unlink()
    write(here / 'm' / 'new.yaml', f'{HEAD}dated: 2025-02\n')
    for arguments in (
        ('check', 'm', '--changed-since', 'HEAD', '-q'),
        ('check', 'm', '--changed-since', TOGETHER),
        ('diff', f'HEAD:m/{called}.yaml', 'm/new.yaml'),
        ('diff', 'HEAD:m/none.yaml', f'HEAD:{called}'),
    ):
        ran = run(*arguments, *ON)

        assert ran.code in (0, 1, 2), arguments
        assert is_inert(ran.out + ran.err), arguments


EVERY = [
    *(['check', 'a.yaml', one] for one in printing.FORMATS if one not in ('github', *NO_TEXT)),
    *(['deadlines', 'a.yaml', one] for one in deadlines.FORMATS),
    *(['diff', 'a.yaml b.yaml', one] for one in diff.FORMATS if one not in NO_TEXT),
    *(['survey', 'a.yaml b.yaml', one] for one in survey.FORMATS if one != 'parquet'),
    *(['history', 'a.yaml', one] for one in history.FORMATS),
]  # fmt: skip


@pytest.mark.parametrize('asked', EVERY)
def test_no_format_of_any_command_prints_a_command(run: Run, repository: Git, here: Path, asked: list[str]) -> None:
    command, files, format = asked
    said, other = quoted(VISIBLE), quoted(f'{VISIBLE} x')
    head = f'kind: arrangements\nid: a\nname: {said}\ndated: 2025-02\n'
    write(here / 'a.yaml', f'{head}voice: {{included: {said}}}\nfunding: {{how: {said}}}\n')
    write(here / 'b.yaml', f'{head}voice: {{included: {other}}}\nagencies: {{list: [{{name: {other}}}]}}\n')
    repository('add', '.')
    repository('commit', '-qm', 'a')
    ran = run(command, *files.split(), *ON, '--format', format)

    assert ran.code in (0, 1)
    assert is_inert(ran.out.replace('\r\n', '\n'))
    assert is_inert(ran.err)


def test_rules_of_ones_own_are_listed_and_explained_without_a_command(run: Run, here: Path) -> None:
    write(
        here / 'r' / 'a.yaml', OURS.replace('How it is paid for', quoted(TOGETHER)).replace('Say who', quoted(TOGETHER))
    )
    for arguments in (('rules',), ('rules', '-f', 'json'), ('rules', '-f', 'csv'), ('explain', 'ours')):
        assert is_inert(printed(run(*arguments, '--rules', 'r'))), arguments


@pytest.mark.slow
@pytest.mark.parametrize('closed', ['', '0', '1', '2', '12'])
def test_a_stream_that_is_closed_or_full_is_not_called_our_mistake(a: Path, closed: str) -> None:
    shut = ' '.join(f'{stream}>&-' if stream != '0' else '0<&-' for stream in closed)
    full = '2>/dev/full' if Path('/dev/full').exists() and '2' not in closed else ''
    for command in ('check a.yaml -q', 'check none.yaml', 'nonsense', 'check a.yaml --changed-since x'):
        line = f'"{sys.executable}" -m masa_check {command} >out {shut} {full}'
        done = subprocess.run(['sh', '-c', line], cwd=a.parent, env=_surroundings(), capture_output=True, check=False)
        assert done.returncode in (0, 1, 2), (command, closed)


@pytest.mark.parametrize('encoding', ['ascii', 'ascii:strict', 'latin-1:strict', 'utf-8', 'cp1252:strict'])
def test_whatever_letters_a_screen_has_errors_are_told(a: Path, encoding: str) -> None:
    command = [sys.executable, '-m', 'masa_check', 'check', 'é报告.yaml']
    around = _surroundings(PYTHONIOENCODING=encoding)
    done = subprocess.run(command, cwd=a.parent, env=around, capture_output=True, check=False)

    assert done.returncode == 2
    assert done.stderr.count(b'\n') == 1
    assert b'no such file' in done.stderr


def test_everything_on_standard_error_goes_through_one_place() -> None:
    package = Path(terminal.__file__).parents[1]
    writers = {
        path.relative_to(package).as_posix()
        for path in package.rglob('*.py')
        if re.search(r'stderr\.write|file=sys\.stderr|\bprint\(|excepthook|warnings\.warn', path.read_text('utf-8'))
    }

    assert writers == {'cli/terminal.py'}
