"""The list of questions as a page: by theme, each with its authority, why it matters and what a good answer says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from masa_check.questions.answer_kind import AnswerKind
from masa_check.questions.registry import FieldQuestion, QuestionList
from masa_check.reporters.draw.page import Block, Heading, Page, Words, how_many, say
from masa_check.reporters.draw.verdicts import FORCES

WIDTH = 96  # of a line of words, set in by two spaces
WRITTEN_AS = {
    AnswerKind.STATEMENT: 'in your own words',
    AnswerKind.TEXT: 'words',
    AnswerKind.DATE: 'a date, as precise as the text gives it',
    AnswerKind.DAY_OF_YEAR: 'a day of the year',
    AnswerKind.CHOICE: 'one of',
    AnswerKind.YES_NO: 'yes or no',
    AnswerKind.MONEY: 'an amount as it is printed',
    AnswerKind.SHARE: 'a share as it is printed',
    AnswerKind.NUMBER: 'a number',
    AnswerKind.RECORD: 'in parts',
    AnswerKind.LIST: 'a list',
    AnswerKind.GROUP: '',
}


def page(asked: QuestionList) -> Page:
    """The page of all questions by theme."""
    blocks: list[Block] = []
    for theme, group in groupby(asked.questions, key=lambda one: one.theme):
        blocks.append(Heading(theme, level=2))
        for one in group:
            blocks += [say(), *_question(one)]
    statutory = sum(one.statutory for one in asked.questions)
    count = f'{how_many(len(asked.questions), "question")}, {statutory} of them asked by statute'
    return Page(tuple(blocks), (say(), say(Words(count, 'faint'))))


def _question(one: FieldQuestion) -> Iterator[Block]:
    force = (', ', Words(FORCES[one.force], one.force)) if one.force else ()
    yield say(Words(one.question, 'heading'))
    yield say(Words(one.name, 'place'), *force, step=1)
    for line in _about(one):
        first, *rest = wrap(line, WIDTH, subsequent_indent='  ', break_long_words=False, break_on_hyphens=False)
        yield from (say(part, step=1) for part in (first, *rest))


def _about(one: FieldQuestion) -> Iterator[str]:
    for duty in one.asked_by:
        yield f'Asked by: {duty.title} ({duty.id}): {FORCES[duty.force]}, {duty.citation}'
    yield f'Why it matters: {one.why}'
    if one.good_answer:
        yield f'A good answer says: {one.good_answer}'
    yield f'Answer: {answers(one)}'
    if one.columns:
        yield f'With: {"; ".join(f"{column.key} ({column.question})" for column in one.columns)}'
    yield f'For example: {one.example}'


def answers(one: FieldQuestion) -> str:
    """Which answers a question takes, in words: first the value, then what may be said in its place."""
    options = f': {", ".join(option.value for option in one.options)}' if one.options else ''
    value = f'{one.unit}, {WRITTEN_AS[one.kind]}' if one.unit else f'{WRITTEN_AS[one.kind]}{options}'
    statuses = [status.value for status in one.statuses if status.value != 'in-place']
    return f'{value}; or {", ".join(statuses)}' if statuses else value
