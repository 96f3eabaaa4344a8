"""The lists to choose from, each once on a hidden sheet, by the name under which the drop-downs find it."""

from __future__ import annotations

from typing import Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from masa_check.forms.paper import write_text
from masa_check.forms.table import LISTS, MARKER

SHEET = 'Choices'
NOTHING = ('',)


class Choices:
    """The lists so far, each with its name."""

    def __init__(self) -> None:
        self._names: Final[dict[tuple[str, ...], str]] = {NOTHING: 'choices_0'}

    def name(self, words: tuple[str, ...]) -> str:
        """The name of a list of words; the same for the same words."""
        return self._names.setdefault(words or NOTHING, f'choices_{len(self._names)}')

    def draw(self, book: Workbook) -> None:
        """Write them all on a hidden sheet, and say where each is."""
        sheet = book.create_sheet(SHEET)
        sheet.sheet_state = 'hidden'
        write_text(sheet, 1, 1, MARKER + LISTS)
        for column, (words, name) in enumerate(self._names.items(), start=2):
            letter = get_column_letter(column)
            for row, word in enumerate(words, start=1):
                write_text(sheet, row, column, word)
            book.defined_names[name] = DefinedName(name, attr_text=f"'{SHEET}'!${letter}$1:${letter}${len(words)}")
