"""The part of a form that goes to one partner or agency: its own rows, and the questions that it alone can answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from masa_check.forms.filled import FormQuestions
from masa_check.forms.list_table import name_of
from masa_check.forms.question_table import Contents
from masa_check.forms.table import CELL, FURTHER, QUESTIONS, FormRow, FormTable, name_in, top_of
from masa_check.model.partners import HEALTH
from masa_check.questions.answer import EMPTY, FieldAnswer
from masa_check.questions.registry import FieldQuestion

ROLES = ('health', 'police', 'local-authority')
QUESTIONS_FILE = 'partner-questions.csv'
KIND, COUNTS_FOR = 'kind', 'counts_for'  # the cells that say to which partner a row belongs
NAME = 'name'
NOTE = '#'


class PartRecipient(NamedTuple):
    """Whose part it is: of a safeguarding partner by its role, or of a body by its name."""

    role: str
    names: frozenset[str]  # in small letters


def recipient(written: str, answers: Mapping[tuple[str, ...], FieldAnswer]) -> PartRecipient | None:
    """The recipient of a part as it was asked for; None where no list has a body of that name."""
    rows = [row for answer in answers.values() for row in answer.rows]
    role = written.casefold()
    if role in ROLES:
        own = (row for row in answers.get(('partners',), EMPTY).rows if _role(row) == role)
        return PartRecipient(role, frozenset(name_of(row).casefold() for row in own))
    known = {_cell(row, NAME).casefold() for row in rows}
    return PartRecipient('', frozenset((role,))) if role in known else None


def own_questions(text: str, kind: str, role: str) -> frozenset[str]:
    """The names of the questions that a partner alone can answer, from the table of the rules."""
    rows = (line.split(';') for line in text.splitlines() if line and not line.startswith(NOTE))
    return frozenset(name for who, of, name in rows if (who, of) == (role, kind))


def tables(
    whole: Sequence[FormTable], contents: Contents, to: PartRecipient, own: frozenset[str]
) -> Iterator[FormTable]:
    """The sheets of a part: only rows of the recipient's, and no sheet on which it has nothing to fill in."""
    registry = FormQuestions(contents.questions, contents.groups, contents.kind)
    for table in whole:
        what, _, name = table.id.partition(':')
        if what == QUESTIONS:
            rows = tuple(row for row in table.rows if row.id.partition(FURTHER)[0].partition(CELL)[0] in own)
            if rows:
                yield table._replace(rows=rows)
        elif is_own_list(registry.lists[name], to):
            rows = tuple(row for row in table.rows if _is_own(row, contents, to))
            if rows or to.role:
                yield table._replace(rows=rows)
        elif rows := tuple(row for row in table.rows if name_in(row.id).casefold() in to.names):
            yield table._replace(rows=rows, spare=0)


def is_own_list(question: FieldQuestion, to: PartRecipient) -> bool:
    """Whether the rows of a list say to which partner they belong, or belong to rows that do."""
    keys = {one.key for one in question.columns}
    return bool(to.role) and (bool({KIND, COUNTS_FOR} & keys) or question.path[0] == 'partners')


def _is_own(row: FormRow, contents: Contents, to: PartRecipient) -> bool:
    """Whether a row, or the one above it, is of the recipient's role or name."""
    name, number = top_of(row.id)
    answer = contents.answers.get(tuple(name.split('.')), EMPTY)
    above = answer.rows[number - 1] if 0 < number <= len(answer.rows) else EMPTY
    return _role(above) == to.role or name_of(above).casefold() in to.names


def _role(row: FieldAnswer) -> str:
    kind = _cell(row, KIND)
    return _cell(row, COUNTS_FOR) or HEALTH.get(kind, kind)


def _cell(row: FieldAnswer, key: str) -> str:
    return row.cells.get(key, EMPTY).value
