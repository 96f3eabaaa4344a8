"""Makes the sheet of a theme: a row for each question, for each part of an answer, and for each whole part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from masa_check.forms.list_table import sheet_id
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
    VALUE,
    WORDS,
    Slot,
    of_question,
)
from masa_check.forms.table import (
    ASKED,
    BEFORE,
    CELL,
    CHOICES,
    FORCE,
    FURTHER,
    HEAD_OF_ID,
    ID,
    MARK,
    PASSAGES,
    QUESTION,
    QUESTIONS,
    STATE,
    FormColumn,
    FormRow,
    FormTable,
    packed,
)
from masa_check.forms.writing import cells_of, further_places
from masa_check.model.identity import IDENTITY
from masa_check.questions.answer import EMPTY, FieldAnswer
from masa_check.questions.answer_kind import AnswerKind
from masa_check.questions.registry import FieldQuestion
from masa_check.reporters.draw.verdicts import FORCES
from masa_check.rulebook.duty import Path

INTRO = (
    'Look in the document, choose an answer, and say in your own words what it says. Leave a row empty if you have not '
    'looked yet. Grey cells have nothing to fill in.'
)
# All that are open come to some 182 letters: on A4 across, print is then of more than 8 points. The wider what all
# reads, the fewer pages.
COLUMNS = (
    FormColumn(ID, HEAD_OF_ID, 12, is_filled_in=False),
    FormColumn(STATE, 'So far', 9, is_filled_in=False),
    FormColumn(QUESTION, 'Question', 32, 'and what a good answer says', is_filled_in=False),
    FormColumn(ASKED, 'Why it is asked', 32, 'and by what authority', is_filled_in=False),
    FormColumn(
        PASSAGES, 'Passages that may answer it', 56, 'found by their words alone: read them', is_filled_in=False
    ),
    FormColumn(ANSWER, 'Answer', 14, 'choose from the list'),
    FormColumn(VALUE, 'Date, name or figure', 12, 'as printed'),
    FormColumn(WORDS, 'In your own words', 26, 'what the document says'),
    FormColumn(DETAIL, 'What is missing, where to look, or why', 16, 'if need be'),
    FormColumn(QUOTE, 'Quotation', 22, '5 to 40 words, letter by letter'),
    FormColumn(SECTION, 'Heading', 17, 'under which it stands'),
    FormColumn(PAGE, 'Page', 6),
    FormColumn(TEXT, 'Which text', 14, 'if several were read', folded=True),
    FormColumn(PROMISES, 'What the text promises to do', 30, 'one a line', folded=True),
    FormColumn(FORCE, 'Force', 10, is_filled_in=False),
    FormColumn(CHOICES, 'Choices', 10, is_filled_in=False),
    FormColumn(BEFORE, 'Before', 10, is_filled_in=False),
    FormColumn(MARK, 'Mark', 10, is_filled_in=False),
)
BESIDE_PASSAGES = {QUESTION: 24, VALUE: 11, SECTION: 13}  # widths


class Contents(NamedTuple):
    """What goes into a form: the questions, whole parts, answers so far, and passages of the published document."""

    kind: str
    questions: tuple[FieldQuestion, ...]
    groups: tuple[FieldQuestion, ...]
    answers: Mapping[Path, FieldAnswer]
    passages: Mapping[Path, str]


def tables(contents: Contents) -> Iterator[FormTable]:
    """The sheet of each theme, in the order of the questions."""
    has_found = contents.passages or any(map(_has_found, contents.answers.values()))
    columns = tuple(map(_narrowed, COLUMNS)) if has_found else tuple(one for one in COLUMNS if one.key != PASSAGES)
    for theme in dict.fromkeys(one.theme for one in contents.questions):
        asked = [one for one in contents.questions if one.theme == theme]
        groups = [one for one in contents.groups if any(q.path[: len(one.path)] == one.path for q in asked)]
        rows = [
            row for one in (*asked, *(g for g in groups if g.theme == theme)) for row in _rows(one, contents, groups)
        ]
        yield FormTable(f'{QUESTIONS}:{theme}', theme, INTRO, columns, tuple(rows))


def _narrowed(column: FormColumn) -> FormColumn:
    """A column beside passages, which take the room of others: so that a page can still be read in print."""
    width = BESIDE_PASSAGES.get(column.key, column.width)
    return column._replace(width=width, folded=column.folded or column.key == ASKED)


def _rows(question: FieldQuestion, contents: Contents, groups: Sequence[FieldQuestion]) -> Iterator[FormRow]:
    """The row of a question, those that continue it with further places, and one for each part of its answer."""
    answer = contents.answers.get(question.path, EMPTY)
    around = [one.name for one in groups if question.path[: len(one.path)] == one.path and one.path != question.path]
    slot = of_question(question, contents.kind)
    own = answer._replace(cells={}, rows=answer.rows if slot.is_list_of_words else ())
    row = _row(slot, own, question.name)._replace(
        group='\n'.join(around),
        counts=question.kind is not AnswerKind.GROUP and question.name not in IDENTITY,  # as `form read` counts
        is_statutory=question.statutory and question.kind is not AnswerKind.GROUP,
        list_sheet=sheet_id(question) if question.kind is AnswerKind.LIST and question.columns else '',
    )
    passages = '\n'.join(filter(None, (*_proposed_lines(answer), contents.passages.get(question.path, ''))))
    shown = {QUESTION: _question(question), ASKED: _asked(question), PASSAGES: passages}
    yield row._replace(cells={**shown, **row.cells})
    for number, cells in enumerate(further_places(slot, own), start=2):
        closed = frozenset({ANSWER, VALUE, WORDS, DETAIL, PROMISES})
        shown = {QUESTION: f'Another place: {question.question}'}
        yield FormRow(f'{question.name}{FURTHER}{number}', {**shown, **cells}, closed=closed)
    if question.kind is not AnswerKind.LIST:
        for part in question.columns:
            inner = answer.cells.get(part.key, EMPTY)
            made = _row(of_question(part, contents.kind), inner, f'{question.name}{CELL}{part.key}')
            shown = {QUESTION: f'{question.question}\n{part.question}', PASSAGES: '\n'.join(_proposed_lines(inner))}
            yield made._replace(cells={**shown, **made.cells})


def _has_found(answer: FieldAnswer) -> bool:
    return any(any(_proposed_lines(one)) for one in (answer, *answer.cells.values()))


def _proposed_lines(answer: FieldAnswer) -> Iterator[str]:
    """What the program proposes as an answer, a line each; whoever takes it copies it into the cells beside."""
    if not answer.proposed:
        return
    if answer.value:
        yield f'Found: {answer.value}'
    for place in answer.places:
        page = f'page {place.page}' if place.page else ''
        parts = (f'"{place.quote}"' if place.quote else '', place.section, page, place.text)
        yield f'Found: {", ".join(filter(None, parts))}'


def _row(slot: Slot, answer: FieldAnswer, id: str) -> FormRow:
    question, cells = slot.question, cells_of(slot, answer)
    options = (*question.options, *question.statuses) if not slot.is_list_of_words else question.statuses
    if question.kind is AnswerKind.LIST:
        options = (*options, EMPTY_LIST)
    return FormRow(
        id,
        cells,
        choices={ANSWER: tuple(one.words for one in options)} if options else {},
        closed=closed(slot),
        before=packed(answer) if read(slot, cells, further_places(slot, answer)) != (answer, ()) else '',
    )


def closed(slot: Slot) -> frozenset[str]:
    """The cells in which a question has nothing to fill in."""
    parts = {WORDS: 'summary', DETAIL: 'because', PROMISES: 'promises', **dict.fromkeys(PLACE, 'source')}
    shut = {key for key, part in parts.items() if part not in slot.parts}
    if not slot.has_value or slot.main == ANSWER:
        shut.add(VALUE)
    if not (slot.statuses or slot.main == ANSWER or slot.question.kind is AnswerKind.LIST):
        shut.add(ANSWER)
    return frozenset(shut)


def _question(question: FieldQuestion) -> str:
    if question.kind is AnswerKind.GROUP:
        return f'All of it together: {question.question}\nOnly where one answer or place serves every question about it'
    lines = [question.question, f'A good answer says: {question.good_answer}' if question.good_answer else '']
    return '\n'.join(filter(None, lines))


def _asked(question: FieldQuestion) -> str:
    if question.kind is AnswerKind.GROUP:
        return ''
    if not question.asked_by:
        return question.why
    strongest = question.asked_by[0]
    return f'{question.why}\n{FORCES[strongest.force]}: {strongest.by_paragraph}'
