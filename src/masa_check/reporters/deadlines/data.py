"""Deadlines as data: JSON in a shape that is versioned, with its types, and a table for a spreadsheet."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from masa_check.deadlines.calendar import Deadlines
from masa_check.deadlines.due import Due, State
from masa_check.reporters.data import Count, Day, JudgedOn, Line, ToolData, dumped, tool
from masa_check.reporters.draw import sheet
from masa_check.values import Force

SCHEMA_VERSION: Literal[1] = 1


class DueData(TypedDict):
    """One deadline; its keys are the columns of the table as well."""

    area: Annotated[str, Field(description='The stable id of the partnership')]
    name: str
    rule: Annotated[str, Field(description='Which deadline it is')]
    what: Annotated[str, Field(description='What is to be done')]
    first: Annotated[Day | None, Field(description='The first day that it can mean')]
    last: Annotated[Day | None, Field(description='The last day that it can mean')]
    state: State
    force: Annotated[
        Force | None,
        Field(description='null: promised in the text, or a waiver; no law and no guidance sets the day'),
    ]
    citation: str
    why: Annotated[str, Field(description='How the day was reached, or what is not known')]
    path: str
    line: Line


class UnreadData(TypedDict):
    """A file that cannot be read, and why."""

    path: str
    fault: str


StatesData = TypedDict(
    'StatesData',
    {
        'overdue': Annotated[Count, Field(description='Not done, as far as the files tell')],
        'perhaps-overdue': Annotated[Count, Field(description='The day is too imprecise to tell')],
        'passed': Annotated[Count, Field(description='The files do not tell whether it was done')],
        'due': Count,
        'no-day': Annotated[Count, Field(description='Nobody can tell the day')],
    },
)


class DeadlinesData(TypedDict):
    """Keys are added within a version; none is removed or changes its type."""

    schema_version: Literal[1]
    tool: ToolData
    on: JudgedOn
    documents: Annotated[Count, Field(description='How many could be read')]
    unreadable: list[UnreadData]
    summary: Annotated[StatesData, Field(description='How many deadlines stand how')]
    deadlines: list[DueData]


def as_json(found: Deadlines) -> str:
    """The deadlines as JSON: the same input gives the same bytes."""
    return dumped(as_data(found))


def as_data(found: Deadlines) -> DeadlinesData:
    """The deadlines as plain data, as schemas/deadlines.schema.json describes it."""
    return {
        'schema_version': SCHEMA_VERSION,
        'tool': tool(found.rulebook),
        'on': found.on.isoformat(),
        'documents': found.documents,
        'unreadable': [{'path': one.path, 'fault': one.fault} for one in found.unread],
        'summary': {
            'overdue': found.count(State.OVERDUE),
            'perhaps-overdue': found.count(State.PERHAPS),
            'passed': found.count(State.PASSED),
            'due': found.count(State.DUE),
            'no-day': found.count(State.UNKNOWN),
        },
        'deadlines': [_due(due) for due in found.dues],
    }


def as_csv(found: Deadlines) -> str:
    """A row a deadline, under a head."""
    return sheet.lines((list(DueData.__annotations__), *(_due(due).values() for due in found.dues)))


def _due(due: Due) -> DueData:
    return {
        'area': due.area,
        'name': due.name,
        'rule': due.rule,
        'what': due.what,
        'first': due.window.first.isoformat() if due.window else None,
        'last': due.window.last.isoformat() if due.window else None,
        'state': due.state,
        'force': due.force,
        'citation': due.citation,
        'why': due.why,
        'path': due.path,
        'line': due.line,
    }
