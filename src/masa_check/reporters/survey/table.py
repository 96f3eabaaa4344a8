"""A survey as a tidy table, a row for each answer: CSV, or Parquet where pyarrow is installed."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO

from masa_check.engine.answer import Result
from masa_check.errors import MasaError
from masa_check.reporters.draw import sheet
from masa_check.survey.matrix import SurveyAnswer
from masa_check.survey.view import SurveyView

COLUMNS = (
    'when', 'area', 'name', 'kind', 'region', 'dated', 'in_part', 'edition', 'theme', 'duty', 'force', 'verdict',
    'path', 'restated',
)  # fmt: skip
AT_ONCE = 50_000  # rows: some ten megabytes


def rows(view: SurveyView) -> Iterator[tuple[str, ...]]:
    """The answers that count, then those of the earlier survey if there is one."""
    yield from (_row('now', answer) for answer in view.survey.answers)
    if view.comparison:
        yield from (_row('then', answer) for answer in view.comparison.then.answers)


def lines(view: SurveyView) -> Iterator[str]:
    """The table as CSV, in batches of lines."""
    yield sheet.lines([COLUMNS])
    for some in _at_once(rows(view)):
        yield sheet.lines(some)


def require_parquet() -> None:
    """Raise MasaError where pyarrow, which writes Parquet, is not installed."""
    if importlib.util.find_spec('pyarrow') is None:
        remedy = "install it with: pip install 'masa-check[parquet]', or ask for csv"
        raise MasaError('Parquet needs pyarrow, which is not installed', remedy=remedy)


def write_parquet(view: SurveyView, file: IO[bytes]) -> None:
    """Write the table as Parquet, with every column a string."""
    import pyarrow  # noqa: PLC0415 - only those who ask for Parquet need have it
    from pyarrow import parquet  # noqa: PLC0415 - as above

    schema = pyarrow.schema([(name, pyarrow.string()) for name in COLUMNS])
    with parquet.ParquetWriter(file, schema) as writer:
        for some in _at_once(rows(view)):
            columns = [list(column) for column in zip(*some, strict=True)]
            writer.write_table(pyarrow.table(dict(zip(COLUMNS, columns, strict=True)), schema=schema))


def _row(when: str, answer: SurveyAnswer) -> tuple[str, ...]:
    entry, duty = answer.entry, answer.duty
    return (
        when,
        entry.area,
        entry.name,
        entry.kind,
        entry.region,
        entry.dated,
        'yes' if entry.in_part else 'no',
        answer.edition,
        duty.theme,
        duty.id,
        duty.force(answer.edition).value,
        answer.result.verdict.value,
        entry.path,
        'yes' if answer.result is Result.RESTATED else 'no',
    )


def _at_once(table_rows: Iterable[tuple[str, ...]]) -> Iterator[list[tuple[str, ...]]]:
    iterator = iter(table_rows)
    while some := list(islice(iterator, AT_ONCE)):
        yield some
