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


def opening(notice: str) -> Page:
    """The line that comes before everything else: what holds of the guidance on the day of the run."""
    return Page((say(Words(notice, 'partly')),) if notice else ())


def held_to(standing: Standing) -> str:
    """The edition that a document is held to, with both ends, and whether only its statute counts."""
    edition, notice = standing.edition, f' {standing.notice}.' if standing.notice else ''
    only = ' Only statute counts.' if standing.status is EditionStatus.STATUTE_ONLY else ''
    return f'Checked against {edition.short}, {edition.title}, in force {edition.days}.{notice}{only}'


def closing(count: Count, on: date, rulebook: str, fail_on: Force | None = FAIL_ON) -> Page:
    """How much was read, what was found, and last whether the run fails and why."""
    return Page((
        say(),
        say(
            Words(how_many(count.documents, 'document'), 'heading'),
            f', {count.broken} of which cannot be read' if count.broken else '',
            f'. {_open(count)}. ',
            *(f'{one}. ' for one in _apart(count)),
            f'Checked on {on} with version {rulebook} of the rules.',
        ),
        *([say(_statute_only(count.statute_only))] if count.statute_only else ()),
        CAVEAT,
        say(Words(outcome(count, fail_on), 'heading')),
    ))  # fmt: skip


def _open(count: Count) -> str:
    """The findings that can fail a run, by force, and how many of them are gaps of another kind."""
    number = sum(count.findings.values())
    if not number:
        return 'No findings'
    kinds = [f'{count.undeclared} not declared'] if count.undeclared else []
    kinds += [f"{count.restated} with only the guidance's words"] if count.restated else []
    apart = f'. Of these findings: {", ".join(kinds)}' if kinds else ''
    return f'{how_many(number, "finding")}: {open_by_force(count)}{apart}'


def _apart(count: Count) -> Iterator[str]:
    """The findings that fail no run, each sort in a sentence of its own."""
    if count.replaced:
        yield f'{how_many(count.replaced, "finding")} of guidance that does not count'
    if count.waived:
        yield f'{how_many(count.waived, "finding")} waived'
    if count.known:
        musts = f', {count.known_statutory} of them {FORCES[Force.MUST]}' if count.known_statutory else ''
        yield f'{how_many(count.known, "finding")} known before{musts}'


def _statute_only(number: int) -> str:
    which = 'it' if number == 1 else 'them'
    return (
        f'{how_many(number, "document")}: only statute counts. We have not read the guidance that applies to {which}.'
    )


def to_confirm(number: int) -> Iterator[Block]:
    """How many statuses are only proposed; nothing where there are none."""
    if number:
        yield say(Words(f'{in_words(number)}.', 'undeclared'))
