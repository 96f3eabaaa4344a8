"""Measures masa-check beside its peers and prints the ratios with their targets."""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.material import SIZE, declaration, declarations, two_lists
from benchmarks.measure import Ratio, cost, interleaved, one_core, ratio
from benchmarks.peers import BENCH, ROOT, Peer, check_jsonschema, masa_check, yamllint

EXAMPLE = ROOT / 'examples' / 'luton-2024.yaml'
PAGE = ROOT / 'docs' / 'performance.md'
BEGIN, END = '<!-- bench: begin -->', '<!-- bench: end -->'
COMMAND = 'make bench BENCH=--write'
COLD_START = {'yamllint': (1.3, '≤ 1.3 (aim 0.8)'), 'check-jsonschema': (0.7, '≤ 0.7')}
MANY_FILES = {'yamllint': 10, 'check-jsonschema': 8}
READING = 0.6
COMPARING = 5
AGENCIES = 1_000
TWICE = 2.2  # as n log n grows from 500 to 1,000
RESIDENT_MB = 60
GROWTH = 1.1
FURTHER = 10  # times as many files, to see what each of them adds
FURTHER_KB = 4  # as of a document in a survey


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    what: str
    against: str
    measured: str
    target: str = ''
    held: bool | None = None

    def __str__(self) -> str:
        held = {True: 'yes', False: '**no**', None: ''}[self.held]
        return f'| {self.what} | {self.against} | {self.measured} | {self.target} | {held} |'


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured."""

    rounds: int
    many_rounds: int
    files: int


def cold_start(ours: Peer, theirs: list[Peer], file: Path, plan: Plan) -> Iterator[Row]:
    costs = interleaved({peer.name: peer.command([file]) for peer in [ours, *theirs]}, plan.rounds)
    for peer in theirs:
        share = ratio(costs[ours.name], costs[peer.name])
        most, target = COLD_START[peer.name]
        yield Row('one file, from cold: share of its time', peer.name, str(share), target, share.middle <= most)


def many_files(ours: Peer, theirs: list[Peer], files: list[Path], plan: Plan) -> Iterator[Row]:
    """With a line a finding, as both peers print; and, for comparison, with the pages that people read."""
    concise = replace(ours, name='concise', arguments=(*ours.arguments, '--format', 'concise'))
    with one_core():
        commands = {peer.name: peer.command(files) for peer in [ours, concise, *theirs]}
        costs = interleaved(commands, plan.many_rounds)
    many = f'{len(files)} files on one core'
    for peer in theirs:
        times = ratio(costs[peer.name], costs[concise.name])
        least = MANY_FILES[peer.name]
        yield Row(f'{many}, a line a finding: times faster', peer.name, str(times), f'≥ {least}', times.middle >= least)
    for peer in theirs:
        times = ratio(costs[peer.name], costs[ours.name])
        yield Row(f'{many}, as text for people: times faster', peer.name, str(times))


def reading(ours: Peer, file: Path, plan: Plan) -> Iterator[Row]:
    script = Path(__file__).with_name('reading.py')
    command = [str(ours.python), str(script), str(file), str(plan.rounds)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    share = Ratio(tuple(json.loads(done.stdout)))
    what = 'reading YAML with places: share of its time'
    yield Row(what, 'PyYAML CSafeLoader', str(share), f'≤ {READING}', share.middle <= READING)


def comparing(ours: Peer, plan: Plan) -> Iterator[Row]:
    """What a comparison costs beside a check of both files, and how that grows with what is in them."""
    pairs = {many: two_lists(many, BENCH / 'compared') for many in (AGENCIES // 2, AGENCIES)}
    diff = Peer('diff', ours.python, ('masa-check', 'diff'))
    commands = {f'check {many}': ours.command(pair) for many, pair in pairs.items()}
    commands |= {f'diff {many}': diff.command(pair) for many, pair in pairs.items()}
    costs = interleaved(commands, plan.rounds)
    share = ratio(costs[f'diff {AGENCIES}'], costs[f'check {AGENCIES}'])
    what = f'diff of 2 × {AGENCIES:,} agencies: times the time of checking both'
    yield Row(what, 'masa-check check', str(share), f'< {COMPARING}', share.middle < COMPARING)
    growth = ratio(costs[f'diff {AGENCIES}'], costs[f'diff {AGENCIES // 2}'])
    what = f'diff of {AGENCIES:,} agencies beside {AGENCIES // 2}: times the time'
    yield Row(what, 'masa-check diff', str(growth), f'≤ {TWICE} (n log n)', growth.middle <= TWICE)


def resident(ours: Peer, files: list[Path]) -> Iterator[Row]:
    """The peak of one process; of the largest of several; and what a further file adds once there are many."""
    many, most = len(files), len(files) * FURTHER
    counts = sorted({1, min(30, many), many})
    further = declarations(files[0].read_text('utf-8'), most, BENCH / 'further')
    with one_core():
        peaks = {number: cost(ours.command(further[:number])).peak_mb for number in (*counts, most)}
    for number in counts:
        what = f'peak resident memory of one process, {number} file{"s" if number > 1 else ""}'
        held = peaks[number] <= RESIDENT_MB and peaks[number] <= peaks[1] * GROWTH
        yield Row(what, '', f'{peaks[number]:.0f} MB', f'≤ {RESIDENT_MB} MB, ≤ {GROWTH} times one file', held)
    each = (peaks[most] - peaks[many]) * 1024 / (most - many)
    what = f'peak resident memory of one process, {most:,} files, and for each beyond {many}'
    target = f'≤ {RESIDENT_MB} MB and {FURTHER_KB} KB a file'
    held = peaks[most] <= RESIDENT_MB and each <= FURTHER_KB
    yield Row(what, '', f'{peaks[most]:.0f} MB, {each:.1f} KB', target, held)
    largest = cost(ours.command(files)).peak_mb
    what = f'peak resident memory of the largest process, {many} files, one process a processor'
    yield Row(what, '', f'{largest:.0f} MB', f'≤ {RESIDENT_MB} MB', largest <= RESIDENT_MB)


def table(plan: Plan) -> str:
    text = declaration(EXAMPLE.read_text('utf-8'))
    files = declarations(text, plan.files, BENCH / 'files')
    ours, theirs = masa_check(), [yamllint(), check_jsonschema()]
    rows = [
        *cold_start(ours, theirs, files[0], plan),
        *many_files(ours, theirs, files, plan),
        *reading(ours, files[0], plan),
        *comparing(ours, plan),
        *resident(ours, files),
    ]
    head = '| what | beside | median (least–most) | target | held |\n|---|---|---|---|---|'
    return '\n'.join([head, *map(str, rows), '', _how(plan, len(text))])


def _how(plan: Plan, size: int) -> str:
    return (
        f'Made by `{COMMAND}` with Python {platform.python_version()} on {platform.system()} {platform.machine()}. '
        f'Whole processes on declarations of {size / 1000:.0f} KB made from `{EXAMPLE.relative_to(ROOT).as_posix()}`, '
        f'taking turns within each round: {plan.rounds} rounds for one file and for reading, {plan.many_rounds} for '
        f'{plan.files} files. A ratio is formed within its round, so that a busy machine slows both sides.'
    )


def write(page: Path, measured: str, begin: str = BEGIN, end: str = END) -> None:
    """Puts the table between the marks; a page without them gets both at its end."""
    text = page.read_text('utf-8') if page.exists() else '# Performance\n'
    if begin not in text:
        text += f'\n{begin}\n{end}\n'
    before, after = text.split(begin)[0], text.split(end)[1]
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f'{before}{begin}\n{measured}\n{end}{after}', 'utf-8')


def main() -> None:
    parser = argparse.ArgumentParser(prog='make bench', description=__doc__)
    parser.add_argument('--write', action='store_true', help=f'put the table into {PAGE.relative_to(ROOT)}')
    parser.add_argument('--rounds', type=int, default=15, help='paired rounds for one file')
    parser.add_argument('--many-rounds', type=int, default=3, help='paired rounds for many files')
    parser.add_argument('--files', type=int, default=300, help=f'how many files of {SIZE // 1000} KB are many')
    given = parser.parse_args()
    measured = table(Plan(given.rounds, given.many_rounds, given.files))
    print(measured)
    if given.write:
        write(PAGE, measured)


if __name__ == '__main__':
    main()
