"""Measures `survey` on the synthetic England: what it recovers, what a file costs, and how much memory it takes."""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import england
from benchmarks.measure import Cost, cost, one_core
from benchmarks.peers import BENCH, ROOT, masa_check
from benchmarks.run import Row, write
from masa_check.values import Verdict

PAGE = ROOT / 'docs' / 'performance.md'
MARKS = '<!-- scale: begin -->', '<!-- scale: end -->'
HEAD = '| what | beside | measured | target | held |\n|---|---|---|---|---|'
COMMAND = 'make scale BENCH=--write'
COUNTS = (100, 1_000, 10_000)
RESIDENT_MB = 60
MATRIX_KB = 4  # a document
GROWTH = 1.1
ROUNDS = 5
ON = '2027-12-31'
ASKED = (Verdict.GAP, Verdict.PARTLY, Verdict.UNDECLARED)


def recovered(rows: Sequence[Mapping[str, Any]], expected: Counter[england.Expected]) -> Counter[england.Expected]:
    """What a survey found otherwise than it was written: nothing, if all is well."""
    found: Counter[england.Expected] = Counter()
    for row in rows:
        for verdict in ASKED:
            found[england.Expected(row['kind'], row['edition'], row['duty'], verdict)] = row[verdict.value]
    written = Counter({one: number for one, number in expected.items() if one.verdict in ASKED})
    return (found - written) + (written - found)


def many(folder: Path, files: list[Path], number: int) -> Path:
    """So many files of England, which is taken again under other ids as often as it must be."""
    place = folder / f'{number}'
    if not place.is_dir() or len(list(place.iterdir())) != number:
        place.mkdir(parents=True, exist_ok=True)
        for turn in range(number):
            file = files[turn % len(files)]
            text = file.read_text('utf-8').replace('\nid: partnership-', f'\nid: partnership-{turn // len(files)}-', 1)
            (place / f'{turn:05}.yaml').write_text(text, 'utf-8')
    return place


def table(folder: Path) -> str:
    expected = england.write(folder / 'england')
    files = sorted((folder / 'england').iterdir())
    tool = [str(masa_check().python.parent / 'masa-check'), 'survey', '--on', ON]
    rows = [_england(tool, folder / 'england', expected), *_sizes(tool, folder, files)]
    return '\n'.join([HEAD, *map(str, rows), '', _how(files)])


def _england(tool: list[str], folder: Path, expected: Counter[england.Expected]) -> Row:
    done = subprocess.run([*tool, str(folder), '--format', 'json'], capture_output=True, check=True)
    data = json.loads(done.stdout)
    wrong = sum(recovered(data['rows'], expected).values())
    what = f'England, {data["summary"]["counted"]} documents: verdicts found otherwise than written'
    return Row(what, '', str(wrong), '0', wrong == 0)


def _sizes(tool: list[str], folder: Path, files: list[Path]) -> Iterator[Row]:
    """One process with more and more files; the start, which is the same for all, is taken off."""
    costs: dict[int, Cost] = {}
    with one_core():
        start = _least([*tool, '--jobs', '1', str(files[0])], ROUNDS)
        for number in COUNTS:
            command = [*tool, '--jobs', '1', str(many(folder, files, number))]
            costs[number] = _least(command, ROUNDS if number < COUNTS[-1] else 1)
    each = {number: (found.cpu - start.cpu) / number * 1000 for number, found in costs.items()}
    for number, milliseconds in each.items():
        held = milliseconds <= each[COUNTS[0]] * GROWTH
        what = f'survey, {number:,} files: milliseconds of a processor for each'
        yield Row(what, '', f'{milliseconds:.1f}', 'not growing', held)
    for number, found in costs.items():
        limit = RESIDENT_MB + number * MATRIX_KB / 1024
        what = f'survey, {number:,} files: peak resident memory'
        told = f'≤ {RESIDENT_MB} MB and {MATRIX_KB} KB a document'
        yield Row(what, '', f'{found.peak_mb:.0f} MB', told, found.peak_mb <= limit)


def _least(command: list[str], rounds: int) -> Cost:
    """The cheapest of several runs: what is above it was the machine's doing."""
    return min((cost(command) for _ in range(rounds)), key=lambda found: found.cpu)


def _how(files: list[Path]) -> str:
    size = sum(file.stat().st_size for file in files) / len(files) / 1000
    return (
        f'Made by `{COMMAND}` with Python {platform.python_version()} on {platform.system()} {platform.machine()}. '
        f'England is 153 local authorities in 130 partnerships over eight years, arrangements and yearly reports, '
        f'{len(files):,} files of {size:.0f} KB on average (`benchmarks/england.py`); for more, it is taken again.'
    )


def publish(measure: Callable[[], str], about: str | None, marks: tuple[str, str]) -> None:
    """Print the table of one of the benchmarks of `make scale`, and put it between its marks if asked for."""
    parser = argparse.ArgumentParser(prog='make scale', description=about)
    parser.add_argument('--write', action='store_true', help=f'put the table into {PAGE.relative_to(ROOT)}')
    given = parser.parse_args()
    measured = measure()
    print(measured)
    if given.write:
        write(PAGE, measured, *marks)


if __name__ == '__main__':
    publish(lambda: table(BENCH / 'scale'), __doc__, MARKS)
