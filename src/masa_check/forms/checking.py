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
from masa_check.forms.reading import words_in
from masa_check.forms.slot import ANSWER, DETAIL, PAGE, QUOTE, SECTION, VALUE, WORDS, Slot, of_question
from masa_check.model.status import Status
from masa_check.questions.answer import EMPTY, FieldAnswer
from masa_check.questions.answer_kind import AnswerKind
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
            return Checked(answers, (*problems, *(_unanswered(one, joined, file) for one in faults)))
        for fault, path in known:
            problems.append(_problem(fault, path, joined, registry))
            _leave_out(fault, path, answers, base)
    return Checked(answers, tuple(problems))


def _unanswered(fault: Fault, joined: JoinedForms, file: str) -> FormProblem:
    """What a declaration cannot be without."""
    path = tuple(step for step in fault.at if isinstance(step, str))
    if fault.kind is FaultKind.MISSING_KEY and path in joined.places:
        return FormProblem(
            joined.places[path].spot(VALUE), MUST_BE_ANSWERED, 'fill it in: no declaration can be without it'
        )
    return FormProblem(FormSpot(file, ''), fault.message, fault.remedy)


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


def _problem(fault: Fault, path: Path, joined: JoinedForms, registry: FormQuestions) -> FormProblem:
    """A fault in the words of the form, in its cell."""
    rest = fault.at[len(path) :]
    rows = joined.rows.get(path, ())
    place = joined.places.get(path)
    key = ''
    if rest and isinstance(rest[0], int) and rest[0] < len(rows):
        place, rest = rows[rest[0]].place, rest[1:]
        keys = [step for step in rest if isinstance(step, str)]
        key = _column(keys, place)
    elif place:
        slot = of_question(registry.asked['.'.join(path)], registry.kind)
        keys = [step for step in rest if isinstance(step, str)]
        own = slot.main if slot.has_value else WORDS
        key = next((SUFFIXES[one] for one in reversed(keys) if one in SUFFIXES), VALUE if keys else own)
        if fault.kind is FaultKind.REFUSED and not rest and _lacks_value(slot, joined.answers[path]):
            return _without_value(slot, place)
    remedy = fault.remedy
    if fault.kind is FaultKind.MISSING_KEY:
        return FormProblem(
            place.spot(key) if place else FormSpot('', ''),
            f'"{_words(fault.at[-1])}" is not filled in',
            f'fill it in; {LEFT_OUT}' if rows else 'fill it in',
        )
    if fault.kind is FaultKind.EVADES:
        remedy = 'choose the answer that says so, in place of writing it'
    return FormProblem(place.spot(key) if place else FormSpot('', ''), fault.message, remedy)


def _lacks_value(slot: Slot, answer: FieldAnswer) -> bool:
    return slot.has_value and answer.status == Status.IN_PLACE and not (answer.value or answer.rows)


def _without_value(slot: Slot, place: RowPlace) -> FormProblem:
    """Say in which cell the date, name or figure goes that the document is said to give."""
    spot, what = place.spot(slot.main), VALUES.get(slot.question.kind, 'what the document says')
    words = words_in(slot, Status.IN_PLACE)
    return FormProblem(spot, f'"{words}" needs more', f'put {what} in {spot.column}{spot.row}')


def _words(step: str | int) -> str:
    return str(step).replace('_', ' ')


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
