"""The examples that ship, reported in every format, for tests of what holds of any report."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from masa_check.report.report import Report
from masa_check.rulebook import rulebook
from scripts import golden

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(path.stem for path in (ROOT / 'examples').glob('*.yaml'))
RULES = rulebook.load([rulebook.folder()])

every_example = pytest.mark.parametrize('name', EXAMPLES)


@cache
def report_of(name: str) -> Report:
    """The report of one example under the rules that ship."""
    return golden.of_example(name, RULES)


@cache
def rendered(name: str, suffix: str) -> str:
    """The same in one format, by the suffix of its files."""
    return golden.FORMATS[suffix](report_of(name))


def data_of(name: str) -> dict[str, Any]:
    """The same as JSON has it."""
    made: dict[str, Any] = json.loads(rendered(name, 'json'))
    return made
