"""The names of verdicts and forces for readers, and the tables of both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from masa_check.engine.answer import Answer, Result, bounds
from masa_check.reporters.draw.page import Table, Words, how_many
from masa_check.values import Force, Outcome, Reason, Verdict

VERDICTS = {
    Verdict.MET: 'met',
    Verdict.PARTLY: 'partly met',
    Verdict.GAP: 'missing',
    Verdict.UNDECLARED: 'not declared',
    Verdict.FOR_A_PERSON: 'for a person',
    Verdict.NOT_APPLICABLE: 'does not arise',
}
RESULTS = {
    result: VERDICTS[result.verdict] if result is not Result.RESTATED else "guidance's words" for result in Result
}
FORCES = {
    Force.MUST: 'must (statute)',
    Force.MUST_GUIDANCE: 'must (guidance)',
    Force.SHOULD: 'should',
    Force.EXPECTED: 'expected',
    Force.ADVICE: 'advice',
}


def by_force(answers: Iterable[Answer]) -> Table:
    """The table of the number of duties by force and verdict; only repeating the guidance stands apart."""
    rows = tuple(
        (
            Words(FORCES[force], force),
            *(Words(str(row.get(result, '-')), result if row.get(result) else 'faint') for result in Result),
        )
        for force, row in _tally(answers).items()
    )
    return Table(('', *RESULTS.values()), rows, numbers=True)


def _tally(answers: Iterable[Answer]) -> Mapping[Force, Mapping[Result, int]]:
    table: dict[Force, dict[Result, int]] = {}
    for answer in answers:
        row = table.setdefault(answer.force, {})
        row[answer.result] = row.get(answer.result, 0) + 1
    return {force: table[force] for force in Force if force in table}


def by_duty(answers: Iterable[Answer], caption: str = '', noted: Collection[str] = ()) -> Table:
    """The table of the verdicts by duty, with the number of asks met or undeclared, or done by record."""
    rows = tuple(_verdict(answer, recorded=answer.duty in noted) for answer in answers)
    return Table(('verdict', 'duty', 'what is asked'), rows, caption=caption, named_by=1, plain=True)


def _verdict(answer: Answer, *, recorded: bool) -> tuple[Words, ...]:
    asked = [ask.outcome for ask in answer.asks if ask.outcome is not Outcome.NOT_APPLICABLE]
    notes = [_points(asked)] if len(asked) > 1 and {*asked} & {Outcome.MET, Outcome.SHORT} else []
    if answer.restated and answer.result is not Result.RESTATED:
        notes.append(f"{how_many(answer.restated, 'point')} with only the guidance's words")
    if answer.verdict is Verdict.PARTLY and answer.undeclared:
        notes.append(f'{how_many(answer.undeclared, "point")} not declared')
    if answer.verdict is Verdict.UNDECLARED:
        best, worst = bounds(ask.outcome for ask in answer.asks)
        if (best, worst) != (Verdict.MET, Verdict.GAP):  # else nothing is known yet
            notes.append(f'at best {VERDICTS[best]}, at worst {VERDICTS[worst]}')
    if any(ask.reason is Reason.CONDITION_SILENT for ask in answer.asks):
        notes.append('not known whether it arises')
    notes = [] if answer.verdict is Verdict.MET else notes
    notes += ['done, by record'] if recorded else []
    extra = f' ({", ".join(notes)})' if notes else ''
    return Words(RESULTS[answer.result], answer.result), Words(answer.duty), Words(f'{answer.title}{extra}')


def _points(asked: Collection[Outcome]) -> str:
    """How many points are met; where none is, how many are met in part."""
    outcomes = list(asked)
    met, in_part = outcomes.count(Outcome.MET), outcomes.count(Outcome.SHORT)
    return f'{met} of {len(outcomes)} points met' if met else f'{in_part} of {len(outcomes)} points met in part'
