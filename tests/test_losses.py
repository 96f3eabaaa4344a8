"""Every step between two answers, by force and `--fail-on`: what is lost, gained, new or only no longer declared."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest
from small_book import HEAD, ON, folder, held

from masa_check.diffs.asks import AskChange, ask_changes
from masa_check.diffs.comparison import compare
from masa_check.diffs.facts.change import Sort
from masa_check.diffs.level import Became, Level
from masa_check.diffs.losses import since
from masa_check.report.finding import fails
from masa_check.report.question import Question
from masa_check.rulebook import rulebook
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force

DATED = f'{HEAD}dated: 2025-02\n'
RULE = """\
theme: Small
duties:
  - id: paid-for
    title: How it is paid for
    asked_of: arrangements
    asks:
      how: {{what: how it is paid for, of: funding.how, is: stated}}
    editions:
      wt2023: {{ref: X-1, force: {force}, asked_to: say, confidence: C1{cite}}}
    matters: Nothing is done without money
    remedy: Say who pays
    examples:
      - {{given: {{funding: {{how: Four bodies pay into one budget}}}}, wt2023: met}}
      - {{given: {{funding: not-stated}}, wt2023: gap}}
"""
# A text at each level.
TEXTS = {
    Level.MET: 'funding: {how: Four bodies pay into one budget}\n',
    Level.IN_PART: 'funding: {how: {status: in-part, summary: Two bodies pay, lacks: what the police pay}}\n',
    Level.PLANNED_OR_ELSEWHERE: 'funding: {how: {status: elsewhere, where: the website of the council}}\n',
    Level.RESTATED: 'funding: {how: restated}\n',
    Level.SILENT_OR_WRONG: 'funding: {how: not-stated}\n',
    Level.UNDECLARED: '',
}
MET, IN_PART, PLANNED, RESTATED, SILENT, UNDECLARED = Level
STEPS = {
    **{(was, now): Became.LOST for was, now in product(Level, Level) if was.rank < now.rank},
    **{(was, UNDECLARED): Became.NO_LONGER_DECLARED for was in Level if was is not UNDECLARED},
    **{(was, now): Became.GAINED for was, now in product(Level, Level) if was.rank > now.rank},
    (UNDECLARED, SILENT): Became.STILL_MISSING,
    **{(both, both): Became.STILL_MISSING for both in Level},
    (MET, MET): Became.KEPT,
}
OF_FORCE = {
    Force.MUST: Sort.LOST_MUST,
    Force.MUST_GUIDANCE: Sort.LOST_SHOULD,
    Force.SHOULD: Sort.LOST_SHOULD,
    Force.EXPECTED: Sort.LOST_SHOULD,
    Force.ADVICE: Sort.LESS_SAID,
}


CITE = ', statute: Children Act 2004 s16G(2)'


def book(tmp_path: Path, force: Force) -> Rulebook:
    """A rulebook of one ask with this force."""
    cite = CITE if force is Force.MUST else ''
    return rulebook.load([folder(tmp_path, small=RULE.format(force=force, cite=cite))])


def gravity(was: Level, now: Level, force: Force) -> Sort | None:
    """The sort by which a step fails a run."""
    became = STEPS[was, now]
    if became is Became.GAINED:
        return Sort.GAINED
    if became not in (Became.LOST, Became.NO_LONGER_DECLARED):
        return None
    if (was, now) == (RESTATED, SILENT):
        return Sort.LESS_SAID
    if was is SILENT:  # a gap, of which nothing was there
        return max(OF_FORCE[force], Sort.NO_LONGER_DECLARED, key=lambda sort: sort.rank)
    return OF_FORCE[force]


def the_change(rules: Rulebook, old: str, new: str) -> AskChange:
    (one,) = ask_changes(held(DATED + old, rules), held(DATED + new, rules), rules)
    return one


@pytest.mark.parametrize('force', Force)
def test_every_step_is_told_by_the_order_of_levels_and_fails_by_its_force(tmp_path: Path, force: Force) -> None:
    rules = book(tmp_path, force)
    for was, now in product(Level, Level):
        one = the_change(rules, TEXTS[was], TEXTS[now])

        assert (was, now, one.became) == (was, now, STEPS[was, now])
        assert (was, now, one.gravity) == (was, now, gravity(was, now, force))
        assert one.force is force


@pytest.mark.parametrize('force', Force)
def test_a_check_since_a_revision_fails_by_the_same_steps(tmp_path: Path, force: Force) -> None:
    rules = book(tmp_path, force)
    for was, now, fail_on in product(Level, Level, Force):
        old, new = (held(DATED + TEXTS[level], rules) for level in (was, now))
        failing = [one for one in since(old, new, rules, 'main').open if fails(one.force, fail_on)]
        is_loss = STEPS[was, now] in (Became.LOST, Became.NO_LONGER_DECLARED) and was is not SILENT

        assert (was, now, fail_on, bool(failing)) == (was, now, fail_on, is_loss and force.reaches(fail_on))


@pytest.mark.parametrize('force', Force)
def test_what_the_replaced_edition_asked_weighs_nothing_in_diff_as_it_fails_no_check(
    tmp_path: Path, force: Force
) -> None:
    rules = book(tmp_path, force)
    ended = f'{HEAD}dated: 2026-06\n'
    old = held(DATED + TEXTS[MET], rules)
    question = Question(rules, date.fromisoformat(ON))
    for level in (SILENT, UNDECLARED):
        new = held(ended + TEXTS[level], rules)
        found = compare(old, new, question).only(facts=False)
        (lost,) = found.asks

        assert lost.became.fails
        assert bool(found.failing(Sort.LESS_SAID)) == (force is Force.MUST)
        assert bool([one for one in new.counted if fails(one.force, Force.ADVICE)]) == (force is Force.MUST)
        assert bool(since(old, new, rules, 'main').open) == (force is Force.MUST)


# What has no level: an ask that does not arise, and an object that was not there

AGENCIES = 'agencies: {list: [%s]}\n'
EACH = (
    RULE.replace('of: funding.how', 'each: agencies.list, of: why')
    .replace(
        'funding: {{how: Four bodies pay into one budget}}',
        'agencies: {{list: [{{name: Cafcass, why: It speaks up}}]}}',
    )
    .replace('funding: not-stated', 'agencies: {{list: [{{name: Cafcass, why: not-stated}}]}}')
)


@pytest.fixture
def each(tmp_path: Path) -> Rulebook:
    """A rulebook whose one ask is put to each agency."""
    return rulebook.load([folder(tmp_path, small=EACH.format(force='should', cite=''))])


def became(rules: Rulebook, old: str, new: str) -> dict[str, Became]:
    changes = ask_changes(held(DATED + old, rules), held(DATED + new, rules), rules)
    return {one.object: one.became for one in changes}


@pytest.mark.parametrize('why', ['not-stated', '', 'restated', '{status: planned, summary: It is to be said}'])
def test_a_fault_on_an_agency_that_is_new_is_a_new_fault_and_fails_like_a_loss(each: Rulebook, why: str) -> None:
    cafcass, college = '{name: Cafcass, why: It speaks up}', '{name: College%s}' % (f', why: {why}' if why else '')
    old, new = AGENCIES % cafcass, AGENCIES % f'{cafcass}, {college}'

    assert became(each, old, new) == {'Cafcass': Became.KEPT, 'College': Became.NEW_FAULT}
    assert became(each, new, old) == {'Cafcass': Became.KEPT, 'College': Became.IN_ONE}
    assert [one.object for one in since(held(DATED + old, each), held(DATED + new, each), each, 'main').open] == [
        'College'
    ]


APPLIES = RULE.replace(
    'of: funding.how, is: stated}}',
    'of: funding.how, is: stated, applies: {{of: links.coordination, is: stated, because: no links are spoken of}}}}',
).replace('given: {{funding', 'given: {{links: {{coordination: The chairs meet}}, funding')
LINKED = 'links: {coordination: The chairs meet each term}\n'


@pytest.fixture
def arising(tmp_path: Path) -> Rulebook:
    """A rulebook whose one ask, of statute, arises where links between boards are stated."""
    return rulebook.load([folder(tmp_path, small=APPLIES.format(force='must', cite=CITE))])


@pytest.mark.parametrize(
    ('links', 'what'),
    [
        ('links: not-stated\n', Became.LOST),
        ('links: {coordination: {status: planned, summary: The chairs are to meet}}\n', Became.LOST),
        ('', Became.NO_LONGER_DECLARED),
    ],
)
def test_what_does_not_arise_because_its_subject_fell_silent_is_lost_and_fails_a_check(
    arising: Rulebook, links: str, what: Became
) -> None:
    old, new = LINKED + TEXTS[MET], links + TEXTS[MET]
    (finding,) = since(held(DATED + old, arising), held(DATED + new, arising), arising, 'main').open

    assert became(arising, old, new) == {'': what}
    assert (finding.force, finding.counts) == (Force.MUST, True)
    assert since(held(DATED + new, arising), held(DATED + new, arising), arising, 'main').open == ()


def test_what_arises_now_and_is_missing_is_a_new_fault(arising: Rulebook) -> None:
    assert became(arising, 'links: not-stated\n' + TEXTS[SILENT], LINKED + TEXTS[SILENT]) == {'': Became.NEW_FAULT}
    assert became(arising, 'links: not-stated\n' + TEXTS[MET], LINKED + TEXTS[MET]) == {'': Became.GAINED}


# Two partnerships

AREAS = (
    (TEXTS[MET] + AGENCIES % '{name: Cafcass}', 'luton'),
    (TEXTS[SILENT] + AGENCIES % '{name: College}', 'bedford'),
)


@pytest.mark.parametrize('fail_on', Sort)
def test_between_two_partnerships_all_differs_and_is_no_graver_than_changed(tmp_path: Path, fail_on: Sort) -> None:
    rules = book(tmp_path, Force.MUST)
    question = Question(rules, date.fromisoformat(ON))
    old, new = (held((DATED + text).replace('luton', name), rules) for text, name in AREAS)
    for pair in ((old, new), (new, old)):
        compared = compare(*pair, question)

        assert {one.became for one in compared.asks} == {Became.DIFFERS}
        assert bool(compared.failing(fail_on)) == Sort.CHANGED.reaches(fail_on)
