"""
Changes a form in the real LibreOffice, as a person would: run by the Python that has `uno`, with a list of steps.

Usage: python3 in_libreoffice.py PIPE FORM.xlsx SAVED.xlsx STEPS.json, while `soffice --accept=pipe` waits at the pipe.
"""

import json
import sys
import time
from contextlib import suppress
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException
from com.sun.star.table import TableSortField

SECONDS = 60


def named(**values: Any) -> tuple[Any, ...]:
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def connected(pipe: str) -> Any:
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', context)
    for _ in range(SECONDS * 5):
        try:
            return resolver.resolve(f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit('LibreOffice does not answer')


def sort(sheet: Any, first: int, last: int, columns: int, by: int) -> None:
    field = TableSortField()
    field.Field, field.IsAscending = by, False
    cells = sheet.getCellRangeByPosition(0, first, columns, last)
    fields = uno.Any('[]com.sun.star.table.TableSortField', (field,))
    cells.sort(named(SortFields=fields, ContainsHeader=False, BindFormatsToContent=True))


def take(book: Any, step: list[Any]) -> None:
    what, name, *rest = step
    sheets = book.Sheets
    sheet = sheets.getByName(name)
    if what == 'write':
        column, row, text = rest
        sheet.getCellByPosition(column, row).setFormula(text)
    elif what == 'type':
        column, row, text = rest
        sheet.getCellByPosition(column, row).setString(text)
    elif what == 'sort':
        sort(sheet, *rest)
    elif what == 'insert-rows':
        sheet.Rows.insertByIndex(*rest)
    elif what == 'insert-columns':
        sheet.Columns.insertByIndex(*rest)
    elif what == 'rename':
        sheet.Name = rest[0]
    elif what == 'move':
        sheets.moveByName(name, rest[0])
    elif what == 'show':
        column, row = rest
        print(json.dumps([name, column, row, sheet.getCellByPosition(column, row).getString()]))


def main() -> None:
    pipe, form, saved, steps = sys.argv[1:]
    context = connected(pipe)
    desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
    book = desktop.loadComponentFromURL(uno.systemPathToFileUrl(form), '_blank', 0, named(Hidden=True))
    with open(steps, encoding='utf-8') as file:
        for step in json.load(file):
            take(book, step)
    book.storeToURL(uno.systemPathToFileUrl(saved), named(FilterName='Calc MS Excel 2007 XML'))
    book.close(True)
    with suppress(DisposedException):  # it goes away as it is asked
        desktop.terminate()


main()
