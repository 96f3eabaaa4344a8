"""A survey's entry for one document: its area, and a letter for each verdict; nothing of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from masa_check.document.document import Document
from masa_check.engine.answer import Result
from masa_check.model.authorities import ListedAuthority, region_of
from masa_check.model.identity import Area, Published
from masa_check.model.lookup import items_of
from masa_check.report.finding import in_short
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, check_document
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.rulebook import Rulebook

LETTERS: Mapping[Result, str] = {
    Result.MET: 'm',
    Result.PARTLY: 'p',
    Result.RESTATED: 'r',
    Result.GAP: 'g',
    Result.UNDECLARED: 'u',
    Result.FOR_A_PERSON: 'j',
    Result.NOT_APPLICABLE: 'n',
}
RESULTS: Mapping[str, Result] = {letter: result for result, letter in LETTERS.items()}

IDENTITY = frozenset({'kind', 'id', 'name', 'stage'})  # the keys that say only which document it is

Columns = Mapping[tuple[str, str], tuple[Duty, ...]]


def columns(book: Rulebook) -> Columns:
    """The duties by kind of document and edition, each in the order of the rulebook."""
    made: dict[tuple[str, str], list[Duty]] = {}
    for duty in book.duties.values():
        for edition in duty.editions:
            made.setdefault((duty.asked_of, edition), []).append(duty)
    return {key: tuple(duties) for key, duties in made.items()}


class SurveyEntry(NamedTuple):
    """One document in a survey; thousands are in memory at once, so a verdict is one letter."""

    path: str
    area: str
    name: str
    kind: str
    region: str = ''
    dated: str = ''
    in_part: bool = False
    proposed: int = 0  # statuses that are left to confirm
    letters: tuple[tuple[str, str], ...] = ()  # the deciding editions, each with a letter for every duty
    fault: str = ''
    statute_only: bool = False
    unfilled: bool = False

    @property
    def broken(self) -> bool:
        """Whether the document is unreadable, so that no duty was evaluated."""
        return bool(self.fault)

    def results(self, known: Columns) -> Iterator[tuple[str, Duty, Result]]:
        """The result of each duty, edition by edition."""
        for edition, letters in self.letters:
            for duty, letter in zip(known.get((self.kind, edition), ()), letters, strict=True):
                yield edition, duty, RESULTS[letter]


def survey_document(document: Document, question: Question) -> SurveyEntry:
    """The entry of one document, with every duty evaluated; a pure function without files or clock."""
    return entry_of(check_document(document, question))


def entry_of(report: DocumentReport) -> SurveyEntry:
    """The entry for the report on a document; for an unreadable one, with its fault."""
    if report.broken:
        return SurveyEntry(report.path, '', report.name, report.kind, fault=in_short(report.faults))
    model = report.finders[0].declared.model
    return SurveyEntry(
        path=report.path,
        area=model.area_id,
        name=model.name,
        kind=report.kind,
        region=_region(getattr(model, 'area', None), report.finders[0].rulebook.authorities),
        dated=report.dated,
        in_part=report.in_part,
        proposed=report.proposed,
        letters=tuple(
            (edition_report.standing.edition.id, ''.join(LETTERS[answer.result] for answer in edition_report.answers))
            for edition_report in report.deciding
        ),
        statute_only=report.statute_only,
        unfilled=_is_unfilled(model),
    )


def _is_unfilled(model: Published) -> bool:
    """Whether a declaration says no more than which document it is of, as a starter does before it is filled in."""
    return all(getattr(model, key) in (None, {}) for key in model.model_fields_set - IDENTITY)


def _region(area: Area | None, listed: tuple[ListedAuthority, ...]) -> str:
    """The region that is declared, or that of the local authorities; '' for a yearly report, which names neither."""
    if area is None:
        return ''
    return area.region or region_of([authority.name for authority in items_of(area.local_authorities)], listed)


def with_regions(entries: Iterable[SurveyEntry]) -> tuple[SurveyEntry, ...]:
    """The entries, with the region of another document of the area where a document names none."""
    several = tuple(entries)
    regions = {entry.area: entry.region for entry in several if entry.region}
    return tuple(e if e.region or e.broken else e._replace(region=regions.get(e.area, '')) for e in several)
