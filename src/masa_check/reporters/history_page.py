"""The history of one document, as a page, as data and as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from typing_extensions import TypedDict

from masa_check.answer import Verdict
from masa_check.changes.change import Sort
from masa_check.compare.history import Step
from masa_check.reporters.csv import inert
from masa_check.reporters.json import dumped
from masa_check.reporters.page import Heading, Page, Table, Words, say
from masa_check.reporters.verdicts import VERDICTS

SCHEMA_VERSION: Literal[1] = 1
SHOWN = (Verdict.MET, Verdict.PARTLY, Verdict.GAP, Verdict.UNDECLARED, Verdict.FOR_A_PERSON)


class StepData(TypedDict):
    """One revision; `fault` says why it could not be read, and is empty otherwise."""

    revision: str
    day: str
    path: str
    dated: str
    edition: str
    verdicts: dict[Verdict, int]
    asks: dict[Sort, int]
    facts: dict[Sort, int]
    fault: str


class HistoryData(TypedDict):
    """The history of masa-check history --format json. Keys are added within a version; none is removed."""

    schema_version: Literal[1]
    on: str
    steps: list[StepData]


def page(steps: Sequence[Step], on: date) -> Page:
    """A line for each revision, from the oldest."""
    head = (
        '',
        '',
        'edition',
        *(VERDICTS[one] for one in SHOWN),
        'lost',
        'no longer declared',
        'gained',
        'facts changed',
    )
    name = next((step.moment.report.name for step in reversed(steps) if step.moment.report.name), '')
    faults = [step for step in steps if step.fault]
    names = list(dict.fromkeys(step.moment.path for step in steps))
    return Page((
        Heading(f'The verdicts over time: {name or names[-1]}'),
        Table(head, tuple(_row(step) for step in steps), numbers=True),
        *(say(f'{step.moment.revision}: cannot be read: {step.fault}.', step=1) for step in faults),
        *([say(f'The file has been called {", then ".join(names)}.')] if len(names) > 1 else []),
        say(Words(f'Each is held to its own edition, on {on}; lost and gained are since the one above.', 'faint')),
    ))  # fmt: skip


def _row(step: Step) -> tuple[Words, ...]:
    start = (Words(step.moment.day), Words(step.moment.revision, 'place'))
    if step.fault:
        return (*start, Words('cannot be read', 'shape'), *(Words('-', 'faint') for _ in range(len(SHOWN) + 4)))
    told = (step.lost, step.asks.get(Sort.NO_LONGER_DECLARED, 0), step.asks.get(Sort.GAINED, 0))
    verdicts = (Words(str(step.verdicts[one]), one) for one in SHOWN)
    changed = (*told, sum(step.facts.values()))
    return (*start, Words(step.edition), *verdicts, *(Words(str(many) if many else '-') for many in changed))


def as_json(steps: Iterable[Step], on: date) -> str:
    """The history as JSON, as schemas/history.schema.json describes it."""
    data: HistoryData = {
        'schema_version': SCHEMA_VERSION,
        'on': on.isoformat(),
        'steps': [_data(step) for step in steps],
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
        'asks': dict(step.asks),
        'facts': dict(step.facts),
        'fault': step.fault,
    }


def as_csv(steps: Iterable[Step]) -> str:
    """A line for each revision."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator='\n')
    writer.writerow(
        ['day', 'revision', 'path', 'edition', *Verdict, *(f'asks {one}' for one in Sort), 'facts', 'fault']
    )
    for step in steps:
        verdicts = [step.verdicts.get(one, '') for one in Verdict]
        asks = [step.asks.get(one, 0) for one in Sort]
        start = [step.moment.day, step.moment.revision, step.moment.path, step.edition]
        writer.writerow(inert(cell) for cell in (*start, *verdicts, *asks, sum(step.facts.values()), step.fault))
    return text.getvalue()
