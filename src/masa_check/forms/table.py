"""Tables: what stands on each sheet of a form, before a workbook is made of it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from masa_check.forms.slot import clean
from masa_check.questions.answer import FieldAnswer

ID, QUESTION, ASKED, PASSAGES, OWNER = 'id', 'question', 'asked', 'passages', 'owner'
STATE = 'state'  # a formula
EXPLANATIONS = (QUESTION, ASKED, PASSAGES)
FORCE, CHOICES, BEFORE, MARK = 'force', 'choices', 'before', 'mark'
HIDDEN = (ID, FORCE, CHOICES, BEFORE, MARK)
QUESTIONS, LIST = 'questions', 'list'  # what a sheet holds
FURTHER = '#'  # between the id of a row and the number of the row that continues it
CELL = '/'  # between a question and one of its parts, which has a row of its own


KEYS, HEADING, ABOUT, HEADS, FIRST = 1, 2, 3, 4, 5  # the rows of every sheet
LAST = 2_000  # the row down to which there are lists to choose from
MARKER = 'masa-check/'  # before the id of a sheet, in the first cell of its hidden row of keys
HEAD_OF_ID = 'Id'  # by which the row of heads is known
COLUMNS_MOST = 200  # that are looked at
FACTS, START, LISTS = 'facts', 'start', 'choices'  # the ids of sheets without questions


class FormColumn(NamedTuple):
    """A column of a sheet."""

    key: str
    title: str
    width: int = 20
    note: str = ''  # in small letters beneath the title
    folded: bool = False  # at the side of what everybody fills in, and opened by a click
    is_filled_in: bool = True


class FormRow(NamedTuple):
    """A row of a sheet: its cells by column, what may be chosen in them, and which have nothing to fill in."""

    id: str
    cells: Mapping[str, str]
    choices: Mapping[str, tuple[str, ...]] = {}
    closed: frozenset[str] = frozenset()
    group: str = ''  # the id of the whole part that it belongs to
    list_sheet: str = ''  # the id of the table that has the rows of this list
    is_statutory: bool = False
    before: str = ''
    counts: bool = False  # as a question to be answered


class FormTable(NamedTuple):
    """A sheet of a form."""

    id: str  # such as questions:The area or list:partners
    title: str
    intro: str
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]
    choices: Mapping[str, tuple[str, ...]] = {}  # of every row of a list
    strict: frozenset[str] = frozenset()  # the columns in which nothing but the choices may be written
    spare: int = 0  # empty rows to be filled in


class FormFacts(NamedTuple):
    """What a form says of itself on a hidden sheet."""

    kind: str = ''
    edition: str = ''
    part: str = ''  # whose part it is; '' of a whole form
    name: str = ''
    document: str = ''  # its id
    ids: tuple[str, ...] = ()  # of its rows


def row_id(above: str, path: Sequence[str], number: int, name: str) -> str:
    """
    The id of a row of a list: the list, its number and its name, below those of the row that it belongs to.

    Example: ["partners", 1, "Bedfordshire Police"].
    """
    steps: list[Any] = json.loads(above) if above else []
    return json.dumps([*steps, '.'.join(path), number, name], ensure_ascii=False)


def is_further(id: str) -> bool:
    """Whether a row of a list only continues another; the name in an id may have the same sign."""
    return FURTHER in id and id[-1:].isdigit()


def steps_of(id: str) -> list[Any]:
    """The steps of the id of a row of a list: a list, a number and a name, and so on; none of a question."""
    try:
        steps = json.loads(id.rpartition(FURTHER)[0] if is_further(id) else id)
    except ValueError:
        return []
    return steps if isinstance(steps, list) and steps and not len(steps) % 3 else []


def list_of(id: str) -> str:
    """The list to which a row belongs by its id; '' for the id of a question."""
    steps = steps_of(id)
    return str(steps[-3]) if steps else ''


def name_in(id: str) -> str:
    """The name that a row had when the form was made."""
    return str((steps_of(id) or [''])[-1])


def top_of(id: str) -> tuple[str, int]:
    """The list at the top of the id of a row, and the number of the row in it."""
    steps = steps_of(id) or ['', 0]
    return str(steps[0]), int(steps[1])


def marks_of(cells: Mapping[str, str], filled_in: Collection[str]) -> str:
    """
    Two short sums of the cells of a row, by which it shows whether somebody has changed it.

    The first is of what is filled in, the second of what the form gives.
    """
    own = {key: text for key, text in cells.items() if key in filled_in}
    return f'{_sum(own)} {_sum({key: text for key, text in cells.items() if key in EXPLANATIONS})}'


def _sum(cells: Mapping[str, str]) -> str:
    filled = sorted((key, clean(text)) for key, text in cells.items() if clean(text))
    return f'{zlib.crc32(json.dumps(filled, ensure_ascii=False).encode("utf-8", "surrogatepass")):08x}'


def packed(answer: FieldAnswer | None) -> str:
    """An answer as a hidden cell has it."""
    return json.dumps(answer.as_data(), ensure_ascii=True, default=str) if answer else ''


def unpacked(text: str) -> FieldAnswer | None:
    """The answer in a hidden cell; None where there is none, or where it is broken."""
    try:
        return FieldAnswer.of_data(json.loads(text)) if text else None
    except (ValueError, TypeError, AttributeError):
        return None
