"""Finds the files that arguments name, and reads one of them as bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from masa_check.document.folder import ASK_OWNER, Ignored, PatternMatch, matches, nothing_ignored, shown, unreadable
from masa_check.document.pattern import Pattern, is_pattern, is_yaml, pattern_of
from masa_check.errors import MasaError

LARGEST = 1_000_000
DECLARATION = 'a declaration'
# What a file of another program begins with, and what it holds where several programs begin alike.
PROGRAMS = (
    (b'%PDF-', b'', 'a PDF file'),
    (b'PK\x03\x04', b'word/', 'a Word document'),
    (b'PK\x03\x04', b'xl/', 'an Excel workbook'),
    (b'PK\x03\x04', b'opendocument.text', 'a document of LibreOffice'),
    (b'PK\x03\x04', b'', 'a zip archive'),
    (b'\xd0\xcf\x11\xe0', b'', 'a Word or Excel file of the older form'),
    (b'{\\rtf', b'', 'a Rich Text file'),
    (b'<!DOCTYPE', b'', 'a web page'),
    (b'<!doctype', b'', 'a web page'),
    (b'<html', b'', 'a web page'),
)
DECLARE_IT = 'declare what it says in YAML: `masa-check init masa.yaml` writes a file to fill in'
PROPOSE_IT = 'declare what it says in YAML: `masa-check draft {} -o masa.yaml` proposes a declaration from it'
SAVE_IT_ANEW = 'save it as a Word document (.docx) or a PDF; `masa-check draft` proposes a declaration from that'
REMEDIES = {
    **dict.fromkeys(('a PDF file', 'a Word document', 'a web page'), PROPOSE_IT),
    **dict.fromkeys(
        ('a document of LibreOffice', 'a Word or Excel file of the older form', 'a Rich Text file'), SAVE_IT_ANEW
    ),
}
HIDDEN_ENDING = '.txt'  # that Notepad adds, and Windows does not show
MISNAMED = (
    'this name ends in .txt, which your computer may not show',
    'rename the file so that its name ends in .yaml (in Windows Explorer, first tick View, File name extensions)',
)
NO_SUCH_FILE = ('no such file', 'check the spelling, and the folder you are in')


class InputFile(NamedTuple):
    """A file, and its name as shown to users: with forward slashes, from where they stand."""

    path: Path
    shown: str


class Search(NamedTuple):
    """The files that arguments name, and what was passed over in folders because it is ignored, as shown."""

    files: tuple[InputFile, ...]
    ignored: tuple[str, ...] = ()


def find(paths: Sequence[str]) -> list[InputFile]:
    """The files that arguments name, each once, in the order of the arguments: files, folders and patterns."""
    return list(search(paths).files)


def search(paths: Sequence[str], ignored: Ignored = nothing_ignored) -> Search:
    """The same, without what is ignored in folders; a link whose own file is in the same folders is left out."""
    files: dict[str, InputFile] = {}
    passed_over: dict[str, str] = {}
    for argument in paths:
        found = _named(argument, ignored)
        real = {match.place for match in found if not match.is_link}
        for match in found:
            path = Path(match.path)
            if match.ignored:
                passed_over[match.place] = _shown(path)
            elif not (match.is_link and match.place in real):
                files.setdefault(os.path.normcase(match.place), InputFile(path, _shown(path)))
    return Search(tuple(files.values()), tuple(name for place, name in passed_over.items() if place not in files))


def misnamed(paths: Sequence[str]) -> list[MasaError]:
    """What is said of files in some folders that are no YAML files only by a .txt at the end of their names."""
    inside = [os.path.join(path, name) for path in paths if os.path.isdir(path) for name in sorted(os.listdir(path))]
    return [
        _refusal(_shown(Path(name)), *MISNAMED)
        for name in inside
        if name.lower().endswith(HIDDEN_ENDING) and is_yaml(name.lower().removesuffix(HIDDEN_ENDING))
    ]


def pattern_for(argument: str) -> Pattern:
    """What an argument asks for: what is there by its name, or else by the pattern that it is."""
    if not _is_there(argument):
        argument = argument.replace('\\', '/')
    if _is_there(argument) or not is_pattern(argument):
        return Pattern(argument)
    pattern = pattern_of(argument)
    while _is_there(os.path.join(pattern.root, pattern.steps[0])):  # a folder may have a sign in its name
        pattern = Pattern(os.path.join(pattern.root, pattern.steps[0]), pattern.steps[1:])
    return pattern


def refuse_missing(path: Path, shown: str) -> None:
    """Refuse what is not there, or is no file."""
    try:
        _refuse_other_than_file(os.stat(path).st_mode, shown)
    except (OSError, ValueError) as error:
        raise _unreadable(error, path, shown) from None


def contents(path: Path, shown: str, most: int = LARGEST, wanted: str = DECLARATION) -> bytes:
    """The bytes of a file, of which no more are read than can be accepted; `wanted` says what it should be."""
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
        raise not_yaml(raw, shown, wanted) or too_large(shown, most)
    return raw


def not_yaml(raw: bytes, shown: str, wanted: str = DECLARATION) -> MasaError | None:
    """The refusal of a document in the form of another program, such as Word or PDF, or None for a text."""
    for beginning, holds, what in PROGRAMS:
        if raw.startswith(beginning) and holds in raw:
            return MasaError(
                f'this is {what}, not {wanted}', remedy=_instead(what, shown, wanted), path=shown, line=1, column=1
            )
    return None


def _instead(what: str, shown: str, wanted: str) -> str:
    if wanted != DECLARATION:
        return f'name {wanted}, which is a text file'
    return REMEDIES.get(what, DECLARE_IT).format(f'"{shown}"' if ' ' in shown else shown)


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


def _named(argument: str, ignored: Ignored) -> list[PatternMatch]:
    """What an argument leads to; a file that it names counts whatever its ending, and whether git ignores it or not."""
    pattern = pattern_for(argument)
    if pattern.steps or os.path.isdir(pattern.root):
        return list(matches(pattern, ignored))
    if not _is_there(pattern.root):
        if _is_there(pattern.root + HIDDEN_ENDING):
            raise _refusal(_shown(Path(pattern.root + HIDDEN_ENDING)), *MISNAMED)
        raise _refusal(_shown(Path(pattern.root)), *NO_SUCH_FILE)
    return [PatternMatch(pattern.root, os.path.realpath(pattern.root))]


def _is_there(path: str) -> bool:
    """Whether there is anything by that name, even a link that leads nowhere."""
    try:
        os.lstat(path)
    except PermissionError:
        if _is_there(os.path.dirname(path)):
            raise unreadable(os.path.dirname(path)) from None
    except (OSError, ValueError):
        return False
    return True


def _shown(path: Path) -> str:
    return shown(path.as_posix())
