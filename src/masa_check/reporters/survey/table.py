"""A survey as a tidy table, one row an answer: lines of CSV, or a Parquet file where pyarrow is installed."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO

from masa_check.errors import MasaError
from masa_check.reporters.draw import sheet
from masa_check.survey.matrix import SurveyAnswer
from masa_check.survey.view import SurveyView

COLUMNS = (
    'when', 'area', 'name', 'kind', 'region', 'dated', 'in_part', 'edition', 'theme', 'duty', 'force', 'verdict',
    'path',
)  # fmt: skip
AT_ONCE = 50_000  # rows: some ten megabytes


def rows(told: SurveyView) -> Iterator[tuple[str, ...]]:
    """Every answer that counts; where two surveys are compared, those of the earlier one as well."""
    yield from (_row('now', answered) for answered in told.survey.answers)
    if told.comparison:
        yield from (_row('then', answered) for answered in told.comparison.then.answers)


def lines(told: SurveyView) -> Iterator[str]:
    """The table as CSV, some of its lines at a time."""
    yield sheet.lines([COLUMNS])
    for some in _at_once(rows(told)):
        yield sheet.lines(some)


def require_parquet() -> None:
    """Refuse Parquet where the library that writes it is not installed."""
    if importlib.util.find_spec('pyarrow') is None:
        remedy = "install it with: pip install 'masa-check[parquet]', or ask for csv"
        raise MasaError('Parquet needs pyarrow, which is not installed', remedy=remedy)


def write_parquet(told: SurveyView, file: IO[bytes]) -> None:
    """Write the table as Parquet, every column a dictionary of strings."""
    import pyarrow  # noqa: PLC0415 - only those who ask for Parquet need have it
    from pyarrow import parquet  # noqa: PLC0415 - as above

    schema = pyarrow.schema([(name, pyarrow.string()) for name in COLUMNS])
    with parquet.ParquetWriter(file, schema) as writer:
        for some in _at_once(rows(told)):
            columns = [list(column) for column in zip(*some, strict=True)]
            writer.write_table(pyarrow.table(dict(zip(COLUMNS, columns, strict=True)), schema=schema))


def _row(when: str, answered: SurveyAnswer) -> tuple[str, ...]:
    entry, duty = answered.entry, answered.duty
    return (
        when,
        entry.area,
        entry.name,
        entry.kind,
        entry.region,
        entry.dated,
        'yes' if entry.in_part else 'no',
        answered.edition,
        duty.theme,
        duty.id,
        duty.force(answered.edition).value,
        answered.verdict.value,
        entry.path,
    )


def _at_once(found: Iterable[tuple[str, ...]]) -> Iterator[list[tuple[str, ...]]]:
    iterator = iter(found)
    while some := list(islice(iterator, AT_ONCE)):
        yield some
