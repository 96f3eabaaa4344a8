"""What a survey keeps of one document: who it is about and a letter for each duty, and nothing of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from masa_check.document.document import Document
from masa_check.report.finding import in_short
from masa_check.report.report import DocumentReport, Question, check_document
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Verdict

LETTERS: Mapping[Verdict, str] = {
    Verdict.MET: 'm',
    Verdict.PARTLY: 'p',
    Verdict.GAP: 'g',
    Verdict.UNDECLARED: 'u',
    Verdict.FOR_A_PERSON: 'j',
    Verdict.NOT_APPLICABLE: 'n',
}
VERDICTS: Mapping[str, Verdict] = {letter: verdict for verdict, letter in LETTERS.items()}

Columns = Mapping[tuple[str, str], tuple[Duty, ...]]


def columns(book: Rulebook) -> Columns:
    """The duties by kind of document and edition, each in the order of the rulebook."""
    made: dict[tuple[str, str], list[Duty]] = {}
    for duty in book.duties.values():
        for edition in duty.editions:
            made.setdefault((duty.asked_of, edition), []).append(duty)
    return {key: tuple(duties) for key, duties in made.items()}


class SurveyEntry(NamedTuple):
    """One document in a survey; as thousands are held at once, a verdict is a letter in its column."""

    path: str
    area: str
    name: str
    kind: str
    region: str = ''
    dated: str = ''
    in_part: bool = False
    letters: tuple[tuple[str, str], ...] = ()  # the editions that decide, each with a letter for each of its duties
    fault: str = ''

    @property
    def broken(self) -> bool:
        """Whether it could not be read, so that no duty was put to it."""
        return bool(self.fault)

    def verdicts(self, known: Columns) -> Iterator[tuple[str, Duty, Verdict]]:
        """What came of each duty, edition by edition."""
        for edition, letters in self.letters:
            for duty, letter in zip(known.get((self.kind, edition), ()), letters, strict=True):
                yield edition, duty, VERDICTS[letter]


def survey_document(document: Document, question: Question) -> SurveyEntry:
    """Put every duty to one document and keep what a survey needs: no file, clock or state is touched."""
    return entry_of(check_document(document, question))


def entry_of(report: DocumentReport) -> SurveyEntry:
    """What a survey keeps of the report on a document; of one that cannot be read, why."""
    if report.broken:
        return SurveyEntry(report.path, '', report.name, report.kind, fault=in_short(report.faults))
    model = report.finders[0].declared.model
    return SurveyEntry(
        path=report.path,
        area=model.area_id,
        name=model.name,
        kind=report.kind,
        region=getattr(getattr(model, 'area', None), 'region', None) or '',  # a yearly report names none
        dated=report.dated,
        in_part=report.in_part,
        letters=tuple(
            (held.standing.edition.id, ''.join(LETTERS[answer.verdict] for answer in held.answers))
            for held in report.deciding
        ),
    )


def with_regions(entries: Iterable[SurveyEntry]) -> tuple[SurveyEntry, ...]:
    """The same entries; where a document names no region, that of another document of its area."""
    kept = tuple(entries)
    regions = {entry.area: entry.region for entry in kept if entry.region}
    return tuple(e if e.region or e.broken else e._replace(region=regions.get(e.area, '')) for e in kept)
