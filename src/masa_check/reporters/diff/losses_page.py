"""The asks that a comparison finds lost, newly at fault or overtaken: their counts by force, and a line for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from masa_check.diffs.asks import AskChange
from masa_check.diffs.comparison import Comparison
from masa_check.diffs.facts.change import Sort
from masa_check.diffs.level import Became
from masa_check.diffs.sentence import raised
from masa_check.engine.wording import in_words, subject_of
from masa_check.report.approval import Approval
from masa_check.reporters.draw.page import Block, Folded, Words, how_many, say
from masa_check.reporters.draw.verdicts import FORCES
from masa_check.values import Force, Outcome

TITLES = {
    Became.LOST: 'What was lost',
    Became.NO_LONGER_DECLARED: 'What nobody declares any more',
    Became.NEW_FAULT: 'What is new, and missing or wrong',
    Became.OVERTAKEN: 'What is no longer met, because law or guidance changed and the text did not',
}
COUNTED = {
    Became.LOST: 'Points lost',
    Became.NO_LONGER_DECLARED: 'Points no longer declared',
    Became.NEW_FAULT: 'Points new, and missing or wrong',
    Became.OVERTAKEN: 'Points no longer met, because law or guidance changed',
}


def counts(comparison: Comparison) -> Iterator[Block]:
    """The numbers of asks that were lost, by force, and of those gained and kept; or of those that differ."""
    counts = Counter(ask.became for ask in comparison.asks)
    if comparison.of_two_areas:
        both = f'points met in both: {counts[Became.KEPT]}; in neither: {counts[Became.STILL_MISSING]}'
        yield say(Words('Points that differ: ', 'heading'), f'{counts[Became.DIFFERS]}; {both}.')
        return
    for became, label in COUNTED.items():
        forces = Counter(ask.force for ask in comparison.asks if ask.became is became)
        if forces or became is Became.LOST:
            yield say(Words(f'{label}: ', 'heading'), *_by_force(forces))
    weightless = sum(ask.became.fails and not ask.counts for ask in comparison.asks)
    if weightless:
        yield say(
            f'Of these {how_many(weightless, "point")}, the guidance was replaced before the date of the newer text: '
            'they fail no run.'
        )
    yield say(
        Words('Points gained: ', 'heading'),
        f'{counts[Became.GAINED]}; points still missing: {counts[Became.STILL_MISSING]}; '
        f'points kept: {counts[Became.KEPT]}.',
    )


def _by_force(forces: Counter[Force]) -> Iterator[str | Words]:
    """The numbers by force, statute in its own colour: "2 must (statute), 1 should."."""
    for number, force in enumerate(force for force in Force if forces[force]):
        yield ', ' if number else ''
        yield Words(f'{forces[force]} {FORCES[force]}', Sort.LOST_MUST if force is Force.MUST else '')
    yield '.' if forces else 'none.'


def losses(comparison: Comparison) -> Iterator[Folded]:
    """The asks that the newer document answers less well, and its new faults, the gravest first."""
    for became, title in TITLES.items():
        changed = [ask for ask in comparison.asks if ask.became is became]
        if changed:
            alike = _alike(comparison, sorted(changed, key=lambda ask: ask.force.rank))
            lines = tuple(block for group in alike for block in _loss(comparison, group))
            yield Folded((Words(title, 'heading'), Words(f': {how_many(len(changed), "point")}')), lines)


def _alike(comparison: Comparison, losses: Iterable[AskChange]) -> Iterable[list[AskChange]]:
    """Losses of one ask that are told in the same words, which differ by their objects alone."""
    groups: dict[tuple[Approval | str | None, ...], list[AskChange]] = {}
    for ask in losses:
        key = (ask.force, ask.duty, ask.ask, ask.description, _anew(ask), comparison.approval(ask))
        groups.setdefault(key, []).append(ask)
    return groups.values()


def _anew(ask: AskChange) -> str:
    return 'anew' if ask.was and ask.was.outcome is Outcome.MET and not ask.before else ''


def _loss(comparison: Comparison, alike: Sequence[AskChange]) -> Iterator[Block]:
    first, later = alike[0], comparison.later
    duty = comparison.rulebook.duties[first.duty]
    subject = subject_of(duty.asks[first.ask].what, *(ask.object for ask in alike))
    is_new = _anew(first) and comparison.old.edition != later
    new = f'; {later.short} asks it anew, and the first text said it' if is_new else ''
    yield say(
        Words(FORCES[first.force], first.force),
        '  ',
        Words(duty.title, 'heading'),
        f': {in_words(subject, first.description)}{new}',
        step=1,
    )
    yield from approved(comparison.approval(first))
    yield say(Words(f'{duty.id}; {duty.authorities(later.id)[first.ask].citation}', 'faint'), step=2)


def approved(approval: Approval | None) -> Iterator[Block]:
    """The line under a change that an office has agreed to."""
    if approval:
        yield say(f'{raised(approval.words)}: {approval.reason}', step=2)
