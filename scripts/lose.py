"""Makes complete declarations say less, pair by pair, and counts what `diff` and a check since a revision pass over."""

from __future__ import annotations

import argparse
import copy
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.run import write
from masa_check.diffs.comparison import Comparison, compare
from masa_check.diffs.level import Became
from masa_check.diffs.losses import since
from masa_check.document.document import parse
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, report_on
from masa_check.rulebook import rulebook
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Outcome
from scripts.mutate import COMPLETE, EXAMPLES, ON, Keys

PAGE = Path(__file__).parents[1] / 'docs' / 'losses.md'
MARKS = '<!-- losses: begin -->', '<!-- losses: end -->'
SAYING = (Outcome.MET, Outcome.SHORT)
LESS: Mapping[Outcome, frozenset[Outcome]] = {
    Outcome.MET: frozenset({Outcome.SHORT, Outcome.ABSENT, Outcome.WRONG, Outcome.UNDECLARED}),
    Outcome.SHORT: frozenset({Outcome.ABSENT, Outcome.WRONG, Outcome.UNDECLARED}),
}
WAYS: tuple[Any, ...] = (
    'not-stated',
    'restated',
    {'status': 'planned', 'summary': 'This is to be agreed next year'},
    {'status': 'elsewhere', 'where': 'the website of the council'},
    None,  # taken out
)
Told = tuple[str, str, str]  # duty, ask and object


def places(node: Any, at: Keys = ()) -> Iterator[Keys]:
    """Every key and item of a declaration below its first keys, which say what it is."""
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        if at or key not in ('kind', 'id', 'name', 'dated'):
            yield (*at, key)
            yield from places(child, (*at, key))


def with_less(data: Any, chance: random.Random, changes: int) -> Any:
    """The declaration with some of its places taken out, silent, planned, pointed to or restated."""
    made = copy.deepcopy(data)
    for _ in range(changes):
        *above, last = chance.choice(list(places(made)))
        owner = made
        for key in above:
            owner = owner[key]
        way = chance.choice(WAYS)
        if way is None:
            del owner[last]
        else:
            owner[last] = copy.deepcopy(way)
    return made


def outcomes(report: DocumentReport) -> dict[Told, Outcome]:
    """What came of each ask about each object, under the edition that decides."""
    answers = (answer for held in report.deciding for answer in held.answers)
    return {(answer.duty, ask.ask, ask.object): ask.outcome for answer in answers for ask in answer.asks}


def passed_over(old: DocumentReport, new: DocumentReport, question: Question) -> Iterator[str]:
    """
    The asks that said something, say less now, and of which the comparison or the check since does not tell.

    What answers are worth is read from the reports alone, so that this does not depend on the order of levels. An ask
    that is put no longer, as of an agency that is gone, is told if any fact or ask is, or goes on under another name.
    """
    comparison = compare(old, new, question)
    lost = {(one.duty, one.ask) for one in comparison.asks if one.became.fails}
    counted = {(one.duty, one.ask) for one in new.counted}  # what an edition since replaced asks fails no check
    open_ = {(one.duty, one.ask) for one in since(old, new, question.rulebook, 'before').open}
    renamed = {
        (one.duty, one.ask, one.was.object)
        for one in comparison.asks
        if one.was and one.now and one.now.outcome in SAYING
    }
    before, after = outcomes(old), outcomes(new)
    for key in (key for key, outcome in before.items() if outcome in SAYING):
        now = after.get(key)
        if now in LESS[before[key]]:
            if key[:2] not in lost:
                yield f'diff: {key}: {before[key]} to {now}'
            elif key[:2] in counted - open_:
                yield f'check: {key}: {before[key]} to {now}'
        elif now in (None, Outcome.NOT_APPLICABLE) and key not in renamed and not _tells_anything(comparison):
            yield f'diff tells nothing: {key}: {before[key]} to {now}'


def _tells_anything(comparison: Comparison) -> bool:
    return bool(comparison.facts) or any(one.became is not Became.KEPT and one.sort for one in comparison.asks)


def run(pairs: int, seed: int, book: Rulebook) -> tuple[Counter[str], list[str]]:
    """So many pairs of a complete declaration and one that says less, with what was counted and passed over."""
    chance, counts, wrong = random.Random(seed), Counter[str](), []
    plain = {name: parse((EXAMPLES / name).read_bytes(), name).data for name in COMPLETE}
    question = {kind: Question(book, on) for kind, on in ON.items()}
    reports = {name: _report(data, question[data['kind']]) for name, data in plain.items()}
    while counts['pairs'] < pairs:
        name = chance.choice(list(COMPLETE))
        data = plain[name]
        new = _report(with_less(data, chance, chance.randint(1, 3)), question[data['kind']])
        if new.broken:
            counts['refused'] += 1
            continue
        old = reports[name]
        if counts['pairs'] % 2:  # and of one that says less already
            old = _report(with_less(data, chance, 2), question[data['kind']])
            if old.broken:
                continue
        found = list(passed_over(old, new, question[data['kind']]))
        before, after = outcomes(old), outcomes(new)
        counts['asks that say less'] += sum(
            after.get(key) in LESS[outcome] for key, outcome in before.items() if outcome in SAYING
        )
        counts['pairs'] += 1
        counts['passed over'] += len(found)
        wrong += found
    return counts, wrong


def _report(data: Any, question: Question) -> DocumentReport:
    raw = json.dumps(data, default=str).encode()
    return report_on(lambda: parse(raw, 'declaration.yaml'), 'declaration.yaml', question)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--pairs', type=int, default=10_000)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--write', action='store_true')
    given = parser.parse_args()
    counts, wrong = run(given.pairs, given.seed, rulebook.load([rulebook.folder()]))
    rows = [f'| {what} | {counts[what]:,} |' for what in ('pairs', 'asks that say less', 'passed over')]
    made = f'Made by `python -m scripts.lose --pairs {given.pairs} --seed {given.seed}`.'
    table = '\n'.join(['| what | how many |', '| --- | --: |', *rows, '', made])
    print('\n'.join([*wrong[:20], table]))
    if given.write:
        write(PAGE, table, *MARKS)
    sys.exit(bool(wrong))


if __name__ == '__main__':
    main()
