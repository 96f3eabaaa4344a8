"""The history of a document as JSON in a versioned shape, and as a table for a spreadsheet."""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict

from masa_check.diffs.facts.change import Sort
from masa_check.diffs.history import History, Step
from masa_check.reporters.data import Notice, RunDay, ToolData, dumped, tool
from masa_check.reporters.draw import sheet
from masa_check.values import Force, Verdict

SCHEMA_VERSION: Literal[1] = 1
COLUMNS = (
    'day',
    'revision',
    'path',
    'edition',
    *Verdict,
    *(f'asks {one}' for one in Sort),
    'facts',
    'fault',
    'restated',
    'since',
    *(f'forces {one}' for one in Force),
    'subject',
)


class StepData(TypedDict):
    """
    One revision; `fault` says why it could not be read, and is empty otherwise.

    `since` is the revision with which it is compared; `forces` are those of the asks that are lost, no longer declared
    or newly at fault; `subject` is the first line of the commit's message.
    """

    revision: str
    day: str
    path: str
    dated: str
    edition: str
    verdicts: dict[Verdict, int]
    restated: int
    asks: dict[Sort, int]
    facts: dict[Sort, int]
    fault: str
    since: str
    forces: dict[Force, int]
    subject: str


class HistoryData(TypedDict):
    """Keys are added within a version; none is removed or changes its type."""

    schema_version: Literal[1]
    tool: ToolData
    on: RunDay
    notice: Notice
    steps: list[StepData]


def as_json(history: History) -> str:
    """The history as JSON, as schemas/history.schema.json describes it."""
    data: HistoryData = {
        'schema_version': SCHEMA_VERSION,
        'tool': tool(history.rulebook),
        'on': history.on.isoformat(),
        'notice': history.rulebook.notice(history.on),
        'steps': [_data(step) for step in history.steps],
    }
    return dumped(data)


def _data(step: Step) -> StepData:
    moment = step.moment
    return {
        'revision': moment.revision,
        'day': moment.day,
        'path': moment.path,
        'dated': moment.report.dated,
        'edition': step.edition,
        'verdicts': dict(step.verdicts),
        'restated': step.restated,
        'asks': dict(step.asks),
        'facts': dict(step.facts),
        'fault': step.fault,
        'since': step.since,
        'forces': dict(step.forces),
        'subject': moment.subject,
    }


def as_csv(history: History) -> str:
    """The history as CSV, a row for each revision, with a header."""
    return sheet.lines((COLUMNS, *map(_row, history.steps)))


def _row(step: Step) -> list[Any]:
    verdicts = [step.verdicts.get(one) for one in Verdict]
    asks = [step.asks.get(one, 0) for one in Sort]
    forces = [step.forces.get(one, 0) for one in Force]
    start = [step.moment.day, step.moment.revision, step.moment.path, step.edition]
    end = [sum(step.facts.values()), step.fault, '' if step.fault else step.restated]
    return [*start, *verdicts, *asks, *end, step.since, *forces, step.moment.subject]
