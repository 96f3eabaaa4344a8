"""Reads the sheets of one filled form: the answer to each question, the rows of each list, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from masa_check.display import shown
from masa_check.forms.opening import OpenedRow, OpenedSheet
from masa_check.forms.problem import FormProblem, FormSpot, ProblemWeight
from masa_check.forms.reading import read
from masa_check.forms.slot import PLACE, Slot, of_question, of_rows
from masa_check.forms.table import (
    BEFORE,
    CELL,
    EXPLANATIONS,
    FACTS,
    FURTHER,
    HIDDEN,
    ID,
    LIST,
    MARK,
    OWNER,
    QUESTION,
    QUESTIONS,
    STATE,
    FormFacts,
    is_further,
    marks_of,
    unpacked,
)
from masa_check.questions.answer import EMPTY, FieldAnswer
from masa_check.questions.answer_kind import AnswerKind
from masa_check.questions.registry import FieldQuestion
from masa_check.rulebook.duty import Path

ASIDE = frozenset((*HIDDEN, *EXPLANATIONS, STATE))  # what no answer stands in
LOST = 'copy the answer into a fresh form, and read that with this one'


class RowPlace(NamedTuple):
    """Where a row stands, and the letter of each of its columns."""

    file: str
    sheet: str
    row: int
    letters: Mapping[str, str]

    def spot(self, key: str = '') -> FormSpot:
        return FormSpot(self.file, self.sheet, self.row, self.letters.get(key, ''))


class ReturnedAnswer(NamedTuple):
    """An answer as somebody gave it: where, and whether the row is other than the form had it."""

    answer: FieldAnswer
    place: RowPlace
    touched: bool


class ReturnedRow(NamedTuple):
    """A row of a list as somebody gave it; a row that the form had has an id."""

    returned: ReturnedAnswer
    id: str
    owner: str  # what is written as the row it belongs to
    is_faulty: bool = False  # something of it could not be read, and is left out


class FilledForm(NamedTuple):
    """What stands in one form."""

    file: str
    facts: FormFacts
    answers: Mapping[Path, ReturnedAnswer]
    rows: Mapping[str, tuple[ReturnedRow, ...]]  # by the name of the list
    refused: frozenset[Path]  # what could not be read
    problems: tuple[FormProblem, ...]


class FormQuestions:
    """The questions that a form may hold, by name."""

    def __init__(self, questions: Iterable[FieldQuestion], groups: Iterable[FieldQuestion], kind: str) -> None:
        self.kind: Final = kind
        self.asked: Final = {one.name: one for one in (*questions, *groups)}
        self.lists: Final = {
            one.name: one for one in _with_inner(self.asked.values()) if one.kind is AnswerKind.LIST and one.columns
        }


def _with_inner(questions: Iterable[FieldQuestion]) -> Iterator[FieldQuestion]:
    for one in questions:
        yield one
        if one.kind is AnswerKind.LIST:
            yield from one.columns


def facts_of(sheets: Sequence[OpenedSheet]) -> FormFacts | None:
    """What a form says of itself; None for a workbook that is no form."""
    for sheet in sheets:
        if sheet.id == FACTS:
            pairs = [(row.cells.get(ID, ''), next(iter(row.beside.values()), '')) for row in sheet.rows]
            ids = tuple(text for key, text in pairs if key == ID)
            kind, edition, part, name, document = (dict(pairs).get(key, '') for key in FormFacts._fields[:-1])
            return FormFacts(kind, edition, part, name, document, ids)
    return None


def read_form(file: str, facts: FormFacts, sheets: Sequence[OpenedSheet], registry: FormQuestions) -> FilledForm:
    """Everything that stands in a form."""
    reader = _FormReader(file, registry)
    for sheet in sheets:
        reader.take(sheet)
    answers = reader.answers()
    rows = {name: tuple(reader.rows(name)) for name in registry.lists}
    return FilledForm(file, facts, answers, rows, frozenset(reader.refused), tuple(reader.problems))


class _FormReader:
    """Gathers the rows of all sheets, then reads each answer from the rows that it has."""

    def __init__(self, file: str, registry: FormQuestions) -> None:
        self.file, self.registry = file, registry
        self.problems: list[FormProblem] = []
        self.refused: set[Path] = set()
        self._questions: dict[str, list[tuple[RowPlace, OpenedRow]]] = {}
        self._lists: dict[str, list[tuple[RowPlace, OpenedRow]]] = {}

    def take(self, sheet: OpenedSheet) -> None:
        """Take the rows of a sheet, and say what of it is not of the form."""
        what, _, name = sheet.id.partition(':')
        if not sheet.id:
            if sheet.rows:
                self._tell(FormSpot(self.file, sheet.name), 'this sheet is not part of the form, and is not read', '')
            return
        for row in sheet.rows if what in (QUESTIONS, LIST) else ():
            place = RowPlace(self.file, sheet.name, row.number, sheet.letters)
            for cell in row.beside:
                spot = FormSpot(self.file, sheet.name, row.number, cell.rstrip('0123456789'))
                self._tell(spot, 'this column is not part of the form, and is not read', '')
            if what == QUESTIONS:
                self._question_row(place, row)
            elif name in self.registry.lists:
                self._lists.setdefault(name, []).append((place, row))

    def _question_row(self, place: RowPlace, row: OpenedRow) -> None:
        id = row.cells.get(ID, '')
        name = id.partition(FURTHER)[0].partition(CELL)[0]
        if name in self.registry.asked:
            self._questions.setdefault(id, []).append((place, row))
            self._tell_of_given(place, row)
        elif own := _own(row):
            key, text = next(iter(own.items()))
            asked = row.cells.get(QUESTION, '').partition('\n')[0]
            whose = f'; the hidden id of its row, "{asked}", was deleted' if asked else ''
            message = f'{shown(text)} stands in a row that belongs to no question{whose}'
            remedy = LOST if asked else 'move it to the row of its question; a new row cannot be read'
            self.problems.append(FormProblem(place.spot(key), message, remedy))

    def _tell_of_given(self, place: RowPlace, row: OpenedRow) -> None:
        """Say so where somebody wrote into a column that only explains."""
        given = row.cells.get(MARK, '').partition(' ')[2]
        if given and given != marks_of(row.cells, ()).partition(' ')[2]:
            message = 'the text that explains this question has been changed, and what was written there is not read'
            self._tell(place.spot(), message, 'write answers in the white columns')

    def _tell(self, spot: FormSpot, message: str, remedy: str) -> None:
        self.problems.append(FormProblem(spot, message, remedy, ProblemWeight.NOTICE))

    def answers(self) -> Mapping[Path, ReturnedAnswer]:
        """The answer to each question of which there is a row."""
        found = {}
        for name, question in self.registry.asked.items():
            ids = [id for id in self._questions if id == name or id.startswith((f'{name}{FURTHER}', f'{name}{CELL}'))]
            if ids and (given := self._answer(question, ids)):
                found[question.path] = given
        return found

    def _answer(self, question: FieldQuestion, ids: Sequence[str]) -> ReturnedAnswer | None:
        count = len(self.problems)
        rows = [pair for id in sorted(ids) for pair in self._questions[id]]
        answer = self._read(of_question(question, self.registry.kind), question.name)
        cells = {
            part.key: inner
            for part in (question.columns if question.kind is not AnswerKind.LIST else ())
            if not (
                inner := self._read(of_question(part, self.registry.kind), f'{question.name}{CELL}{part.key}')
            ).is_empty
        }
        if any(one.weight is ProblemWeight.PROBLEM for one in self.problems[count:]):
            self.refused.add(question.path)
            return None
        answer = answer._replace(cells=cells)
        if (
            cells
            and not answer.status
            and any(one.value == 'in-place' for one in question.statuses)
            and not answer.proposed
        ):
            answer = answer._replace(status='in-place')
        return ReturnedAnswer(answer, rows[0][0], any(_is_touched(row) for _, row in rows))

    def _read(self, slot: Slot, id: str) -> FieldAnswer:
        """The answer in the row of an id, and in those that continue it."""
        mains = self._questions.get(id, [])
        further = [(int(number), pair) for number, pair in self._further(id)]
        cells = [_own(row) for _, row in mains]
        if len({tuple(sorted(one.items())) for one in cells}) > 1:
            places = ' and '.join(f'sheet "{place.sheet}", row {place.row}' for place, _ in mains)
            message = f'this question has several rows ({places}), and they say different things'
            self.problems.append(FormProblem(mains[0][0].spot(), message, 'keep one row, and delete the others'))
            return EMPTY
        place, main = mains[0] if mains else further[0][1] if further else (None, None)
        if place is None or main is None:
            return EMPTY
        before = unpacked(main.cells.get(BEFORE, '')) if mains else None
        beyond = [_own(row) for _, (_, row) in sorted(further, key=lambda one: one[0]) if _own(row)]
        reading = read(slot, cells[0] if mains else {}, beyond, before)
        for _, (where, row) in further:
            self._only_places(where, row)
        unread = [(where, row) for where, row in (*mains, *(pair for _, pair in further)) if row.faults]
        for where, row in unread:
            self._faults(row.faults, where, slot.question.question)
        if not unread:  # else it would be told again that something is missing
            self._faults(reading.faults, place, slot.question.question)
        return reading.answer

    def _only_places(self, place: RowPlace, row: OpenedRow) -> None:
        """Say so where a row that only continues another, with a further place, has anything else filled in."""
        for key, text in _own(row).items():
            if key != OWNER and key.rpartition('@')[2] not in PLACE.values():
                message = f'{shown(text)} stands in a row that only adds a further place to another'
                self.problems.append(
                    FormProblem(place.spot(key), message, 'move it to the first row of that question or name')
                )

    def _further(self, id: str) -> Iterator[tuple[str, tuple[RowPlace, OpenedRow]]]:
        for other, pairs in self._questions.items():
            base, sign, number = other.rpartition(FURTHER)
            if sign and base == id and number.isdigit():
                yield from ((number, pair) for pair in pairs)

    def _faults(self, faults: Iterable[tuple[str, str, str]], place: RowPlace, about: str) -> None:
        self.problems += [
            FormProblem(place.spot(key), message, remedy, about=(about,)) for key, message, remedy in faults
        ]

    def rows(self, name: str) -> Iterator[ReturnedRow]:
        """The rows of a list, those that the form had by their ids."""
        slot = of_rows(self.registry.lists[name], self.registry.kind)
        pairs = self._lists.get(name, [])
        ids = [row.cells.get(ID, '') for _, row in pairs]
        seen: dict[str, OpenedRow] = {}
        for place, row in pairs:
            id = row.cells.get(ID, '')
            if is_further(id) or (not _own(row) and not row.faults):
                continue
            if id in seen and _own(seen[id]) == _own(row):
                continue  # a sheet or a row that was copied
            continued = [
                pairs[number][1] for number, other in enumerate(ids) if other.rpartition(FURTHER)[0] == id != ''
            ]
            own_id = '' if id in seen else id
            seen.setdefault(id, row) if id else None
            yield self._row(slot, place, row, continued if own_id else (), own_id)

    def _row(self, slot: Slot, place: RowPlace, row: OpenedRow, continued: Sequence[OpenedRow], id: str) -> ReturnedRow:
        own = _own(row)
        owner = own.pop(OWNER, '')
        further = [{key: text for key, text in _own(one).items() if key != OWNER} for one in continued]
        reading = read(slot, own, [one for one in further if one], unpacked(row.cells.get(BEFORE, '')) if id else None)
        self._faults(row.faults or reading.faults, place, slot.question.question)
        touched = not id or any(map(_is_touched, (row, *continued)))
        return ReturnedRow(
            ReturnedAnswer(reading.answer, place, touched), id, owner, bool(reading.faults or row.faults)
        )


def _own(row: OpenedRow) -> dict[str, str]:
    """The cells of a row that somebody fills in."""
    return {key: text for key, text in row.cells.items() if key not in ASIDE}


def _is_touched(row: OpenedRow) -> bool:
    filled_in = row.cells.keys() - ASIDE
    return row.cells.get(MARK, '').partition(' ')[0] != marks_of(row.cells, filled_in).partition(' ')[0]
