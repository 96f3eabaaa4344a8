"""The guide to rules of your own, followed to the letter, ends with a question that is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide import blocks
from running import Run, write
from small_book import HEAD

from masa_check.proof.shape import check_meanings
from masa_check.rulebook import rulebook
from scripts.grammar import filled

NEW, TEST, ASK, *_ = (block.splitlines() for block in blocks('rules', 'sh'))
RULE = blocks('rules', 'yaml')[0]
WELL = blocks('rules', 'text')[0]


def arguments(line: str) -> list[str]:
    return line.removeprefix('masa-check ').split()


@pytest.mark.slow
def test_the_steps_of_the_guide_lead_to_a_question_that_is_asked(run: Run, here: Path) -> None:
    write(here / 'masa/a.yaml', f'{HEAD}dated: 2025-02\nchair: {{rotation: not-stated}}\n')
    folder, new = NEW
    (here / folder.removeprefix('mkdir ')).mkdir()
    assert run(*arguments(new)).code == 0
    file = here / 'own/ours.yaml'
    assert filled(file.read_text('utf-8')) == RULE

    assert run(*arguments(TEST[0])).code == 1
    write(file, RULE)
    tested = run(*arguments(TEST[0]))
    check, explain = (run(*arguments(line)) for line in ASK)

    assert (tested.code, tested.out) == (0, WELL)
    assert 'our-chair-rotation' in check.out
    assert 'How the chair passes from one delegate to the next' in explain.out


@pytest.mark.slow
def test_a_printed_duty_is_copied_to_the_end_of_a_file(run: Run, here: Path) -> None:
    (printed,) = (block for block in blocks('rules', 'sh') if 'our-deputy-chair' in block)
    duty = filled(run(*arguments(printed.strip())).out)
    write(here / 'own/ours.yaml', RULE + duty[duty.index('  - id:') :])

    assert run('rules', 'test', 'own').out == '2 duties, 2 asks, 4 examples: 0 faults\n'


def test_the_settings_that_the_guide_names_ask_it_in_every_run(run: Run, here: Path) -> None:
    write(here / 'own/ours.yaml', RULE)
    write(here / 'masa-check.toml', 'rules = "own"\n')
    write(here / 'masa/a.yaml', f'{HEAD}dated: 2025-02\nchair: {{rotation: not-stated}}\n')

    assert 'our-chair-rotation' in run('check', 'masa').out


def test_the_checks_and_files_that_the_guide_names_are_there() -> None:
    assert {'stated', 'not-empty', 'several', 'on-or-before'} <= set(check_meanings())
    assert (rulebook.folder() / 'two-documents.yaml').exists()
