"""Data as JSON of set-in lines, whole or a part at a time: it acts on no screen, and what cannot be seen is escaped."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from masa_check.display import visible
from masa_check.inert import COMMAND, may_command

STEP = '  '


class Encoded(NamedTuple):
    """A list whose items are JSON already, each encoded for its level."""

    items: Iterable[str]


def encoded(value: Any, level: int = 0) -> str:
    """A value as JSON; its first line is not set in, and the further ones are, by so many steps and more."""
    return _inert(_written(value, level))


def streamed(value: Any, level: int = 0) -> Iterator[str]:
    """The same a part at a time, for data with lists that are encoded already."""
    if isinstance(value, Encoded):
        yield from _enclosed('[]', ((item,) for item in value.items), level)
    elif isinstance(value, dict) and value:
        members = (chain((f'{encoded(key)}: ',), streamed(one, level + 1)) for key, one in value.items())
        yield from _enclosed('{}', members, level)
    elif isinstance(value, list) and value:
        yield from _enclosed('[]', (streamed(one, level + 1) for one in value), level)
    else:
        yield encoded(value)


def _enclosed(brackets: str, members: Iterable[Iterable[str]], level: int) -> Iterator[str]:
    before, after = f'\n{STEP * (level + 1)}', ''
    yield brackets[0]
    for member in members:
        yield before
        yield from member
        before, after = f',\n{STEP * (level + 1)}', f'\n{STEP * level}'
    yield after + brackets[1]


def _written(value: Any, level: int) -> str:
    """
    A value as `json.dumps` has it with an indent, which for its sake leaves the encoder in C alone.

    That encoder writes whatever holds nothing that holds anything, with the space between lines as its separator:
    half of the time that JSON of three hundred files took.
    """
    if not isinstance(value, dict | list | tuple) or not value:
        return _encoder(0)(value)
    between, members = f'\n{STEP * (level + 1)}', value.values() if isinstance(value, dict) else value
    if not any(one and isinstance(one, dict | list | tuple) for one in members):
        flat = _encoder(level)(value)
        return f'{flat[0]}{between}{flat[1:-1]}\n{STEP * level}{flat[-1]}'
    written = [_written(one, level + 1) for one in members]
    if isinstance(value, dict):
        written = [f'{_encoder(0)(key)}: {one}' for key, one in zip(value, written, strict=True)]
    first, last = '{}' if isinstance(value, dict) else '[]'
    return f'{first}{between}{f",{between}".join(written)}\n{STEP * level}{last}'


@cache
def _encoder(level: int) -> Callable[[Any], str]:
    return json.JSONEncoder(ensure_ascii=False, separators=(f',\n{STEP * (level + 1)}', ': ')).encode


def _inert(written: str) -> str:
    """JSON in which nothing that cannot be seen, and no command to a runner of jobs, stands as it is."""
    written = visible(written)
    return COMMAND.sub(_escaped, written) if may_command(written) else written


def _escaped(found: re.Match[str]) -> str:
    """What a runner of jobs would follow, its last letter as a number: the same to whoever reads JSON."""
    return found[0] if found[0] == ':' else f'{found[0][:-1]}\\u{ord(found[0][-1]):04x}'  # no line begins with colons
