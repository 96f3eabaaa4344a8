"""Draws the first sheet: what the form is, how it is filled in, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from masa_check.declaration.kinds import YEARLY_REPORT
from masa_check.forms import style
from masa_check.forms.paper import set_page, write_text
from masa_check.forms.progress import ANSWERED, ANY, counted
from masa_check.forms.sheet import letters_of
from masa_check.forms.table import MARKER, QUESTIONS, START, FormFacts, FormTable

SHEET = 'Start here'
LISTS = 8  # the column in which the table of lists begins, beside that of progress
WIDTHS = (3, 40, 12, 12, 18, 19, 3, 32, 9)
SUBJECTS = {YEARLY_REPORT: 'Yearly report on safeguarding arrangements'}
HOW = (
    'Each sheet holds the questions about one theme. Those that a statute asks come first, in bold.',
    'Read what the document says. Choose an answer from the list, and say in your own words what the document says.',
    'Copy a quotation of 5 to 40 words letter by letter, with its heading and page. It proves your answer.',
    'Leave a row empty if you have not looked yet. It counts as not answered, and nobody takes it for a gap.',
    'Sheets of lists, such as Partners, take one partner, agency or payment a row. Use the empty rows for more.',
    'A column with a + above it is folded away. Click the + to open it. Few people need it.',
    'Write a date as 2024-07-31, 2024-07 or 2024, and money as the document prints it.',
    'Name offices, not people. This form may travel by e-mail.',
    'You may sort, filter and move rows, and add rows, columns and sheets of your own. Your own are not read back.',
    'Save the form as an Excel workbook (.xlsx) and send it back. It is read with: masa-check form read FILE.xlsx',
)
HEADS = ('Theme', 'Answered', 'Questions', 'Statute: answered', 'Statute: questions')


def draw(sheet: Worksheet, tables: Sequence[FormTable], names: Mapping[str, str], facts: FormFacts) -> None:
    """Draw it: title, instructions, and a table of progress whose figures are formulas."""
    for number, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    write_text(sheet, 1, 1, MARKER + START)
    sheet.column_dimensions['A'].hidden = True
    row = _top(sheet, facts) + 1
    if themes := [one for one in tables if one.id.startswith(QUESTIONS)]:
        _progress(sheet, row, themes, names)
    _lists(sheet, row, [one for one in tables if not one.id.startswith(QUESTIONS)], names)
    set_page(sheet)
    sheet.page_setup.fitToHeight = 1


def _top(sheet: Worksheet, facts: FormFacts) -> int:
    subject = SUBJECTS.get(facts.kind, 'Multi-agency safeguarding arrangements')
    _line(sheet, 1, facts.name).font = style.TITLE
    sheet.row_dimensions[1].height = 28
    whose = f'The part of: {facts.part}. ' if facts.part else ''
    _line(sheet, 2, f'{whose}{subject}. Questions of {facts.edition.upper()}.').font = style.SMALL
    _line(sheet, 4, 'How to fill it in').font = style.SUBTITLE
    for number, words in enumerate(HOW, start=1):
        _line(sheet, 4 + number, f'{number}. {words}')
    return 5 + len(HOW)


def _line(sheet: Worksheet, row: int, text: str, column: int = 2):  # type: ignore[no-untyped-def]  # openpyxl tells no types
    cell = write_text(sheet, row, column, text)
    cell.alignment = style.BESIDE
    return cell


def _progress(sheet: Worksheet, row: int, tables: Sequence[FormTable], names: Mapping[str, str]) -> None:
    """A row for each theme, and one for all."""
    _line(sheet, row, 'How far it is').font = style.SUBTITLE
    _heads(sheet, row + 1, HEADS)
    first = row + 2
    for number, table in enumerate(tables, start=first):
        _link(sheet, number, table, names)
        for column, statutory in ((3, False), (5, True)):
            for beside, state in enumerate((ANSWERED, ANY)):
                figure = counted(names[table.id], letters_of(table), state, statutory=statutory)
                _figure(sheet, number, column + beside, f'={figure}')
    last = first + len(tables) - 1
    write_text(sheet, last + 1, 2, 'All', boxed=True).font = style.STRONG
    for column in range(3, 7):
        letter = get_column_letter(column)
        _figure(sheet, last + 1, column, f'=SUM({letter}{first}:{letter}{last})').font = style.STRONG


def _lists(sheet: Worksheet, row: int, tables: Sequence[FormTable], names: Mapping[str, str]) -> None:
    """A row for each list, with the number of its rows."""
    _line(sheet, row, 'Lists', LISTS).font = style.SUBTITLE
    _heads(sheet, row + 1, ('List', 'Rows'), LISTS)
    for number, table in enumerate(tables, start=row + 2):
        _link(sheet, number, table, names, LISTS)
        _figure(sheet, number, LISTS + 1, f"=COUNTA('{names[table.id]}'!$B$5:$B$2000)")


def _heads(sheet: Worksheet, row: int, heads: Sequence[str], first: int = 2) -> None:
    for column, words in enumerate(heads, start=first):
        cell = write_text(sheet, row, column, words, boxed=True)
        cell.font, cell.fill = style.HEADER, style.HEADED


def _link(sheet: Worksheet, row: int, table: FormTable, names: Mapping[str, str], column: int = 2) -> None:
    cell = write_text(sheet, row, column, table.title, boxed=True)
    cell.hyperlink = f"#'{names[table.id]}'!B2"
    cell.font = style.LINK


def _figure(sheet: Worksheet, row: int, column: int, formula: str):  # type: ignore[no-untyped-def]  # as above
    cell = write_text(sheet, row, column, '', boxed=True)
    cell.number_format, cell.value = '0', formula
    return cell
