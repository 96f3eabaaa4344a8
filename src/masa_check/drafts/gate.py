"""Whether a text is one of safeguarding arrangements, or a yearly report on them, at all."""

from __future__ import annotations

from collections.abc import Sequence

from masa_check.declaration.kinds import ARRANGEMENTS, YEARLY_REPORT
from masa_check.drafts import partners
from masa_check.drafts.passage import TextPassage
from masa_check.questions.cue import Cue, simplified, words

# What such texts speak of, each in the words that they use for it.
MARKS = (
    ('safeguarding partner*', 'statutory partners', 'lead safeguarding partner*', 'delegated safeguarding partner*'),
    ('safeguarding children partnership*', 'safeguarding children board*', 'safeguarding partnership*',
     'children s partnership*', 'safeguarding children s board*'),
    ('relevant agenc*', 'relevant partners'),
    ('multi agency safeguarding', 'multi agency arrangement*', 'masa', 'safeguarding arrangements',
     'local safeguarding arrangements', 'partnership arrangements'),
    ('practice review*', 'rapid review*', 'serious child safeguarding', 'serious case review*', 'lcspr*'),
    ('independent scrutin*', 'scrutineer*', 'scrutiny'),
    ('working together to safeguard', 'working together 20*', 'children act', 'children and social work act',
     'statutory guidance'),
    ('integrated care board*', 'icb', 'clinical commissioning group*', 'ccg'),
    ('chief constable*', 'constabulary', 'police'),
    ('annual report*', 'yearly report*'),
    ('threshold*', 'early help', 'child protection'),
)  # fmt: skip
LEAST_MARKS = 6
LEAST_SHARE = 0.15  # of the passages, in which at least one of the first six stands
DECIDING = 6
UNNAMED = (4, 5, 6)  # what a text in plain words speaks of that calls nobody a safeguarding partner
ABOUT_CHILDREN = ('child*', 'young people', 'young person*')
LEAST_CHILDREN = 0.1
LEAST_SHARE_OF_THREE = 0.08  # where bodies of all three partners are named: a text in plain words has few of the marks
# In a title or first heading.
REPORTS = Cue.of(
    'annual report*', 'yearly report*', 'annual safeguarding report*', 'annual partnership report*', 'impact report*',
    'report 20*', 'report on', 'report for', 'report of', 'annual review', 'review of the year', 'year in review',
    'our report', 'end of year',
)  # fmt: skip
PLANS = Cue.of('arrangement*', 'terms of reference', 'masa', 'policy', 'procedures')
COVERED = Cue.of(
    'this report', 'our report', 'report covers', 'report sets out', 'report describes', 'covers the year',
    'covers the period', 'year ended', 'year ending', 'period covered', 'period of this report', 'reporting period',
)  # fmt: skip
PAST = frozenset({'was', 'were', 'had', 'did'})
MOST_PAST = 0.008  # of the words: arrangements say what is and will be
OPENING = 4  # passages, in which a text says what it is


def kind_of(passages: Sequence[TextPassage], titles: Sequence[str] = ()) -> str:
    """The kind of document that a text is, by what it speaks of and in how much of it; '' for neither."""
    marks = [_in(words, passages) for words in MARKS]
    about = set[int]().union(*marks[:DECIDING])
    count, share = sum(map(bool, marks)), len(about) / max(len(passages), 1)
    are_three_named = partners.all_kinds_named(passages)
    least = LEAST_SHARE_OF_THREE if are_three_named else LEAST_SHARE
    children = len(_in(ABOUT_CHILDREN, passages)) / max(len(passages), 1)
    named = bool(marks[0] | marks[1]) or (are_three_named and all(marks[number] for number in UNNAMED))
    enough = count >= LEAST_MARKS and share >= least and children >= LEAST_CHILDREN and named
    return _which(passages, titles) if enough else ''


def _in(words: tuple[str, ...], passages: Sequence[TextPassage]) -> set[int]:
    """The numbers of the passages in which one of some words stands."""
    cue = Cue.of(*words)
    return {number for number, one in enumerate(passages) if cue.stands_in(one.simplified)}


def _which(passages: Sequence[TextPassage], titles: Sequence[str]) -> str:
    """A report is called one, or says at its beginning which months it covers, or speaks of what has been."""
    if any(REPORTS.stands_in(simplified(title)) for title in titles):
        return YEARLY_REPORT
    if any(PLANS.stands_in(simplified(title)) for title in titles):
        return ARRANGEMENTS
    if any(COVERED.stands_in(simplified(one.text)) for one in passages[:OPENING]):
        return YEARLY_REPORT
    said = [word for one in passages for word in words(one.text)]
    return YEARLY_REPORT if sum(word in PAST for word in said) > MOST_PAST * len(said) else ARRANGEMENTS
