"""A file in the making: drawn beside its place, and put there whole once all is drawn, or taken away."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, NamedTuple

from masa_check import unfinished
from masa_check.errors import MasaError

if sys.platform != 'win32':
    import fcntl

ELSEWHERE = 'name another file'
FOLDER = 'check that the folder is there and may be written to'
ROOM = 'make room, or name a file elsewhere'
ANYONE_WRITES = 0o222  # a file that is for reading only is so for the owner of the machine too
NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, 'O_BINARY', 0)
OLD = os.O_RDWR | getattr(os, 'O_BINARY', 0) | getattr(os, 'O_NONBLOCK', 0) | getattr(os, 'O_NOFOLLOW', 0)
LEFTOVER = re.compile(r'\.masa-check-[0-9a-f-]+\.part')
# The file may be written to, and nothing may stand beside it or take its place: a folder for reading only, a file that
# is mounted by itself, as containers have it, a file of another owner in a folder of all.
NOTHING_BESIDE = {errno.EACCES, errno.EPERM, errno.EROFS}
STAYS = {*NOTHING_BESIDE, errno.EBUSY, errno.EXDEV}
FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, 'EDQUOT', errno.ENOSPC)}


class PartFile(NamedTuple):
    """A file in the making: its place, by the name that it was asked for by too, and where it is drawn until then."""

    shown: str
    place: str
    file: BinaryIO
    beside: str = ''  # '' where nothing may stand beside the place
    alike: bool = False  # whether it can take the place of the file that was there: owner, rights and all

    def settle(self) -> None:
        """Put it in its place."""
        try:
            if not (self.beside and self.alike and self._replaces()):
                self._write_over()
        except OSError as error:
            raise cannot(self.shown, error) from error

    def drop(self) -> None:
        """Take away what has not become the file."""
        if os.name == 'nt':  # which takes away no file that is open
            self.file.close()
        if self.beside:
            with suppress(OSError):
                os.unlink(self.beside)
            unfinished.PATHS.discard(self.beside)
        with suppress(OSError):  # full as the disk may be
            self.file.close()

    def _replaces(self) -> bool:
        """Whether it could take the place at once; it is closed after, as until then its lock says that it is ours."""
        if os.name == 'nt':
            self.file.close()
        elif not self.file.closed:
            self.file.flush()
        try:
            os.replace(self.beside, self.place)
        except OSError as error:
            if error.errno not in STAYS:
                raise
            return False
        return True

    def _write_over(self) -> None:
        """Write it over the file in its place; first what needs more room, so that on a full disk the file stays."""
        drawn = self._drawn()
        with open(os.open(self.place, OLD), 'r+b', buffering=0) as over:
            before = os.fstat(over.fileno()).st_size
            try:
                _write_at(over, before, drawn[before:])
            except OSError:
                over.truncate(before)
                raise
            _write_at(over, 0, drawn[:before])
            over.truncate(len(drawn))

    def _drawn(self) -> bytes:
        if self.file.closed:
            with open(self.beside, 'rb') as file:
                return file.read()
        self.file.seek(0)
        return self.file.read()


@contextmanager
def begun(path: str) -> Iterator[PartFile]:
    """A part of the file that a path leads to; raises MasaError where that cannot be written."""
    place = place_of(path)
    folder = os.path.dirname(place)
    _remove_leftovers(folder)
    try:
        part = _beside(path, place, folder)
    except OSError as error:
        if error.errno not in NOTHING_BESIDE or not os.path.isfile(place):
            raise cannot(path, error) from error
        part = _elsewhere(path, place)
    try:
        yield part
    finally:
        part.drop()


def place_of(path: str) -> str:
    """The file that a path leads to, if it may be written anew; a link stays, and what it leads to is written."""
    place = os.path.realpath(path)
    if os.path.isdir(place) or path.endswith(('/', os.sep)):
        raise MasaError('this is a folder', path=path, remedy='name a file in it')
    if (os.path.lexists(place) or os.path.exists(path)) and not os.path.isfile(path):
        raise MasaError('this is a device or a pipe, not a file', path=path, remedy=ELSEWHERE)
    if os.path.lexists(place) and not (os.access(place, os.W_OK) and os.stat(place).st_mode & ANYONE_WRITES):
        raise MasaError(
            'this file may not be written to', path=path, remedy='ask its owner for permission, or ' + ELSEWHERE
        )
    return place


def cannot(path: str, error: OSError) -> MasaError:
    """What is said of a file that the machine would not have written."""
    why = 'there is no such folder' if isinstance(error, FileNotFoundError) else error.strerror or str(error)
    remedy = ROOM if error.errno in FULL else FOLDER
    return MasaError(f'this file cannot be written here ({why})', path=path, remedy=remedy)


def _beside(path: str, place: str, folder: str) -> PartFile:
    """A part beside its place: locked, by a name that no other run has, and known to whoever ends this one early."""
    while True:
        beside = os.path.join(folder, f'.masa-check-{os.urandom(8).hex()}.part')
        unfinished.PATHS.add(beside)
        try:
            handle = os.open(beside, NEW, 0o666)
        except OSError:
            unfinished.PATHS.discard(beside)
            raise
        part = PartFile(path, place, os.fdopen(handle, 'w+b'), beside, alike=_take_after(place, handle))
        locked = _lock(handle)
        if locked is None or (locked and _is_at(beside, handle)):
            return part
        part.drop()  # another run took it for a leftover just now


def _elsewhere(path: str, place: str) -> PartFile:
    """A part that has no name."""
    import tempfile  # noqa: PLC0415 - few need it

    try:
        return PartFile(path, place, tempfile.TemporaryFile())
    except OSError as error:
        raise cannot(path, error) from error


def _take_after(place: str, handle: int) -> bool:
    """Give a new file the owner and the rights of the one whose place it will take, if there is one and it may be."""
    if sys.platform == 'win32' or not os.path.exists(place):
        return True
    try:
        old, new = os.stat(place), os.fstat(handle)
        if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
            os.fchown(handle, old.st_uid, old.st_gid)
        os.fchmod(handle, stat.S_IMODE(old.st_mode))
        if sys.platform == 'linux':
            for name in _attributes(place):
                os.setxattr(handle, name, os.getxattr(place, name))
    except FileNotFoundError:  # gone since, so that there is nothing to take after
        return True
    except OSError:
        return False
    return True


def _attributes(place: str) -> list[str]:
    """What else says who may read a file, and what its owner has noted of it."""
    if sys.platform == 'linux':
        with suppress(OSError):  # a disk that knows none
            return [name for name in os.listxattr(place) if name.startswith(('system.posix_acl', 'user.'))]
    return []


def _remove_leftovers(folder: str) -> None:
    """Take away what runs that were killed have left in a folder: a part that nobody has locked any longer."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if LEFTOVER.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    _remove_leftover(entry.path)


def _remove_leftover(path: str) -> None:
    if sys.platform == 'win32':  # which takes away no file that is open
        os.unlink(path)
        return
    handle = os.open(path, OLD)
    try:
        if _lock(handle):
            os.unlink(path)
    finally:
        os.close(handle)


def _lock(handle: int) -> bool | None:
    """Whether a file could be locked for as long as it is open; None on a disk without locks, where leftovers stay."""
    if sys.platform == 'win32':
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _is_at(path: str, handle: int) -> bool:
    with suppress(OSError):
        return os.path.samestat(os.stat(path), os.fstat(handle))
    return False


def _write_at(over: BinaryIO, start: int, some: bytes) -> None:
    over.seek(start)
    left = memoryview(some)
    while left:
        left = left[over.write(left) :]
    os.fsync(over.fileno())  # some disks say only now that there was no room
