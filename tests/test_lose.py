"""A small and fixed part of what `python -m scripts.lose` does, and that it sees what it looks for."""

from __future__ import annotations

import pytest
from small_book import HEAD, MET, SILENT, held

from masa_check.report.question import Question
from masa_check.rulebook import rulebook
from masa_check.values import Outcome
from scripts.lose import LESS, SAYING, outcomes, passed_over, run
from scripts.mutate import ON

pytestmark = pytest.mark.slow

SHIPPED = rulebook.load([rulebook.folder()])
DATED = f'{HEAD}dated: 2025-02-01\n'


@pytest.mark.parametrize('pairs', [10, pytest.param(300, marks=pytest.mark.slow)])
def test_of_pairs_that_say_less_nothing_is_passed_over(pairs: int) -> None:
    counts, wrong = run(pairs, 3, SHIPPED)

    assert wrong == []
    assert counts['asks that say less'] > pairs


def test_a_loss_is_looked_for_by_the_outcomes_of_the_two_reports_alone() -> None:
    old, new = (held(DATED + text, SHIPPED, on='2025-03-31') for text in (MET, SILENT))
    before, after = outcomes(old), outcomes(new)
    less = [key for key, outcome in before.items() if outcome in SAYING and after.get(key) in LESS[outcome]]

    assert ('needs-identified-and-met', 'identify', '') in less
    assert list(passed_over(old, new, Question(SHIPPED, ON['arrangements']))) == []
    assert Outcome.MET not in LESS[Outcome.MET]
