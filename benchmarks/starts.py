"""Measures the start, with and without anything kept, what reads no file, and one file that grows."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from benchmarks.material import declaration, two_lists
from benchmarks.measure import interleaved, ratio
from benchmarks.peers import BENCH, ROOT, Peer, editable, masa_check, yamllint
from benchmarks.run import EXAMPLE, Row
from benchmarks.scale import COMMAND, HEAD, publish

MARKS = '<!-- starts: begin -->', '<!-- starts: end -->'
ROUNDS = 15
SIZES = (20_000, 40_000)
MUST = {'kept': 1.15, 'nothing kept': 1.4, '--help': 1.4}
NOTHING_WRITTEN = ('env', 'PYTHONDONTWRITEBYTECODE=1')
GROWN = (250, 500, 1_000)  # agencies: a file of 1,000 is the largest that can be read, near 300 KB
COMPLETION = ('env', '_MASA_CHECK_COMPLETE=complete_bash', 'COMP_WORDS=masa-check ch', 'COMP_CWORD=1')


def table() -> str:
    wheel, other, peer = masa_check(), editable(), yamllint()
    rows = [
        *_one_file('wheel', wheel, peer),
        *_one_file('editable', other, peer),
        *_no_file(wheel, peer),
        *_growth(wheel),
    ]
    return '\n'.join([HEAD, *map(str, rows), '', _how()])


def _one_file(name: str, ours: Peer, peer: Peer) -> Iterator[Row]:
    for size in SIZES:
        file = BENCH / f'start-{size // 1000}.yaml'
        file.write_text(declaration(EXAMPLE.read_text('utf-8'), size), 'utf-8')
        for kept in ('kept', 'nothing kept'):
            before = () if kept == 'kept' else NOTHING_WRITTEN
            _forget(ours)
            commands = {one.name: [*before, *one.command([file])] for one in (ours, peer)}
            costs = interleaved(commands, ROUNDS)
            share, most = ratio(costs[ours.name], costs[peer.name]), MUST[kept]
            what = f'{name}, one file of {size // 1000} KB, {kept}: share of its time'
            yield Row(what, peer.name, str(share), f'≤ {most}', share.middle <= most)


def _forget(ours: Peer) -> None:
    """Remove what earlier runs have computed; a run that may write computes it in the round before the first."""
    inside = [*ours.python.parents[1].glob('lib/*/site-packages/masa_check'), ROOT / 'src' / 'masa_check']
    for place in inside:
        for computed in place.glob('__pycache__/*.pickle'):
            computed.unlink()


def _no_file(ours: Peer, peer: Peer) -> Iterator[Row]:
    tool, other = (str(one.python.parent / one.arguments[0]) for one in (ours, peer))
    commands = {option: [tool, option] for option in ('--help', '--version')}
    commands |= {
        'completion': [*COMPLETION, tool],
        peer.name: [other, '--help'],
        'check --help': [tool, 'check', '--help'],
    }
    costs = interleaved(commands, ROUNDS)
    for name in commands:
        if name != peer.name:
            share = ratio(costs[name], costs[peer.name])
            most = MUST.get(name)
            yield Row(
                f'{name}: share of its time',
                f'{peer.name} --help',
                str(share),
                f'≤ {most}' if most else '',
                share.middle <= most if most else None,
            )


def _growth(ours: Peer) -> Iterator[Row]:
    """What a document costs that is two and four times as long."""
    files = {many: two_lists(many, BENCH / 'grown')[0] for many in GROWN}
    costs = interleaved({str(many): ours.command([file]) for many, file in files.items()}, ROUNDS)
    for less, more in pairwise(GROWN):
        sizes = f'{_kilobytes(files[more])} KB beside {_kilobytes(files[less])} KB'
        yield Row(
            f'one file of {sizes}: times the time', 'masa-check check', str(ratio(costs[str(more)], costs[str(less)]))
        )


def _kilobytes(file: Path) -> int:
    return file.stat().st_size // 1000


def _how() -> str:
    return (
        f'Made by `{COMMAND}` with Python {platform.python_version()} on {platform.system()} {platform.machine()}, '
        f'{ROUNDS} rounds in which each takes its turn, median (least–most). *Kept*: PYTHONDONTWRITEBYTECODE is not '
        'set, and runs have gone before. *Nothing kept*: it is set, and what runs have computed was removed; compiled '
        'modules stay.'
    )


if __name__ == '__main__':
    publish(table, __doc__, MARKS)
