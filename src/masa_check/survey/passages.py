"""What each document says for one duty, and under which heading and on which page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from masa_check.engine.answer import Answer, AskAnswer, Result
from masa_check.model.lookup import items_of, nodes_at, sources
from masa_check.model.source import Source
from masa_check.report.report import DocumentReport
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Outcome


class Passage(NamedTuple):
    """
    What one document says for one ask: in whose words it is declared, and where it stands.

    `shortfall` says what is missing where that answers the ask in part only.
    """

    ask: str
    wording: str
    places: tuple[str, ...]
    shortfall: str = ''


class DutyEntry(NamedTuple):
    """One document and one duty under one edition; `passages` is empty where the document says nothing on it."""

    path: str
    area: str
    name: str
    dated: str
    in_part: bool
    edition: str
    duty: str
    result: Result
    passages: tuple[Passage, ...]


class DutySurvey(NamedTuple):
    """One duty over many documents, in the order of their areas; parts of arrangements are left out unless wanted."""

    on: date
    rulebook: Rulebook
    duty: Duty
    with_parts: bool
    entries: tuple[DutyEntry, ...]

    @property
    def counted(self) -> tuple[DutyEntry, ...]:
        """The entries that count, by area and date."""
        counted = (entry for entry in self.entries if self.with_parts or not entry.in_part)
        return tuple(sorted(counted, key=lambda entry: (entry.area, entry.dated, entry.path, entry.edition)))

    @property
    def parts(self) -> tuple[DutyEntry, ...]:
        """The entries of texts that are only a part of the arrangements, where these are left out."""
        return tuple(entry for entry in self.entries if entry.in_part and not self.with_parts)

    @property
    def stating(self) -> tuple[DutyEntry, ...]:
        """The entries that say something on the duty."""
        return tuple(entry for entry in self.counted if entry.passages)

    def not_stating(self, result: Result) -> tuple[DutyEntry, ...]:
        """The entries with this result that say nothing on the duty."""
        return tuple(entry for entry in self.counted if not entry.passages and entry.result is result)


def duty_entries(report: DocumentReport) -> tuple[DutyEntry, ...]:
    """The entry of a document for each duty asked, under each edition that decides; none where it cannot be read."""
    return () if report.broken else tuple(_entries(report))


def _entries(report: DocumentReport) -> Iterator[DutyEntry]:
    model = report.finders[0].declared.model
    for edition_report in report.deciding:
        for answer in edition_report.answers:
            yield DutyEntry(
                report.path,
                model.area_id,
                model.name,
                report.dated,
                report.in_part,
                edition_report.standing.edition.id,
                answer.duty,
                answer.result,
                tuple(_passages(answer, model)),
            )


def _passages(answer: Answer, model: object) -> Iterator[Passage]:
    """The passages of the asks that are met, and of those met in part for which words are declared."""
    for ask in answer.asks:
        passage = _passage(ask, model)
        if ask.outcome is Outcome.MET or (ask.outcome is Outcome.SHORT and passage.wording):
            yield passage


def _passage(ask: AskAnswer, model: object) -> Passage:
    value = next(reversed(tuple(nodes_at(model, ask.at))), None)
    items = ', '.join(item.identity for item in items_of(value) if hasattr(item, 'identity'))
    wording = items or getattr(value, 'gist', '') or getattr(value, 'words', '')
    shortfall = ask.description if ask.outcome is Outcome.SHORT else ''
    return Passage(ask.subject, wording, tuple(dict.fromkeys(map(place, sources(model, ask.at)))), shortfall)


def place(source: Source) -> str:
    """A source in a reader's words: its heading, its page and, of several texts, which of them."""
    page = f'page {source.page}' if source.page else ''
    return ', '.join(filter(None, (source.section, page, f'in {source.text}' if source.text else '')))
