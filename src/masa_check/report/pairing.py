"""Pairs each yearly report with the arrangements that it is about, by the partnership's id and the period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from masa_check.declaration.declaration import Declaration, declare
from masa_check.declaration.kinds import ARRANGEMENTS, NEXT, PAIR, YEARLY_REPORT
from masa_check.document.document import Read
from masa_check.engine.case import Case
from masa_check.errors import MasaError
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, check_case, report_on
from masa_check.values import PartialDate

Days = tuple[date, date]  # the earliest and the latest possible day


class ReportedDocument(NamedTuple):
    """The data of a reported document that pairing needs, and a way to read the document again."""

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
    """The report of each document, then the report of each pair of a yearly report and its arrangements."""
    seen: list[ReportedDocument] = []
    for read, shown in reads:
        document_report = report_on(read, shown, question)
        if document_report.declaration:
            seen.append(reported_document(document_report.declaration, read))
        yield document_report
    yield from pairs(seen, question)


def pairs(seen: Sequence[ReportedDocument], question: Question) -> Iterator[DocumentReport]:
    """The report of each pair among documents that have been reported on."""
    if any(duty.asked_of == PAIR for duty in question.asked):
        for report in seen:
            if report.kind == YEARLY_REPORT:
                yield from _beside(
                    report,
                    [document_report for document_report in seen if document_report.kind == ARRANGEMENTS],
                    question,
                )


def reported_document(declared: Declaration, read: Read) -> ReportedDocument:
    """What pairing needs of a document."""
    model = declared.model
    period, on = getattr(model, 'period', None), getattr(model, 'reports_on', None)
    return ReportedDocument(
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


def _beside(
    report: ReportedDocument, arrangements: Sequence[ReportedDocument], question: Question
) -> Iterator[DocumentReport]:
    """The report on a pair; a report with a notice where it is not known which arrangements belong to the pair."""
    if not arrangements:
        return
    of_area = [one for one in arrangements if one.id == report.about]
    in_force = _in_force(report, of_area)
    if isinstance(in_force, str):
        name = f'{report.name}: the two documents together'
        yield DocumentReport(report.path, PAIR, name, None, id=f'{report.id}-pair', declared=False, notice=in_force)
        return
    documents = {ARRANGEMENTS: _read_again(in_force), YEARLY_REPORT: _read_again(report)}
    after = _next(report, in_force, of_area)
    if after:
        documents[NEXT] = _read_again(after)
    yield check_case(Case(PAIR, documents[YEARLY_REPORT], documents), question)


def _in_force(report: ReportedDocument, of_area: Sequence[ReportedDocument]) -> ReportedDocument | str:
    """
    The arrangements that a report is about, or the reason why they cannot be told.

    Example: arrangements of 2019 and of July 2024, and a report on April 2024 to March 2025. Both texts were in force
    for a part of the period. The report must therefore name one under `reports_on`.
    """
    if not of_area:
        return f'None of the arrangements read has the id {report.about}; write the same `id` in both documents'
    if report.stated:
        fit = [one for one in of_area if one.dated and _overlap(one.dated, (report.stated.first, report.stated.last))]
        if not fit:
            return f'The report is about arrangements dated {report.stated}, which are not among the documents given'
        return fit[0] if len(fit) == 1 else _ambiguous(fit)
    if report.covers is None:
        return 'The report does not declare its period; write it, or under `reports_on` the date of the arrangements'
    undated = [one.path for one in of_area if one.dated is None]
    if undated:
        return f'{", ".join(undated)} declares no date, so it is not known whether it was in force in the period'
    start, end = report.covers
    possible = [one for one in of_area if _begins(one) <= end and not _was_replaced(one, of_area, start)]
    if not possible:
        return 'All of the arrangements given came after the period that the report covers'
    return possible[0] if len(possible) == 1 else _ambiguous(possible)


def _ambiguous(possible: Sequence[ReportedDocument]) -> str:
    paths = ', '.join(one.path for one in possible)
    return f'Any of {paths} may be meant; write under `reports_on`, as `dated`, which one the report is about'


def _was_replaced(arrangements: ReportedDocument, of_area: Sequence[ReportedDocument], start: date) -> bool:
    """Whether other arrangements had surely replaced these when the period began."""
    if arrangements.superseded and arrangements.superseded.last < start:
        return True
    return any(_begins(other) > _ends(arrangements) and _ends(other) <= start for other in of_area)


def _next(
    report: ReportedDocument, ours: ReportedDocument, of_area: Sequence[ReportedDocument]
) -> ReportedDocument | None:
    """
    The earliest arrangements that are surely later than both the report and its own arrangements.

    None where later arrangements have overlapping dates, so that the first is not certain.
    """
    written = (report.dated or report.covers or (date.min, date.min))[1]
    later = [one for one in of_area if one.dated and ours.dated and one.dated[0] > max(written, ours.dated[1])]
    later.sort(key=_begins)
    return later[0] if later and not any(_overlap(_days(later[0]), _days(one)) for one in later[1:]) else None


def _overlap(days: Days, other: Days) -> bool:
    return days[0] <= other[1] and other[0] <= days[1]


def _days(document: ReportedDocument) -> Days:
    return document.dated or (date.min, date.max)


def _begins(document: ReportedDocument) -> date:
    return _days(document)[0]


def _ends(document: ReportedDocument) -> date:
    return _days(document)[1]


def _read_again(seen: ReportedDocument) -> Declaration:
    """The document, read again: keeping every document in memory would cost more than reading the few pairs twice."""
    declared = declare(seen.read())
    if not isinstance(declared, Declaration):
        raise MasaError('the file was changed while it was checked', path=seen.path, remedy='run the check again')
    return declared
