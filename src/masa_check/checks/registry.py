"""What a check says of one value, what it may know beside it, and the book of checks by name."""

import typing
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from masa_check.values import Outcome


class CheckResult(NamedTuple):
    """The outcome of a check; the message says what is wrong, where that is not plain from the ask."""

    outcome: Outcome
    message: str = ''


MET = CheckResult(Outcome.MET)


def short(message: str) -> CheckResult:
    return CheckResult(Outcome.SHORT, message)


def wrong(message: str) -> CheckResult:
    return CheckResult(Outcome.WRONG, message)


def absent(message: str = '') -> CheckResult:
    return CheckResult(Outcome.ABSENT, message)


def unknown(message: str) -> CheckResult:
    return CheckResult(Outcome.UNDECLARED, message)


def person(message: str) -> CheckResult:
    return CheckResult(Outcome.PERSON, message)


def does_not_arise(message: str) -> CheckResult:
    return CheckResult(Outcome.NOT_APPLICABLE, message)


class CheckContext(NamedTuple):
    """What a check may know of the question: the day, the document's own date, and the edition that asks."""

    on: date
    dated: tuple[date, date] | None
    edition: str
    follows: str
    replaced: frozenset[str]
    recipients: tuple[tuple[str, date, date], ...]


class Check(NamedTuple):
    """A named check: a function of its subject, the operands and arguments that it takes, and what it may know."""

    name: str
    judge: Callable[..., CheckResult]
    operands: tuple[str, ...]
    optional: frozenset[str]
    raw: frozenset[str]
    needs_asked: bool

    @property
    def hints(self) -> Mapping[str, Any]:
        """The types that it wants, the subject's first; worked out only when a rulebook is proved."""
        return {
            name: hint for name, hint in typing.get_type_hints(self.judge).items() if name not in ('asked', 'return')
        }


CHECKS: dict[str, Check] = {}


def check(judge: Callable[..., CheckResult]) -> Callable[..., CheckResult]:
    """Enter a function into the book; its first parameter is the subject, the rest are operands and arguments."""
    code, defaults = judge.__code__, judge.__defaults__ or ()
    names = code.co_varnames[: code.co_argcount]
    operands = tuple(name for name in names[1:] if name != 'asked')
    name = judge.__name__.replace('_', '-')
    CHECKS[name] = Check(
        name=name,
        judge=judge,
        operands=operands,
        optional=frozenset(names[len(names) - len(defaults) :]),
        raw=frozenset(operand for operand in operands if judge.__annotations__[operand] == 'Lookup'),
        needs_asked='asked' in names,
    )
    return judge
