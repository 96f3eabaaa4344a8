"""Lays what came back over a declaration that is there already: only what somebody changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from masa_check.forms.filled import RowPlace
from masa_check.forms.joining import JoinedForms, JoinedRow
from masa_check.forms.list_table import name_of
from masa_check.forms.table import list_of, name_in, steps_of
from masa_check.questions.answer import EMPTY, FieldAnswer
from masa_check.rulebook.duty import Path

NOWHERE = RowPlace('', '', 0, {})  # of a row that came back in no form


def onto(joined: JoinedForms, base: Mapping[Path, FieldAnswer], ids: Sequence[str]) -> JoinedForms:
    """
    The answers that somebody changed; of a list, its rows laid over those that the declaration has.

    `ids` are those of all rows that the forms had: a row of the declaration that no form had stays as it is.
    """
    answers = {path: answer for path, answer in joined.answers.items() if path in joined.touched}
    rows = dict(joined.rows)
    for path in answers.keys() & rows.keys():
        had = {name_in(id) for id in ids if list_of(id) == '.'.join(path)}
        rows[path] = tuple(_rows(rows[path], base.get(path, EMPTY).rows, had))
        answers[path] = answers[path]._replace(rows=tuple(one.answer for one in rows[path]))
    return joined._replace(answers=answers, rows=rows)


def _rows(given: Sequence[JoinedRow], base: Sequence[FieldAnswer], had: set[str]) -> list[JoinedRow]:
    """The rows of a list: those of the declaration, each as it came back, and behind them the new ones."""
    back: dict[str | None, list[JoinedRow]] = {}  # by name; None of those that no form had
    for row in given:
        back.setdefault(name_in(row.id) if steps_of(row.id) else None, []).append(row)
    laid: list[JoinedRow] = []
    for answer in base:
        name = name_of(answer)
        came = back[name].pop(0) if back.get(name) else None
        if came and not came.is_faulty:
            laid.append(came)
        elif came or name not in had:
            laid.append(came._replace(answer=answer) if came else JoinedRow(answer, NOWHERE))
    return [*laid, *(row for rows in back.values() for row in rows)]
