"""How documents put one duty: what each says, under which heading and on which page; nobody is ranked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from masa_check.reporters.check.frame import opening
from masa_check.reporters.draw import sheet
from masa_check.reporters.draw.page import CAVEAT, Block, Heading, Page, Words, how_many, say
from masa_check.survey.passages import DutyEntry, DutySurvey

COLUMNS = ('area', 'name', 'dated', 'edition', 'duty', 'ask', 'says', 'stands', 'path')


def page(survey: DutySurvey) -> Page:
    """The documents that state a duty, in the order of their areas, then how many do not."""
    return Page(tuple(_page(survey)), tuple(_foot(survey)))


def _page(survey: DutySurvey) -> Iterator[Block]:
    duty, stating = survey.duty, survey.stating
    yield from opening(survey.rulebook.notice(survey.on)).blocks
    yield Heading(f'{duty.title} ({duty.id})')
    yield say(f'Stated, wholly or in part, in {len(stating)} of {how_many(len(survey.counted), "document")}.')
    for entry in stating:
        yield from _entry(entry)
    for label, left in (
        ('Does not state it, or it does not arise: ', survey.silent),
        ('Not declared yet: ', survey.open),
        ('Not the whole of the arrangements (--with-parts shows them): ', survey.parts),
    ):
        if left:
            yield say(Words(label, 'heading'), ', '.join(dict.fromkeys(entry.path for entry in left)))


def _entry(entry: DutyEntry) -> Iterator[Block]:
    dated = f', {entry.dated}' if entry.dated else ''
    yield Heading(f'{entry.name}{dated}', level=2)
    yield say(Words(entry.path, 'place'), f'  checked against {entry.edition.upper()}')
    for passage in entry.passages:
        yield say(': '.join(filter(None, (passage.ask, passage.wording))), step=1)
        yield say(Words('; '.join(passage.places) or 'no source is declared', 'faint'), step=2)


def _foot(survey: DutySurvey) -> Iterator[Block]:
    yield say()
    yield say(f'On {survey.on}, rulebook {survey.rulebook.hash}.')
    yield CAVEAT


def lines(survey: DutySurvey) -> Iterator[str]:
    """The same as CSV, a row for each ask that a document meets."""
    yield sheet.lines([COLUMNS])
    yield sheet.lines(_rows(survey.stating))


def _rows(entries: Iterable[DutyEntry]) -> Iterator[tuple[str, ...]]:
    for entry in entries:
        for passage in entry.passages:
            places = '; '.join(passage.places)
            head = (entry.area, entry.name, entry.dated, entry.edition, entry.duty)
            yield (*head, passage.ask, passage.wording, places, entry.path)
