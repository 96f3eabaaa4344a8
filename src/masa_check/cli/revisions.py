"""The two sides of a comparison as the arguments name them: files, or files as they were in git."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from masa_check.cli import git
from masa_check.document import document, files
from masa_check.document.document import Read
from masa_check.errors import MasaError


class ComparedFile(NamedTuple):
    """One side: its name as shown, and the way to read it."""

    shown: str
    read: Read
    older: bool = False  # as it was at a revision


def named(documents: list[str], since: str | None) -> tuple[ComparedFile, ComparedFile]:
    """The two sides that the arguments name."""
    if since is not None:
        if len(documents) != 1:
            raise MasaError('--since compares one file with an earlier revision of it', remedy='name one file')
        new, path = _file(documents[0]), Path(documents[0])
        return _source(git.named_at(path, since), Path(git.place(path)[0])), new
    if len(documents) != 2:  # noqa: PLR2004 - a pair
        raise MasaError(
            f'a comparison needs two documents, and {len(documents)} {"is" if len(documents) == 1 else "are"} named',
            remedy='name the older and the newer one, or one with --since',
        )
    old, new = (_side(argument) for argument in documents)
    return old, new


def _side(argument: str) -> ComparedFile:
    at = git.spelled(argument)
    return _source(at) if at else _file(argument)


def _file(argument: str) -> ComparedFile:
    """A file, which has to be there before anything is read."""
    path = Path(argument)
    files.refuse_missing(path, path.as_posix())
    return ComparedFile(path.as_posix(), partial(document.read, path, path.as_posix()))


def _source(at: git.At, inside: Path = Path()) -> ComparedFile:
    """A file at a revision; git is asked at once, so that what is not there is refused before anything is read."""
    raw = git.contents(at, inside)
    return ComparedFile(at.shown, partial(document.parse, raw, at.shown), older=True)
