"""The sentences of the first page: the best of each subject before more of any, in the order of the subjects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from masa_check.diffs.comparison import Comparison
from masa_check.diffs.headlines import (
    agencies,
    education,
    governance,
    groups,
    losses,
    people,
    promises,
    remaining,
    reported,
    spending,
)
from masa_check.diffs.headlines.headline import Headline, TextPair, paths
from masa_check.report.report import DocumentReport
from masa_check.values import PartialDate

LEAST, MOST = 10, 15  # sentences on the page
WORDS = 490  # of the sentences of the page: what a person reads in two minutes, with the heading
STANDING = 6  # words in which a sentence says how it stands to the guidance, and where to read more

Subject = Sequence[
    Headline | None
]  # the sentences of one subject, the most important first; None where it waits a round
SECOND, THIRD = (None,), (None, None)  # a subject whose best sentence comes with the second and third of others


def first_page(comparison: Comparison) -> tuple[Headline, ...]:
    """
    The ten to fifteen changes that matter most; fewer where less changed.

    The musts of statute that are lost come before all: they fail a run. Then each subject has its best sentence, its
    second, and so on, while the page has room. They stand in the order of the subjects: of arrangements, who is
    responsible, money, agencies and education, losses, promises and the rest; of two yearly reports, the work done, and
    scrutiny and money.

    None where the documents are of two partnerships, or the newer one is named first: what differs between them was not
    lost or gained.
    """
    if not (comparison.with_facts and comparison.with_duties) or not is_one_in_time(comparison):
        return ()
    texts = TextPair(comparison)
    of_statute = list(losses.of_statute(texts))
    subjects = _subjects(texts, of_statute)
    if comparison.theme:
        of_statute = [one for one in of_statute if one.theme == comparison.theme]
        subjects = [[one for one in subject if one and one.theme == comparison.theme] for subject in subjects]
    return chosen(of_statute, subjects)


def _subjects(texts: TextPair, of_statute: Sequence[Headline]) -> list[Subject]:
    """The sentences of each subject, in the order of the page."""
    first = list(_of_report(texts) if reported.is_report(texts) else _of_arrangements(texts))
    used = frozenset(paths(filter(None, chain(of_statute, *first))))
    report = [] if reported.is_report(texts) else list(remaining.report(texts))
    lost = list(losses.others(texts, used.union(paths(report))))
    subjects = [*first, [*SECOND, *lost], list(promises.unmentioned(texts, used))]
    if not reported.is_report(texts):
        newly, of_an_act = list(promises.new(texts, used)), promises.is_of_statute(texts, used)
        subjects += [
            newly if of_an_act else [*THIRD, *newly],
            report,
            [*THIRD, *remaining.priorities(texts)],
            [*THIRD, *governance.meetings(texts)],
        ]
    rest = (remaining.weaker(texts, used.union(paths(lost))), remaining.gained(texts, used), remaining.name(texts))
    return [*subjects, *([*THIRD, *subject] for subject in rest)]


def _of_arrangements(texts: TextPair) -> Iterator[Subject]:
    """Who is responsible, groups, money, and agencies and education."""
    yield list(people.partners(texts))
    yield list(people.leads_and_delegates(texts))
    yield list(people.chair_and_scrutiny(texts))
    executive = list(governance.executive(texts))
    yield executive
    of_groups = list(groups.headlines(texts, executive))
    yield [*of_groups[:1], *SECOND, *of_groups[1:]]
    yield list(spending.headlines(texts))
    yield list(agencies.headlines(texts))
    yield list(education.headlines(texts))


def _of_report(texts: TextPair) -> Iterator[Sequence[Headline]]:
    """The work done, scrutiny, money, and who the partners are."""
    yield list(reported.judgement(texts))
    yield list(reported.priorities(texts))
    yield list(reported.work(texts))
    yield list(reported.scrutiny(texts))
    yield list(reported.money(texts))
    yield list(people.partners(texts))


def chosen(first: Sequence[Headline], subjects: Sequence[Subject]) -> tuple[Headline, ...]:
    """
    The sentences for which the page has room, in the order of the subjects.

    The first are there whatever their number and length. Then comes the best sentence of each subject, then the second
    of each; after the tenth, one that is too long for what is left of the page is passed over.
    """
    taken, words = list(first[:MOST]), sum(map(_length, first))
    for one in chain.from_iterable(zip_longest(*subjects)):
        if one and len(taken) < MOST and (len(taken) < LEAST or words + _length(one) <= WORDS):
            taken.append(one)
            words += _length(one)
    places = {id(one): place for place, one in enumerate(chain(first, *subjects))}
    return tuple(sorted(taken, key=lambda one: places[id(one)]))


def _length(headline: Headline) -> int:
    """The words of a sentence, with those that say how it stands to the guidance."""
    return len(headline.sentence.split()) + STANDING


def is_one_in_time(comparison: Comparison) -> bool:
    """Whether both documents are of one partnership, the older one first."""
    old, new = (side.report for side in comparison.pair)
    return old.id == new.id and not is_newer(old, new)


def is_newer(old: DocumentReport, new: DocumentReport) -> bool:
    """Whether the document that is named first is surely the newer one, by the dates of both."""
    return bool(old.dated and new.dated) and PartialDate.parse(old.dated).first > PartialDate.parse(new.dated).last
