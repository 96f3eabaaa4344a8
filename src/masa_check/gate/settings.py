"""What a file of settings says, each with its line; unknown keys and wrong values are refused."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any, NamedTuple

from masa_check.declaration.declaration import Fault, FaultKind, fitted
from masa_check.errors import MasaError
from masa_check.model.settings import SettingsFile
from masa_check.model.shape import written

TABLE = 'tool.masa-check'
UNFIT = frozenset({FaultKind.WRONG_SORT, FaultKind.MISWRITTEN})  # faults that an example of the key puts right
PLACE = re.compile(r'\(at line (\d+), column (\d+)\)')
# What Python's reader of TOML, and ours of what it gives, would not come to the end of.
TOO_MUCH = re.compile(r'(?<![0-9_])[0-9_]{1000}|(?:[\[{][^\[{\]}]*){50}')
TOO_DEEP = re.compile(r"""(?<![\w-])(?:(?>"[^"\n]*+"|'[^'\n]*+'|[\w-]++)[ \t]*+\.[ \t]*+){50}""")
TWICE = re.compile('overwrite|twice|Duplicate|immutable')  # as Python's reader of TOML says it
ONCE = 'keep one of them'
UNREADABLE = ('this line cannot be read', 'write it as: key = "words", or key = ["words", "words"]')


class Written(NamedTuple):
    """A value and the line on which it stands."""

    value: Any
    line: int


def read(text: str, path: str, *, shared: bool) -> Mapping[str, Written] | None:
    """
    The settings in the text of masa-check.toml, or in the table of a shared pyproject.toml, by their keys.

    None where a shared file has no such table. Raises MasaError: not TOML, an unknown key, or a value of another sort.
    """
    deep = TOO_DEEP.search(text)
    if deep:
        raise _unreadable(text, path, deep)
    try:
        return _checked(_parsed(text, path), text, path, shared=shared)
    except RecursionError:
        raise _unreadable(text, path, TOO_MUCH.search(text)) from None


def _checked(data: Any, text: str, path: str, *, shared: bool) -> Mapping[str, Written] | None:
    if shared:
        tool = data.get('tool')
        data = tool.get('masa-check') if isinstance(tool, dict) else None
        if data is None:
            return None
    lines = _Lines(text, shared=shared)
    if not isinstance(data, dict):
        message, remedy = f'[{TABLE}] is not a table', f'write a line [{TABLE}], and keys below it'
        raise _refuse(Fault(FaultKind.WRONG_SORT, message, remedy, ()), path, lines)
    read = fitted(data, SettingsFile)
    if isinstance(read, tuple):
        raise _refuse(read[0], path, lines)
    return {
        key: Written(list(value) if isinstance(value, list) else value, lines.of(key)) for key, value in data.items()
    }


def _parsed(text: str, path: str) -> Any:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        place = PLACE.search(str(wrong))
        line, column = (int(place[1]), int(place[2])) if place else (text.count('\n') + 1, 0)
        message, remedy = ('this key is written twice', ONCE) if TWICE.search(str(wrong)) else UNREADABLE
        raise MasaError(message, path=path, line=line, column=column, remedy=remedy) from None
    except ValueError:  # a number too long
        raise _unreadable(text, path, TOO_MUCH.search(text)) from None


def _unreadable(text: str, path: str, place: re.Match[str] | None) -> MasaError:
    line = 1 + text.count('\n', 0, place.start()) if place else 1
    return MasaError(UNREADABLE[0], path=path, line=line, remedy=UNREADABLE[1])


NO_TABLES = frozenset({'masa-check', 'tool'})  # that belong into pyproject.toml alone


class _Lines(NamedTuple):
    """Where keys stand: tomllib does not tell."""

    text: str
    shared: bool

    def of(self, key: str) -> int:
        """The line of a key, or of the table that it stands in."""
        table = re.search(rf'^[ \t]*\[[ \t]*{TABLE}[ \t]*\]', self.text, re.MULTILINE) if self.shared else None
        start = table.end() if table else 0
        named = rf'["\']?{re.escape(key)}'
        found = re.compile(rf'^[ \t]*{named}["\']?[ \t]*[=.\]]|^[ \t]*\[+[ \t]*{named}\b', re.MULTILINE)
        place = found.search(self.text, start)
        at = place.start() + len(place[0]) - len(place[0].lstrip()) if place else start
        return 1 + self.text.count('\n', 0, at)


def _refuse(fault: Fault, path: str, lines: _Lines) -> MasaError:
    line = lines.of(str(fault.at[0])) if fault.at else lines.of('')
    return MasaError(fault.message, path=path, line=line, remedy=_in_toml(fault))


def _in_toml(fault: Fault) -> str:
    """What to do, with the example of the key as TOML writes it: elsewhere all is YAML."""
    key = str(fault.at[0]) if fault.at else ''
    field = written(SettingsFile).get(key)
    if key in NO_TABLES:
        return 'delete the line of the table: in masa-check.toml the keys stand by themselves'
    if not (field and field.examples) or fault.kind not in UNFIT:
        return fault.remedy
    return f'write it as: {key} = {json.dumps(field.examples[0])}'
