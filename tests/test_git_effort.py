"""What many revisions and many files cost: git is begun a few times, and what does not differ is not read as YAML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from running import Git, Run, write
from small_book import HEAD, MET, SILENT

from masa_check.checks import CheckContext
from masa_check.cli import git_program
from masa_check.diffs.asks import ask_changes
from masa_check.diffs.comparison import compare
from masa_check.diffs.history import Moment, history
from masa_check.document import document
from masa_check.document.document import parse
from masa_check.engine import evaluation
from masa_check.engine.answer import Answer
from masa_check.engine.case import Case
from masa_check.engine.plan import Plan
from masa_check.report.question import Question
from masa_check.report.report import check_document
from masa_check.rulebook import rulebook
from scripts.golden import ON as DAY
from scripts.golden import ROOT

pytestmark = pytest.mark.slow

ON = ('--on', '2026-11-23')
DATED = f'{HEAD}dated: 2025-02\n'


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The programs of git that were begun, by what they were to do."""
    commands: list[str] = []
    made = git_program._command

    def counted(folder: str | Path, arguments: tuple[str, ...]) -> list[str]:
        commands.append(arguments[0])
        return made(folder, arguments)

    monkeypatch.setattr(git_program, '_command', counted)
    return commands


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that were read as YAML, by their paths."""
    paths: list[str] = []

    def counted(raw: bytes, path: str, *more: Any) -> document.Document:
        paths.append(path)
        return parse(raw, path, *more)

    monkeypatch.setattr(document, 'parse', counted)
    return paths


def _committed(git: Git, times: int) -> None:
    for turn in range(times):
        write(Path('a.yaml'), f'{DATED}# {turn}\n')
        git('add', '.')
        git('commit', '--quiet', '-m', f'Change {turn}')


def test_history_begins_git_no_more_often_for_more_revisions(repository: Git, run: Run, begun: list[str]) -> None:
    _committed(repository, 2)
    run('history', 'a.yaml', *ON)
    for_two = list(begun)
    begun.clear()
    _committed(repository, 6)
    table = run('history', 'a.yaml', *ON, '-f', 'csv').out

    assert len(table.splitlines()) == 1 + 2 + 6
    assert begun == for_two
    assert begun.count('cat-file') == 1


def test_history_answers_anew_only_what_is_declared_otherwise(
    repository: Git, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    evaluated: list[str] = []
    answered = evaluation.answer_plan

    def counted(plan: Plan, case: Case, context: CheckContext) -> tuple[Answer, ...]:
        evaluated.append(case.main.document.path)
        return answered(plan, case, context)

    monkeypatch.setattr(evaluation, 'answer_plan', counted)
    _committed(repository, 3)
    for text in (DATED + MET, f'# again\n{DATED}{MET}', DATED + SILENT):
        write(Path('a.yaml'), text)
        repository('commit', '--quiet', '--all', '-m', 'Said otherwise, and not')
    rows = run('history', 'a.yaml', *ON, '-f', 'csv').out.splitlines()[1:]

    assert len(rows) == 3 + 3
    assert len(evaluated) == 3
    assert rows[1].split(',')[3:10] == rows[0].split(',')[3:10]


def _areas(git: Git, many: int) -> None:
    for number in range(many):
        write(Path(f'masa/{number:02}.yaml'), (DATED + MET).replace('id: luton', f'id: area-{number:02}-of-many'))
    git('add', '.')
    git('commit', '--quiet', '-m', 'Many')


@pytest.mark.parametrize('many', [3, 30])
def test_since_a_revision_only_what_differs_is_read(
    repository: Git, run: Run, begun: list[str], read: list[str], many: int
) -> None:
    _areas(repository, many)
    write(Path('masa/01.yaml'), (DATED + SILENT).replace('id: luton', 'id: area-01-of-many'))
    ran = run('check', 'masa', '--changed-since', 'HEAD', *ON, '-f', 'concise', '--no-config')

    assert ran.code == 1
    assert {line.partition(':')[0] for line in ran.out.splitlines()} == {'masa/01.yaml'}
    assert {Path(path).name for path in read} == {'01.yaml'}
    assert begun.count('cat-file') == 1
    assert begun.count('check-attr') == 1


PERIOD = 'period: {starts: 2024-04-01, ends: 2025-03-31}\n'
REPORT = f'kind: yearly-report\nid: report\nname: Luton\nreports_on: {{id: luton}}\n{PERIOD}'


def _kinds(run: Run) -> Iterator[str]:
    table = run('check', 'masa', '--changed-since', 'HEAD', *ON, '-f', 'csv', '--no-config').out
    return iter(sorted({row.split(',')[1] for row in table.splitlines()[1:]}))


@pytest.mark.parametrize('changed', ['masa/a.yaml', 'masa/report.yaml'])
def test_a_pair_is_read_whole_though_only_one_of_it_differs(repository: Git, run: Run, changed: str) -> None:
    write(Path('masa/a.yaml'), DATED.replace('2025-02', '2023-02') + MET)
    write(Path('masa/report.yaml'), REPORT)
    write(Path('masa/other.yaml'), (DATED + MET).replace('id: luton', 'id: elsewhere'))
    repository('add', '.')
    repository('commit', '--quiet', '-m', 'A pair')
    write(Path(changed), Path(changed).read_text('utf-8') + '# another line\n')
    kinds = set(_kinds(run))

    assert 'pair' in kinds
    assert len(kinds) == 2


def test_a_report_without_arrangements_of_its_own_is_told_so_where_there_are_others(repository: Git, run: Run) -> None:
    write(Path('masa/other.yaml'), (DATED + MET).replace('id: luton', 'id: elsewhere'))
    repository('add', '.')
    repository('commit', '--quiet', '-m', 'Others')
    write(Path('masa/report.yaml'), REPORT)
    ran = run('check', 'masa', '--changed-since', 'HEAD', *ON, '--no-config')

    assert 'None of the arrangements read has the id luton' in ran.out


@pytest.mark.parametrize('old', ['2019', '2024'])
@pytest.mark.parametrize('new', ['2019', '2024'])
def test_history_counts_what_a_comparison_counts(old: str, new: str) -> None:
    question = Question(rulebook.load([rulebook.folder()]), DAY)
    named = [f'examples/luton-{year}.yaml' for year in (old, new)]
    reports = [check_document(parse((ROOT / name).read_bytes(), name), question) for name in named]
    *_, step = history([Moment(one.path, '', one.path, one) for one in reports], question)
    found = compare(reports[0], reports[1], question)

    assert step.asks == found.asks_by_sort
    assert step.facts == found.facts_by_sort
    assert sum(step.forces.values()) == sum(
        one.became.fails for one in ask_changes(reports[0], reports[1], question.rulebook)
    )
