"""Standard output, standard error and the colours of the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from typing import NoReturn

from masa_check import inert
from masa_check.errors import ExitCode, MasaError


class Colour(StrEnum):
    """When to print in colour."""

    AUTO = 'auto'
    ALWAYS = 'always'
    NEVER = 'never'


def write(text: str) -> None:
    """Write to standard output, in UTF-8 and with plain line ends; a reader who has gone away is no fault."""
    write_bytes(text.encode('utf-8', errors='replace'))


def write_bytes(raw: bytes) -> None:
    """Write bytes to standard output as they are."""
    if sys.stdout is None:
        raise MasaError(
            'standard output is closed, so the report cannot be printed',
            remedy='leave it open, or use --output FORMAT=FILE',
        )
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise MasaError(
            f'the report could not be written ({error.strerror})', remedy='make room, or write it elsewhere'
        ) from error


def tell(text: str) -> None:
    """
    Write a line to standard error, on which screens and runners of jobs follow commands: nothing in it is one.

    All that goes there goes through here. Where it is closed or full, the exit code alone must tell.
    """
    if sys.stderr is None:
        return
    code = sys.stderr.encoding or 'utf-8'
    with suppress(OSError, ValueError):
        sys.stderr.write(inert.line(inert.printable(text)).encode(code, 'backslashreplace').decode(code) + '\n')


def prints_to_a_screen() -> bool:
    """Whether what is printed comes to a screen, and not into a file or to another program."""
    return bool(sys.stdout) and sys.stdout.isatty()


def is_watched() -> bool:
    """Whether standard error is a screen that somebody may look at."""
    return bool(sys.stderr) and sys.stderr.isatty()


def show(text: str) -> None:
    """Show a few words on that screen until others take their place."""
    with suppress(OSError, ValueError):
        sys.stderr.write(f'\r{inert.printable(text)}\x1b[K')
        sys.stderr.flush()


def tell_left_out(files: Iterable[tuple[str, str]], *, listed: bool) -> ExitCode:
    """Name each file that could not be read, with why, or count them where the report lists them; the exit code."""
    left_out = list(files)
    if left_out and listed:
        several = f'{len(left_out)} files cannot be read and are' if left_out[1:] else '1 file cannot be read and is'
        tell(f'masa-check: {several} left out; the report says where and why')
    for path, fault in () if listed else left_out:
        tell(f'masa-check: {path}: {fault}')
    return ExitCode.FINDINGS if left_out else ExitCode.OK


def tell_ignored(paths: Iterable[str]) -> None:
    """Name what was passed over in folders, which nobody would miss otherwise."""
    for path in paths:
        tell(f'masa-check: {path}: passed over, because git ignores it; name it to check it')


def stop_at_nothing(ignored: Iterable[str] = ()) -> NoReturn:
    """End a run whose paths lead to no document, but for what git ignores: that is no reason to be content."""
    tell_ignored(ignored)
    tell('masa-check: nothing matched the paths given; name a file, or a folder that holds *.yaml files')
    raise SystemExit(ExitCode.NOTHING_TO_CHECK)


def coloured(wanted: Colour) -> bool:
    """Whether to print in colour: as asked, else as NO_COLOR, FORCE_COLOR and the terminal have it."""
    if wanted is not Colour.AUTO:
        return wanted is Colour.ALWAYS
    if os.environ.get('NO_COLOR'):
        return False
    return bool(os.environ.get('FORCE_COLOR')) or (prints_to_a_screen() and os.environ.get('TERM') != 'dumb')
