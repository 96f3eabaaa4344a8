"""Reports go where they were asked to go, whole or not at all; what cannot be is refused before anything is read."""

from __future__ import annotations

import io
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from running import Git, Ran, Run, write
from small_book import HEAD, OURS
from test_cli import ON, SHOULD, _surroundings, really

from masa_check.cli import output, part
from masa_check.cli.output import Target
from masa_check.errors import MasaError
from masa_check.rulebook import rulebook

pytestmark = pytest.mark.slow

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
        ('pdf', None, 'write one of: '),
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


# What is read is written over by no report


OTHERS = {
    'a document': 'a.yaml',
    'another document': 'b.yaml',
    'the waivers': 'waivers.yaml',
    'the settings': 'masa-check.toml',
    'a file that is looked at for settings': 'pyproject.toml',
    'the baseline': 'known.json',
    'a rule of ones own': 'own/ours.yaml',
    'a rule that ships': str(rulebook.folder() / 'editions.yaml'),
}
LINKS = ('as it is', 'a link', 'a hard link')
WITH_ALL = ('--waivers', 'waivers.yaml', '--baseline', 'known.json', '--rules', 'own')


@pytest.fixture
def inputs(here: Path) -> Path:
    """A folder with one of each file that a run can read."""
    write(here / 'b.yaml', f'{HEAD}dated: 2024-02\n')
    write(here / 'waivers.yaml', 'waivers: []\n')
    write(here / 'masa-check.toml', 'fail-on = "never"\n')
    write(here / 'pyproject.toml', '[project]\nname = "ours"\n')
    write(here / 'known.json', '{"version": 1, "known": []}')
    write(here / 'own' / 'ours.yaml', OURS)
    return here


def contents(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob('*') if path.is_file() and '.git' not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def called(here: Path, path: str, how: str) -> str:
    """Another name of a file."""
    if how == 'a link':
        (here / 'other').symlink_to(here / path)
    elif how == 'a hard link':
        try:
            os.link(here / path, here / 'other')
        except OSError:  # from one disk to another
            (here / 'other').symlink_to(here / path)
    return path if how == 'as it is' else 'other'


def refused(run: Run, here: Path, *arguments: str) -> None:
    rules = rulebook.folder().glob('*.yaml')  # beside which another test may be trying the same just now
    before, shipped = contents(here), {path: path.read_bytes() for path in rules}
    ran = run(*arguments)

    assert (ran.code, ran.out) == (2, '')
    assert 'written over what it is to read' in ran.err
    assert ran.err.count('\n') == 1
    assert contents(here) == before
    assert {path: path.read_bytes() for path in shipped} == shipped


@pytest.mark.skipif(os.name == 'nt', reason='Windows makes links only for its administrators')
@pytest.mark.parametrize('how', LINKS)
@pytest.mark.parametrize('what', OTHERS)
def test_check_writes_over_nothing_that_it_reads(run: Run, inputs: Path, what: str, how: str) -> None:
    target = called(inputs, OTHERS[what], how)

    refused(run, inputs, 'check', 'a.yaml', 'b.yaml', *ON, *WITH_ALL, '-o', f'json={target}')


@pytest.mark.parametrize('what', sorted(OTHERS.keys() - {'the baseline'}))
def test_deadlines_writes_over_nothing_that_it_reads(run: Run, inputs: Path, what: str) -> None:
    own = ('--waivers', 'waivers.yaml', '--rules', 'own')

    refused(run, inputs, 'deadlines', 'a.yaml', 'b.yaml', *ON, *own, '-o', f'csv={OTHERS[what]}')


@pytest.mark.parametrize('what', ['a document', 'another document', 'a rule of ones own', 'a rule that ships'])
@pytest.mark.parametrize(
    'arguments',
    ['survey a.yaml --compare b.yaml -o csv=', 'survey a.yaml b.yaml -o json=', 'diff a.yaml b.yaml -o csv='],
)
def test_no_other_command_writes_over_what_it_reads(run: Run, inputs: Path, what: str, arguments: str) -> None:
    *before, last = arguments.split()

    refused(run, inputs, *before, f'{last}{OTHERS[what]}', *ON, '--rules', 'own')


@pytest.mark.parametrize('what', ['a document', 'a rule of ones own', 'a rule that ships'])
def test_neither_history_nor_a_comparison_in_git_writes_over_what_it_reads(
    run: Run, repository: Git, inputs: Path, what: str
) -> None:
    repository('add', '.')
    repository('commit', '-qm', 'a')
    for command in (('history', 'a.yaml'), ('diff', '--since', 'HEAD', 'a.yaml')):
        refused(run, inputs, *command, *ON, '--rules', 'own', '-o', f'csv={OTHERS[what]}')


@pytest.mark.parametrize('variable', [True, False])
def test_settings_that_are_named_are_not_written_over(
    run: Run, inputs: Path, monkeypatch: pytest.MonkeyPatch, variable: bool
) -> None:
    write(inputs / 'gate.toml', 'fail-on = "never"\n')
    if variable:
        monkeypatch.setenv('MASA_CHECK_CONFIG', 'gate.toml')
    named = () if variable else ('--config', 'gate.toml')

    refused(run, inputs, 'check', 'a.yaml', *ON, *named, '-o', 'json=gate.toml')


@pytest.mark.parametrize('target', ['a.yaml', 'waivers.yaml', 'masa-check.toml', 'own/ours.yaml'])
@pytest.mark.parametrize('command', ['create', 'update'])
def test_no_baseline_is_written_over_another_file(run: Run, inputs: Path, target: str, command: str) -> None:
    before = contents(inputs)
    own = ('--waivers', 'waivers.yaml', '--rules', 'own')

    assert run('baseline', command, 'a.yaml', *ON, *own, '--baseline', target).code == 2
    assert contents(inputs) == before


def test_what_standard_input_is_called_is_not_written_over_nor_the_file_that_it_is(here: Path) -> None:
    (here / 'real.yaml').write_bytes((here / 'a.yaml').read_bytes())
    command = [sys.executable, '-m', 'masa_check', 'check', '-', '--stdin-filename', 'a.yaml', *ON]
    before = contents(here)
    for target in ('a.yaml', 'real.yaml'):
        with (here / 'real.yaml').open('rb') as given:
            done = subprocess.run(
                [*command, '-o', f'json={target}'],
                cwd=here,
                env=_surroundings(),
                stdin=given,
                capture_output=True,
                check=False,
            )
        assert done.returncode == 2
        assert b'written over what it is to read' in done.stderr
    assert contents(here) == before


def test_no_report_goes_to_the_file_that_takes_what_is_printed_or_said(here: Path) -> None:
    command = [sys.executable, '-m', 'masa_check', 'check', 'a.yaml', *ON, '-o', 'json=out']
    for stream in ('stdout', 'stderr'):
        with (here / 'out').open('wb') as out:
            streams = [out if name == stream else subprocess.PIPE for name in ('stdout', 'stderr')]
            done = subprocess.run(
                command, cwd=here, env=_surroundings(), check=False, stdout=streams[0], stderr=streams[1]
            )
        assert done.returncode == 2
        assert b'two reports' in (done.stderr or (here / 'out').read_bytes())


def test_what_is_printed_is_added_to_no_document_that_is_read(here: Path) -> None:
    before = (here / 'a.yaml').read_bytes()
    with (here / 'a.yaml').open('ab') as out:
        command = [sys.executable, '-m', 'masa_check', 'check', 'a.yaml', *ON]
        done = subprocess.run(command, cwd=here, env=_surroundings(), stdout=out, stderr=subprocess.PIPE, check=False)

    assert done.returncode == 2
    assert (here / 'a.yaml').read_bytes() == before


@pytest.mark.parametrize('variable', ['GITHUB_STEP_SUMMARY', 'GITHUB_OUTPUT'])
def test_a_file_that_a_job_is_told_in_takes_no_report_beside(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, str(here / 'job'))
    own = ('check', 'a.yaml', *ON, '-o', 'markdown=job')

    assert 'two reports' in run(*own, '-f', 'github').err
    assert run(*own, '-f', 'concise', '--fail-on', 'never').code == 0


def test_two_names_of_one_file_are_one_file(run: Run, here: Path) -> None:
    (here / 'a.json').touch()
    os.link(here / 'a.json', here / 'b.json')

    assert 'two reports' in run('check', 'a.yaml', *ON, '-o', 'json=a.json', '-o', 'csv=b.json').err


# A file whose place nothing else can take


@pytest.fixture
def common(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which anybody may stand."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        monkeypatch.chdir(folder)
        yield Path(folder)


@contextmanager
def nobody() -> Iterator[None]:
    """As somebody to whom the rights of files matter."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name == 'nt', reason='Windows has other rights')
def test_a_file_that_may_be_written_in_a_folder_that_may_not_is_written_in_place(common: Path) -> None:
    old = common / 'a.json'
    old.write_text('x' * 1000, 'utf-8')
    old.chmod(0o666)
    common.chmod(0o555)
    place = old.stat().st_ino
    with nobody(), output.opened([Target('json', 'a.json')]) as (outlet,):
        outlet.write('whole')
        assert old.read_text('utf-8') == 'x' * 1000

    assert (old.read_text('utf-8'), old.stat().st_ino) == ('whole', place)
    assert left_in(common) == {'a.json'}


@pytest.mark.skipif(os.name == 'nt', reason='Windows has other rights')
def test_a_new_file_in_a_folder_that_may_not_be_written_to_is_refused(common: Path) -> None:
    common.chmod(0o555)
    with (
        nobody(),
        pytest.raises(MasaError, match='cannot be written here'),
        output.opened([Target('json', 'a.json')]),
    ):
        pass


def test_a_file_in_place_stays_as_it_was_where_there_is_no_room_for_the_new_one(here: Path) -> None:
    """As on a full disk, of which a limit on the size of files stands in: it refuses at the same call."""
    resource = pytest.importorskip('resource')
    (here / 'a.json').write_bytes(b'the report of yesterday')
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(MasaError, match='cannot be written here') as full:
            part.PartFile('a.json', str(here / 'a.json'), io.BytesIO(b'x' * 5000)).settle()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert 'make room' in full.value.remedy
    assert (here / 'a.json').read_bytes() == b'the report of yesterday'


@pytest.mark.parametrize('new', [b'', b'shorter', b'x' * 23, b'longer than that ' * 5000])
def test_a_file_in_place_has_the_new_report_and_no_rest_of_the_old(here: Path, new: bytes) -> None:
    (here / 'a.json').write_bytes(b'the report of yesterday')
    part.PartFile('a.json', str(here / 'a.json'), io.BytesIO(new)).settle()

    assert (here / 'a.json').read_bytes() == new


def may_mount() -> bool:
    return bool(shutil.which('unshare')) and not subprocess.run(['unshare', '-rm', 'true'], check=False).returncode


MOUNTS = may_mount()


@pytest.mark.skipif(not MOUNTS, reason='files can be mounted only where a process may have mounts of its own')
def test_a_file_that_is_mounted_by_itself_is_written_in_place_once_all_is_drawn(here: Path) -> None:
    write(here / 'outside' / 'a.json', 'the report of yesterday')
    write(here / 'inside' / 'a.json', '')
    check_it = f'"{sys.executable}" -m masa_check check a.yaml {" ".join(ON)} -q --fail-on never -o json=inside/a.json'
    script = f'mount --bind outside/a.json inside/a.json && {check_it} && mount | grep -c inside/a.json'
    done = subprocess.run(
        ['unshare', '-rm', 'sh', '-c', script], cwd=here, env=_surroundings(), capture_output=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert json.loads((here / 'outside' / 'a.json').read_bytes())['documents'][0]['path'] == 'a.yaml'
    assert left_in(here / 'inside') == {'a.json'}
    assert (here / 'inside' / 'a.json').read_bytes() == b''


@pytest.mark.skipif(not MOUNTS, reason='a disk of a few bytes is mounted where a process may have mounts of its own')
def test_on_a_full_disk_the_file_stays_as_it_was_and_nothing_is_left(here: Path) -> None:
    (here / 'small').mkdir()
    check_it = f'"{sys.executable}" -m masa_check check a.yaml {" ".join(ON)} -q -o json=small/a.json'
    small = 'mount -t tmpfs -o size=16k none small; echo yesterday > small/a.json'
    script = f'{small}; {check_it}; echo $?; ls -A small; cat small/a.json'
    done = subprocess.run(
        ['unshare', '-rm', 'sh', '-c', script],
        cwd=here,
        env=_surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.splitlines()[-3:] == ['2', 'a.json', 'yesterday']
    assert 'small/a.json' in done.stderr
    assert 'make room' in done.stderr
    assert done.stderr.count('\n') == 1


@pytest.mark.skipif(
    not hasattr(os, 'geteuid') or os.geteuid() != 0, reason='only the owner of a machine gives files away'
)
@pytest.mark.parametrize('as_root', [True, False])
def test_a_file_stays_its_owners_with_the_rights_that_it_had(common: Path, as_root: bool) -> None:
    old = common / 'a.json'
    old.write_text('the report of yesterday', 'utf-8')
    os.chown(old, 4711, 4712)
    old.chmod(0o666)
    with nullcontext() if as_root else nobody(), output.opened([Target('json', 'a.json')]) as (outlet,):
        outlet.write('whole')

    assert old.read_text('utf-8') == 'whole'
    assert (old.stat().st_uid, old.stat().st_gid, stat.S_IMODE(old.stat().st_mode)) == (4711, 4712, 0o666)


def test_what_else_is_noted_of_a_file_stays(here: Path) -> None:
    old = here / 'a.json'
    old.touch()
    try:
        os.setxattr(old, 'user.board', b'paper 4')
    except (OSError, AttributeError):
        return  # a disk that notes nothing can lose nothing
    assert check(here, 'a.yaml', '-o', 'json=a.json').code == 0
    assert os.getxattr(old, 'user.board') == b'paper 4'


@pytest.mark.skipif(not hasattr(os, 'mkfifo'), reason='Windows has no such pipes')
def test_a_pipe_with_a_name_is_refused_and_never_waited_for(here: Path) -> None:
    os.mkfifo(here / 'pipe')
    ran = check(here, 'a.yaml', '-o', 'json=pipe')

    assert (ran.code, ran.out) == (2, '')
    assert 'a pipe' in ran.err
