"""The opening of a comparison: both documents, the sentences that matter most, and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from masa_check.declaration.proposals import in_words
from masa_check.diffs.asks import of_two_areas
from masa_check.diffs.comparison import Comparison
from masa_check.diffs.facts.change import Sort
from masa_check.diffs.headlines.first_page import first_page, is_newer
from masa_check.diffs.headlines.headline import Headline, Relation
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
    Relation.SHORT_OF_STATUTE: 'short of {}',
    Relation.DEPARTS: 'departs from {}',
    Relation.OF_PARTNERS: 'asked of the partners, not of the text ({})',
    Relation.NOT_ASKED: 'not asked by {}',
}
TONES = {Relation.FOLLOWS: 'gained', Relation.DEPARTS: 'lost-should', Relation.SHORT_OF_STATUTE: 'lost-must'}


def blocks(comparison: Comparison) -> Iterator[Block]:
    """The opening lines, the first page, and the counts, without the parts that were left out."""
    yield say(f'From {_side(comparison.old)} to {_side(comparison.new)}.')
    yield from _cautions(*(side.report for side in comparison.pair))
    sentences = first_page(comparison)
    if sentences:
        yield Heading('What matters most', level=2)
        following = (*(headline.theme for headline in sentences[1:]), '')
        for number, (headline, theme) in enumerate(zip(sentences, following, strict=True), start=1):
            yield from _sentence(number, headline, comparison.later.short, is_last=headline.theme != theme)
    yield Heading('How much changed', level=2)
    yield from frame.opening(comparison.rulebook.notice(comparison.on)).blocks
    if comparison.with_duties:
        yield from losses_page.counts(comparison)
    if comparison.with_facts:
        counted = ', '.join(f'{number} {SORTS[sort]}' for sort, number in comparison.facts_by_sort.items())
        yield say(Words('Facts: ', 'heading'), f'{counted or "none changed"}.')
    if comparison.with_duties:
        yield say(Words('Duties: ', 'heading'), _in_brief(comparison))


def _sentence(number: int, headline: Headline, guidance: str, *, is_last: bool) -> Iterator[Block]:
    """A sentence, how the change stands to the guidance, and after the last of a theme where to read more."""
    yield say(f'{number}. {headline.sentence}.', step=1)
    more = f'; see {headline.theme}' if is_last else ''
    yield say(Words(relation(headline, guidance), TONES.get(headline.relation, 'faint')), Words(more, 'faint'), step=2)


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
    return f'{side.report.path} ({dated}, checked against {side.edition.short})'


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
