"""Ends runs at moments chosen at random, by each signal that ends a program, and looks at what they say and leave."""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PAGE = ROOT / 'docs' / 'interrupts.md'
COMMAND = 'make interrupts INTERRUPTS=--write'
EXAMPLE = str(ROOT / 'examples' / 'luton-2024.yaml')
OLDER = str(ROOT / 'examples' / 'luton-2019.yaml')
ON = ('--on', '2025-06-01')
# Each with the files that it writes; all but a baseline and a starter are there already, with words of yesterday.
COMMANDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    'check': (('check', EXAMPLE, *ON, '-o', 'json=a.json', '-o', 'html=a.html'), ('a.json', 'a.html')),
    'baseline create': (('baseline', 'create', EXAMPLE, *ON), ('masa-baseline.json',)),
    'deadlines': (('deadlines', EXAMPLE, *ON, '-o', 'ics=a.ics'), ('a.ics',)),
    'diff': (('diff', OLDER, EXAMPLE, *ON, '-o', 'markdown=a.md', '--fail-on', 'never'), ('a.md',)),
    'survey': (('survey', str(ROOT / 'examples'), *ON, '--jobs', '2', '-o', 'csv=a.csv'), ('a.csv',)),
    'init': (('init', 'a.yaml'), ('a.yaml',)),
}
NEW = ('masa-baseline.json', 'a.yaml')
YESTERDAY = b'the report of yesterday\n'
SIGNALS = tuple(getattr(signal, name) for name in ('SIGINT', 'SIGTERM', 'SIGHUP') if hasattr(signal, name))
LONGEST = 60  # seconds that a run may go on once it has been told to end


class Whole(NamedTuple):
    """What a command writes when nothing comes in between, and how many seconds it takes."""

    files: Mapping[str, bytes]
    seconds: float


class Ending(NamedTuple):
    """How one run ended."""

    command: str
    by: str
    moment: float  # seconds after its start
    code: int
    early: bool  # Python itself was still starting, and had come to nothing of ours
    wrong: tuple[str, ...]  # what should not be


def whole(name: str) -> Whole:
    """Run a command to its end, twice: the first time it may have to keep what it works out once."""
    for _ in range(2):
        with tempfile.TemporaryDirectory() as folder:
            start = time.monotonic()
            process = _begun(name, Path(folder))
            process.communicate()
            files = {file: (Path(folder) / file).read_bytes() for file in COMMANDS[name][1]}
    return Whole(files, time.monotonic() - start)


def interrupted(name: str, made: Whole, by: signal.Signals, moment: float, *, everyone: bool) -> Ending:
    """Run a command and end it at a moment, alone or with every process that it has started."""
    with tempfile.TemporaryDirectory() as folder:
        process = _begun(name, Path(folder))
        time.sleep(moment)
        if everyone:
            os.killpg(process.pid, by)
        else:
            process.send_signal(by)
        try:
            said = process.communicate(timeout=LONGEST)[1].decode(errors='replace')
        except subprocess.TimeoutExpired:
            process.kill()
            said = process.communicate()[1].decode(errors='replace')
            return Ending(name, by.name, moment, process.returncode, early=False, wrong=('it did not end',))
        early = f'{os.sep}masa_check{os.sep}' not in said and 'Traceback' in said
        wrong = () if early else tuple(_wrong(process.returncode, said, by))
        return Ending(name, by.name, moment, process.returncode, early, (*wrong, *_left(Path(folder), name, made)))


def sample(runs: int, seed: int, names: Sequence[str] = tuple(COMMANDS)) -> Iterator[Ending]:
    """Runs of every command in turn, each ended at some moment of the time that it takes."""
    chance = random.Random(seed)
    known = {name: whole(name) for name in names}
    for number in range(runs):
        name = names[number % len(names)]
        moment = chance.random() * known[name].seconds
        yield interrupted(name, known[name], chance.choice(SIGNALS), moment, everyone=chance.random() < 0.5)


def _begun(name: str, folder: Path) -> subprocess.Popen[bytes]:
    """A run in a folder of its own; what runs in the background of a shell may be begun deaf: this one is not to be."""
    command, files = COMMANDS[name]
    for file in set(files) - set(NEW):
        (folder / file).write_bytes(YESTERDAY)

    def hear() -> None:
        for one in SIGNALS:
            signal.signal(one, signal.SIG_DFL)

    return subprocess.Popen(
        [sys.executable, '-m', 'masa_check', *command],
        cwd=folder,
        env={key: value for key, value in os.environ.items() if not key.startswith('MASA_CHECK_')},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=hear,  # noqa: PLW1509 - this script has one thread
    )


def _wrong(code: int, said: str, by: signal.Signals) -> Iterator[str]:
    if 'Traceback' in said:
        yield 'a traceback'
    if len(said.splitlines()) > 1:
        yield 'more than one line on standard error'
    if code not in (0, 1, -by, 128 + by):
        yield f'exit code {code}'


def _left(folder: Path, name: str, made: Whole) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        if path.name not in COMMANDS[name][1]:
            yield f'left behind: {path.name}'
        elif path.read_bytes() not in (made.files[path.name], YESTERDAY):
            yield f'neither the old file nor the new: {path.name}'


def page(endings: Sequence[Ending], seed: int) -> str:
    """The figures, as docs/ has them."""
    head = (
        '| command | runs | ended by the signal | had come to their end | Python was still starting | something wrong |'
    )
    rows = []
    for name in COMMANDS:
        ours = [one for one in endings if one.command == name]
        own_end = sum(one.code in (0, 1) and not one.early for one in ours)
        early, wrong = sum(one.early for one in ours), sum(bool(one.wrong) for one in ours)
        rows.append(f'| {name} | {len(ours)} | {len(ours) - own_end - early} | {own_end} | {early} | {wrong} |')
    return f"""# Runs that are ended early

Made by `{COMMAND}`: {len(endings)} runs, each ended by SIGINT, SIGTERM or SIGHUP at a moment of the time that
it takes, chosen at random (seed {seed}); half of them together with every process that they had started.

{head}
| --- | --: | --: | --: | --: | --: |
{chr(10).join(rows)}

Wrong would be: a traceback, more than one line on standard error, an exit code of another meaning, a file in the making
left behind, a report that is neither the old one nor the new one, or a run that goes on.

An interrupt in the first moments, in which Python itself starts and nothing of masa-check has run, is answered by
Python, with a traceback of its own; no program in Python can answer it. Nothing has been written by then.
"""


def main() -> int:
    """Print the figures or write them into docs/, and name what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--runs', type=int, default=100)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--write', action='store_true', help=f'put the figures into {PAGE.relative_to(ROOT)}')
    given = parser.parse_args()
    endings = list(sample(given.runs, given.seed))
    for one in endings:
        for what in one.wrong:
            print(f'{one.command}, {one.by} after {one.moment:.3f} s, exit code {one.code}: {what}', file=sys.stderr)
    if given.write:
        PAGE.write_text(page(endings, given.seed), 'utf-8')
    else:
        print(page(endings, given.seed), end='')
    return int(any(one.wrong for one in endings))


if __name__ == '__main__':
    sys.exit(main())
