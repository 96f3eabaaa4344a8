"""
Counts how masa-check agrees with six readers of two or four documents, from docs/readings.yaml and readings-2 to -4.

`python -m scripts.readings [--write]` prints the figures and the differences of each round as Markdown; with --write
they go into docs/readings.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from masa_check.survey.share import wilson

ROOT = Path(__file__).parents[1]
PAGE = ROOT / 'docs' / 'readings.md'
NAMES = {
    'luton-2024': 'Luton, 2024',
    'central-bedfordshire-2019': 'Central Bedfordshire, 2019',
    'north-lincolnshire-2024': 'North Lincolnshire, 2024',
    'luton-2019': 'Luton, 2019',
}
NEW = ('north-lincolnshire-2024', 'luton-2019')  # judged by no reader before the fourth round
SORTS = {
    'false-met': 'false met',
    'too-kind': 'missing called partly',
    'false-gap': 'false gap',
    'no-verdict': 'no verdict',
    'readers': 'readers',
    'scope': 'scope',
    'decided': 'decided',
    'not-known': 'not known',
}
ERRORS = ('false-met', 'too-kind', 'false-gap', 'no-verdict')
ORDER = ('missing', 'partly', 'met')
NOT_ASKED = 'not-asked'
NOT_DECLARED = 'not-declared'
DOES_NOT_ARISE = 'does-not-arise'
DASHES = {NOT_ASKED: '–', NOT_DECLARED: 'not declared', DOES_NOT_ARISE: 'does not arise'}
# What a reader said of an item, as a verdict on its duty. `none`, which does not arise, counts for none.
ITEMS = {
    'met': 'met',
    'in-part': 'partly',
    'planned': 'partly',
    'elsewhere': 'partly',
    'missing': 'missing',
    'repeats': 'missing',
    'unknown': NOT_DECLARED,
}


class Round(NamedTuple):
    """The readers, by letter, who judged the same documents, and the file of what they said."""

    data: Path
    readers: str


ROUNDS = (
    Round(ROOT / 'docs' / 'readings.yaml', 'ab'),
    Round(ROOT / 'docs' / 'readings-2.yaml', 'cd'),
    Round(ROOT / 'docs' / 'readings-3.yaml', 'e'),
    Round(ROOT / 'docs' / 'readings-4.yaml', 'g'),
)


class Row(NamedTuple):
    """A duty of a document: the verdict of masa-check before mending, of each reader, and as settled."""

    document: str
    duty: str
    before: str
    readers: Mapping[str, str]
    settled: str
    sort: str = ''
    why: str = ''
    mended: str = ''

    @property
    def is_compared(self) -> bool:
        """Whether it is on the checklist of a reader."""
        return {*self.readers.values()} != {NOT_ASKED}

    @property
    def is_doubtful(self) -> bool:
        """Whether it stays met by our judgment or decision, though no reader says met."""
        return self.settled == 'met' and self.sort in {'decided', 'readers'} and 'met' not in self.readers.values()


def of_items(words: Iterable[str]) -> str:
    """
    The verdict that follows from what a reader said of the items of a duty, as masa-check makes a verdict of its asks.

    Example: met and missing give partly; met and unknown give not-declared, as what is unknown could change it.
    """
    words = list(words)
    found = {ITEMS[word] for word in words if word != 'none'}
    if not found:
        return DOES_NOT_ARISE if words else NOT_ASKED
    if len(found) == 1:
        return found.pop()
    if NOT_DECLARED in found and not ('partly' in found or {'met', 'missing'} <= found):
        return NOT_DECLARED
    return 'partly'


def rows(of: Round) -> list[Row]:
    """Every duty of the documents of a round, in the order of the report."""
    return [
        _row(document, item, of.readers)
        for document, items in yaml.safe_load(of.data.read_text('utf-8')).items()
        for item in items
    ]


def _row(document: str, item: Mapping[str, Any], readers: str) -> Row:
    """A row of the data: the first round has the verdict of each reader, the others what was said of each item."""
    verdicts = {one: item[one] if one in item else of_items(item['items'][one].values()) for one in readers}
    told = {key: item[key] for key in ('sort', 'why', 'mended') if key in item}
    return Row(document, item['duty'], item['before'], verdicts, item.get('settled', item['before']), **told)


def share(part: int, whole: int) -> str:
    """
    A share with its 95 % interval in hundredths.

    Example: 9 of 12 gives '9 of 12 (46.8 to 91.1 %)'.
    """
    low, high = wilson(part, whole)
    return f'{part} of {whole} ({100 * low:.1f} to {100 * high:.1f} %)'


def agreement(compared: Sequence[Row], reader: str) -> tuple[str, str, str]:
    """
    How often masa-check agrees with a reader: in all, where both ask for the same and something is declared, and there
    after mending.
    """
    asked = [row for row in compared if row.readers[reader] != NOT_ASKED]
    alike = [row for row in asked if row.sort not in {'scope', 'not-known'}]
    return (
        share(sum(row.before == row.readers[reader] for row in asked), len(asked)),
        share(sum(row.before == row.readers[reader] for row in alike), len(alike)),
        share(sum(row.settled == row.readers[reader] for row in alike), len(alike)),
    )


def reader_errors(compared: Iterable[Row], reader: str) -> tuple[int, int]:
    """How often the text bears out less, and more, than a reader, among differences of judgment."""
    judged = [
        (ORDER.index(row.readers[reader]), ORDER.index(row.settled))
        for row in compared
        if row.sort in {'readers', *ERRORS} and {row.readers[reader], row.settled} <= {*ORDER}
    ]
    return sum(a > b for a, b in judged), sum(a < b for a, b in judged)


def figures(all_rows: Sequence[Row]) -> Iterator[str]:
    """The counts, as rows of a table; apart for documents that no reader had judged before, where there are any."""
    new = [row for row in all_rows if row.document in NEW]
    parts = {'count, with 95 % interval': all_rows}
    if new:
        old = [row for row in all_rows if row.document not in NEW]
        parts = {'judged before': old, '**new**': new, 'all, with 95 % intervals': all_rows}
    columns = [[*counts(rows)] for rows in parts.values()]
    yield f'| what | {" | ".join(parts)} |'
    yield f'| --- |{" --- |" * len(parts)}'
    for cells in zip(*columns, strict=True):
        yield f'| {cells[0][0]} | {" | ".join(count for _, count in cells)} |'


def counts(all_rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """What is counted, and the count."""
    compared = [row for row in all_rows if row.is_compared]
    known = [row for row in compared if row.sort != 'not-known']
    of_sorts = (sum(row.sort == sort for row in compared) for sort in ('scope', 'not-known', 'decided', 'readers'))
    yield 'duties that the guidance of its day asks of the documents', str(len(all_rows))
    yield 'of these, on the checklist of a reader', str(len(compared))
    yield from _agreements(compared)
    yield 'differences of scope, not known, decided, settled against readers', ', '.join(map(str, of_sorts))
    yield from _errors(known)
    yield from _after(compared, known)


def _agreements(compared: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """How masa-check agrees with each reader, and they with each other."""
    readers = [*compared[0].readers]
    for reader in readers:
        whole, alike, _ = agreement(compared, reader)
        yield f'masa-check agrees with reader {reader.upper()}', whole
        yield 'the same, without duties of another scope and what is not declared', alike
    if len(readers) > 1:
        both = [row for row in compared if NOT_ASKED not in row.readers.values()]
        same = sum(len({*row.readers.values()}) == 1 for row in both)
        yield 'the readers agree with each other', share(same, len(both))


def _errors(known: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """The errors of masa-check by direction, and how much of the rest is right."""
    sorts = {sort: sum(row.sort == sort for row in known) for sort in ERRORS}
    called_met = [row for row in known if row.before == 'met']
    yield '**false met**, of the duties settled', share(sorts['false-met'], len(known))
    yield 'false met, of the duties that masa-check called met', share(sorts['false-met'], len(called_met))
    yield 'missing called partly', share(sorts['too-kind'], len(known))
    yield 'false gap (partly called missing)', share(sorts['false-gap'], len(known))
    yield 'no verdict, where the text bears one out', share(sorts['no-verdict'], len(known))
    right = [row for row in known if row.sort not in ERRORS]
    yield 'right, of the duties settled', share(len(right), len(known))
    yield 'right, of the rest without what is false met', share(len(right), len(known) - sorts['false-met'])
    doubtful = [row for row in known if row.is_doubtful]
    yield 'met that stands, where no reader says met', str(len(doubtful))
    yield 'false met, had the readers been followed there', share(sorts['false-met'] + len(doubtful), len(known))


def _after(compared: Sequence[Row], known: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """How the readers were settled, and what masa-check says after mending."""
    for reader in compared[0].readers:
        kind, hard = reader_errors(compared, reader)
        yield f'reader {reader.upper()} settled as too kind, too hard', f'{kind}, {hard}'
    for reader in compared[0].readers:
        *_, mended = agreement(compared, reader)
        yield f'*after mending*: agrees with reader {reader.upper()}, where both ask for the same', mended
    met = [row for row in known if row.settled == 'met']
    unshared = sum('met' not in row.readers.values() for row in met)
    yield '*after mending*: met that no reader shares, of what is called met', share(unshared, len(met))


def differences(all_rows: Sequence[Row]) -> Iterator[str]:
    """Every settled difference, as rows of a table."""
    letters = ' | '.join(reader.upper() for reader in all_rows[0].readers)
    yield f'| duty | tool | {letters} | settled | sort | why | mended in |'
    yield '| --- | --- | --- | --- | --- | --- | --- | --- |'
    document = ''
    for row in all_rows:
        if row.sort:
            if row.document != document:
                document = row.document
                yield f'| **{NAMES[document]}** | | | | | | | |'
            verdicts = (DASHES.get(word, word) for word in (row.before, *row.readers.values(), row.settled))
            mended = ', '.join(f'`{part}`' for part in row.mended.split(', ')) if row.mended else ''
            yield f'| `{row.duty}` | {" | ".join(verdicts)} | {SORTS[row.sort]} | {row.why} | {mended} |'


def block(of: Round) -> str:
    """The part of the page that is made of a round."""
    found = rows(of)
    return '\n'.join((*figures(found), '', '### Every settled difference', '', *differences(found)))


def page() -> str:
    """The whole page, with its parts that are made as they are now."""
    text = PAGE.read_text('utf-8')
    for of in ROUNDS:
        begin, end = (f'<!-- readings {of.readers}: {word} -->' for word in ('begin', 'end'))
        head, tail = text.split(begin)[0], text.split(end)[1]
        text = f'{head}{begin}\n{block(of)}\n{end}{tail}'
    return text


if __name__ == '__main__':
    if '--write' in sys.argv:
        PAGE.write_text(page(), 'utf-8')
    else:
        sys.stdout.write('\n\n'.join(map(block, ROUNDS)) + '\n')
