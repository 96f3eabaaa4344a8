"""The action's steps do what they say when they are run as GitHub's runner would run them, whatever they are given."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import testshire
import yaml
from guide import ROOT, blocks
from test_github import runner
from test_sarif import taken

ACTION = yaml.safe_load((ROOT / 'action.yml').read_text('utf-8'))
STEPS: list[dict[str, Any]] = ACTION['runs']['steps']
COMPLETE = (ROOT / 'examples' / 'complete.yaml').read_text('utf-8')
UNPUBLISHED = COMPLETE.replace('stage: published', 'stage: approved')
EXPRESSION = re.compile(r'\$\{\{\s*([\w.-]+)\s*\}\}')
PINNED = re.compile(r'[\w.-]+/[\w./-]+@[0-9a-f]{40}')
WORKFLOWS = blocks('github', 'yaml')
POSIX = pytest.mark.skipif(os.name == 'nt', reason='there is no bash where GitHub has it')


def lint(program: str, *arguments: str | Path) -> None:
    """Runs a linter of this environment, and has it find nothing."""
    command = [str(Path(sys.executable).with_name(program)), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, encoding='utf-8', check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize('number', range(len(WORKFLOWS)))
def test_what_the_guide_tells_people_to_paste_is_a_workflow_without_holes(tmp_path: Path, number: int) -> None:
    workflow = tmp_path / '.github' / 'workflows' / 'masa-check.yaml'
    workflow.parent.mkdir(parents=True)
    workflow.write_text(WORKFLOWS[number].replace('@COMMIT', f'@{"a" * 40}'), 'utf-8')

    lint('check-jsonschema', '--builtin-schema', 'vendor.github-workflows', workflow)
    lint('zizmor', '--offline', '--no-progress', '--persona', 'pedantic', tmp_path)


def test_the_action_is_what_github_takes_and_has_no_holes() -> None:
    lint('check-jsonschema', '--builtin-schema', 'vendor.github-actions', ROOT / 'action.yml')
    lint('zizmor', '--offline', '--no-progress', '--persona', 'pedantic', ROOT / 'action.yml')


@POSIX
@pytest.mark.parametrize('step', [step for step in STEPS if 'run' in step], ids=lambda step: step['name'])
def test_no_input_is_pasted_into_a_script_and_each_script_is_sound(tmp_path: Path, step: dict[str, Any]) -> None:
    script = tmp_path / 'step.sh'
    script.write_text(step['run'], 'utf-8')
    lint('shellcheck', '--shell=bash', script)

    assert '${{' not in step['run']
    assert step['shell'] == 'bash'


def test_what_is_used_of_others_is_pinned_to_a_commit() -> None:
    assert all(PINNED.fullmatch(step['uses']) for step in STEPS if 'uses' in step)


def test_every_input_is_used_and_every_output_is_told() -> None:
    used = set(re.findall(r'inputs\.([\w-]+)', json.dumps(STEPS)))

    assert used == set(ACTION['inputs'])
    assert all(one['value'] == f'${{{{ steps.check.outputs.{name} }}}}' for name, one in ACTION['outputs'].items())


HOSTILE = 'a"; touch pwned; "$(touch pwned)`touch pwned`\'; touch pwned #'


class Ran(NamedTuple):
    """What a job has of the action: how it ended, what was printed, the summary, and the outputs."""

    code: int
    out: str
    summary: str
    outputs: Mapping[str, str]


Use = Callable[..., Ran]


def installed(folder: Path, **inputs: str) -> Path:
    """A folder that a runner keeps for a job, with masa-check installed in it by the action's own step."""
    (install,) = [step for step in STEPS if step['name'] == 'Install masa-check']
    code, said = _step(install, folder, inputs, folder)
    assert code == 0, said
    return folder


@pytest.fixture(scope='module')
def temp(tmp_path_factory: pytest.TempPathFactory, index: None) -> Path:
    """The folder that a runner keeps for a job, with masa-check installed in it by the action's own step."""
    return installed(tmp_path_factory.mktemp('runner temp'))


def _step(
    step: Mapping[str, Any], temp: Path, inputs: Mapping[str, str], workspace: Path, **more: str
) -> tuple[int, str]:
    """One step of a composite action as the runner runs it (docs.github.com, `jobs.<job_id>.steps[*].shell`)."""
    defaults = {name: one['default'] for name, one in ACTION['inputs'].items()}
    known = {f'inputs.{name}': value for name, value in (defaults | dict(inputs)).items()}
    known |= {'runner.temp': str(temp), 'github.action_path': str(ROOT)}
    known |= {'steps.python.outputs.python-path': sys.executable}

    def told(words: str) -> str:
        return EXPRESSION.sub(lambda found: known[found[1]], words)

    script = temp / 'step.sh'
    script.write_text(told(step['run']), 'utf-8')
    done = subprocess.run(
        ['bash', '--noprofile', '--norc', '-eo', 'pipefail', script],
        cwd=workspace / told(step.get('working-directory', '.')),
        env={**os.environ, **{name: told(value) for name, value in step.get('env', {}).items()}, **more},
        capture_output=True,
        check=False,
    )
    return done.returncode, (done.stdout if 'id' in step else done.stdout + done.stderr).decode()


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / 'work space'
    (folder / '.git').mkdir(parents=True)
    (folder / 'masa').mkdir()
    (folder / 'masa' / 'Llŷn.yaml').write_text(COMPLETE, 'utf-8')
    return folder


@pytest.fixture
def use(temp: Path, tmp_path: Path, workspace: Path) -> Use:
    """Uses the action with some inputs."""
    (check,) = [step for step in STEPS if step.get('id') == 'check']

    def used(**inputs: str) -> Ran:
        files = {name: tmp_path / name for name in ('GITHUB_STEP_SUMMARY', 'GITHUB_OUTPUT')}
        for file in files.values():
            file.write_bytes(b'')
        given = {name.replace('_', '-'): value for name, value in inputs.items()}
        code, out = _step(check, temp, given, workspace, **{name: str(file) for name, file in files.items()})
        summary, output = (file.read_text('utf-8') for file in files.values())
        return Ran(code, out, summary, dict(line.split('=', 1) for line in output.splitlines()))

    return used


@POSIX
@pytest.mark.slow
def test_a_job_passes_where_nothing_is_lost(use: Use) -> None:
    ran = use(paths='masa')

    assert (ran.code, ran.out) == (0, '')
    assert ran.outputs == {
        'errors': '0', 'warnings': '0', 'notes': '0', 'waived': '0', 'known': '0', 'sarif-file': '',
    }  # fmt: skip
    assert '## masa-check' in ran.summary


@POSIX
@pytest.mark.slow
def test_a_job_fails_at_the_line_and_has_its_summary_outputs_and_sarif(use: Use, workspace: Path) -> None:
    (workspace / 'masa' / 'Llŷn.yaml').write_text(UNPUBLISHED, 'utf-8')
    ran = use(paths='Llŷn.yaml', working_directory='masa', sarif_file='out put.sarif')
    (annotation,) = [one for one in runner(ran.out) if one.name == 'error']
    run = taken((workspace / 'masa' / 'out put.sarif').read_text('utf-8'))

    assert ran.code == 1
    assert (annotation.properties['file'], annotation.properties['title']) == (
        'masa/Llŷn.yaml', 'MUST arrangements-published',
    )  # fmt: skip
    assert (ran.outputs['errors'], ran.outputs['sarif-file']) == ('1', 'masa/out put.sarif')
    assert [one['ruleId'] for one in run['results'] if one['level'] == 'error'] == ['arrangements-published']
    assert 'arrangements-published' in ran.summary


@POSIX
@pytest.mark.slow
def test_every_input_reaches_the_check(use: Use, workspace: Path) -> None:
    (workspace / 'b.yaml').write_text(UNPUBLISHED, 'utf-8')

    assert use(paths='masa\nb.yaml').code == 1
    assert use(paths='masa\nb.yaml', fail_on='never').code == 0
    assert use(paths='no-such-folder').code == 2
    assert use(paths='*.nope').code == 3
    assert use(paths='masa', edition='wt1999').code == 2
    assert use(paths='masa', on='yesterday').code == 2


@POSIX
@pytest.mark.slow
@pytest.mark.skipif(shutil.which('git') is None, reason='git is not installed')
def test_a_pull_request_can_be_held_only_to_what_it_loses(use: Use, workspace: Path) -> None:
    declared = workspace / 'masa' / 'Llŷn.yaml'
    (workspace / '.git').rmdir()
    for command in ('init -q', 'add -A', '-c user.name=T -c user.email=t@example.org commit -q -m one'):
        subprocess.run(['git', *command.split()], cwd=workspace, check=True)
    declared.write_text(f'# moved\n{COMPLETE}', 'utf-8')
    assert use(paths='masa', changed_since='HEAD').code == 0

    declared.write_text(UNPUBLISHED, 'utf-8')
    assert use(paths='masa', changed_since='HEAD').code == 1
    assert use(paths='masa', changed_since='no-such').code == 2


@POSIX
@pytest.mark.slow
@pytest.mark.parametrize('input', ['paths', 'fail_on', 'edition', 'sarif_file', 'on'])
def test_an_input_is_never_run_as_a_script(use: Use, workspace: Path, input: str) -> None:
    ran = use(**({'paths': 'masa'} | {input: HOSTILE}))

    assert not list(workspace.rglob('pwned'))
    assert ran.code == (0 if input == 'sarif_file' else 2)


@POSIX
@pytest.mark.slow
def test_a_job_holds_declarations_to_the_documents_that_they_name(
    tmp_path_factory: pytest.TempPathFactory, index: None, workspace: Path
) -> None:
    temp = installed(tmp_path_factory.mktemp('runner temp'), verify='true')
    (verify,) = [step for step in STEPS if step['name'] == 'Verify']
    (workspace / 'masa' / 'testshire.yaml').write_text(testshire.FILED, 'utf-8')
    (workspace / 'masa' / 'testshire.pdf').write_bytes(testshire.PDF)
    assert _step(verify, temp, {'paths': 'masa'}, workspace)[0] == 0

    wrong = testshire.FILED.replace('name: Cafcass', 'name: Cafcas')
    (workspace / 'masa' / 'testshire.yaml').write_text(wrong, 'utf-8')
    code, said = _step(verify, temp, {'paths': 'testshire.yaml', 'working-directory': 'masa'}, workspace)
    (annotation,) = runner(''.join(f'{line}\n' for line in said.splitlines() if line.startswith('::')))
    line = 1 + wrong[: wrong.index('Cafcas')].count('\n')

    assert code == 1
    assert (annotation.properties['file'], annotation.properties['line']) == ('masa/testshire.yaml', str(line))
    assert '"Cafcas" is not in the document' in annotation.message
