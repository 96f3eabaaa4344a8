"""The opening of a comparison: both documents, the sentences that matter most, and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from masa_check.declaration.proposals import in_words
from masa_check.diffs.asks import of_two_areas
from masa_check.diffs.comparison import Comparison
from masa_check.diffs.facts.change import Sort
from masa_check.diffs.headlines.first_page import first_page, is_newer
from masa_check.diffs.headlines.headline import Headline, Relation
from masa_check.diffs.sentence import raised
from masa_check.diffs.side import Side
from masa_check.report.report import DocumentReport
from masa_check.reporters.check import frame
from masa_check.reporters.diff import losses_page
from masa_check.reporters.draw.page import Block, Heading, Words, say
from masa_check.reporters.rules.page import BECAME as GUIDANCE
from masa_check.rulebook import crosswalk
from masa_check.values import Verdict

SORTS = {
    Sort.LOST_MUST: 'lost (must of statute)',
    Sort.LOST_SHOULD: 'lost',
    Sort.NO_LONGER_DECLARED: 'no longer declared',
    Sort.NEW_FAULT: 'new, and missing or wrong',
    Sort.LESS_SAID: 'less said',
    Sort.REMOVED: 'removed',
    Sort.CHANGED: 'changed',
    Sort.ADDED: 'added',
    Sort.GAINED: 'gained',
}
# With where law or guidance asks it.
RELATIONS = {
    Relation.BY_LAW: 'made by law',
    Relation.FOLLOWS: 'follows {}',
    Relation.ASKED_IN_PART: 'asked in part by {}',
    Relation.SHORT_OF_STATUTE: 'short of {}',
    Relation.DEPARTS: 'departs from {}',
    Relation.OF_PARTNERS: 'asked of the partners, not of the text ({})',
    Relation.NOT_ASKED: 'not asked by {}',
}
IN_SHORT = RELATIONS | {
    Relation.ASKED_IN_PART: 'asked in part: {}',
    Relation.OF_PARTNERS: 'asked of partners: {}',
    Relation.NOT_ASKED: 'not asked',
}
TONES = {Relation.FOLLOWS: 'gained', Relation.DEPARTS: 'lost-should', Relation.SHORT_OF_STATUTE: 'lost-must'}


def blocks(comparison: Comparison) -> Iterator[Block]:
    """The opening lines, the first page, and the counts, without the parts that were left out."""
    yield say(f'From {_side(comparison.old)} to {_side(comparison.new)}.')
    yield from _cautions(*(side.report for side in comparison.pair))
    sentences = first_page(comparison)
    if sentences:
        yield Heading(f'What matters most, beside {comparison.later.short}', level=2)
        yield from _sentences(sentences)
    yield Heading('How much changed', level=2)
    yield from frame.opening(comparison.rulebook.notice(comparison.on)).blocks
    if comparison.with_duties:
        yield from losses_page.counts(comparison)
    if comparison.with_facts:
        counted = ', '.join(f'{number} {SORTS[sort]}' for sort, number in comparison.facts_by_sort.items())
        yield say(Words('Facts: ', 'heading'), f'{counted or "none changed"}.')
    if comparison.with_duties:
        yield say(Words('Duties: ', 'heading'), _in_brief(comparison))


def _sentences(sentences: Sequence[Headline]) -> Iterator[Block]:
    """Each sentence with how the change stands to the guidance, below the part where to read more."""
    theme = ''
    for headline in sentences:
        if headline.theme != theme:
            theme = headline.theme
            yield Heading(theme, level=3)
        standing = Words(raised(_standing(headline)), TONES.get(headline.relation, 'faint'))
        yield say(f'{headline.sentence}. ', standing, '.', step=1)


def _standing(headline: Headline) -> str:
    """How a change stands to law and guidance, in short, beside a heading that names the guidance."""
    numbers = sorted(one.paragraph for one in headline.citations if one.paragraph)
    acts = [one.source for one in headline.citations if not one.paragraph]
    paras = f'para{"s" if len(numbers) > 1 else ""} {", ".join(map(str, numbers))}' if numbers else ''
    return IN_SHORT[headline.relation].format(' and '.join(filter(None, (*acts, paras))))


def relation(headline: Headline, guidance: str) -> str:
    """How a change stands to law and guidance, with where it is asked, or with the guidance by name."""
    return RELATIONS[headline.relation].format(headline.citation or guidance)


def _cautions(old: DocumentReport, new: DocumentReport) -> Iterator[Block]:
    """Notes on what is only proposed, on documents of two partnerships, and on a newer document that is named first."""
    for report in (old, new):
        if report.proposed:
            yield say(Words('Note: ', 'heading'), f'{report.path}: {in_words(report.proposed)}.')
    if of_two_areas(old, new):
        note = (
            f'they have two ids, {old.id} and {new.id}; what differs between two partnerships was not lost or gained.'
        )
        yield say(Words('Note: ', 'heading'), note)
    if is_newer(old, new):
        paths = ' '.join(f'"{report.path}"' if ' ' in report.path else report.path for report in (new, old))
        note = (
            'the first is the newer by its date; what reads as lost was gained, and what reads as gained was lost. '
            f'Name the older one first for what matters most: masa-check diff {paths}'
        )
        yield say(Words('Note: ', 'heading'), note)


def _side(side: Side) -> str:
    dated = side.report.dated or 'no date declared'
    return f'{side.report.path} ({dated}, {side.edition.short})'


def _in_brief(comparison: Comparison) -> str:
    """A summary of the guidance's changes, and of how ready the older text was for them."""
    old, new = comparison.pair
    if old.edition == new.edition:
        return f'{new.edition.short} for both.'
    changed = Counter(duty.guidance for duty in comparison.duties)
    parts = [f'{changed[one]} {GUIDANCE[one]}' for one in crosswalk.GuidanceChange if changed[one]]
    answers = ([duty.was for duty in comparison.duties], [duty.now for duty in comparison.duties])
    met = [sum(answer is not None and answer.verdict is Verdict.MET for answer in side) for side in answers]
    asked = sum(duty.now is not None for duty in comparison.duties)
    return (
        f'from {old.edition.short} to {new.edition.short}: {", ".join(parts)}. Of the {asked} duties of '
        f'{comparison.later.short} the first text would meet {met[0]}, the second meets {met[1]}.'
    )
