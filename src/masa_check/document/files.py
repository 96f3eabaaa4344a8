"""Finds the files that arguments name, and reads one of them as bytes."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from masa_check.errors import MasaError

LARGEST = 1_000_000
ENDINGS = ('.yaml', '.yml')
# Several in a row mean the same as one, and would make glob walk the tree again for each.
DOUBLE_STARS = r'(?:\*\*/+)+'
NO_SUCH_FILE = ('no such file', 'check the spelling, and the folder you are in')
ASK_OWNER = 'ask its owner for leave to read it'


class InputFile(NamedTuple):
    """A file, and its name as shown to users: with forward slashes, from where they stand."""

    path: Path
    shown: str


def find(paths: Sequence[str]) -> list[InputFile]:
    """The files that arguments name, each once, in the order of the arguments: files, folders and patterns."""
    files: dict[str, InputFile] = {}
    for argument in paths:
        for path in _named(argument):
            files.setdefault(os.path.realpath(path), InputFile(path, _shown(path)))
    return list(files.values())


def is_pattern(path: str) -> bool:
    """Whether a path has a sign that stands for any letters."""
    return any(sign in path for sign in '*?[')


def refuse_missing(path: Path, shown: str) -> None:
    """Refuse what is not there, or is no file."""
    try:
        _refuse_other_than_file(os.stat(path).st_mode, shown)
    except (OSError, ValueError) as error:
        raise _unreadable(error, path, shown) from None


def contents(path: Path, shown: str, most: int = LARGEST) -> bytes:
    """The bytes of a file, of which no more are read than can be accepted."""
    try:
        status = os.stat(path)
        _refuse_other_than_file(status.st_mode, shown)
        # O_NONBLOCK: were the file changed for a pipe just now, opening it would wait for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, 'O_NONBLOCK', 0) | getattr(os, 'O_BINARY', 0))
        with open(handle, 'rb') as file:
            raw = file.read(min(status.st_size, most) + 1)  # no more room is made ready than it is said to take
            if len(raw) > status.st_size:
                raw += file.read(most + 1 - len(raw))
    except (OSError, ValueError) as error:
        raise _unreadable(error, path, shown) from None
    if len(raw) > most:
        raise too_large(shown, most)
    return raw


def too_large(shown: str, most: int = LARGEST) -> MasaError:
    """What is said of a file that no declaration could fill."""
    return _refusal(shown, f'the file is larger than {most // LARGEST} MB', 'declare one document in each file')


def _refusal(shown: str, message: str, remedy: str) -> MasaError:
    return MasaError(message, remedy=remedy, path=shown)


def _refuse_other_than_file(mode: int, shown: str) -> None:
    if stat.S_ISDIR(mode):
        raise _refusal(shown, 'this is a folder, not a file', 'name a file in it')
    if not stat.S_ISREG(mode):
        raise _refusal(shown, 'this is a device or a pipe, not a file', 'name a YAML file')


def _unreadable(error: Exception, path: Path, shown: str) -> MasaError:
    if isinstance(error, PermissionError):
        return _refusal(shown, 'this file may not be read', ASK_OWNER)
    if os.path.islink(path):
        return _refusal(shown, 'this link leads nowhere', 'put back the file that it points to')
    if isinstance(error, FileNotFoundError):
        return _refusal(shown, *NO_SUCH_FILE)
    return _refusal(shown, 'this file cannot be read', 'check that it opens in another program')


def _named(argument: str) -> Iterator[Path]:
    if not os.path.lexists(argument):
        argument = argument.replace('\\', '/')
    if os.path.isdir(argument):
        yield from _files_below(argument)
    elif os.path.lexists(argument):
        yield Path(argument)
    elif is_pattern(argument):
        yield from _matching(argument)
    else:
        raise _refusal(_shown(Path(argument)), *NO_SUCH_FILE)


def _files_below(folder: str) -> Iterator[Path]:
    """The YAML files under a folder, save hidden ones, which belong to other tools."""
    for here, folders, names in os.walk(folder, onerror=_refuse_folder):
        folders[:] = sorted(name for name in folders if not name.startswith('.'))
        yield from (Path(here, name) for name in sorted(names) if _is_yaml(name) and not name.startswith('.'))


def _refuse_folder(error: OSError) -> NoReturn:
    raise _refusal(_shown(Path(error.filename)), 'this folder may not be read', ASK_OWNER)


def _matching(pattern: str) -> Iterator[Path]:
    """What a pattern matches; one that names no ending of its own means YAML files only."""
    import glob  # noqa: PLC0415 - a file that is there needs no pattern

    pattern = re.sub(DOUBLE_STARS, '**/', pattern)
    any_ending = '.' in pattern.rpartition('/')[2]
    for match in sorted(glob.glob(pattern, recursive=True)):
        if os.path.isdir(match):
            yield from _files_below(match)
        elif any_ending or _is_yaml(match):
            yield Path(match)


def _is_yaml(name: str) -> bool:
    return name.lower().endswith(ENDINGS)


def _shown(path: Path) -> str:
    # A name that is not UTF-8 could be neither printed nor put into a report.
    return os.fsencode(path.as_posix()).decode(errors='replace')
