"""A file that is named behind the option for another sort of file is called what it is, with what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Run, write

FILES = {
    'a.yaml': ('a declaration', 'kind: arrangements\nid: a\nname: A B\nstage: draft\n'),
    'named.yaml': ('a declaration', 'id: a\nname: A B\n'),
    'waivers.yaml': ('a waivers file', 'waivers: []\nanswers: []\n'),
    'acts.yaml': ('a file of acts', 'acts: []\n'),
    'baseline.json': ('a baseline', '{"version": 1, "known": []}\n'),
    'report.json': ('a report of masa-check', '{"schema_version": "1", "summary": {}, "documents": []}\n'),
    'theme.yaml': ('a file of rules', 'theme: Links\nduties: []\n'),
}
READS = {'--waivers': 'waivers.yaml', '--acts': 'acts.yaml', '--baseline': 'baseline.json'}
MISTAKEN = [(option, name) for option, its in READS.items() for name in FILES if name != its]


@pytest.mark.parametrize(('option', 'name'), MISTAKEN)
def test_a_file_behind_the_wrong_option_is_called_what_it_is(run: Run, here: Path, option: str, name: str) -> None:
    for file, (_, text) in FILES.items():
        write(here / file, text)
    what, wanted = FILES[name][0], FILES[READS[option]][0]
    ran = run('check', 'a.yaml', option, name)

    assert ran.code == 2
    assert f'{name}:1: this is {what}, not {wanted}; ' in ran.err
    assert 'more to put right' not in ran.err


@pytest.mark.parametrize('option', READS)
def test_the_command_that_was_meant_is_written_out_and_can_be_run(run: Run, here: Path, option: str) -> None:
    for file, (_, text) in FILES.items():
        write(here / file, text)
    said = run('check', 'a.yaml', option, 'a.yaml').err
    command = said.strip().rpartition(': masa-check ')[2]

    assert command == f'check a.yaml {option} {READS[option]}'
    assert run(*command.split()).code in (0, 1)


@pytest.mark.parametrize(
    ('option', 'text', 'says'),
    [
        ('--waivers', 'waiver: []\n', 'did you mean "waivers"?'),
        ('--acts', 'act: []\n', 'did you mean "acts"?'),
        ('--baseline', '{"version": 1, "known": [', 'this is not how a baseline is written'),
        ('--baseline', '{"version": 2, "known": []}', 'this is not a baseline of version 1'),
        ('--baseline', '[]', 'a baseline has a version and what is known'),
    ],
)
def test_a_file_of_the_right_sort_with_a_mistake_in_it_is_told_the_mistake(
    run: Run, here: Path, option: str, text: str, says: str
) -> None:
    write(here / 'a.yaml', FILES['a.yaml'][1])
    write(here / 'b', text)

    assert says in run('check', 'a.yaml', option, 'b').err
