"""The list of local authorities that ships with the rules, read from its table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from masa_check.errors import MasaError
from masa_check.model.authorities import ListedAuthority

COLUMNS = ['code', 'name', 'region', 'from', 'until']


def authorities(path: str, raw: bytes) -> tuple[ListedAuthority, ...]:
    """
    Each local authority of the table, in its order; lines that begin with # are notes.

    Raises MasaError, with its line, for a table without the columns or with a day that is none.
    """
    return tuple(_rows(path, raw.decode('utf-8').splitlines()))


def _rows(path: str, lines: list[str]) -> Iterator[ListedAuthority]:
    import csv  # noqa: PLC0415 - a rulebook that is kept needs it no more

    notes = next((number for number, line in enumerate(lines) if not line.startswith('#')), len(lines))
    for number, row in enumerate(csv.reader(lines[notes:]), start=notes + 1):
        if number == notes + 1:
            if row != COLUMNS:
                raise _error(path, number, f'write the columns {", ".join(COLUMNS)}')
            continue
        try:
            code, name, region, since, until = row
            yield ListedAuthority(code, name, region, _day(since), _day(until))
        except ValueError as wrong:
            raise _error(path, number, f'write {", ".join(COLUMNS)}, each day as year-month-day, or nothing') from wrong


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _error(path: str, line: int, remedy: str) -> MasaError:
    return MasaError('this line of the list of local authorities cannot be read', path=path, line=line, remedy=remedy)
