"""The list of questions as JSON in a versioned shape, and as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from masa_check.questions.answer_kind import AnswerKind, Option
from masa_check.questions.registry import FieldQuestion, QuestionList
from masa_check.reporters.data import ToolData, dumped, tool
from masa_check.reporters.draw import sheet
from masa_check.values import Force

SCHEMA_VERSION: Literal[1] = 1
COLUMNS = (
    'path', 'of', 'theme', 'question', 'good_answer', 'answer', 'statuses', 'options', 'required', 'statutory', 'force',
    'duties', 'citation', 'why', 'example',
)  # fmt: skip


class OptionData(TypedDict):
    """A word that may be written, what it means, and which fields an answer needs with it."""

    value: str
    words: str
    needs: list[str]


class AskedByData(TypedDict):
    """A duty that asks it, with the strongest force of its asks about it."""

    duty: str
    title: str
    force: Force
    citation: str


class ColumnData(TypedDict):
    """A cell of a row, or what is asked beside a value; a question of its own, of which no duty speaks."""

    path: Annotated[str, Field(description='Dotted keys')]
    question: str
    answer: AnswerKind
    unit: str
    required: bool
    statuses: list[OptionData]
    options: list[OptionData]
    columns: list[ColumnData]
    example: str


class FieldQuestionData(ColumnData):
    """A question to a document, by what authority it is asked, and why."""

    theme: str
    good_answer: str
    statutory: bool
    asked_by: Annotated[list[AskedByData], Field(description='The strongest first')]
    why: str


class QuestionsData(TypedDict):
    """Keys are added within a version; none is removed or changes its type."""

    schema_version: Literal[1]
    tool: ToolData
    kind: str
    edition: Annotated[str, Field(description="'' where each has the strongest force of all editions that are read")]
    questions: list[FieldQuestionData]


def as_json(asked: QuestionList) -> str:
    """The questions as JSON."""
    data: QuestionsData = {
        'schema_version': SCHEMA_VERSION,
        'tool': tool(asked.rulebook),
        'kind': asked.kind,
        'edition': asked.edition,
        'questions': [_question(one) for one in asked.questions],
    }
    return dumped(data)


def as_csv(asked: QuestionList) -> str:
    """The questions as CSV, with a header; what is asked within a list has a row of its own behind it."""
    return sheet.lines((COLUMNS, *(row for one in asked.questions for row in _rows(one, ''))))


def _question(one: FieldQuestion) -> FieldQuestionData:
    return {
        **_column(one),
        'theme': one.theme,
        'good_answer': one.good_answer,
        'statutory': one.statutory,
        'asked_by': [
            {'duty': duty.id, 'title': duty.title, 'force': duty.force, 'citation': duty.citation}
            for duty in one.asked_by
        ],
        'why': one.why,
    }


def _column(one: FieldQuestion) -> ColumnData:
    return {
        'path': one.name,
        'question': one.question,
        'answer': one.kind,
        'unit': one.unit,
        'required': one.required,
        'statuses': [_option(status) for status in one.statuses],
        'options': [_option(option) for option in one.options],
        'columns': [_column(column) for column in one.columns],
        'example': one.example,
    }


def _option(option: Option) -> OptionData:
    return {'value': str(option.value), 'words': option.words, 'needs': list(option.needs)}


def _rows(one: FieldQuestion, of: str) -> Iterator[tuple[object, ...]]:
    yield (
        one.name,
        of,
        one.theme,
        one.question,
        one.good_answer,
        one.kind,
        ', '.join(status.value for status in one.statuses),
        ', '.join(option.value for option in one.options),
        'yes' if one.required else 'no',
        'yes' if one.statutory else 'no',
        one.force or '',
        ', '.join(duty.id for duty in one.asked_by),
        one.asked_by[0].citation if one.asked_by else '',
        one.why,
        one.example,
    )
    for column in one.columns:
        yield from _rows(column, one.name)
