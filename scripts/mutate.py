"""Takes each asked field out of a complete declaration, and sees whether some verdict gets worse."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from masa_check import rulebook
from masa_check.answer import Verdict
from masa_check.document import parse
from masa_check.report import Question, check_document
from masa_check.rulebook import Rulebook
from scripts.coverage import asked_paths

EXAMPLES = Path(__file__).parents[1] / 'examples'
COMPLETE = {'wt2023': 'complete.yaml', 'wt2018': 'complete-2019.yaml'}
WORSE = [Verdict.MET, Verdict.FOR_A_PERSON, Verdict.NOT_APPLICABLE, Verdict.PARTLY, Verdict.UNDECLARED, Verdict.GAP]
PLANNED = {'status': 'planned', 'summary': 'This is to be agreed next year'}
ON = date(2025, 3, 31)

Keys = tuple[str | int, ...]


class Mutant(NamedTuple):
    """One change to a declaration, and whether it was noticed."""

    at: str
    how: str
    noticed: bool
    refused: bool


def verdicts(data: Any, edition: str, book: Rulebook) -> dict[str, Verdict] | None:
    """The verdict on each duty, or None where the declaration is refused."""
    report = check_document(parse(json.dumps(data, default=str).encode(), 'mutant.yaml'), Question(book, ON, edition))
    return None if report.broken else {answer.duty: answer.verdict for held in report.held for answer in held.answers}


def concrete(data: Any, path: tuple[str, ...], at: Keys = ()) -> Iterator[Keys]:
    """Where a path leads to in one declaration: to each item of each list on its way."""
    if isinstance(data, list) and path:
        for index, item in enumerate(data):
            yield from concrete(item, path, (*at, index))
    elif not path:
        yield at
    elif isinstance(data, dict) and path[0] in data:
        yield from concrete(data[path[0]], path[1:], (*at, path[0]))


def changed(data: Any, at: Keys, how: str) -> Any:
    """The declaration with one field taken out, or said to be silent or only planned."""
    made = copy.deepcopy(data)
    owner = made
    for key in at[:-1]:
        owner = owner[key]
    if how == 'taken out':
        del owner[at[-1]]
    else:
        owner[at[-1]] = how if how == 'not-stated' else PLANNED
    return made


def mutants(edition: str, book: Rulebook) -> Iterator[Mutant]:
    """Every change to every asked field of the complete declaration of an edition."""
    file = EXAMPLES / COMPLETE[edition]
    data = parse(file.read_bytes(), file.name).data
    before = verdicts(data, edition, book)
    assert before is not None
    asked = {
        path for duty in book.duties.values() if edition in duty.editions for path in asked_of(duty.id, edition, book)
    }
    for at in sorted({place for path in asked for place in concrete(data, path)}, key=str):
        for how in ('taken out', 'not-stated', 'planned'):
            after = verdicts(changed(data, at, how), edition, book)
            worse = after is None or any(WORSE.index(after[duty]) > WORSE.index(before[duty]) for duty in before)
            yield Mutant('.'.join(map(str, at)), how, worse, after is None)


def asked_of(duty: str, edition: str, book: Rulebook) -> set[tuple[str, ...]]:
    """The paths that a duty looks at in an edition, but for what a check only compares with."""
    asks = [book.duties[duty].asks[name] for name in book.duties[duty].authorities(edition)]
    return {(*ask.each, *ask.of) for ask in asks if ask.each or ask.of}


def main() -> None:
    """Print the figures, and every change that nothing noticed."""
    book = rulebook.load([rulebook.folder()])
    for edition, file in COMPLETE.items():
        made = list(mutants(edition, book))
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

__all__ = ['asked_paths', 'main', 'mutants']
