"""A comparison as a page for people: the first page, then losses, each theme and changes of the guidance, folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from masa_check.diffs.comparison import MONEY, Comparison, DutyChange, Fact
from masa_check.diffs.facts.change import FactChange, FactKind, Sort
from masa_check.diffs.facts.payments import Payment
from masa_check.diffs.level import CHANGES, Became
from masa_check.engine.answer import Answer
from masa_check.model.money import in_pounds
from masa_check.reporters.diff import losses_page, opening, side_by_side
from masa_check.reporters.diff.opening import SORTS
from masa_check.reporters.diff.wording import marked
from masa_check.reporters.draw.page import Block, Folded, Heading, Page, Table, Words, how_many, say
from masa_check.reporters.draw.verdicts import RESULTS
from masa_check.reporters.rules.page import BECAME as GUIDANCE
from masa_check.rulebook import crosswalk
from masa_check.rulebook.edition import Edition

BECAME = {
    Became.LOST: 'lost',
    Became.NO_LONGER_DECLARED: 'no longer declared',
    Became.NEW_FAULT: 'new, and not met',
    Became.OVERTAKEN: 'more is asked',
    Became.DIFFERS: 'differs',
    Became.GAINED: 'gained',
    Became.EASED: 'less is asked',
    Became.STILL_MISSING: 'still missing',
    Became.FOR_A_PERSON: 'for a person',
    Became.KEPT: 'kept',
    Became.IN_ONE: 'arises in one text alone',
    Became.DOES_NOT_ARISE: 'does not arise',
    Became.NOT_ASKED: 'no longer asked',
}
FOLDED = 'Parts above are folded. In a browser, click to open them; --all shows all, --theme one theme.'
AT_A_GLANCE = 30  # facts and losses that are shown without folding


def page(comparison: Comparison, verbosity: int = 0, *, everything: bool = False, columns: bool = False) -> Page:
    """
    The page of a comparison; with verbosity 1, also kept duties, every summary, and the place of each fact.

    What the first page leaves is folded, unless everything is wanted or only a part of the comparison, or there is
    little of it. With `columns`, each fact shows both documents side by side, and no sentence.
    """
    is_part = bool(comparison.theme) or not (comparison.with_facts and comparison.with_duties)
    everything = everything or verbosity > 0 or is_part
    parts = tuple(_parts(comparison, PageLook(verbosity, columns=columns, everything=everything)))
    return Page(tuple(_blocks(comparison, parts)), tuple(_foot(comparison, parts)))


class PageLook(NamedTuple):
    """How much a page shows, and how."""

    verbosity: int
    columns: bool
    everything: bool

    def opens(self, number: int) -> bool:
        """Whether so many changes are shown without folding."""
        return self.everything or number <= AT_A_GLANCE


def _parts(comparison: Comparison, look: PageLook) -> Iterator[Folded]:
    """What was lost, the themes, and last what the guidance did, which is long even where little changed."""
    losses = sum(ask.became in losses_page.TITLES for ask in comparison.asks)
    is_open = look.opens(len(comparison.facts) + losses)
    for part in (*losses_page.losses(comparison), *_themes(comparison, look, is_open=is_open)):
        yield part._replace(is_open=is_open)
    yield from _guidance(comparison, look)


def _blocks(comparison: Comparison, parts: Sequence[Folded]) -> Iterator[Block]:
    yield Heading(f'What changed in {comparison.new.report.name}')
    yield from opening.blocks(comparison)
    if parts:
        yield Heading('All changes, the gravest first', level=2)
    yield from parts


def _foot(comparison: Comparison, parts: Sequence[Folded]) -> Iterator[Block]:
    yield say()
    if not all(part.is_open for part in parts):
        yield say(Words(FOLDED, 'faint'))
    yield say(Words(f'Judged on {comparison.on} with version {comparison.rulebook.hash} of the rules.', 'faint'))
    yield say(Words('Declarations are compared, not the texts behind them; this is not legal advice.', 'faint'))


def _themes(comparison: Comparison, look: PageLook, *, is_open: bool) -> Iterator[Folded]:
    """A fold for each theme, that with the gravest change first."""
    for part in sorted((comparison.only(theme=theme) for theme in comparison.themes), key=_gravity):
        within = tuple(_theme(part, look, is_open=is_open))
        if within:
            yield Folded((Words(part.theme, 'heading'), Words(f': {_counted(part)}')), within)


def _gravity(part: Comparison) -> list[int]:
    """The numbers of changes of each sort in a theme, the gravest sort first, to sort themes by."""
    sorts = Counter([*(fact.change.sort for fact in part.facts), *(ask.gravity for ask in part.asks)])
    return [-sorts[sort] for sort in Sort]


def _counted(part: Comparison) -> str:
    """What changed in a theme, each number with its unit."""
    became = Counter(ask.became for ask in part.asks)
    lost = became[Became.LOST] + became[Became.NO_LONGER_DECLARED]
    asks = [f'{how_many(lost, "point")} lost'] if lost else []
    asks += [f'{how_many(new, "new fault")}'] if (new := became[Became.NEW_FAULT]) else []
    asks += [f'{how_many(differing, "point")} different'] if (differing := became[Became.DIFFERS]) else []
    asks += [f'{how_many(became[Became.GAINED], "point")} gained'] if became[Became.GAINED] else []
    facts = [f'{how_many(len(part.facts), "fact")} changed'] if part.facts else []
    return ', '.join((*asks, *facts)) or 'no point lost or gained'


def _theme(comparison: Comparison, look: PageLook, *, is_open: bool) -> Iterator[Block]:
    gravest = sorted(comparison.facts, key=lambda fact: fact.change.sort.rank)
    facts = [fact for fact in gravest if not _reworded(fact.change)]
    yield from _facts(comparison, facts, look)
    reworded = [fact for fact in gravest if _reworded(fact.change)]
    if reworded:
        inner = tuple(_facts(comparison, reworded, look))
        yield Folded((Words(f'{how_many(len(reworded), "fact")} told in other words'),), inner, is_open, step=1)
    if comparison.theme == MONEY and comparison.money and comparison.facts:
        yield _table(comparison, comparison.money)._replace(caption='What each body pays')
    duties = [duty for duty in comparison.duties if _is_shown(duty, look.verbosity)]
    if duties:
        head = tuple(f'{side.when} ({side.edition.short})' for side in comparison.pair)
        rows = tuple(_duty(duty, comparison.later) for duty in duties)
        yield side_by_side.beside(Table(('', *head, ''), rows), 'What became of the duties', columns=look.columns)


def _facts(comparison: Comparison, facts: Sequence[Fact], look: PageLook) -> Iterator[Block]:
    if facts and look.columns:
        yield side_by_side.table(facts, comparison.pair, SORTS)
    else:
        yield from (block for fact in facts for block in _fact(comparison, fact, look.verbosity))


def _is_shown(duty: DutyChange, verbosity: int) -> bool:
    """Whether a duty has a row: one without a loss or gain only in the verbose page."""
    return verbosity > 0 or any(became in CHANGES for became in (duty.became, *(ask.became for ask in duty.asks)))


def _fact(comparison: Comparison, fact: Fact, verbosity: int) -> Iterator[Block]:
    change = fact.change
    yield say(Words(SORTS[change.sort], change.sort), f'  {fact.sentence}.', step=1)
    if verbosity > 0 or _reworded(change):
        summaries = marked(change.before.summary, change.after.summary)
        for label, summary in zip(('then', 'now'), summaries, strict=True):
            if summary.text:
                yield say(Words(f'{label}: ', 'faint'), summary, step=2)
    yield from losses_page.approved(comparison.approval(fact))
    if verbosity > 0:
        places = (
            f'{side.report.path}:{side.line(at)}'
            for side, at in zip(comparison.pair, (change.spot.before, change.spot.after), strict=True)
        )
        yield say(Words(f'{".".join(change.spot.path)}  {"  ".join(places)}', 'place'), step=2)


def _reworded(change: FactChange) -> bool:
    """Whether a statement is only told in other words; which of them says more, only a reader can tell."""
    same = (change.before.status, change.before.words) == (change.after.status, change.after.words)
    return change.kind is FactKind.STATEMENT and same and not change.before.pounds


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


def _guidance(comparison: Comparison, look: PageLook) -> Iterator[Folded]:
    """The duties that the guidance changed, with both verdicts under the later edition."""
    quiet = crosswalk.GuidanceChange.SAME
    changed = [duty for duty in comparison.duties if duty.guidance is not quiet]
    if not changed:
        return
    later = comparison.later.short
    rows = (
        (
            Words(GUIDANCE[duty.guidance]),
            *(Words(RESULTS[a.result], a.result) if a else Words('-', 'faint') for a in (duty.was, duty.now)),
            _titled(duty),
        )
        for duty in changed
    )
    duty_table = Table(('', f'first text, {later}', f'second text, {later}', ''), tuple(rows))
    title = f'What the guidance did, from {comparison.old.edition.short} to {comparison.new.edition.short}'
    drawn = side_by_side.beside(duty_table, 'Duties that the guidance changed', columns=look.columns)
    number = how_many(len(changed), 'duty', 'duties')
    yield Folded((Words(title, 'heading'), Words(f': {number}')), (drawn,), look.opens(len(changed)))
