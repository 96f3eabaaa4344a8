"""On Python 3.14, as Pyodide brings it to a browser, and with the reader in Python, the same comes of everything."""

from __future__ import annotations

import subprocess
import sysconfig
from pathlib import Path

import pytest
from from_npm import pyodide

ROOT = Path(__file__).parents[1]
NODE = pyodide()
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NODE is None, reason='needs node, the npm package pyodide, and pydantic-core in build/pyodide'),
]
# Every example in every format against its golden file, every example of every rule, and every case of YAML.
TESTS = ('examples', 'rules', 'checks', 'model', 'yaml_suite')
# What CPython has told already takes a minute here.
CODE = """
import os, sys
os.environ['PYTEST_DISABLE_PLUGIN_AUTOLOAD'] = '1'
assert sys.version_info[:2] >= (3, 14) and sys.platform == 'emscripten'
from masa_check.document.parsing import FASTEST
from masa_check.document.scanner import PythonParser
assert FASTEST is PythonParser
import pytest
quiet = ['-q', '-p', 'no:cacheprovider', '-p', 'no:faulthandler', '--noconftest', '-k', 'not answered']
int(pytest.main([*quiet, *{tests!r}]))
"""


def test_the_same_comes_of_it_in_pyodide() -> None:
    assert NODE
    code = CODE.format(tests=[f'tests/test_{test}.py' for test in TESTS])
    command = [NODE, str(ROOT / 'tests' / 'in_pyodide.mjs'), str(ROOT), sysconfig.get_path('purelib'), code]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)

    assert ran.returncode == 0, (ran.stdout + ran.stderr)[-2000:]
    assert ' passed' in ran.stdout
    assert 'skipped' not in ran.stdout
