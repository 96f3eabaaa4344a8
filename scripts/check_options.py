"""Makes the table of the options of `check` from what typer is told of them in its command."""

from __future__ import annotations

from collections.abc import Iterable

import typer
from typer.core import TyperOption

from masa_check.cli.check import app

TARGET = 'src/masa_check/cli/check_options.py'
HEAD = '''"""
The options of `check` whose value is taken as it is written, each with its parameter.

Made by `make generated` from the declarations in `check`: edit those.
"""

'''


def table() -> str:
    """The text of the module."""
    options = [one for one in typer.main.get_command(app).params if isinstance(one, TyperOption)]
    plain = [one for one in options if one.is_flag or repr(one.type) == 'STRING']
    kinds = {
        'FLAGS': [one for one in plain if one.is_flag],
        'REPEATED': [one for one in plain if one.multiple],
        'VALUES': [one for one in plain if not one.is_flag and not one.multiple],
    }
    return HEAD + '\n'.join(_mapping(name, some) for name, some in kinds.items())


def _mapping(name: str, options: Iterable[TyperOption]) -> str:
    lines = ''.join(f'    {spelt!r}: {one.name!r},\n' for one in options for spelt in one.opts)
    return f'{name} = {{\n{lines}}}\n'
