"""What encloses a line of a text: the columns and keys above it, and whether the model has a key beneath them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from masa_check.document.line import Line
from masa_check.model import shape

if TYPE_CHECKING:
    from masa_check.model.arrangements import Arrangements
    from masa_check.model.yearly_report import YearlyReport

KIND = re.compile(r' *kind: *["\']?yearly-report')


class Column(NamedTuple):
    """A column in which a key or a dash above stands, and the number of its line."""

    at: int
    number: int
    is_dash: bool


def enclosing_columns(lines: list[Line], number: int) -> Iterator[Column]:
    """The columns of the line above and of what encloses it, from the inside."""
    least = None
    for at in range(number - 1, -1, -1):
        line = lines[at]
        if not line.says_something or not (line.key or line.dashes):
            continue
        for column in line.columns if line.key else line.columns[1:]:
            if least is None or column < least:
                least = column
                yield Column(column, at, column in line.dashes)


def model_of_text(lines: list[Line]) -> type[Arrangements | YearlyReport]:
    """The model of the kind that a text says it is of."""
    if any(KIND.match(line.text) for line in lines):
        from masa_check.model.yearly_report import YearlyReport  # noqa: PLC0415 - who has none does not wait for it

        return YearlyReport
    from masa_check.model.arrangements import Arrangements  # noqa: PLC0415 - as above

    return Arrangements


def owners(lines: list[Line], enclosing: list[Column], at: int) -> tuple[str, ...]:
    """The keys beneath which a column stands, from the outside."""
    return tuple(lines[column.number].key for column in reversed(enclosing) if column.at < at and not column.is_dash)


def may_have(model: type[Arrangements | YearlyReport], owners: tuple[str, ...], key: str) -> bool:
    """Whether a key may stand beneath others: a model has it, or does not know the others either."""
    return has(model, (*owners, key)) or (bool(owners) and not has(model, owners))


def has(model: type[Arrangements | YearlyReport], path: tuple[str, ...]) -> bool:
    """Whether a model has a key at a path."""
    try:
        shape.field_at(model, path, as_written=True)
    except LookupError:
        return False
    return True


def field_of(lines: list[Line], number: int) -> shape.Field | None:
    """The field of the model that the key of a line stands for, or None."""
    line = lines[number]
    path = (*owners(lines, list(enclosing_columns(lines, number)), line.columns[0]), line.key)
    try:
        return shape.field_at(model_of_text(lines), path, as_written=True) if line.key else None
    except LookupError:
        return None
