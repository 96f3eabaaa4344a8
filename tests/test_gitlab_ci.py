"""GitLab's template is a pipeline that GitLab takes, and its scripts make the reports that it names."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import testshire
import yaml
from guide import ROOT, blocks
from test_action import COMPLETE, UNPUBLISHED, lint
from test_gitlab import taken as issues
from test_junit import taken as suites

TEMPLATE = ROOT / 'ci' / 'gitlab.yml'
JOB: dict[str, Any] = yaml.safe_load(TEMPLATE.read_text('utf-8'))['masa-check']
VERIFY: dict[str, Any] = yaml.safe_load(TEMPLATE.read_text('utf-8'))['.masa-check-verify']
PIPELINES = [*blocks('gitlab', 'yaml'), *(one for one in blocks('verify', 'yaml') if 'gitlab.yml' in one)]


def test_the_template_is_what_gitlab_takes() -> None:
    lint('check-jsonschema', '--builtin-schema', 'vendor.gitlab-ci', TEMPLATE)


@pytest.mark.parametrize('number', range(len(PIPELINES)))
def test_what_the_guide_tells_people_to_paste_is_what_gitlab_takes(tmp_path: Path, number: int) -> None:
    pipeline = tmp_path / '.gitlab-ci.yml'
    pipeline.write_text(PIPELINES[number], 'utf-8')
    pasted = yaml.safe_load(PIPELINES[number])

    lint('check-jsonschema', '--builtin-schema', 'vendor.gitlab-ci', pipeline)
    assert (ROOT / pasted['include'][0]['file'].lstrip('/')).is_file()
    assert set(pasted['masa-check']['variables']) <= set(JOB['variables'])


@pytest.fixture(scope='module')
def builds(tmp_path_factory: pytest.TempPathFactory, index: None) -> Path:
    """A folder in which the job's own first scripts have installed masa-check."""
    folder = tmp_path_factory.mktemp('builds')
    assert script('before_script', folder, MASA_CHECK_SOURCE=str(ROOT)).returncode == 0
    return folder


def script(part: str, folder: Path, job: dict[str, Any] = JOB, **variables: str) -> subprocess.CompletedProcess[str]:
    """The lines of a part, as GitLab's runner gives them to a shell: one after another, until one fails."""
    around = {**os.environ, **JOB['variables'], **variables}
    around['PATH'] = f'{Path(sys.executable).parent}{os.pathsep}{around["PATH"]}'
    lines = 'set -eo pipefail\n' + '\n'.join(job[part])
    return subprocess.run(['bash', '-c', lines], cwd=folder, env=around, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.skipif(os.name == 'nt', reason='the job runs on Linux')
@pytest.mark.parametrize(('text', 'options', 'code'), [
    (COMPLETE, '', 0), (UNPUBLISHED, '', 1), (UNPUBLISHED, '--fail-on never', 0),
])  # fmt: skip
def test_a_job_leaves_the_reports_that_it_names(builds: Path, text: str, options: str, code: int) -> None:
    (builds / 'masa').mkdir(exist_ok=True)
    (builds / 'masa' / 'a.yaml').write_text(text, 'utf-8')
    ran = script('script', builds, MASA_CHECK_OPTIONS=options)
    reports = {name: (builds / file).read_text('utf-8') for name, file in JOB['artifacts']['reports'].items()}
    (found,) = [[one for one in issues(reports['codequality']) if one['severity'] == 'critical']]

    assert ran.returncode == code, ran.stdout + ran.stderr
    assert [one['check_name'] for one in found] == ([] if text is COMPLETE else ['arrangements-published'])
    assert list(suites(reports['junit'])) == ['masa/a.yaml']
    assert sorted(JOB['artifacts']['paths']) == sorted(JOB['artifacts']['reports'].values())
    assert JOB['artifacts']['when'] == 'always'


@pytest.mark.slow
@pytest.mark.skipif(os.name == 'nt', reason='the job runs on Linux')
def test_a_job_holds_declarations_to_the_documents_that_they_name(
    tmp_path_factory: pytest.TempPathFactory, index: None
) -> None:
    folder = tmp_path_factory.mktemp('builds')
    assert script('before_script', folder, VERIFY, MASA_CHECK_SOURCE=str(ROOT)).returncode == 0
    (folder / 'masa').mkdir()
    (folder / 'masa' / 'a.yaml').write_text(testshire.FILED.replace('name: Cafcass', 'name: Cafcas'), 'utf-8')
    (folder / 'masa' / 'testshire.pdf').write_bytes(testshire.PDF)
    ran = script('script', folder, VERIFY)
    reports = {name: file for name, file in VERIFY['artifacts']['reports'].items() if file}
    (issue,) = issues((folder / reports['codequality']).read_text('utf-8'))

    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert (issue['check_name'], issue['location']['path']) == ('verify-agency', 'masa/a.yaml')
    assert VERIFY['artifacts']['paths'] == list(reports.values())


def test_the_job_installs_what_the_extra_documents_names() -> None:
    extra = tomllib.loads((ROOT / 'pyproject.toml').read_text('utf-8'))['project']['optional-dependencies']['documents']

    assert all(f"'{one}'" in VERIFY['before_script'][-1] for one in extra)
    assert VERIFY['extends'] == 'masa-check'
