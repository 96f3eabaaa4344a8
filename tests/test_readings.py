"""Four documents that six readers judged in four rounds: figures of the page, and the tool says what was settled."""

from __future__ import annotations

from itertools import pairwise

import pytest
from test_examples import deciding

from masa_check.values import Verdict
from scripts import readings
from scripts.readings import (
    ERRORS,
    NAMES,
    NEW,
    NOT_ASKED,
    ORDER,
    ROUNDS,
    SORTS,
    Row,
    agreement,
    of_items,
    reader_errors,
    rows,
)

BY_ROUND = [rows(one) for one in ROUNDS]
ROWS = [row for of_round in BY_ROUND for row in of_round]
LAST = BY_ROUND[-1]
VERDICTS = {
    Verdict.MET: 'met',
    Verdict.PARTLY: 'partly',
    Verdict.GAP: 'missing',
    Verdict.UNDECLARED: 'not-declared',
    Verdict.NOT_APPLICABLE: 'does-not-arise',
}


@pytest.mark.parametrize('name', NAMES)
def test_each_duty_of_the_guidance_has_the_verdict_that_was_last_settled_from_the_text(name: str) -> None:
    found = {duty: VERDICTS[answer.verdict] for duty, answer in deciding(name).items()}
    settled = {row.duty: row.settled for row in LAST if row.document == name}

    assert len(settled) > 40
    assert {duty: found[duty] for duty in settled} == settled


@pytest.mark.parametrize('name', NAMES)
def test_every_duty_but_advice_of_our_own_is_compared(name: str) -> None:
    of_guidance = {duty for duty, answer in deciding(name).items() if any(ask.ref for ask in answer.asks)}

    assert {row.duty for row in LAST if row.document == name} == of_guidance


@pytest.mark.parametrize(('before', 'after'), [*pairwise(BY_ROUND)], ids=['second', 'third', 'fourth'])
def test_a_later_round_began_with_what_the_one_before_had_settled(before: list[Row], after: list[Row]) -> None:
    assert [(row.document, row.duty, row.settled) for row in before] == [
        (row.document, row.duty, row.before) for row in after if row.document not in NEW
    ]


def test_figures_on_documents_that_no_reader_had_judged_before_stand_apart() -> None:
    heads = [next(readings.figures(of_round)) for of_round in BY_ROUND]
    (false_met,) = (line for line in readings.figures(LAST) if '**false met**' in line)
    counts = [cell.split(' (')[0] for cell in false_met.split(' | ')[1:]]

    assert ['new' in head for head in heads] == [False, False, False, True]
    assert counts == [
        f'{sum(row.sort == "false-met" for row in some)} of {len([row for row in some if row.sort != "not-known"])}'
        for some in (
            [row for row in LAST if row.is_compared and row.document not in NEW],
            [row for row in LAST if row.is_compared and row.document in NEW],
            [row for row in LAST if row.is_compared],
        )
    ]


def test_a_round_of_one_reader_tells_no_agreement_of_readers_with_each_other() -> None:
    of_two, of_one = ('\n'.join(readings.figures(BY_ROUND[number])) for number in (1, 2))

    assert 'the readers agree with each other' in of_two
    assert 'the readers agree with each other' not in of_one
    assert 'masa-check agrees with reader E' in of_one


def test_a_duty_with_a_difference_or_an_error_and_no_other_says_how_it_was_settled_and_why() -> None:
    for row in ROWS:
        differs = bool({*row.readers.values()} - {NOT_ASKED, row.before})

        assert (differs or row.settled != row.before) == bool(row.sort) == bool(row.why), row
        assert not row.sort or row.sort in SORTS
        assert (row.settled != row.before) == (row.sort in ERRORS), row
        assert bool(row.mended) or row.sort not in ERRORS, row


def test_an_error_has_the_direction_of_its_sort() -> None:
    for row in ROWS:
        if row.sort == 'false-met':
            assert (row.before, row.settled) in {('met', 'partly'), ('met', 'missing'), ('met', 'not-declared')}
        if row.sort == 'too-kind':
            assert (row.before, row.settled) == ('partly', 'missing')
        if row.sort == 'false-gap':
            assert ORDER.index(row.before) < ORDER.index(row.settled)
        if row.sort == 'no-verdict':
            assert row.before == 'not-declared'
            assert row.settled in ORDER


@pytest.mark.parametrize(
    ('words', 'verdict'),
    [
        ([], 'not-asked'),
        (['none'], 'does-not-arise'),
        (['met', 'none'], 'met'),
        (['missing', 'repeats'], 'missing'),
        (['met', 'repeats'], 'partly'),
        (['planned'], 'partly'),
        (['unknown'], 'not-declared'),
        (['unknown', 'met'], 'not-declared'),
        (['unknown', 'in-part'], 'partly'),
        (['unknown', 'met', 'missing'], 'partly'),
    ],
)
def test_items_of_a_reader_come_to_one_verdict_as_the_asks_of_a_duty_do(words: list[str], verdict: str) -> None:
    assert of_items(words) == verdict


def test_agreement_and_errors_are_counted_by_reader_and_direction() -> None:
    some = [
        Row('x', 'one', 'met', {'a': 'met', 'b': 'missing'}, 'met', 'readers'),
        Row('x', 'two', 'partly', {'a': 'met', 'b': NOT_ASKED}, 'partly', 'readers'),
        Row('x', 'three', 'met', {'a': 'partly', 'b': 'met'}, 'met', 'scope'),
        Row('x', 'four', 'met', {'a': 'partly', 'b': 'not-declared'}, 'partly', 'false-met'),
    ]

    assert [part.split(' (')[0] for part in agreement(some, 'a')] == ['1 of 4', '1 of 3', '2 of 3']
    assert [part.split(' (')[0] for part in agreement(some, 'b')] == ['1 of 3', '0 of 2', '0 of 2']
    assert (reader_errors(some, 'a'), reader_errors(some, 'b')) == ((1, 0), (0, 1))


def test_errors_are_counted_apart_and_right_is_what_remains() -> None:
    some = [
        Row('x', 'one', 'met', {'a': 'met'}, 'met'),
        Row('x', 'two', 'met', {'a': 'partly'}, 'partly', 'false-met'),
        Row('x', 'three', 'partly', {'a': 'missing'}, 'missing', 'too-kind'),
        Row('x', 'four', 'not-declared', {'a': 'partly'}, 'partly', 'no-verdict'),
        Row('x', 'five', 'not-declared', {'a': 'partly'}, 'not-declared', 'not-known'),
    ]
    counts = dict(line.strip('| ').split(' | ') for line in readings.figures(some))

    assert counts['**false met**, of the duties settled'].startswith('1 of 4 ')
    assert counts['missing called partly'].startswith('1 of 4 ')
    assert counts['no verdict, where the text bears one out'].startswith('1 of 4 ')
    assert counts['right, of the rest without what is false met'].startswith('1 of 3 ')


def test_the_page_has_the_figures_of_the_data() -> None:
    assert readings.page() == readings.PAGE.read_text('utf-8')
