"""Reads an answer out of the cells of its row, or says what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from masa_check.declaration.declaration import EDITIONS
from masa_check.display import shown
from masa_check.errors import did_you_mean
from masa_check.forms.problem import CellFault
from masa_check.forms.slot import ANSWER, CHOSEN, DETAIL, EMPTY_LIST, PLACE, PROMISES, TO_CONFIRM, VALUE, WORDS, Slot
from masa_check.forms.writing import BAR, BY, FULFILLED, Cells, cells_of, detail_key, further_places
from masa_check.model.status import Status
from masa_check.questions.answer import EMPTY, AnswerPlace, FieldAnswer
from masa_check.questions.answer_kind import AnswerKind, Option, older_of

DETAILS = ('where', 'because', 'lacks')
SILENT = (Status.NOT_STATED, Status.NOT_APPLICABLE)
CHOOSE = 'choose one of the answers in the list of that cell'
MOST_LISTED = 7  # answers in a message: all statuses
A_NUMBER = re.compile(r'[^0-9-]*([0-9]{1,4})')  # a page with words before it
AN_EDITION = re.compile(r'(?:wt|working together(?: to safeguard children)?)?\s*(20[0-9]{2})', re.IGNORECASE)
ELSEWHERE_ON_ROW = 'move it to the column where it belongs, or delete it'


class RowReading(NamedTuple):
    """The answer of a row, or part of one, and what is wrong with its cells; what is wrong is not in the answer."""

    answer: FieldAnswer
    faults: tuple[CellFault, ...] = ()


def read(slot: Slot, cells: Cells, further: Sequence[Cells] = (), before: FieldAnswer | None = None) -> RowReading:
    """
    The answer in the cells of a row and of those that continue it.

    What stood there before, with all that no cell shows, is taken where its cells are as they were.
    """
    mine = _mine(slot, cells)
    beyond = [own for one in further if (own := _mine(slot, one))]
    if before is not None and mine == cells_of(slot, before) and beyond == further_places(slot, before):
        return RowReading(before)
    columns = {
        one.question.key: read(one, cells, further, before.cells.get(one.question.key) if before else None)
        for one in slot.columns
    }
    faults: list[CellFault] = []
    answer = _own(slot, _SlotCells(slot, {key: text for key, text in mine.items() if key in slot.keys}, faults))
    places = (answer.places or ((AnswerPlace(),) if beyond else ())) + tuple(_places(slot, beyond, faults))
    answer = answer._replace(
        places=tuple(one for one in places if any(one)),
        cells={key: one.answer for key, one in columns.items() if not one.answer.is_empty},
    )
    if not answer.status and not answer.proposed and not answer.empty:
        answer = answer._replace(status=_plain_status(slot, answer))
    faults += [fault for one in columns.values() for fault in one.faults]
    return RowReading(_carried(answer, before) if before else answer, tuple(faults))


def _mine(slot: Slot, cells: Cells) -> Cells:
    """The cells of a slot and of the columns within it."""
    if not slot.key:
        return cells
    return {
        key: text for key, text in cells.items() if key == slot.key or key.startswith((f'{slot.key}@', f'{slot.key}.'))
    }


def _plain_status(slot: Slot, answer: FieldAnswer) -> str:
    """The status of an answer of which only parts are filled in, such as the body of an office."""
    if slot.is_row:
        return slot.plain_status if not answer.is_empty else ''
    return _in_place(slot) if slot.key and answer.cells else ''


class _SlotCells:
    """The cells of one slot, with what is wrong with them so far."""

    def __init__(self, slot: Slot, cells: Cells, faults: list[CellFault]) -> None:
        self.slot, self.cells, self.faults = slot, cells, faults

    def get(self, suffix: str) -> str:
        return self.cells.get(self.slot.cell(suffix), '')

    def fault(self, key: str, message: str, remedy: str) -> None:
        self.faults.append(CellFault(key, message, remedy))


def _own(slot: Slot, row: _SlotCells) -> FieldAnswer:
    if not row.cells or _misplaced(slot, row):
        return EMPTY
    status, value, rows = _chosen(slot, row)
    summary, detail = row.cells.get(slot.words_key, ''), row.get(DETAIL)
    if slot.key and slot.words_key == slot.key and status and _status_of(slot, summary):
        summary = ''
    if row.faults:
        return EMPTY
    place = _place(slot, row.cells, row.faults)
    if not (status or value or rows):
        status = _unchosen(slot, row, summary)
    answer = FieldAnswer(
        status='' if status in (EMPTY_LIST.value, TO_CONFIRM.value) else status,
        value=value,
        summary=summary,
        places=(place,) if any(place) else (),
        rows=rows,
        empty=status == EMPTY_LIST.value,
        proposed=Status.IN_PLACE if status == TO_CONFIRM.value else '',
        more={'promises': promises} if (promises := _promises(row.get(PROMISES))) else {},
    )
    if detail:
        answer = _replaced(answer, {detail_key(answer.status): detail})
    _refuse_halves(slot, row, answer)
    return EMPTY if row.faults else answer


def _misplaced(slot: Slot, row: _SlotCells) -> bool:
    """Whether a text stands where this question has nothing to fill in."""
    if slot.key or slot.is_row:
        return False
    parts = {WORDS: 'summary', DETAIL: 'because', PROMISES: 'promises', **dict.fromkeys(PLACE, 'source')}
    closed = [key for key, part in parts.items() if part not in slot.parts]
    if not slot.has_value or slot.question.kind in CHOSEN:
        closed.append(VALUE)
    if not (slot.statuses or slot.question.options or slot.question.kind is AnswerKind.LIST):
        closed.append(ANSWER)
    for key in closed:
        if key in row.cells:
            row.fault(
                key, f'{shown(row.cells[key])} stands in a column that this question does not use', ELSEWHERE_ON_ROW
            )
    return bool(row.faults)


def _chosen(slot: Slot, row: _SlotCells) -> tuple[str, str, tuple[FieldAnswer, ...]]:
    """The status and the value that are chosen or written, and the rows of a list of plain words."""
    main, answered = row.cells.get(slot.main, '') if slot.has_value or slot.key else '', row.get(ANSWER)
    status = value = ''
    if slot.key and main and (bare := _status_of(slot, main)):
        status, main = bare, ''
    is_answer_of_choice = not slot.key and slot.main == ANSWER
    if answered and not is_answer_of_choice:
        if not (known := _status_of(slot, answered)):
            row.fault(slot.cell(ANSWER), *_unknown(answered, _answers(slot)))
        elif status and status != known:
            row.fault(
                slot.cell(ANSWER),
                f'this says {shown(answered)}, and the cell beside it {shown(row.cells[slot.key])}',
                'delete one of the two',
            )
        status = known
    if not slot.has_value or not main:
        return status, '', ()
    if slot.is_list_of_words:
        return status, '', _lines(slot, main, row)
    if slot.question.kind not in CHOSEN:
        return status or _in_place(slot), _edition(main) if slot.question.path[-1] in EDITIONS else main, ()
    value = _value_of(slot.question.options, main)
    if not value and is_answer_of_choice:
        status = _status_of(slot, main)
    if not value and not status:
        row.fault(
            slot.main,
            *_unknown(main, (*slot.question.options, *(_answers(slot) if not slot.key or slot.statuses else ()))),
        )
    return status or _in_place(slot), value, ()


def _edition(text: str) -> str:
    """The short name of the edition that a text names by its year; another text as it is."""
    year = AN_EDITION.fullmatch(text)
    return f'wt{year[1]}' if year else text


def _answers(slot: Slot) -> tuple[Option, ...]:
    return (*slot.statuses, EMPTY_LIST) if slot.question.kind is AnswerKind.LIST and not slot.is_row else slot.statuses


def _in_place(slot: Slot) -> str:
    return Status.IN_PLACE if any(one.value == Status.IN_PLACE for one in slot.statuses) else ''


def _status_of(slot: Slot, text: str) -> str:
    return _value_of(_answers(slot), text)


def _value_of(options: Sequence[Option], text: str) -> str:
    """The value of which these are the words, or which it is itself; '' for other words."""
    plain = ' '.join(text.casefold().split())
    return next((one.value for one in options if plain in (one.words.casefold(), one.value)), '')


def _lines(slot: Slot, text: str, row: _SlotCells) -> tuple[FieldAnswer, ...]:
    """A row for each line; each that must be one of some words is looked up."""
    options, rows = slot.question.options, []
    for line in filter(None, map(str.strip, text.split('\n'))):
        value = _value_of((*options, *older_of(options)), line) if options else line
        if not value:
            row.fault(slot.main, *_unknown(line, options))
        rows.append(FieldAnswer(value=value))
    return tuple(rows)


def _unknown(text: str, options: Sequence[Option]) -> tuple[str, str]:
    words = [one.words for one in options]
    near = did_you_mean(text, words)
    listed = '; '.join(f'"{one}"' for one in words[:MOST_LISTED]) + ('; ...' if words[MOST_LISTED:] else '')
    return f'{shown(text)} is not one of the answers', f'choose one of: {listed}' + (f' ({near})' if near else '')


def _place(slot: Slot, cells: Cells, faults: list[CellFault]) -> AnswerPlace:
    words = {part: cells.get(slot.cell(suffix), '') for suffix, part in PLACE.items()}
    page = words['page']
    if page and not (page.isascii() and page.isdigit()):
        number = A_NUMBER.fullmatch(page)
        remedy = f'write {number[1]}' if number else 'write the number of one page'
        faults.append(CellFault(slot.cell('@page'), f'{shown(page)} is not the number of a page', remedy))
        return AnswerPlace()
    return AnswerPlace(**words)


def _places(slot: Slot, further: Sequence[Cells], faults: list[CellFault]) -> Iterator[AnswerPlace]:
    for cells in further:
        yield _place(slot, cells, faults)


def _promises(text: str) -> list[Any]:
    return [_promise(line) for line in filter(None, map(str.strip, text.split('\n')))]


def _promise(line: str) -> Any:
    what, *parts = line.split(BAR)
    promise: dict[str, Any] = {'what': what}
    for part in parts:
        if part.startswith(BY):
            promise['by'] = part.removeprefix(BY)
        elif part == FULFILLED:
            promise['kept'] = True
        else:
            return {'what': line}
    return promise


def _unchosen(slot: Slot, row: _SlotCells, summary: str) -> str:
    """The status where none is chosen: of a row of a list and its columns it is plain, elsewhere somebody must say."""
    if slot.key:
        return _in_place(slot) if summary else ''
    if slot.is_row or slot.question.kind in (AnswerKind.GROUP, AnswerKind.RECORD) or not slot.statuses:
        return ''
    row.fault(ANSWER, 'something is filled in on this row, and no answer is chosen', CHOOSE)
    return ''


def _refuse_halves(slot: Slot, row: _SlotCells, answer: FieldAnswer) -> None:
    """Say what an answer still needs, or what contradicts it."""
    status = answer.status
    words = words_in(slot, status)
    if status in (Status.IN_PART, Status.ELSEWHERE, Status.NOT_APPLICABLE) and not row.get(DETAIL):
        needed = {Status.IN_PART: 'what is missing, or for whom', Status.ELSEWHERE: 'where the text points to'}
        row.fault(
            slot.cell(DETAIL),
            f'"{words}" needs more',
            f'write here {needed.get(Status(status), "why it does not arise")}',
        )
    is_bare = not (answer.summary or answer.quote or answer.value or answer.more or answer.rows)
    needs_words = slot.question.kind is AnswerKind.STATEMENT or status == Status.PLANNED
    if status in (Status.IN_PLACE, Status.IN_PART, Status.PLANNED) and is_bare and needs_words and not slot.is_row:
        row.fault(
            slot.words_key, f'"{words}" needs more', 'write here what it says, in your own words, or give a quotation'
        )
    if status in SILENT and (answer.summary or answer.value or answer.quote or answer.rows):
        row.fault(
            slot.cell(ANSWER),
            f'the answer is "{words}", and yet the row has words of the text',
            'choose another answer, or delete the words',
        )


def words_in(slot: Slot, status: str) -> str:
    """A status in the words of the form."""
    return next((one.words for one in slot.statuses if one.value == status), status)


def _carried(answer: FieldAnswer, before: FieldAnswer) -> FieldAnswer:
    """The answer with what no cell shows, where it still speaks of the same: who read it, and further reasons."""
    same = ('status', 'value', 'summary', 'rows')
    if any(getattr(answer, one) != getattr(before, one) for one in same) or answer.is_empty:
        return answer
    hidden = {key: value for key, value in before.more.items() if key != 'promises'}
    hidden_words = {key: getattr(before, key) for key in DETAILS if key != detail_key(before.status)}
    return _replaced(answer, {**hidden_words, 'more': {**hidden, **answer.more}})


def _replaced(answer: FieldAnswer, parts: Mapping[str, Any]) -> FieldAnswer:
    return answer._replace(**parts)
