"""On Python 3.14, as Pyodide brings it to a browser, and with the reader in Python, the same comes of everything."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
from from_npm import pyodide

ROOT = Path(__file__).parents[1]
NODE = pyodide()
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NODE is None, reason='needs node, the npm package pyodide, and pydantic-core in build/pyodide'),
]
# Every example of every rule, every check, every part of the model, and every case of YAML.
TESTS = ('rules', 'checks', 'model', 'yaml_suite')
PYTEST = """
import os
os.environ['PYTEST_DISABLE_PLUGIN_AUTOLOAD'] = '1'
import pytest
int(pytest.main(['-q', '-p', 'no:cacheprovider', '-p', 'no:faulthandler', '--noconftest', *{tests!r}]))
"""
SCRIPT = "import runpy; runpy.run_path('tests/every_format.py', run_name='__main__'); 0"


def in_pyodide(code: str) -> subprocess.CompletedProcess[str]:
    assert NODE
    command = [NODE, str(ROOT / 'tests' / 'in_pyodide.mjs'), str(ROOT), sysconfig.get_path('purelib'), code]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def told(ran: subprocess.CompletedProcess[str]) -> Any:
    assert ran.returncode == 0, (ran.stdout + ran.stderr)[-2000:]
    return json.loads(ran.stdout.splitlines()[-1])


def test_every_example_gives_the_same_bytes_in_every_format() -> None:
    command = [sys.executable, 'tests/every_format.py']
    here = told(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False))
    there = told(in_pyodide(SCRIPT))

    assert (there['python'], there['reader']) == ([3, 14], 'PythonParser')
    assert here['reader'] == 'CParser'
    assert len(here['made']) >= 11
    assert there['made'] == here['made']


def test_what_holds_of_rules_checks_the_model_and_yaml_holds_there() -> None:
    ran = in_pyodide(PYTEST.format(tests=[f'tests/test_{test}.py' for test in TESTS]))

    assert ran.returncode == 0, (ran.stdout + ran.stderr)[-2000:]
    assert ' passed' in ran.stdout
    assert 'skipped' not in ran.stdout
