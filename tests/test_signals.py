"""A run that is ended from outside leaves nothing behind and says nothing, whatever signal ends it and whenever."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from small_book import HEAD
from test_cli import ON, POSIX, SHOULD, _surroundings, really

from masa_check.cli import signals
from scripts import interrupt

pytestmark = POSIX
GOOD = f'{HEAD}dated: 2025-02\n'.encode()
ENDING = sorted(signal.Signals(number) for number in signals.ENDING)
OLD = 'the report of yesterday'


@contextmanager
def reading(here: Path, *, deaf: tuple[int, ...] = ()) -> Iterator[subprocess.Popen[bytes]]:
    """A run that has a report in the making and waits for its document, with signals as a terminal leaves them."""

    def hear() -> None:
        for one in ENDING:
            signal.signal(one, signal.SIG_IGN if one in deaf else signal.SIG_DFL)

    command = [sys.executable, '-m', 'masa_check', 'check', '-', *ON, '--select', SHOULD, '-o', 'json=a.json']
    before = set(parts(here))
    with subprocess.Popen(
        command,
        cwd=here,
        env=_surroundings(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=hear,  # noqa: PLW1509 - the tests have one thread
    ) as process:
        deadline = time.monotonic() + 30
        while not set(parts(here)) - before and time.monotonic() < deadline:
            time.sleep(0.01)
        try:
            yield process
        finally:
            process.kill()


def parts(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.suffix == '.part']


def test_every_signal_that_ends_a_program_is_heard() -> None:
    everywhere = [
        'SIGINT',
        'SIGTERM',
        'SIGHUP',
        'SIGQUIT',
        'SIGABRT',
        'SIGUSR1',
        'SIGUSR2',
        'SIGALRM',
        'SIGXCPU',
        'SIGPROF',
        'SIGVTALRM',
    ]

    assert {one.name for one in ENDING} >= set(everywhere)


@pytest.mark.slow
@pytest.mark.parametrize('by', ENDING)
def test_a_run_that_is_ended_leaves_the_file_as_it_was_and_nothing_beside_it(here: Path, by: signal.Signals) -> None:
    (here / 'a.json').write_text(OLD, 'utf-8')
    with reading(here) as process:
        assert parts(here)
        process.send_signal(by)
        out, err = process.communicate(timeout=60)

    assert process.returncode == (
        130 if by is signal.SIGINT else -by
    )  # as whoever started it would see it of any other
    assert (out, err) == (b'', b'')
    assert {path.name: path.read_text('utf-8') for path in here.iterdir()} == {'a.json': OLD}


@pytest.mark.slow
def test_a_run_that_was_told_not_to_hear_a_signal_goes_on(here: Path) -> None:
    with reading(here, deaf=(signal.SIGHUP,)) as process:
        process.send_signal(signal.SIGHUP)
        process.communicate(GOOD, timeout=60)

    assert process.returncode == 0
    assert [path.name for path in here.iterdir()] == ['a.json']


@pytest.mark.slow
def test_what_a_killed_run_has_left_is_taken_away_by_the_next(here: Path) -> None:
    with reading(here) as process:
        process.kill()
        process.communicate(timeout=60)
    assert parts(here)
    (here / '.masa-check-4711-1.part').touch()  # as versions before called theirs
    (here / '.masa-check-notes.part').touch()  # which is nobody's
    ran = really('check', '-', *ON, '--select', SHOULD, '-o', 'json=a.json', cwd=here, given=GOOD)

    assert (ran.code, ran.err) == (0, '')
    assert parts(here) == ['.masa-check-notes.part']


@pytest.mark.slow
def test_runs_that_write_to_one_folder_at_once_leave_the_parts_of_each_other(here: Path) -> None:
    with reading(here) as first, reading(here) as second:
        ours = set(parts(here))
        ran = really('check', '-', *ON, '--select', SHOULD, '-o', 'json=b.json', cwd=here, given=GOOD)
        assert set(parts(here)) == ours
        second.communicate(GOOD, timeout=60)
        first.communicate(GOOD, timeout=60)

    assert (ran.code, first.returncode, second.returncode) == (0, 0, 0)
    assert len(ours) == 2
    assert sorted(path.name for path in here.iterdir()) == ['a.json', 'b.json']


def test_a_signal_that_comes_while_files_are_put_in_place_waits_until_all_are() -> None:
    script = (
        'import signal; from masa_check.cli import signals; signals.watch()\n'
        'with signals.deferred():\n'
        '    signal.raise_signal(signal.SIGTERM); print("all in place", flush=True)\n'
        'print("and nothing after", flush=True)'
    )
    done = subprocess.run(
        [sys.executable, '-c', script], env=_surroundings(), capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGTERM, 'all in place\n', '')


def test_an_interrupt_while_the_command_line_is_imported_is_no_traceback() -> None:
    """The console script imports `masa_check.__main__`, whose own imports are the first that an interrupt can meet."""
    script = (
        'import builtins, signal; real = builtins.__import__\n'
        'def late(name, *rest):\n'
        '    if name == "masa_check.cli": signal.raise_signal(signal.SIGINT)\n'
        '    return real(name, *rest)\n'
        'signal.signal(signal.SIGINT, signal.default_int_handler)\n'
        'builtins.__import__ = late\n'
        'from masa_check.__main__ import run; run()'
    )
    done = subprocess.run(
        [sys.executable, '-c', script], env=_surroundings(), capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (130, '', '')


@pytest.mark.slow
def test_a_sample_of_runs_ended_at_moments_chosen_at_random_has_nothing_wrong() -> None:
    endings = list(interrupt.sample(10, seed=5, names=('check', 'survey')))

    assert [one for one in endings if one.wrong] == []
    assert {one.code < 0 or one.code == 130 for one in endings} >= {True}


def test_what_a_sample_calls_wrong(tmp_path: Path) -> None:
    made = interrupt.Whole({'a.ics': b'new'}, 1.0)
    (tmp_path / 'a.ics').write_bytes(b'ne')
    (tmp_path / '.masa-check-1.part').touch()

    assert list(interrupt._left(tmp_path, 'deadlines', made)) == [
        'left behind: .masa-check-1.part',
        'neither the old file nor the new: a.ics',
    ]
    assert list(interrupt._wrong(70, 'Traceback\nx', signal.SIGTERM)) == [
        'a traceback',
        'more than one line on standard error',
        'exit code 70',
    ]
