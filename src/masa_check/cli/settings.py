"""Where each setting of a run comes from: the command line, the environment, a file of settings, or nowhere."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from masa_check.cli import paths
from masa_check.cli.textfile import text_of
from masa_check.errors import MasaError
from masa_check.inert import printable

# What can be set, and whether it is several things; a path in a file of settings is seen from that file.
SEVERAL = frozenset({'paths', 'select', 'ignore'})
PLACES = frozenset({'paths', 'waivers', 'acts', 'baseline', 'rules'})
YES_OR_NO = frozenset({'require-quotes'})
JUDGING = ('edition', 'fail-on', 'select', 'ignore', 'require-quotes')
# Days before the day of the yearly report, for the steps of `deadlines --plan` in their order; ours, and no law.
PLAN = {
    'plan-figures': '112',
    'plan-evaluation': '70',
    'plan-sign-off': '28',
    'plan-publication': '14',
    'plan-copies': '7',
}
KEYS = ('paths', *JUDGING, 'format', 'waivers', 'acts', 'baseline', *PLAN, 'rules')
DEFAULTS = {'fail-on': 'must', 'format': 'text', **PLAN}
PREFIX = 'MASA_CHECK_'
OWN = 'masa-check.toml'
SHARED = 'pyproject.toml'


class SettingOrigin(StrEnum):
    """Where a setting comes from."""

    COMMAND_LINE = 'command line'
    ENVIRONMENT = 'environment'
    FILE = 'file'
    NOWHERE = 'not set, so as it is without'


class Setting(NamedTuple):
    """A value, where it comes from, and the variable, or the file and line, that has it."""

    value: Any
    origin: SettingOrigin = SettingOrigin.NOWHERE
    source: str = ''

    @property
    def standing(self) -> bool:
        """Whether it holds for every run here, and was not asked for on the command line."""
        return self.origin in (SettingOrigin.ENVIRONMENT, SettingOrigin.FILE)

    @property
    def place(self) -> str:
        """Where to put it right, if that is not the command line."""
        return self.source if self.standing else ''


Settings = Mapping[str, Setting]


def gather(flags: Mapping[str, Any], config: str | None, *, no_config: bool) -> Settings:
    """Each setting by its key: as the command line has it, else the environment, else a file, else as it is without."""
    if no_config and config:
        raise MasaError('--config and --no-config cannot both be', remedy='leave one of them out')
    written = {} if no_config else dict(_file(_named(config)))
    return {key: _one(key, flags.get(key), written) for key in KEYS}


def _one(key: str, flag: Any, written: Mapping[str, Setting]) -> Setting:
    if flag == '':
        raise MasaError(f'--{key} is empty', remedy='give it a value, or leave it out')
    if flag not in (None, [], ()):
        return Setting(_split(flag) if key in ('select', 'ignore') else flag, SettingOrigin.COMMAND_LINE)
    variable = PREFIX + key.upper().replace('-', '_')
    said = os.environ.get(variable, '')
    if said.strip():
        several = said.splitlines() if key == 'paths' else _split([said])
        value = [one.strip() for one in several if one.strip()] if key in SEVERAL else said
        return Setting(_yes_or_no(variable, said) if key in YES_OR_NO else value, SettingOrigin.ENVIRONMENT, variable)
    return written.get(key, Setting(DEFAULTS.get(key)))


def _yes_or_no(variable: str, said: str) -> bool:
    if said.strip().lower() not in ('true', 'false'):
        raise MasaError(f'{variable} is neither true nor false', remedy='write true or false')
    return said.strip().lower() == 'true'


def _split(given: Sequence[str]) -> list[str]:
    return [name.strip() for names in given for line in names.splitlines() for name in line.split(',') if name.strip()]


def looked_at(config: str | None, *, no_config: bool) -> list[Path]:
    """The files that are looked at for settings."""
    named = _named(config)
    return [] if no_config else [Path(named)] if named else list(_near())


def _named(config: str | None) -> str:
    return config or os.environ.get(f'{PREFIX}CONFIG') or ''


def _file(named: str) -> Iterator[tuple[str, Setting]]:
    """The settings of the file that is named, or of the nearest that has any."""
    for path in (Path(named),) if named else _near():
        found = _read(path, must_be=bool(named))
        if found is None:
            continue
        shown = paths.shown(path)
        for key, one in found.items():
            value = _placed(one.value, Path(os.path.realpath(path.parent))) if key in PLACES else one.value
            yield key, Setting(value, SettingOrigin.FILE, f'{shown}:{one.line}')
        return


def _near() -> Iterator[Path]:
    """The files that may hold settings, the nearest first."""
    for folder in paths.upward():
        yield from (path for path in (folder / OWN, folder / SHARED) if os.path.lexists(path))


def _read(path: Path, *, must_be: bool) -> Mapping[str, Any] | None:
    shown, shared = paths.shown(path), path.name == SHARED
    text = text_of(path, shown, 'file of settings', 'check the spelling')
    if shared and not must_be and 'masa-check' not in text:
        return None
    from masa_check.gate import settings  # noqa: PLC0415 - only a run with settings pays for it

    found = settings.read(text, shown, shared=shared)
    if found is None and must_be:
        raise MasaError(f'there is no table [{settings.TABLE}] here', path=shown, remedy='add it, or name another file')
    return found


def _placed(value: Any, folder: Path) -> Any:
    """Paths of a file as they are seen from here."""
    if isinstance(value, list):
        return [_placed(one, folder) for one in value]
    return paths.shown(folder / value.replace('\\', '/'))


def listing(settings: Settings) -> str:
    """Each setting with its value and where it was said."""
    rows = [(key, _in_words(one.value), _whence(one)) for key, one in settings.items()]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = (f'{key:<{widths[0]}}  {value:<{widths[1]}}  {source}' for key, value, source in rows)
    return ''.join(f'{printable(line)}\n' for line in lines)


def _in_words(value: Any) -> str:
    return ', '.join(value) if isinstance(value, list | tuple) else str(value) if value is not None else '-'


def _whence(one: Setting) -> str:
    return one.source if one.standing else one.origin
