"""The closed set of named checks: a new question is a new check, named and tested."""

from __future__ import annotations

from masa_check.checks import agency, dates, money, offices, people, reporting, words
from masa_check.checks.registry import CHECKS, Check, CheckContext, CheckResult

__all__ = [
    'CHECKS',
    'Check',
    'CheckContext',
    'CheckResult',
    'agency',
    'dates',
    'money',
    'offices',
    'people',
    'reporting',
    'words',
]
