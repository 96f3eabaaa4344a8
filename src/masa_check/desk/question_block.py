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
from masa_check.desk.declared import needs_choice
from masa_check.desk.editing import LINES, SEVERAL, WORDS, is_words
from masa_check.desk.evidence_found import FoundPassage, FoundValue
from masa_check.model.status import Status
from masa_check.questions.answer import EMPTY, FieldAnswer
from masa_check.questions.answer_kind import AnswerKind, Option, plain
from masa_check.questions.registry import FieldQuestion
from masa_check.reporters.draw.page import Block, Folded, Words, say
from masa_check.reporters.draw.verdicts import FORCES

SAYS = 'What does the document say?'
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
NAMES = ('name', 'office', 'title', 'edition')  # cells by which a row is known
CHOOSE = 'Choose what the document says: your words alone do not count yet'


class QuestionView(NamedTuple):
    """A question with its answer so far, what is wrong with that, and what was found in the document."""

    question: FieldQuestion
    answer: FieldAnswer
    faults: Sequence[Fault] = ()
    passages: Sequence[FoundPassage] = ()
    searched: bool = False  # whether a document was read
    whole: bool = False  # whether the answer is that of the whole part
    proposed: FoundValue | None = None  # what may be the answer


class Address(NamedTuple):
    """Where an answer stands within the answer to a question: rows by number, cells by key."""

    path: str
    steps: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return '-'.join(('q', self.path.replace('.', '-'), *self.steps))

    def act(self, name: str, **about: str) -> PageEvent:
        return PageEvent(name, {'path': self.path, 'at': '/'.join(self.steps), **about})

    def within(self, step: str) -> Address:
        return self._replace(steps=(*self.steps, step))


def question_block(asked: QuestionView) -> BlockGroup:
    """A question with all that belongs to it."""
    one, address = asked.question, Address(asked.question.name)
    blocks: list[DeskBlock] = [Title(f'{address.id}-title', one.question, 2), *_about(one)]
    blocks += _passages(asked, address)
    if asked.whole:
        blocks.append(say('You answered this for the whole part it belongs to. Answer here to say something else.'))
    if asked.proposed and asked.answer.is_empty:
        act = address.act('answer', part='value', value=asked.proposed.value)
        place = f'Found under {asked.proposed.place}' if asked.proposed.place else 'Found in the document'
        blocks.append(Button(f'{address.id}-use', f'Use "{asked.proposed.value}"', act, 'plain', place))
    blocks += controls(one, asked.answer, address, label=SAYS if one.statuses else 'Your answer')
    blocks += [say(Words(words, 'wrong')) for words in _wrong(asked)]
    done = not asked.faults and is_finished(asked.answer)
    look = 'question wrong' if asked.faults else 'question answered' if done else 'question'
    return BlockGroup(address.id, tuple(blocks), look)


def _about(one: FieldQuestion) -> Iterator[Block]:
    """By what authority it is asked, and why; the rest folds out."""
    if one.good_answer:
        yield say(Words(f'A good answer says: {_lowered(one.good_answer)}.', 'faint'))
    if not one.asked_by:
        yield say(Words(f'{one.why}.', 'faint'))
        return
    first, *others = one.asked_by
    yield say(Words(FORCES[first.force], first.force), f' {first.citation}')
    yield say(Words('Why it matters: ', 'remedy'), f'{one.why}.')
    if others:
        inner = tuple(say(Words(FORCES[by.force], by.force), f' {by.title}: {by.citation}', step=1) for by in others)
        yield Folded((Words(f'Asked by {len(others)} more'),), inner)


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _passages(asked: QuestionView, address: Address) -> Iterator[DeskBlock]:
    if asked.searched and asked.question.statuses and not asked.passages:
        yield say(Words('We found no passage of the document for this question.', 'faint'))
    for number, passage in enumerate(asked.passages):
        id = f'{address.id}-passage-{number}'
        take = address.act('quote', number=str(number), passage=f'{id}-words')
        yield PassageBlock(
            id, passage.place, passage.stretches, passage.known, take if asked.question.statuses else None
        )


def _wrong(asked: QuestionView) -> Iterator[str]:
    """What keeps the answer from counting, and what to do."""
    if needs_choice(asked.answer):
        yield f'Not counted yet. {CHOOSE}.'
    for fault in asked.faults:
        remedy = f': {fault.remedy}' if fault.remedy else ''
        yield f'Not counted yet: {fault.message}{remedy}.'


def controls(one: FieldQuestion, answer: FieldAnswer, address: Address, label: str) -> Iterator[DeskBlock]:
    """The controls to answer a question or a cell."""
    shown = {option.value for option in one.statuses}
    if one.kind is AnswerKind.LIST:
        yield from _list(one, answer, address, label)
        return
    if one.statuses:
        yield _choice(address, 'status', label, one.statuses, answer.status)
    if answer.status not in (Status.NOT_STATED, Status.NOT_APPLICABLE):
        yield from _value(one, answer, address, label if not one.statuses else 'Which?')
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
    yield TextField(f'{address.id}-value', f'{label}{unit}', answer.value, address.act('answer', part='value'), hint)


def _words(one: FieldQuestion, answer: FieldAnswer, address: Address) -> Iterator[DeskBlock]:
    """The lines that a status needs: own words, what is missing, where else, why, and a quotation with its place."""

    def field(part: str, label: str, value: str, hint: str = '', lines: int = 1) -> TextField:
        return TextField(f'{address.id}-{part}', label, value, address.act('answer', part=part), hint, lines)

    if one.kind is AnswerKind.STATEMENT and answer.status in WORDED:
        hint = f'For example: {one.example}' if one.example else ''
        yield field('summary', 'In your own words', answer.summary, hint, 2)
    if answer.status == Status.IN_PART:
        yield field('lacks', 'What is missing, or for whom', answer.lacks)
    if answer.status == Status.ELSEWHERE:
        yield field('where', 'Where else it says to look', answer.where)
    if answer.status == Status.NOT_APPLICABLE:
        yield field('because', 'Why it does not arise here', answer.because)
    if answer.status in SAYING or answer.quote:
        yield field('quote', 'The words of the document', answer.quote, 'Letter by letter, 5 to 40 words', 2)
        place = (field('section', 'Heading', answer.section), field('page', 'Page', answer.page))
        yield BlockGroup(f'{address.id}-place', place, 'pair')


def _choice(address: Address, part: str, label: str, options: Sequence[Option], chosen: str) -> Choice:
    words = tuple((option.value, option.words) for option in options)
    act = address.act('answer', part=part)
    is_long = len(words) > MANY
    return Choice(f'{address.id}-{part}', label, words, (chosen,) if chosen else (), act, folded=is_long)


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
        return Choice(f'{address.id}-several', label, tuple(words.items()), values, act, several=True)
    act = address.act('answer', part=LINES)
    return TextField(f'{address.id}-lines', label, '\n'.join(values), act, 'One a line', 3)


def _row(one: FieldQuestion, row: FieldAnswer, address: Address, number: int) -> BlockGroup:
    named = next((row.cells[key].value for key in NAMES if key in row.cells), '')
    title = f'{number + 1}. {named or "A new row"}'
    blocks: list[DeskBlock] = [Title(f'{address.id}-title', title, 3)]
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
        yield TextField(f'{address.id}-words', label, answer.summary, act)
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
