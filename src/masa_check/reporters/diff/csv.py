"""A comparison as a table for a spreadsheet: a row for each changed fact and each ask."""

from __future__ import annotations

from collections.abc import Iterator

from masa_check.diffs.comparison import Comparison
from masa_check.reporters.draw import sheet

HEAD = (
    'of', 'theme', 'class', 'subject', 'sentence', 'force', 'guidance', 'became', 'before', 'after',
    'summary_before', 'summary_after',
)  # fmt: skip


def render(comparison: Comparison) -> str:
    """The rows as CSV, the facts first."""
    return sheet.lines((HEAD, *_facts(comparison), *_asks(comparison)))


def _facts(comparison: Comparison) -> Iterator[list[str]]:
    for fact in comparison.facts:
        change, subject = fact.change, '.'.join(fact.change.spot.path)
        values = [side.words or side.status for side in (change.before, change.after)]
        summaries = [change.before.summary, change.after.summary]
        yield ['fact', fact.theme, change.sort, subject, fact.sentence, '', '', '', *values, *summaries]


def _asks(comparison: Comparison) -> Iterator[list[str]]:
    for duty in comparison.duties:
        for ask in duty.asks:
            subject = '/'.join(part for part in (duty.id, ask.ask, ask.object) if part)
            latest = ask.now or ask.after
            outcomes = [answer.outcome if answer else 'not-asked' for answer in (ask.before, ask.after)]
            start = ['ask', duty.theme, ask.sort or '', subject, latest.message if latest else '']
            yield [*start, ask.force, ask.guidance, ask.became, *outcomes, '', '']
