"""Deadlines as data: JSON in a shape that is versioned, and a table for a spreadsheet."""

from __future__ import annotations

from typing import Any

from masa_check.deadlines.calendar import Deadlines
from masa_check.deadlines.due import Due, State
from masa_check.reporters.check.json import dumped, tool
from masa_check.reporters.draw import sheet

SCHEMA_VERSION = 1
COLUMNS = ('area', 'name', 'rule', 'what', 'first', 'last', 'state', 'force', 'citation', 'why', 'path', 'line')


def as_json(found: Deadlines) -> str:
    """The deadlines as JSON: the same input gives the same bytes."""
    return dumped(as_data(found))


def as_data(found: Deadlines) -> dict[str, Any]:
    """The deadlines as plain data, as schemas/deadlines.schema.json describes it."""
    return {
        'schema_version': SCHEMA_VERSION,
        'tool': tool(found.rulebook),
        'on': found.on.isoformat(),
        'documents': found.documents,
        'unreadable': [one._asdict() for one in found.unread],
        'summary': {state.value: found.count(state) for state in State},
        'deadlines': [_due(due) for due in found.dues],
    }


def as_csv(found: Deadlines) -> str:
    """A row a deadline, under a head."""
    rows = (_due(due) for due in found.dues)
    return sheet.lines((COLUMNS, *([row[column] for column in COLUMNS] for row in rows)))


def _due(due: Due) -> dict[str, Any]:
    return {
        'area': due.area,
        'name': due.name,
        'rule': due.rule,
        'what': due.what,
        'first': due.window.first.isoformat() if due.window else None,
        'last': due.window.last.isoformat() if due.window else None,
        'state': due.state.value,
        'force': due.force.value if due.force else None,
        'citation': due.citation,
        'why': due.why,
        'path': due.path,
        'line': due.line,
    }
