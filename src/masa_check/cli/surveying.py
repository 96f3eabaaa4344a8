"""Surveys files, and if asked for the pairs among them, over as many processes as are worth it."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from masa_check.cli import many
from masa_check.declaration.kinds import PAIR
from masa_check.document import document
from masa_check.document.reading import Found
from masa_check.report.pairing import together
from masa_check.report.report import Question, report_on
from masa_check.survey.entry import Entry, entry_of, with_regions
from masa_check.survey.matrix import Survey


class Surveying(NamedTuple):
    """What is asked of the files of a survey, and over how many processes."""

    question: Question
    jobs: int | None
    parts: bool
    pairs: bool

    def over(self, files: list[Found]) -> Survey:
        """The survey of the files, and if asked for of the pairs among them."""
        spread = many.each(partial(_entry, question=self.question), files, many.jobs_for(len(files), self.jobs))
        entries = with_regions(many.counted(spread, len(files)))
        survey = Survey(self.question.on, self.question.rulebook, self.question.edition, self.parts, entries)
        return survey._replace(pairs=self._paired(survey, files)) if self.pairs else survey

    def _paired(self, survey: Survey, files: list[Found]) -> tuple[Entry, ...]:
        """Each yearly report with its arrangements, area by area."""
        places, regions = {found.shown: found for found in files}, {one.area: one.region for one in survey.counted}
        areas: dict[str, list[Found]] = {}
        for entry in survey.counted:
            areas.setdefault(entry.area, []).append(places[entry.path])
        groups = [group for group in areas.values() if len(group) > 1]
        spread = many.each(partial(_pairs, question=self.question), groups, many.jobs_for(len(files), self.jobs))
        return tuple(one._replace(region=regions[one.area]) for pairs in spread for one in pairs)


def _entry(found: Found, question: Question) -> Entry:
    """What a survey keeps of one file; run in whichever process has time."""
    return entry_of(report_on(*document.to_read(found), question))


def _pairs(area: list[Found], question: Question) -> list[Entry]:
    """What a survey keeps of the pairs of one area; where it is not known which belong together, there is none."""
    return [entry_of(one) for one in together(map(document.to_read, area), question) if one.kind == PAIR and one.held]
