"""Writes an answer into the cells of its row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from masa_check.forms.slot import (
    ANSWER,
    CHOSEN,
    DETAIL,
    EMPTY_LIST,
    PLACE,
    PROMISES,
    TO_CONFIRM,
    Slot,
    clean,
)
from masa_check.model.status import Status
from masa_check.questions.answer import EMPTY, AnswerPlace, FieldAnswer
from masa_check.questions.answer_kind import Option

Cells = Mapping[str, str]
DETAIL_OF = {Status.IN_PART: 'lacks', Status.ELSEWHERE: 'where'}  # of other statuses `because`
BAR = ' | '  # between the parts of a promise
BY, FULFILLED = 'by ', 'kept'


def cells_of(slot: Slot, answer: FieldAnswer) -> Cells:
    """
    The cells of an answer that have words, each text clean; not those of further places.

    Example: of `Answer('not-stated')` in the row of a statement, {'@answer': 'It says nothing about it'}.
    """
    whole = dict(_own(slot, answer))
    for column in slot.columns:
        whole.update(cells_of(column, answer.cells.get(column.question.key, EMPTY)))
    return {key: text for key, written in whole.items() if (text := clean(written))}


def place_cells(slot: Slot, place: AnswerPlace) -> Cells:
    """The cells of one place."""
    if 'source' not in slot.parts:
        return {}
    cells = {slot.cell(suffix): clean(getattr(place, part)) for suffix, part in PLACE.items()}
    return {key: text for key, text in cells.items() if text}


def further_places(slot: Slot, answer: FieldAnswer) -> list[Cells]:
    """The cells of each row that continues this one, with the second place of each answer in it, and so on."""
    several = [place_cells(slot, place) for place in answer.places[1:]] if not is_only_found(slot, answer) else []
    for column in slot.columns:
        for number, cells in enumerate(further_places(column, answer.cells.get(column.question.key, EMPTY))):
            if number == len(several):
                several.append({})
            several[number] = {**several[number], **cells}
    return several


def _own(slot: Slot, answer: FieldAnswer) -> Iterable[tuple[str, str]]:
    yield slot.words_key, answer.summary
    only_found = is_only_found(slot, answer)
    if slot.has_value and not only_found:
        yield slot.main, _value(slot, answer)
    yield from _status(slot, answer)
    yield slot.cell(DETAIL), getattr(answer, detail_key(answer.status))
    if not only_found:
        yield from place_cells(slot, answer.places[0] if answer.places else AnswerPlace()).items()
    yield slot.cell(PROMISES), '\n'.join(map(_promise, answer.more.get('promises', ())))


def is_only_found(slot: Slot, answer: FieldAnswer) -> bool:
    """Whether the program proposes the answer to a question: it stands beside the cells, for a person to copy."""
    return bool(answer.proposed) and not slot.key and not slot.is_row


def _value(slot: Slot, answer: FieldAnswer) -> str:
    options = slot.question.options
    if slot.is_list_of_words:
        return '\n'.join(words_of(options, row.value) for row in answer.rows)
    return words_of(options, answer.value) if slot.question.kind in CHOSEN else answer.value


def _status(slot: Slot, answer: FieldAnswer) -> Iterable[tuple[str, str]]:
    """The status in words; in a column of a list it stands in the main cell if that has nothing else to say."""
    words = _status_words(slot, answer)
    if slot.is_row:
        if answer.status != Status.IN_PLACE:
            yield ANSWER, words
    elif not slot.key:
        if words and not (slot.main == ANSWER and answer.value):
            yield ANSWER, words
    elif words and answer.status != Status.IN_PLACE:
        is_bare = slot.key in slot.keys and not (answer.summary or answer.value or answer.rows)
        yield (slot.key if is_bare else slot.cell(ANSWER)), words


def _status_words(slot: Slot, answer: FieldAnswer) -> str:
    if answer.empty:
        return EMPTY_LIST.words
    if slot.is_row and answer.proposed == Status.IN_PLACE and not answer.status:
        return TO_CONFIRM.words
    return words_of(slot.statuses, answer.status) if answer.status else ''


def detail_key(status: str) -> str:
    """Which part of an answer stands in the cell for what is missing, where to look, or why."""
    return DETAIL_OF.get(Status(status), 'because') if status else 'because'


def words_of(options: Iterable[Option], value: str) -> str:
    """The plain words for a value; the value itself where it is none of those that may be chosen."""
    return next((one.words for one in options if one.value == value), value)


def _promise(promise: Any) -> str:
    """
    A promise on one line.

    Example: "The group is to meet again | by August 2020 | kept".
    """
    if not isinstance(promise, Mapping):
        return str(promise)
    by = f'{BAR}{BY}{promise["by"]}' if 'by' in promise else ''
    return f'{promise.get("what", "")}{by}{BAR + FULFILLED if promise.get("kept") else ""}'
