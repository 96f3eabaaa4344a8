"""A test that is skipped in any process fails a run that refuses skips."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SKIPS = 'import pytest\n\ndef test_a() -> None:\n    pass\n\n@pytest.mark.skip\ndef test_b() -> None:\n    pass\n'

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(('refused', 'code'), [('0', 0), ('1', 1)])
def test_a_skip_is_named_and_fails_a_run_in_parallel_where_skips_are_refused(
    tmp_path: Path, refused: str, code: int
) -> None:
    (tmp_path / 'test_skips.py').write_text(SKIPS, 'utf-8')
    command = [sys.executable, '-m', 'pytest', '-q', '-p', 'conftest', '-n', '2', '--dist', 'loadfile']
    around = {name: value for name, value in os.environ.items() if not name.startswith('PYTEST_')}
    around |= {'MASA_CHECK_NO_SKIPS': refused, 'PYTHONPATH': str(HERE)}
    done = subprocess.run(command, cwd=tmp_path, env=around, capture_output=True, text=True, check=False)

    assert done.returncode == code, done.stdout + done.stderr
    assert ('refuses it: test_skips.py::test_b' in done.stdout) is (refused == '1')
    assert done.stdout.splitlines()[-1].startswith('1 passed, 1 skipped in ')
