"""A comparison as a page for people: losses first, then each theme, then changes of the guidance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from masa_check.diffs.asks import AskChange, Became
from masa_check.diffs.comparison import MONEY, Comparison, DutyChange, Fact
from masa_check.diffs.facts.change import FactChange, FactKind, Sort
from masa_check.diffs.facts.payments import Payment
from masa_check.diffs.side import Side
from masa_check.engine.answer import Answer
from masa_check.model.money import in_pounds
from masa_check.report.report import DocumentReport
from masa_check.reporters.check.frame import opening
from masa_check.reporters.diff import side_by_side
from masa_check.reporters.draw.page import Block, Heading, Page, Table, Words, say
from masa_check.reporters.draw.verdicts import FORCES, RESULTS
from masa_check.reporters.rules.page import BECAME as GUIDANCE
from masa_check.rulebook import crosswalk
from masa_check.rulebook.edition import Edition
from masa_check.values import PartialDate, Verdict

SORTS = {
    Sort.LOST_MUST: 'lost (must of statute)',
    Sort.LOST_SHOULD: 'lost',
    Sort.NO_LONGER_DECLARED: 'no longer declared',
    Sort.LESS_SAID: 'less said',
    Sort.REMOVED: 'removed',
    Sort.CHANGED: 'changed',
    Sort.ADDED: 'added',
    Sort.GAINED: 'gained',
}
BECAME = {
    Became.LOST: 'lost',
    Became.NO_LONGER_DECLARED: 'no longer declared',
    Became.OVERTAKEN: 'more is asked',
    Became.GAINED: 'gained',
    Became.EASED: 'less is asked',
    Became.STILL_MISSING: 'still missing',
    Became.FOR_A_PERSON: 'for a person',
    Became.KEPT: 'kept',
    Became.IN_ONE: 'arises in one text alone',
    Became.DOES_NOT_ARISE: 'does not arise',
    Became.NOT_ASKED: 'no longer asked',
}
LOST = {
    Became.LOST: 'What was lost',
    Became.NO_LONGER_DECLARED: 'What nobody declares any more',
    Became.OVERTAKEN: 'What is met no longer because the guidance asks more, and the text says what it said',
}
REPORTED = frozenset({*LOST, Became.GAINED, Became.EASED})


def page(comparison: Comparison, verbosity: int = 0, *, columns: bool = False) -> Page:
    """
    The page of a comparison; with verbosity 1, also kept duties, every summary, and the place of each fact.

    With `columns`, each fact shows both documents side by side, and no sentence.
    """
    return Page(tuple(_blocks(comparison, verbosity, columns=columns)), tuple(_foot(comparison)))


def _blocks(comparison: Comparison, verbosity: int, *, columns: bool) -> Iterator[Block]:
    yield from opening(comparison.rulebook.notice(comparison.on)).blocks
    yield Heading(f'What changed in {comparison.new.report.name}')
    yield from _opening(comparison)
    yield from _lost(comparison)
    for theme in comparison.themes:
        yield from _theme(comparison, theme, verbosity, columns=columns)
    yield from _guidance(comparison, columns=columns)


def _foot(comparison: Comparison) -> Iterator[Block]:
    yield say()
    yield say(Words(f'Judged on {comparison.on}, rulebook {comparison.rulebook.hash}.', 'faint'))
    yield say(Words('Declarations are compared, not the texts behind them; this is not legal advice.', 'faint'))


def _opening(comparison: Comparison) -> Iterator[Block]:
    """The opening lines, with the counts of losses first, and without the parts that were left out."""
    yield say(f'From {_side(comparison.old)} to {_side(comparison.new)}.')
    yield from _cautions(*(side.report for side in comparison.pair))
    if comparison.with_duties:
        yield from _counts(comparison)
    if comparison.with_facts:
        counted = ', '.join(f'{number} {SORTS[sort]}' for sort, number in comparison.facts_by_sort.items())
        yield say(Words('Facts: ', 'heading'), f'{counted or "none changed"}.')
    if comparison.with_duties:
        yield say(Words('The guidance: ', 'heading'), _in_brief(comparison))


def _cautions(old: DocumentReport, new: DocumentReport) -> Iterator[Block]:
    """Notes on documents of two partnerships, and on a newer document that is named first."""
    if old.id != new.id:
        note = (
            f'they have two ids, {old.id} and {new.id}; what differs between two partnerships was not lost or gained.'
        )
        yield say(Words('Note: ', 'heading'), note)
    if old.dated and new.dated and PartialDate.parse(old.dated).first > PartialDate.parse(new.dated).last:
        note = 'the first is the newer by its date; what reads as lost was gained, and what reads as gained was lost.'
        yield say(Words('Note: ', 'heading'), note)


def _counts(comparison: Comparison) -> Iterator[Block]:
    """The numbers of asks lost, gained and kept."""
    lost = Counter(ask.gravity for ask in comparison.asks if ask.became is Became.LOST)
    counts = Counter(ask.became for ask in comparison.asks)
    yield say(
        Words('Lost: ', 'heading'),
        Words(f'{lost[Sort.LOST_MUST]} of statute', Sort.LOST_MUST if lost[Sort.LOST_MUST] else ''),
        f', {lost[Sort.LOST_SHOULD]} of guidance, {lost[Sort.LESS_SAID]} of advice; ',
        f'no longer declared: {counts[Became.NO_LONGER_DECLARED]}; ',
        f'met no longer since the guidance asks more: {counts[Became.OVERTAKEN]}.',
    )
    yield say(
        Words('Gained: ', 'heading'),
        f'{counts[Became.GAINED]}. Still missing: {counts[Became.STILL_MISSING]}. Kept: {counts[Became.KEPT]}.',
    )


def _side(side: Side) -> str:
    dated = side.report.dated or 'no date declared'
    return f'{side.report.path} ({dated}, held to {side.edition.short})'


def _in_brief(comparison: Comparison) -> str:
    """A summary of the guidance's changes, and of how ready the older text was for them."""
    old, new = comparison.pair
    if old.edition == new.edition:
        return f'{new.edition.short} for both.'
    changed = Counter(duty.guidance for duty in comparison.duties)
    parts = [f'{changed[one]} {GUIDANCE[one]}' for one in crosswalk.GuidanceChange if changed[one]]
    met = [sum(_verdict(duty, at) is Verdict.MET for duty in comparison.duties) for at in ('was', 'now')]
    asked = sum(duty.now is not None for duty in comparison.duties)
    return (
        f'from {old.edition.short} to {new.edition.short}, duties: {", ".join(parts)}. Of the {asked} duties of '
        f'{comparison.later.short} the first text would meet {met[0]}, the second meets {met[1]}.'
    )


def _verdict(duty: DutyChange, at: str) -> Verdict | None:
    answer: Answer | None = getattr(duty, at)
    return answer.verdict if answer else None


def _lost(comparison: Comparison) -> Iterator[Block]:
    """The asks that the older document met and the newer one does not, the gravest first."""
    for became, title in LOST.items():
        losses = [(d, ask) for d in comparison.duties for ask in d.asks if ask.became is became]
        if losses:
            yield Heading(title, level=2)
        for duty, ask in sorted(losses, key=lambda pair: pair[1].force.rank):
            yield from _loss(comparison, duty, ask)


def _loss(comparison: Comparison, duty: DutyChange, ask: AskChange) -> Iterator[Block]:
    authority = comparison.rulebook.duties[duty.id].authorities(comparison.later.id)[ask.ask]
    loss = ask.now.message if ask.now else comparison.rulebook.duties[duty.id].asks[ask.ask].what
    anew = ask.was and not ask.before and comparison.old.edition != comparison.later
    new = f'; {comparison.later.short} asks it anew, and the first text said it' if anew else ''
    yield say(Words(FORCES[ask.force], ask.force), '  ', Words(duty.title, 'heading'), f': {loss}{new}', step=1)
    yield say(Words(f'{duty.id}; {authority.citation}', 'faint'), step=2)


def _theme(comparison: Comparison, theme: str, verbosity: int, *, columns: bool) -> Iterator[Block]:
    facts = [fact for fact in comparison.facts if fact.theme == theme]
    duties = [duty for duty in comparison.duties if duty.theme == theme and _is_shown(duty, verbosity)]
    money = comparison.money if theme == MONEY else ()
    if not (facts or duties):
        return
    yield Heading(theme, level=2)
    if facts and columns:
        yield side_by_side.table(facts, comparison.pair, SORTS)
    else:
        yield from (block for fact in facts for block in _fact(comparison, fact, verbosity))
    if money:
        yield _table(comparison, money)._replace(caption='What each body pays' if columns else '')
    if duties:
        head = tuple(f'{side.when} ({side.edition.short})' for side in comparison.pair)
        duty_table = Table(('', *head, ''), tuple(_duty(duty, comparison.later) for duty in duties))
        yield side_by_side.beside(duty_table, 'What became of the duties') if columns else duty_table


def _is_shown(duty: DutyChange, verbosity: int) -> bool:
    """Whether a duty has a row: one without a loss or gain only in the verbose page."""
    return verbosity > 0 or any(ask.became in REPORTED for ask in duty.asks)


def _fact(comparison: Comparison, fact: Fact, verbosity: int) -> Iterator[Block]:
    change = fact.change
    yield say(Words(SORTS[change.sort], change.sort), f'  {fact.sentence}.', step=1)
    if verbosity > 0 or _reworded(change):
        for label, state in (('then', change.before), ('now', change.after)):
            if state.summary:
                yield say(Words(f'{label}: ', 'faint'), state.summary, step=2)
    if verbosity > 0:
        places = (
            f'{side.report.path}:{side.line(at)}'
            for side, at in zip(comparison.pair, (change.spot.before, change.spot.after), strict=True)
        )
        yield say(Words(f'{".".join(change.spot.path)}  {"  ".join(places)}', 'place'), step=2)


def _reworded(change: FactChange) -> bool:
    return change.kind is FactKind.STATEMENT and change.before.status == change.after.status


def _duty(duty: DutyChange, later: Edition) -> tuple[Words, ...]:
    """The row of a duty: what became of it, the verdict on each document, and its title."""
    verdicts = (_verdict_words(own, then, later) for own, then in ((duty.before, duty.was), (duty.after, duty.now)))
    return Words(BECAME[duty.became], duty.became), *verdicts, _titled(duty)


def _verdict_words(own: Answer | None, then: Answer | None, later: Edition) -> Words:
    """The verdict under the document's own edition, with the one under the later edition where they differ."""
    text = RESULTS[own.result] if own else 'not asked'
    if then and not (own and own.result is then.result):
        text = f'{text}; {RESULTS[then.result]} by {later.short}'
    return Words(text, own.result if own else 'faint')


def _titled(duty: DutyChange) -> Words:
    return Words(f'{duty.title} ({duty.id})')


def _table(comparison: Comparison, money: Iterable[Payment]) -> Table:
    old, new = comparison.pair
    head = ('', old.period, new.period, 'change', 'per cent', 'share then', 'share now')
    return Table(head, tuple(_paid(row) for row in money), numbers=True)


def _paid(row: Payment) -> tuple[Words, ...]:
    change = row.difference
    sums = (str(pounds) if pounds else '-' for pounds in (row.before, row.after))
    cells = ('-', '-')
    if change:
        within = f' ± {change.room}' if change.room else ''
        sign = '+' if change.number > 0 else ''
        cells = (f'{sign}{in_pounds(change.number)}{within}', f'{sign}{change.per_cent}%' if change.per_cent else '-')
        cells = cells if change.visible or not change.number else ('not visible', '-')
        cells = (f'{cells[0]}, if the same', cells[1]) if row.likely else cells
    return tuple(Words(cell) for cell in (row.name, *sums, *cells, row.share_before or '-', row.share_after or '-'))


def _guidance(comparison: Comparison, *, columns: bool) -> Iterator[Block]:
    """The duties that the guidance changed, with both verdicts under the later edition."""
    quiet = crosswalk.GuidanceChange.SAME
    changed = [duty for duty in comparison.duties if duty.guidance is not quiet]
    if not changed:
        return
    later = comparison.later.short
    yield Heading(f'What the guidance did, from {comparison.old.edition.short} to {comparison.new.edition.short}', 2)
    rows = (
        (
            Words(GUIDANCE[duty.guidance]),
            *(Words(RESULTS[a.result], a.result) if a else Words('-', 'faint') for a in (duty.was, duty.now)),
            _titled(duty),
        )
        for duty in changed
    )
    duty_table = Table(('', f'first text, {later}', f'second text, {later}', ''), tuple(rows))
    yield side_by_side.beside(duty_table) if columns else duty_table
