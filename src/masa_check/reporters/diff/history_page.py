"""The history of a document as a page for people, with a row for each revision."""

from __future__ import annotations

from masa_check.diffs.facts.change import Sort
from masa_check.diffs.history import History, Step
from masa_check.engine.answer import Result
from masa_check.report.finding import in_short
from masa_check.reporters.check.frame import opening
from masa_check.reporters.draw.page import Heading, Page, Table, Words, say
from masa_check.reporters.draw.verdicts import FORCES, RESULTS
from masa_check.values import Force

CHANGED = (
    'compared with',
    'points lost',
    'points no longer declared',
    'points newly at fault',
    'force of these points',
    'points gained',
    'facts changed',
)
SHOWN = tuple(result for result in Result if result is not Result.NOT_APPLICABLE)


def page(history: History) -> Page:
    """The page of a history, the oldest revision first: the verdicts at each, and what each changed."""
    steps = history.steps
    name = next((step.moment.report.name for step in reversed(steps) if step.moment.report.name), '')
    faults = [step for step in steps if step.fault]
    names = list(dict.fromkeys(step.moment.path for step in steps))
    verdicts = ('', '', 'edition', *(RESULTS[one] for one in SHOWN))
    return Page((
        *opening(history.rulebook.notice(history.on)).blocks,
        Heading(f'The verdicts over time: {name or names[-1]}'),
        Heading('Duties, by verdict', level=2),
        Table(verdicts, tuple(map(_verdicts, steps)), numbers=True),
        Heading('What each revision changed', level=2),
        Table(('', '', *CHANGED), tuple(map(_changes, steps)), numbers=True),
        Heading('What each commit says of itself', level=2),
        Table(('', '', ''), tuple((*_start(step), Words(step.moment.subject or '-')) for step in steps), plain=True),
        *(say(f'{step.moment.revision}: cannot be read: {_why(step)}.', step=1) for step in faults),
        *([say(f'The file has been called {", then ".join(names)}.')] if len(names) > 1 else []),
        say(Words(f'Each revision is checked against its own edition, on {history.on}.', 'faint')),
    ))  # fmt: skip


def _why(step: Step) -> str:
    return in_short(step.moment.report.faults)


def _verdicts(step: Step) -> tuple[Words, ...]:
    if step.fault:
        return (*_start(step), Words('cannot be read', 'shape'), *(Words('-', 'faint') for _ in SHOWN))
    return (*_start(step), Words(step.edition), *(Words(str(_number(step, one)), one) for one in SHOWN))


def _changes(step: Step) -> tuple[Words, ...]:
    """The row of what a revision changed; without numbers where there is nothing to compare it with."""
    if not step.since:
        return (*_start(step), Words('cannot be read' if step.fault else 'nothing', 'faint'), *map(Words, '-' * 6))
    asks = (step.lost, *(step.asks.get(sort, 0) for sort in (Sort.NO_LONGER_DECLARED, Sort.NEW_FAULT)))
    forces = Words(_by_force(step), Sort.LOST_MUST if step.forces.get(Force.MUST) else '')
    better = (step.asks.get(Sort.GAINED, 0), sum(step.facts.values()))
    return (*_start(step), Words(step.since, 'place'), *map(_or_none, asks), forces, *map(_or_none, better))


def _start(step: Step) -> tuple[Words, Words]:
    return Words(step.moment.day), Words(step.moment.revision, 'place')


def _or_none(number: int) -> Words:
    return Words(str(number) if number else '-')


def _by_force(step: Step) -> str:
    """The forces of what was lost, or is no longer declared, or newly at fault: "2 must (statute), 1 should"."""
    return ', '.join(f'{number} {FORCES[force]}' for force, number in step.forces.items()) or '-'


def _number(step: Step, result: Result) -> int:
    if result is Result.RESTATED:
        return step.restated
    return step.verdicts[result.verdict] - (step.restated if result is Result.GAP else 0)
