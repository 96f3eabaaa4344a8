"""What of a filled form could not be read: where it stands, what is wrong, what to do."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class FormSpot(NamedTuple):
    """A cell of a form, or a row or sheet where there is no column or no row."""

    file: str
    sheet: str
    row: int = 0
    column: str = ''

    def __str__(self) -> str:
        cell = f', cell {self.column}{self.row}' if self.column else f', row {self.row}' if self.row else ''
        return f'{self.file}, sheet "{self.sheet}"{cell}' if self.sheet else self.file


class ProblemWeight(StrEnum):
    """Whether something was left out because of it."""

    PROBLEM = 'problem'
    NOTICE = 'notice'


class FormProblem(NamedTuple):
    """Something in a form, in words; where it is about an answer, with the question and the row."""

    spot: FormSpot
    message: str
    remedy: str = ''
    weight: ProblemWeight = ProblemWeight.PROBLEM
    about: tuple[str, ...] = ()

    def __str__(self) -> str:
        question, *rows = self.about or ('',)
        about = ' '.join(filter(None, (question, f'{", ".join(rows)}:' if rows else '')))
        return f'{self.spot}: ' + (f'{about} ' if about else '') + '; '.join(filter(None, (self.message, self.remedy)))


class CellFault(NamedTuple):
    """What is wrong with the cells of a row, by the key of a cell."""

    key: str
    message: str
    remedy: str
