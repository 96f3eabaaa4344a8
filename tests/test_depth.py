"""Commands import pydantic, or its core, near the bottom of the stack, where a call need not take memory anew."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / 'examples'
DEPTH = """
import sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        frame, depth = sys._getframe(), 0
        while name == {name!r} and frame:
            frame, depth = frame.f_back, depth + 1
        if depth:
            sys.stderr.write(f'depth {{depth}}')
            sys.stderr.flush()
            import os
            os._exit(0)

sys.meta_path.insert(0, Finder())
from masa_check.__main__ import run
run()
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    'command', ['check', 'deadlines', 'survey', 'history', 'rules', 'diff', 'verify', 'draft', 'questions', 'schema']
)
def test_pydantic_is_imported_near_the_bottom_of_the_stack(command: str) -> None:
    name = 'pydantic' if command == 'schema' else 'pydantic_core'  # of which the others need no more
    files = [str(EXAMPLES / f'luton-{year}.yaml') for year in (2019, 2024)]
    named = [sys.executable, '-c', DEPTH.format(name=name), command, *files]
    done = subprocess.run(named, capture_output=True, text=True, check=False)

    assert done.stderr.startswith('depth '), done.stderr
    assert int(done.stderr.removeprefix('depth ')) <= 30
