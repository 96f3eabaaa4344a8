"""The workflow that publishes the desk: sound, pinned, and each of its scripts runs in a clean clone as on a runner."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from guide import ROOT
from test_action import PINNED, POSIX, lint

from benchmarks import desk

FILE = ROOT / '.github' / 'workflows' / 'desk.yaml'
WORKFLOW: dict[str, Any] = yaml.safe_load(FILE.read_text('utf-8'))
JOBS: dict[str, Any] = WORKFLOW['jobs']
STEPS: list[dict[str, Any]] = [step for job in JOBS.values() for step in job['steps']]
MOST = 10**9  # bytes of a site, by docs.github.com on the limits of Pages
FIRST_LOAD = 12_000_000  # bytes, as packed by `gzip -9`, that a visit loads before the first answer is judged
# What a runner sets for every step (docs.github.com, "Variables"), and nothing of whoever runs this.
KEPT = (
    'PATH',
    'HOME',
    'LANG',
    'PIP_INDEX_URL',
    'PIP_CONFIG_FILE',
    'SSL_CERT_FILE',
    'HTTPS_PROXY',
    'HTTP_PROXY',
    'NO_PROXY',
)


def test_the_workflow_is_what_github_takes_and_has_no_holes() -> None:
    lint('check-jsonschema', '--builtin-schema', 'vendor.github-workflows', FILE)
    lint('zizmor', '--offline', '--no-progress', '--persona', 'pedantic', FILE)


def test_what_is_used_of_others_is_pinned_to_a_commit() -> None:
    assert all(PINNED.fullmatch(step['uses']) for step in STEPS if 'uses' in step)


@POSIX
@pytest.mark.slow
def test_each_script_is_sound_and_no_expression_is_pasted_into_it(tmp_path: Path) -> None:
    for number, step in enumerate(step for step in STEPS if 'run' in step):
        script = tmp_path / f'{number}.sh'
        script.write_text(step['run'], 'utf-8')
        lint('shellcheck', '--shell=bash', script)
        assert '${{' not in step['run']


def test_only_the_job_that_publishes_may_do_so_and_it_gets_the_folder_that_was_built() -> None:
    (upload,) = [step for step in JOBS['build']['steps'] if 'upload-pages-artifact' in step.get('uses', '')]
    (deploy,) = [step for step in JOBS['publish']['steps'] if 'deploy-pages' in step.get('uses', '')]

    assert WORKFLOW['permissions'] == {}
    assert JOBS['build']['permissions'] == {'contents': 'read'}
    assert JOBS['publish']['permissions'] == {'pages': 'write', 'id-token': 'write'}  # what deploy-pages asks
    assert JOBS['publish']['needs'] == 'build'
    assert JOBS['publish']['environment']['url'] == f'${{{{ steps.{deploy["id"]}.outputs.page_url }}}}'
    assert 'name' not in upload['with']  # deploy-pages looks for the name that upload-pages-artifact gives by itself


@POSIX
@pytest.mark.slow
@pytest.mark.skipif(not all(map(shutil.which, ('git', 'make', 'npm', 'node'))), reason='needs git, make and Node.js')
def test_the_steps_run_in_a_clean_clone_and_leave_a_folder_that_pages_takes(tmp_path: Path, index: None) -> None:
    clone = tmp_path / 'work' / 'masa-check'
    subprocess.run(['git', 'clone', '--quiet', '--depth', '1', ROOT.as_uri(), clone], check=True)
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    for step in JOBS['build']['steps']:
        if 'run' not in step:
            continue
        script = tmp_path / 'step.sh'
        script.write_text(step['run'], 'utf-8')
        done = subprocess.run(
            ['bash', '-e', script],  # as a runner does where a step names no shell
            cwd=clone,
            env={**environment, 'CI': 'true', 'GITHUB_ACTIONS': 'true', 'GITHUB_WORKSPACE': str(clone)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (step['name'], done.stdout + done.stderr)
    (upload,) = [step for step in JOBS['build']['steps'] if 'upload-pages-artifact' in step.get('uses', '')]
    folder = clone / upload['with']['path']
    files = [one for one in folder.rglob('*') if one.is_file()]

    assert {'index.html', 'desk.js', 'worker.js', 'core.zip', 'pdf.zip', 'excel.zip'} <= {one.name for one in files}
    assert not any(one.is_symlink() for one in folder.rglob('*'))
    assert not any(one.name.startswith('.') for one in folder.rglob('*'))  # what is hidden is not uploaded
    assert all(one.stat().st_mode & stat.S_IROTH for one in files)
    assert sum(one.stat().st_size for one in files) < MOST
    assert desk.sizes(folder)[0] <= FIRST_LOAD
    for page in folder.glob('*.html'):  # a project's site stands below the name of its repository
        assert not re.search(r'(?:href|src)="/', page.read_text('utf-8')), page.name
