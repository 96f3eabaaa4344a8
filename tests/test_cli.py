"""The command line as its users meet it: exit codes, the two streams, files, colours, and help."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import typer
from running import Ran, Run, write
from small_book import EDITIONS, HEAD, OURS

import masa_check
from masa_check.cli.app import Lazy, app
from masa_check.declaration import schema
from masa_check.diffs.facts.change import Sort
from masa_check.proof import proof
from masa_check.reporters.draw import text
from masa_check.reporters.rules import page as rules_page
from masa_check.rulebook import rulebook
from masa_check.values import Force, Ladder

pytestmark = pytest.mark.slow

PACKAGE = Path(masa_check.__file__).parent
POSIX = pytest.mark.skipif(os.name == 'nt', reason='Windows has neither these signals nor these pipes')
RULES = rulebook.load([rulebook.folder()])
ON = ('--on', '2025-06-01')
GOOD = HEAD + 'dated: 2025-02\n'
CODES = re.compile(r'\x1b\[[0-9;]*m')
# Only one of these two decides over such a document on that day, which makes a run's exit code plain.
STATUTE = 'needs-identified-and-met'
SHOULD = next(
    duty.id
    for duty in RULES.duties.values()
    if 'wt2023' in duty.editions and {a.force for a in duty.editions['wt2023'].values()} == {Force.SHOULD}
)
LEFT_OUT = [duty.id for duty in RULES.duties.values() if not any(duty.force(e) is Force.MUST for e in duty.editions)]


@pytest.fixture
def a(here: Path) -> Path:
    """A document that declares nothing but its date."""
    return write(here / 'a.yaml', GOOD)


def _surroundings(**changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(('MASA_', 'LC_', 'LANG'))}
    return {**kept, 'PYTHONPATH': str(PACKAGE.parent), **changes}


def really(*arguments: str, cwd: Path, given: bytes = b'', around: Mapping[str, str] = MappingProxyType({})) -> Ran:
    """Runs the tool in a process of its own."""
    command = [sys.executable, '-m', 'masa_check', *arguments]
    done = subprocess.run(command, cwd=cwd, env=_surroundings(**around), input=given, capture_output=True, check=False)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


# Exit codes and streams


def test_nothing_to_find_exits_with_0_and_says_nothing_on_stderr(a: Path) -> None:
    ran = really('check', a.name, *ON, '--select', SHOULD, cwd=a.parent)

    assert (ran.code, ran.err) == (0, '')
    assert SHOULD in ran.out


def test_a_finding_of_statute_exits_with_1(a: Path) -> None:
    ran = really('check', a.name, *ON, '--format', 'concise', cwd=a.parent)

    assert ran.code == 1
    assert ran.err.startswith('masa-check: This run fails: ')
    assert ran.err.count('\n') == 1
    assert 'a.yaml:1:1: MUST ' in ran.out


def test_what_cannot_run_exits_with_2_and_one_line_on_stderr(a: Path) -> None:
    ran = really('check', a.name, '--on', 'tomorrow', cwd=a.parent)

    assert (ran.code, ran.out) == (2, '')
    assert ran.err.startswith('masa-check: --on')
    assert ran.err.count('\n') == 1


@pytest.mark.parametrize('argument', ['*.nope', 'empty'])
def test_nothing_matched_exits_with_3(run: Run, here: Path, argument: str) -> None:
    (here / 'empty').mkdir()
    ran = run('check', argument)

    assert (ran.code, ran.out) == (3, '')
    assert ran.err.count('\n') == 1


def _with_a_bug(folder: Path, where: str, line: str) -> dict[str, str]:
    """A copy of the tool with a line of ours that is wrong."""
    copy = shutil.copytree(PACKAGE, folder / 'masa_check', ignore=shutil.ignore_patterns('__pycache__'))
    shutil.copytree(rulebook.folder(), copy / 'rules', dirs_exist_ok=True)
    with (copy / where).open('a', encoding='utf-8') as module:
        module.write(line)
    return {'PYTHONPATH': str(folder)}


def test_a_mistake_of_ours_exits_with_70_and_owns_up(a: Path) -> None:
    copy = _with_a_bug(a.parent / 'copy', 'reporters/check/concise.py', '\n\ndef render(report):\n    return 1 // 0\n')
    ran = really('check', a.name, *ON, '--format', 'concise', cwd=a.parent, around=copy)
    told = really('check', a.name, *ON, '--format', 'concise', cwd=a.parent, around={**copy, 'MASA_CHECK_DEBUG': '1'})

    assert (ran.code, ran.out) == (70, '')
    assert 'ZeroDivisionError' in ran.err
    assert 'our mistake' in ran.err
    assert ran.err.count('\n') == 1
    assert 'Traceback' in told.err


def test_what_fails_to_import_is_our_mistake_too(a: Path) -> None:
    copy = _with_a_bug(a.parent / 'copy', 'reporters/check/page.py', '\nimport no_such_module_anywhere\n')
    ran = really('check', a.name, *ON, cwd=a.parent, around=copy)

    assert (ran.code, ran.out) == (70, '')
    assert 'Traceback' not in ran.err


# What runs in the background of a shell is begun deaf to interrupts: what is begun by this one is not.
HEARING = 'import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.executable, sys.argv[1:])'
INTERRUPTIBLE = [sys.executable, '-c', HEARING]


@POSIX
def test_an_interrupted_run_exits_with_130_and_no_traceback(here: Path) -> None:
    command = [sys.executable, '-m', 'masa_check', 'check', '-']
    with subprocess.Popen(
        [*INTERRUPTIBLE, *command],
        cwd=here,
        env=_surroundings(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        # More than a pipe holds: once it is all written, the run is reading it.
        process.stdin.write(b'#' * 500_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)

    assert process.returncode == 130
    assert out == b''
    assert b'Traceback' not in err


@POSIX
@pytest.mark.parametrize('arguments', ['rules', 'check a.yaml -f json --on 2025-06-01 --fail-on never', '--help'])
def test_a_reader_who_goes_away_is_no_fault(a: Path, arguments: str) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, '-m', 'masa_check', *arguments.split()]
    done = subprocess.run(command, cwd=a.parent, env=_surroundings(), stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)

    assert done.stderr == b''
    assert done.returncode in ((0, 1) if arguments == '--help' else (0,))


@pytest.mark.skipif(not Path('/dev/full').exists(), reason='only some systems have a disk that is always full')
def test_a_full_disk_is_not_called_our_mistake(a: Path) -> None:
    with open('/dev/full', 'wb') as full:
        command = [sys.executable, '-m', 'masa_check', 'check', a.name, *ON]
        done = subprocess.run(
            command, cwd=a.parent, env=_surroundings(), stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert done.returncode == 2
    assert done.stderr.count(b'\n') == 1


@pytest.mark.parametrize(
    'arguments',
    [
        ('check',),
        ('chekc',),
        ('check', 'a.yaml', '--nope'),
        ('check', 'a.yaml', '--format', 'xml'),
        ('check', 'a.yaml', '--fail-on', 'shall'),
        ('check', 'a.yaml', '--on', '2024-02-30'),
        ('check', 'a.yaml', '--on', '2024-02'),
        ('check', 'a.yaml', '--rules', 'no-such-folder'),
        ('check', 'no-such.yaml'),
        ('check', ''),
        ('rules', 'test', 'no-such-folder'),
        ('explain',),
        ('schema', 'letter'),
    ],
)
@pytest.mark.usefixtures('a')
def test_arguments_that_cannot_be_followed_exit_with_2_and_print_no_report(run: Run, arguments: tuple[str]) -> None:
    ran = run(*arguments)

    assert (ran.code, ran.out) == (2, '')
    assert ran.err
    assert 'Traceback' not in ran.err
    assert 'our mistake' not in ran.err


@pytest.mark.parametrize(
    ('arguments', 'near'),
    [
        (('explain', STATUTE[:-1]), STATUTE),
        (('check', 'a.yaml', '--select', STATUTE.replace('needs', 'need')), STATUTE),
        (('check', 'a.yaml', '--ignore', SHOULD + 's'), SHOULD),
        (('rules', '--theme', RULES.themes[0][:-1]), RULES.themes[0]),
    ],
)
@pytest.mark.usefixtures('a')
def test_a_name_that_is_not_known_is_refused_with_the_nearest(run: Run, arguments: tuple[str], near: str) -> None:
    ran = run(*arguments)

    assert (ran.code, ran.out) == (2, '')
    assert f'did you mean "{near}"?' in ran.err


@pytest.mark.parametrize('name', ['wt203', 'wt2024', 'wt2108', '2023'])
@pytest.mark.parametrize('command', [('check', 'a.yaml'), ('rules',), ('questions',)])
@pytest.mark.usefixtures('a')
def test_an_edition_that_there_is_not_is_refused_with_those_that_there_are_and_their_days(
    run: Run, command: tuple[str, ...], name: str
) -> None:
    ran = run(*command, '--edition', name)

    assert (ran.code, ran.out) == (2, '')
    assert f'there is no edition "{name}"' in ran.err
    assert 'wt2018 (in force from 2018-07-04 to 2023-12-14)' in ran.err
    assert 'wt2023 (in force from 2023-12-15 to 2026-03-17)' in ran.err


# What is read


def _paths(ran: Ran) -> list[str]:
    return [document['path'] for document in json.loads(ran.out)['documents']]


@pytest.mark.parametrize(
    ('arguments', 'shown'),
    [
        (('b.yaml', 'a.yaml'), ['b.yaml', 'a.yaml']),
        (('masa',), ['masa/c.yml', 'masa/north/d.yaml']),
        (('masa/', 'a.yaml'), ['masa/c.yml', 'masa/north/d.yaml', 'a.yaml']),
        (('masa\\north\\d.yaml',), ['masa/north/d.yaml']),
        (('masa/**/*.yaml',), ['masa/north/d.yaml']),
        (('masa\\*.yml', '*.yaml'), ['masa/c.yml', 'a.yaml', 'b.yaml']),
        (('a.yaml', './a.yaml', 'masa/../a.yaml'), ['a.yaml']),
    ],
)
def test_files_folders_and_patterns_are_read_once_each_with_either_slash(
    run: Run, here: Path, arguments: tuple[str], shown: list[str]
) -> None:
    for name in ('a.yaml', 'b.yaml', 'masa/c.yml', 'masa/north/d.yaml', 'masa/notes.md'):
        write(here / name, GOOD)

    assert _paths(run('check', *arguments, *ON, '-f', 'json')) == shown


def test_standard_input_is_shown_under_the_name_given(here: Path) -> None:
    name = ('--stdin-filename', 'masa\\luton.yaml')
    ran = really('check', '-', *name, *ON, '-f', 'concise', cwd=here, given=GOOD.encode())
    broken = really('check', '-', *name, *ON, '-f', 'concise', cwd=here, given=b'a: [')
    nameless = really('check', '-', *ON, '-f', 'concise', cwd=here, given=b'')

    assert (ran.code, broken.code, nameless.code) == (1, 1, 1)
    assert ran.out.startswith('masa/luton.yaml:1:1: ')
    assert broken.out.startswith('masa/luton.yaml:1:')
    assert nameless.out.startswith('standard input:1:1: SHAPE ')


def test_a_broken_document_among_good_ones_is_a_finding_and_the_rest_is_reported(run: Run, a: Path) -> None:
    write(a.parent / 'b.yaml', 'kind: [\n')
    write(a.parent / 'c.yaml', HEAD + 'fundng: x\n')
    (a.parent / 'd.yaml').write_bytes(b'\xff\xfe')
    write(a.parent / 'e.yaml', GOOD)
    ran = run('check', '.', *ON, '-f', 'json', '--select', SHOULD)
    documents = {document['path']: document['readable'] for document in json.loads(ran.out)['documents']}

    assert ran.code == 1
    assert documents == {'a.yaml': True, 'b.yaml': False, 'c.yaml': False, 'd.yaml': False, 'e.yaml': True}
    assert run('check', 'a.yaml', 'e.yaml', *ON, '--select', SHOULD).code == 0
    assert run('check', 'b.yaml', *ON, '--fail-on', 'never').code == 0


# What is asked


@pytest.mark.parametrize(
    ('fail_on', 'code'),
    [('must', 0), ('must-guidance', 0), ('should', 1), ('expected', 1), ('advice', 1), ('never', 0)],
)
@pytest.mark.usefixtures('a')
def test_a_finding_of_a_should_fails_from_should_on(run: Run, fail_on: str, code: int) -> None:
    assert run('check', 'a.yaml', *ON, '--select', SHOULD, '--fail-on', fail_on).code == code


@pytest.mark.usefixtures('a')
def test_the_exit_code_does_not_depend_on_how_the_report_is_printed(run: Run) -> None:
    for options in (['-f', 'text'], ['-f', 'concise'], ['-f', 'json'], ['-q'], ['-v']):
        assert run('check', 'a.yaml', *ON, *options).code == 1
        assert run('check', 'a.yaml', *ON, *options, '--select', SHOULD).code == 0


def _asked(ran: Ran) -> tuple[set[str], list[str]]:
    (document,) = json.loads(ran.out)['documents']
    answers = {answer['duty'] for edition in document['editions'] for answer in edition['answers']}
    return answers, document['not_asked']


@pytest.mark.usefixtures('a')
def test_only_the_duties_selected_are_put_and_the_rest_are_named_as_not_asked(run: Run) -> None:
    put, left = _asked(run('check', 'a.yaml', *ON, '-f', 'json', '--select', f'{SHOULD}, {STATUTE}'))
    again, _ = _asked(run('check', 'a.yaml', *ON, '-f', 'json', '--select', SHOULD, '--select', STATUTE))

    assert put == again == {SHOULD, STATUTE}
    assert set(left) == RULES.duties.keys() - {SHOULD, STATUTE}


@pytest.mark.usefixtures('a')
def test_a_duty_that_is_ignored_is_printed_as_not_asked(run: Run) -> None:
    put, left = _asked(run('check', 'a.yaml', *ON, '-f', 'json', '--ignore', SHOULD))

    assert SHOULD not in put
    assert left == [SHOULD]
    assert f'Not asked: {SHOULD}' in run('check', 'a.yaml', *ON, '--ignore', SHOULD).out


@pytest.mark.usefixtures('a')
def test_only_duties_without_statutory_force_can_be_ignored(run: Run) -> None:
    statutory = [name for name in RULES.duties if name not in LEFT_OUT]
    ran = run('check', 'a.yaml', '--ignore', STATUTE)

    assert STATUTE in statutory
    assert (ran.code, ran.out) == (2, '')
    assert STATUTE in ran.err
    assert run('check', 'a.yaml', *ON, '--ignore', ','.join(LEFT_OUT)).code == 1


@pytest.mark.usefixtures('a')
def test_an_edition_that_is_named_decides_whatever_the_date(run: Run) -> None:
    (document,) = json.loads(run('check', 'a.yaml', *ON, '-f', 'json', '--edition', 'wt2018').out)['documents']

    assert [(held['edition'], held['counts']) for held in document['editions']] == [('wt2018', True)]


def test_a_folder_of_ones_own_rules_is_asked_beside_those_that_ship(run: Run, a: Path) -> None:
    write(a.parent / 'ours/ours.yaml', OURS)
    for folder in ('ours', './ours/', str(a.parent / 'ours')):
        put, _ = _asked(run('check', 'a.yaml', *ON, '-f', 'json', '--rules', folder))
        assert put >= {'ours', STATUTE}
    tested = run('rules', 'test', 'ours')

    assert (tested.code, tested.out) == (0, '1 duty, 1 ask, 2 examples: 0 faults\n')
    assert 'X-1' in run('explain', 'ours', '--rules', 'ours').out


@pytest.mark.parametrize(
    'mistake',
    [
        ('is: stated', 'is: statd', 7),
        ('wt2023: gap', 'wt2023: met', 14),
        ('id: ours', f'id: {STATUTE}', 3),
        ('matters:', 'maters:', 10),
    ],
)
@pytest.mark.parametrize('folder', ['ours', '.'])
def test_a_bad_folder_of_rules_is_refused_at_its_line(
    run: Run, a: Path, monkeypatch: pytest.MonkeyPatch, mistake: tuple[str, str, int], folder: str
) -> None:
    old, new, line = mistake
    write(a.parent / 'ours/ours.yaml', OURS.replace(old, new))
    if folder == '.':
        monkeypatch.chdir(a.parent / 'ours')
    ran = run('check', str(a), *ON, '--rules', folder)
    tested = run('rules', 'test', folder)

    assert (ran.code, ran.out) == (2, '')
    assert re.search(rf'\bours\.yaml:{line}\b', ran.err)
    assert tested.code in (1, 2)
    assert f'ours.yaml:{line}' in tested.out + tested.err


def test_all_that_is_wrong_with_a_folder_is_told_and_none_of_it_as_a_report(run: Run, a: Path) -> None:
    write(a.parent / 'ours/ours.yaml', OURS.replace('title:', 'titel:').replace('force: should', 'force: shall'))
    ran, tested = run('check', 'a.yaml', *ON, '--rules', 'ours'), run('rules', 'test', 'ours')

    assert (ran.code, ran.out) == (2, '')
    assert [line.split(':')[2] for line in ran.err.splitlines()] == ['4', '9']
    assert (tested.code, tested.err) == (1, '')
    assert [f'masa-check: {line}' for line in tested.out.splitlines()[:-1]] == ran.err.splitlines()


@pytest.mark.parametrize(('arguments', 'imported'), [((), '[]'), (('--rules', 'ours'), "['jsonschema']")])
def test_what_holds_rules_of_your_own_to_their_schema_is_imported_for_them_alone(
    a: Path, arguments: tuple[str, ...], imported: str
) -> None:
    write(a.parent / 'ours/ours.yaml', OURS)
    script = (
        'import sys; from masa_check.__main__ import main\n'
        'try: main()\n'
        "finally: print([name for name in sys.modules if name == 'jsonschema'], file=sys.stderr)"
    )
    command = [sys.executable, '-c', script, 'check', 'a.yaml', *ON, *arguments]
    done = subprocess.run(command, cwd=a.parent, capture_output=True, text=True, check=False)

    assert done.returncode in (0, 1)
    assert done.stderr.splitlines()[-1] == imported


def test_a_folder_without_rules_is_refused(run: Run, a: Path) -> None:
    (a.parent / 'empty').mkdir()

    assert run('check', 'a.yaml', '--rules', 'empty').code == 2
    assert run('rules', 'test', 'empty').code == 2


def test_the_rules_that_ship_are_proved_by_their_own_command(run: Run) -> None:
    ran = run('rules', 'test')
    faults = len(list(proof.faults(RULES)))

    assert ran.code == bool(faults)
    assert ran.out.endswith(f' {faults} faults\n')
    assert ran.out.splitlines()[-1].startswith(f'{len(RULES.duties)} duties, ')


# How it is printed


def test_the_same_input_gives_the_same_bytes_anywhere(a: Path, tmp_path: Path) -> None:
    write(a, GOOD.replace('name: Luton', 'name: Llŷn a’r “Fro”') + 'funding: not-stated\n')
    other = tmp_path / 'elsewhere'
    other.mkdir()
    arguments = ('check', str(a), '--on', '2025-06-01', '-f')
    plain = {'LC_ALL': 'C', 'PYTHONHASHSEED': '1', 'TZ': 'UTC', 'PYTHONCOERCECLOCALE': '0', 'PYTHONUTF8': '0'}
    turkish = {
        'LC_ALL': 'tr_TR.UTF-8',
        'LANG': 'tr_TR.UTF-8',
        'PYTHONHASHSEED': '4',
        'TZ': 'Pacific/Auckland',
        'COLUMNS': '20',
    }
    for format in ('json', 'text'):
        first = really(*arguments, format, cwd=a.parent, around=plain)
        assert first == really(*arguments, format, cwd=other, around=turkish)
        assert 'Llŷn a’r “Fro”' in first.out


@pytest.mark.usefixtures('a')
def test_json_has_the_same_bytes_whatever_the_verbosity_and_colour(run: Run) -> None:
    command = ('check', 'a.yaml', *ON, '-f', 'json')
    options: tuple[list[str], ...] = ([], ['-q'], ['-v'], ['--color', 'always'], [])

    assert len({run(*command, *more).out for more in options}) == 1


@pytest.mark.parametrize(
    ('surroundings', 'option', 'colour'),
    [
        ({}, 'auto', False),
        ({'FORCE_COLOR': '1'}, 'auto', True),
        ({'FORCE_COLOR': ''}, 'auto', False),
        ({'NO_COLOR': '1', 'FORCE_COLOR': '1'}, 'auto', False),
        ({'NO_COLOR': '', 'FORCE_COLOR': '1'}, 'auto', True),
        ({'NO_COLOR': '1'}, 'always', True),
        ({'FORCE_COLOR': '1'}, 'never', False),
    ],
)
@pytest.mark.usefixtures('a')
def test_colours_are_used_as_asked(
    run: Run, monkeypatch: pytest.MonkeyPatch, surroundings: dict[str, str], option: str, colour: bool
) -> None:
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    command = ('check', 'a.yaml', *ON, '--select', SHOULD)
    ran = run(*command, '--color', option)

    assert bool(CODES.search(ran.out)) is colour
    assert CODES.sub('', ran.out).split() == run(*command, '--color', 'never').out.split()


@pytest.mark.usefixtures('a')
def test_concise_and_json_are_never_coloured(run: Run) -> None:
    for format in ('concise', 'json'):
        assert '\x1b' not in run('check', 'a.yaml', *ON, '-f', format, '--color', 'always').out


# Help and completion


def _commands(group: Any, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command and every command of a command, as the help lists them."""
    found: list[tuple[str, ...]] = []
    context = group.make_context('masa-check', [], resilient_parsing=True)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        command = command.imported() if isinstance(command, Lazy) else command
        found.append((*before, name))
        if hasattr(command, 'list_commands'):
            found += _commands(command, (*before, name))
    return found


COMMANDS = _commands(typer.main.get_command(app))


def test_the_commands_are_those_that_are_documented() -> None:
    readme = (Path(__file__).parents[1] / 'README.md').read_text('utf-8')
    documented = [tuple(name.split()) for name in re.findall(r'^\*\*([a-z ]+)\*\* ', readme, re.MULTILINE)]

    assert set(documented) <= set(COMMANDS)
    assert [name for name in documented if len(name) == 1] == [name for name in COMMANDS if len(name) == 1]


@pytest.mark.parametrize(('command', 'ladder'), [('check', Force), ('diff', Sort)])
def test_what_can_fail_a_run_is_what_there_is_and_never(run: Run, command: str, ladder: type[Ladder]) -> None:
    words = [*ladder, 'never']
    refused = run(command, 'a.yaml', 'b.yaml', '--fail-on', 'perhaps')

    assert f'<{"|".join(words)}>' in ''.join(run(command, '--help').out.split())
    assert refused.code == 2
    assert f'write one of: {", ".join(words)}' in refused.err


@pytest.mark.parametrize('command', COMMANDS, ids=' '.join)
def test_the_help_of_each_command_is_a_page_with_examples(run: Run, command: tuple[str, ...]) -> None:
    name = ' '.join(('masa-check', *command))
    ran = run(*command, '--help')
    lines = ran.out.splitlines()
    examples = [line.strip() for line in lines[lines.index('  Examples:') + 1 :] if line.startswith('    masa-check ')]

    assert (ran.code, ran.err) == (0, '')
    assert '{editions}' not in ran.out
    assert ran == run(*command, '-h')
    assert lines[0].startswith(f'Usage: {name} ')
    assert any(example.startswith(name) for example in examples)
    assert max(len(line) for line in lines) <= 100


@pytest.mark.parametrize(
    'line',
    [
        'Usage: masa-check check [OPTIONS] [PATHS...]',
        '    masa-check check luton-2024.yaml',
        '    masa-check check - --stdin-filename masa/luton.yaml < luton.yaml',
        '    0  ran, and nothing at or above --fail-on',
        '    1  ran, and at least one finding at or above it',
        '    3  nothing matched the paths',
        '    70 our own mistake',
    ],
)
def test_the_help_of_check_says_what_is_essential(run: Run, line: str) -> None:
    assert line in run('check', '--help').out.splitlines()


@pytest.mark.parametrize(
    'option',
    ['--edition', '--on', '--format', '--fail-on', '--select', '--ignore', '--rules', '--quiet', '--verbose',
     '--color', '--stdin-filename'],
)  # fmt: skip
def test_the_help_of_check_names_each_option(run: Run, option: str) -> None:
    assert re.search(rf'(^  |, ){option}\b', run('check', '--help').out, re.MULTILINE)


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    ran = run()

    assert ran.code == 2
    assert 'Begin here:' in ran.out + ran.err


def test_the_version_names_the_rulebook(run: Run) -> None:
    assert run('--version').out == f'masa-check {masa_check.__version__}, with version {RULES.hash} of the rules\n'


@pytest.mark.skipif(not shutil.which('bash'), reason='there is no bash to ask')
def test_a_completion_script_for_bash_is_printed_and_works(here: Path) -> None:
    asked = f'"{sys.executable}" -m masa_check --show-completion; true'
    done = subprocess.run(
        ['bash', '-c', asked], cwd=here, env=_surroundings(SHELL='/bin/bash'), capture_output=True, check=True
    )
    script = done.stdout.decode()
    words = {'COMP_WORDS': 'masa-check sch', 'COMP_CWORD': '1', '_MASA_CHECK_COMPLETE': 'complete_bash'}

    assert '_MASA_CHECK_COMPLETE=complete_bash' in script
    assert script.rstrip().endswith('masa-check')
    assert subprocess.run(['bash', '-n'], input=done.stdout, check=False).returncode == 0
    assert really(cwd=here, around=words).out.split() == ['schema']


# The other commands


def test_a_starter_checks_as_all_undeclared(run: Run, here: Path) -> None:
    made = run('init', 'masa.yaml')
    ran = run('check', 'masa.yaml', *ON, '-f', 'json')
    summary = json.loads(ran.out)['summary']
    verdicts = {verdict for verdict, number in summary['verdicts'].items() if number}

    assert (made.code, made.out) == (0, '')
    assert 'masa.yaml' in made.err
    assert ran.code == 1
    assert verdicts <= {'undeclared', 'not-applicable'}
    assert summary['verdicts']['undeclared'] > summary['verdicts']['not-applicable']
    assert (here / 'masa.yaml').read_bytes() == run('init', '-').out.encode()


def test_a_starter_is_of_the_kind_asked_for(run: Run, here: Path) -> None:
    made = run('init', 'report.yaml', '--kind', 'yearly-report')

    assert made.code == 0
    assert 'kind: yearly-report\n' in (here / 'report.yaml').read_text('utf-8')
    assert run('check', 'report.yaml', *ON).code == 1


def test_arrangements_and_yearly_reports_are_checked_in_one_run(run: Run, here: Path) -> None:
    (here / 'masa.yaml').write_text(GOOD, 'utf-8')
    report = GOOD.replace('kind: arrangements', 'kind: yearly-report') + 'activity: not-stated\n'
    (here / 'report.yaml').write_text(report, 'utf-8')
    data = json.loads(run('check', 'masa.yaml', 'report.yaml', '--format', 'json', *ON).out)

    assert [document['kind'] for document in data['documents'][:2]] == ['arrangements', 'yearly-report']
    assert {found['path'] for found in data['findings'] if found['duty'] == 'report-tells-what-was-done'} == {
        'report.yaml'
    }


def test_a_starter_is_not_written_over_a_file_unless_told_to(run: Run, a: Path) -> None:
    before = a.read_bytes()
    refused = run('init', 'a.yaml')

    assert (refused.code, refused.out) == (2, '')
    assert '--force' in refused.err
    assert a.read_bytes() == before
    assert run('init', 'a.yaml', '--force').code == 0
    assert a.read_bytes() != before


@pytest.mark.parametrize('name', ['a file/masa.yaml', '.'])
def test_a_starter_that_cannot_be_written_is_refused(run: Run, here: Path, name: str) -> None:
    write(here / 'a file', 'and no folder')
    ran = run('init', name, '--force')

    assert (ran.code, ran.out) == (2, '')
    assert 'our mistake' not in ran.err


def test_a_starter_with_its_comment_marks_taken_off_is_valid_and_answers_nothing(run: Run, here: Path) -> None:
    starter = run('init', '-').out
    keys = starter[starter.index('kind: ') :]
    write(here / 'filled.yaml', re.sub(r'^# ', '', keys, flags=re.MULTILINE))
    ran = run('check', 'filled.yaml', *ON, '-f', 'json')
    made = json.loads(ran.out)

    assert made['summary']['unreadable'] == 0, made['findings'][:3]
    assert made['summary']['verdicts']['met'] == 0
    assert made['summary']['findings']['must'] > 0


def test_each_duty_can_be_explained(run: Run) -> None:
    for duty in RULES.duties.values():
        printed = text.draw(rules_page.page(duty, RULES))
        refs = {authority.ref for row in duty.editions.values() for authority in row.values()}
        assert duty.title in printed
        assert duty.matters in printed
        assert all(ref in printed for ref in refs)
        assert all(RULES.editions[edition].title in printed for edition in duty.editions)

    duty = RULES.duties[STATUTE]
    assert run('explain', STATUTE).out == text.draw(rules_page.page(duty, RULES, rulebook.page_path(duty)))


def test_duties_are_listed_by_edition_and_theme(run: Run) -> None:
    everything, of_2018 = run('rules').out, run('rules', '--edition', 'wt2018', '--theme', 'Funding').out

    assert all(f'  {name} ' in everything for name in RULES.duties)
    assert {name for name in RULES.duties if f'  {name} ' in of_2018} == {
        duty.id for duty in RULES.duties.values() if duty.theme == 'Funding' and 'wt2018' in duty.editions
    }


def test_the_schema_printed_is_the_one_that_ships(run: Run) -> None:
    ran = run('schema')
    shipped = schema.folder() / 'arrangements.schema.json'

    assert ran.code == 0
    assert json.loads(ran.out)['properties'].keys() >= {'kind', 'id', 'name', 'partners'}
    assert not shipped.exists() or shipped.read_text('utf-8') == ran.out


def test_the_editions_stand_beside_the_themes_that_ship() -> None:
    assert EDITIONS.parent == rulebook.folder()
    assert len(list(rulebook.folder().glob('*.yaml'))) == len(RULES.themes) + 1


def test_a_name_that_ends_in_txt_behind_yaml_is_told(here: Path, run: Run) -> None:
    write(here / 'masa' / 'luton.yaml.txt', GOOD)

    for path, code in (('masa/luton.yaml', 2), ('masa', 3)):
        ran = run('check', path)
        assert ran.code == code
        assert 'masa/luton.yaml.txt: this name ends in .txt' in ran.err
        assert 'rename the file so that its name ends in .yaml' in ran.err
