"""A duty to fill in is refused only for what is open in it, at each line, and holds once its examples are in place."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Run, write

from masa_check.document.document import read
from masa_check.rulebook import grammar, rulebook
from scripts.grammar import filled

KINDS = pytest.mark.parametrize('kind', grammar.ASKED_OF)
SHIPPED = next(iter(rulebook.load([rulebook.folder()]).duties))


def drafted(run: Run, here: Path, kind: str) -> Path:
    (here / 'own').mkdir()
    ran = run('rules', 'new', 'our-question', '--asked-of', kind, '-o', 'own/ours.yaml')

    assert (ran.code, ran.out) == (0, '')
    assert '`masa-check rules test own`' in ran.err
    return here / 'own' / 'ours.yaml'


@pytest.mark.slow
@KINDS
def test_a_new_duty_is_refused_for_each_thing_that_is_open_and_for_nothing_else(
    run: Run, here: Path, kind: str
) -> None:
    file = drafted(run, here, kind)
    still_open = [n for n, line in enumerate(file.read_text('utf-8').splitlines(), 1) if line.endswith(': ...')]
    tested = run('rules', 'test', 'own')
    *faults, summary = tested.out.splitlines()

    assert read(file, 'ours.yaml').data['duties'][0]['asked_of'] == kind
    assert (tested.code, tested.err) == (1, '')
    assert [int(fault.split(':')[1]) for fault in faults] == still_open
    assert all('still to be filled in; write ' in fault for fault in faults)
    assert summary.startswith(f'{len(still_open)} faults')


@pytest.mark.slow
@KINDS
def test_a_new_duty_holds_once_the_examples_that_it_gives_stand_in_its_open_places(
    run: Run, here: Path, kind: str
) -> None:
    file = drafted(run, here, kind)
    write(file, filled(file.read_text('utf-8')))
    tested = run('rules', 'test', 'own')

    assert (tested.code, tested.out) == (0, '1 duty, 1 ask, 2 examples: 0 faults\n')
    assert 'our-question' in run('rules', '--rules', 'own').out


@pytest.mark.usefixtures('here')
def test_without_a_file_it_is_printed(run: Run) -> None:
    ran = run('rules', 'new', 'our-question')

    assert (ran.code, ran.err) == (0, '')
    assert '  - id: our-question\n' in ran.out


def test_a_file_that_is_there_is_left_as_it_is(run: Run, here: Path) -> None:
    file = drafted(run, here, 'arrangements')
    before = write(file, 'theme: Mine\n').read_bytes()
    ran = run('rules', 'new', 'our-second-question', '-o', 'own/ours.yaml')

    assert (ran.code, ran.out) == (2, '')
    assert '- id:' in ran.err
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ('arguments', 'said'),
    [
        (('Our Question',), 'write our-question'),
        (('our_question',), 'write our-question'),
        (('...',), 'small letters'),
        ((SHIPPED,), 'is taken'),
        (('our-question', '-o', 'ours.yml'), '.yaml'),
        (('our-question', '-o', 'own.yaml/'), '.yaml'),
    ],
)
def test_what_could_not_be_used_is_refused_and_nothing_is_written(
    run: Run, here: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = run('rules', 'new', *arguments)

    assert (ran.code, ran.out) == (2, '')
    assert said in ran.err
    assert ran.err.count('\n') == 1
    assert list(here.iterdir()) == []


def test_the_folder_of_the_readme_is_made_if_it_is_not_there(run: Run, here: Path) -> None:
    ran = run('rules', 'new', 'our-chair-rotation', '--output', 'own/ours.yaml')

    assert ran.code == 0
    assert 'made the folder own' in ran.err
    assert (here / 'own' / 'ours.yaml').is_file()


def test_a_duty_without_an_edition_that_has_been_read_is_of_the_newest_that_has(run: Run, here: Path) -> None:
    book = rulebook.load([rulebook.folder()])
    data = read(drafted(run, here, 'arrangements'), 'ours.yaml').data
    (named,) = data['duties'][0]['editions']

    assert not book.editions[named].advisory
    assert all(one.advisory for one in book.editions.values() if one.since > book.editions[named].since)
