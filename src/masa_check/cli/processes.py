"""Does one thing to many files: over several processes if there are enough, and with a count on a terminal."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from masa_check.cli import signals, terminal
from masa_check.errors import MasaError

WORTH_SPREADING = 100  # below so many files, starting processes costs more than they save
AT_ONCE = 16  # files handed to a process in one go
MOST = 60  # processes: Windows cannot wait for more

T = TypeVar('T')
R = TypeVar('R')


def jobs_for(files: int, wanted: int | None) -> int:
    """Over how many processes to spread so many files: as asked, or one a processor where it is worth it."""
    if wanted is not None:
        return min(wanted, MOST)
    processors = len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else os.cpu_count() or 1
    return min(processors, MOST) if files >= WORTH_SPREADING else 1


def each(do: Callable[[T], R], things: Sequence[T], jobs: int) -> Iterator[R]:
    """What comes of each thing, in their order, whatever the number of processes."""
    if jobs == 1 or len(things) <= 1:
        yield from map(do, things)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only who spreads work pays for it
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - as above

    with signals.unwinding():
        pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(do,))
        try:
            with _signals_wait():
                found = pool.map(_do, things, chunksize=AT_ONCE)  # which starts the processes
            yield from found
        except BrokenProcessPool as error:
            remedy = 'close other programs, or run again with --jobs 1'
            raise MasaError('a process that was checking files was ended from outside', remedy=remedy) from error
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _signals_wait() -> Iterator[None]:
    """A signal to end is answered afterwards, and never by a process that is only beginning."""
    if sys.platform == 'win32':
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals.ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def counted(found: Iterable[R], total: int) -> Iterator[R]:
    """The same things; a terminal is shown how many have been done, and nothing else is."""
    shown = terminal.is_watched() and total >= WORTH_SPREADING
    step = max(1, total // 200)
    for number, one in enumerate(found, start=1):
        yield one
        if shown and (number % step == 0 or number == total):
            terminal.show(f'{number} of {total} files')
    if shown:
        terminal.show('')


WORK: dict[str, Callable[[Any], Any]] = {}  # in a process of many: what it was started to do, told once


def _do(thing: Any) -> Any:
    return WORK['do'](thing)


def _begin(do: Callable[[Any], Any]) -> None:
    """A signal to end is for the parent to answer; when it is gone, however it went, its processes go too."""
    import threading  # noqa: PLC0415 - only a process of many pays for it
    from multiprocessing import parent_process  # noqa: PLC0415 - as above

    signals.ignore()
    WORK['do'] = do
    parent = parent_process()
    assert parent is not None

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
