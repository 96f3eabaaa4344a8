"""A question as blocks: what is asked, by what authority, the passages, and the controls to answer it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from masa_check.declaration.declaration import Fault
from masa_check.desk.assessment import is_finished
from masa_check.desk.control import (
    BlockGroup,
    Button,
    Choice,
    DeskBlock,
    Fold,
    PageEvent,
    PassageBlock,
    TextField,
    Title,
)
from masa_check.desk.duty_link import DutyLink, asked_by
from masa_check.desk.editing import LINES, SEVERAL, WORDS, is_words
from masa_check.desk.evidence_found import FoundPassage, FoundValue
from masa_check.desk.fault_lines import LABELS, SAYS, value_label, why_not_counted
from masa_check.desk.place import answer_id
from masa_check.model.status import Status
from masa_check.questions.answer import EMPTY, FieldAnswer
from masa_check.questions.answer_kind import KEY, AnswerKind, Option, plain
from masa_check.questions.registry import FieldQuestion
from masa_check.reporters.draw.page import Paragraph, Words, say

MANY = 7  # choices, from which on they fold out
SAYING = (Status.IN_PLACE, Status.IN_PART, Status.PLANNED, Status.ELSEWHERE, Status.RESTATED)
WORDED = ('', Status.IN_PLACE, Status.IN_PART, Status.PLANNED, Status.ELSEWHERE)
HINTS = {
    AnswerKind.DATE: 'As precise as the document: year-month-day, year-month, or the year alone',
    AnswerKind.DAY_OF_YEAR: 'For example 30 September, or end of September',
    AnswerKind.MONEY: 'As printed, for example 24,359 or 24.4',
    AnswerKind.SHARE: 'As printed, for example 9%',
}
COUNTS = {'months': 12, 'days': 7}  # an example of each unit
SELDOM = frozenset({
    'acts_for', 'body', 'file', 'formerly', 'holder', 'in_schedule', 'rank', 'read_on', 'said_under_duty', 'sha256',
})  # fmt: skip
NAMES = ('name', 'office', 'title', 'edition', KEY)  # cells by which a row is known
TITLE = 2  # the level of the heading of a question


class QuestionView(NamedTuple):
    """A question with its answer so far, what is wrong with that, and what was found in the document."""

    question: FieldQuestion
    answer: FieldAnswer
    faults: Sequence[Fault] = ()
    passages: Sequence[FoundPassage] = ()
    searched: bool = False  # whether a document was read
    whole: bool = False  # whether the answer is that of the whole part
    proposed: FoundValue | None = None  # what may be the answer
    duties: Sequence[DutyLink] = ()  # that ask it, with their verdicts
    notes: Sequence[Paragraph] = ()  # what it still lacks, and where else it is shown


class Address(NamedTuple):
    """Where an answer stands within the answer to a question: rows by number, cells by key."""

    path: str
    steps: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return answer_id(tuple(self.path.split('.')), self.steps)

    @property
    def titles(self) -> tuple[str, ...]:
        """The ids of the headings above it: that of the question, and those of the rows that it stands in."""
        rows = (self.steps[:end] for end, step in enumerate(self.steps, start=1) if step.isdigit())
        return tuple(f'{one.id}-title' for one in (Address(self.path), *(Address(self.path, steps) for steps in rows)))

    def act(self, name: str, **about: str) -> PageEvent:
        return PageEvent(name, {'path': self.path, 'at': '/'.join(self.steps), **about})

    def within(self, step: str) -> Address:
        return self._replace(steps=(*self.steps, step))


def question_block(asked: QuestionView) -> BlockGroup:
    """A question with all that belongs to it."""
    one, address = asked.question, Address(asked.question.name)
    blocks: list[DeskBlock] = [Title(f'{address.id}-title', one.question, TITLE), *asked_by(one, asked.duties)]
    blocks += _passages(asked, address)
    if asked.whole:
        blocks.append(say('You answered this for the whole part it belongs to. Answer here to say something else.'))
    if asked.proposed and asked.answer.is_empty:
        act = address.act('answer', part='value', value=asked.proposed.value)
        place = f'Found under {asked.proposed.place}' if asked.proposed.place else 'Found in the document'
        blocks.append(Button(f'{address.id}-use', f'Use "{asked.proposed.value}"', act, 'plain', place))
    blocks += controls(one, asked.answer, address, label=SAYS if one.statuses else value_label(one))
    blocks += [say(Words(words, 'wrong')) for words in why_not_counted(one, asked.answer, asked.faults)]
    blocks += asked.notes
    done = not asked.faults and is_finished(asked.answer)
    look = 'question wrong' if asked.faults else 'question answered' if done else 'question'
    return BlockGroup(address.id, tuple(blocks), look)


def _passages(asked: QuestionView, address: Address) -> Iterator[DeskBlock]:
    if asked.searched and asked.question.statuses and not asked.passages:
        yield say(Words('We found no passage of the document for this question.', 'faint'))
    for number, passage in enumerate(asked.passages):
        id = f'{address.id}-passage-{number}'
        take = address.act('quote', number=str(number), passage=f'{id}-words')
        yield PassageBlock(
            id, passage.place, passage.stretches, passage.known, take if asked.question.statuses else None
        )


def controls(one: FieldQuestion, answer: FieldAnswer, address: Address, label: str) -> Iterator[DeskBlock]:
    """The controls to answer a question or a cell."""
    shown = {option.value for option in one.statuses}
    if one.kind is AnswerKind.LIST:
        yield from _list(one, answer, address, label)
        return
    if one.statuses:
        yield _choice(address, 'status', label, one.statuses, answer.status)
    if answer.status not in (Status.NOT_STATED, Status.NOT_APPLICABLE):
        yield from _value(one, answer, address, label if not one.statuses else value_label(one))
        yield from _cells(one, answer, address)
    yield from _words(one, answer, address) if shown else ()


def _value(one: FieldQuestion, answer: FieldAnswer, address: Address, label: str) -> Iterator[DeskBlock]:
    if one.kind in (AnswerKind.STATEMENT, AnswerKind.RECORD, AnswerKind.GROUP):
        return
    if one.options:
        yield _choice(address, 'value', label, one.options, answer.value)
        return
    hint = HINTS.get(one.kind, f'For example: {one.example}' if one.example else '')
    if one.unit:
        hint = f'A number of {one.unit}, such as {COUNTS[one.unit]}'
    unit = f', in {one.unit}' if one.unit else ''
    act = address.act('answer', part='value')
    yield TextField(f'{address.id}-value', f'{label}{unit}', answer.value, act, hint, titles=address.titles)


def _words(one: FieldQuestion, answer: FieldAnswer, address: Address) -> Iterator[DeskBlock]:
    """The lines that a status needs: own words, what is missing, where else, why, and a quotation with its place."""

    def field(part: str, value: str, hint: str = '', lines: int = 1) -> TextField:
        act = address.act('answer', part=part)
        return TextField(f'{address.id}-{part}', LABELS[part], value, act, hint, lines, address.titles)

    if one.kind is AnswerKind.STATEMENT and answer.status in WORDED:
        hint = f'For example: {one.example}' if one.example else ''
        yield field('summary', answer.summary, hint, 2)
    if answer.status == Status.IN_PART:
        yield field('lacks', answer.lacks, lines=2)
    if answer.status == Status.ELSEWHERE:
        yield field('where', answer.where, lines=2)
    if answer.status == Status.NOT_APPLICABLE:
        yield field('because', answer.because, lines=2)
    if answer.status in SAYING or answer.quote:
        yield field('quote', answer.quote, 'Letter by letter, 5 to 40 words', 2)
        place = (field('section', answer.section), field('page', answer.page))
        yield BlockGroup(f'{address.id}-place', place, 'pair')


def _choice(address: Address, part: str, label: str, options: Sequence[Option], chosen: str) -> Choice:
    words = tuple((option.value, option.words) for option in options)
    act = address.act('answer', part=part)
    is_long = len(words) > MANY
    chosen_ones = (chosen,) if chosen else ()
    return Choice(f'{address.id}-{part}', label, words, chosen_ones, act, folded=is_long, titles=address.titles)


def _list(one: FieldQuestion, answer: FieldAnswer, address: Address, label: str) -> Iterator[DeskBlock]:
    """Rows to add, mend, accept or strike out; a list of plain words as lines, or as words to tick."""
    if one.statuses and not answer.rows:
        yield _choice(address, 'status', label, one.statuses, answer.status)
        if answer.status:
            yield from _words(one, answer, address)
            return
    if is_words(one):
        yield _plain_list(one, answer, address, label if not one.statuses else 'Or which does it name?')
        return
    rows = (_row(one, row, address.within(str(number)), number) for number, row in enumerate(answer.rows))
    yield BlockGroup(f'{address.id}-rows', tuple(rows), 'rows')
    if any(row.proposed for row in answer.rows):
        yield Button(f'{address.id}-accept', 'Accept all these rows', address.act('accept'), 'plain')
    yield Button(f'{address.id}-add', 'Add a row', address.act('add'), 'plain')


def _plain_list(one: FieldQuestion, answer: FieldAnswer, address: Address, label: str) -> DeskBlock:
    values = tuple(row.value for row in answer.rows)
    if one.options:
        words = {option.value: option.words for option in one.options}
        words |= {value: plain(value) for value in values if value not in words}  # an older word of a file stays
        act = address.act('answer', part=SEVERAL)
        some = tuple(words.items())
        return Choice(f'{address.id}-several', label, some, values, act, several=True, titles=address.titles)
    act = address.act('answer', part=LINES)
    return TextField(f'{address.id}-lines', label, '\n'.join(values), act, 'One a line', 3, address.titles)


def _row(one: FieldQuestion, row: FieldAnswer, address: Address, number: int) -> BlockGroup:
    named = next((row.cells[key].value for key in NAMES if key in row.cells), '')
    title = f'{number + 1}. {named or "A new row"}'
    blocks: list[DeskBlock] = [Title(f'{address.id}-title', title, TITLE - 1 + len(address.titles))]
    if row.proposed:
        blocks += [say(Words('proposed', 'undeclared'), ' Read the document: is this right?')]
        blocks += [Button(f'{address.id}-accept', 'Accept', address.act('accept'), 'plain', '')]
    if row.quote:
        blocks.append(say(Words(f'“{row.quote}” {_place(row)}', 'faint')))
    blocks += _cells(one, row, address)
    blocks.append(Button(f'{address.id}-strike', f'Strike out row {number + 1}', address.act('strike'), 'plain'))
    return BlockGroup(address.id, tuple(blocks), 'row proposed' if row.proposed else 'row')


def _place(answer: FieldAnswer) -> str:
    page = f'page {answer.page}' if answer.page else ''
    return ', '.join(filter(None, (answer.section, page)))


def cell(column: FieldQuestion, answer: FieldAnswer, address: Address) -> Iterator[DeskBlock]:
    """The control of one cell; of a statement a line for words, since what a row says is in place."""
    label = column.question
    if column.kind is AnswerKind.STATEMENT:
        act = address.act('answer', part=WORDS)
        yield TextField(f'{address.id}-words', label, answer.summary, act, titles=address.titles)
    elif column.kind is AnswerKind.LIST:
        inner = tuple(_list(column._replace(statuses=()), answer, address, label))
        yield from (
            inner if is_words(column) else (BlockGroup(f'{address.id}-list', (say(Words(label, 'heading')), *inner)),)
        )
    elif column.kind is AnswerKind.RECORD or column.columns:
        inner = (*_value(column, answer, address, label), *_cells(column, answer, address))
        yield BlockGroup(f'{address.id}-parts', inner)
    else:
        yield from _value(column, answer, address, label)


def _cells(one: FieldQuestion, answer: FieldAnswer, address: Address) -> Iterator[DeskBlock]:
    """The cells of a row or of a record; those that few documents fill in fold out."""
    seldom: list[DeskBlock] = []
    for column in one.columns:
        drawn = cell(column, answer.cells.get(column.key, EMPTY), address.within(column.key))
        if column.key in SELDOM:
            seldom += drawn
        else:
            yield from drawn
    if seldom:
        is_open = any(key in answer.cells for key in SELDOM)
        yield Fold(f'{address.id}-more', 'More about this', tuple(seldom), is_open)
