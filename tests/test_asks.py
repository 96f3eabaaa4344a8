"""What became of each ask between two documents is judged by the later edition, put to both."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml
from drawn import declarations
from effort import times
from hypothesis import given
from hypothesis import strategies as st
from small_book import HEAD, MET, ON, SILENT, book, held

from masa_check.declaration.kinds import KINDS, model_of
from masa_check.diffs.asks import AskChange, ask_changes
from masa_check.diffs.facts.change import Sort
from masa_check.diffs.level import Became
from masa_check.report.report import DocumentReport
from masa_check.rulebook import rulebook
from masa_check.rulebook.crosswalk import GuidanceChange
from masa_check.rulebook.rulebook import Rulebook

SILENT = SILENT.replace(', {name: Cafcass}', '')  # two of one name are not what these tests are about
OLD, NEW = f'{HEAD}dated: 2019-06-01\n', f'{HEAD}dated: 2025-02-01\n'


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return book(tmp_path)


def found(rules: Rulebook, old: str, new: str) -> dict[tuple[str, str], AskChange]:
    """What became of each ask, by its duty and object."""
    changes = list(ask_changes(held(old, rules), held(new, rules), rules))
    assert len({(one.duty, one.ask, one.object) for one in changes}) == len(changes)
    return {(one.duty, one.object): one for one in changes}


def became(rules: Rulebook, old: str, new: str) -> dict[tuple[str, str], Became]:
    return {key: one.became for key, one in found(rules, old, new).items()}


def test_a_document_beside_itself_has_lost_and_gained_nothing(rules: Rulebook) -> None:
    for text in (NEW + MET, NEW + SILENT, OLD + MET, NEW):
        assert {one.sort for one in found(rules, text, text).values()} == {None}


def test_what_was_met_and_is_not_now_is_lost_by_its_force(rules: Rulebook) -> None:
    lost = found(rules, NEW + MET, NEW + SILENT)

    assert {key: (one.became, one.sort) for key, one in lost.items()} == {
        ('needs-met', ''): (Became.LOST, Sort.LOST_MUST),
        ('paid-for', ''): (Became.LOST, Sort.LOST_SHOULD),
        ('supported', ''): (Became.LOST, Sort.LOST_MUST),
        ('published', ''): (Became.LOST, Sort.LOST_SHOULD),
        ('agencies-chosen', 'Cafcass'): (Became.LOST, Sort.LESS_SAID),
        ('agencies-chosen', 'Northport College'): (Became.NEW_FAULT, Sort.NEW_FAULT),  # it was not there before
    }


def test_what_nobody_declares_any_more_is_not_said_to_be_lost_and_fails_like_it(rules: Rulebook) -> None:
    without = (NEW + MET).replace('joint_working: {identify: One front door for all}\n', '')
    (one,) = [one for one in found(rules, NEW + MET, without).values() if one.sort]

    assert (one.duty, one.became, one.sort) == ('needs-met', Became.NO_LONGER_DECLARED, Sort.NO_LONGER_DECLARED)
    assert one.gravity is Sort.LOST_MUST


@pytest.mark.parametrize(('old', 'new'), [(NEW + MET, NEW + SILENT), (OLD + MET, NEW + SILENT), (OLD, NEW + MET)])
def test_turned_round_lost_is_gained_and_all_else_stays(rules: Rulebook, old: str, new: str) -> None:
    pairs = ((old, new), (new, old))
    back = {Became.LOST: Became.GAINED, Became.NO_LONGER_DECLARED: Became.GAINED, Became.NEW_FAULT: Became.IN_ONE}
    there, round_ = (sorted(back.get(came, came) for came in became(rules, *pair).values()) for pair in pairs)

    assert there == round_


def test_what_the_later_edition_no_longer_asks_is_not_lost(rules: Rulebook) -> None:
    one = found(rules, OLD + MET, NEW + SILENT)[('linked', '')]

    assert (one.became, one.guidance, one.sort) == (Became.NOT_ASKED, GuidanceChange.DROPPED, None)
    assert (one.before and one.before.outcome, one.after) == ('met', None)


def test_what_only_the_later_edition_asks_is_judged_by_what_the_older_text_said(rules: Rulebook) -> None:
    silent = 'business_management: not-stated\n'
    said = 'business_management: {function: A unit of four supports it}\n'
    key = ('supported', '')

    assert found(rules, OLD + said, NEW + silent)[key].became is Became.LOST
    assert found(rules, OLD + silent, NEW + silent)[key].became is Became.STILL_MISSING
    assert found(rules, OLD + silent, NEW + said)[key].became is Became.GAINED
    assert found(rules, OLD + said, NEW + said)[key].guidance is GuidanceChange.NEW


def test_the_force_is_that_of_the_later_edition(rules: Rulebook) -> None:
    one = found(rules, OLD + MET, NEW + SILENT)[('paid-for', '')]

    assert (one.force, one.guidance, one.before and one.before.force) == (
        'should',
        GuidanceChange.WEAKENED,
        'must-guidance',
    )


def test_an_agency_is_the_same_however_it_is_spelled_and_wherever_it_stands(rules: Rulebook) -> None:
    old = (
        'agencies: {list: [{name: Cafcass, why: It speaks for children}, {name: The College, why: It teaches them}]}\n'
    )
    new = 'agencies: {list: [{name: College, why: It teaches them}, {name: CAFCASS, why: not-stated}]}\n'

    assert became(rules, NEW + old, NEW + new) | {('agencies-chosen', 'CAFCASS'): Became.LOST} == {
        **became(rules, NEW + old, NEW + new),
        ('agencies-chosen', 'College'): Became.KEPT,
    }


def test_a_list_that_is_gone_loses_what_was_met_of_each_thing_in_it(rules: Rulebook) -> None:
    old = 'agencies: {list: [{name: Cafcass, why: It speaks for children}, {name: College, why: not-stated}]}\n'
    key = 'agencies-chosen'
    gone = became(rules, NEW + old, NEW + 'agencies: not-stated\n')

    assert {name: came for (duty, name), came in gone.items() if duty == key} == {
        'Cafcass': Became.LOST,
        'College': Became.STILL_MISSING,
    }


def test_an_undecided_document_of_the_transition_loses_only_what_both_editions_find(rules: Rulebook) -> None:
    between = f'{HEAD}dated: 2024-06-01\n'
    lost = found(rules, NEW + MET, between + SILENT)

    assert (lost[('needs-met', '')].sort, lost[('paid-for', '')].force) == (Sort.LOST_MUST, 'should')
    assert ('supported', '') not in lost or lost[('supported', '')].sort is None


def test_without_a_date_documents_are_compared_under_the_edition_of_the_day(rules: Rulebook) -> None:
    assert found(rules, HEAD + MET, HEAD + SILENT)[('needs-met', '')].sort is Sort.LOST_MUST
    assert ON == '2025-06-01'


# What holds of any two declarations, under the rules that ship.

SHIPPED = rulebook.load([rulebook.folder()])
DATES = st.sampled_from(['2019-06-01', '2024-06-01', '2025-02-01'])
# What one pair of answers is called in the one direction and in the other.
TURNED = {
    (Became.LOST, Became.GAINED),
    (Became.LOST, Became.NEW_FAULT),  # a plan, and a subject that the other text is silent on
    (Became.LOST, Became.FOR_A_PERSON),
    (Became.LOST, Became.IN_ONE),  # a person was to judge it, and its subject fell silent
    (Became.LOST, Became.EASED),
    (Became.NO_LONGER_DECLARED, Became.GAINED),
    (Became.NO_LONGER_DECLARED, Became.STILL_MISSING),
    (Became.NO_LONGER_DECLARED, Became.FOR_A_PERSON),
    (Became.NO_LONGER_DECLARED, Became.OVERTAKEN),
    (Became.NEW_FAULT, Became.IN_ONE),
    (Became.NEW_FAULT, Became.GAINED),
    (Became.NEW_FAULT, Became.STILL_MISSING),
    (Became.OVERTAKEN, Became.EASED),
    (Became.OVERTAKEN, Became.LOST),
    (Became.STILL_MISSING, Became.STILL_MISSING),
    (Became.FOR_A_PERSON, Became.FOR_A_PERSON),
    (Became.KEPT, Became.KEPT),
    (Became.IN_ONE, Became.IN_ONE),
    (Became.DOES_NOT_ARISE, Became.DOES_NOT_ARISE),
    (Became.NOT_ASKED, Became.NOT_ASKED),
}


@pytest.mark.slow
@pytest.mark.parametrize('kind', KINDS)
@times(0.15)
@given(data=st.data())
def test_any_two_documents_turned_round_lose_what_they_gained(kind: str, data: st.DataObject) -> None:
    old, new = (drawn(kind, data) for _ in range(2))
    there, back = (list(ask_changes(*pair, SHIPPED)) for pair in ((old, new), (new, old)))

    assert {one.sort for one in ask_changes(old, old, SHIPPED)} <= {None}
    assert Counter(told(one) for one in there) == Counter(turned(one) for one in back)
    pairs = zip(sorted(there, key=told), sorted(back, key=turned), strict=True)
    assert {(one.became, other.became) for one, other in pairs} <= TURNED | {pair[::-1] for pair in TURNED}


def drawn(kind: str, data: st.DataObject) -> DocumentReport:
    plain = {**data.draw(declarations(model_of(kind))), 'dated': data.draw(DATES)}
    return held(yaml.safe_dump(plain, allow_unicode=True), SHIPPED, on='2026-11-23')


def told(one: AskChange) -> tuple[str, ...]:
    answers = (one.before, one.was, one.after, one.now)
    return one.duty, one.ask, *(f'{ask.outcome} {ask.object}' if ask else '' for ask in answers)


def turned(one: AskChange) -> tuple[str, ...]:
    answers = (one.after, one.now, one.before, one.was)
    return one.duty, one.ask, *(f'{ask.outcome} {ask.object}' if ask else '' for ask in answers)
