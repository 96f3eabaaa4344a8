"""Forms for tests: made, changed as people change them, and read back."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import openpyxl

from masa_check.document.document import parse
from masa_check.forms import collecting, making, opening, package, part
from masa_check.forms.filled import FormQuestions
from masa_check.forms.problem import ProblemWeight
from masa_check.forms.question_table import Contents
from masa_check.forms.slot import ANSWER
from masa_check.forms.table import ID, MARKER
from masa_check.forms.workbook import workbook
from masa_check.questions import wording
from masa_check.questions.answer import FieldAnswer
from masa_check.questions.reading import answers_of
from masa_check.questions.registry import FieldQuestion, groups, questions
from masa_check.rulebook import rulebook
from masa_check.rulebook.duty import Path as QuestionPath

EXAMPLES = Path(__file__).parents[1] / 'examples'
NAMES = sorted(one.stem for one in EXAMPLES.glob('*.yaml'))
EDITION = 'wt2023'
Answers = Mapping[QuestionPath, FieldAnswer]
NONE: Mapping[Any, Any] = MappingProxyType({})
NOTHING: Answers = {('id',): FieldAnswer(value='testshire'), ('name',): FieldAnswer(value='Testshire Partnership')}


@cache
def asked(kind: str) -> tuple[tuple[FieldQuestion, ...], tuple[FieldQuestion, ...]]:
    """The questions about a kind of document, and those about whole parts of it."""
    book, worded = rulebook.load([rulebook.folder()]), wording.load([rulebook.folder()])
    return questions(book, worded, kind, EDITION), groups(book, worded, kind, EDITION)


@cache
def declared(name: str) -> tuple[str, Answers]:
    """The kind and the answers of an example."""
    data = parse((EXAMPLES / f'{name}.yaml').read_bytes(), name).data
    return data['kind'], answers_of(data, data['kind'])


@cache
def of_example(name: str, to: str = '') -> bytes:
    """The form of an example."""
    return form(declared(name)[1], declared(name)[0], to)


SMALL = {
    *('id', 'name', 'stage', 'partners', 'agencies.list', 'funding.contributions', 'funding.total', 'publication.on'),
    *('publication.first', 'area.joint', 'area.nations', 'youth_custody', 'yearly_report.interval', 'follows'),
}
SMALL_GROUPS = ('voice', 'disputes')


def _small(questions: tuple[FieldQuestion, ...]) -> tuple[FieldQuestion, ...]:
    return tuple(one for one in questions if one.name in SMALL or one.path[0] in SMALL_GROUPS)


def form(
    answers: Answers,
    kind: str = 'arrangements',
    to: str = '',
    passages: Mapping[QuestionPath, str] = NONE,
    *,
    is_small: bool = False,
) -> bytes:
    """A form that begins with some answers, whole or the part of one partner; a small one has a few questions."""
    questions, groups = asked(kind)
    if is_small:
        questions, groups = _small(questions), _small(groups)
    contents = Contents(kind, questions, groups, answers, passages)
    tables = making.tables(contents)
    if to:
        recipient = part.recipient(to, answers)
        assert recipient is not None
        text = (rulebook.folder() / part.QUESTIONS_FILE).read_text('utf-8')
        tables = tuple(part.tables(tables, contents, recipient, part.own_questions(text, kind, recipient.role)))
    name = answers[('name',)].value
    return workbook(tables, making.facts(contents, tables, EDITION, to, name))


@cache
def blank(kind: str = 'arrangements') -> bytes:
    """A form without answers that has a few questions of each sort."""
    return form(NOTHING, kind, is_small=True)


class Reading(NamedTuple):
    """What forms say together, and what could not be read, in words."""

    answers: Answers
    problems: list[str]
    notices: list[str]


def read(*forms: bytes, base: Answers = NONE) -> Reading:
    """Several forms, called a.xlsx, b.xlsx and so on."""
    sheets = [opening.unpacked(package.opened_as_json(one)) for one in forms]
    several = [collecting.returned(f'{"abcde"[number]}.xlsx', one) for number, one in enumerate(sheets)]
    kind = collecting.refuse_mixed(several)
    found = collecting.collected(several, FormQuestions(*asked(kind), kind), base)
    answers = {path: answer for path, answer in found.answers.items() if base or not answer.is_empty}
    by_weight = {weight: [str(one) for one in found.problems if one.weight is weight] for weight in ProblemWeight}
    return Reading(answers, by_weight[ProblemWeight.PROBLEM], by_weight[ProblemWeight.NOTICE])


class Filling:
    """A form that is open to be changed."""

    def __init__(self, raw: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(raw))

    def sheet(self, of: str) -> Any:
        """The sheet of a theme or list, by the end of its id."""
        return next(
            one
            for one in self.book.worksheets
            if str(one['A1'].value) in (f'{MARKER}questions:{of}', f'{MARKER}list:{of}')
        )

    def column(self, sheet: Any, key: str) -> int:
        return int(next(cell.column for cell in sheet[1] if cell.value == key or (key == ID and cell.column == 1)))

    def cell(self, id: str, key: str = ANSWER) -> Any:
        """The cell of a question, by its name and the key of the column."""
        sheet, row = next((sheet, row) for sheet, row, own in self._ids() if own == id)
        return sheet.cell(row, self.column(sheet, key))

    def _ids(self) -> Iterator[tuple[Any, int, str]]:
        for sheet in self.book.worksheets:
            for cell in sheet['A']:
                yield sheet, cell.row, str(cell.value)

    def spare(self, of: str) -> int:
        """The first empty row of a list."""
        sheet = self.sheet(of)
        return next(row for row in range(5, sheet.max_row + 1) if not any(cell.value for cell in sheet[row]))

    def fill(self, id: str, **words: Any) -> Filling:
        """Fill in cells of a question: `answer`, `words`, `quote` and so on."""
        for key, text in words.items():
            self.cell(id, f'@{key}').value = text
        return self

    def add(self, of: str, **cells: Any) -> Filling:
        """Add a row to a list, by the keys of its columns with __ for a dot."""
        sheet, row = self.sheet(of), self.spare(of)
        for key, text in cells.items():
            sheet.cell(row, self.column(sheet, key.replace('__', '.'))).value = text
        return self

    @property
    def raw(self) -> bytes:
        saved = io.BytesIO()
        self.book.save(saved)
        return saved.getvalue()
