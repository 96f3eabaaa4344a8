"""Changes an answer at an address within it: a row by its number, a cell by its key, and then one of its parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from masa_check.document.visible import HIDDEN
from masa_check.model.status import Status
from masa_check.questions.answer import AnswerPlace, FieldAnswer
from masa_check.questions.answer_kind import AnswerKind
from masa_check.questions.registry import FieldQuestion

PLACE = frozenset(AnswerPlace._fields)
LINES, SEVERAL, WORDS = 'lines', 'several', 'words'  # a list typed as lines, or ticked; the words of a cell


def edited(answer: FieldAnswer, steps: Sequence[str], part: str, value: str) -> FieldAnswer:
    """
    The answer with one part changed, at an address within it.

    Example: at the steps 0 and "lead", the part "value" of the cell "lead" in the first row.
    """
    return _at(answer, steps, lambda one: _changed(one, part, value))


def without_hidden(text: str) -> str:
    """A text without the characters that nobody could see, as it is typed or pasted into a page."""
    return text if text.isprintable() else re.sub(HIDDEN, '', text)


def with_row(answer: FieldAnswer, steps: Sequence[str]) -> FieldAnswer:
    """The answer with one more row in a list of it; a list with rows has no status."""
    return _at(answer, steps, lambda one: one._replace(rows=(*one.rows, FieldAnswer()), status='', empty=False))


def without_row(answer: FieldAnswer, steps: Sequence[str]) -> FieldAnswer:
    """The answer without the row at an address."""
    *above, last = steps
    number = int(last)
    return _at(answer, above, lambda one: one._replace(rows=one.rows[:number] + one.rows[number + 1 :]))


def accepted(answer: FieldAnswer) -> FieldAnswer:
    """The answer without what is only proposed of it and of its rows."""
    return answer._replace(proposed='', rows=tuple(accepted(row) for row in answer.rows))


def accepted_row(answer: FieldAnswer, steps: Sequence[str]) -> FieldAnswer:
    """The answer with the row at an address no longer only proposed."""
    return _at(answer, steps, accepted)


def _at(answer: FieldAnswer, steps: Sequence[str], change: Callable[[FieldAnswer], FieldAnswer]) -> FieldAnswer:
    if not steps:
        return change(answer)
    first, rest = steps[0], steps[1:]
    if first.isdigit():
        number = int(first)
        if number >= len(answer.rows):
            return answer  # a row that is gone by now
        row = _at(answer.rows[number], rest, change)
        return answer._replace(rows=(*answer.rows[:number], row, *answer.rows[number + 1 :]))
    cell = _at(answer.cells.get(first, FieldAnswer()), rest, change)
    cells = {key: one for key, one in {**answer.cells, first: cell}.items() if not one.is_empty}
    return answer._replace(cells=cells)


def _changed(answer: FieldAnswer, part: str, value: str) -> FieldAnswer:
    value = value if value.strip() else ''
    if part == LINES:
        return _list(answer, value.splitlines())
    if part == SEVERAL:
        return _list(answer, value.split())
    if part == WORDS:  # of a statement in a row: what is written there is in place
        return answer._replace(summary=value, status=Status.IN_PLACE.value if value else '', proposed='')
    if part in PLACE:
        first, *rest = answer.places or (AnswerPlace(),)
        places = (first._replace(**{part: value}), *rest)
        return answer._replace(places=tuple(one for one in places if any(one)))
    parts: dict[str, Any] = {part: value}
    return answer._replace(**parts, proposed='')


def _list(answer: FieldAnswer, words: Sequence[str]) -> FieldAnswer:
    rows = tuple(FieldAnswer(value=word.strip()) for word in words if word.strip())
    return answer._replace(rows=rows, status='' if rows else answer.status, proposed='')


def is_words(question: FieldQuestion) -> bool:
    """Whether a question is a list of plain words, which has no cells."""
    return question.kind is AnswerKind.LIST and not question.columns
