"""
The common case: `masa-check check` with arguments that need no explanation, read without typer.

Typer takes longer to import than a document takes to be checked. Whatever is not in the table that is made from typer's
own declarations, in `check_options`, is left to typer: help, completion, a mistake, and all other commands.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from masa_check.cli.check_options import FLAGS, REPEATED, VALUES

if TYPE_CHECKING:
    from masa_check.errors import ExitCode

# All commands need it. It is imported first, so that the many imports of pydantic begin near the bottom of the stack:
# Python takes memory for calls a piece at a time, and at the edge of a piece every call takes one and gives it back.
DEEP = 'masa_check.model.builder'

COMPLETION = '_MASA_CHECK_COMPLETE'  # the variable by which a shell asks typer to complete a command


def run(arguments: Sequence[str]) -> ExitCode | None:
    """Run the command if it is the common case, and give its exit code; None if it is for typer."""
    if arguments[:1] != ['check'] or COMPLETION in os.environ or os.name == 'nt':  # there typer expands patterns
        return None
    asked = read(arguments[1:])
    if asked is None:
        return None
    from masa_check.model import prepared  # noqa: PLC0415 - what is for typer has no need

    prepared.use()
    importlib.import_module(DEEP)
    from masa_check.cli import checking  # noqa: PLC0415 - as above

    return checking.check(checking.CheckArguments(**asked))


def read(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The arguments of `check` by the names of its parameters; None if one of them is for typer."""
    asked: dict[str, Any] = {}
    rest = iter(arguments)
    for argument in rest:
        option, equals, value = argument.partition('=') if argument.startswith('--') else (argument, '', '')
        if argument == '-' or not argument.startswith('-'):
            asked.setdefault('paths', []).append(argument)
        elif option in FLAGS and not equals:
            asked[FLAGS[option]] = True
        elif option in VALUES or option in REPEATED:
            value = value if equals else next(rest, '-')
            if value.startswith('-'):
                return None
            if option in VALUES:
                asked[VALUES[option]] = value
            else:
                asked.setdefault(REPEATED[option], []).append(value)
        else:
            return None
    return asked
