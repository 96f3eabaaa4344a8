"""Rows of who pays how much, and the total, as a table prints them: whole, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from masa_check.drafts.draft import Row
from masa_check.drafts.passage import TextPassage
from masa_check.drafts.stretch import Stretch, blocks
from masa_check.evidence.printed import BlockKind
from masa_check.questions.cue import Cue, simplified

SUM = re.compile(r'£(?!0+$)\d[\d,]*(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d{3,}')
BESIDE_SHARE = re.compile(rf'(?:{SUM.pattern})|\d+')  # where a share stands beside it, few figures are a sum too
SHARE = re.compile(r'[<>]?\s?\d{1,3}(?:\.\d+)?\s?%')
FUNDING = Cue.of('fund*', 'budget*', 'contribut*', 'financ*', 'income', '£*')
TOTAL = Cue.of('total*', 'sum', 'altogether', 'in all', 'all together', 'overall')
HEAD = Cue.of('provider', 'partner', 'agency', 'organisation', 'contributor', 'contributions', 'amount', 'source')
COUNTS_FOR = {
    'local-authority': Cue.of('council*', 'borough', 'local authority', 'lbc', 'children s services', 'county'),
    'health': Cue.of('integrated care*', 'icb', 'clinical commissioning*', 'ccg', 'ccgs'),
    'police': Cue.of('police*', 'constabulary', 'pcc', 'opcc'),
}
LEAST_PARTNERS = 2  # that pay by a table: one of what is spent names none


def tables(passages: Sequence[TextPassage]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows of payers, and the total as one row."""
    payers, totals = list[Row](), list[Row]()
    for table in _tables(passages):
        read = [_read(line) for line in table]
        paid = {_counts_for(name) for name, amount, _ in read if amount}
        if len(paid.intersection(COUNTS_FOR)) < LEAST_PARTNERS:
            continue
        last = table[-1] if _ends_in_total(read) else None
        for line, (name, amount, share) in zip(table, read, strict=True):
            if amount and (line is last or TOTAL.stands_in(simplified(line.text))):
                totals.append({'figure': amount, **line.sourced})
            elif amount and name and not HEAD.stands_in(simplified(name)):
                row = {'name': name, 'counts_for': _counts_for(name), 'amount': amount}
                payers.append({**row, **({'share': share} if share else {}), **line.sourced})
    return tuple(payers), tuple(totals[:1])


def _ends_in_total(read: Sequence[tuple[str, str, str]]) -> bool:
    """Whether the last sum is that of all before it and no partner's, and so the total, whatever the row is called."""
    *parts, total = [Decimal(amount.replace('£', '').replace(',', '')) for _, amount, _ in read if amount]
    return len(parts) > 1 and sum(parts) == total and _counts_for(read[-1][0]) not in COUNTS_FOR


def _tables(passages: Sequence[TextPassage]) -> Iterator[list[Stretch]]:
    """The rows of each table where money is spoken of."""
    near = [one for one in passages if FUNDING.stands_in(one.simplified)]
    for (_, kind), rows in groupby(blocks(near), key=lambda one: (one.passage.headings, one.block.kind)):
        if kind is BlockKind.ROW:
            yield from _parts(rows)


def _parts(rows: Iterable[Stretch]) -> Iterator[list[Stretch]]:
    """Rows that follow each other, apart where a table of its own begins: behind a total, and with a row of heads."""
    part: list[Stretch] = []
    for row in rows:
        name, amount, _ = _read(row)
        if part and not amount and HEAD.stands_in(simplified(name)):
            yield part
            part = []
        part.append(row)
        if amount and TOTAL.stands_in(simplified(row.text)):
            yield part
            part = []
    if part:
        yield part


def _read(line: Stretch) -> tuple[str, str, str]:
    """The payer, the sum and the share of a row; '' for what it has not, or more than once."""
    cells = [cell.strip().rstrip('.') for cell in line.block.cells]
    shares = [cell for cell in cells if SHARE.fullmatch(cell)]
    sums = [cell for cell in cells if (BESIDE_SHARE if shares else SUM).fullmatch(cell)]
    if any('£' in cell for cell in cells if cell not in sums):
        return '', '', ''
    names = [cell for cell in cells if cell and cell not in (*sums, *shares) and any(map(str.isalpha, cell))]
    share = shares[0] if len(shares) == 1 else ''
    return (names[0] if len(names) == 1 else ''), (sums[0] if len(sums) == 1 else ''), share


def _counts_for(name: str) -> str:
    words = simplified(name)
    return next((kind for kind, cue in COUNTS_FOR.items() if cue.stands_in(words)), 'agency')
