"""The history of a document as a page for people, with a row for each revision."""

from __future__ import annotations

from masa_check.diffs.facts.change import Sort
from masa_check.diffs.history import History, Step
from masa_check.engine.answer import Result
from masa_check.reporters.check.frame import opening
from masa_check.reporters.draw.page import Heading, Page, Table, Words, say
from masa_check.reporters.draw.verdicts import RESULTS

SHOWN = tuple(result for result in Result if result is not Result.NOT_APPLICABLE)


def page(history: History) -> Page:
    """The page of a history, the oldest revision first."""
    steps, basis_of_verdicts = history.steps, f'Each is held to its own edition, on {history.on}'
    head = (
        '',
        '',
        'edition',
        *(RESULTS[one] for one in SHOWN),
        'lost',
        'no longer declared',
        'gained',
        'facts changed',
    )
    name = next((step.moment.report.name for step in reversed(steps) if step.moment.report.name), '')
    faults = [step for step in steps if step.fault]
    names = list(dict.fromkeys(step.moment.path for step in steps))
    return Page((
        *opening(history.rulebook.notice(history.on)).blocks,
        Heading(f'The verdicts over time: {name or names[-1]}'),
        Table(head, tuple(_row(step) for step in steps), numbers=True),
        *(say(f'{step.moment.revision}: cannot be read: {step.fault}.', step=1) for step in faults),
        *([say(f'The file has been called {", then ".join(names)}.')] if len(names) > 1 else []),
        say(Words(f'{basis_of_verdicts}; lost and gained are since the one above.', 'faint')),
    ))  # fmt: skip


def _row(step: Step) -> tuple[Words, ...]:
    start = (Words(step.moment.day), Words(step.moment.revision, 'place'))
    if step.fault:
        return (*start, Words('cannot be read', 'shape'), *(Words('-', 'faint') for _ in range(len(SHOWN) + 4)))
    asks = (step.lost, step.asks.get(Sort.NO_LONGER_DECLARED, 0), step.asks.get(Sort.GAINED, 0))
    verdicts = (Words(str(_number(step, one)), one) for one in SHOWN)
    changed = (*asks, sum(step.facts.values()))
    return (*start, Words(step.edition), *verdicts, *(Words(str(number) if number else '-') for number in changed))


def _number(step: Step, result: Result) -> int:
    if result is Result.RESTATED:
        return step.restated
    return step.verdicts[result.verdict] - (step.restated if result is Result.GAP else 0)
