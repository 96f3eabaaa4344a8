"""Makes the form: every sheet of it, for all questions or for the part of one partner."""

from __future__ import annotations

from collections.abc import Iterator

from masa_check.forms import list_table, question_table
from masa_check.forms.question_table import Contents
from masa_check.forms.table import FormFacts, FormTable
from masa_check.questions.answer import EMPTY
from masa_check.questions.answer_kind import AnswerKind


def tables(contents: Contents) -> tuple[FormTable, ...]:
    """Every sheet: those of the themes, then those of the lists."""
    return (*question_table.tables(contents), *_lists(contents))


def _lists(contents: Contents) -> Iterator[FormTable]:
    for question in contents.questions:
        if question.kind is AnswerKind.LIST and question.columns:
            yield from list_table.tables(question, contents.kind, contents.answers.get(question.path, EMPTY))


def facts(contents: Contents, made: tuple[FormTable, ...], edition: str, part: str, name: str) -> FormFacts:
    """What the form says of itself."""
    ids = tuple(row.id for table in made for row in table.rows)
    document = contents.answers.get(('id',), EMPTY).value
    return FormFacts(contents.kind, edition, part, name, document, ids)
