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

    @property
    def within(self) -> str:
        """The place in the form, without the name of its file; '' of the whole form."""
        cell = f', cell {self.column}{self.row}' if self.column else f', row {self.row}' if self.row else ''
        return f'sheet "{self.sheet}"{cell}' if self.sheet else ''

    def __str__(self) -> str:
        return ', '.join(filter(None, (self.file, self.within)))


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

    @property
    def wrong(self) -> str:
        """What is wrong, behind the question and the row that it is about."""
        question, *rows = self.about or ('',)
        about = ' '.join(filter(None, (question, f'{", ".join(rows)}:' if rows else '')))
        return ' '.join(filter(None, (about, self.message)))

    def __str__(self) -> str:
        return f'{self.spot}: ' + '; '.join(filter(None, (self.wrong, self.remedy)))


class CellFault(NamedTuple):
    """What is wrong with the cells of a row, by the key of a cell."""

    key: str
    message: str
    remedy: str
