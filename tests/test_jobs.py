"""`check --jobs` writes the same bytes, in the same order, by whatever number of processes, and leaves none behind."""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from running import Ran
from test_cli import _surroundings
from test_survey_command import POSIX, stopped

from masa_check.cli import printing, spreading
from masa_check.cli.formats import Look
from masa_check.cli.output import Target
from masa_check.document.files import InputFile
from masa_check.report.question import Question
from masa_check.rulebook import rulebook

EXAMPLES = sorted((Path(__file__).parents[1] / 'examples').glob('*.yaml'))
ON = ('--on', '2026-11-23')
WAIVERS = """waivers:
  - duty: reviews-commissioned-and-published
    document: luton
    reason: The page on which reviews are to be published is being built
    owner: Business Manager
    agreed_on: 2026-10-01
    expires: 2027-03-31
"""


def check(folder: Path, *arguments: str) -> Ran:
    command = [sys.executable, '-m', 'masa_check', 'check', *arguments, *ON]
    done = subprocess.run(command, cwd=folder, env=_surroundings(), capture_output=True, check=False)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope='module')
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples four times, with pairs among them, and files that cannot be read."""
    made = tmp_path_factory.mktemp('jobs')
    for turn in range(4):
        for path in EXAMPLES:
            (made / f'{turn}-{path.name}').write_bytes(path.read_bytes())
    (made / '1-broken.yaml').write_text('kind: nothing\n', 'utf-8')
    (made / '2-no.yaml').write_text('a: [', 'utf-8')
    return made


@pytest.mark.slow
@pytest.mark.parametrize('format', printing.REPORTS)
def test_the_report_is_the_same_whatever_the_jobs(folder: Path, format: str) -> None:
    one, three = (check(folder, '.', '--format', format, '--jobs', jobs) for jobs in ('1', '3'))

    assert one == three
    assert one.code == 1
    assert len(one.out) > 1000


@pytest.mark.slow
def test_files_are_the_same_whatever_the_jobs_where_several_formats_are_written(folder: Path, tmp_path: Path) -> None:
    written = []
    for jobs in ('1', '2'):
        files = [f'{format}={tmp_path / format}' for format in ('json', 'csv', 'junit', 'concise')]
        outputs = [part for file in files for part in ('--output', file)]
        ran = check(folder, '.', '--verbose', '--jobs', jobs, *outputs)
        written.append((ran, *((tmp_path / file.partition('=')[0]).read_bytes() for file in files)))

    assert written[0] == written[1]


@pytest.mark.slow
def test_waivers_and_a_baseline_are_kept_to_whatever_the_jobs(folder: Path, tmp_path: Path) -> None:
    (tmp_path / 'waivers.yaml').write_text(WAIVERS, 'utf-8')
    waived = ('.', '--format', 'concise', '--waivers', str(tmp_path / 'waivers.yaml'))
    one, two = (check(folder, *waived, '--jobs', jobs) for jobs in ('1', '2'))

    assert one == two
    assert 'being put right by the Business Manager' in one.out


def test_what_a_process_is_started_with_can_be_sent_to_it_and_what_it_gives_be_sent_back() -> None:
    question = Question(rulebook.load([rulebook.folder()], examples=False), date(2026, 11, 23))
    question.plan('wt2023', 'arrangements')  # planned before it is sent: the checks of a plan cannot be sent
    targets = [Target('text'), *(Target(format, f'{format}.out') for format in printing.APART)]
    drawing = printing.DocumentDrawer(targets, question, Look())
    file = InputFile(EXAMPLES[0], EXAMPLES[0].name)
    here = partial(spreading.checked, question=question, drawing=drawing)
    there = pickle.loads(pickle.dumps(here))

    back, ours = pickle.loads(pickle.dumps(there(file))), here(file)

    assert ours.reported
    assert back.drawn == ours.drawn
    assert back.reported._replace(read=ours.reported.read) == ours.reported
    assert back.reported.read().text == ours.reported.read().text


def test_formats_that_are_drawn_apart_take_parts_and_others_take_documents() -> None:
    question = Question(rulebook.load([rulebook.folder()], examples=False), date(2026, 11, 23))
    for format in printing.REPORTS.keys() - set(printing.STREAMED):
        drawing = printing.DocumentDrawer([Target(format)], question, Look())
        assert drawing.is_apart is (format in printing.APART)


@POSIX
@pytest.mark.slow
@pytest.mark.parametrize('by', [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_check_that_is_stopped_leaves_no_process_and_no_file_behind(tmp_path: Path, by: signal.Signals) -> None:
    (tmp_path / 'a').mkdir()
    for number in range(1500):
        (tmp_path / 'a' / f'{number:04}.yaml').write_bytes(EXAMPLES[2].read_bytes())
    command = [sys.executable, '-m', 'masa_check', 'check', 'a', '--jobs', '2', '--output', 'json=a.json', *ON]

    stopped(command, tmp_path, by)

    assert not (tmp_path / 'a.json').exists()
    assert by is signal.SIGKILL or [path.name for path in tmp_path.iterdir()] == ['a']
