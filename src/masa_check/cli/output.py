"""Where reports and other files go: which format to standard output, which to a file, refused before any is read."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from masa_check.cli import arguments, terminal
from masa_check.errors import MasaError

HELP = 'Write the report in this format to a file as well; may be given several times.'
METAVAR = 'FORMAT[=FILE]'
LIST_FORMATS = '`--help` lists the formats'
ELSEWHERE = 'name another file'
FOLDER = 'check that the folder is there and may be written to'
ANYONE_WRITES = 0o222  # a file that is for reading only is so for the owner of the machine too


class Target(NamedTuple):
    """A format, and the file it goes to; '' is standard output."""

    format: str
    path: str = ''


class Outlet(NamedTuple):
    """A format, and the open end that takes it; None is standard output."""

    target: Target
    file: BinaryIO | None = None

    def write(self, text: str) -> None:
        """Write some more of the report."""
        if self.file is None:
            terminal.write(text)
        else:
            self.file.write(text.encode('utf-8', errors='replace'))


def targets(
    format: str | None, outputs: Sequence[str] | None, known: Collection[str], default: str = 'text'
) -> tuple[Target, ...]:
    """What `--format` and `--output` ask for, standard output first; raises MasaError, and touches nothing."""
    asked = [_target(one, known) for one in outputs or ()]
    printed = [one for one in asked if not one.path]
    if format is not None:
        printed.append(Target(arguments.one_of(format, list(known), 'format', LIST_FORMATS)))
    if len(printed) > 1:
        named = ' and '.join(f'"{one.format}"' for one in printed)
        remedy = 'name a file for all but one, as --output FORMAT=FILE'
        raise MasaError(f'only one report can go to standard output, and {named} would', remedy=remedy)
    written = [one for one in asked if one.path]
    _refuse_twice([one.path for one in written])
    return (*(printed or [Target(default)]), *written)


def refuse_to_overwrite(targets: Sequence[Target], read: Sequence[Path]) -> None:
    """Refuse a report that would be written over what it is about."""
    places = {os.path.realpath(path) for path in read}
    for one in targets:
        if one.path and os.path.realpath(one.path) in places:
            raise MasaError('the report would be written over what it is to read', path=one.path, remedy=ELSEWHERE)


@contextmanager
def opened(targets: Sequence[Target]) -> Iterator[tuple[Outlet, ...]]:
    """
    Make sure that every file can be written, and put each in its place at the end: whole, or not at all.

    What is written stands beside its file until then; if the block is left by an error, no file has changed.
    """
    with ExitStack() as stack:
        parts = [stack.enter_context(_part(one, n)) if one.path else None for n, one in enumerate(targets)]
        yield tuple(Outlet(one, part.file if part else None) for one, part in zip(targets, parts, strict=True))
        for part in parts:
            if part:
                part.settle()


class _Part(NamedTuple):
    """A file that is being written, beside the place where it is to stand."""

    shown: str
    beside: str
    place: str
    file: BinaryIO

    def settle(self) -> None:
        try:
            self.file.close()
            os.replace(self.beside, self.place)
        except OSError as error:
            raise _cannot(self.shown, error) from error


def _target(given: str, known: Collection[str]) -> Target:
    format, named, path = given.partition('=')
    if named and not path:
        raise MasaError(f'--output {given} names no file', remedy=f'write it as --output {format}=FILE')
    return Target(arguments.one_of(format, list(known), 'format', LIST_FORMATS), '' if path == '-' else path)


def _refuse_twice(paths: list[str]) -> None:
    places: set[str] = set()
    for path in paths:
        place = os.path.normcase(os.path.realpath(path))
        if place in places:
            raise MasaError('two reports would be written to this file', path=path, remedy='give each its own file')
        places.add(place)


@contextmanager
def _part(target: Target, number: int) -> Iterator[_Part]:
    place = _place(target.path)
    beside = os.path.join(os.path.dirname(place), f'.masa-check-{os.getpid()}-{number}.part')
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, 'O_BINARY', 0)
        file = os.fdopen(os.open(beside, flags, 0o666), 'wb')
        if os.path.exists(place):
            os.chmod(beside, os.stat(place).st_mode)
    except OSError as error:
        raise _cannot(target.path, error) from error
    try:
        yield _Part(target.path, beside, place, file)
    finally:
        with suppress(OSError):
            file.close()
        with suppress(OSError):
            os.unlink(beside)


def _place(path: str) -> str:
    """The file that a path leads to, if it may be written anew; a link stays, and what it leads to is written."""
    place = os.path.realpath(path)
    if os.path.isdir(place) or path.endswith(('/', os.sep)):
        raise MasaError('this is a folder', path=path, remedy='name a file in it')
    if (os.path.lexists(place) or os.path.exists(path)) and not os.path.isfile(path):
        raise MasaError('this is a device or a pipe, not a file', path=path, remedy=ELSEWHERE)
    if os.path.lexists(place) and not (os.access(place, os.W_OK) and os.stat(place).st_mode & ANYONE_WRITES):
        raise MasaError('this file may not be written to', path=path, remedy='ask its owner for leave, or ' + ELSEWHERE)
    return place


def _cannot(path: str, error: OSError) -> MasaError:
    why = 'there is no such folder' if isinstance(error, FileNotFoundError) else error.strerror or str(error)
    return MasaError(f'this file cannot be written here ({why})', path=path, remedy=FOLDER)
