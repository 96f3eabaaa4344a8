"""
Counts how masa-check agrees with two readers of two documents, from docs/readings.yaml.

`python -m scripts.readings [--write]` prints the figures and the differences as Markdown; with --write they go into
docs/readings.md.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from masa_check.survey.share import wilson

ROOT = Path(__file__).parents[1]
DATA = ROOT / 'docs' / 'readings.yaml'
PAGE = ROOT / 'docs' / 'readings.md'
NAMES = {'luton-2024': 'Luton, 2024', 'central-bedfordshire-2019': 'Central Bedfordshire, 2019'}
SORTS = {
    'false-met': 'false met',
    'false-gap': 'false gap',
    'readers': 'readers',
    'scope': 'scope',
    'decided': 'decided',
    'not-known': 'not known',
}
ERRORS = ('false-met', 'false-gap')
ORDER = ('missing', 'partly', 'met')
NOT_ASKED = 'not-asked'
DASHES = {NOT_ASKED: '–', 'not-declared': 'not declared', 'does-not-arise': 'does not arise'}


class Row(NamedTuple):
    """A duty of a document: the verdict of masa-check before mending, of readers A and B, and as settled."""

    document: str
    duty: str
    before: str
    a: str
    b: str
    settled: str
    sort: str = ''
    why: str = ''
    mended: str = ''

    @property
    def is_compared(self) -> bool:
        """Whether it is on the checklist of a reader."""
        return {self.a, self.b} != {NOT_ASKED}

    @property
    def is_doubtful(self) -> bool:
        """Whether it stays met by our judgment or decision, though no reader says met."""
        return self.settled == 'met' and self.sort in {'decided', 'readers'} and 'met' not in {self.a, self.b}


def rows() -> list[Row]:
    """Every duty of both documents, in the order of the report."""
    return [
        Row(document, settled=item.pop('settled', item['before']), **{k: v for k, v in item.items() if k != 'items'})
        for document, items in yaml.safe_load(DATA.read_text('utf-8')).items()
        for item in items
    ]


def share(part: int, whole: int) -> str:
    """
    A share with its 95 % interval in hundredths.

    Example: 9 of 12 gives '9 of 12 (46.8 to 91.1 %)'.
    """
    low, high = wilson(part, whole)
    return f'{part} of {whole} ({100 * low:.1f} to {100 * high:.1f} %)'


def agreement(compared: Sequence[Row], reader: str) -> tuple[str, str]:
    """How often masa-check agrees with a reader: in all, and where both ask for the same and something is declared."""
    asked = [row for row in compared if getattr(row, reader) != NOT_ASKED]
    alike = [row for row in asked if row.sort not in {'scope', 'not-known'}]
    first, second = (
        share(sum(row.before == getattr(row, reader) for row in some), len(some)) for some in (asked, alike)
    )
    return first, second


def reader_errors(compared: Iterable[Row], reader: str) -> tuple[int, int]:
    """How often the text bears out less, and more, than a reader, among differences of judgment."""
    judged = [
        (ORDER.index(getattr(row, reader)), ORDER.index(row.settled))
        for row in compared
        if row.sort in {'readers', *ERRORS} and getattr(row, reader) != NOT_ASKED and row.settled in ORDER
    ]
    return sum(a > b for a, b in judged), sum(a < b for a, b in judged)


def figures(all_rows: Sequence[Row]) -> Iterator[str]:
    """The counts, as rows of a table."""
    compared = [row for row in all_rows if row.is_compared]
    known = [row for row in compared if row.sort != 'not-known']
    called_met = [row for row in known if row.before == 'met']
    sorts = {sort: sum(row.sort == sort for row in compared) for sort in SORTS}
    yield '| what | count, with 95 % interval |'
    yield '| --- | --- |'
    yield f'| duties that the guidance of its day asks of the two documents | {len(all_rows)} |'
    yield f'| of these, on the checklist of a reader | {len(compared)} |'
    for reader in 'ab':
        whole, alike = agreement(compared, reader)
        yield f'| masa-check agrees with reader {reader.upper()} | {whole} |'
        yield f'| the same, without duties of another scope and what is not declared | {alike} |'
    both = [row for row in compared if NOT_ASKED not in {row.a, row.b}]
    yield f'| the readers agree with each other | {share(sum(row.a == row.b for row in both), len(both))} |'
    counts = ', '.join(str(sorts[sort]) for sort in ('scope', 'not-known', 'decided', 'readers'))
    yield f'| differences of scope, not known, decided, settled against readers | {counts} |'
    yield f'| **false met**, of the duties settled | {share(sorts["false-met"], len(known))} |'
    yield f'| false met, of the duties that masa-check called met | {share(sorts["false-met"], len(called_met))} |'
    yield f'| false gap (partly called missing) | {share(sorts["false-gap"], len(known))} |'
    yield f'| missing called partly | {share(0, len(known))} |'
    right = [row for row in known if row.sort not in ERRORS]
    yield f'| right, of the duties settled | {share(len(right), len(known))} |'
    doubtful = [row for row in known if row.is_doubtful]
    yield f'| met that stands, where no reader says met | {len(doubtful)} |'
    followed = share(sorts['false-met'] + len(doubtful), len(known))
    yield f'| false met, had the readers been followed there | {followed} |'
    for reader in 'ab':
        kind, hard = reader_errors(compared, reader)
        yield f'| reader {reader.upper()} settled as too kind, too hard | {kind}, {hard} |'


def differences(all_rows: Iterable[Row]) -> Iterator[str]:
    """Every settled difference, as rows of a table."""
    yield '| duty | tool | A | B | settled | sort | why | mended in |'
    yield '| --- | --- | --- | --- | --- | --- | --- | --- |'
    document = ''
    for row in all_rows:
        if row.sort:
            if row.document != document:
                document = row.document
                yield f'| **{NAMES[document]}** | | | | | | | |'
            verdicts = (DASHES.get(word, word) for word in (row.before, row.a, row.b, row.settled))
            mended = ', '.join(f'`{part}`' for part in row.mended.split(', ')) if row.mended else ''
            yield f'| `{row.duty}` | {" | ".join(verdicts)} | {SORTS[row.sort]} | {row.why} | {mended} |'


def block() -> str:
    """The part of the page that is made."""
    found = rows()
    return '\n'.join((*figures(found), '', '## Every settled difference', '', *differences(found)))


def page() -> str:
    """The whole page, with its part that is made as it is now."""
    between = f'<!-- readings: begin -->\n{block()}\n<!-- readings: end -->'
    old = PAGE.read_text('utf-8')
    return re.sub('<!-- readings: begin -->.*<!-- readings: end -->', lambda _: between, old, flags=re.DOTALL)


if __name__ == '__main__':
    if '--write' in sys.argv:
        PAGE.write_text(page(), 'utf-8')
    else:
        sys.stdout.write(block() + '\n')
