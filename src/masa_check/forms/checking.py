"""Holds joined answers to the model of a declaration, and says of each fault in which cell of a form it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from masa_check.declaration.declaration import Fault, FaultKind, fitted
from masa_check.declaration.kinds import model_of
from masa_check.declaration.proposals import confirmed
from masa_check.forms.filled import FormQuestions, RowPlace
from masa_check.forms.joining import JoinedForms
from masa_check.forms.problem import FormProblem, FormSpot
from masa_check.forms.question_table import COLUMNS
from masa_check.forms.reading import words_in
from masa_check.forms.slot import ANSWER, DETAIL, PAGE, QUOTE, SECTION, VALUE, WORDS, Slot, of_question
from masa_check.model.status import Status
from masa_check.questions.answer import EMPTY, FieldAnswer
from masa_check.questions.answer_kind import AnswerKind
from masa_check.questions.fault_wording import PageFields, worded
from masa_check.questions.plain_data import data_of_answers
from masa_check.rulebook.duty import Path
from masa_check.values import KeyPath

LEFT_OUT = 'the list is left out until then, for without a row it would say something else'
SUFFIXES = {
    'summary': WORDS,
    **dict.fromkeys(('where', 'because', 'lacks'), DETAIL),
    'status': ANSWER,
    'page': PAGE,
    'quote': QUOTE,
    'section': SECTION,
}
TITLES = {one.key: one.title for one in COLUMNS}
FIELDS = PageFields({**{key: TITLES[one] for key, one in SUFFIXES.items()}, 'value': TITLES[VALUE]}, is_sheet=True)
VALUES = {
    AnswerKind.DATE: 'the date',
    AnswerKind.DAY_OF_YEAR: 'the day',
    AnswerKind.MONEY: 'the sum',
    AnswerKind.NUMBER: 'the number',
    AnswerKind.SHARE: 'the share',
}
ROUNDS = 60
MUST_BE_ANSWERED = 'this question is not answered'


class Checked(NamedTuple):
    """The answers that a declaration takes, and what is wrong with the others."""

    answers: Mapping[Path, FieldAnswer]
    problems: tuple[FormProblem, ...]


def checked(joined: JoinedForms, registry: FormQuestions, file: str, base: Mapping[Path, FieldAnswer]) -> Checked:
    """The joined answers, over those of a declaration that is there already, without those that it cannot take."""
    answers, problems, kind = dict(joined.answers), list[FormProblem](), registry.kind
    for _ in range(ROUNDS):
        whole = {path: answer for path, answer in {**base, **answers}.items() if not answer.is_empty}
        faults = _faults({'kind': kind, **data_of_answers(whole, kind, short=False)}, kind)
        known = [(fault, path) for fault in faults if (path := _path(fault.at, answers))]
        if not faults:
            return Checked(answers, tuple(problems))
        if not known:
            return Checked(answers, (*problems, *(_unanswered(one, joined, registry, file) for one in faults)))
        for fault, path in known:
            problems.append(_problem(fault, path, joined, registry, file))
            _leave_out(fault, path, answers, base)
    return Checked(answers, tuple(problems))


def _unanswered(fault: Fault, joined: JoinedForms, registry: FormQuestions, file: str) -> FormProblem:
    """What a declaration cannot be without."""
    path = tuple(step for step in fault.at if isinstance(step, str))
    question = registry.asked.get('.'.join(path))
    if fault.kind is FaultKind.MISSING_KEY and path in joined.places and question:
        spot = joined.places[path].spot(VALUE)
        remedy = 'fill it in: no declaration can be without it'
        return FormProblem(spot, MUST_BE_ANSWERED, remedy, about=(question.question,))
    if question is None:
        return FormProblem(FormSpot(file, ''), fault.message, fault.remedy)
    found = worded(fault, question, joined.answers.get(path, EMPTY), FIELDS)
    return FormProblem(FormSpot(file, ''), found.message, found.remedy, about=(question.question,))


def _faults(data: dict[str, Any], kind: str) -> tuple[Fault, ...]:
    read = fitted(data, model_of(kind))
    if isinstance(read, tuple):
        return read
    read = fitted(confirmed(data), model_of(kind))
    return read if isinstance(read, tuple) else ()


def _path(at: KeyPath, answers: Mapping[Path, FieldAnswer]) -> Path:
    """The question to which a fault belongs, the longest that has an answer."""
    keys = tuple(step for step in at if isinstance(step, str))
    several = [keys[:length] for length in range(len(keys), 0, -1)]
    return next((path for path in several if path in answers and not answers[path].is_empty), ())


def _problem(fault: Fault, path: Path, joined: JoinedForms, registry: FormQuestions, file: str) -> FormProblem:
    """A fault in the words of the form, in its cell."""
    question, answer = registry.asked['.'.join(path)], joined.answers[path]
    place, rest = _place(fault.at[len(path) :], path, joined)
    found = worded(fault, question, answer, FIELDS)
    about = (question.question, *found.rows)
    if place is None or not place.file:  # an answer that stands in the declaration alone
        return FormProblem(FormSpot(file, ''), found.message, found.remedy, about=about)
    if joined.rows.get(path):
        end = f'; {LEFT_OUT}' if fault.kind is FaultKind.MISSING_KEY else ''
        return FormProblem(place.spot(_column(rest, place)), found.message, f'{found.remedy}{end}', about=about)
    slot = of_question(question, registry.kind)
    if fault.kind is FaultKind.REFUSED and not rest and _lacks_value(slot, answer):
        return _without_value(slot, place)
    own = slot.main if slot.has_value else WORDS
    key = next((SUFFIXES[one] for one in reversed(rest) if one in SUFFIXES), VALUE if rest else own)
    return FormProblem(place.spot(key), found.message, found.remedy, about=about)


def _place(rest: KeyPath, path: Path, joined: JoinedForms) -> tuple[RowPlace | None, list[str]]:
    """The row of the form in which something stands, which may be on the sheet of an inner list; and the keys left."""
    rows, place = joined.rows.get(path, ()), joined.places.get(path)
    if rest and isinstance(rest[0], int) and rest[0] < len(rows):
        row, rest = rows[rest[0]], rest[1:]
        place = row.place
        inner = row.inner.get(str(rest[0]), ()) if rest[1:] else ()
        if inner and isinstance(rest[1], int) and rest[1] < len(inner):
            place, rest = inner[rest[1]], rest[2:]
    return place, [step for step in rest if isinstance(step, str)]


def _lacks_value(slot: Slot, answer: FieldAnswer) -> bool:
    return slot.has_value and answer.status == Status.IN_PLACE and not (answer.value or answer.rows)


def _without_value(slot: Slot, place: RowPlace) -> FormProblem:
    """Say in which cell the date, name or figure goes that the document is said to give."""
    spot, what = place.spot(slot.main), VALUES.get(slot.question.kind, 'what the document says')
    words, about = words_in(slot, Status.IN_PLACE), (slot.question.question,)
    return FormProblem(spot, f'"{words}" needs more', f'put {what} in {spot.column}{spot.row}', about=about)


def _column(keys: list[str], place: RowPlace) -> str:
    """The column of a list in which something stands: as much of the path as there is a column for."""
    suffix = next((SUFFIXES[one] for one in reversed(keys) if one in SUFFIXES), '')
    for length in range(len(keys), 0, -1):
        name = '.'.join(keys[:length])
        for key in (name + suffix, name):
            if key in place.letters:
                return key
    return suffix if suffix in place.letters else ''


def _leave_out(fault: Fault, path: Path, answers: dict[Path, FieldAnswer], base: Mapping[Path, FieldAnswer]) -> None:
    """Leave out what a fault is about: a cell of a row, if the row can stand without it, else the answer."""
    keys = fault.at[len(path) :]
    answer = answers[path]
    row = keys[0] if keys and isinstance(keys[0], int) else None
    if row is not None and row < len(answer.rows) and path not in base:
        cell = next((step for step in keys[1:] if isinstance(step, str)), '')
        cells = answer.rows[row].cells
        if cell in cells and cell not in ('name', 'kind'):
            without = answer.rows[row]._replace(cells={key: one for key, one in cells.items() if key != cell})
            answers[path] = answer._replace(rows=(*answer.rows[:row], without, *answer.rows[row + 1 :]))
            return
    if path in base:
        del answers[path]
    else:
        answers[path] = EMPTY
