"""Says what is wrong with an answer to whoever fills in a page: in which row and field, and what to do there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from masa_check.declaration.declaration import Fault, FaultKind
from masa_check.invalid import Invalid
from masa_check.model.status import Status
from masa_check.questions.answer import EMPTY, FieldAnswer
from masa_check.questions.answer_kind import KEY, SOURCE, STATUSES, AnswerKind
from masa_check.questions.registry import FieldQuestion
from masa_check.values import KeyPath

NAMES = ('name', 'office', 'title', 'edition', KEY)  # cells by which a row is known
PROMISES, PAGE = 'promises', 'page'
THIS = 'this field'
SAY_IT = 'write what the document says, or leave this empty'


class Mending(NamedTuple):
    """What is wrong with some words, the answers of which one says it instead, and what to do where none is offered."""

    wrong: str
    remedy: str
    instead: tuple[Status, ...] = ()


WORDS: Mapping[Invalid, Mending] = {
    Invalid.EMPTY_WORDS: Mending('says nothing', SAY_IT),
    Invalid.BEGINS_WITH_KEY: Mending('begins with a word that only a file understands', SAY_IT),
    Invalid.BEGINS_WITH_STATUS: Mending(
        'begins with the name of an answer', 'choose that answer, and leave it out here'
    ),
    Invalid.SILENCE: Mending('says that the document is silent', 'leave this empty', (Status.NOT_STATED,)),
    Invalid.NOT_ARISING: Mending(
        'says that this does not arise', 'leave this empty', (Status.NOT_APPLICABLE, Status.NOT_STATED)
    ),
    Invalid.PROMISE: Mending('speaks of what is to come', SAY_IT, (Status.PLANNED,)),
    Invalid.POINTER: Mending('points to another place', SAY_IT, (Status.ELSEWHERE,)),
    Invalid.SECTION: Mending('names a place in the document, and not what it says there', SAY_IT),
    Invalid.PLACE: Mending('says where a text is kept, and not what is in place', SAY_IT, (Status.ELSEWHERE,)),
    Invalid.HEADING: Mending('only repeats the heading under which it stands', SAY_IT),
    Invalid.BARE: Mending('does not say what is in place', 'say it in a few words'),
    Invalid.ONE_WORD: Mending('is one word', 'say it in a few words'),
    Invalid.NO_LACK: Mending('does not say what is missing', 'name what is missing, or for whom it is missing'),
    Invalid.NO_OFFICE: Mending('is no office', 'name the office, such as Head of Safeguarding'),
    Invalid.NO_FILE: Mending('is not the name of a file', 'write the name alone, such as luton.pdf'),
}


class PageFields(NamedTuple):
    """
    What a page calls the fields of an answer, by their keys.

    A sheet has a column of answers beside a cell of a row, and numbers of its own for rows; a page has neither.
    """

    labels: Mapping[str, str]
    is_sheet: bool = False


class FaultSpot(NamedTuple):
    """Where in the answer to a question a fault stands: the rows on the way, the question of a cell, and a field."""

    question: FieldQuestion
    rows: tuple[tuple[int, str], ...] = ()  # the place of each in its list, from 0, and by what it is known
    key: str = ''
    is_cell: bool = False


class FaultWording(NamedTuple):
    """At which place of a page what is wrong, and what to do there."""

    rows: tuple[str, ...]
    field: str  # '' of the answer as a whole
    message: str
    remedy: str

    @property
    def where(self) -> str:
        """The row and the field; '' of the answer as a whole."""
        return ', '.join((*self.rows, *([self.field] if self.field else [])))


def worded(fault: Fault, question: FieldQuestion, answer: FieldAnswer, fields: PageFields) -> FaultWording:
    """
    A fault in the answer to a question, in the words of a page.

    Example: where the reason for one of several agencies is "tbc", `row 2, "Cafcass", "Why it was chosen"`, and that
    "tbc" says nothing.
    """
    spot = spot_of(fault.at[len(question.path) :], question, answer)
    page = _FaultPage(fault, spot, fields)
    is_named = (spot.is_cell or spot.key in fields.labels) and not page.is_missing
    rows = tuple(_row(number, name, fields) for number, name in spot.rows)
    return FaultWording(rows, f'"{page.label}"' if is_named else '', *page.words)


def spot_of(at: KeyPath, question: FieldQuestion, answer: FieldAnswer) -> FaultSpot:
    """The place in an answer to which a path within it leads; the number of a source or a promise is no row."""
    spot = FaultSpot(question)
    for step in at:
        if isinstance(step, int) and spot.key in (SOURCE, PROMISES):
            continue
        if isinstance(step, int) or _is_keyed(spot):
            number = step if isinstance(step, int) else _number(step, answer)
            answer = answer.rows[number] if number < len(answer.rows) else EMPTY
            spot = spot._replace(rows=(*spot.rows, (number, _name(answer))), is_cell=False)
        elif inner := next((one for one in spot.question.columns if one.key == step), None):
            answer = answer.cells.get(inner.key, EMPTY)
            spot = spot._replace(question=inner, is_cell=True)
        else:
            spot = spot._replace(key=step)
    return spot


def _name(row: FieldAnswer) -> str:
    """By what a row is known."""
    return next((row.cells[key].value for key in NAMES if key in row.cells), row.value)


def _row(number: int, name: str, fields: PageFields) -> str:
    named = [f'"{name}"'] if name else []
    if fields.is_sheet:
        return named[0] if named else 'a row without a name'
    return ', '.join((f'row {number + 1}', *named))


def _is_keyed(spot: FaultSpot) -> bool:
    """Whether the next step of a path is the short name of a row."""
    return not spot.rows and any(one.key == KEY for one in spot.question.columns)


def _number(name: str, answer: FieldAnswer) -> int:
    names = [row.cells.get(KEY, EMPTY).value for row in answer.rows]
    return names.index(name) if name in names else len(names)


class _FaultPage(NamedTuple):
    """A fault at its place on a page."""

    fault: Fault
    spot: FaultSpot
    fields: PageFields

    @property
    def is_missing(self) -> bool:
        return self.fault.kind is FaultKind.MISSING_KEY

    @property
    def label(self) -> str:
        """What the page calls the field."""
        own = self.spot.question.question if self.spot.is_cell else THIS
        return self.fields.labels.get(self.spot.key, own)

    @property
    def words(self) -> tuple[str, str]:
        """What is wrong, and what to do."""
        fault, question = self.fault, self.spot.question
        if self.is_missing:
            return f'"{question.question}" is not filled in', 'fill it in' + self._or_without_the_row
        if fault.cause:
            return self._by_cause(fault.cause.why, *fault.cause.about)
        if fault.kind is FaultKind.UNKNOWN_KEY:
            return f'"{self.label}" is filled in, and this question does not ask it', 'empty it'
        if fault.kind is FaultKind.UNKNOWN_WORD:
            words = '; '.join(f'"{one.words}"' for one in question.options)
            return f'{fault.text} is not one of the answers', f'choose one of: {words}'
        if fault.kind is FaultKind.MISWRITTEN and self.spot.is_cell:
            return f'{fault.text} is not written as it should be here', fault.remedy
        return self._wrong_sort() if fault.kind is FaultKind.WRONG_SORT else (fault.message, fault.remedy)

    @property
    def _or_without_the_row(self) -> str:
        return ', or take the row out' if self.spot.rows else ''

    def _wrong_sort(self) -> tuple[str, str]:
        text, question = self.fault.text, self.spot.question
        if self.spot.key == PAGE:
            return f'{text} is not the number of a page', 'write the number of one page'
        if question.kind is AnswerKind.NUMBER:
            return f'{text} is not a whole number', 'write digits alone, such as 12'
        example = f', for example: {question.example}' if question.example else ''
        return f'{text} cannot be read here', f'write it as the document prints it{example}'

    def _by_cause(self, why: Invalid, first: str = '', second: str = '') -> tuple[str, str]:
        if why in WORDS:
            return self._evading(WORDS[why])
        if why is Invalid.NEEDS_MORE:
            return self._needing(first, second)
        status = f'"{_words(first)}"'
        if why is Invalid.CONTRADICTS:
            beside = self._named(second)
            return f'{status} is chosen, and yet {beside} is filled in', f'choose another answer, or empty {beside}'
        if why is Invalid.NO_SUCH_STATUS:
            return f'{status} is no answer to this question', 'choose another answer'
        return f'{self.fault.text} cannot be read as {first}', f'write it as {second}'

    def _evading(self, mending: Mending) -> tuple[str, str]:
        offered = {one.value: one.words for one in self.spot.question.statuses}
        if self.spot.rows and not self.fields.is_sheet:
            offered = {}
        chosen = next((offered[one] for one in mending.instead if one in offered), '')
        remedy = f'choose "{chosen}" in place of writing it' if chosen else mending.remedy
        written = self.fault.text.strip('" ')
        return f'{self.fault.text} {mending.wrong}' if written else 'nothing is written here', remedy

    def _needing(self, status: str, key: str) -> tuple[str, str]:
        """What to say of an answer that lacks a field; of a row without answers to choose, the field alone."""
        field = self._named(key)
        if self.spot.rows and not self.fields.is_sheet:
            return f'{field} is not filled in', 'fill it in'
        return f'"{_words(status)}" needs more', f'fill in {field}'

    def _named(self, key: str) -> str:
        """A field of an answer by its key: a label of the page, a cell, or the value itself."""
        question = self.spot.question
        cell = next((one.question for one in question.columns if one.key == key), '')
        return f'"{self.fields.labels.get(key) or cell or self.label}"'


def _words(status: str) -> str:
    """A status in plain words."""
    return next((one.words for one in STATUSES if one.value == status), status)
