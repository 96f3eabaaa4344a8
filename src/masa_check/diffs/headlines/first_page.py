"""The sentences of the first page in order: who is responsible, money, agencies and education, losses, the rest."""

from __future__ import annotations

from masa_check.diffs.comparison import Comparison
from masa_check.diffs.headlines import agencies, people, remaining, reported, spending
from masa_check.diffs.headlines.headline import Headline, TextPair, paths
from masa_check.report.report import DocumentReport
from masa_check.values import PartialDate

MOST = 15  # sentences on the page


def first_page(comparison: Comparison) -> tuple[Headline, ...]:
    """
    The ten to fifteen changes that matter most, ranked by their subject; fewer where less changed.

    The musts of statute that are lost come before all: they fail a run. Then, of two yearly reports, the work done, and
    scrutiny and money; of arrangements, who is responsible.

    None where the documents are of two partnerships, or the newer one is named first: what differs between them was not
    lost or gained.
    """
    if not (comparison.with_facts and comparison.with_duties) or not is_one_in_time(comparison):
        return ()
    texts = TextPair(comparison)
    if reported.is_report(texts):
        first = list(reported.headlines(texts))
    else:
        first = [*people.headlines(texts), *spending.headlines(texts), *agencies.headlines(texts)]
    first = [*remaining.losses_of_statute(texts), *first]
    whole = [*first, *remaining.headlines(texts, paths(first))]
    return tuple(one for one in whole if comparison.theme in ('', one.theme))[:MOST]


def is_one_in_time(comparison: Comparison) -> bool:
    """Whether both documents are of one partnership, the older one first."""
    old, new = (side.report for side in comparison.pair)
    return old.id == new.id and not is_newer(old, new)


def is_newer(old: DocumentReport, new: DocumentReport) -> bool:
    """Whether the document that is named first is surely the newer one, by the dates of both."""
    return bool(old.dated and new.dated) and PartialDate.parse(old.dated).first > PartialDate.parse(new.dated).last
