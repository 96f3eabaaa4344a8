"""`check` with plain arguments is read without typer, and as typer reads it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from masa_check.cli import check as command
from masa_check.cli import checking, common_case
from masa_check.cli.check_options import FLAGS, REPEATED, VALUES
from masa_check.cli.checking import CheckArguments
from masa_check.errors import ExitCode

LUTON = Path(__file__).parents[1] / 'examples' / 'luton-2024.yaml'
WORDS = st.sampled_from(
    ['masa/', 'a.yaml', 'json=report.json', 'should', '2024-07-31', '', 'x=y', 'ä b', '£', '*.yaml']
)
OPTIONS = st.sampled_from([*VALUES, *REPEATED])
PART = st.one_of(
    st.sampled_from([*FLAGS]).map(lambda flag: [flag]),
    st.tuples(OPTIONS, WORDS).map(list),
    st.tuples(OPTIONS.filter(lambda option: option.startswith('--')), WORDS).map(lambda pair: ['='.join(pair)]),
    st.one_of(WORDS, st.just('-')).map(lambda path: [path]),
)
ARGUMENTS = st.lists(PART, max_size=6).map(lambda parts: [argument for part in parts for argument in part])


def by_typer(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> CheckArguments:
    """What typer makes of the arguments of `check`."""
    asked: list[CheckArguments] = []

    def check(one: CheckArguments) -> ExitCode:
        asked.append(one)
        return ExitCode.OK

    with monkeypatch.context() as patched:
        patched.setattr(checking, 'check', check)
        typer.main.get_command(command.app)(arguments, standalone_mode=False)
    return asked[0]


@given(arguments=ARGUMENTS)
def test_plain_arguments_are_read_as_typer_reads_them(arguments: list[str]) -> None:
    read = common_case.read(arguments)

    assert read is not None
    with pytest.MonkeyPatch.context() as monkeypatch:
        expected = by_typer(arguments, monkeypatch)
    assert CheckArguments(**read) == expected


@pytest.mark.parametrize(
    'arguments',
    [
        ['--help'],
        ['a.yaml', '-h'],
        ['--no-such-option', 'a.yaml'],
        ['--format'],
        ['--format', '--quiet'],
        ['--quiet=yes'],
        ['-fjson'],
        ['-qv'],
        ['--', 'a.yaml'],
        ['--rules', 'own'],
        ['--color', 'never'],
    ],
)
def test_what_is_not_plain_is_left_to_typer(arguments: list[str]) -> None:
    assert common_case.read(arguments) is None
    assert common_case.run(['check', *arguments]) is None


@pytest.mark.parametrize('arguments', [[], ['--version'], ['diff', 'a.yaml', 'b.yaml'], ['a.yaml', 'check']])
def test_other_commands_are_left_to_typer(arguments: list[str]) -> None:
    assert common_case.run(arguments) is None


def test_completion_is_left_to_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(common_case.COMPLETION, 'complete_bash')

    assert common_case.run(['check', 'a.yaml']) is None


@pytest.mark.slow
def test_a_plain_check_does_not_import_typer(tmp_path: Path) -> None:
    done = process(tmp_path, 'check', str(LUTON), '--on', '2026-01-01')

    assert done.returncode == ExitCode.FINDINGS
    assert 'rulebook' in done.stderr  # it is the imports that are printed
    assert 'typer' not in done.stderr
    assert 'typer' in process(tmp_path, 'check', str(LUTON), '--on', '2026-01-01', '--color', 'never').stderr


@pytest.mark.slow
@pytest.mark.parametrize('arguments', [[str(LUTON)], ['nothing-here/'], ['--on', 'yesterday', str(LUTON)], []])
def test_it_ends_and_prints_as_by_way_of_typer(arguments: list[str], tmp_path: Path) -> None:
    plain = process(tmp_path, 'check', '--on=2026-01-01', *arguments, imports=False)
    by_way = process(tmp_path, 'check', '--on=2026-01-01', *arguments, '--color', 'auto', imports=False)

    assert (plain.returncode, plain.stdout, plain.stderr) == (by_way.returncode, by_way.stdout, by_way.stderr)


def process(folder: Path, *arguments: str, imports: bool = True) -> Any:
    """A run of its own, with what it imports on standard error."""
    verbose = ['-X', 'importtime'] if imports else []
    named = [sys.executable, *verbose, '-m', 'masa_check', *arguments]
    return subprocess.run(named, capture_output=True, text=True, check=False, cwd=folder)
