"""Lays each yearly report beside the arrangements that it is about: by the partnership's id, and by the period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from masa_check.declaration.declaration import Declaration, declare
from masa_check.declaration.kinds import ARRANGEMENTS, NEXT, PAIR, YEARLY_REPORT
from masa_check.document.document import Read
from masa_check.engine.case import Case
from masa_check.errors import MasaError
from masa_check.report.report import DocumentReport, Question, check_case, report_on
from masa_check.values import PartialDate

Days = tuple[date, date]  # the earliest and the latest that something can be


class Seen(NamedTuple):
    """What is kept of a document that has been reported on: enough to find its pair, and to read it again."""

    path: str
    kind: str
    id: str
    name: str
    read: Read
    dated: Days | None
    covers: Days | None  # the first and the last day of a report's period
    about: str  # the id of the arrangements that a report is about
    stated: PartialDate | None  # their date, if the report states it
    superseded: PartialDate | None


def together(reads: Iterable[tuple[Read, str]], question: Question) -> Iterator[DocumentReport]:
    """The report of each document, and after them of each yearly report beside its arrangements, if both are given."""
    seen: list[Seen] = []
    for read, shown in reads:
        one = report_on(read, shown, question)
        if one.declaration:
            seen.append(_seen(one.declaration, read))
        yield one
    if any(duty.asked_of == PAIR for duty in question.asked):
        for report in seen:
            if report.kind == YEARLY_REPORT:
                yield from _beside(report, [one for one in seen if one.kind == ARRANGEMENTS], question)


def _seen(declared: Declaration, read: Read) -> Seen:
    model = declared.model
    period, on = getattr(model, 'period', None), getattr(model, 'reports_on', None)
    return Seen(
        path=declared.document.path,
        kind=model.kind,
        id=model.id,
        name=model.name,
        read=read,
        dated=declared.dated,
        covers=(period.starts.first, period.ends.last) if period and period.starts and period.ends else None,
        about=model.area_id,
        stated=on.dated if on else None,
        superseded=getattr(model, 'superseded_on', None),
    )


def _beside(report: Seen, arrangements: Sequence[Seen], question: Question) -> Iterator[DocumentReport]:
    """The report on a pair; where it cannot be told which arrangements are meant, that is said and nothing guessed."""
    if not arrangements:
        return
    of_area = [one for one in arrangements if one.id == report.about]
    found = _in_force(report, of_area)
    if isinstance(found, str):
        name = f'{report.name}: the two documents together'
        yield DocumentReport(report.path, PAIR, name, '', None, id=f'{report.id}-pair', declared=False, notice=found)
        return
    documents = {ARRANGEMENTS: _again(found), YEARLY_REPORT: _again(report)}
    after = _next(report, found, of_area)
    if after:
        documents[NEXT] = _again(after)
    yield check_case(Case(PAIR, documents[YEARLY_REPORT], documents), question)


def _in_force(report: Seen, of_area: Sequence[Seen]) -> Seen | str:
    """The arrangements that a report is about, or why that cannot be told."""
    if not of_area:
        return f'None of the arrangements read has the id {report.about}; write the same `id` in both documents'
    if report.stated:
        fit = [one for one in of_area if one.dated and _overlap(one.dated, (report.stated.first, report.stated.last))]
        if not fit:
            return f'The report is about arrangements dated {report.stated}, which are not among the documents given'
        return fit[0] if len(fit) == 1 else _either(fit)
    if report.covers is None:
        return 'The report does not declare its period; write it, or under `reports_on` the date of the arrangements'
    undated = [one.path for one in of_area if one.dated is None]
    if undated:
        return f'{", ".join(undated)} declares no date, so it is not known whether it was in force in the period'
    start, end = report.covers
    possible = [one for one in of_area if _begins(one) <= end and not _was_over(one, of_area, start)]
    if not possible:
        return 'All of the arrangements given came after the period that the report covers'
    return possible[0] if len(possible) == 1 else _either(possible)


def _either(possible: Sequence[Seen]) -> str:
    paths = ', '.join(one.path for one in possible)
    return f'Any of {paths} may be meant; write under `reports_on`, as `dated`, which one the report is about'


def _was_over(one: Seen, of_area: Sequence[Seen], start: date) -> bool:
    """Whether others had surely taken the place of the arrangements when the period began."""
    if one.superseded and one.superseded.last < start:
        return True
    return any(_begins(other) > _ends(one) and _ends(other) <= start for other in of_area)


def _next(report: Seen, ours: Seen, of_area: Sequence[Seen]) -> Seen | None:
    """The first arrangements that surely came after both the report and those that it is about."""
    written = (report.dated or report.covers or (date.min, date.min))[1]
    later = [one for one in of_area if one.dated and ours.dated and one.dated[0] > max(written, ours.dated[1])]
    later.sort(key=_begins)
    return later[0] if later and not any(_overlap(_days(later[0]), _days(one)) for one in later[1:]) else None


def _overlap(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _days(one: Seen) -> Days:
    return one.dated or (date.min, date.max)


def _begins(one: Seen) -> date:
    return _days(one)[0]


def _ends(one: Seen) -> date:
    return _days(one)[1]


def _again(seen: Seen) -> Declaration:
    """The document once more: many of them are not kept for the sake of the few that are laid side by side."""
    declared = declare(seen.read())
    if not isinstance(declared, Declaration):
        raise MasaError('the file was changed while it was checked', path=seen.path, remedy='run the check again')
    return declared
