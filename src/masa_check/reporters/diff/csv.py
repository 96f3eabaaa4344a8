"""A comparison as a table for a spreadsheet: a row for each sentence that matters most, changed fact and ask."""

from __future__ import annotations

from collections.abc import Iterator

from masa_check.diffs.comparison import Comparison
from masa_check.diffs.headlines.first_page import first_page
from masa_check.reporters.draw import sheet

HEAD = (
    'of', 'theme', 'class', 'subject', 'sentence', 'force', 'guidance', 'became', 'before', 'after',
    'summary_before', 'summary_after',
)  # fmt: skip


def render(comparison: Comparison) -> str:
    """The rows as CSV: the sentences of the first page, the facts, the asks."""
    return sheet.lines((HEAD, *_first_page(comparison), *_facts(comparison), *_asks(comparison)))


def _first_page(comparison: Comparison) -> Iterator[list[str]]:
    """The sentences that matter most, each with how the change stands to the guidance."""
    for headline in first_page(comparison):
        standing = ': '.join(filter(None, (headline.relation, headline.citation)))
        yield ['first-page', headline.theme, '', '', headline.sentence, '', standing, '', '', '', '', '']


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
            outcomes = [answer.outcome if answer else 'not-asked' for answer in (ask.before, ask.after)]
            start = ['ask', duty.theme, ask.sort or '', subject, ask.latest.message if ask.latest else '']
            yield [*start, ask.force, ask.guidance, ask.became, *outcomes, '', '']
