"""The maps of a survey: a table of documents and duties for each kind of document and edition."""

from __future__ import annotations

from masa_check.reporters.draw.page import Table, Words
from masa_check.reporters.draw.verdicts import RESULTS
from masa_check.survey.entry import RESULTS as LETTERS
from masa_check.survey.entry import SurveyEntry, columns
from masa_check.survey.matrix import Survey

ABOUT = ('area', 'region', 'date')
CELLS = {letter: Words(RESULTS[result], result) for letter, result in LETTERS.items()}


def tables(survey: Survey) -> dict[tuple[str, str], Table]:
    """The tables by kind and edition: a row for each document by name and date, a column for each duty."""
    known = columns(survey.rulebook)
    rows: dict[tuple[str, str], list[tuple[Words, ...]]] = {}
    for entry in sorted(survey.answering, key=lambda entry: (entry.name, entry.dated, entry.path)):
        for edition, letters in entry.letters:
            cells = tuple(CELLS[letter] for letter in letters)
            rows.setdefault((entry.kind, edition), []).append((*_about(entry), *cells))
    return {
        key: Table((*ABOUT, *(duty.id for duty in known[key])), tuple(table_rows), marks=len(ABOUT))
        for key, table_rows in rows.items()
    }


def _about(entry: SurveyEntry) -> tuple[Words, ...]:
    return Words(entry.name), Words(entry.region or 'not declared'), Words(entry.dated or 'not declared')
