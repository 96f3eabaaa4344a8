"""Words that evade in an older revision are read as not declared, with a notice; today they are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Git, Run, write
from small_book import HEAD, ON

from masa_check.declaration.declaration import Declaration, FaultKind, declare
from masa_check.document.document import parse

DATED = f'{HEAD}dated: 2025-02\n'
EVADING = f"""{DATED}escalation: See website
whistleblowing: {{summary: None found, source: Concerns, promises: [To follow]}}
funding: {{how: Four bodies pay into one budget}}
partners:
  - {{kind: police, name: Luton Police, delegates: [See page 4, Superintendent]}}
"""
MENDED = f"""{DATED}escalation: not-stated
whistleblowing: not-stated
funding: {{how: Four bodies pay into one budget}}
partners:
  - {{kind: police, name: Luton Police, delegates: not-stated}}
"""


def read(text: str, *, older: bool = True) -> Declaration:
    declaration = declare(parse(text.encode(), 'a.yaml'), older=older)
    assert isinstance(declaration, Declaration), declaration
    return declaration


def test_today_such_words_are_refused_each_as_what_it_is() -> None:
    faults = declare(parse(EVADING.encode(), 'a.yaml'))

    assert not isinstance(faults, Declaration)
    assert {fault.kind for fault in faults} == {FaultKind.EVADES}


def test_in_an_older_revision_each_is_as_if_it_had_not_been_written() -> None:
    without = (
        f'{DATED}funding: {{how: Four bodies pay into one budget}}\npartners: [{{kind: police, name: Luton Police}}]\n'
    )
    declaration = read(EVADING)

    assert declaration.model == read(without, older=False).model
    assert {declaration.document.position(at).line for at in declaration.evading} == {5, 6, 9}


def test_an_older_revision_that_is_wrong_in_another_way_is_refused_all_the_same() -> None:
    assert not isinstance(declare(parse(f'{EVADING}escalaton: x y\n'.encode(), 'a.yaml'), older=True), Declaration)
    assert not isinstance(declare(parse(f'{DATED}escalation: procedure\n'.encode(), 'a.yaml'), older=True), Declaration)


@pytest.fixture
def committed(repository: Git, tmp_path: Path) -> Path:
    write(tmp_path / 'a.yaml', EVADING)
    repository('add', '.')
    repository('commit', '-qm', 'as it was')
    return write(tmp_path / 'a.yaml', MENDED)


@pytest.mark.slow
@pytest.mark.parametrize(
    'command', [('diff', '--since', 'HEAD'), ('history',), ('check', '--changed-since', 'HEAD', '--fail-on', 'advice')]
)
def test_commands_that_read_a_revision_go_on_with_a_notice_of_its_lines(
    command: tuple[str, ...], run: Run, committed: Path
) -> None:
    ran = run(*command, 'a.yaml', '--on', ON)

    assert ran.code == 0, ran.err
    assert 'a.yaml: lines 5, 6, 9 count as not declared: their words do not say what is in place' in ran.err
    assert 'cannot be read' not in ran.out


def test_the_file_of_today_is_refused_by_the_same_commands(run: Run, committed: Path) -> None:
    write(committed, EVADING + 'voice: {included: To follow}\n')

    assert run('check', 'a.yaml', '--changed-since', 'HEAD', '--on', ON).code == 1
    assert 'cannot be read' in run('history', 'a.yaml', '--on', ON).out
