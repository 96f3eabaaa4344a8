"""The closed set of named checks: a new question is a new check, named and tested."""

from masa_check.checks.registry import CHECKS, Check, CheckContext, CheckResult

__all__ = ['CHECKS', 'Check', 'CheckContext', 'CheckResult']
