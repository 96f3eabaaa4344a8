"""`masa-check survey` as its users meet it: many files, several processes, a terminal, and what goes wrong."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from asked import asked
from running import Ran, Run
from small_book import HEAD, MET, SILENT
from test_cli import INTERRUPTIBLE, _surroundings, really

from masa_check.cli import processes
from masa_check.questions.starter import starter

pytestmark = pytest.mark.slow

ON = ('--on', '2025-06-01')
POSIX = pytest.mark.skipif(os.name == 'nt', reason='Windows has neither pseudo-terminals nor these signals')
Survey = Callable[..., Ran]
FEW = 120  # just enough to be worth spreading


def write(folder: Path, files: int, said: str = MET) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(files):
        head = HEAD.replace('id: luton', f'id: area-{number:03}')
        (folder / f'{number:03}.yaml').write_text(f'{head}dated: 2025-02\n{said}', 'utf-8')
    return folder


def process(where: Path, *arguments: str) -> Ran:
    return really('survey', *arguments, *ON, cwd=where)


@pytest.fixture
def survey(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> Survey:
    """A survey in this process, from a folder."""

    def surveyed(where: Path, *arguments: str) -> Ran:
        monkeypatch.chdir(where)
        return run('survey', *arguments, *ON)

    return surveyed


def test_a_survey_ends_with_0_and_says_nothing_on_stderr(survey: Survey, tmp_path: Path) -> None:
    ran = survey(write(tmp_path / 'a', 2).parent, 'a')

    assert (ran.code, ran.err) == (0, '')
    assert 'Survey of 2 documents of 2 areas' in ran.out


def test_broken_files_are_named_counted_and_do_not_stop_the_rest(survey: Survey, tmp_path: Path) -> None:
    write(tmp_path / 'a', 2)
    (tmp_path / 'a' / '000a.yaml').write_text('kind: [\n', 'utf-8')
    (tmp_path / 'a' / '000b.yaml').write_bytes(b'\xff\xfe')
    ran = survey(tmp_path, 'a', '--format', 'json')

    assert ran.code == 1
    assert [line.split(':')[1].strip() for line in ran.err.splitlines()] == ['a/000a.yaml', 'a/000b.yaml']
    assert json.loads(ran.out)['summary'] == {
        'files': 4, 'counted': 2, 'pairs': 0, 'areas': 2, 'unreadable': 2, 'left_out': 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    'arguments',
    [
        ('a', '--edition', 'wt1999'),
        ('a', '--by', 'county'),
        ('a', '--jobs', '0'),
        ('a', '--format', 'xlsx'),
        ('a', '--format', 'parquet'),
        ('a', '--output', 'csv=a/000.yaml'),
        ('a', ''),
        ('missing',),
        ('a', '--compare', 'missing'),
    ],
)
def test_what_cannot_be_is_refused_before_a_file_is_read(
    survey: Survey, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    write(tmp_path / 'a', 1)
    (tmp_path / 'a' / '000.yaml').chmod(0)
    ran = survey(tmp_path, *arguments)

    assert (ran.code, ran.out) == (2, '')
    assert '000.yaml: this file may not be read' not in ran.err


def test_parquet_without_its_library_says_how_to_get_it(tmp_path: Path) -> None:
    write(tmp_path / 'a', 1)
    hidden = 'import sys; sys.modules["pyarrow"] = None; from masa_check.__main__ import main; main()'
    command = [sys.executable, '-c', hidden, 'survey', 'a', '--output', 'parquet=a.parquet']
    done = subprocess.run(command, cwd=tmp_path, env=_surroundings(), capture_output=True, check=False, text=True)

    assert done.returncode == 2
    assert "pip install 'masa-check[parquet]'" in done.stderr
    assert not (tmp_path / 'a.parquet').exists()


def test_parquet_is_written_to_the_file_that_is_named(survey: Survey, tmp_path: Path) -> None:
    parquet = pytest.importorskip('pyarrow.parquet', reason='pyarrow is not installed; .ci/run installs it')
    write(tmp_path / 'a', 1)
    ran = survey(tmp_path, 'a', '--output', 'parquet=a.parquet', '--format', 'csv')

    assert ran.code == 0
    assert len(parquet.read_table(tmp_path / 'a.parquet')) == len(ran.out.splitlines()) - 1


@pytest.mark.parametrize('arguments', [('none',), ('a', '--compare', 'none')])
def test_nothing_to_survey_ends_with_3(survey: Survey, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    write(tmp_path / 'a', 1)
    (tmp_path / 'none').mkdir()
    ran = survey(tmp_path, *arguments)

    assert (ran.code, ran.out) == (3, '')


@pytest.mark.slow
@pytest.mark.parametrize('format', ['text', 'csv', 'json'])
def test_the_result_is_the_same_whatever_the_jobs(tmp_path: Path, format: str) -> None:
    write(tmp_path / 'a', FEW)
    (tmp_path / 'a' / '050.yaml').write_text('kind: nothing\n', 'utf-8')
    one, three = (process(tmp_path, 'a', '--format', format, '--jobs', jobs) for jobs in ('1', '3'))

    assert one == three
    assert one.code == 1


def test_one_process_does_for_few_files_and_one_a_processor_for_many() -> None:
    assert processes.jobs_for(99, None) == 1
    assert 1 <= processes.jobs_for(100, None) <= min(os.cpu_count() or 1, 60)
    assert (processes.jobs_for(2, 5), processes.jobs_for(1000, 1)) == (5, 1)


def test_a_survey_is_also_a_page_for_a_browser(survey: Survey, tmp_path: Path) -> None:
    ran = survey(write(tmp_path / 'a', 3).parent, 'a', '--format', 'html', '--output', 'json=a.json')
    told = json.loads((tmp_path / 'a.json').read_text('utf-8'))

    assert ran.code == 0
    assert ran.out.startswith('<!DOCTYPE html>')
    assert ran.out.count('<tr><th scope="row">Luton</th>') == len(told['documents']) == 3


def test_several_reports_are_views_of_the_same_answers(survey: Survey, tmp_path: Path) -> None:
    write(tmp_path / 'then', 10, SILENT)
    write(tmp_path / 'now', 10)
    ran = survey(tmp_path, 'now', '--compare', 'then', '--output', 'csv=a.csv', '--output', 'json=a.json')

    rows = list(csv.DictReader((tmp_path / 'a.csv').read_text('utf-8').splitlines()))
    data = json.loads((tmp_path / 'a.json').read_text('utf-8'))
    assert '+100 points' in ran.out
    for row in data['rows']:
        met = [one for one in rows if one['when'] == 'now' and one['duty'] == row['duty'] and one['verdict'] == 'met']
        assert len(met) == row['met']
    assert {one['when'] for one in rows} == {'now', 'then'}


def test_what_was_not_counted_of_the_earlier_documents_is_named(survey: Survey, tmp_path: Path) -> None:
    write(tmp_path / 'now', 1)
    (write(tmp_path / 'then', 2) / 'broken.yaml').write_text('kind: [', 'utf-8')
    (tmp_path / 'then' / '001.yaml').write_text(
        f'{HEAD}dated: 2025-02\ntexts: {{tor: {{form: terms-of-reference, whole: false}}}}\n', 'utf-8'
    )
    ran = survey(tmp_path, 'now', '--compare', 'then')

    assert ran.code == 1
    assert '1 file that cannot be read\nthen/broken.yaml  ' in ran.out
    assert ran.out.partition('Left out, ')[2].splitlines()[1] == 'then/001.yaml  Luton'


@POSIX
@pytest.mark.parametrize(('files', 'told'), [(FEW, True), (3, False)])
def test_a_terminal_is_told_how_far_a_long_survey_has_come(tmp_path: Path, files: int, told: bool) -> None:
    write(tmp_path / 'a', files)
    ours, theirs = os.openpty()
    command = [sys.executable, '-m', 'masa_check', 'survey', 'a', '--format', 'csv', '--jobs', '1', *ON]
    with subprocess.Popen(command, cwd=tmp_path, env=_surroundings(), stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        assert process.stdout
        out = process.stdout.read().decode()
    said = b''
    while part := _read(ours):
        said += part

    assert (f'{files} of {files} files' in said.decode()) is told
    assert 'files' not in out


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end was closed
        return b''


@POSIX
@pytest.mark.slow
@pytest.mark.parametrize('by', [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_survey_that_is_stopped_leaves_no_process_behind(tmp_path: Path, by: signal.Signals) -> None:
    write(tmp_path / 'a', 3000)
    command = [sys.executable, '-m', 'masa_check', 'survey', 'a', '--jobs', '2', *ON]

    stopped(command, tmp_path, by)


def stopped(command: list[str], folder: Path, by: signal.Signals) -> None:
    """Stops a command that works in several processes: it ends without a word of ours, and none of them is left."""
    process = subprocess.Popen(
        [*INTERRUPTIBLE, *command],
        cwd=folder,
        env=_surroundings(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    children = _wait_for_children(process.pid)
    if by is signal.SIGINT:
        os.killpg(process.pid, by)  # as a terminal does it: to all of them
    else:
        process.send_signal(by)
    _, err = process.communicate(timeout=30)

    assert process.returncode in (130, -by)
    assert b'Traceback' not in err
    deadline = time.monotonic() + 20
    while (left := [child for child in children if _runs(child)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert left == []


def _wait_for_children(pid: int) -> list[int]:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        found = subprocess.run(
            ['ps', '-o', 'pid=', '--ppid', str(pid)], capture_output=True, check=False
        ).stdout.split()
        if len(found) >= 2:
            return [int(one) for one in found]
        time.sleep(0.05)
    raise AssertionError('no processes were started')


def _runs(pid: int) -> bool:
    found = subprocess.run(['ps', '-o', 'stat=', '-p', str(pid)], capture_output=True, check=False).stdout.strip()
    return bool(found) and not found.startswith(b'Z')


EXAMPLES = Path(__file__).parents[1] / 'examples'
PAIRED = [str(EXAMPLES / f'{name}.yaml') for name in ('complete', 'complete-report', 'complete-2019', 'luton-2024')]


def test_reports_are_laid_beside_their_arrangements_if_that_is_asked_for(survey: Survey, tmp_path: Path) -> None:
    plain, with_pairs = (
        json.loads(survey(tmp_path, *PAIRED, '-f', 'json', *more).out) for more in ([], ['--with-pairs'])
    )
    pairs = [one for one in with_pairs['documents'] if one['kind'] == 'pair']

    assert {row['kind'] for row in plain['rows']} == {'arrangements', 'yearly-report'}
    assert [(one['area'], one['region'], Path(one['path']).name) for one in pairs] == [
        ('exampleshire-and-northport', 'East of England', 'complete-report.yaml')
    ]
    assert with_pairs['summary'] == {**plain['summary'], 'pairs': 1}
    assert {row['documents'] for row in with_pairs['rows'] if row['kind'] == 'pair'} == {1}
    assert [row for row in with_pairs['rows'] if row['kind'] != 'pair'] == plain['rows']


def test_pairs_are_the_same_whatever_the_jobs(tmp_path: Path) -> None:
    one, two = (process(tmp_path, *PAIRED, '-f', 'csv', '--with-pairs', '--jobs', jobs) for jobs in ('1', '2'))

    assert one == two
    assert ',pair,' in one.out


def test_what_cannot_be_told_to_belong_together_is_no_pair(survey: Survey, tmp_path: Path) -> None:
    for name in ('a', 'b'):
        (tmp_path / f'{name}.yaml').write_text(f'{HEAD}dated: 2024-03\nfollows: wt2023\n', 'utf-8')
    report = 'kind: yearly-report\nid: luton\nname: Luton\nreports_on: {dated: 2024-03}\n'
    (tmp_path / 'r.yaml').write_text(report, 'utf-8')

    assert json.loads(survey(tmp_path, '.', '-f', 'json', '--with-pairs').out)['summary']['pairs'] == 0


def test_a_starter_that_nobody_filled_in_is_left_out_and_named(survey: Survey, tmp_path: Path) -> None:
    write(tmp_path / 'now', 1)
    for kind in ('arrangements', 'yearly-report'):
        (tmp_path / 'now' / f'starter-{kind}.yaml').write_text(starter(kind, asked(kind)), 'utf-8')
    ran = survey(tmp_path, 'now')

    assert ran.code == 0
    assert 'Survey of 1 document of 1 area' in ran.out
    left_out = ran.out.partition('Left out, as nothing in them is declared yet')[2]
    assert 'now/starter-arrangements.yaml' in left_out
    assert 'now/starter-yearly-report.yaml' in left_out


def test_one_duty_is_shown_as_each_document_puts_it_with_its_place(survey: Survey, tmp_path: Path) -> None:
    for id, text in (
        ('b', '{summary: Staff may write to the lay member, source: {section: Raising a concern, page: 7}}'),
        ('a', 'not-stated'),
        ('c', '{summary: A line is open to all, source: Speaking up}'),
    ):
        head = HEAD.replace('id: ', f'id: {id}-', 1)
        (tmp_path / f'{id}.yaml').write_text(f'{head}dated: 2025-02\nwhistleblowing: {text}\n', 'utf-8')
    (tmp_path / 'broken.yaml').write_text('kind: [', 'utf-8')
    ran = survey(tmp_path, '.', '--duty', 'whistleblowing-open', '--output', 'csv=w.csv')

    assert ran.code == 1  # one cannot be read
    assert 'In 2 of 3 documents something is said of it: 2 met.' in ran.out
    assert ran.out.index('Staff may write to the lay member') < ran.out.index('A line is open to all')
    assert 'Raising a concern, page 7' in ran.out
    # Of what agencies are told nothing is declared.
    assert 'Not declared yet, or not known whether it arises: a.yaml' in ran.out
    rows = list(csv.DictReader((tmp_path / 'w.csv').read_text('utf-8').splitlines()))
    assert list(dict.fromkeys((row['path'], row['stands']) for row in rows)) == [
        ('b.yaml', 'Raising a concern, page 7'),
        ('c.yaml', 'Speaking up'),
    ]


def test_one_duty_tells_partly_met_from_not_stated_and_from_what_does_not_arise(survey: Survey, tmp_path: Path) -> None:
    nowhere = '{status: not-applicable, because: there is none in the area}'
    for id, custody, homes in (
        ('partly', 'not-stated', '{status: planned, summary: Homes are to join the forum, source: {section: Homes}}'),
        ('silent', 'not-stated', 'not-stated'),
        ('restated', 'restated', 'restated'),
        ('none', nowhere, nowhere),
    ):
        head = HEAD.replace('id: ', f'id: {id}-', 1)
        area = 'area: {local_authorities: [A Council], secure_establishment: true, residential_home: true}'
        text = f'{head}dated: 2025-02\n{area}\nyouth_custody: {custody}\nresidential_homes: {homes}\n'
        (tmp_path / f'{id}.yaml').write_text(text, 'utf-8')
    ran = survey(tmp_path, '.', '--duty', 'custody-and-homes-included', '--output', 'csv=c.csv')
    named = dict(line.split(': ', 1) for line in ran.out.splitlines() if line.endswith('.yaml'))
    (row,) = csv.DictReader((tmp_path / 'c.csv').read_text('utf-8').splitlines())

    assert named == {
        'Does not state it': 'silent.yaml',
        "States it only in the guidance's words": 'restated.yaml',
        'It does not arise': 'none.yaml',
    }
    assert 'partly.yaml  checked against WT2023: partly met' in ran.out
    assert 'planned, and not said to be in place' in ran.out
    assert (row['verdict'], row['says'], row['stands']) == ('partly', 'Homes are to join the forum', 'Homes')


@pytest.mark.parametrize(
    ('asked', 'message'),
    [
        (['--duty', 'whistleblowing'], 'did you mean "whistleblowing-open"?'),
        (['--duty', 'whistleblowing-open', '--ranked'], '--duty shows one duty'),
        (['--duty', 'whistleblowing-open', '--format', 'json'], 'format'),
    ],
)
def test_what_does_not_go_with_one_duty_is_refused(
    survey: Survey, tmp_path: Path, asked: list[str], message: str
) -> None:
    write(tmp_path / 'now', 1)
    ran = survey(tmp_path, 'now', *asked)

    assert ran.code == 2
    assert message in ran.err
