"""The verdict on a duty: the table of the design, and that it is given only if nothing unknown could change it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masa_check.engine.answer import Answer, AskAnswer, bounds, reached, verdict
from masa_check.values import Force, Outcome, Reason, Verdict

MET, SHORT, ABSENT, WRONG, UNDECLARED, NOT_APPLICABLE, PERSON = (
    Outcome(name) for name in ('met', 'short', 'absent', 'wrong', 'undeclared', 'not-applicable', 'person')
)
Found = frozenset[Outcome]
MISSED = frozenset({ABSENT, WRONG})
UNKNOWNS = frozenset({UNDECLARED, PERSON})

# The design, section 2: once the asks that do not apply are dropped, the first row that fits.
TABLE: list[tuple[str, Callable[[Found], bool], str]] = [
    ('none', lambda found: not found, 'not-applicable'),
    ('all met', lambda found: found == {MET}, 'met'),
    ('no unknowns; all absent or wrong', lambda found: not found & UNKNOWNS and found <= MISSED, 'gap'),
    ('no unknowns; otherwise', lambda found: not found & UNKNOWNS, 'partly'),
    (
        'unknowns with a short, or with both a met and an absent or wrong',
        lambda found: SHORT in found or (MET in found and bool(found & MISSED)),
        'partly',
    ),
    ('only person unknown, the rest met or none', lambda found: found <= {PERSON, MET}, 'for-a-person'),
    ('anything else', lambda found: True, 'undeclared'),
]


def by_the_table(found: Found) -> str:
    left = found - {NOT_APPLICABLE}
    return next(answer for _, fits, answer in TABLE if fits(left))


SUBSETS = [frozenset(some) for size in range(8) for some in combinations(Outcome, size)]
SOME = st.lists(st.sampled_from(list(Outcome)), max_size=6)


def test_there_are_128_sets_of_outcomes_and_every_row_of_the_table_answers_some() -> None:
    assert len(set(SUBSETS)) == 128
    answered = {next(row for row, fits, _ in TABLE if fits(found - {NOT_APPLICABLE})) for found in SUBSETS}
    assert answered == {row for row, _, _ in TABLE}


@pytest.mark.parametrize('found', SUBSETS, ids=lambda found: '+'.join(sorted(found)) or 'nothing')
def test_the_verdict_is_that_of_the_table(found: Found) -> None:
    assert verdict(found) == by_the_table(found)


@given(SOME)
def test_how_often_and_in_which_order_an_outcome_comes_does_not_matter(outcomes: list[Outcome]) -> None:
    assert verdict(outcomes) == verdict(frozenset(outcomes)) == verdict([*reversed(outcomes), *outcomes])


def settled(outcomes: tuple[Outcome, ...]) -> set[Verdict]:
    """The verdicts once every unknown is known, in every way that can be: an ask that arises comes to one of four."""
    known = (MET, SHORT, ABSENT, WRONG)
    return {verdict(some) for some in product(*(known if one in UNKNOWNS else (one,) for one in outcomes))}


LISTS = [some for size in range(1, 5) for some in product((MET, SHORT, ABSENT, UNDECLARED, PERSON), repeat=size)]


def test_a_verdict_is_given_only_if_nothing_still_unknown_could_change_it() -> None:
    for outcomes in LISTS:
        given_now = verdict(outcomes)
        if given_now not in (Verdict.UNDECLARED, Verdict.FOR_A_PERSON):
            assert settled(outcomes) == {given_now}, outcomes


def test_no_verdict_is_withheld_that_nothing_still_unknown_could_change() -> None:
    for outcomes in LISTS:
        if verdict(outcomes) in (Verdict.UNDECLARED, Verdict.FOR_A_PERSON):
            assert len(settled(outcomes)) > 1, outcomes


def test_an_unknown_ask_that_turns_out_not_to_arise_never_makes_a_verdict_given_harsher_than_partly() -> None:
    """Partly stands with n not declared: the unknown may yet not apply, and a short ask alone is still partly."""
    for outcomes in LISTS:
        if verdict(outcomes) is Verdict.PARTLY:
            dropped = [NOT_APPLICABLE if one in UNKNOWNS else one for one in outcomes]
            assert verdict(dropped) is Verdict.PARTLY, outcomes


@pytest.mark.parametrize(
    ('outcomes', 'best', 'worst'),
    [
        ([UNDECLARED], 'met', 'gap'),
        ([UNDECLARED, UNDECLARED], 'met', 'gap'),
        ([UNDECLARED, MET], 'met', 'partly'),
        ([UNDECLARED, ABSENT], 'partly', 'gap'),
        ([PERSON, WRONG], 'partly', 'gap'),
        ([PERSON], 'met', 'gap'),
        ([UNDECLARED, SHORT], 'partly', 'partly'),
        ([UNDECLARED, NOT_APPLICABLE], 'met', 'gap'),
        ([MET], 'met', 'met'),
    ],
)
def test_the_best_and_the_worst_that_is_still_possible_are_told(outcomes: list[Outcome], best: str, worst: str) -> None:
    assert bounds(outcomes) == (best, worst)


def test_nothing_that_can_still_come_lies_outside_the_bounds() -> None:
    scale = [Verdict.MET, Verdict.PARTLY, Verdict.GAP]
    for outcomes in LISTS:
        best, worst = (scale.index(one) for one in bounds(outcomes))
        assert all(best <= scale.index(one) <= worst for one in settled(outcomes)), outcomes


def _ask(outcome: Outcome) -> AskAnswer:
    return AskAnswer('which', 'W18-A-M5', Force.SHOULD, 'D', '', outcome, '', ('agencies',), 'a.yaml')


def test_an_answer_has_the_verdict_of_its_asks_and_counts_what_is_not_declared() -> None:
    for some in permutations((MET, ABSENT, UNDECLARED, PERSON, NOT_APPLICABLE), 4):
        answer = Answer('duty', 'Title', 'Theme', 'wt2018', tuple(map(_ask, some)), verdict(some))
        assert answer.verdict == by_the_table(frozenset(some))
        assert answer.undeclared == some.count(UNDECLARED)


def answered(outcome: Outcome, reason: Reason | None = None) -> AskAnswer:
    return AskAnswer('which', 'X-1', Force.SHOULD, 'C1', '', outcome, 'which', (), 'luton.yaml', reason=reason)


@pytest.mark.parametrize(
    ('others', 'expected'),
    [
        ([], Verdict.UNDECLARED),
        ([ABSENT], Verdict.GAP),
        ([WRONG, ABSENT], Verdict.GAP),
        ([MET], Verdict.UNDECLARED),
        ([MET, ABSENT], Verdict.PARTLY),
        ([NOT_APPLICABLE], Verdict.UNDECLARED),
    ],
)
def test_an_ask_that_may_not_arise_changes_no_verdict_that_is_certain_without_it(
    others: list[Outcome], expected: Verdict
) -> None:
    left_open = answered(UNDECLARED, Reason.CONDITION_SILENT)

    assert reached([*map(answered, others), left_open]) is expected
    assert reached([answered(one) for one in others]) is verdict(others)
