"""What became of asks, duties and rows from one edition to the next is worked out from the rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_book import OURS, book

from masa_check.rulebook import crosswalk
from masa_check.rulebook.crosswalk import GuidanceChange
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.rulebook import Rulebook

PATHS = {'how': 'funding.how', 'sum': 'funding.agreed', 'who': 'funding.reviewed'}


def rules(tmp_path: Path, **editions: dict[str, str]) -> Rulebook:
    """A rulebook of one duty, whose asks have these forces in each edition."""
    named = {ask for asks in editions.values() for ask in asks}
    asks = ''.join(f'      {ask}: {{what: w, of: {PATHS[ask]}, is: stated}}\n' for ask in PATHS if ask in named)
    stand = ''.join(
        f'      {edition}:\n'
        + ''.join(
            f'        {ask}: {{confidence: C1, {force if "ref" in force else f"{force}, ref: {edition}-R"}}}\n'
            for ask, force in forces.items()
        )
        for edition, forces in editions.items()
    )
    head, tail = OURS[: OURS.index('      how:')], OURS[OURS.index('    matters:') : OURS.index('    examples:')]
    return book(tmp_path, ours=f'{head}{asks}    editions:\n{stand}{tail}')


def duty(tmp_path: Path, old: dict[str, str], new: dict[str, str]) -> Duty:
    return rules(tmp_path, **{k: v for k, v in {'wt2018': old, 'wt2023': new}.items() if v}).duties['ours']


@pytest.mark.parametrize(
    ('old', 'new', 'change'),
    [
        ('should', 'should', GuidanceChange.SAME),
        ('should', 'must', GuidanceChange.STRENGTHENED),
        ('expected', 'should', GuidanceChange.STRENGTHENED),
        ('must', 'must-guidance', GuidanceChange.WEAKENED),
        ('must-guidance', 'should', GuidanceChange.WEAKENED),
        ('should', 'advice', GuidanceChange.WEAKENED),
        ('', 'should', GuidanceChange.NEW),
        ('should', '', GuidanceChange.DROPPED),
    ],
)
def test_an_ask_changes_as_its_force_does(tmp_path: Path, old: str, new: str, change: GuidanceChange) -> None:
    before, after = ({'how': f'force: {force}'} if force else {} for force in (old, new))
    found = duty(tmp_path, before, after)

    assert crosswalk.asks(found, 'wt2018', 'wt2023') == {'how': change}
    assert crosswalk.duty_change(found, 'wt2018', 'wt2023') is change


def test_a_row_never_seen_in_a_source_is_no_measure_of_change(tmp_path: Path) -> None:
    text = OURS.replace('    editions:\n', '    editions:\n      wt2018: {ref: X-0, force: advice, confidence: M}\n')
    found = book(tmp_path, ours=text).duties['ours']

    assert crosswalk.asks(found, 'wt2018', 'wt2023') == {'how': GuidanceChange.SAME}
    assert crosswalk.asks(found, 'wt2023', 'wt2018') == {'how': GuidanceChange.SAME}


def test_a_duty_of_neither_edition_has_not_changed(tmp_path: Path) -> None:
    found = duty(tmp_path, {}, {'how': 'force: should'})

    assert crosswalk.duty_change(found, 'wt2018', 'wt2026') is None
    assert crosswalk.asks(found, 'wt2018', 'wt2026') == {}


@pytest.mark.parametrize(
    ('changes', 'sum_of_them'),
    [
        ({GuidanceChange.SAME}, GuidanceChange.SAME),
        ({GuidanceChange.NEW}, GuidanceChange.NEW),
        ({GuidanceChange.DROPPED}, GuidanceChange.DROPPED),
        ({GuidanceChange.SAME, GuidanceChange.NEW}, GuidanceChange.STRENGTHENED),
        ({GuidanceChange.SAME, GuidanceChange.STRENGTHENED}, GuidanceChange.STRENGTHENED),
        ({GuidanceChange.NEW, GuidanceChange.STRENGTHENED}, GuidanceChange.STRENGTHENED),
        ({GuidanceChange.SAME, GuidanceChange.DROPPED}, GuidanceChange.WEAKENED),
        ({GuidanceChange.SAME, GuidanceChange.WEAKENED}, GuidanceChange.WEAKENED),
        ({GuidanceChange.DROPPED, GuidanceChange.WEAKENED}, GuidanceChange.WEAKENED),
        ({GuidanceChange.NEW, GuidanceChange.DROPPED}, GuidanceChange.CHANGED),
        ({GuidanceChange.SAME, GuidanceChange.STRENGTHENED, GuidanceChange.WEAKENED}, GuidanceChange.CHANGED),
    ],
)
def test_several_changes_come_to_one(changes: set[GuidanceChange], sum_of_them: GuidanceChange) -> None:
    assert crosswalk.summed(changes) is sum_of_them


def test_a_duty_that_gained_an_ask_is_strengthened_and_its_new_row_is_new(tmp_path: Path) -> None:
    book_ = rules(
        tmp_path,
        wt2018={'how': 'force: should'},
        wt2023={'how': 'force: should', 'sum': 'force: should, ref: wt2023-S'},
    )

    assert crosswalk.duty_change(book_.duties['ours'], 'wt2018', 'wt2023') is GuidanceChange.STRENGTHENED
    assert crosswalk.rows(book_, 'wt2018', 'wt2023') == {
        'wt2023-R': GuidanceChange.SAME,
        'wt2023-S': GuidanceChange.NEW,
    }


def test_a_row_that_lost_an_ask_is_weakened(tmp_path: Path) -> None:
    both = {'how': 'force: should', 'sum': 'force: should'}
    book_ = rules(tmp_path, wt2018=both, wt2023={'how': 'force: should'})

    assert crosswalk.rows(book_, 'wt2018', 'wt2023') == {'wt2023-R': GuidanceChange.WEAKENED}


def test_a_row_that_won_one_ask_and_lost_another_has_changed(tmp_path: Path) -> None:
    before = {'how': 'force: should', 'sum': 'force: should'}
    book_ = rules(tmp_path, wt2018=before, wt2023={'how': 'force: should', 'who': 'force: should'})

    assert crosswalk.rows(book_, 'wt2018', 'wt2023') == {'wt2023-R': GuidanceChange.CHANGED}


def test_a_row_spread_over_two_duties_is_summed_over_both(tmp_path: Path) -> None:
    lost = OURS.replace(
        '    editions:\n', '    editions:\n      wt2018: {ref: X-0, force: must, asked_to: say, confidence: C1}\n'
    )
    fresh = OURS.replace('id: ours', 'id: theirs').replace('how: {what', 'sum: {what')
    book_ = book(tmp_path, ours=lost, theirs=fresh)

    assert crosswalk.rows(book_, 'wt2018', 'wt2023') == {'X-1': GuidanceChange.CHANGED}


def test_an_ask_of_our_own_makes_no_row(tmp_path: Path) -> None:
    text = OURS.replace('{ref: X-1, force: should, asked_to: say, confidence: C1}', '{ours: true}')

    assert crosswalk.rows(book(tmp_path, ours=text), 'wt2018', 'wt2023') == {}
