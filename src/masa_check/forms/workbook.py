"""Makes a workbook of the sheets of a form."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from masa_check.forms import start_sheet
from masa_check.forms.choices import SHEET as CHOICES_SHEET
from masa_check.forms.choices import Choices
from masa_check.forms.paper import write_text
from masa_check.forms.progress import ListPlace
from masa_check.forms.sheet import SheetDrawing, letters_of
from masa_check.forms.slot import ANSWER
from masa_check.forms.table import FACTS, ID, MARKER, FormFacts, FormTable

FACTS_SHEET = 'About this form'
TAKEN = (start_sheet.SHEET, FACTS_SHEET, CHOICES_SHEET)
LONGEST = 31  # letters of the name of a sheet
UNFIT = re.compile(r'[\[\]:*?/\\\']')
STEADY = (2000, 1, 1, 0, 0, 0)  # the same form has the same bytes on any day
PROPERTIES, SHEETS = 'docProps/core.xml', 'xl/worksheets/'
FIXED_HEIGHT = b' customHeight="1"'
MODIFIED = re.compile(rb'(<dcterms:modified[^>]*>)[^<]*')


def workbook(tables: Sequence[FormTable], facts: FormFacts) -> bytes:
    """The bytes of the workbook of a form: the same for the same sheets."""
    book = Workbook()
    start = book.active
    start.title = start_sheet.SHEET
    names, choices = sheet_names(tables), Choices()
    lists = {one.id: ListPlace(names[one.id], letters_of(one).get(ANSWER, '')) for one in tables}
    for table in tables:
        SheetDrawing(book.create_sheet(names[table.id]), table, lists, choices).draw()
    start_sheet.draw(start, tables, names, facts)
    choices.draw(book)
    _facts(book.create_sheet(FACTS_SHEET), facts)
    properties = book.properties
    properties.title, properties.language = f'{facts.name}: form to fill in', 'en-GB'
    properties.creator, properties.created = 'masa-check', datetime(*STEADY)
    raw = io.BytesIO()
    book.save(raw)
    return _steady(raw.getvalue())


def sheet_names(tables: Iterable[FormTable]) -> Mapping[str, str]:
    """The name of each sheet by the id of its table: its title, cut at a word where that is too long."""
    names: dict[str, str] = {}
    taken = {one.casefold() for one in TAKEN}
    for table in tables:
        title = UNFIT.sub(' ', table.title)
        if len(title) > LONGEST:
            title = title[: LONGEST - 1].rpartition(' ')[0].rstrip(' ,') + '…'
        name, number = title, 2
        while name.casefold() in taken:
            name, number = f'{title[: LONGEST - 4]} {number}', number + 1
        taken.add(name.casefold())
        names[table.id] = name
    return names


def _facts(sheet: Worksheet, facts: FormFacts) -> None:
    """What the form says of itself, for whoever reads it back."""
    sheet.sheet_state = 'hidden'
    write_text(sheet, 1, 1, MARKER + FACTS)
    own = [(key, text) for key, text in facts._asdict().items() if key != 'ids']
    for number, (key, text) in enumerate((*own, *((ID, one) for one in facts.ids)), start=2):
        write_text(sheet, number, 1, key)
        write_text(sheet, number, 2, text)


def _steady(raw: bytes) -> bytes:
    """The same workbook without the hour at which it was made, and with rows that grow with what is typed."""
    steady = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as made, zipfile.ZipFile(steady, 'w') as anew:
        for one in made.infolist():
            part = made.read(one)
            if one.filename == PROPERTIES:
                part = MODIFIED.sub(rb'\g<1>2000-01-01T00:00:00Z', part)
            elif one.filename.startswith(SHEETS):
                part = part.replace(FIXED_HEIGHT, b'')
            entry = zipfile.ZipInfo(one.filename, STEADY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            anew.writestr(entry, part)
    return steady.getvalue()
