"""Two documents that two readers judged: the figures on the page, and that the tool now says what was settled."""

from __future__ import annotations

import pytest
from test_examples import deciding

from masa_check.values import Verdict
from scripts import readings
from scripts.readings import NAMES, NOT_ASKED, ORDER, SORTS, Row, agreement, reader_errors, rows

ROWS = rows()
VERDICTS = {
    Verdict.MET: 'met',
    Verdict.PARTLY: 'partly',
    Verdict.GAP: 'missing',
    Verdict.UNDECLARED: 'not-declared',
    Verdict.NOT_APPLICABLE: 'does-not-arise',
}


@pytest.mark.parametrize('name', NAMES)
def test_each_duty_of_the_guidance_has_the_verdict_that_was_settled_from_the_text(name: str) -> None:
    found = {duty: VERDICTS[answer.verdict] for duty, answer in deciding(name).items()}
    settled = {row.duty: row.settled for row in ROWS if row.document == name}

    assert len(settled) > 40
    assert {duty: found[duty] for duty in settled} == settled


@pytest.mark.parametrize('name', NAMES)
def test_every_duty_but_advice_of_our_own_is_compared(name: str) -> None:
    of_guidance = {duty for duty, answer in deciding(name).items() if any(ask.ref for ask in answer.asks)}

    assert {row.duty for row in ROWS if row.document == name} == of_guidance


def test_a_duty_with_a_difference_and_no_other_says_how_it_was_settled_and_why() -> None:
    for row in ROWS:
        differs = bool({row.a, row.b} - {NOT_ASKED, row.before})

        assert differs == bool(row.sort) == bool(row.why), row
        assert not row.sort or row.sort in SORTS
        assert (row.settled != row.before) == (row.sort in readings.ERRORS), row
        assert bool(row.mended) or row.sort not in readings.ERRORS, row


def test_a_false_met_was_met_and_a_false_gap_is_less_than_was_settled() -> None:
    for row in ROWS:
        if row.sort == 'false-met':
            assert (row.before, row.settled) in {('met', 'partly'), ('met', 'missing'), ('met', 'not-declared')}
        if row.sort == 'false-gap':
            assert ORDER.index(row.before) < ORDER.index(row.settled)


def test_agreement_and_errors_are_counted_by_reader_and_direction() -> None:
    some = [
        Row('x', 'one', 'met', 'met', 'missing', 'met', 'readers'),
        Row('x', 'two', 'partly', 'met', NOT_ASKED, 'partly', 'readers'),
        Row('x', 'three', 'met', 'partly', 'met', 'met', 'scope'),
    ]

    assert [part.split(' (')[0] for part in agreement(some, 'a')] == ['1 of 3', '1 of 2']
    assert [part.split(' (')[0] for part in agreement(some, 'b')] == ['1 of 2', '0 of 1']
    assert (reader_errors(some, 'a'), reader_errors(some, 'b')) == ((1, 0), (0, 1))


def test_the_page_has_the_figures_of_the_data() -> None:
    assert readings.page() == readings.PAGE.read_text('utf-8')
