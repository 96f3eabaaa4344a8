"""What every command needs of the world outside: standard output, the terminal, today, and the rules on disk."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from typer import Exit

from masa_check.errors import ExitCode, MasaError, did_you_mean
from masa_check.rulebook import rulebook
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import PartialDate

if TYPE_CHECKING:
    from masa_check.reporters.check.fingerprint import Root


class Colour(StrEnum):
    """When to print in colour."""

    AUTO = 'auto'
    ALWAYS = 'always'
    NEVER = 'never'


def put(text: str) -> None:
    """Write to standard output, in UTF-8 and with plain line ends; a reader who has gone away is no fault."""
    if sys.stdout is None:
        raise MasaError('there is nowhere to write the report to', remedy='leave standard output open')
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode('utf-8', errors='replace'))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise MasaError(
            f'the report could not be written ({error.strerror})', remedy='make room, or write it elsewhere'
        ) from error


def tell(text: str) -> None:
    """Write a line to standard error."""
    sys.stderr.write(f'{text}\n')


def tell_left_out(files: Iterable[tuple[str, str]]) -> ExitCode:
    """Name each file that could not be read, with why; gives how the run ends."""
    left_out = list(files)
    for path, fault in left_out:
        tell(f'masa-check: {path}: {fault}')
    return ExitCode.FINDINGS if left_out else ExitCode.OK


def stop_at_nothing() -> NoReturn:
    """End a run whose paths lead to no document: that is no reason to be content."""
    tell('masa-check: nothing matched the paths given; name a file, or a folder that holds *.yaml files')
    raise Exit(ExitCode.NOTHING_TO_CHECK)


def coloured(wanted: Colour) -> bool:
    """Whether to print in colour: as asked, else as NO_COLOR, FORCE_COLOR and the terminal have it."""
    if wanted is not Colour.AUTO:
        return wanted is Colour.ALWAYS
    if os.environ.get('NO_COLOR'):
        return False
    return bool(os.environ.get('FORCE_COLOR')) or (
        bool(sys.stdout) and sys.stdout.isatty() and os.environ.get('TERM') != 'dumb'
    )


def day(written: str | None) -> date:
    """The day of `--on`, or today."""
    if written is None:
        return date.today()
    try:
        found = PartialDate.parse(written)
    except ValueError as wrong:
        raise MasaError(f'--on: {wrong}') from wrong
    if not found.day:
        raise MasaError(f'--on {written} is not a day', remedy='write it as 2024-07-31')
    return found.first


def shown(path: str | Path) -> str:
    """A path as seen from where one stands, with forward slashes; of another drive, whole."""
    try:
        return os.path.relpath(path, os.path.realpath('.')).replace(os.sep, '/')
    except ValueError:
        return Path(path).as_posix()


def folder_of(path: str | Path) -> str:
    """The folder in which a file stands, from the top of the disk."""
    return Path(os.path.abspath(path)).parent.as_posix()


def upward() -> list[Path]:
    """The folders from here to the top of the repository, by its folder `.git`; outside one, here alone."""
    folders = [Path.cwd(), *Path.cwd().parents]
    top = next((number for number, folder in enumerate(folders) if (folder / '.git').exists()), 0)
    return folders[: top + 1]


def root() -> Root:
    """The root of the repository that one stands in; the folder itself where there is none."""
    from masa_check.reporters.check.fingerprint import Root  # noqa: PLC0415 - only a report for programs pays for it

    folders = upward()
    return Root(folders[-1].as_posix(), folders[0].as_posix())


def rules(extra: Path | None, *, examples: bool = False) -> Rulebook:
    """The rulebook that ships, and with it a folder of one's own, which is proved before it is used."""
    if extra is None:
        return rulebook.load([rulebook.folder()], examples=examples)
    from masa_check.proof import proof  # noqa: PLC0415 - only rules of one's own pay for it

    both, own = with_own(extra)
    proof.prove(both, own)
    return both


def with_own(extra: Path) -> tuple[Rulebook, frozenset[str]]:
    """The rulebook that ships together with a folder of one's own, and the ids of the duties in it."""
    if not extra.is_dir():
        raise MasaError(
            'there is no such folder of rules', path=extra.as_posix(), remedy='name a folder of *.yaml files'
        )
    shipped = rulebook.folder()
    both = rulebook.load([shipped, extra])
    return both, frozenset(both.duties.keys() - rulebook.load([shipped]).duties.keys())


def one_of(
    given: str, known: list[str], what: str, otherwise: str = '`masa-check rules` lists them', place: str = ''
) -> str:
    """A name that is known, in whatever case it is given, or a refusal with the nearest one or with what to do."""
    found = next((name for name in known if name.casefold() == given.casefold()), None)
    if found is not None:
        return found
    remedy = did_you_mean(given, known, likeness=0.5) or otherwise
    raise MasaError(f'there is no {what} "{given}"', remedy=remedy, path=place)
