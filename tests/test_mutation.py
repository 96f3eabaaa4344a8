"""Whatever is taken out of a complete example, or only planned in it, is noticed by the duties that ask for it."""

from __future__ import annotations

import pytest

from masa_check import rulebook
from scripts.mutate import COMPLETE, Mutant, mutants

RULES = rulebook.load([rulebook.folder()])

# Changes that nothing notices, as (edition, field, how), and why that cannot be otherwise.
UNNOTICED: dict[tuple[str, str, str], str] = {}


@pytest.fixture(scope='module', params=COMPLETE)
def made(request: pytest.FixtureRequest) -> tuple[str, list[Mutant]]:
    edition: str = request.param
    return edition, list(mutants(edition, RULES))


def test_no_change_goes_unnoticed(made: tuple[str, list[Mutant]]) -> None:
    edition, changes = made
    excused = {(at, how) for known, at, how in UNNOTICED if known == edition}

    assert {(change.at, change.how) for change in changes if not change.noticed} == excused


def test_changes_are_noticed_by_duties_and_not_because_the_declaration_is_refused(
    made: tuple[str, list[Mutant]],
) -> None:
    _, changes = made

    # A stage is one word of three: it cannot be silent or planned.
    assert {change.at for change in changes if change.refused} == {'stage'}


def test_every_part_of_a_declaration_is_changed(made: tuple[str, list[Mutant]]) -> None:
    edition, changes = made
    fields = {change.at for change in changes}
    looked_at = {
        (*ask.each, *ask.of)[0]
        for duty in RULES.duties.values()
        if duty.asked_of == 'arrangements'
        for ask in map(duty.asks.get, duty.authorities(edition))
        if ask and (ask.each or ask.of)
    }

    assert {field.partition('.')[0] for field in fields} >= looked_at
