"""Measures how much memory `check` takes in every format of a report, over a few hundred files and over many."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from pathlib import Path

from benchmarks import england
from benchmarks.measure import cost
from benchmarks.peers import BENCH, masa_check
from benchmarks.run import Row
from benchmarks.scale import COMMAND, HEAD, ON, publish
from masa_check.cli.printing import REPORTS

MARKS = '<!-- formats: begin -->', '<!-- formats: end -->'
FEW = 300
RESIDENT_MB = 80


def table(folder: Path) -> str:
    england.write(folder)
    files = sorted(folder.iterdir())
    tool = [str(masa_check().python.parent / 'masa-check'), 'check', '--no-config', '--on', ON]
    return '\n'.join([HEAD, *map(str, _rows(tool, files)), '', _how(len(files))])


def _rows(tool: list[str], files: list[Path]) -> Iterator[Row]:
    """The peak of one process over some files of the synthetic England, and over all of them."""
    for format in REPORTS:
        peaks = [cost([*tool, '--format', format, *map(str, some)]).peak_mb for some in (files[:FEW], files)]
        what = f'{format}, {FEW} files and {len(files):,}: peak resident memory'
        yield Row(what, '', f'{peaks[0]:.0f} and {peaks[1]:.0f} MB', f'≤ {RESIDENT_MB} MB', max(peaks) <= RESIDENT_MB)


def _how(number: int) -> str:
    return (
        f'Made by `{COMMAND}` with Python {platform.python_version()} on {platform.system()} {platform.machine()}, '
        f'on {number:,} files of the synthetic England, yearly reports and arrangements with their pairs.'
    )


if __name__ == '__main__':
    publish(lambda: table(BENCH / 'scale' / 'england'), __doc__, MARKS)
