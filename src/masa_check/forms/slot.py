"""Slots: the cells of a row in which one answer stands, and what may stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from masa_check.declaration.kinds import model_of
from masa_check.model.shape import Field, NoSuchPathError, field_at, fields
from masa_check.model.statement import Part, WithStatus
from masa_check.model.status import Status
from masa_check.questions.answer_kind import AnswerKind, Option, statuses_of
from masa_check.questions.registry import FieldQuestion

# What stands behind the key of a slot: in which of its cells.
ANSWER, VALUE, WORDS, DETAIL = '@answer', '@value', '@words', '@detail'
QUOTE, SECTION, PAGE, TEXT, PROMISES = '@quote', '@section', '@page', '@text', '@promises'
PLACE = {QUOTE: 'quote', SECTION: 'section', PAGE: 'page', TEXT: 'text'}
CHOSEN = (AnswerKind.CHOICE, AnswerKind.YES_NO)
EMPTY_LIST = Option('empty', 'The list is there, and nothing is in it')
TO_CONFIRM = Option('proposed', 'Found by the program, still to confirm')
UNSEEN = re.compile('[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]')
ESCAPE = re.compile('_x(?=[0-9A-Fa-f]{4}_)')  # which spreadsheets read as a letter by its number


class Slot(NamedTuple):
    """The cells of one answer: of a row of questions, of a row of a list itself, or of a column within it."""

    key: str  # '' where the whole row is about it
    question: FieldQuestion
    statuses: tuple[Option, ...]
    parts: frozenset[str]  # of summary, because, where, source, promises: what its model has
    columns: tuple[Slot, ...] = ()
    is_row: bool = False
    plain_status: str = ''  # of a row that says nothing else: in place, where its model has a status of its own

    @property
    def main(self) -> str:
        """The cell for the value; of a row of questions, that of what is chosen is the answer itself."""
        if self.key:
            return self.key
        return ANSWER if self.question.kind in CHOSEN else VALUE

    @property
    def has_value(self) -> bool:
        """Whether it has a value beside a status and words: a date, a name, plain words one a line."""
        kind = self.question.kind
        if self.is_row or kind in (AnswerKind.STATEMENT, AnswerKind.GROUP, AnswerKind.RECORD):
            return False
        return kind is not AnswerKind.LIST or self.is_list_of_words

    @property
    def is_list_of_words(self) -> bool:
        return self.question.kind is AnswerKind.LIST and not self.question.columns

    @property
    def words_key(self) -> str:
        """The cell for one's own words: in a column of a list its main cell, unless that has a value."""
        return self.key if self.key and self.question.kind is AnswerKind.STATEMENT else self.key + WORDS

    def cell(self, suffix: str) -> str:
        return self.key + suffix

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its own cells, in their order."""
        return tuple(dict.fromkeys(self._keys()))

    def _keys(self) -> Iterator[str]:
        is_theme = not self.key and not self.is_row
        if self.key and (self.has_value or self.question.kind is AnswerKind.STATEMENT):
            yield self.key
        if is_theme or self.statuses:
            yield self.cell(ANSWER)
        if is_theme:
            yield VALUE
        if is_theme or 'summary' in self.parts:
            yield self.words_key
        if is_theme or 'because' in self.parts:
            yield self.cell(DETAIL)
        if is_theme or 'source' in self.parts:
            yield from (self.cell(suffix) for suffix in PLACE)
        if is_theme or 'promises' in self.parts:
            yield self.cell(PROMISES)


def of_question(question: FieldQuestion, kind: str) -> Slot:
    """The slot of a row of questions."""
    field = _field(question, kind)
    return Slot('', question, question.statuses, _parts(field))


def of_rows(question: FieldQuestion, kind: str) -> Slot:
    """The slot of the rows of a list, with a slot for each column."""
    field = _field(question, kind)
    item = field._replace(is_list=False, silence=None) if field else None
    statuses = tuple(one for one in statuses_of(item) if one.value != Status.IN_PLACE) if item else ()
    columns = tuple(_column(one, one.key, kind) for one in question.columns)
    proposed = (TO_CONFIRM,) if item and item.holds(WithStatus) else ()
    plain = Status.IN_PLACE.value if item and item.holds(WithStatus) and not item.holds(Part) else ''
    return Slot('', question, (*statuses, *proposed), _parts(item), columns, is_row=True, plain_status=plain)


def _column(question: FieldQuestion, key: str, kind: str) -> Slot:
    field = _field(question, kind)
    is_list = question.kind is AnswerKind.LIST
    columns = () if is_list else tuple(_column(one, f'{key}.{one.key}', kind) for one in question.columns)
    return Slot(key, question, question.statuses, _parts(field), columns)


def _field(question: FieldQuestion, kind: str) -> Field | None:
    """The field that a question asks about; none for the short name of what a mapping holds."""
    try:
        return field_at(model_of(kind), question.path, through_lists=True)
    except NoSuchPathError:
        return None


def _parts(field: Field | None) -> frozenset[str]:
    if field is None:
        return frozenset()
    model = field.silence if field.is_list else field.type
    return frozenset({'summary', 'because', 'where', 'source', 'promises'} & fields(model).keys())


def clean(text: str) -> str:
    """A text as a spreadsheet gives it back: no ends of lines but one kind, nothing unseen, nothing at its ends."""
    return ESCAPE.sub('_ x', UNSEEN.sub('', text.replace('\r\n', '\n').replace('\r', '\n'))).strip()
