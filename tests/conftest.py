"""Runs of the tool, and how tests run; with MASA_CHECK_NO_SKIPS=1, as in CI, a skip fails the session and is named."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import effort
import pytest
from hypothesis import settings
from running import Git, Ran, Run

import masa_check.model.declared  # noqa: F401 - or a first run would leave plain classes, of which tests can make nothing
from masa_check.__main__ import main

SKIPS_REFUSED = os.environ.get('MASA_CHECK_NO_SKIPS') == '1'

settings.load_profile(effort.USUAL)  # before tests are imported; --hypothesis-profile stands over it


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs `main` here, without the cost of a new process."""

    def here(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, 'argv', ['masa-check', *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfdbinary.readouterr()
        return Ran(int(ended.value.code or 0), out.decode(), err.decode())

    return here


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, with no wish about colours and no settings in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in ('NO_COLOR', 'FORCE_COLOR', *(name for name in os.environ if name.startswith('MASA_CHECK_'))):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture(scope='session')
def index(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A package index that can be reached, from which a tool under test is installed as its users would have it."""
    options = ('--quiet', '--no-deps', '--disable-pip-version-check')
    command = [sys.executable, '-m', 'pip', 'download', *options, 'hatchling']
    folder = tmp_path_factory.mktemp('index')
    if subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode:
        pytest.skip('no package index can be reached')


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository in a folder of its own, in which one stands, untouched by the settings of whoever runs this."""
    for name in [name for name in os.environ if name.startswith('GIT_')]:
        monkeypatch.delenv(name)
    monkeypatch.setenv('GIT_CONFIG_GLOBAL', os.devnull)
    monkeypatch.setenv('GIT_CONFIG_NOSYSTEM', '1')
    monkeypatch.setenv('GIT_CEILING_DIRECTORIES', str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> str:
        who = ('-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false')
        return subprocess.run(['git', *who, *arguments], check=True, capture_output=True, text=True).stdout.strip()

    run('init', '--quiet', '--initial-branch=main')
    return run


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is there before the first test stays to the end, and need not be searched for rubbish again and again."""
    gc.collect()
    gc.freeze()


def _skipped(config: pytest.Config) -> list[str]:
    terminal = config.pluginmanager.get_plugin('terminalreporter')
    return [report.nodeid for report in terminal.stats.get('skipped', [])] if terminal else []


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if SKIPS_REFUSED and _skipped(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if SKIPS_REFUSED:
        for test in _skipped(terminalreporter.config):
            terminalreporter.write_line(f'SKIPPED, and MASA_CHECK_NO_SKIPS refuses it: {test}', red=True)
