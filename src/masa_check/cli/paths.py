"""Paths as the user sees them, and the repository around the folder where one stands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from masa_check.cli import ignored, terminal
from masa_check.document import files
from masa_check.document.files import Search
from masa_check.errors import MasaError

if TYPE_CHECKING:
    from masa_check.reporters.check.fingerprint import Root


def shown(path: str | Path) -> str:
    """A path as seen from where one stands, with forward slashes; of another drive, whole."""
    try:
        return os.path.relpath(path, os.path.realpath('.')).replace(os.sep, '/')
    except ValueError:
        return Path(path).as_posix()


def either_slash(path: str) -> str:
    """A path as it is there, or else with forward slashes: Windows writes them the other way."""
    return path if os.path.lexists(path) else path.replace('\\', '/')


def folder_of(path: str | Path) -> str:
    """The folder in which a file stands, from the top of the disk, whichever links lead to it."""
    return Path(os.path.realpath(Path(path).parent)).as_posix()


def upward() -> list[Path]:
    """The folders from here to the top of the repository, by its folder `.git`; outside one, here alone."""
    folders = [Path.cwd(), *Path.cwd().parents]
    top = next((number for number, folder in enumerate(folders) if os.path.exists(folder / '.git')), 0)
    return folders[: top + 1]


def root() -> Root:
    """The root of the repository that one stands in; the folder itself where there is none."""
    from masa_check.reporters.check.fingerprint import Root  # noqa: PLC0415 - only a report for programs pays for it

    folders = upward()
    return Root(folders[-1].as_posix(), folders[0].as_posix())


def search(paths: list[str]) -> Search:
    """The files that arguments name, without what git ignores in folders; all are looked for before one is read."""
    if '' in paths:
        raise MasaError('one of the paths is empty', remedy='name a file or a folder')
    found = files.search(paths, ignored.by_git())
    for fault in () if found.files else files.misnamed(paths):
        terminal.tell(f'masa-check: {fault}')
    return found
