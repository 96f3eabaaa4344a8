"""Measures what reads git: `history` over many revisions, and `check --changed-since` where few files differ."""

from __future__ import annotations

import platform
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.material import declaration, declarations
from benchmarks.measure import Cost, Ratio, interleaved, one_core, ratio
from benchmarks.peers import BENCH, Peer, masa_check
from benchmarks.run import EXAMPLE, Row
from benchmarks.scale import COMMAND, HEAD, publish

MARKS = '<!-- revisions: begin -->', '<!-- revisions: end -->'
ROUNDS = 5
REVISIONS = 200
MANY, FEW = 300, 100
FILES = 500
DIFFER = (0, 1, 100)
MOST = 2  # times: a further revision beside a further file, and one that differs beside none


def table() -> str:
    ours = masa_check()
    text = declaration(EXAMPLE.read_text('utf-8'))
    rows = [*_history(ours, text), *_changed(ours, text)]
    return '\n'.join([HEAD, *map(str, rows), '', _how()])


def _history(ours: Peer, text: str) -> Iterator[Row]:
    """A revision more, and a file more of many that are checked, both without what a start takes."""
    older, newer = (_revisions(BENCH / f'history-{many}', text, many) for many in (REVISIONS // 4, REVISIONS))
    files = declarations(text, MANY, BENCH / 'files')
    tool = str(ours.python.parent / 'masa-check')
    commands = {
        'few': [tool, 'history', str(older)],
        'many': [tool, 'history', str(newer)],
        'some files': [tool, 'check', '--format', 'concise', *map(str, files[:FEW])],
        'files': [tool, 'check', '--format', 'concise', *map(str, files)],
    }
    with one_core():
        costs = interleaved(commands, ROUNDS)
    revision = _each(costs['many'], costs['few'], REVISIONS - REVISIONS // 4)
    further = _each(costs['files'], costs['some files'], MANY - FEW)
    times = Ratio(tuple(a / b for a, b in zip(revision, further, strict=True)))
    what = f'history, {REVISIONS} revisions: a further revision, times a further file of {MANY} checked'
    yield Row(what, 'masa-check check', str(times), f'≤ {MOST}', times.middle <= MOST)


def _revisions(folder: Path, text: str, many: int) -> Path:
    """A file of so many revisions, each of which changes a line of it; three in four are a comment alone."""
    file = _repository(folder) / 'masa.yaml'
    lines = text.splitlines(keepends=True)
    for turn in range(many):
        at = 40 + turn % 40
        changed = [*lines[:at], lines[at].replace(': ', f': now {turn}, ', 1), *lines[at + 1 :]]
        file.write_text(''.join(changed) if turn % 4 == 0 else f'# {turn}\n{text}', 'utf-8')
        _commit(folder, f'revision {turn}')
    return file


def _each(many: tuple[Cost, ...], few: tuple[Cost, ...], number: int) -> list[float]:
    return [(a.seconds - b.seconds) / number for a, b in zip(many, few, strict=True)]


def _changed(ours: Peer, text: str) -> Iterator[Row]:
    """The same run over repositories that differ from their last revision in more and more files."""
    commands, folders = {}, {}
    for differ in DIFFER:
        folder = folders[str(differ)] = _repository(BENCH / f'changed-{differ}')
        files = declarations(text, FILES, folder / 'masa')
        _commit(folder, 'before')
        for file in files[:differ]:
            file.write_text(file.read_text('utf-8').replace('name: ', 'name: New ', 1), 'utf-8')
        tool = str(ours.python.parent / 'masa-check')
        commands[str(differ)] = [tool, 'check', 'masa', '--changed-since', 'HEAD', '--format', 'concise']
    costs = interleaved(commands, ROUNDS, folders)
    for differ in DIFFER[1:]:
        times = ratio(costs[str(differ)], costs['0'])
        most = MOST if differ == 1 else None
        what = f'check --changed-since, {differ} of {FILES} files differ: times as when none does'
        target, held = (f'≤ {most}', times.middle <= most) if most else ('', None)
        yield Row(what, 'masa-check check', str(times), target, held)
    for differ in DIFFER:
        peak = max(one.peak_mb for one in costs[str(differ)])
        what = f'check --changed-since, {differ} of {FILES} files differ: peak resident memory'
        yield Row(what, '', f'{peak:.0f} MB')


def _repository(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _git(folder, 'init', '--quiet')
    return folder


def _commit(folder: Path, subject: str) -> None:
    _git(folder, 'add', '--all')
    _git(folder, '-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--message', subject)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(['git', '-C', str(folder), *arguments], check=True)


def _how() -> str:
    return (
        f'Made by `{COMMAND}` with Python {platform.python_version()} on {platform.system()} {platform.machine()}, '
        f'{ROUNDS} rounds in which each takes its turn, median (least–most), on declarations of 20 KB in repositories '
        'of their own.'
    )


if __name__ == '__main__':
    publish(table, __doc__, MARKS)
