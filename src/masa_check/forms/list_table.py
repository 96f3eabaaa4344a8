"""Makes the sheet of a list: a row for each partner, agency or contribution, and empty rows for more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from masa_check.forms.reading import read
from masa_check.forms.slot import (
    ANSWER,
    DETAIL,
    EMPTY_LIST,
    PAGE,
    PLACE,
    PROMISES,
    QUOTE,
    SECTION,
    TEXT,
    WORDS,
    Slot,
    of_rows,
)
from masa_check.forms.table import (
    BEFORE,
    FURTHER,
    HEAD_OF_ID,
    ID,
    LIST,
    MARK,
    OWNER,
    FormColumn,
    FormRow,
    FormTable,
    packed,
    row_id,
)
from masa_check.forms.writing import cells_of, further_places
from masa_check.questions.answer import EMPTY, FieldAnswer
from masa_check.questions.answer_kind import AnswerKind
from masa_check.questions.registry import FieldQuestion
from masa_check.rulebook.duty import Path

PLACE_NAMES = frozenset(PLACE.values())
SPARE = 12
LAST_OF_LIST = 'list'  # a key that says no more than its owner
SEVERAL = 'one a line (Alt+Enter)'
SUFFIXES = {
    ANSWER: ('answer', 22, 'if it does not simply say so'),
    WORDS: ('in your own words', 30, ''),
    DETAIL: ('missing, where, or why', 24, 'if the answer needs it'),
    QUOTE: ('quotation', 22, '5 to 40 words, letter by letter'),
    SECTION: ('heading', 15, ''),
    PAGE: ('page', 6, ''),
    TEXT: ('which text', 14, ''),
    PROMISES: ('promises', 28, 'one a line'),
}
SHOWN = (QUOTE, SECTION, PAGE)  # of a row itself, without a click
CHOSEN = (AnswerKind.CHOICE, AnswerKind.YES_NO)
WIDE, NARROW = 19, 12  # letters
ROOM, MOST_WIDER = 176, 2  # letters of a page across, and how many times wider a column may be where there are few
INTRO = 'A row for each. Fill in the empty rows for more. To take one out, delete its row.'


def sheet_id(question: FieldQuestion) -> str:
    """The id of the sheet of a list."""
    return f'{LIST}:{question.name}'


def name_of_sheet(path: Path) -> str:
    """
    What the sheet of a list is called.

    Example: of agencies.list "Agencies", of funding.contributions "Funding, contributions".
    """
    steps = [one.replace('_', ' ') for one in path if one != LAST_OF_LIST]
    title = ', '.join(steps)
    return title[:1].upper() + title[1:]


def tables(question: FieldQuestion, kind: str, answer: FieldAnswer) -> Iterator[FormTable]:
    """The sheet of a list, and one for each list that its rows have in turn, whose rows name the row they belong to."""
    slot = of_rows(question, kind)
    owners = [('', '', row) for row in answer.rows]
    yield _table(slot, owners, '')
    for inner in question.columns:
        if inner.kind is AnswerKind.LIST and inner.columns:
            ids = _ids(question.path, owners)
            rows = [
                (id, name_of(row), each)
                for id, (_, _, row) in zip(ids, owners, strict=True)
                for each in row.cells.get(inner.key, EMPTY).rows
            ]
            yield _table(of_rows(inner, kind), rows, name_of_sheet(question.path))


def _table(slot: Slot, owned: Sequence[tuple[str, str, FieldAnswer]], owner_title: str) -> FormTable:
    path = slot.question.path
    ids = _ids(path, owned)
    rows = [row for id, (_, owner, answer) in zip(ids, owned, strict=True) for row in _rows(slot, id, owner, answer)]
    owner = (FormColumn(OWNER, f'Belongs to ({owner_title})', WIDE, 'the name of a row there'),) if owner_title else ()
    columns = (
        FormColumn(ID, HEAD_OF_ID, 12, is_filled_in=False),
        *owner,
        *_widened(columns_of(slot, to_confirm=any(answer.proposed for _, _, answer in owned))),
        FormColumn(BEFORE, 'Before', 10, is_filled_in=False),
        FormColumn(MARK, 'Mark', 10, is_filled_in=False),
    )
    choices, strict = _choices(slot)
    return FormTable(
        f'{LIST}:{slot.question.name}', name_of_sheet(path), INTRO, columns, tuple(rows), choices, strict, SPARE
    )


def _widened(columns: Iterable[FormColumn]) -> Iterator[FormColumn]:
    """Columns as wide as a page in print has room for, where they are few."""
    every = list(columns)
    total = sum(one.width for one in every if not one.folded)
    for one in every:
        yield one._replace(width=one.width * min(max(ROOM, total), total * MOST_WIDER) // total)


def _ids(path: Path, owned: Sequence[tuple[str, str, FieldAnswer]]) -> list[str]:
    return [row_id(above, path, number, name_of(row)) for number, (above, _, row) in enumerate(owned, start=1)]


def name_of(row: FieldAnswer) -> str:
    """What a row is known by: its name, or its first cell."""
    named = row.cells.get('name') or next((cell for cell in row.cells.values() if cell.value), EMPTY)
    return named.value


def _rows(slot: Slot, id: str, owner: str, answer: FieldAnswer) -> Iterator[FormRow]:
    """The row of an item, and those that continue it with further places."""
    own = without_inner_rows(slot, answer)
    cells, further = cells_of(slot, own), further_places(slot, own)
    named: Mapping[str, str] = {OWNER: owner} if owner else {}
    before = packed(own) if read(slot, cells, further) != (own, ()) else ''
    yield FormRow(id, {**named, **cells}, before=before)
    for number, more in enumerate(further, start=2):
        yield FormRow(f'{id}{FURTHER}{number}', {**named, **more}, closed=beyond_places(slot))


def beyond_places(slot: Slot) -> frozenset[str]:
    """The cells that have nothing to fill in where a row only continues another with further places."""
    keys = {key for one in (slot, *_slots(slot)) for key in one.keys}
    return frozenset((OWNER, *(key for key in keys if key.rpartition('@')[2] not in PLACE_NAMES)))


def without_inner_rows(slot: Slot, answer: FieldAnswer) -> FieldAnswer:
    """A row without the rows of the lists in it, which have a sheet of their own."""
    inner = {one.question.key for one in slot.columns if one.question.kind is AnswerKind.LIST and one.question.columns}
    cells = {key: cell._replace(rows=()) if key in inner else cell for key, cell in answer.cells.items()}
    return answer._replace(cells={key: cell for key, cell in cells.items() if not cell.is_empty})


def columns_of(slot: Slot, *, to_confirm: bool = False) -> Iterator[FormColumn]:
    """
    The columns of a list: what everybody fills in first, and folded at the side what few need.

    Where rows are still to be confirmed, the column that says so is open.
    """
    every = [(column, key) for column in _slots(slot) for key in column.keys]
    mains = [FormColumn(key, *_main(column)) for column, key in every if key == column.key]
    own = [_suffixed(slot, key) for key in slot.keys]
    own = [one._replace(folded=False) if to_confirm and one.key == ANSWER else one for one in own]
    beside = [_suffixed(column, key) for column, key in every if key != column.key]
    yield from mains
    yield from (one for one in own if not one.folded)
    yield from (one for one in (*own, *beside) if one.folded)


def _slots(slot: Slot) -> Iterator[Slot]:
    for column in slot.columns:
        yield column
        yield from _slots(column)


def _main(slot: Slot) -> tuple[str, int, str]:
    question = slot.question
    note = question.question + (f'; {SEVERAL}' if slot.is_list_of_words else '')
    is_wide = slot.is_list_of_words or question.kind in (AnswerKind.STATEMENT, AnswerKind.TEXT)
    return _title(slot), WIDE if is_wide else NARROW, note


def _title(slot: Slot) -> str:
    """
    The heading of a column.

    Example: of the rank of a lead "Lead, rank".
    """
    title = slot.key.replace('_', ' ').replace('.', ', ')
    return title[:1].upper() + title[1:]


def _suffixed(slot: Slot, key: str) -> FormColumn:
    title, width, note = SUFFIXES[key[len(slot.key) :]]
    is_shown = slot.is_row and key in SHOWN
    return FormColumn(
        key, f'{_title(slot)}: {title}' if slot.key else title.capitalize(), width, note, folded=not is_shown
    )


def _choices(slot: Slot) -> tuple[Mapping[str, tuple[str, ...]], frozenset[str]]:
    """What may be chosen in each column, and in which nothing else may stand."""
    choices: dict[str, tuple[str, ...]] = {}
    strict: set[str] = set()
    for one in (slot, *_slots(slot)):
        statuses = [option.words for option in one.statuses]
        if one.cell(ANSWER) in one.keys:
            extra = [EMPTY_LIST.words] if one.question.kind is AnswerKind.LIST and not one.is_row else []
            choices[one.cell(ANSWER)] = (*statuses, *extra)
            strict.add(one.cell(ANSWER))
        if one.key in one.keys and (one.question.options or one.statuses):
            options = [option.words for option in one.question.options] if not one.is_list_of_words else []
            bare = [option.words for option in one.statuses if option.value != 'in-place']
            choices[one.key] = (*options, *bare)
            if one.question.kind in CHOSEN:
                strict.add(one.key)
    return {key: words for key, words in choices.items() if words}, frozenset(strict)
