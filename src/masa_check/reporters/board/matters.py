"""The section of a board paper on what lead partners answer for: leads, delegates, chair, scrutiny and money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from masa_check.declaration.kinds import ARRANGEMENTS, YEARLY_REPORT
from masa_check.engine.answer import Result
from masa_check.model.funding import Budget
from masa_check.model.lookup import items_of, look, look_each
from masa_check.model.money import pounds
from masa_check.model.status import Status
from masa_check.model.typed import Office
from masa_check.reporters.board.subject import DutyAnswer, PaperSubject
from masa_check.reporters.board.wording import NOT_RECORDED, VERDICTS, capital, few
from masa_check.reporters.draw.page import Block, Heading, Table, Words

ONLY_RESTATED = VERDICTS[Result.RESTATED]
NOT_SHOWN = 'this text does not show it'
SIGNED = ('publication', 'signed_off_by')
LEADS = ('partners', 'lead')
DELEGATES = ('partners', 'delegates')
CHAIR = ('chair', 'held_by')
SCRUTINY = ('scrutiny', 'by')
TOTAL = ('funding', 'total')


class Matter(NamedTuple):
    """One matter: what it is called, of which document, what the text says and where, and the paths of its duties."""

    name: str
    kind: str
    says: str
    at: tuple[str, ...]  # where these words stand
    paths: tuple[tuple[str, ...], ...]


def matters(subject: PaperSubject, most: int) -> Iterator[Block]:
    """What the text says on each matter, with at most so many names, and how many of the duties on it are shown."""
    yield Heading('6. Matters for lead partners', 2)
    rows = tuple(
        (Words(matter.name), Words(matter.says or _silence(subject, matter)), Words(_verdicts(_on(subject, matter))))
        for matter in _matters(subject, most)
    )
    yield Table(('Matter', 'What this text says', 'Duties on it'), rows, widths=(20, 54, 26))


def _matters(subject: PaperSubject, most: int) -> Iterator[Matter]:
    if model := subject.model(ARRANGEMENTS):
        partners = items_of(model.partners)
        leads = [f'{one.lead.office} ({one.name})' for one in partners if one.lead and one.lead.office]
        delegates = [office.words for one in partners for office in items_of(one.delegates)]
        yield Matter('Lead partners', ARRANGEMENTS, few(leads, most), LEADS, (LEADS, ('leadership',)))
        yield Matter('Delegates', ARRANGEMENTS, few(filter(None, delegates), most), DELEGATES, (DELEGATES,))
        yield Matter('Chair', ARRANGEMENTS, _office(_value(model, *CHAIR)), CHAIR, (CHAIR[:1],))
        yield Matter('Independent scrutiny', ARRANGEMENTS, _offices(model, most), SCRUTINY, (SCRUTINY[:1],))
        yield Matter('Money', ARRANGEMENTS, _money(_value(model, *TOTAL[:1])), TOTAL, (TOTAL[:1],))
    if model := subject.model(YEARLY_REPORT):
        of_report = ' in the report' if subject.is_pair else ''
        signed = [f'{one.office or "office not given"} ({one.name})' for one in items_of(_value(model, *SIGNED))]
        yield Matter(f'Sign-off{of_report}', YEARLY_REPORT, few(signed, most), SIGNED, (SIGNED,))
        yield Matter(f'Scrutiny{of_report}', YEARLY_REPORT, _offices(model, most), SCRUTINY, (SCRUTINY[:1],))
        yield Matter(f'Money{of_report}', YEARLY_REPORT, _money(_value(model, *TOTAL[:1])), TOTAL, (TOTAL[:1],))


def _silence(subject: PaperSubject, matter: Matter) -> str:
    """What to say where no words are recorded: nothing is recorded of them, or the text does not show it."""
    found = [lookup.status for _, lookup in look_each(subject.model(matter.kind), matter.at)]
    if Status.UNDECLARED in found:
        return capital(NOT_RECORDED)
    return capital(f'this text says it {ONLY_RESTATED}' if Status.RESTATED in found else NOT_SHOWN)


def _value(model: Any, *path: str) -> Any:
    """The value in place at a path, or None."""
    found = look(model, path)
    return found.value if found.in_place else None


def _office(office: Any) -> str:
    return office.words if isinstance(office, Office) else ''


def _offices(model: Any, most: int) -> str:
    """The offices that scrutinise."""
    return few((office.words for office in items_of(_value(model, *SCRUTINY))), most)


def _money(budget: Any) -> str:
    """The total, the period and the number of those who pay."""
    if not isinstance(budget, Budget):
        return ''
    unit = budget.printed_in
    sums = (('total', budget.total), ('spent', getattr(budget, 'spent', None)))
    named = [f'{label} {amount}' for label, figure in sums if (amount := pounds(figure, unit))]
    paying = [one for one in items_of(budget.contributions) if pounds(one.amount, unit)]
    named += [f'{len(paying)} contributions are printed'] if paying else []
    period = getattr(budget, 'period', None)
    named += [period.words] if period and period.words else []
    return '; '.join(named)


def _on(subject: PaperSubject, matter: Matter) -> list[DutyAnswer]:
    """The duties with an ask at or below a path of a matter."""
    return [
        one
        for one in subject.answers
        if one.document.kind == matter.kind and any(_is_below(path, matter.paths) for path in _paths(one))
    ]


def _paths(one: DutyAnswer) -> Iterator[tuple[str, ...]]:
    """Where the asks of a duty look."""
    return ((*ask.each, *ask.of) for ask in (one.duty.asks[answer.ask] for answer in one.answer.asks))


def _is_below(path: tuple[str, ...], tops: Iterable[tuple[str, ...]]) -> bool:
    return any(path[: len(top)] == top for top in tops)


def _verdicts(answers: Iterable[DutyAnswer]) -> str:
    """How many duties have each verdict."""
    found = [one.answer.result for one in answers]
    counted = [f'{found.count(result)} {VERDICTS[result]}' for result in Result if result in found]
    return ', '.join(counted) or 'none is asked'
