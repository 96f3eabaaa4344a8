"""With MASA_CHECK_NO_SKIPS=1, as in CI, a skipped test fails the session and is named."""

from __future__ import annotations

import os

import pytest

SKIPS_REFUSED = os.environ.get('MASA_CHECK_NO_SKIPS') == '1'


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
