"""What a check says of one value, what it may know beside it, and the registry of checks by name."""

import functools
import typing
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from importlib import import_module
from typing import Any, NamedTuple

from masa_check.values import Outcome, Reason


class CheckResult(NamedTuple):
    """The outcome of a check; the message says what is wrong, where that is not plain from the ask."""

    outcome: Outcome
    message: str = ''
    reason: Reason | None = None  # of what is undeclared


MET = CheckResult(Outcome.MET)


def short(message: str) -> CheckResult:
    return CheckResult(Outcome.SHORT, message)


def wrong(message: str) -> CheckResult:
    return CheckResult(Outcome.WRONG, message)


def absent(message: str = '') -> CheckResult:
    return CheckResult(Outcome.ABSENT, message)


def unknown(message: str, reason: Reason = Reason.DETAIL_MISSING) -> CheckResult:
    return CheckResult(Outcome.UNDECLARED, message, reason)


def imprecise(message: str) -> CheckResult:
    return unknown(message, Reason.IMPRECISE_DATE)


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
    needs_context: bool

    def __call__(self, *args: Any, **kwargs: Any) -> CheckResult:
        """What comes of the check, as of the function that it is made from."""
        return self.judge(*args, **kwargs)

    @property
    def hints(self) -> Mapping[str, Any]:
        """The types that it wants, the subject's first; worked out only when a rulebook is proved."""
        return {name: hint for name, hint in typing.get_type_hints(self.judge).items() if name not in NO_OPERANDS}


NO_OPERANDS = frozenset({'context', 'return'})  # what a function of a check has beside its subject and operands


def check(judge: Callable[..., CheckResult]) -> Check:
    """The check that a function makes: its first parameter is the subject, the rest are operands and arguments."""
    code, defaults = judge.__code__, judge.__defaults__ or ()
    names = code.co_varnames[: code.co_argcount]
    operands = tuple(name for name in names[1:] if name not in NO_OPERANDS)
    return Check(
        name=judge.__name__.replace('_', '-'),
        judge=judge,
        operands=operands,
        optional=frozenset(names[len(names) - len(defaults) :]),
        raw=frozenset(operand for operand in operands if judge.__annotations__[operand] == 'Lookup'),
        needs_context='context' in names,
    )


# Where checks are defined. A name is looked for in this order, and a module is imported only when those before it do
# not have the name: the last three are for yearly reports alone, and no arrangements pay for them.
MODULES = ('words', 'dates', 'money', 'people', 'offices', 'agency', 'reporting', 'reported', 'paired', 'copies')


class Registry(Mapping[str, Check]):
    """Every check by its name, as the modules that define checks have them."""

    def __getitem__(self, name: str) -> Check:
        for module in MODULES:
            checks = defined_in(module)
            if name in checks:
                return checks[name]
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return (name for module in MODULES for name in defined_in(module))

    def __len__(self) -> int:
        return sum(len(defined_in(module)) for module in MODULES)


CHECKS = Registry()


@functools.cache
def defined_in(module: str) -> Mapping[str, Check]:
    """The checks that a module defines, by their names; those that it has from another are that one's."""
    found = import_module(f'{__package__}.{module}')
    checks = (one for one in vars(found).values() if isinstance(one, Check) and one.judge.__module__ == found.__name__)
    return {one.name: one for one in checks}
