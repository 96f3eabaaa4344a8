"""What frames a report: its first line, the edition that a document is held to, the counts, and how the run ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from masa_check.declaration.proposals import in_words
from masa_check.report.report import Count
from masa_check.reporters.check.outcome import FAIL_ON, open_by_force, outcome
from masa_check.reporters.draw.page import CAVEAT, Block, Page, Words, how_many, say
from masa_check.reporters.draw.verdicts import FORCES
from masa_check.rulebook.edition import EditionStatus, Standing
from masa_check.values import Force

HELD_TO_STATUTE = 'held to statute alone, as no edition that has been read is the one that applies'


def opening(notice: str) -> Page:
    """The line that comes before everything else: what holds of the guidance on the day of the run."""
    return Page((say(Words(notice, 'partly')),) if notice else ())


def held_to(standing: Standing) -> str:
    """The edition that a document is held to, with both ends, and whether only its statute counts."""
    edition, notice = standing.edition, f' {standing.notice}.' if standing.notice else ''
    only = ' Only statute counts.' if standing.status is EditionStatus.STATUTE_ONLY else ''
    return f'Held to {edition.short}, {edition.title}, in force {edition.days}.{notice}{only}'


def closing(count: Count, on: date, rulebook: str, fail_on: Force | None = FAIL_ON) -> Page:
    """How much was read, what was found, and last whether the run fails and why."""
    return Page((
        say(),
        say(
            Words(how_many(count.documents, 'document'), 'heading'),
            f', {count.broken} of which cannot be read' if count.broken else '',
            f': findings: {open_by_force(count) or "none"}',
            f', {count.undeclared} of them not declared' if count.undeclared else '',
            f", {count.restated} of them only the guidance's words" if count.restated else '',
            f'; {count.replaced} more by guidance that does not count' if count.replaced else '',
            f'; {count.waived} waived' if count.waived else '',
            f'; {count.known} known before' if count.known else '',
            f', {count.known_statutory} of them {FORCES[Force.MUST]}' if count.known_statutory else '',
            f'; on {on}, rulebook {rulebook}.',
        ),
        *([say(f'{how_many(count.statute_only, "document")} {HELD_TO_STATUTE}.')] if count.statute_only else ()),
        CAVEAT,
        say(Words(outcome(count, fail_on), 'heading')),
    ))  # fmt: skip


def to_confirm(number: int) -> Iterator[Block]:
    """How many statuses are only proposed; nothing where there are none."""
    if number:
        yield say(Words(f'{in_words(number)}.', 'undeclared'))
