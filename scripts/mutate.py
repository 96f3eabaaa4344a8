"""Takes each asked field out of a complete declaration, and sees whether the verdict on each duty asking gets worse."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from masa_check.document.document import parse
from masa_check.report.question import Question
from masa_check.report.report import check_document
from masa_check.rulebook import rulebook
from masa_check.rulebook.duty import Ask
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Verdict
from scripts.coverage import WITHIN

EXAMPLES = Path(__file__).parents[1] / 'examples'
COMPLETE = {
    'complete.yaml': 'wt2023',
    'complete-2019.yaml': 'wt2018',
    'complete-report.yaml': 'wt2023',
    'complete-report-2020.yaml': 'wt2018',
}
WORSE = [Verdict.MET, Verdict.FOR_A_PERSON, Verdict.NOT_APPLICABLE, Verdict.PARTLY, Verdict.UNDECLARED, Verdict.GAP]
# A text that is silent where a check only compares, or where a condition looks, is at no fault: there, only the first.
WAYS = ('taken out', 'not-stated', 'planned')
PLANNED = {'status': 'planned', 'summary': 'This is to be agreed next year'}
# By when each is out, and before the time that it plans for is over.
ON = {'arrangements': date(2025, 3, 31), 'yearly-report': date(2026, 11, 23)}

# What another field can stand in for, or another item.
NOT_ALONE = {'baseline', 'comparison', 'activity_only', 'journey'}

# What a check reads beside its subject, and takes for an answer.
TABLES = {'agencies-pay': [('funding', 'contributions')]}

Keys = tuple[str | int, ...]


class Mutant(NamedTuple):
    """One change to a declaration: noticed by every duty that finds its answer there, or by some duty if none does."""

    at: str
    how: str
    noticed: bool
    refused: bool


def verdicts(data: Any, edition: str, book: Rulebook) -> dict[str, Verdict] | None:
    """The verdict on each duty, or None where the declaration is refused."""
    question = Question(book, ON[data['kind']], edition)
    report = check_document(parse(json.dumps(data, default=str).encode(), 'mutant.yaml'), question)
    return (
        None if report.broken else {answer.duty: answer.verdict for held in report.editions for answer in held.answers}
    )


def concrete(data: Any, path: tuple[str, ...], at: Keys = ()) -> Iterator[Keys]:
    """Where a path leads to in one declaration: to each item of each list on its way."""
    if isinstance(data, list) and path:
        for index, item in enumerate(data):
            yield from concrete(item, path, (*at, index))
    elif not path:
        yield at
    elif isinstance(data, dict) and path[0] in data:
        yield from concrete(data[path[0]], path[1:], (*at, path[0]))


def changed(data: Any, fields: Iterable[Keys], how: str) -> Any:
    """The declaration with a field, and what may answer for it, taken out or said to be silent or only planned."""
    made = copy.deepcopy(data)
    for *above, last in fields:
        owner = made
        for key in above:
            owner = owner[key]
        if how == 'taken out':
            del owner[last]
        else:
            owner[last] = how if how == 'not-stated' else PLANNED
    return made


def mutants(name: str, book: Rulebook) -> Iterator[Mutant]:
    """Every change to every asked field of a complete declaration that says something there."""
    edition = COMPLETE[name]
    data = parse((EXAMPLES / name).read_bytes(), name).data
    before = verdicts(data, edition, book)
    assert before is not None
    others = stand_ins(data, edition, book)
    asked = {at: duties for at, duties in places(data, edition, book).items() if _value(data, at) != 'not-stated'}
    for at, duties in sorted(asked.items(), key=lambda one: str(one[0])):
        for how in WAYS if duties else WAYS[:1]:
            after = verdicts(changed(data, {at, *others.get(at, ())}, how), edition, book)
            worse = {d for d in before if after is None or WORSE.index(after[d]) > WORSE.index(before[d])}
            yield Mutant('.'.join(map(str, at)), how, bool(worse) and duties <= worse, after is None)


def places(data: Any, edition: str, book: Rulebook) -> dict[Keys, set[str]]:
    """Every field that duties of an edition look at, with those that find their answer there and must notice."""
    found: dict[Keys, set[str]] = {}
    for duty in (one for one in book.duties.values() if one.asked_of == data['kind']):
        for name, authority in duty.authorities(edition).items():
            ask = duty.asks[name]
            answers = {(*ask.each, *ask.of), ask.instead} | _within(ask, data['kind'])
            conditions = {condition.of for condition in authority.arises_if}
            for path in filter(None, answers | conditions):
                must = {duty.id} if path in answers and not authority.compares else set()
                for at in concrete(data, path):
                    found.setdefault(at, set()).update(must)
    return found


def stand_ins(data: Any, edition: str, book: Rulebook) -> dict[Keys, set[Keys]]:
    """
    For each field that answers an ask of which another field says the same, the others: only all are missed.

    Example: who pays is said in `funding.how` and in the table `funding.contributions`.
    """
    found: dict[Keys, set[Keys]] = {}
    for duty in (one for one in book.duties.values() if one.asked_of == data['kind']):
        for ask in (duty.asks[name] for name in duty.authorities(edition)):
            answers = set() if ask.each else {ask.of, ask.instead, *TABLES.get(ask.check, ())}
            both = [at for path in filter(None, answers) for at in concrete(data, path)]
            for at in both if ask.instead and len(both) > 1 else ():
                found.setdefault(at, set()).update(other for other in both if other != at)
    return found


def _within(ask: Ask, kind: str) -> set[tuple[str, ...]]:
    """What a check of each item reads within it, and cannot do without."""
    if not ask.each or ask.of:
        return set()
    return {(*ask.each, key) for key in WITHIN[kind].get(ask.each, ()) if key not in NOT_ALONE}


def _value(data: Any, at: Keys) -> Any:
    for key in at:
        data = data[key]
    return data


def main() -> None:
    """Print the figures, and every change that nothing noticed."""
    book = rulebook.load([rulebook.folder()])
    for file, edition in COMPLETE.items():
        made = list(mutants(file, book))
        survived = [mutant for mutant in made if not mutant.noticed]
        refused = sum(mutant.refused for mutant in made)
        print(
            f'{file} under {edition.upper()}: {len(made)} changes to {len({m.at for m in made})} fields, '
            f'{len(made) - len(survived)} noticed ({refused} of them because the declaration is refused)'
        )
        for mutant in survived:
            print(f'  not noticed: {mutant.at} {mutant.how}')


if __name__ == '__main__':
    main()
