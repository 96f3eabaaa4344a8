"""How documents put one duty: what each says, under which heading and on which page; nobody is ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from masa_check.engine.answer import Result
from masa_check.reporters.check.frame import opening
from masa_check.reporters.draw import sheet
from masa_check.reporters.draw.page import CAVEAT, Block, Heading, Page, Words, how_many, say
from masa_check.reporters.draw.verdicts import RESULTS
from masa_check.survey.passages import DutyEntry, DutySurvey

COLUMNS = ('area', 'name', 'dated', 'edition', 'duty', 'ask', 'says', 'stands', 'path', 'verdict', 'shortfall')
# What is said of the documents that state nothing of the duty.
NOT_STATING = {
    Result.PARTLY: 'Partly met, in words that are not declared',
    Result.RESTATED: "States it only in the guidance's words",
    Result.GAP: 'Does not state it',
    Result.FOR_A_PERSON: 'For a person to judge',
    Result.NOT_APPLICABLE: 'It does not arise',
    Result.UNDECLARED: 'Not declared yet, or not known whether it arises',
}


def page(survey: DutySurvey) -> Page:
    """The documents that say something on a duty, in the order of their areas, then those that do not, by verdict."""
    return Page(tuple(_page(survey)), tuple(_foot(survey)))


def _page(survey: DutySurvey) -> Iterator[Block]:
    duty, stating = survey.duty, survey.stating
    yield from opening(survey.rulebook.notice(survey.on)).blocks
    yield Heading(f'{duty.title} ({duty.id})')
    results = Counter(entry.result for entry in stating)
    counted = ', '.join(f'{results[result]} {RESULTS[result]}' for result in Result if results[result])
    of = how_many(len(survey.counted), 'document')
    yield say(f'In {len(stating)} of {of} something is said of it{f": {counted}" if counted else ""}.')
    for entry in stating:
        yield from _entry(entry)
    for result, label in NOT_STATING.items():
        yield from _left(label, survey.not_stating(result))
    yield from _left('Not the whole of the arrangements (--with-parts shows them)', survey.parts)


def _left(label: str, entries: Iterable[DutyEntry]) -> Iterator[Block]:
    """The documents that are only named, if there are any."""
    paths = ', '.join(dict.fromkeys(entry.path for entry in entries))
    if paths:
        yield say(Words(f'{label}: ', 'heading'), paths)


def _entry(entry: DutyEntry) -> Iterator[Block]:
    dated = f', {entry.dated}' if entry.dated else ''
    yield Heading(f'{entry.name}{dated}', level=2)
    yield say(Words(entry.path, 'place'), f'  checked against {entry.edition.upper()}: {RESULTS[entry.result]}')
    for passage in entry.passages:
        yield say(': '.join(filter(None, (passage.ask, passage.wording))), step=1)
        if passage.shortfall:
            yield say(Words(passage.shortfall, 'partly'), step=2)
        yield say(Words('; '.join(passage.places) or 'no source is declared', 'faint'), step=2)


def _foot(survey: DutySurvey) -> Iterator[Block]:
    yield say()
    yield say(f'On {survey.on}, with version {survey.rulebook.hash} of the rules.')
    yield CAVEAT


def lines(survey: DutySurvey) -> Iterator[str]:
    """The same as CSV, a row for each ask that a document meets, wholly or in part."""
    yield sheet.lines([COLUMNS])
    yield sheet.lines(_rows(survey.stating))


def _rows(entries: Iterable[DutyEntry]) -> Iterator[tuple[str, ...]]:
    for entry in entries:
        for passage in entry.passages:
            places = '; '.join(passage.places)
            head = (entry.area, entry.name, entry.dated, entry.edition, entry.duty)
            yield (*head, passage.ask, passage.wording, places, entry.path, entry.result.verdict, passage.shortfall)
