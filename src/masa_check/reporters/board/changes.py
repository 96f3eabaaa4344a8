"""The section of a board paper on what changed since the version before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from masa_check.diffs.comparison import Comparison
from masa_check.diffs.headlines.first_page import first_page
from masa_check.diffs.level import Became
from masa_check.reporters.board.subject import PaperSubject
from masa_check.reporters.board.wording import capital, shortened
from masa_check.reporters.diff.opening import relation
from masa_check.reporters.draw.page import Block, Heading, how_many, say

LETTERS = 170


def since_before(subject: PaperSubject, most: int) -> Iterator[Block]:
    """The sentences that matter most, at most so many, and how many asks were lost and gained."""
    yield Heading('7. What changed since the last published version', 2)
    comparison = subject.comparison
    if comparison is None:
        yield say('No earlier version was given.')
        return
    old = comparison.old.report.declaration
    written = old.model.written if old else None
    yield say(f'Beside the version of {written.spoken if written else "an earlier day"}: {_counted(comparison)}.')
    sentences = first_page(comparison)
    for one in sentences[:most]:
        yield say(f'{shortened(capital(one.sentence), LETTERS)} ({relation(one, comparison.later.short)}).', step=1)
    if len(sentences) > most:
        yield say(f'{how_many(len(sentences) - most, "further change")} that matter, in the full comparison.')


def _counted(comparison: Comparison) -> str:
    """What became of the things asked, by the later of the two editions."""
    became = Counter(ask.became for ask in comparison.asks)
    if comparison.of_two_areas:
        return 'it is of another partnership, so nothing was lost or gained'
    named = (
        (Became.LOST, 'no longer shown'),
        (Became.NO_LONGER_DECLARED, 'not recorded any more'),
        (Became.OVERTAKEN, 'short because the guidance now asks more'),
        (Became.GAINED, 'newly shown'),
    )
    counted = [(became[one], words) for one, words in named if became[one]]
    units = (how_many(counted[0][0], 'point'), *(str(number) for number, _ in counted[1:])) if counted else ()
    each = (f'{number} {words}' for number, (_, words) in zip(units, counted, strict=True))
    return ', '.join(each) or 'no point that is asked was lost or gained'
