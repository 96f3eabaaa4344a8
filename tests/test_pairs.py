"""A small and fixed part of what `make pairs` does, and that it sees what it looks for."""

from __future__ import annotations

from typing import Any

import pytest

from masa_check.diffs.facts import likely
from masa_check.model import names
from scripts.pairs import Count, pairs

pytestmark = pytest.mark.slow


def counted(seed: int = 1, number: int = 60) -> Count:
    count = Count()
    for pair in pairs(seed, number):
        count.add(pair)
    return count


def test_every_known_change_is_told_and_nothing_else() -> None:
    count = counted()

    assert count.true.total() > 60
    assert count.wrong == []


def test_the_same_seed_gives_the_same_pairs() -> None:
    first, second = ([(pair.old, pair.new) for pair in pairs(1, 3)] for _ in range(2))

    assert first == second


@pytest.mark.parametrize('broken', ['_near', '_taken_in'])
def test_a_matching_that_overlooks_something_is_seen(broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: Any) -> Any:
        return {}

    monkeypatch.setattr(likely, broken, nothing)

    assert any(line.startswith('not told') for line in counted().wrong)


def test_a_line_that_is_not_true_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, 'renamed', lambda old, new: old != new)

    assert any(line.startswith('false') for line in counted().wrong)
