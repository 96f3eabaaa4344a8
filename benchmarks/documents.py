"""Measures `draft` and `verify` on a published document of twenty pages, from cold."""

from __future__ import annotations

import platform
import sys
from statistics import median

from benchmarks.measure import Cost, interleaved
from benchmarks.peers import BENCH, ROOT
from benchmarks.run import Row
from benchmarks.scale import COMMAND, HEAD, publish
from masa_check.evidence import reading
from scripts import published, typeset

MARKS = '<!-- documents: begin -->', '<!-- documents: end -->'
ROUNDS = 7
PAGES = 20
MOST = 3.0  # seconds
NAME = 'ashdrum'  # of nineteen pages, to which one is added
TRUTH = ROOT / 'tests' / 'documents' / f'{NAME}.yaml'
FORMS = {'PDF, tagged': {'tagged': True}, 'PDF, untagged': {}}


def table() -> str:
    """The time of each command on each form of the document."""
    (made,) = (one for one in published.index() if one.name == NAME)
    parts = [
        *published.plain(made.parts),
        typeset.Part('page', ''),
        typeset.Part('p', 'This page is left as it is. ' * 9),
    ]
    rows = []
    for form, how in FORMS.items():
        file = BENCH / f'{form.split()[-1]}.pdf'
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(typeset.pdf(parts, tagged=bool(how)))
        assert len(reading.read(file.read_bytes(), file.name).pages) == PAGES
        tool = [sys.executable, '-m', 'masa_check']
        commands = {
            'draft': [*tool, 'draft', str(file)],
            'verify': [*tool, 'verify', str(TRUTH), '--document', str(file)],
        }
        for name, costs in interleaved(commands, ROUNDS).items():
            rows.append(_row(f'{name}, {PAGES} pages, {form}', costs))
    return '\n'.join([HEAD, *map(str, rows), '', _how()])


def _row(what: str, costs: tuple[Cost, ...]) -> Row:
    seconds = sorted(one.cpu for one in costs)
    middle = median(seconds)
    return Row(what, '', f'{middle:.1f} s ({seconds[0]:.1f}–{seconds[-1]:.1f})', f'≤ {MOST:.0f} s', middle <= MOST)


def _how() -> str:
    return (
        f'Made by `{COMMAND}` with Python {platform.python_version()} on {platform.system()} {platform.machine()}, '
        f'{ROUNDS} rounds, median (least–most): whole processes, with the one that reads the document. Seconds are '
        'those of a processor: a machine that others use too takes longer by the clock.'
    )


if __name__ == '__main__':
    publish(table, __doc__, MARKS)
