"""Where reports and other files go: which format to standard output, which to a file, refused before any is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeAlias

from masa_check.cli import arguments, github_job, part, signals, terminal
from masa_check.errors import MasaError

HELP = 'Write the report in this format to a file as well; may be given several times.'
METAVAR = 'FORMAT[=FILE]'
NO_TEXT = ('docx',)  # formats of files that are not text
STDOUT, STDERR = 1, 2  # as the machine numbers the files that every run has open; 0 is standard input
Place: TypeAlias = str | tuple[int, int]


class Target(NamedTuple):
    """A format, and the file it goes to; '' is standard output."""

    format: str
    path: str = ''


class Outlet(NamedTuple):
    """A format, and the open end that takes it; None is standard output."""

    target: Target
    file: BinaryIO | None = None

    def write(self, text: str | bytes) -> None:
        """Write some more of the report: text, or the bytes of a file that is none."""
        raw = text if isinstance(text, bytes) else text.encode('utf-8', errors='replace')
        if self.file is None:
            terminal.write_bytes(raw)
            return
        try:
            self.file.write(raw)
        except OSError as error:
            raise part.cannot(self.target.path, error) from error


def targets(
    format: str | None, outputs: Sequence[str] | None, known: Collection[str], default: str = 'text'
) -> tuple[Target, ...]:
    """What `--format` and `--output` ask for, standard output first; raises MasaError, and touches nothing."""
    asked = [_target(one, known) for one in outputs or ()]
    printed = [one for one in asked if not one.path]
    if format is not None:
        printed.append(Target(arguments.one_of(format, list(known), 'format', formats_known(known))))
    if len(printed) > 1:
        named = ' and '.join(f'"{one.format}"' for one in printed)
        remedy = 'name a file for all but one, as --output FORMAT=FILE'
        raise MasaError(f'only one report can go to standard output, and {named} would', remedy=remedy)
    written = [one for one in asked if one.path]
    found = (*(printed or [Target(default)]), *written)
    if found[0].format in NO_TEXT and terminal.prints_to_a_screen():
        example = f'--output {found[0].format}=paper.{found[0].format}'
        raise MasaError(f'{found[0].format} is a file that no terminal can show', remedy=f'name the file: {example}')
    _refuse_twice(found)
    return found


def refuse_to_overwrite(targets: Sequence[Target], read: Iterable[Path | int]) -> None:
    """Refuse a report that would be written over what is read for it: files by path, or an open one by its number."""
    written = {one: _places(one.path) if one.path else _file(STDOUT) for one in targets}
    if not any(written.values()):
        return
    places = {place for path in read for place in (_file(path) or _places(path))}
    for one, its in written.items():
        if its & places:
            raise MasaError('the report would be written over what it is to read', path=one.path, remedy=part.ELSEWHERE)


def formats_known(formats: Iterable[str]) -> str:
    """What to write in place of a format that is not known."""
    return f'write one of: {", ".join(formats)}'


def make_folder(path: str) -> None:
    """Make the folder of a file that is to be begun by hand, and say so; what stands in the way is told on writing."""
    folder = Path(path).parent
    if path != '-' and not folder.exists():
        with suppress(OSError):
            folder.mkdir(parents=True)
            terminal.tell(f'masa-check: made the folder {folder.as_posix()}')


def refuse_existing(path: str, remedy: str) -> None:
    """Refuse to write over a file that is there; a folder is refused where it is opened."""
    if Path(path).exists() and not Path(path).is_dir():
        raise MasaError('the file is there already', path=path, remedy=remedy)


def _refuse_twice(targets: Sequence[Target]) -> None:
    """Refuse a file that two reports would be written to, by whatever names, or that takes what else is said."""
    jobs = github_job.files() if any(one.format == 'github' for one in targets) else []
    taken = _file(STDOUT).union(_file(STDERR), *map(_places, jobs))
    for path in (one.path for one in targets if one.path):
        if taken & _places(path):
            raise MasaError('two reports would be written to this file', path=path, remedy='give each its own file')
        taken |= _places(path)


def _places(path: str | Path | int) -> set[Place]:
    """What tells a file from every other by whatever name: where its path leads, and the file that is there."""
    return _file(path) if isinstance(path, int) else {os.path.normcase(os.path.realpath(path)), *_file(path)}


def _file(path: str | Path | int) -> set[Place]:
    """The file at a path, if there is one; devices and pipes are for many."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return set()
    return {(status.st_dev, status.st_ino)} if stat.S_ISREG(status.st_mode) and status.st_ino else set()


@contextmanager
def opened(targets: Sequence[Target]) -> Iterator[tuple[Outlet, ...]]:
    """
    Make sure that every file can be written, and put each in its place at the end: whole, or not at all.

    What is written stands beside its file until then; if the block is left by an error, no file has changed.
    """
    with ExitStack() as stack:
        parts = [stack.enter_context(part.begun(one.path)) if one.path else None for one in targets]
        yield tuple(Outlet(one, made.file if made else None) for one, made in zip(targets, parts, strict=True))
        with signals.deferred():  # all of them, or none
            for made in filter(None, parts):
                made.settle()


def _target(given: str, known: Collection[str]) -> Target:
    format, named, path = given.partition('=')
    if named and not path:
        raise MasaError(f'--output {given} names no file', remedy=f'write it as --output {format}=FILE')
    return Target(arguments.one_of(format, list(known), 'format', formats_known(known)), '' if path == '-' else path)
