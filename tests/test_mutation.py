"""Whatever is taken out of a complete example, or only planned in it, is noticed by the duties that ask for it."""

from __future__ import annotations

import pytest

from masa_check.document.document import parse
from masa_check.rulebook import rulebook
from scripts.mutate import COMPLETE, EXAMPLES, Mutant, mutants

pytestmark = pytest.mark.slow

RULES = rulebook.load([rulebook.folder()])

# Changes that nothing notices, as (example, field, how), and why that cannot be otherwise.
UNNOTICED: dict[tuple[str, str, str], str] = {
    ('complete-report-2020.yaml', f'decisions.on_{level}_reviews', 'planned'): 'WT2018 has actions taken or planned'
    for level in ('local', 'national')
}
# Parts on which an example says nothing, and which only a check of our own would look at.
SILENT_IN = {'complete-report-2020.yaml': {'funding'}}


@pytest.fixture(scope='module', params=COMPLETE)
def made(request: pytest.FixtureRequest) -> tuple[str, list[Mutant]]:
    name: str = request.param
    return name, list(mutants(name, RULES))


def test_no_change_goes_unnoticed(made: tuple[str, list[Mutant]]) -> None:
    name, changes = made
    excused = {(at, how) for known, at, how in UNNOTICED if known == name}

    assert {(change.at, change.how) for change in changes if not change.noticed} == excused


def test_changes_are_noticed_by_duties_and_not_because_the_declaration_is_refused(
    made: tuple[str, list[Mutant]],
) -> None:
    _, changes = made

    # These are one word of a few: they cannot be silent in another way, or planned.
    assert {change.at.rpartition('.')[2] for change in changes if change.refused} <= {'stage', 'progress'}


def test_every_part_of_a_declaration_is_changed(made: tuple[str, list[Mutant]]) -> None:
    name, changes = made
    fields = {change.at for change in changes}
    kind = parse((EXAMPLES / name).read_bytes(), name).data['kind']
    looked_at = {
        (*ask.each, *ask.of)[0]
        for duty in RULES.duties.values()
        if duty.asked_of == kind
        for ask in map(duty.asks.get, duty.authorities(COMPLETE[name]))
        if ask and (ask.each or ask.of)
    }
    silent = SILENT_IN.get(name, set())

    assert {field.partition('.')[0] for field in fields} >= looked_at - silent
