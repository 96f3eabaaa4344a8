"""Joins what came back from several people: one answer to each question, or all that were given where they differ."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from masa_check.forms.filled import FilledForm, FormQuestions, ReturnedAnswer, ReturnedRow, RowPlace
from masa_check.forms.list_table import name_of
from masa_check.forms.problem import FormProblem, ProblemWeight
from masa_check.forms.table import is_further, list_of, name_in, steps_of
from masa_check.forms.writing import words_of
from masa_check.questions.answer import EMPTY, FieldAnswer
from masa_check.questions.answer_kind import KEY, STATUSES, AnswerKind
from masa_check.questions.registry import FieldQuestion
from masa_check.rulebook.duty import Path

AGREE = 'agree on one answer, and write it in both'


class JoinedRow(NamedTuple):
    """A row of a list, and where it stands."""

    answer: FieldAnswer
    place: RowPlace
    id: str = ''
    is_faulty: bool = False
    inner: Mapping[str, tuple[RowPlace, ...]] = {}  # never written to: where the rows of each list within it stand


class JoinedForms(NamedTuple):
    """One answer to each question, where each stands, which somebody changed, and what is wrong."""

    answers: Mapping[Path, FieldAnswer]
    places: Mapping[Path, RowPlace]
    rows: Mapping[Path, tuple[JoinedRow, ...]]  # of each list, in the order of its rows
    touched: frozenset[Path]
    problems: tuple[FormProblem, ...]


def join(forms: Sequence[FilledForm], registry: FormQuestions) -> JoinedForms:
    """What several forms say together."""
    joining = _Joining(forms)
    answers: dict[Path, FieldAnswer] = {}
    places: dict[Path, RowPlace] = {}
    rows: dict[Path, tuple[JoinedRow, ...]] = {}
    for question in registry.asked.values():
        path = question.path
        givens = [form.answers[path] for form in forms if path in form.answers]
        if any(path in one.refused for one in forms):
            givens = joining.complete(question, givens, registry)
            if not givens:
                continue
        agreed = joining.agreed(givens)
        if agreed is None:
            continue
        answer = agreed.answer if agreed is not _NOBODY else EMPTY
        if question.name in registry.lists:
            listed = joining.rows(question)
            if listed and (answer.status or answer.empty):
                joining.contradiction(givens, listed)
                continue
            rows[path] = listed
            answer = answer._replace(rows=tuple(one.answer for one in listed))
        if any(one.touched for one in givens):
            joining.touched.add(path)
        if givens:
            places[path] = agreed.place
        if givens or path in joining.touched or not answer.is_empty:
            answers[path] = answer
    return JoinedForms(answers, places, rows, frozenset(joining.touched), tuple(joining.problems))


_NOBODY: Final = ReturnedAnswer(EMPTY, RowPlace('', '', 0, {}), touched=False)


class _Joining:
    """What is told of the joining, and which questions somebody changed."""

    def __init__(self, forms: Sequence[FilledForm]) -> None:
        self._forms = forms
        self.problems: list[FormProblem] = []
        self.touched: set[Path] = set()
        self._inner: dict[tuple[int, str], list[RowPlace]] = {}  # by the number of a row and the key of a list in it

    def agreed(self, givens: Sequence[ReturnedAnswer]) -> ReturnedAnswer | None:
        """The answer on which all agree who changed it; None, and a problem, where they do not."""
        if not givens:
            return _NOBODY
        changed = [one for one in givens if one.touched]
        pool = [one for one in changed if not one.answer.is_empty] or changed or list(givens)
        pool = [one for one in pool if not one.answer.is_empty] or pool
        if any(one.answer != pool[0].answer for one in pool):
            self._differ(pool)
            return None
        return pool[0]

    def complete(
        self, question: FieldQuestion, givens: Sequence[ReturnedAnswer], registry: FormQuestions
    ) -> list[ReturnedAnswer]:
        """The answers that stand where that of a colleague could not be read, told of; none for a list."""
        if question.name in registry.lists:
            return []
        kept = [one for one in givens if one.touched and not one.answer.is_empty]
        if kept and all(one.answer == kept[0].answer for one in kept):
            message = 'this answer is taken, for the other to this question could not be read'
            self.problems.append(FormProblem(kept[0].place.spot(), message, '', ProblemWeight.NOTICE))
        return kept

    def _differ(self, pool: Sequence[ReturnedAnswer]) -> None:
        first, *others = pool
        other = next(one for one in others if one.answer != first.answer)
        message = f'two different answers: here {gist(first.answer)}, and in {other.place.spot()} {gist(other.answer)}'
        self.problems.append(FormProblem(first.place.spot(), f'{message}; neither is taken', AGREE))

    def contradiction(self, givens: Sequence[ReturnedAnswer], rows: Sequence[JoinedRow]) -> None:
        """Say so where the answer to the question of a list is that there is none, and it has rows."""
        spot = rows[0].place.spot()
        said = gist(givens[0].answer) if givens else 'nothing'
        message = f'the answer to the question of this list is {said}, and yet the list has rows; neither is taken'
        where = f' (in {givens[0].place.spot()})' if givens else ''
        self.problems.append(FormProblem(spot, message, f'delete the rows, or empty that answer{where}'))

    def rows(self, question: FieldQuestion) -> tuple[JoinedRow, ...]:
        """The rows of a list, each with those of the lists within it."""
        joined = list(self._once(self._joined(question)))
        inner = [one for one in question.columns if one.kind is AnswerKind.LIST and one.columns]
        self._inner = {}
        for one in inner:
            joined = self._with_inner(one, joined)
            if one.path in self.touched:
                self.touched.add(question.path)
        return tuple(
            JoinedRow(row.returned.answer, row.returned.place, row.id, row.is_faulty, self._within(number))
            for number, row in enumerate(joined)
        )

    def _within(self, number: int) -> Mapping[str, tuple[RowPlace, ...]]:
        """Where the rows of the lists within a row stand."""
        return {key: tuple(places) for (owner, key), places in self._inner.items() if owner == number}

    def _once(self, rows: Iterable[ReturnedRow]) -> Iterator[ReturnedRow]:
        """The rows but those whose short name another has, which in a declaration would be written over it."""
        seen: set[str] = set()
        for row in rows:
            name = row.returned.answer.cells.get(KEY, EMPTY).value
            if name in seen:
                message = f'the short name "{name}" stands in two rows, and this one is not taken'
                self.problems.append(FormProblem(row.returned.place.spot(KEY), message, 'give it another short name'))
                continue
            seen.update(filter(None, (name,)))
            yield row

    def _joined(self, question: FieldQuestion) -> Iterator[ReturnedRow]:
        """The rows of all forms, those of one id or one new name as one."""
        several: dict[Any, list[ReturnedRow]] = {}
        named = {_names(row): row.id for form in self._forms for row in form.rows.get(question.name, ()) if row.id}
        for form in self._forms:
            rows = form.rows.get(question.name, ())
            ids, times = {row.id for row in rows}, Counter[tuple[str, str]]()
            for row in rows:
                names = _names(row)
                times[names] += not row.id
                known = named.get(names, '')
                new = (*names, times[names]) if names[1] else (form.file, row.returned.place.row)
                several.setdefault(row.id or (known if known not in ids else '') or new, []).append(row)
        self._missing(question, several)
        order = sorted(several, key=lambda key: (0, *_order(key)) if isinstance(key, str) else (1,))
        for key in order:
            same = several[key]
            if any(row.returned.touched for row in same):
                self.touched.add(question.path)
            faulty = any(row.is_faulty for row in same)
            yield same[0]._replace(returned=self._merged(question, [row.returned for row in same]), is_faulty=faulty)

    def _missing(self, question: FieldQuestion, several: Mapping[Any, Sequence[ReturnedRow]]) -> None:
        """Tell of a row that the form had and that is no longer there."""
        for form in self._forms:
            here = {row.id for row in form.rows.get(question.name, ())}
            new = {name_of(row.returned.answer) for row in form.rows.get(question.name, ()) if not row.id}
            had = [id for id in form.facts.ids if list_of(id) == question.name and not is_further(id)]
            gone = [id for id in had if id not in here]
            for id in gone:
                self.touched.add(question.path)
                name = name_in(id)
                place = RowPlace(form.file, '', 0, {}).spot()._replace(sheet=question.name)
                end = 'it is taken from another form, in which it still stands' if id in several else 'it is taken out'
                message = f'the row "{name}" was there when the form was made, and is no longer; {end}'
                if name in new:
                    message = f'the hidden id of the row "{name}" was deleted, and it is read as a new row'
                self.problems.append(FormProblem(place, message, '', ProblemWeight.NOTICE))

    def _merged(self, question: FieldQuestion, givens: Sequence[ReturnedAnswer]) -> ReturnedAnswer:
        """The rows of several people as one; a cell on which they differ is left out and told of."""
        changed = [one for one in givens if one.touched] or list(givens)
        first = changed[0]
        if all(one.answer == first.answer for one in changed):
            return first
        own = self.agreed([one._replace(answer=one.answer._replace(cells={}), touched=True) for one in changed])
        cells = {}
        for key in dict.fromkeys(key for one in changed for key in one.answer.cells):
            agreed = self.agreed(
                [one._replace(answer=one.answer.cells.get(key, EMPTY), touched=True) for one in changed]
            )
            if agreed and not agreed.answer.is_empty:
                cells[key] = agreed.answer
        return first._replace(answer=(own.answer if own else EMPTY)._replace(cells=cells))

    def _with_inner(self, question: FieldQuestion, owners: Sequence[ReturnedRow]) -> list[ReturnedRow]:
        """The rows that own a list, with the rows of it that name them."""
        mine: dict[int, list[FieldAnswer]] = {}
        for row in self._joined(question):
            number = self._owner(row, owners)
            if number is None:
                message = (
                    f'we cannot tell to which row "{name_of(row.returned.answer)}" belongs'
                    if not row.owner
                    else f'"{row.owner}" is not the name of one row there'
                )
                self.problems.append(
                    FormProblem(
                        row.returned.place.spot('owner'), message, 'choose the name of the row that it belongs to'
                    )
                )
            else:
                mine.setdefault(number, []).append(row.returned.answer)
                self._inner.setdefault((number, question.key), []).append(row.returned.place)
        return [self._owning(question, row, mine.get(number, ())) for number, row in enumerate(owners)]

    def _owner(self, row: ReturnedRow, owners: Sequence[ReturnedRow]) -> int | None:
        """The number of the row to which one belongs: by its name, or as the form had it."""
        named = [number for number, one in enumerate(owners) if name_of(one.returned.answer) == row.owner]
        above = json.dumps(steps_of(row.id)[:-3], ensure_ascii=False) if row.id else ''
        as_made = [number for number, one in enumerate(owners) if one.id == above and above]
        if as_made and (not row.owner or name_in(above) == row.owner or as_made[0] in named):
            return as_made[0]
        return named[0] if len(named) == 1 else None

    def _owning(self, question: FieldQuestion, row: ReturnedRow, rows: Sequence[FieldAnswer]) -> ReturnedRow:
        cell = row.returned.answer.cells.get(question.key, EMPTY)
        if rows and (cell.status or cell.empty):
            message = f'the row says of its list "{question.key}" {gist(cell)}, and yet that list has rows for it'
            self.problems.append(
                FormProblem(
                    row.returned.place.spot(f'{question.key}@answer'), message, 'delete the rows, or empty this cell'
                )
            )
            return row
        if not rows:
            return row
        cells = {**row.returned.answer.cells, question.key: cell._replace(rows=tuple(rows))}
        return row._replace(returned=row.returned._replace(answer=row.returned.answer._replace(cells=cells)))


def _names(row: ReturnedRow) -> tuple[str, str]:
    """The name of the row above, and its own, by which a row is known that the form did not have."""
    above = steps_of(row.id)[:-3]
    owner = row.owner or (str(above[-1]) if above else '')
    return owner.casefold(), name_of(row.returned.answer).casefold()


def _order(id: str) -> tuple[int, ...]:
    return tuple(step for step in steps_of(id) if isinstance(step, int))


def gist(answer: FieldAnswer) -> str:
    """An answer in a few words."""
    parts: Iterable[str] = (answer.value, answer.summary, answer.lacks, answer.where, answer.because, answer.quote)
    words = ' / '.join(filter(None, (words_of(STATUSES, answer.status), *parts)))
    rows = ', '.join(name_of(row) or row.value for row in answer.rows)
    return f'"{words or rows}"' if words or rows else 'nothing'
