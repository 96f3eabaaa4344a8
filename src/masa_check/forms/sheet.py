"""Draws the sheet of a table: its cells, lists to choose from, how it looks and prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from masa_check.forms import style
from masa_check.forms.choices import Choices
from masa_check.forms.paper import height, set_page, write_text
from masa_check.forms.progress import ListPlace, formula
from masa_check.forms.slot import ANSWER
from masa_check.forms.table import (
    ABOUT,
    BEFORE,
    CHOICES,
    FIRST,
    FORCE,
    HEADING,
    HEADS,
    HIDDEN,
    ID,
    KEYS,
    LAST,
    MARK,
    MARKER,
    QUESTION,
    STATE,
    FormRow,
    FormTable,
    marks_of,
)


def letters_of(table: FormTable) -> Mapping[str, str]:
    """The letter of each column of a sheet."""
    return {one.key: get_column_letter(number) for number, one in enumerate(table.columns, start=1)}


class SheetDrawing:
    """One sheet in the making."""

    def __init__(self, sheet: Worksheet, table: FormTable, lists: Mapping[str, ListPlace], choices: Choices) -> None:
        self._sheet, self._table, self._lists, self._choices = sheet, table, lists, choices
        self._letters: Final = letters_of(table)
        self._last: Final = FIRST + len(table.rows) + table.spare - 1

    def draw(self) -> None:
        """Draw everything that stands on it, and how it looks and prints."""
        self._heads()
        for number, row in enumerate(self._table.rows, start=FIRST):
            self._row(number, row)
        for number in range(FIRST + len(self._table.rows), self._last + 1):
            for column, one in enumerate(self._table.columns, start=1):
                if one.is_filled_in:
                    write_text(self._sheet, number, column, '', boxed=True)
        self._drop_downs()
        self._look()

    def _heads(self) -> None:
        sheet = self._sheet
        for number, column in enumerate(self._table.columns, start=1):
            write_text(sheet, KEYS, number, MARKER + self._table.id if column.key == ID else column.key)
            cell = write_text(
                sheet, HEADS, number, column.title + (f'\n({column.note})' if column.note else ''), boxed=True
            )
            cell.font, cell.fill = style.HEADER, style.HEADED
        for row, text, font in ((HEADING, self._table.title, style.TITLE), (ABOUT, self._table.intro, style.SMALL)):
            cell = write_text(sheet, row, 2, text)
            cell.font, cell.alignment = font, style.BESIDE
        heads = [
            (column.title + '\n' + column.note, column.width - 1) for column in self._table.columns if not column.folded
        ]
        sheet.row_dimensions[HEADS].height = height(heads)
        sheet.row_dimensions[KEYS].hidden = True
        sheet.row_dimensions[HEADING].height = 28

    def _row(self, number: int, row: FormRow) -> None:
        filled_in = {one.key for one in self._table.columns if one.is_filled_in}
        own = {
            ID: row.id,
            BEFORE: row.before,
            MARK: marks_of(row.cells, filled_in),
            FORCE: 'statute' if row.is_statutory else '',
            CHOICES: self._choices.name(row.choices.get(ANSWER, ())),
        }
        for column, one in enumerate(self._table.columns, start=1):
            text = own.get(one.key, row.cells.get(one.key, ''))
            cell = write_text(self._sheet, number, column, text, boxed=one.key not in HIDDEN)
            if one.key == STATE and row.counts:
                cell.number_format = 'General'
                cell.value = formula(row, number, self._letters, self._last, self._lists)
            if one.key in row.closed:
                cell.fill = style.CLOSED
            elif not one.is_filled_in:
                cell.fill = style.GREY
            if one.key == QUESTION and row.is_statutory:
                cell.font = style.STRONG
        shown = [one for one in self._table.columns if not one.folded]
        texts = [(row.cells.get(one.key, ''), one.width) for one in shown]
        self._sheet.row_dimensions[number].height = height(texts)

    def _drop_downs(self) -> None:
        if (
            CHOICES in self._letters
        ):  # by a name in a hidden cell of the row, so that it stays right when rows are sorted
            self._choose_from(ANSWER, f'INDIRECT(${self._letters[CHOICES]}{FIRST})', self._last, strict=True)
        for key, words in self._table.choices.items():
            self._choose_from(key, self._choices.name(words), LAST, strict=key in self._table.strict)
        guard = DataValidation('custom', formula1='FALSE', allow_blank=False, showErrorMessage=True)
        guard.errorTitle, guard.error = 'By this we know the row again', 'Leave this column as it is'
        self._sheet.add_data_validation(guard)
        guard.add(f'{self._letters[ID]}{FIRST}:{self._letters[ID]}{LAST}')

    def _choose_from(self, key: str, name: str, last: int, *, strict: bool) -> None:
        choose = DataValidation('list', formula1=name, allow_blank=True, showErrorMessage=strict)
        choose.errorTitle, choose.error = 'Not one of the answers', 'Choose one of the answers in the list'
        self._sheet.add_data_validation(choose)
        choose.add(f'{self._letters[key]}{FIRST}:{self._letters[key]}{last}')

    def _look(self) -> None:
        sheet, columns = self._sheet, self._table.columns
        for column in columns:
            dimension = sheet.column_dimensions[self._letters[column.key]]
            dimension.width, dimension.hidden = column.width, column.key in HIDDEN or column.folded
            dimension.outlineLevel = 1 if column.folded else 0
        sheet.sheet_properties.outlinePr.summaryRight = False
        keys = [one.key for one in columns]
        last_in_place = keys.index(QUESTION) if QUESTION in keys else 1
        sheet.freeze_panes = f'{get_column_letter(last_in_place + 2)}{FIRST}'
        sheet.auto_filter.ref = f'A{HEADS}:{get_column_letter(len(columns))}{self._last}'
        set_page(sheet, heads=HEADS)
