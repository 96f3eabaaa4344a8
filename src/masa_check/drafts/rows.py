"""Gathers the rows and values that a text prints, each for the list or key in which it belongs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from masa_check.drafts import agencies, dates, money, partners
from masa_check.drafts.category_words import Words
from masa_check.drafts.draft import Row
from masa_check.drafts.partners import OFFICE
from masa_check.drafts.passage import TextPassage
from masa_check.drafts.proposal import Proposal
from masa_check.drafts.stretch import Stretch, matches, spoken
from masa_check.model.bodies import ReportBody
from masa_check.questions.cue import Cue, simplified
from masa_check.rulebook.duty import Path

CHAIRED = re.compile(
    rf'[Cc]hair(?:ed by|ed jointly by| is| will be| role is held by|:)(?: the| our| an?)? {OFFICE.pattern[2:]}'
)
FIRST = 3  # passages, in which a value is looked for
SCRUTINEERS = Cue.of(
    'independent scrutineer*', 'independent chair*', 'young scrutineer*', 'peer review*', 'independent person'
)


def rows(
    passages: Sequence[TextPassage],
    proposals: Sequence[Proposal],
    editions: Collection[str],
    bodies: Sequence[ReportBody],
    agency_words: Words,
) -> Mapping[Path, tuple[Row, ...]]:
    """The rows of each list and the values of each key of which there are any, by path."""
    asked = _Proposals(proposals)
    payers, totals = money.tables(passages)
    cited = dates.cites(passages, editions)
    is_report = asked.has('period')
    made: dict[str, Sequence[Row]] = {
        'dated': dates.dated(passages),
        'cites': cited,
        'follows': _follows(cited),
        'partners': partners.rows(passages, offices=not is_report),
        'funding.contributions': payers,
        'funding.total': totals,
        'groups': agencies.group_rows(passages),
        'agencies.list': agencies.agency_rows(passages, agency_words),
        'links.boards': agencies.board_rows(passages),
        'priorities.list': agencies.priority_rows(passages),
        'publication.on': dates.publication(passages, asked.sentences('publication.on')),
        'scrutiny.by': _scrutineers(asked.sentences('scrutiny.by')),
        'chair.held_by': _chair(asked.sentences('chair.held_by')),
        'yearly_report.interval': dates.interval(passages),
        'yearly_report.deadline': dates.deadline(passages),
        'yearly_report.sent_within': dates.within(passages),
        'yearly_report.recipients': dates.recipients(asked.sentences('yearly_report.recipients'), bodies),
        'publication.sent_to': dates.recipients(asked.sentences('publication.sent_to'), bodies),
        **{path: dates.how_often(asked.sentences(path)) for path in asked.frequencies},
    }
    return {tuple(path.split('.')): tuple(those) for path, those in made.items() if those and asked.has(path)}


class _Proposals:
    """The proposals by path, and the sentences of the first passages of each."""

    def __init__(self, proposals: Sequence[Proposal]) -> None:
        self._by_path: Final = {'.'.join(one.path): one for one in proposals}

    def has(self, path: str) -> bool:
        return path in self._by_path

    @property
    def frequencies(self) -> list[str]:
        """The paths of what is said to happen so and so often."""
        return [path for path, one in self._by_path.items() if getattr(one.field.type, 'short_key', '') == 'every']

    def sentences(self, path: str) -> list[Stretch]:
        """The sentences of the first passages with all cues, those first in which a cue stands."""
        proposal = self._by_path.get(path)
        if proposal is None:
            return []
        best = [one.passage for one in proposal.passages[:FIRST] if one.has_all_cues]
        cues = proposal.wording.cues
        said = spoken(best)
        return sorted(said, key=lambda one: -sum(cue.stands_in(simplified(one.text)) for cue in cues))


def _follows(cited: Sequence[Row]) -> tuple[Row, ...]:
    """The edition that is named in most sections; of several the latest."""
    counted = Counter(row['edition'] for row in cited)
    return ({'edition': max(counted, key=lambda one: (counted[one], one))},) if counted else ()


def _scrutineers(sentences: Sequence[Stretch]) -> tuple[Row, ...]:
    rows: dict[str, dict[str, Any]] = {}
    for one in sentences:
        words = one.text.split()
        for start in range(len(words) - 1):
            office = ' '.join(words[start : start + 2]).rstrip('.,;:)')
            if office in one.text and SCRUTINEERS.stands_in(simplified(office)) and office[:1].isalpha():
                rows.setdefault(simplified(office), {'office': office, **one.sourced})
    return tuple(rows.values())


def _chair(sentences: Sequence[Stretch]) -> tuple[Row, ...]:
    """The office that stands right behind words such as "is chaired by the"."""
    return next((({'office': one.text},) for one in matches(CHAIRED, sentences)), ())
