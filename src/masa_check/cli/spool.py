"""Texts that wait for the end of a run: a few in memory, and many in a file without a name."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import IO

from masa_check.errors import MasaError

LARGEST = 1_000_000  # bytes of one spool that stay in memory
HEAD = 8  # bytes before each text, which tell how long it is
CODE = 'utf-8', 'surrogatepass'  # what has no place in UTF-8 is seen to where a report is written


class Spool:
    """Texts in their order, to be read as often as wanted once all are there."""

    def __init__(self) -> None:
        self._file: IO[bytes] = io.BytesIO()
        self._size = 0

    def append(self, text: str) -> None:
        """Add one behind the others; raises MasaError where there is no room for it."""
        raw = text.encode(*CODE)
        try:
            if self._size <= LARGEST < self._size + len(raw):
                self._move()
            self._file.write(len(raw).to_bytes(HEAD, 'little') + raw)
        except OSError as error:
            raise _no_room(error) from error
        self._size += len(raw)

    def __iter__(self) -> Iterator[str]:
        try:
            self._file.seek(0)
            while head := self._file.read(HEAD):
                yield self._file.read(int.from_bytes(head, 'little')).decode(*CODE)
        except OSError as error:
            raise _no_room(error) from error

    def close(self) -> None:
        """Let go of the texts."""
        self._file.close()

    def _move(self) -> None:
        raw = self._file.getvalue() if isinstance(self._file, io.BytesIO) else b''
        self._file = _unnamed()
        self._file.write(raw)


@contextmanager
def spools() -> Iterator[Callable[[], Spool]]:
    """Spools, as many as are asked for, all of which are gone after the block."""
    with ExitStack() as stack:

        def spool() -> Spool:
            made = Spool()
            stack.callback(made.close)
            return made

        yield spool


def _unnamed() -> IO[bytes]:
    import tempfile  # noqa: PLC0415 - only a run over many documents pays for it

    return tempfile.TemporaryFile()


def _no_room(error: OSError) -> MasaError:
    remedy = 'make room where temporary files go, or set TMPDIR to a folder that has some'
    return MasaError(f'the report could not be made ({error.strerror})', remedy=remedy)
