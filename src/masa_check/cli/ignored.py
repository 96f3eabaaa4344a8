"""What git ignores and does not track in the folders that are searched; it is asked where they lie in a repository."""

from __future__ import annotations

import os
from collections.abc import Container
from functools import cache

from masa_check.cli import terminal
from masa_check.document.folder import REPOSITORY, Ignored
from masa_check.errors import MasaError


def by_git() -> Ignored:
    """The places that git ignores below a folder; none below a folder that is ignored itself, and was named."""
    warned: list[str] = []

    @cache
    def ignored(folder: str) -> Container[str]:
        top = _repository(folder)
        if not top:
            return ()
        try:
            return _ignored(folder, top)
        except MasaError as error:
            if not warned:
                warned.append(str(error))
                terminal.tell(f'masa-check: git did not answer, so files that it ignores are checked too: {error}')
            return ()

    return ignored


def _repository(folder: str) -> str:
    """The top of the repository around a folder, by what stands there, or ''; outside one git is not even started."""
    while not os.path.lexists(os.path.join(folder, REPOSITORY)):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return ''
    return folder


def _ignored(folder: str, top: str) -> frozenset[str]:
    from masa_check.cli.git_program import confirms, query  # noqa: PLC0415 - only who searches folders in one pays for it

    within = [] if folder == top else [os.path.relpath(folder, top).replace(os.sep, '/')]
    listed = query(top, 'ls-files', '--others', '--ignored', '--exclude-standard', '--directory', '-z', '--', *within)
    if not listed or (within and confirms(top, 'check-ignore', '--no-index', '--quiet', '--', f'./{within[0]}')):
        return frozenset()
    return frozenset(os.path.normpath(os.path.join(top, os.fsdecode(name))) for name in listed.split(b'\0')[:-1])
