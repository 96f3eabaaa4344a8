"""Surveys files, and if asked for the pairs among them, over as many processes as are worth it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from masa_check.cli import processes
from masa_check.declaration.kinds import PAIR
from masa_check.document import document
from masa_check.document.files import InputFile
from masa_check.report.finding import in_short
from masa_check.report.pairing import together
from masa_check.report.question import Question
from masa_check.report.report import report_on
from masa_check.rulebook.duty import Duty
from masa_check.survey.entry import SurveyEntry, entry_of, with_regions
from masa_check.survey.matrix import Survey
from masa_check.survey.passages import DutyEntry, DutySurvey, duty_entries

T = TypeVar('T')
R = TypeVar('R')
Unreadable = tuple[str, str]  # the path of a file, and why it cannot be read


class SurveyRun(NamedTuple):
    """What is asked of the files of a survey, and over how many processes."""

    question: Question
    jobs: int | None
    parts: bool
    pairs: bool

    def over(self, files: list[InputFile]) -> Survey:
        """The survey of the files, and if asked for of the pairs among them."""
        spread = self._spread(partial(_entry, question=self.question), files, len(files))
        entries = with_regions(processes.counted(spread, len(files)))
        survey = Survey(self.question.on, self.question.rulebook, self.question.edition, self.parts, entries)
        return survey._replace(pairs=self._paired(survey, files)) if self.pairs else survey

    def _paired(self, survey: Survey, files: list[InputFile]) -> tuple[SurveyEntry, ...]:
        """Each yearly report with its arrangements, area by area."""
        places, regions = {found.shown: found for found in files}, {one.area: one.region for one in survey.counted}
        areas: dict[str, list[InputFile]] = {}
        for entry in survey.counted:
            areas.setdefault(entry.area, []).append(places[entry.path])
        groups = [group for group in areas.values() if len(group) > 1]
        spread = self._spread(partial(_pairs, question=self.question), groups, len(files))
        return tuple(one._replace(region=regions[one.area]) for pairs in spread for one in pairs)

    def of_duty(self, duty: Duty, files: list[InputFile]) -> tuple[DutySurvey, list[Unreadable]]:
        """What each of the files says for one duty, and the files that cannot be read."""
        question = self.question._replace(duties=frozenset({duty.id}))
        spread = self._spread(partial(_duty_entries, question=question), files, len(files))
        entries: list[DutyEntry] = []
        unreadable: list[Unreadable] = []
        for found, (stated, fault) in zip(files, processes.counted(spread, len(files)), strict=True):
            entries += stated
            unreadable += [(found.shown, fault)] if fault else []
        return DutySurvey(question.on, question.rulebook, duty, self.parts, tuple(entries)), unreadable

    def _spread(self, do: Callable[[T], R], things: Sequence[T], files: int) -> Iterator[R]:
        """What `do` gives for each thing, in order, over as many processes as so many files are worth."""
        return processes.each(do, things, processes.jobs_for(files, self.jobs))


def _entry(found: InputFile, question: Question) -> SurveyEntry:
    """What a survey keeps of one file; run in whichever process has time."""
    return entry_of(report_on(*document.to_read(found), question))


def _duty_entries(found: InputFile, question: Question) -> tuple[tuple[DutyEntry, ...], str]:
    """What one file says for the duty that is asked, or why it cannot be read."""
    report = report_on(*document.to_read(found), question)
    return duty_entries(report), in_short(report.faults) if report.broken else ''


def _pairs(area: list[InputFile], question: Question) -> list[SurveyEntry]:
    """What a survey keeps of the pairs of one area; where it is not known which belong together, there is none."""
    return [
        entry_of(one) for one in together(map(document.to_read, area), question) if one.kind == PAIR and one.editions
    ]
