"""Deadlines as JSON in a versioned shape, and as a table for a spreadsheet."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from masa_check.deadlines.calendar import Deadlines
from masa_check.deadlines.due import Due, SetBy, State
from masa_check.reporters.data import Count, Day, Line, Notice, RunDay, ToolData, dumped, tool
from masa_check.reporters.draw import sheet
from masa_check.values import Force

SCHEMA_VERSION: Literal[2] = 2


class FileLineData(TypedDict):
    """A line of a file."""

    path: str
    line: Line


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
        Field(description='null: promised in the text, a waiver or a plan; no law and no guidance sets the day'),
    ]
    citation: str
    why: Annotated[str, Field(description='How the day was reached, or what is not known')]
    path: str
    line: Line
    places: Annotated[
        list[FileLineData],
        Field(description='Where it stands: first as in `path` and `line`, then wherever a promise is repeated'),
    ]
    set_by: Annotated[SetBy, Field(description='plan: a day of our own; change: asked after a change of the texts')]


class UnreadData(TypedDict):
    """A file that cannot be read, and why."""

    path: str
    fault: str


StatesData = TypedDict(
    'StatesData',
    {
        'overdue': Annotated[Count, Field(description='Not done, as far as the files tell')],
        'perhaps-overdue': Annotated[
            Count, Field(description='The day is too imprecise to tell, or the law can be read in two ways')
        ],
        'gone-by': Annotated[Count, Field(description='The files do not tell whether it was done')],
        'due': Count,
        'no-day': Annotated[Count, Field(description='Nobody can tell the day')],
    },
)


class DeadlinesData(TypedDict):
    """Keys are added within a version; none is removed or changes its type."""

    schema_version: Literal[2]
    tool: ToolData
    on: RunDay
    notice: Notice
    documents: Annotated[Count, Field(description='How many could be read')]
    proposed: Annotated[Count, Field(description='Statuses that are left to confirm, and count as not declared')]
    unreadable: list[UnreadData]
    summary: Annotated[StatesData, Field(description='How many deadlines stand how')]
    deadlines: list[DueData]


def as_json(calendar: Deadlines) -> str:
    """The deadlines as JSON."""
    return dumped(as_data(calendar))


def as_data(calendar: Deadlines) -> DeadlinesData:
    """The deadlines as plain data, as schemas/deadlines.schema.json describes it."""
    return {
        'schema_version': SCHEMA_VERSION,
        'tool': tool(calendar.rulebook),
        'on': calendar.on.isoformat(),
        'notice': calendar.rulebook.notice(calendar.on),
        'documents': calendar.documents,
        'proposed': calendar.proposed,
        'unreadable': [{'path': one.path, 'fault': one.fault} for one in calendar.unread],
        'summary': {
            'overdue': calendar.count(State.OVERDUE),
            'perhaps-overdue': calendar.count(State.PERHAPS),
            'gone-by': calendar.count(State.GONE_BY),
            'due': calendar.count(State.DUE),
            'no-day': calendar.count(State.UNKNOWN),
        },
        'deadlines': [_due(due) for due in calendar.dues],
    }


def as_csv(calendar: Deadlines) -> str:
    """The deadlines as CSV, one row each, with a header."""
    rows = ({**_due(due), 'places': '; '.join(map(str, due.places))} for due in calendar.dues)
    return sheet.lines((list(DueData.__annotations__), *(row.values() for row in rows)))


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
        'path': due.places[0].path,
        'line': due.places[0].line,
        'places': [{'path': place.path, 'line': place.line} for place in due.places],
        'set_by': due.set_by,
    }
