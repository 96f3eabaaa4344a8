"""Whether a text is one of safeguarding arrangements, or a yearly report on them, at all."""

from __future__ import annotations

from collections.abc import Sequence

from masa_check.declaration.kinds import ARRANGEMENTS, YEARLY_REPORT
from masa_check.drafts.passage import TextPassage
from masa_check.questions.cue import Cue, simplified

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
ABOUT_CHILDREN = ('child*', 'young people', 'young person*')
LEAST_CHILDREN = 0.1
REPORTS = ('annual report*', 'yearly report*', 'annual safeguarding report*', 'this report covers', 'impact report*')
LOOKS_BACK = (
    'this report', 'during the year', 'over the past year', 'this year', 'over the last year', 'in the past year',
    'reporting period', 'year s', 'we have',
)  # fmt: skip
LOOKS_AHEAD = (
    'these arrangements', 'the arrangements', 'will meet', 'will be published', 'arrangements will', 'will publish',
    'terms of reference', 'partners will', 'is responsible for', 'are responsible for',
)  # fmt: skip
OPENING = 4  # passages, in which a text says what it is


def kind_of(passages: Sequence[TextPassage], title: str = '') -> str:
    """The kind of document that a text is, by what it speaks of and in how much of it; '' for neither."""
    marks = [_in(words, passages) for words in MARKS]
    about = set[int]().union(*marks[:DECIDING])
    count, share = sum(map(bool, marks)), len(about) / max(len(passages), 1)
    children = len(_in(ABOUT_CHILDREN, passages)) / max(len(passages), 1)
    enough = count >= LEAST_MARKS and share >= LEAST_SHARE and children >= LEAST_CHILDREN and marks[0] | marks[1]
    return _which(passages, title) if enough else ''


def _in(words: tuple[str, ...], passages: Sequence[TextPassage]) -> set[int]:
    """The numbers of the passages in which one of some words stands."""
    cue = Cue.of(*words)
    return {number for number, one in enumerate(passages) if cue.stands_in(one.simplified)}


def _which(passages: Sequence[TextPassage], title: str) -> str:
    """A report says so at its beginning, or looks back more than ahead."""
    opening = [simplified(title), *(simplified(one.section) for one in passages[:OPENING])]
    opening += [simplified(' '.join(one.text.split()[:40])) for one in passages[:OPENING]]
    named = any(Cue.of(*REPORTS).stands_in(text) for text in opening)
    ahead = any(Cue.of('arrangements', 'terms of reference').stands_in(text) for text in opening)
    if named != ahead:
        return YEARLY_REPORT if named else ARRANGEMENTS
    back, forth = len(_in(LOOKS_BACK, passages)), len(_in(LOOKS_AHEAD, passages))
    return YEARLY_REPORT if back > forth else ARRANGEMENTS
