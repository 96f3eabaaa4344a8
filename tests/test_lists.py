"""Help, the version and completion list what there is without importing it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
import typer

from masa_check.cli.app import COMMANDS, Commands, app
from masa_check.rulebook import rule_files, rulebook

COMPLETION = {'_MASA_CHECK_COMPLETE': 'complete_bash', 'COMP_WORDS': 'masa-check ch', 'COMP_CWORD': '1'}


def _imported(*arguments: str, around: dict[str, str] | None = None) -> set[str]:
    """What a run imports, in a process of its own."""
    code = (
        f'import sys\nsys.argv = ["masa-check", *{list(arguments)!r}]\nfrom masa_check.__main__ import main\n'
        'try:\n    main()\nexcept SystemExit:\n    pass\nprint(*sys.modules, file=sys.stderr)'
    )
    command = [sys.executable, '-c', code]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **(around or {})})
    assert done.stdout
    return set(done.stderr.split())


@pytest.mark.parametrize(
    ('arguments', 'around'),
    [(('--help',), {}), (('--version',), {}), ((), COMPLETION)],
    ids=['help', 'version', 'completion'],
)
def test_what_only_lists_imports_neither_pydantic_nor_a_command(
    arguments: tuple[str, ...], around: dict[str, str]
) -> None:
    imported = _imported(*arguments, around=around)

    assert 'masa_check.cli.app' in imported
    assert imported.isdisjoint({'pydantic', 'yaml', *(f'masa_check.cli.{name}' for name in COMMANDS)})


@pytest.mark.parametrize('name', COMMANDS)
def test_a_command_is_listed_by_the_first_sentence_of_its_own_help(name: str) -> None:
    listed = typer.main.get_command(app)
    assert isinstance(listed, Commands)
    command = listed.get_command(typer.Context(listed), name).imported()

    first, *_ = (command.help or '').strip().split('\n\n')
    assert ' '.join(first.split()) == COMMANDS[name]


def test_the_version_tells_the_hash_by_which_the_rulebook_is_known() -> None:
    assert rule_files.hash_of([rulebook.folder()]) == rulebook.load([rulebook.folder()]).hash
