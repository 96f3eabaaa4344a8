"""Who judged a statement and who checked it: an office and a day each, counted in reports, and no fact of the text."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError
from running import Run, write
from small_book import HEAD, ON

from masa_check.declaration.declaration import Declaration, declare
from masa_check.diffs.facts.visitor import changes
from masa_check.document.document import parse
from masa_check.model.statement import Statement

MANAGER = {'office': 'Business Manager', 'on': '2026-05-04'}
SCRUTINEER = {'office': 'Independent Scrutineer', 'on': '2026-05-11'}


def statement(**readers: Any) -> Statement:
    return Statement.model_validate({'summary': 'Four of them pay', **readers})


@pytest.mark.parametrize(
    ('readers', 'second'),
    [
        ({}, False),
        ({'judged': MANAGER}, False),
        ({'judged': MANAGER, 'checked': SCRUTINEER}, True),
        ({'judged': MANAGER, 'checked': {**MANAGER, 'on': '2026-05-12'}}, False),
        ({'checked': SCRUTINEER}, True),
    ],
)
def test_a_second_reader_is_of_another_office_than_the_first(readers: dict[str, Any], second: bool) -> None:
    assert statement(**readers).second_reader is second


@pytest.mark.parametrize('reader', [{'office': 'Business Manager'}, {'on': '2026-05-04'}, {**MANAGER, 'on': '2026-05'}])
def test_a_reader_has_an_office_and_a_whole_day(reader: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        statement(judged=reader)


def _model(readers: str) -> Any:
    text = f'{HEAD}dated: 2025-02\nfunding: {{how: {{summary: Four of them pay{readers}}}}}\n'
    declaration = declare(parse(text.encode(), 'a.yaml'))
    assert isinstance(declaration, Declaration)
    return declaration.model


def test_who_read_it_is_no_fact_of_the_text() -> None:
    assert not list(changes(_model(''), _model(', judged: {office: Business Manager, on: 2026-05-04}')))


def test_a_report_counts_what_a_second_reader_has_checked_and_ends_with_the_hashes(run: Run, here: Any) -> None:
    readers = (
        'judged: {office: Business Manager, on: 2026-05-04}, checked: {office: Independent Scrutineer, on: 2026-05-11}'
    )
    said = f'funding: {{how: {{summary: Four of them pay, {readers}}}}}\nescalation: not-stated\n'
    head = HEAD + 'texts: {masa: {form: arrangements, sha256: ' + 'ab' * 32 + '}}\ndated: 2025-02\n'
    write(here / 'a.yaml', head + said)
    write(here / 'b.yaml', f'{HEAD}dated: 2025-02\n{said.replace(readers, "source: Money")}')
    out = run('check', 'a.yaml', '--on', ON).out

    assert 'A second reader has checked 1 of 3 statements.' in out
    assert f'masa: SHA-256 {"ab" * 32}' in out
    assert 'declaration: SHA-256 ' in out
    assert 'second reader' not in run('check', 'b.yaml', '--on', ON).out


@pytest.mark.parametrize('reader', ['judged', 'checked'])
def test_a_person_as_reader_is_told_by_the_advice_on_offices(run: Run, here: Any, reader: str) -> None:
    said = 'escalation: {summary: Managers meet within five days, %s: {office: %s, on: 2026-05-04}}\n'
    write(here / 'a.yaml', HEAD + 'dated: 2025-02\n' + said % (reader, 'Jane Smith'))
    write(here / 'b.yaml', HEAD + 'dated: 2025-02\n' + said % (reader, 'Business Manager'))

    def told(name: str) -> str:
        return run('check', name, '--on', ON, '--select', 'offices-not-people', '--format', 'concise').out

    named = told('a.yaml')

    assert f'offices-not-people the office that read the text for each statement (escalation, {reader}): ' in named
    assert "this reads like a person's name; write the office" in named
    assert (
        'advice' not in run('check', 'b.yaml', '--on', ON, '--select', 'offices-not-people', '--format', 'concise').out
    )
