"""The result of a check, its context, and the registry of checks by name."""

import functools
import typing
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple

from masa_check.model.authorities import ListedAuthority
from masa_check.model.bodies import ReportBody
from masa_check.values import Outcome, Reason


class CheckResult(NamedTuple):
    """The outcome of a check; its message says what is wrong where the ask alone does not show it."""

    outcome: Outcome
    message: str = ''
    reason: Reason | None = None  # of an undeclared or an absent outcome
    needs: tuple[str, ...] = ()  # the path of what is not there, where the message names it by its keys
    evidence: str = ''  # what shows that it is met, where it stands at another place than the ask looks at


MET = CheckResult(Outcome.MET)
RESTATED = 'only the words of the guidance, not what is done here'


def short(message: str) -> CheckResult:
    return CheckResult(Outcome.SHORT, message)


def wrong(message: str) -> CheckResult:
    return CheckResult(Outcome.WRONG, message)


def absent(message: str = '') -> CheckResult:
    return CheckResult(Outcome.ABSENT, message)


def restated() -> CheckResult:
    return CheckResult(Outcome.ABSENT, RESTATED, Reason.RESTATED)


def unknown(message: str, reason: Reason = Reason.DETAIL_MISSING) -> CheckResult:
    return CheckResult(Outcome.UNDECLARED, message, reason)


def imprecise(message: str) -> CheckResult:
    return unknown(message, Reason.IMPRECISE_DATE)


def person(message: str) -> CheckResult:
    return CheckResult(Outcome.PERSON, message)


def does_not_arise(message: str) -> CheckResult:
    return CheckResult(Outcome.NOT_APPLICABLE, message)


class CheckContext(NamedTuple):
    """What a check may know beside its subject: the day, the document's own date, the edition and its recipients."""

    on: date
    dated: tuple[date, date] | None
    edition: str
    replaced: frozenset[str]
    recipients: tuple[tuple[str, date, date], ...]
    bodies: tuple[ReportBody, ...] = ()
    dates: Mapping[str, date] = MappingProxyType({})  # days of law that bear on every edition, by name
    authorities: tuple[ListedAuthority, ...] = ()  # the local authorities of England, by code and name
    read_in_part: bool = False  # whether the texts that were read are said to be a part of the document
    read_whole: bool = False  # whether the whole of the arrangements is among them


class Check(NamedTuple):
    """A named check: its function, operands and arguments, and whether it needs the context or is about a fact."""

    name: str
    judge: Callable[..., CheckResult]
    operands: tuple[str, ...]
    optional: frozenset[str]
    raw: frozenset[str]
    needs_context: bool
    of_fact: bool = False  # about what is so or not so, which a silent text leaves open
    by_date: bool = False  # the same words are right at one date and wrong at a later one

    def __call__(self, *args: Any, **kwargs: Any) -> CheckResult:
        """The result of the check's function."""
        return self.judge(*args, **kwargs)

    @property
    def hints(self) -> Mapping[str, Any]:
        """The types of the parameters, the subject's first; used only when a rulebook is proved."""
        return {name: hint for name, hint in typing.get_type_hints(self.judge).items() if name not in NO_OPERANDS}


RAW = ('Lookup', 'Lookup | None')  # how an operand is annotated that is judged with its status
NO_OPERANDS = frozenset({'context', 'return'})  # parameters that are neither subject nor operand


def check(judge: Callable[..., CheckResult]) -> Check:
    """
    The check of a function: its first parameter is the subject, the others are operands and arguments.

    Example: `on_or_before(day, limit)` becomes the check `on-or-before` with the subject `day` and the operand `limit`.
    """
    code, defaults = judge.__code__, judge.__defaults__ or ()
    names = code.co_varnames[: code.co_argcount]
    operands = tuple(name for name in names[1:] if name not in NO_OPERANDS)
    return Check(
        name=judge.__name__.replace('_', '-'),
        judge=judge,
        operands=operands,
        optional=frozenset(names[len(names) - len(defaults) :]),
        raw=frozenset(operand for operand in operands if judge.__annotations__[operand] in RAW),
        needs_context='context' in names,
        of_fact=judge.__annotations__.get(names[0]) == 'Whether',
    )


def check_by_date(judge: Callable[..., CheckResult]) -> Check:
    """
    The check of a function that law or guidance of the document's date answers.

    Example: a clinical commissioning group that is named as health partner, before and after these groups ended.
    """
    return check(judge)._replace(by_date=True)


# Where checks are defined. A name is looked for in this order, and a module is imported only when those before it do
# not have the name: the last three are for yearly reports alone, and no arrangements pay for them.
MODULES = (
    'words',
    'dates',
    'money',
    'people',
    'offices',
    'agency',
    'area',
    'reporting',
    'reported',
    'paired',
    'copies',
)


class Registry(Mapping[str, Check]):
    """Every check by its name, from the modules that define checks."""

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
    """The checks that a module defines, by name; a check that it imports belongs to the other module."""
    defining = import_module(f'{__package__}.{module}')
    checks = (
        check
        for check in vars(defining).values()
        if isinstance(check, Check) and check.judge.__module__ == defining.__name__
    )
    return {check.name: check for check in checks}
